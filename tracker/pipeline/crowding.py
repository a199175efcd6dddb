"""Which stored matches rest on words that have become too common since?

A key that more than so many quotations share tells nothing, and who comes later is not compared by it. So that the
order of ingest does not matter, those who came earlier must not stay matched by it either: when a key passes the limit,
the matches of those who have it are looked at again. Each key passes once, and few have it then, so that the cost of
one more quotation does not grow.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.match import block
from tracker.match.sheet import sheet
from tracker.model import Match
from tracker.store import db, query
from tracker.store.postings import postings

_TRIED = 4  # keys looked up before the others: mostly they are enough


class Limits(NamedTuple):
    """How common is too common.

    Attributes:
        crowded: quotations; a key that more of them share tells nothing.
        crowd: likewise, when it is the whole wording that they share.
        neighbours: of a crowd that says the same: with so many each is compared.
    """

    crowded: int
    crowd: int
    neighbours: int


class Passing(NamedTuple):
    """What became common with the waiting quotations.

    Attributes:
        keys: those that were not common before.
        quotations: the ids of the stored ones that have one of them.
    """

    keys: set[int]
    quotations: set[str]


def rows(database: db.Database, keys: Mapping[str, block.Keys], common: set[int], limits: Limits) -> list[list[str]]:
    """The ids of those who say the same as a waiting quotation, in order, where they are too many to compare them all.

    Args:
        database: open for reading.
        keys: of the waiting quotations.
        common: those of their keys that too many have.
        limits: how common is too common.
    """
    whole = {own.whole for own in keys.values() if own.whole is not None} & common
    crowds = query.having(database, whole, limits.crowd) if whole else {}
    every = (
        sorted([*(name for name, own in keys.items() if own.whole == key), *crowds.get(key, ())])
        for key in sorted(whole)
    )
    return [row for row in every if len(row) > limits.crowded]


def stale(
    database: db.Database,
    keys: Mapping[str, block.Keys],
    crowds: Sequence[Sequence[str]],
    passing: Passing,
    limits: Limits,
) -> list[Match]:
    """The stored matches that the waiting quotations make a matter of chance.

    Args:
        database: open for reading.
        keys: of the waiting quotations.
        crowds: from `rows`.
        passing: what became common with the waiting ones.
        limits: how common is too common.
    """
    near, beside = _neighbours(keys, crowds, limits)
    suspects = near | passing.quotations
    found = [m for m in query.matches_of(database, suspects) if {m.a, m.b} <= suspects] if suspects else []
    if not found:
        return []
    names = sorted({name for m in found for name in (m.a, m.b)})
    own = dict(zip(names, block.keys(sheet(query.texts(database, names))), strict=True))
    turned = passing.keys | {own[name].whole for name in near & own.keys()}
    shared = {(m.a, m.b): own[m.a].every & own[m.b].every for m in found}
    doubtful = [m for m in found if (m.a, m.b) not in beside and not shared[m.a, m.b].isdisjoint(turned)]
    for some in (_TRIED, None):
        tried = [_Shared(own[m.a], own[m.b], _first(shared[m.a, m.b] - turned, own[m.a], some)) for m in doubtful]
        compared = _compared(database, tried, keys, limits.crowded)
        doubtful = [m for m, still in zip(doubtful, compared, strict=True) if not still]
    return doubtful


def pairs(row: Sequence[str], neighbours: int) -> Iterator[tuple[str, str]]:
    """Each of a row with so many after it."""
    return ((a, b) for i, a in enumerate(row) for b in row[i + 1 : i + 1 + neighbours])


def _neighbours(
    keys: Mapping[str, block.Keys], crowds: Sequence[Sequence[str]], limits: Limits
) -> tuple[set[str], set[tuple[str, str]]]:
    """Of those who say the same as a waiting quotation, and are too many: the ones near it, and their neighbours."""
    near: set[str] = set()
    beside: set[tuple[str, str]] = set()
    for row in crowds:
        reach = limits.neighbours + 1 + sum(name in keys for name in row)
        places = {j for i, name in enumerate(row) if name in keys for j in range(i - reach, i + reach + 1)}
        for i in places & set(range(len(row))):
            near.add(row[i])
            beside |= {(row[i], other) for other in row[i + 1 : i + 1 + limits.neighbours]}
    return near, beside


class _Shared(NamedTuple):
    """The keys of two quotations, and some that both have."""

    one: block.Keys
    other: block.Keys
    keys: Sequence[int]


def _first(shared: Iterable[int], own: block.Keys, count: int | None) -> Sequence[int]:
    """So many of them, or all, the runs before others."""
    return sorted(shared, key=lambda key: (key not in own.runs, key))[:count]


def _compared(
    database: db.Database, pairs: Sequence[_Shared], waiting: Mapping[str, block.Keys], crowded: int
) -> list[bool]:
    """Whether two quotations would still be compared for the keys given."""
    live = _live(database, {key for pair in pairs for key in pair.keys}, waiting, crowded)
    return [block.worth(pair.one, pair.other, live.intersection(pair.keys)) for pair in pairs]


def _live(database: db.Database, wanted: set[int], keys: Mapping[str, block.Keys], crowded: int) -> frozenset[int]:
    """Those of the keys that are not too common."""
    counts = Counter(key for key, _, _ in postings(database, wanted, crowded).found)
    waiting = Counter(key for own in keys.values() for key in own.every if key in counts)
    return frozenset(key for key, count in counts.items() if count + waiting[key] <= crowded)
