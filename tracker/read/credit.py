"""Which outlet does a line credit?"""

import re
from typing import NamedTuple

from tracker.lexicon import Lexicon, Outlet
from tracker.lexicon.furniture import Hit
from tracker.model import Span

_SIGNS = re.compile(r"[\s:,|.–—-]*")
_YEARS = re.compile(r"(?:©|\(c\)|copyright\b|\d{4}(?:\s*[-–]\s*\d{2,4})?|[\s:,|.–—-]|\bby\b)+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the\s+)?")
_END = re.compile(r"\.(?:\s|$)|[;|()\[\]\n\r]")
_SOFT_END = re.compile(r",|\s[-–—/]\s|\s(?:and|under|on|with)\s|\s(?=\d)")
_PICTURED = re.compile(
    r"(?:^|[\s.(])(?P<outlet>[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,2}) ?/ ?"
    r"(?P<person>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})[.)]*$"
)
_LONGEST_NAME = 6  # words
_AROUND = " .()/[]。（）［］【】"


class Named(NamedTuple):
    """An outlet that a line names: its lexicon entry or None, its name, and its place within the line."""

    outlet: Outlet | None
    name: str
    span: Span


def named(words: str, start: int, lexicon: Lexicon, *, known: bool) -> Named | None:
    """The outlet whose name begins at `start`, but for signs and years; one unknown to the lexicon unless `known`."""
    begins = sorted({_skip(_SIGNS, words, start), _skip(_YEARS, words, start)})
    for begin in begins:
        for ends in (_END, _SOFT_END):
            name = _cut(words, begin, ends)
            outlet = _lookup(name, lexicon)
            if outlet:
                return Named(outlet, outlet.name, Span(begin, begin + len(name)))
    begin = _skip(_ARTICLE, words, begins[-1])
    name = min(_cut(words, begin, _END), _cut(words, begin, _SOFT_END), key=len)
    if known or not capitals(name, lexicon):
        return None
    return Named(None, name, Span(begin, begin + len(name)))


def alone(words: str, lexicon: Lexicon) -> Outlet | None:
    """The outlet that a line is, but for brackets and the like: "(Reuters)", "（共同）"."""
    return lexicon.outlets.named(words.strip(_AROUND))


def capitals(name: str, lexicon: Lexicon) -> bool:
    """Whether words are written as a name is: few, in capitals but for "of" and its like."""
    tokens = name.split()
    small = lexicon.furniture.small
    if not 0 < len(tokens) <= _LONGEST_NAME or not tokens[-1][0].isupper():
        return False
    return all(token[0].isupper() or token in small for token in tokens)


def plausible(words: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether a line that begins with a crediting form is a credit: a name follows, or nothing but years."""
    rest = _skip(_YEARS, words, hit.end)
    if not words[rest:].strip(" .:|)"):
        return True
    if hit.rule.names == "byline":
        return len(words) - hit.end <= 80
    if hit.rule.names == "publisher" and (not words[0].isalpha() or any(c.isdigit() for c in words[hit.end : rest])):
        return True  # "© 2024 Somebody"
    return named(words, hit.end, lexicon, known=hit.rule.known) is not None


def pictured(words: str, lexicon: Lexicon) -> bool:
    """Whether a line ends in a picture's credit: "Reuters / Ann Lee"."""
    tail = words[-90:]
    match = _PICTURED.search(tail) if "/" in tail else None
    if match is None or lexicon.outlets.named(match["person"]):
        return False
    return lexicon.outlets.named(match["outlet"].rpartition(". ")[2]) is not None


def _skip(signs: re.Pattern[str], words: str, start: int) -> int:
    match = signs.match(words, start)
    return match.end() if match else start


def _cut(words: str, begin: int, ends: re.Pattern[str]) -> str:
    end = ends.search(words, begin)
    return words[begin : end.start() if end else len(words)].rstrip(" .:!\"'”’")


def _lookup(name: str, lexicon: Lexicon) -> Outlet | None:
    if not name or len(name.split()) > _LONGEST_NAME + 2:
        return None
    bare = name[4:] if name[:4].lower() == "the " else name
    return lexicon.outlets.named(name) or lexicon.outlets.named(bare)
