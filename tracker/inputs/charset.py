"""Which text do bytes stand for: by what their carrier says, by their first bytes?"""

import codecs
import io
from functools import partial
from typing import Any, BinaryIO, TextIO, cast

from tracker.inputs.source import Source

_MARKS = (  # the longer before the shorter that it starts with
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_NO_TEXT = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"}  # codecs for other ends


def utf8(data: bytes, charset: str | None) -> bytes:
    """The bytes in UTF-8 when they are what is said of them, else as they are: who reads them will look closer."""
    try:
        codec = codecs.lookup(charset or "").name.replace("-", "_")
        return data if codec in _NO_TEXT else data.decode(codec).encode()
    except (LookupError, ValueError):
        return data


def wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32, when the first four bytes of a file say so, else None."""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if marked or len(head) < 4:
        return marked
    if head[1] == head[3] == 0:
        return "utf-16-le"
    return "utf-16-be" if head[0] == head[2] == 0 else None


def in_utf8(given: Source) -> Source:
    """A file that may be in UTF-16 or UTF-32, as some systems write them, in UTF-8."""
    return Source(given.name, partial(_recoded, given), given.columns)


def _recoded(given: Source) -> BinaryIO:
    with given.open() as file:
        encoding = wide(file.read(4))
    if encoding is None:
        return given.open()
    text = io.TextIOWrapper(given.open(), encoding, "replace", newline="")
    return cast("BinaryIO", io.BufferedReader(_Recoded(text)))


class _Recoded(io.RawIOBase):
    """The characters of a text in UTF-8."""

    def __init__(self, text: TextIO) -> None:
        super().__init__()
        self._text = text
        self._data = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Some bytes, none at the end."""
        view = memoryview(buffer)
        self._data = self._data or self._text.read(len(view)).encode()
        count = min(len(view), len(self._data))
        view[:count], self._data = self._data[:count], self._data[count:]
        return count

    def close(self) -> None:
        """Close the file, too."""
        self._text.close()
        super().close()
