"""Which stored matches rest on words that have become too common since?

A key that more than so many quotations share tells nothing, and who comes later is not compared by it. So that the
order of ingest does not matter, those who came earlier must not stay matched by it either: when a key passes the limit,
the matches of those who have it are looked at again. Each key passes once, and few have it then, so that the cost of
one more quotation does not grow.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.match import block
from tracker.match.sheet import sheet
from tracker.model import Match
from tracker.store import db, query

ENOUGH = 2  # senses that two quotations must share; a run is enough by itself


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


def weight(shared: Container[int], own: block.Keys, keys: Iterable[int]) -> int:
    """How much those of `keys` count that are `shared`, for a quotation that has its `own`."""
    return sum(ENOUGH if key in own.runs else 1 for key in keys if key in shared)


def rows(
    database: db.Database, sharing: Mapping[int, Sequence[str]], whole: set[int], limits: Limits
) -> Iterator[list[str]]:
    """The ids of those who say the same, in order, where they are too many to compare each with each."""
    crowds = query.postings(database, whole, limits.crowd)
    for key in sorted(whole):
        row = sorted([*sharing[key], *crowds.get(key, ())])
        if len(row) > limits.crowded:
            yield row


def stale(
    database: db.Database, keys: Mapping[str, block.Keys], sharing: Mapping[int, Sequence[str]], limits: Limits
) -> list[Match]:
    """The stored matches that the waiting quotations make a matter of chance.

    Args:
        database: open for reading.
        keys: of the waiting quotations.
        sharing: for each key the waiting quotations that have it.
        limits: how common is too common.
    """
    near, beside = _neighbours(database, keys, sharing, limits)
    suspects = near | _passed(database, sharing, limits.crowded)
    found = [m for m in query.matches_of(database, suspects) if {m.a, m.b} <= suspects]
    if not found:
        return []
    names = sorted({name for m in found for name in (m.a, m.b)})
    stored = query.occurrences(database, names)
    own = dict(zip(names, block.keys(sheet(stored[name].text for name in names)), strict=True))
    live = _live(database, {key for each in own.values() for key in each.every}, sharing, limits.crowded)
    return [m for m in found if (m.a, m.b) not in beside and not _compared(own[m.a], own[m.b], live)]


def pairs(row: Sequence[str], neighbours: int) -> Iterator[tuple[str, str]]:
    """Each of a row with so many after it."""
    return ((a, b) for i, a in enumerate(row) for b in row[i + 1 : i + 1 + neighbours])


def _passed(database: db.Database, sharing: Mapping[int, Sequence[str]], crowded: int) -> set[str]:
    """The stored quotations with a key that too many have, now that the waiting ones come."""
    many = query.postings(database, sharing, crowded)
    return {name for key, names in many.items() if len(names) + len(sharing[key]) > crowded for name in names}


def _neighbours(
    database: db.Database, keys: Mapping[str, block.Keys], sharing: Mapping[int, Sequence[str]], limits: Limits
) -> tuple[set[str], set[tuple[str, str]]]:
    """Of those who say the same as a waiting quotation, and are too many: the ones near it, and their neighbours."""
    near: set[str] = set()
    beside: set[tuple[str, str]] = set()
    for row in rows(database, sharing, {own.whole for own in keys.values() if own.whole is not None}, limits):
        reach = limits.neighbours + 1 + sum(name in keys for name in row)
        places = {j for i, name in enumerate(row) if name in keys for j in range(i - reach, i + reach + 1)}
        for i in places & set(range(len(row))):
            near.add(row[i])
            beside |= {(row[i], other) for other in row[i + 1 : i + 1 + limits.neighbours]}
    return near, beside


def _live(
    database: db.Database, wanted: set[int], sharing: Mapping[int, Sequence[str]], crowded: int
) -> frozenset[int]:
    stored = query.postings(database, wanted, crowded)
    return frozenset(key for key, names in stored.items() if len(names) + len(sharing.get(key, ())) <= crowded)


def _compared(a: block.Keys, b: block.Keys, live: Container[int]) -> bool:
    """Whether two quotations would still be compared for the keys that they share."""
    shared = weight(live, a, sorted(a.every & b.every))
    return shared >= ENOUGH or (shared > 0 and (a.brief or b.brief))
