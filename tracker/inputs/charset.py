"""Which text do bytes stand for whose carrier says what they are written in?"""

import codecs

_NO_TEXT = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"}  # codecs for other ends


def utf8(data: bytes, charset: str | None) -> bytes:
    """The bytes in UTF-8 when they are what is said of them, else as they are: who reads them will look closer."""
    try:
        codec = codecs.lookup(charset or "").name.replace("-", "_")
        return data if codec in _NO_TEXT else data.decode(codec).encode()
    except (LookupError, ValueError):
        return data
