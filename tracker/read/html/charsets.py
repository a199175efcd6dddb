"""Which characters do the bytes of a web page stand for?

By the rules of the web: a byte order mark, else what the carrier says, else what the page says of itself. One thing is
believed more: bytes that are sound UTF-8 are UTF-8, whatever is said of them.
"""

import codecs
import re

from tracker.read.decode import MARKS, Decoded, binary, marked, other_kind, share_of_controls, wide
from tracker.read.language import ranking

_HEAD = 8192  # bytes in which a page says what it is written in
_META = re.compile(
    rb"<meta[^>]{0,1000}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,200}encoding=[\"']([\w.-]{2,40})",
    re.IGNORECASE,
)
_AS = {  # what the web takes labels for, where Python would not
    **dict.fromkeys(
        (
            "ascii",
            "us-ascii",
            "latin-1",
            "latin1",
            "iso-8859-1",
            "iso8859-1",
            "iso_8859-1",
            "x-user-defined",
        ),
        "cp1252",
    ),
    **dict.fromkeys(("iso-8859-9",), "cp1254"),
    **dict.fromkeys(
        (
            "iso-8859-11",
            "tis-620",
        ),
        "cp874",
    ),
    **dict.fromkeys(
        (
            "gb2312",
            "gb_2312-80",
            "gbk",
            "x-gbk",
        ),
        "gb18030",
    ),
    **dict.fromkeys(
        (
            "shift_jis",
            "shift-jis",
            "sjis",
            "x-sjis",
            "windows-31j",
        ),
        "cp932",
    ),
    **dict.fromkeys(
        (
            "euc-kr",
            "ks_c_5601-1987",
            "ksc5601",
        ),
        "cp949",
    ),
    **dict.fromkeys(("big5",), "big5hkscs"),
    **dict.fromkeys(("x-mac-cyrillic",), "mac-cyrillic"),
    **dict.fromkeys(
        (
            "unicode",
            "utf8",
        ),
        "utf-8",
    ),
}
_TEXTUAL = re.compile(
    r"cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|gb\w*|hz|big5\w*|euc_\w+|shift_\w+|iso2022_\w+|johab|tis-620|utf-8"
)
_SEVEN = re.compile(r"hz|iso2022_\w+")  # written in ASCII, so that they look like UTF-8
_LATIN = {  # what is written in Latin letters, and the languages for which the web takes it by default
    "cp1250": {"bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"},
    "cp1254": {"az", "ku", "tr"},
    "cp1257": {"et", "lt", "lv"},
    "cp1258": {"vi"},
    "cp1252": {"en"},  # and all others
}
_OTHERS = (
    "cp1251", "koi8-r", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp", "cp949", "gb18030", "big5",
)  # fmt: skip
_LANG = re.compile(rb"<html[^>]{0,1000}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b", re.IGNORECASE)
_SAMPLE = 20_000  # bytes by which an encoding is guessed
_TAG = re.compile(rb"<script.*?</script|<style.*?</style|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL)


def characters(data: bytes, carried: str | None = None) -> Decoded:
    """The characters of a page; a note, with code "encoding", where they were read with doubt.

    Args:
        data: the bytes of the page.
        carried: what its carrier says that they are written in.
    """
    other = other_kind(data)
    if other:
        return other
    for mark, marking in MARKS:
        if data.startswith(mark):
            return marked(data[len(mark) :], marking)
    broad = wide(data[:_HEAD])
    if broad:
        return marked(data, broad)
    found = _META.search(data[:_HEAD])
    label = carried or (next(filter(None, found.groups())).decode("ascii", "replace") if found else "")
    encoding = _known(label)
    if encoding and _SEVEN.fullmatch(encoding):
        return _checked(data.decode(encoding, "replace"), label)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, encoding if encoding != "utf-8" else None, label)
    if share_of_controls(text) >= 0.1:
        return binary()
    if encoding not in (None, "utf-8") and not text.isascii():
        return Decoded(text, "encoding", f"said to be {label}, but is UTF-8")
    return Decoded(text)


def _known(label: str) -> str | None:
    """Python's name for the encoding that a label stands for on the web; None when it stands for none."""
    label = label.strip().lower()
    if label.startswith(("utf-16", "utf-32")):
        return "utf-8"  # as it could be read so far, it is not
    try:
        name = codecs.lookup(_AS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return name if _TEXTUAL.fullmatch(name) else None


def _other(data: bytes, encoding: str | None, label: str) -> Decoded:
    """Bytes that are not UTF-8: in what is said, else UTF-8 with some damage, else in what they look like."""
    if encoding:
        return _checked(data.decode(encoding, "replace"), label)
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) > 3 * damage:
        return _noted(text, f"damaged UTF-8: {damage} characters replaced")
    guessed = _guessed(data)
    said = f"said to be {label}, but" if label else "says nothing of its encoding,"
    return _noted(data.decode(guessed, "replace"), f"{said} read as {guessed}: accents may be wrong")


def _guessed(data: bytes) -> str:
    """What bytes look like, of what pages are written in that say nothing; of Latin letters the language tells more."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to load, and few pages need it

    at = next((i for i, byte in enumerate(data) if byte > 127), 0)
    sample = _TAG.sub(b" ", data[max(0, at - 1000) : at + _SAMPLE])
    best = from_bytes(sample, cp_isolation=[*_LATIN, *_OTHERS]).best()
    encoding = _known(best.encoding) if best else None
    if encoding and encoding not in _LATIN:
        return encoding
    language = _language(data, sample)
    return next((name for name, languages in _LATIN.items() if language in languages), "cp1252")


def _language(data: bytes, sample: bytes) -> str:
    """The language of a page, by what it says or by its plain letters."""
    said = _LANG.search(data[:_HEAD])
    if said:
        return said[1].decode().lower()
    return ranking(sample.decode("cp1252", "replace"))[0][0]


def _checked(text: str, label: str) -> Decoded:
    damage = text.count("\ufffd")
    return _noted(text, f"said to be {label}, but {damage} characters are not" if damage else "")


def _noted(text: str, note: str) -> Decoded:
    if share_of_controls(text) >= 0.1:
        return binary()
    return Decoded(text, "encoding" if note else "", note)
