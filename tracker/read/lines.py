"""Where does each paragraph of a plain text begin and end?

In nearly all news text a line is a paragraph. Only text that was wrapped to a width has its lines joined.
"""

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_ITEM = re.compile(r"(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s")  # opens an item of a list
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")  # Markdown
_WIDEST = 100  # no line of a wrapped text is longer
_PROOF = 3  # so many lines must end where a wrapped one would


class Line(NamedTuple):
    """A paragraph without surrounding blanks and heading marks; `gap` is how many blank lines precede it."""

    start: int
    end: int
    gap: int


def lines(text: str) -> list[Line]:
    """The paragraphs of `text`, in order, not overlapping, none of them blank.

    Runs in time linear in the length of the text.
    """
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = text.index(words[0], match.start())
        end = start + len(words)
        breaks = len(_BREAK.findall(text, last, start))
        heading = _HEADING.match(text, start, end)
        found.append(Line(heading.end() if heading else start, end, max(breaks - 1, 0)))
        last = end
    return _joined(text, found) if _wrapped(text, found) else found


def _wrapped(text: str, found: list[Line]) -> bool:
    """Whether lines end only because the next word did not fit."""
    widest = max((line.end - line.start for line in found), default=0)
    if widest > _WIDEST:
        return False
    pairs = fits = 0
    for line, after in pairwise(found):
        if after.gap or _ITEM.match(text, after.start):
            continue
        pairs += 1
        word = text[after.start : after.end].split(None, 1)[0]
        fits += line.end - line.start + 1 + len(word) > widest - 8
    return pairs >= _PROOF and fits >= 0.9 * pairs


def _joined(text: str, found: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in found:
        if line.gap or not joined or _ITEM.match(text, line.start):
            joined.append(line)
        else:
            joined[-1] = joined[-1]._replace(end=line.end)
    return joined
