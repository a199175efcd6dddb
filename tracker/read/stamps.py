"""Is a line a publication date, and what does it say?"""

import re
from typing import NamedTuple

from tracker.lexicon import Furniture
from tracker.model import Span
from tracker.read.dates import moment

_BETWEEN = re.compile(r"[\s.:|,;·•/()\[\]–—-]*")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 120


class Stamp(NamedTuple):
    """A date on a date line: "published" or "updated", its ISO form, and its place within the line."""

    field: str
    iso: str
    span: Span


def dates(words: str, furniture: Furniture) -> list[Stamp]:
    """The dates of a line that holds nothing but dates and words like "Published"; empty for any other line."""
    if len(words) > _LONGEST or not any(c.isdigit() for c in words):
        return []
    found: list[Stamp] = []
    field, place = "published", _BETWEEN.match(words).end()  # type: ignore[union-attr]  # it matches nothing, too
    while place < len(words):
        date = moment(words, furniture, place)
        if date:
            found.append(Stamp(field, date.iso, Span(place, date.end)))
            end = date.end
        else:
            label = _label(words, place, furniture)
            if label is None:
                return []
            field, end = label
        place = _BETWEEN.match(words, end).end()  # type: ignore[union-attr]  # likewise
    return found


def _label(words: str, start: int, furniture: Furniture) -> tuple[str, int] | None:
    """What the longest label at `start` makes of the date after it, and where the label ends."""
    label, found = "", None
    for match in _WORD.finditer(words, start):
        label = f"{label} {match.group().lower()}".strip()
        if label in furniture.published:
            found = "published", match.end()
        elif label in furniture.updated:
            found = "updated", match.end()
    return found
