"""Which quotations hold together as one utterance, once the matches disagree?

Matches are taken strongest first, and each joins the groups of its two quotations, unless that would bring together

- two speakers whom no match holds to be one, over a quotation that names nobody,
- two days on which it is said to have been said, over a quotation that tells no day,
- two wordings that have a phrase in common and otherwise differ, over a quotation of that phrase alone, or
- two wordings that have nothing in common, over one that joins both, unless the speakers agree: then they are two
  parts of one remark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.chain.when import ZONES
from tracker.model import Match, Occurrence, Verdict
from tracker.text import apart, normal

COMMON = 0.5  # of the smaller wording's words: from so many in common on, two wordings are held to be one
PHRASE = 2  # words in common that are no accident

_SMALL = 3  # letters: shorter words are in every wording

Names = tuple[str, ...]
Words = frozenset[str]


@dataclass(slots=True)
class _Group:
    """A group while it grows.

    Attributes:
        members: quotation ids.
        names: the speakers, as each member that names any names them.
        dates: when it was said, as each member that tells it tells it.
        wordings: what its members say, as sets of words.
    """

    members: list[str]
    names: set[Names]
    dates: set[str]
    wordings: set[Words]


def groups(occurrences: Mapping[str, Occurrence], matches: Iterable[Match]) -> list[list[str]]:
    """The ids of the occurrences, each in one group; groups and members in no particular order.

    What the groups are depends on what is given, not on its order. Matches that are not `same`, or of an id that is
    not among the occurrences, are passed over.
    """
    joining = sorted(
        {
            match
            for match in matches
            if match.verdict is Verdict.SAME and match.a in occurrences and match.b in occurrences
        },
        key=lambda match: (-match.score, match.a, match.b),
    )
    agreed = {pair for match in joining for pair in _agreed(occurrences[match.a], occurrences[match.b])}
    words = {i: _words(occurrences[i].text) for match in joining for i in (match.a, match.b)}
    of = {i: _group(occurrences[i], own) for i, own in words.items()}
    alone = [[i] for i in occurrences if i not in of]
    for match in joining:
        one, other = of[match.a], of[match.b]
        matched = {words[match.a], words[match.b]}
        if one is other or not _dates_agree(one, other):
            continue
        if _speakers_agree(one, other, agreed) and _wordings_agree(one, other, matched):
            of.update(dict.fromkeys(*_join(one, other)))
    return alone + [group.members for group in {id(group): group for group in of.values()}.values()]


def _words(text: str) -> Words:
    return frozenset(word for word in normal(text).split() if len(word) > _SMALL)


def _group(occurrence: Occurrence, words: Words) -> _Group:
    dates = {occurrence.said} if occurrence.said else set()
    return _Group([occurrence.quotation], {occurrence.speakers} - {()}, dates, {words} - {frozenset()})


def _agreed(a: Occurrence, b: Occurrence) -> tuple[tuple[Names, Names], ...]:
    """The names that a match holds to be of one speaker: matching refuses names that conflict."""
    return ((a.speakers, b.speakers), (b.speakers, a.speakers))


def _join(one: _Group, other: _Group) -> tuple[list[str], _Group]:
    """The smaller group's members, and the larger group, which now holds them."""
    large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
    large.members += small.members
    large.names |= small.names
    large.dates |= small.dates
    large.wordings |= small.wordings
    return small.members, large


def _dates_agree(one: _Group, other: _Group) -> bool:
    return all((apart(a, b) or 0) <= ZONES for a in one.dates for b in other.dates)


def _speakers_agree(one: _Group, other: _Group, agreed: set[tuple[Names, Names]]) -> bool:
    return all(a == b or (a, b) in agreed for a in one.names for b in other.names)


def _wordings_agree(one: _Group, other: _Group, matched: set[Words]) -> bool:
    """Whether all their wordings can be of one utterance; the two `matched` ones are known to be."""
    named = bool(one.names and other.names)
    return all({a, b} == matched or _compatible(a, b, named=named) for a in one.wordings for b in other.wordings)


def _compatible(a: Words, b: Words, *, named: bool) -> bool:
    """Whether two wordings can be of one utterance, whose speakers, if `named`, agree."""
    common = len(a & b)
    return common >= COMMON * min(len(a), len(b)) or (named and common < PHRASE)
