"""May two quotations in other words be one remark, translated twice?

"Regardless of changes in the region, ..." by one agency, "No matter how the region changes, ..." by another: words do
not tell that, so nothing is held to be one, and a pair is proposed to a person when

- one speaker said both, within a day, and two outlets tell it that have it from different hands;
- what stands around them tells of one occasion: it names two people or places, beside the speaker, that both name;
- they are about the same: a good part of their words of sense are of one root, and of all that others have of that day
  each is the one most like the other; and
- nothing speaks against it: other numbers, other names, or each told to an outlet alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tracker.lexicon import turns
from tracker.match.contrary import counts
from tracker.match.diff import laid
from tracker.match.form import Form, formed
from tracker.match.instead import akin
from tracker.match.names import Name, Naming, names, naming
from tracker.match.scope import CLAUSE, Side
from tracker.match.score import compare
from tracker.match.who import name
from tracker.model import Match, Telling, Verdict
from tracker.text import apart, normal

SHARED = 3  # roots that two translations have in common, at least
PART = 0.25  # of the roots of the one that has fewer, likewise
OCCASION = 2  # names that both articles tell beside the words, likewise
DAY = 1  # days between the two, at most
CROWDED = 60  # quotations with one speaker's name: a root that more of one day have tells nothing

_ROOT = 6  # letters of a stem: "neighbour", "neighbourly"


class _Known(NamedTuple):
    """A telling, its words, its speakers, and the roots of its words of sense."""

    told: Telling
    form: Form
    speakers: tuple[Name, ...]
    roots: frozenset[str]


class _Pair(NamedTuple):
    """Two that may be one remark, and which part of the roots of the one that has fewer both have."""

    a: _Known
    b: _Known
    part: float


def retold(tellings: Iterable[Telling]) -> list[Match]:
    """The pairs that are proposed, ordered by their ids; the order of what is given does not matter."""
    by_name: dict[str, list[_Known]] = defaultdict(list)
    for told in sorted(tellings):
        known = _known(told)
        for surname in {speaker.words[-1] for speaker in known.speakers}:
            by_name[surname].append(known)
    found = {pair[:2]: pair for own in by_name.values() for pair in _likest(list(_pairs(own)))}
    return sorted((_match(pair) for pair in found.values()), key=lambda match: (match.a, match.b))


def _known(told: Telling) -> _Known:
    form, speakers = formed(told.text), names(told.speakers)
    own = {word for speaker in speakers for word in speaker.words}
    roots = (form.stems[i][:_ROOT] for i in form.content if form.words[i] not in own)
    return _Known(told, form, speakers, frozenset(roots))


def _pairs(own: Sequence[_Known]) -> Iterator[_Pair]:
    """Those of one surname that may be one remark."""
    by_day: dict[str, list[int]] = defaultdict(list)
    for i, known in enumerate(own):
        by_day[known.told.day].append(i)
    days = sorted(by_day)
    for place, day in enumerate(days):
        after = [other for other in days[place + 1 : place + 2] if apart(day, other) == DAY]
        near = [i for each in (day, *after) for i in by_day[each]]
        having: dict[str, list[int]] = defaultdict(list)
        for i in near:
            for root in own[i].roots:
                having[root].append(i)
        meets = Counter(pair for who in having.values() if len(who) <= CROWDED for pair in combinations(who, 2))
        for (i, j), shared in meets.items():
            a, b = sorted((own[i], own[j]))
            if day in (a.told.day, b.told.day) and shared >= SHARED:
                part = shared / min(len(a.roots), len(b.roots))
                if part >= PART and _two_hands(a.told, b.told) and _one_remark(a, b):
                    yield _Pair(a, b, part)


def _two_hands(a: Telling, b: Telling) -> bool:
    """Whether two articles have it from different hands, and not each as told to an outlet alone."""
    hands = bool(a.outlets and b.outlets) and set(a.outlets).isdisjoint(b.outlets) and a.article != b.article
    return hands and a.chain != b.chain and not (a.alone and b.alone)


def _one_remark(a: _Known, b: _Known) -> bool:
    """Whether speaker and occasion agree, and nothing speaks against it."""
    return naming(a.speakers, b.speakers) is Naming.AGREE and not _contradict(a, b) and len(_occasion(a, b)) >= OCCASION


def _contradict(a: _Known, b: _Known) -> bool:
    """Whether each counts, or names, what the other does not."""
    numbers = [set(counts(known.form.words)) for known in (a, b)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return True
    named = [_names(known.told.text) for known in (a, b)]
    return all(named) and not any(akin(x, y, turns()) for x in named[0] for y in named[1])


def _occasion(a: _Known, b: _Known) -> list[str]:
    """The names that stand around both, as one of them prints them, those of speakers and outlets left out."""
    words = {word for known in (a, b) for speaker in known.speakers for word in speaker.words}
    words |= {word for known in (a, b) for outlet in known.told.outlets for word in normal(outlet).split()}
    here, there = _names(a.told.around), _names(b.told.around)
    return [here[last] for last in sorted(here.keys() & there.keys() - words)]


def _names(text: str) -> dict[str, str]:
    """The names in a text, as they are first printed, by the last word of each, as it is compared."""
    side = Side(text, laid(text))
    found: dict[str, str] = {}
    first = None
    for place, word in enumerate(side.words):
        if not name(side, place, turns()):
            first = None
            continue
        first = place if first is None or side.parted(place - 1, CLAUSE) else first
        if not (place + 1 < len(side.words) and name(side, place + 1, turns())) or side.parted(place, CLAUSE):
            found.setdefault(word.normal, text[side.words[first].start : word.end])
    return found


def _likest(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Those pairs of which each is the likest to the other."""
    best: dict[str, tuple[float, str]] = {}
    for pair in pairs:
        a, b = pair.a.told.quotation, pair.b.told.quotation
        for one, other in ((a, b), (b, a)):
            best[one] = min(best.get(one, (0.0, "")), (-pair.part, other))
    for pair in pairs:
        a, b = pair.a.told.quotation, pair.b.told.quotation
        if best[a][1] == b and best[b][1] == a:
            yield pair


def _match(pair: _Pair) -> Match:
    a, b = pair.a, pair.b
    score = compare(a.form, b.form)
    parts = tuple((field, round(float(value), 1)) for field, value in score._asdict().items())
    days = " and ".join(sorted({a.told.day, b.told.day}))
    beside = " and ".join(_occasion(a, b)[:OCCASION])
    why = f"one speaker, other words about the same, {days}, beside both {beside}: one remark, translated twice?"
    return Match(a.told.quotation, b.told.quotation, score.total, parts, Verdict.PERHAPS, why)
