"""What must a text lose before a terminal, a spreadsheet or a JSON reader gets it?"""

import json
import re
import unicodedata
from typing import Any

_JOINERS = "\u200c\u200d"
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_FORMAT = (
    "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_BITES = re.compile(f"\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_OVERRIDES}{_FORMAT}]")
_JSON_BITES = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_OVERRIDES}{_FORMAT}]")
_PLAIN = json.JSONEncoder(ensure_ascii=False)
_OVERRIDE = re.compile(f"[{_OVERRIDES}]")
_SHOWN = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {
    "\x7f": "␡",
    "\r\n": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−\t\r\n]")
_BLANKS = re.compile(r"\s+")


def terminal(text: str) -> str:
    r"""`text` without anything that a terminal obeys instead of showing.

    C0 (but line feed and tab), DEL, C1, bidirectional overrides and isolates, and lone surrogates become a visible
    sign each; characters without width vanish, except joiners inside a word of a script that needs them; CR LF
    becomes LF.

    >>> terminal("a\x1b[31mb")
    'a␛[31mb'
    """
    return _BITES.sub(_shown, text) if _BITES.search(text) else text


def line(text: str) -> str:
    r"""`text` for one line: as `terminal`, and every run of blanks and line ends is one blank.

    >>> line(" a\n\tb ")
    'a b'
    """
    return _BLANKS.sub(" ", terminal(text)).strip()


def cell(text: str) -> str:
    """`text` for a spreadsheet: as `terminal`, and what would be run as a formula gets an apostrophe in front.

    >>> cell("=1+1"), cell("1-1")
    ("'=1+1", '1-1')
    """
    # Asked of the text before and after: what stands in front may vanish at the gate, or be a blank to be trimmed.
    shown = terminal(text)
    return f"'{shown}" if _FORMULA.match(text) or _FORMULA.match(shown) else shown


def dumps(value: Any, *, ascii_only: bool = False, indent: int | None = None) -> str:
    """`value` as JSON that reads back exactly, with whatever bites written as escapes.

    Args:
        value: what `json.dumps` takes.
        ascii_only: escape everything beyond ASCII, for an output that cannot encode it.
        indent: as in `json.dumps`.
    """
    plain = indent is None and not ascii_only
    text = _PLAIN.encode(value) if plain else json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    return text if text.isprintable() else _JSON_BITES.sub(_escaped, text)  # whatever bites is not printable


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHOWN:
        return _SHOWN[char]
    if char in _JOINERS:
        return char if _joins(match.string, match.start()) else ""
    vanishes = unicodedata.category(char) == "Cf" and not _OVERRIDE.match(char)
    return "" if vanishes else "\ufffd"


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands between two signs of which neither is ASCII (emoji, Persian, Hindi)."""
    return 0 < at < len(text) - 1 and not text[at - 1].isascii() and _printable(text[at + 1])


def _printable(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char)[0] in "LMNS"


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in _units(match.group()))


def _units(char: str) -> list[int]:
    """The UTF-16 code units of one character: JSON writes what lies beyond U+FFFF as two."""
    data = char.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
