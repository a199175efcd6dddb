"""Which wordings share enough to be compared: those of waiting quotations with each other, and with stored ones?

Those that have enough keys in common that few have. All keys of many wordings are counted at once, as arrays, so that
texts are read only of those that are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match.block import Keys, enough

COUNTED = 250  # wordings whose pairs are counted at a time, so that memory does not go by all of them

Posting = tuple[int, int, int]
"""A key; the number of a stored wording that has it; how many words that has."""

_Numbers = NDArray[np.int64]
_Flags = NDArray[np.bool_]


class Pairs(NamedTuple):
    """Pairs worth comparing, and what has become too common to tell anything.

    Attributes:
        pairs: two wordings each, by their numbers.
        passing: the keys of given wordings that too many have, but not too many stored ones.
        passed: the numbers of the stored wordings that have one of these.
    """

    pairs: list[tuple[int, int]]
    passing: set[int]
    passed: set[int]


class _Having(NamedTuple):
    """Who has which key, side by side.

    Attributes:
        key: the place of the key among all keys of the given wordings, in order.
        who: the number of a wording.
        words: how many it has.
        own: whether it is one of those given.
        run: whether the key is a run, where that is known.
    """

    key: _Numbers
    who: _Numbers
    words: _Numbers
    own: _Flags
    run: _Flags


def pairs(keys: Mapping[int, Keys], stored: Iterable[tuple[Sequence[Posting], Iterable[int]]], crowded: int) -> Pairs:
    """The pairs of the given wordings with each other and with stored ones that share enough.

    Args:
        keys: of wordings, by their numbers: positive where they are stored already, negative where they are new.
        stored: some at a time, in any order: the stored wordings that have one of these keys; the keys that too many
            stored ones have, and of which nothing else is told.
        crowded: a key that more have, new and stored ones together, counts for nothing.
    """
    own, different = _own(keys)
    beside, common = _stored(stored, different, np.array(list(keys), np.int64))
    having = _Having._make(np.concatenate(both) for both in zip(beside, own, strict=True))
    few = np.bincount(having.key, minlength=len(different)) <= crowded
    ordered = _taken(having, np.flatnonzero((few & ~common)[having.key]))
    ordered = _taken(ordered, np.argsort(ordered.key, kind="stable"))
    found: list[tuple[int, int]] = []
    begins = np.flatnonzero(np.append(True, own.who[1:] != own.who[:-1])) if len(own.who) else own.who
    for start in range(0, len(begins), COUNTED):
        last = begins[start + COUNTED] if start + COUNTED < len(begins) else len(own.who)
        found += _enough(_taken(own, np.arange(begins[start], last)), ordered)
    passing = ~few & ~common
    passed = having.who[passing[having.key] & (having.who > 0)]
    return Pairs(found, set(different[passing].tolist()), set(passed.tolist()))


def _own(keys: Mapping[int, Keys]) -> tuple[_Having, _Numbers]:
    """Who of those given has which key; and all different keys, in order."""
    every = [(*own.runs, *own.senses) for own in keys.values()]
    sizes = [len(own) for own in every]
    numbers = np.array([key for own in every for key in own], np.int64)
    different, place = np.unique(numbers, return_inverse=True)
    who, words = (np.array(column, np.int64) for column in (list(keys), [own.words for own in keys.values()]))
    runs = np.array([flag for own in keys.values() for flag in (len(own.runs), len(own.senses))], np.int64)
    run = np.repeat(np.arange(len(runs)) % 2 == 0, runs)
    return _Having(place, np.repeat(who, sizes), np.repeat(words, sizes), np.ones(len(place), bool), run), different


def _stored(
    parts: Iterable[tuple[Sequence[Posting], Iterable[int]]], different: _Numbers, given: _Numbers
) -> tuple[_Having, _Flags]:
    """Which stored wordings but those `given` have one of the keys; and which keys too many stored ones have."""
    common = np.zeros(len(different), bool)
    pieces = [np.zeros((0, 3), np.int64)]
    for found, many in parts:
        pieces.append(np.array(found, np.int64).reshape(-1, 3))
        common[np.searchsorted(different, sorted(many))] = True
    every = np.concatenate(pieces)
    key, who, words = every[~_among(every[:, 1], np.sort(given))].T
    none = np.zeros(len(key), bool)
    return _Having(np.searchsorted(different, key), who, words, none, none), common


def _among(numbers: _Numbers, ordered: _Numbers) -> _Flags:
    """Which of the numbers are among those in order; `np.isin` takes longer for a few."""
    place = np.searchsorted(ordered, numbers)
    place[place == len(ordered)] = 0
    return ordered[place] == numbers if len(ordered) else np.zeros(len(numbers), bool)


def _taken(having: _Having, places: _Numbers) -> _Having:
    return _Having._make(column[places] for column in having)


def _enough(own: _Having, having: _Having) -> Iterator[tuple[int, int]]:
    """Pairs of those who have their `own` keys with those `having` enough of them, in the order of the keys."""
    first, end = (np.searchsorted(having.key, own.key, side) for side in ("left", "right"))
    counts = end - first
    entry = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(entry)) - np.repeat(np.cumsum(counts) - counts, counts) + first[entry]
    who, other = own.who[entry], having.who[place]
    new = ~having.own[place]
    new |= other < who  # of two given ones each pair once
    entry, place, who, other = (column[new] for column in (entry, place, who, other))
    order = np.lexsort((other, who))
    if not len(order):
        return
    a, b = who[order], other[order]
    begins = np.ones(len(order), bool)
    begins[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    starts = np.flatnonzero(begins)
    shared = np.add.reduceat(own.run[entry][order].astype(np.int64), starts)
    others = np.append(starts[1:], len(order)) - starts - shared
    at = order[starts]
    words = np.minimum(own.words[entry[at]], having.words[place[at]])
    worth = at[enough(shared, others, words)]
    yield from zip(who[worth].tolist(), other[worth].tolist(), strict=True)
