"""Who wrote an article, by its byline?"""

import re

from tracker.lexicon import Lexicon
from tracker.model import Span
from tracker.read import credit, stamps

_BY = re.compile(r"(?:By|BY|by)\s+(?=[A-Z])")
_BETWEEN_PIECES = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+|\s*[\r\n]+\s*")
_BETWEEN_PEOPLE = re.compile(r",\s*|\s+(?:and|AND|with)\s+|\s*&\s*")
_LONGEST = 160
_SENTENCE = 6  # words: a longer line that ends in a full stop is no byline


def pieces(words: str, lexicon: Lexicon) -> list[Span]:
    """The pieces of "By Ann Lee | The Ferry Post | 21 Feb 2023" after "By", or nothing when a line is no byline."""
    by = _BY.match(words)
    if by is None or len(words) > _LONGEST or (words[-1] in ".?!" and len(words.split()) > _SENTENCE):
        return []
    found: list[Span] = []
    place = by.end()
    for gap in _BETWEEN_PIECES.finditer(words, place):
        found.append(Span(place, gap.start()))
        place = gap.end()
    found.append(Span(place, len(words)))
    found = [span for span in found if span.start < span.end]
    return found if found and _people(words[found[0].start : found[0].end], lexicon) else []


def _people(names: str, lexicon: Lexicon) -> bool:
    """Whether these are names, with a date at most."""
    return all(
        credit.capitals(name, lexicon) or stamps.dates(name, lexicon.furniture)
        for name in _BETWEEN_PEOPLE.split(names)
        if name
    )
