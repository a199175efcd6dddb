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
_SLACK = 8  # characters that a line may stay below the widest
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
    width = _wrapped(text, found)
    return found if width is None else _joined(text, found, width)


def _wrapped(text: str, found: list[Line]) -> int | None:
    """The width to which a text was wrapped, or None when its lines end for other reasons."""
    width = max((line.end - line.start for line in found), default=0)
    if width > _WIDEST:
        return None
    pairs = fits = 0
    for line, after in pairwise(found):
        if not after.gap and not _ITEM.match(text, after.start):
            pairs += 1
            fits += _full(text, line, after, width)
    return width if pairs >= _PROOF and fits >= 0.8 * pairs else None


def _full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    word = text[after.start : after.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width - _SLACK


def _joined(text: str, found: list[Line], width: int) -> list[Line]:
    joined = found[:1]
    for line, after in pairwise(found):
        if after.gap or _ITEM.match(text, after.start) or not _full(text, line, after, width):
            joined.append(after)
        else:
            joined[-1] = joined[-1]._replace(end=after.end)
    return joined
