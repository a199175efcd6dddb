"""Which quotations are compared, where many say the same?

Wordings are what is found to be alike; compared are the quotations that have them, since who speaks and when counts,
too. Of few all are. A remark may have been repeated a hundred thousand times, though: in such a crowd two are compared
when only a few stand between them, in the order of their dates. That order is the same whoever came first. When a
wording becomes a crowd, the matches of those are dropped that would not be compared any more; likewise when words
become too common. Each wording and each key passes once, and few have it then, so that the cost of one more quotation
does not grow.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.match import Look, block
from tracker.match.sharing import Pairs
from tracker.match.sheet import sheet
from tracker.model import Match, Occurrence
from tracker.store import db, query, wordings
from tracker.store.wordings import postings


class Limits(NamedTuple):
    """How many are too many.

    Attributes:
        crowded: of a wording with more quotations not all are compared, nor all of two that have more pairs; and words
            that more wordings have tell nothing.
        neighbours: so many stand next to one in a crowd, of either side.
    """

    crowded: int
    neighbours: int


def place(known: Occurrence) -> str:
    """Where a quotation stands among those of one wording: by when it was said, or else printed, and by its id."""
    return f"{(known.said or known.published or '')[:10]} {known.quotation}"


def _name(place: str) -> str:
    return place.partition(" ")[2]


class Crowd(NamedTuple):
    """The quotations of one wording, by their places in order.

    Attributes:
        stored: those in chains; of very many the first ones, one more than is crowded.
        waiting: the others.
    """

    stored: Sequence[str]
    waiting: Sequence[str]

    @property
    def size(self) -> int:
        """How many there are, or at least so many that it is a crowd."""
        return len(self.stored) + len(self.waiting)


class Rows(NamedTuple):
    """Two wordings side by side: their quotations in order, or of a crowd those around the waiting ones.

    Attributes:
        one, other: places.
        reach: so many stand between two that are compared, or fewer; None where all are.
    """

    one: Sequence[str]
    other: Sequence[str]
    reach: int | None

    def beside(self, place: str) -> Iterator[str]:
        """Those of the other wording with which one of this is compared, itself left out."""
        if self.reach is None:
            yield from (near for near in self.other if near != place)
            return
        first, last = bisect_left(self.other, place), bisect_right(self.other, place)
        for near in (*self.other[max(0, first - 1 - self.reach) : first], *self.other[last : last + 1 + self.reach]):
            if self.between(place, near) <= self.reach:
                yield near

    def between(self, a: str, b: str) -> int:
        """How many of either wording, whichever has more, stand between two places."""
        low, high = min(a, b), max(a, b)
        return max(bisect_left(row, high) - bisect_right(row, low) for row in (self.one, self.other))


@dataclass(frozen=True, slots=True)
class Crowds:
    """The wordings of waiting quotations, and those like them in the store, read when they are asked for.

    Attributes:
        database: open for reading.
        waiting: the places of the waiting quotations with a wording, in order, by its number: positive and its primary
            key where it is stored, negative where it is new.
        limits: how many are too many.
    """

    database: db.Database
    waiting: Mapping[int, Sequence[str]]
    limits: Limits
    _known: dict[int, Crowd] = field(default_factory=dict)
    _rows: dict[tuple[int, int], Rows] = field(default_factory=dict)

    def read(self, numbers: Iterable[int]) -> None:
        """Read the quotations of these wordings, all at once."""
        new = set(numbers) - self._known.keys()
        stored = wordings.quotations(self.database, (n for n in new if n > 0), self.limits.crowded + 1)
        self._known.update((n, Crowd(stored.get(n, ()), self.waiting.get(n, ()))) for n in new)

    def of(self, number: int) -> Crowd:
        """The quotations of a wording that was read."""
        return self._known[number]

    def many(self, a: int, b: int) -> bool:
        """Whether not all quotations with these wordings, one each, are compared."""
        one, other = self.of(a).size, self.of(b).size
        return (one if a == b else one * other) > self.limits.crowded

    def rows(self, a: int, b: int) -> Rows:
        """The quotations of two wordings side by side."""
        if (a, b) not in self._rows:
            waiting = sorted({*self.of(a).waiting, *self.of(b).waiting})
            one, other = self._row(a, waiting), self._row(b, waiting)
            reach = self.limits.neighbours - 1 if self.many(a, b) else None
            self._rows[a, b], self._rows[b, a] = Rows(one, other, reach), Rows(other, one, reach)
        return self._rows[a, b]

    def _row(self, number: int, around: Iterable[str]) -> Sequence[str]:
        own = self.of(number)
        stored: Iterable[str] = own.stored
        if len(own.stored) > self.limits.crowded:
            stored = wordings.beside(self.database, number, around, self.limits.neighbours)
        return sorted((*stored, *own.waiting))


def compared(crowds: Crowds, looks: Iterable[Look[int]]) -> Iterator[Look[str]]:
    """The quotations to be compared of wordings that are alike: pairs of which at least one waits, each once."""
    for look in looks:
        done: set[tuple[str, str]] = set()
        for a, b in ((look.a, look.b), (look.b, look.a)):
            for own in crowds.of(a).waiting:
                names = ((_name(own), _name(near)) for near in crowds.rows(a, b).beside(own))
                done.update((min(two), max(two)) for two in names)
        yield from (Look(a, b, look.likely, look.words, look.phrase) for a, b in sorted(done))


def stale(crowds: Crowds, looks: Iterable[Look[int]], keys: Mapping[int, block.Keys], pairs: Pairs) -> list[Match]:
    """The stored matches of quotations that would not be compared any more, now that others came.

    Args:
        crowds: of the waiting quotations.
        looks: the wordings that are alike, as numbers; also each with itself that waiting quotations have.
        keys: of the wordings of the waiting quotations.
        pairs: what became too common with them.
    """
    crowds.read(pairs.passed)
    suspects = {_name(own) for number in pairs.passed for own in crowds.of(number).stored}
    suspects.update(_name(own) for look in looks if crowds.many(look.a, look.b) for own in _near(crowds, look))
    found = query.matches_of(crowds.database, suspects) if suspects else []
    if not found:
        return []
    where = wordings.of(crowds.database, {name for m in found for name in (m.a, m.b)})
    crowds.read(number for number, _ in where.values())
    both = [(where[m.a], where[m.b]) for m in found]
    apart = _apart(crowds, {(one[0], other[0]) for one, other in both}, keys, pairs)
    return [
        m
        for m, (one, other) in zip(found, both, strict=True)
        if (one[0], other[0]) in apart or not _still(crowds, one, other)
    ]


def _near(crowds: Crowds, look: Look[int]) -> Iterable[str]:
    """The stored quotations of one of two wordings around those that wait."""
    one, other = crowds.of(look.a), crowds.of(look.b)
    if not (one.stored and other.stored and (one.waiting or other.waiting)):
        return ()
    rows = crowds.rows(look.a, look.b)
    return set(rows.one).difference(one.waiting)


def _still(crowds: Crowds, one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two stored quotations are still compared: nobody came between them, or they are not too many.

    Args:
        crowds: with both wordings.
        one: the wording of a quotation, and its place.
        other: likewise.
    """
    (a, own), (b, near) = one, other
    return not crowds.many(a, b) or crowds.rows(a, b).between(own, near) < crowds.limits.neighbours


def _apart(
    crowds: Crowds, twos: Iterable[tuple[int, int]], keys: Mapping[int, block.Keys], pairs: Pairs
) -> set[tuple[int, int]]:
    """Those of the wordings, two each, that share too little but for keys that have become too common."""
    doubtful = [two for two in twos if two[0] != two[1] and pairs.passed.issuperset(two)]
    if not doubtful:
        return set()
    texts = wordings.texts(crowds.database, {number for two in doubtful for number in two} - keys.keys())
    own = {**keys, **dict(zip(texts, block.keys(sheet(texts.values())), strict=True))}
    shared = {(a, b): own[a].every & own[b].every for a, b in doubtful}
    turned = {two: every for two, every in shared.items() if not every.isdisjoint(pairs.passing)}
    live = _live(crowds, {key for every in turned.values() for key in every - pairs.passing}, keys)
    return {(a, b) for (a, b), every in turned.items() if not block.worth(own[a], own[b], live & every)}


def _live(crowds: Crowds, wanted: set[int], keys: Mapping[int, block.Keys]) -> frozenset[int]:
    """Those of the keys that are not too common."""
    crowded = crowds.limits.crowded
    counts = Counter(key for key, _, _ in postings(crowds.database, wanted, crowded).found)
    new = Counter(key for number, own in keys.items() if number < 0 for key in own.every & counts.keys())
    return frozenset(key for key, count in counts.items() if count + new[key] <= crowded)
