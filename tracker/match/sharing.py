"""Which quotations share enough with others to be compared: waiting ones with each other, and with stored ones?

Those that have enough keys in common that few have. All keys of many quotations are counted at once, as arrays, so that
texts are read only of the pairs that are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match.block import Keys, enough

COUNTED = 250  # quotations whose pairs are counted at a time, so that memory does not go by all of them

Posting = tuple[int, int, int]
"""A key; the number of a stored quotation that has it, from 1 on; how many words that has."""

_Numbers = NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs worth comparing, and what is too common to tell anything.

    Attributes:
        waiting: two waiting quotations each, by their ids.
        stored: a waiting one, and the number of a stored one.
        common: the keys of waiting quotations that too many have, stored and waiting ones together.
        passing: those of them that not too many stored ones had.
        passed: the numbers of the stored quotations that have one of the latter.
    """

    waiting: list[tuple[str, str]]
    stored: list[tuple[str, int]]
    common: set[int]
    passing: set[int]
    passed: set[int]


class _Having(NamedTuple):
    """Who has which key, side by side.

    Attributes:
        key: the place of the key among all keys of the waiting quotations, in order.
        who: the number of a stored quotation, or the place of a waiting one, counted down from -1.
        words: how many it has.
    """

    key: _Numbers
    who: _Numbers
    words: _Numbers


def pairs(keys: Mapping[str, Keys], stored: Iterable[tuple[Sequence[Posting], Iterable[int]]], crowded: int) -> Pairs:
    """The pairs of waiting quotations, and of these with stored ones, that share enough.

    Args:
        keys: of the waiting quotations.
        stored: some at a time, in any order: the stored quotations that have one of these keys; the keys that too many
            stored ones have, and of which nothing else is told.
        crowded: a key that more have, waiting and stored ones together, counts for nothing.
    """
    names = list(keys)
    own, runs, different = _own(list(keys.values()))
    beside, common = _stored(stored, different)
    having = _Having(*(np.concatenate(both) for both in zip(beside, own, strict=True)))
    live = (np.bincount(having.key, minlength=len(different)) <= crowded) & ~common
    having = _ordered(having, live)
    among: list[tuple[str, str]] = []
    between: list[tuple[str, int]] = []
    for start in range(0, len(names), COUNTED):
        some = (own.who < -start) & (own.who >= -start - COUNTED)
        for row, other in _enough(_Having(*(column[some] for column in own)), runs[some], having):
            if other > 0:
                between.append((names[-1 - row], other))
            else:
                among.append((names[-1 - row], names[-1 - other]))
    passed = beside.who[~live[beside.key]]
    numbers = (different[~live], different[~live & ~common], passed)
    return Pairs(among, between, *(set(some.tolist()) for some in numbers))


def _own(keys: Sequence[Keys]) -> tuple[_Having, NDArray[np.bool_], _Numbers]:
    """Who of the waiting has which key; whether that is a run; and all different keys, in order."""
    sizes = [len(own.every) for own in keys]
    every = np.fromiter((key for own in keys for key in own.every), np.int64, sum(sizes))
    runs = np.fromiter((key in own.runs for own in keys for key in own.every), bool, sum(sizes))
    rows = np.repeat(np.arange(len(keys)), sizes)
    words = np.array([own.words for own in keys], np.int64)
    different, place = np.unique(every, return_inverse=True)
    return _Having(place, -1 - rows, words[rows]), runs, different


def _stored(
    parts: Iterable[tuple[Sequence[Posting], Iterable[int]]], different: _Numbers
) -> tuple[_Having, NDArray[np.bool_]]:
    """Which stored quotations have one of the keys; and which keys too many stored ones have."""
    common = np.zeros(len(different), bool)
    pieces = [np.zeros((0, 3), np.int64)]
    for found, many in parts:
        pieces.append(np.array(found, np.int64).reshape(-1, 3))
        common[np.searchsorted(different, sorted(many))] = True
    key, who, words = np.concatenate(pieces).T
    return _Having(np.searchsorted(different, key), who, words), common


def _ordered(having: _Having, live: NDArray[np.bool_]) -> _Having:
    """In the order of the keys, those that are not `live` left out."""
    kept = np.flatnonzero(live[having.key])
    order = kept[np.argsort(having.key[kept], kind="stable")]
    return _Having(*(column[order] for column in having))


def _enough(own: _Having, runs: NDArray[np.bool_], having: _Having) -> Iterator[tuple[int, int]]:
    """Pairs of those who have their `own` keys with those `having` enough of them; `runs` tells which keys are runs."""
    first, end = (np.searchsorted(having.key, own.key, side) for side in ("left", "right"))
    counts = end - first
    entry = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(entry)) - np.repeat(np.cumsum(counts) - counts, counts) + first[entry]
    who, other = own.who[entry], having.who[place]
    new = other > 0
    new |= other < who  # of two waiting ones each pair once
    entry, place, who, other = (column[new] for column in (entry, place, who, other))
    order = np.lexsort((other, who))
    begins = np.ones(len(order), bool)
    begins[1:] = (np.diff(who[order]) != 0) | (np.diff(other[order]) != 0)
    starts = np.flatnonzero(begins)
    if not len(starts):
        return
    shared = np.add.reduceat(runs[entry][order].astype(np.int64), starts)
    others = np.diff(np.append(starts, len(order))) - shared
    at = order[starts]
    words = np.minimum(own.words[entry[at]], having.words[place[at]])
    worth = at[enough(shared, others, words)]
    yield from zip(who[worth].tolist(), other[worth].tolist(), strict=True)
