"""From where and by which agency is a report?"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import Role, Span
from tracker.read import credit
from tracker.read.parts import Part

_AGENCY = re.compile(
    r"(?:\((?P<round>[^\W\d_a-z][^()\n]{1,40})\)|/(?P<slashed>[^\W\d_a-z][^/\n]{1,40})/)\s?(?:[–—―:.]|-{1,3}(?=\s))+\s*"
)
_DASH = re.compile(r"\s?(?:[–—―]|--+)\s*")
_BLANKS = " ,\t\u00a0\u2009\u200b"
_LONGEST = 100  # characters, dash included
_LONGEST_PLACE = 9  # words, date included
_WITHIN = 3  # paragraphs


class Dateline(NamedTuple):
    """How a report opens.

    Attributes:
        place: "OSLO, Feb 21", or None when only the agency stands there.
        agency: the one in brackets or strokes, or None.
        shown: where it ends, without the dash.
        end: where the report's own words begin.
    """

    place: Span | None
    agency: credit.Named | None
    shown: int
    end: int


def find(parts: Sequence[Part], lexicon: Lexicon) -> tuple[int, Dateline] | None:
    """The first paragraphs' dateline, with the index of its paragraph; None also when several seem to have one."""
    body = [i for i, part in enumerate(parts) if part.role is Role.BODY][:_WITHIN]
    found = [(i, line) for i in body if (line := dateline(parts[i].words, lexicon))]
    if len(found) > 1 and all(line.agency is None for _, line in found):
        return None  # names of speakers
    return found[0] if found else None


def dateline(words: str, lexicon: Lexicon) -> Dateline | None:
    """The dateline that a paragraph opens with: "OSLO, Feb 21 (Reuters) - ", "OSLO — ", "【東京共同】"."""
    head = words[:_LONGEST]
    match = _AGENCY.search(head)
    lines = (match and _signed(head, match, lexicon), _opening(head, lexicon))
    found = [line for line in lines if line and not _named(head, line, lexicon)]
    if not found:
        return None if match else _placed(head)
    return max(found, key=lambda line: line.end)


def _named(head: str, line: Dateline, lexicon: Lexicon) -> bool:
    """Whether an outlet stands where the place should: "Agence France-Presse (AFP) - "."""
    return line.place is not None and lexicon.outlets.named(head[line.place.start : line.place.end]) is not None


def _signed(head: str, match: re.Match[str], lexicon: Lexicon) -> Dateline | None:
    """A dateline with an agency in brackets or strokes, one that is known or beside a place in capitals."""
    name = match.span(match.lastgroup or 0)
    place = _place(head[: match.start()])
    agency = credit.named(head[: name[1]], name[0], lexicon, known=False)
    if place is None or agency is None or (agency.outlet is None and not _shouted(place)):
        return None
    return Dateline(Span(0, len(place)) if place else None, agency, name[1] + 1, match.end())


def _opening(head: str, lexicon: Lexicon) -> Dateline | None:
    """A dateline in one of the forms in which agencies open their reports in other languages."""
    found = lexicon.datelines.opening(head)
    if found is None:
        return None
    place = Span(*found.place) if found.place else None
    return Dateline(place, credit.Named(found.agency, found.agency.name, Span(*found.name)), found.shown, found.end)


def _placed(head: str) -> Dateline | None:
    """A dateline of a place alone, which must stand in capitals."""
    match = _DASH.search(head)
    place = _place(head[: match.start()]) if match else None
    if match is None or not place or not _shouted(place):
        return None
    return Dateline(Span(0, len(place)), None, len(place), match.end())


def _place(words: str) -> str | None:
    """The place and date before an agency or a dash, or None when the words are no such thing."""
    place = words.rstrip(_BLANKS)
    tokens = place.split()
    if len(tokens) > _LONGEST_PLACE or ":" in place:
        return None
    return place if all(token[0].isupper() or token[0].isdigit() for token in tokens) else None


def _shouted(place: str) -> bool:
    """Whether the name of a place stands in capitals, as in many datelines."""
    name = place.partition(",")[0]
    return len(name) > 2 and name.isupper()
