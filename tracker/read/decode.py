"""Which characters do these bytes stand for, and are they text at all?"""

import re
from typing import NamedTuple

# How files that are no plain text begin.
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"(\xb5/\xfd", "zstandard data"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"filedesc://", "a web archive of the old form ARC"),
)
MARKS = (  # byte order marks, the longer before the shorter that it starts with
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096  # bytes looked at to tell UTF-16 without a mark, and control characters
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Decoded(NamedTuple):
    """`text`, or None when the bytes are no text; `code` and `note` say what was wrong, "" when nothing was."""

    text: str | None
    code: str = ""
    note: str = ""


def decode(data: bytes) -> Decoded:
    """The text that `data` stands for, every newline as it is.

    UTF-8, UTF-16 and UTF-32 are told by their marks or their shape; anything else is taken for Windows-1252, with a
    note. NUL and lone surrogates, which no database keeps, become U+FFFD one for one. Codes: "not-text" and "empty"
    (no text), "encoding" (a text, read with doubt).
    """
    found = other_kind(data) or _characters(data)
    if found.text is None:
        return found
    text = storable(found.text)
    if not text.strip():
        return Decoded(None, "empty", "holds no text")
    return Decoded(text, found.code, found.note)


def other_kind(data: bytes) -> Decoded | None:
    """Why bytes are no text, when they begin as something else does."""
    for start, kind in _KINDS:
        if data.startswith(start):
            return Decoded(None, "not-text", f"looks like {kind}, not text: convert it to plain text first")
    return None


def looks_like_a_page(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _PAGE.match(data[:_SAMPLE]) is not None


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates replaced by U+FFFD, one for one, so that offsets hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\x00", "\ufffd")


def _characters(data: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return marked(data[len(mark) :], encoding)
    broad = wide(data[:_SAMPLE])
    if broad:
        return marked(data, broad)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data)
    return Decoded(text) if share_of_controls(text) < 0.1 else binary()


def marked(data: bytes, encoding: str) -> Decoded:
    """Bytes that say what they are written in."""
    text = data.decode(encoding, "replace")
    if share_of_controls(text) >= 0.1:
        return binary()
    broken = text.count("\ufffd")
    if broken:
        return Decoded(text, "encoding", f"damaged {encoding.upper()}: {broken} characters replaced")
    return Decoded(text)


def wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: the high byte of nearly every character is NUL."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _other(data: bytes) -> Decoded:
    """Bytes that are not valid UTF-8: UTF-8 with some damage when most of it is sound, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    if len(_BEYOND_ASCII.findall(text)) > 2 * damage:
        code, note = "encoding", f"damaged UTF-8: {damage} characters replaced"
    else:
        text = data.decode("cp1252", "replace")
        code, note = "encoding", "not UTF-8, read as Windows-1252"
    return Decoded(text, code, note) if share_of_controls(text) < 0.01 else binary()


def binary() -> Decoded:
    """Bytes that are no text."""
    return Decoded(None, "not-text", "looks binary, not text: convert it to plain text first")


def share_of_controls(text: str) -> float:
    """How much of the beginning is characters that no text holds, 0..1."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) / max(len(sample), 1)
