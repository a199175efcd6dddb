"""Which quotations hold together as one utterance, once the matches disagree?

Matches are taken strongest first, and each joins the groups of its two quotations, unless that would bring together

- two speakers whom no match holds to be one, over a quotation that names nobody; when that is but a phrase, and several
  have said it, it is a stock phrase, and joins nobody's;
- two days on which it is said to have been said, over a quotation that tells no day; or
- wordings that are for the most part no repeats of one another: those that have a phrase in common and otherwise
  differ, over a quotation of that phrase alone; and those that have nothing in common, over one that joins both. Where
  speaker and month are known to be one, the latter are two parts of one remark, and speak neither for it nor against.

What people hold to be one remark is in one group before all matches, whoever speaks and whatever the words; what goes
with one part of it goes with all its parts. What they hold apart, no match brings together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from tracker.chain.when import ZONES
from tracker.model import Bond, Kind, Match, Occurrence, Ruling, Verdict
from tracker.text import apart, normal

COMMON = 0.5  # of the smaller wording's words: from so many in common on, two wordings are held to be one
PHRASE = 2  # words in common that are no accident
SHORT = 4  # words of a phrase that several may say, each for themselves
MOST = 0.66  # of the quotations with that phrase: who has said so many is the one whose it is
AGAINST = 0.34  # of the pairs of wordings that two groups bring together: so many may differ
PART = 0.34  # of the smaller one: so much two matches of a quotation have in common, to be of one part of it
OCCASION = 31  # days within which one speaker's two sentences in one quotation may be two parts of a remark elsewhere

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
        retold: those of them in which a reporter's own words stand, too.
        days: of the first and of the last article; None when one of them is not known.
        spans: the words of each member that others of the group repeat.
        apart: quotations that people keep apart from it.
    """

    members: list[str]
    names: set[Names]
    dates: set[str]
    wordings: set[Words]
    retold: set[Words]
    days: tuple[str, str] | None
    spans: dict[str, Words]
    apart: set[str]


def groups(
    occurrences: Mapping[str, Occurrence], matches: Iterable[Match], bonds: Iterable[Bond] = ()
) -> list[list[str]]:
    """The ids of the occurrences, each in one group; groups and members in no particular order.

    What the groups are depends on what is given, not on its order. Matches that are not `same`, or of an id that is
    not among the occurrences, are passed over, and so are bonds of such an id. Bonds do not contradict each other.
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
    held = sorted(bond for bond in bonds if bond.a in occurrences and bond.b in occurrences)
    paired = {i for match in joining for i in (match.a, match.b)} | {i for bond in held for i in (bond.a, bond.b)}
    words = {i: _words(occurrences[i].text) for i in sorted(paired)}
    of = {i: _group(occurrences[i], own) for i, own in words.items()}
    alone = [[i] for i in occurrences if i not in of]
    vouched = _bind(of, held)
    agreed |= {(a, b) for group in vouched.values() for a in group.names for b in group.names}
    said = {i: frozenset(vouched[i].wordings) if i in vouched else frozenset({words[i]}) for i in of}
    stock = _stock(joining, of, words, agreed)
    for match in joining:
        if match.a in stock or match.b in stock:
            continue
        one, other = of[match.a], of[match.b]
        common = words[match.a] & words[match.b]
        if one is other:
            _extend(one, match, common)
        elif (
            not any(of.get(i) is other for i in one.apart)
            and _dates_agree(one, other)
            and _speakers_agree(one, other, agreed)
            and _same_part(one, other, match, common)
            and _wordings_agree(one, other, said[match.a], said[match.b])
        ):
            of.update(dict.fromkeys(*_join(one, other)))
            _extend(of[match.a], match, common)
    return alone + [group.members for group in {id(group): group for group in of.values()}.values()]


def _bind(of: dict[str, _Group], bonds: Iterable[Bond]) -> dict[str, _Group]:
    """Join what people hold to be one remark, and note what they hold apart; the groups of the former, by member."""
    bound = set()
    for bond in bonds:
        one, other = of[bond.a], of[bond.b]
        if bond.ruling is Ruling.SAME:
            bound |= {bond.a, bond.b}
            if one is not other:
                of.update(dict.fromkeys(*_join(one, other)))
        elif bond.ruling is Ruling.DIFFERENT:
            one.apart.add(bond.b)
            other.apart.add(bond.a)
    for i in bound:
        if not _dates_agree(of[i], of[i]):
            of[i].dates.clear()  # they tell nothing of it, then
    return {i: replace(of[i], names={*of[i].names}, wordings={*of[i].wordings}) for i in bound}


def _stock(
    joining: Iterable[Match], of: Mapping[str, _Group], words: Mapping[str, Words], agreed: set[tuple[Names, Names]]
) -> set[str]:
    """The short quotations that name nobody and repeat what several say who are not known to be one."""
    said: dict[str, Counter[Names]] = defaultdict(Counter)
    for match in joining:
        for one, other in ((match.a, match.b), (match.b, match.a)):
            if len(words[one]) <= SHORT and not of[one].names:
                said[one].update(of[other].names)
    return {name for name, speakers in said.items() if _several(speakers, agreed)}


def _several(speakers: Counter[Names], agreed: set[tuple[Names, Names]]) -> bool:
    """Whether there are two who are not known to be one, and nobody has said most of it."""
    two = any((a, b) not in agreed for a, b in combinations(sorted(speakers), 2))
    return two and max(speakers.values()) < MOST * speakers.total()


def _words(text: str) -> Words:
    return frozenset(word for word in normal(text).split() if len(word) > _SMALL)


def _group(occurrence: Occurrence, words: Words) -> _Group:
    names = _names(occurrence)
    retold = {words} if occurrence.kind is Kind.INDIRECT else set()
    dates = {occurrence.said} if occurrence.said else set()
    wordings = {words} - {frozenset()}
    return _Group([occurrence.quotation], {names} - {()}, dates, wordings, retold, _days(occurrence), {}, set())


def _names(occurrence: Occurrence) -> Names:
    """The speakers; none where one is described and not named ("Democratic front-runner"): that may be anybody."""
    described = any(speaker.rsplit(maxsplit=1)[-1][:1].islower() for speaker in occurrence.speakers if speaker.strip())
    return () if described else occurrence.speakers


def _days(occurrence: Occurrence) -> tuple[str, str] | None:
    day = (occurrence.published or "")[:10]
    return None if apart(day, day) is None else (day, day)


def _agreed(a: Occurrence, b: Occurrence) -> tuple[tuple[Names, Names], ...]:
    """The names that a match holds to be of one speaker: matching refuses names that conflict."""
    one, other = _names(a), _names(b)
    return ((one, other), (other, one))


def _join(one: _Group, other: _Group) -> tuple[list[str], _Group]:
    """The smaller group's members, and the larger group, which now holds them."""
    large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
    large.members += small.members
    large.names |= small.names
    large.dates |= small.dates
    large.wordings |= small.wordings
    large.retold |= small.retold
    large.days = _span(large, small)
    large.spans |= small.spans
    large.apart |= small.apart
    return small.members, large


def _dates_agree(one: _Group, other: _Group) -> bool:
    return all((apart(a, b) or 0) <= ZONES for a in one.dates for b in other.dates)


def _speakers_agree(one: _Group, other: _Group, agreed: set[tuple[Names, Names]]) -> bool:
    return all(a == b or (a, b) in agreed for a in one.names for b in other.names)


def _extend(group: _Group, match: Match, common: Words) -> None:
    for member in (match.a, match.b):
        group.spans[member] = group.spans.get(member, frozenset()) | common


def _same_part(one: _Group, other: _Group, match: Match, common: Words) -> bool:
    """Whether a match is of the part of its quotations that the others of their groups repeat, too."""
    if _occasion(one, other):
        return True
    for group in (one, other):
        for member in (match.a, match.b):
            span = group.spans.get(member)
            if span and len(span & common) < PART * min(len(span), len(common)):
                return False
    return True


def _occasion(one: _Group, other: _Group) -> bool:
    """Whether speakers are named, who agree, and all of it is known to be of one month."""
    span = _span(one, other)
    return bool(one.names and other.names) and span is not None and (apart(*span) or 0) <= OCCASION


def _span(one: _Group, other: _Group) -> tuple[str, str] | None:
    if one.days is None or other.days is None:
        return None
    return min(one.days[0], other.days[0]), max(one.days[1], other.days[1])


def _wordings_agree(one: _Group, other: _Group, said: frozenset[Words], matched: frozenset[Words]) -> bool:
    """Whether most of their wordings can be of one utterance.

    Those `said` in one and `matched` in the other are; and what can be with one of those said, can be with all of them.
    """
    occasion, retold = _occasion(one, other), one.retold | other.retold

    def repeats(a: Words, b: Words) -> bool | None:
        pairs = product(said if a in said else (a,), matched if b in matched else (b,))
        found = {_repeats(x, y, occasion=occasion, retold=x in retold or y in retold) for x, y in pairs}
        return True if True in found else None if None in found else False

    known = {*product(said, matched), *product(matched, said)}
    speak = [repeats(a, b) for a in one.wordings for b in other.wordings if (a, b) not in known]
    return speak.count(False) <= AGAINST * (1 + speak.count(True))


def _repeats(a: Words, b: Words, *, occasion: bool, retold: bool) -> bool | None:
    """Whether two wordings can be of one utterance; None when they need not have anything in common for that.

    That is so for two parts of a remark on one `occasion`, and where a reporter's own words stand beside the speaker's.
    """
    common = len(a & b)
    if common >= COMMON * min(len(a), len(b)):
        return True
    return None if retold or (occasion and common < PHRASE) else False
