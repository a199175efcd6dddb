"""Which wordings are worth comparing?

Those that have a key in common that is not too common. The keys of a wording, hashes all of them, are

- runs: three words in a row, unless all of them are small ones ("it is the");
- skips: likewise, with one word between them left out, so that a word put in, taken out or exchanged is forgiven;
- senses: two neighbouring words of sense in either order, so that "rock-solid" meets "solid as a rock"; in a short
  phrase every two of them, and of a single one, that one.

Those that are equal word for word are one wording: they have a number, the whole, in common.

What is promised: two wordings that share a run above the floor meet, unless more wordings share it than the caller
allows. What runs weigh is a matter of their words alone, so that the promise does not change as a store grows.

The method is that of near-duplicate search by rare n-grams (Manber 1994, Broder 1997), but keys are capped by how many
share them instead of sampled: a fragment shares few n-grams with the long quotation that it was cut from, and a sample
misses it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match.form import small
from tracker.match.sheet import Hashes, Numbers, Sheet
from tracker.text import parted

SHORT = 4  # words of sense: up to so many, all pairs of them are keys, not only the neighbours
FEW = 4  # words: of a wording with so few, one sense in common is enough
LONG = 6  # words: what longer wordings have in common must be more than one run
FLOOR = 5  # weight that a run must have: "it is the" weighs 4, "that is the" 6

_RUN = ((0, 1, 2),)
_SKIPS = ((0, 1, 3), (0, 2, 3))
_WEIGHTS = (0, 1, 1, 2, 3, 4, 5)  # of a word by its length, the last for all longer ones
_FIGURE = 4  # weight of a word with a digit
_SALTS = {"run": 1, "sense": 2, "word": 3, "whole": 4}  # keys of two kinds are never equal
_ODD, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0x94D049BB133111EB)
_MASK = np.uint64((1 << 63) - 1)  # SQLite's integers have a sign


class Keys(NamedTuple):
    """The keys of a wording: non-negative 63-bit numbers, the same in every process and on every machine.

    Attributes:
        whole: what only equal wordings share; None for a text without a word.
        runs: three words in a row each.
        senses: two neighbouring words each.
        words: how many it has, as an index counts them (`text.terms`).
    """

    whole: int | None
    runs: frozenset[int]
    senses: frozenset[int]
    words: int

    @property
    def every(self) -> frozenset[int]:
        """All that others may share."""
        return self.runs | self.senses


class Keyed(NamedTuple):
    """Keys, and the row each is of, side by side; a row may have a key twice."""

    keys: Hashes
    rows: Numbers


def keys(found: Sheet) -> list[Keys]:
    """The keys of every row, without skips, in time linear in the number of words."""
    of_runs, of_senses = (_by_row(kind, found.rows) for kind in (runs(found), senses(found)))
    columns = (wholes(found).tolist(), of_runs, of_senses, sizes(found).tolist())
    return [
        Keys(whole if size else None, frozenset(own_runs), frozenset(own_senses), size)
        for whole, own_runs, own_senses, size in zip(*columns, strict=True)
    ]


def sizes(found: Sheet) -> Numbers:
    """How many words each row has; of scripts without blanks every letter counts as one."""
    terms = np.array([1 if stem.isascii() else len(parted(stem).split()) for stem in found.stems], np.int64)
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(terms[found.words])])
    lengths: Numbers = total[found.first[1:]] - total[found.first[:-1]]
    return lengths


def enough(runs: Numbers, others: Numbers, words: Numbers) -> NDArray[np.bool_]:
    """Whether what two wordings have in common makes them worth comparing.

    Of a brief one any key will do; of others a run, or two other keys; of two long ones one run is chance.

    Args:
        runs: how many runs they share.
        others: how many other keys.
        words: how many the shorter one has.
    """
    some = (others > 1) | (runs > (words > LONG))
    return some | ((runs + others > 0) & (words <= FEW))


def worth(a: Keys, b: Keys, shared: frozenset[int]) -> bool:
    """Whether these keys, all of them of both, make two wordings worth comparing."""
    count = len(shared & a.runs)
    return bool(enough(np.array(count), np.array(len(shared) - count), np.array(min(a.words, b.words))))


def runs(found: Sheet, *, skips: bool = False) -> Keyed:
    """The runs of every row that are above the floor, with the `skips` or without."""
    of_word, row, weight = found.hashes[found.words], found.row, _weights(found.stems)[found.words]
    return _together([_grams(of_word, row, weight, places) for places in (_RUN + _SKIPS if skips else _RUN)])


def senses(found: Sheet) -> Keyed:
    """The senses of every row."""
    telling = ~np.array([small(word) for word in found.stems], bool)[found.words]
    row = found.row
    telling |= ~_any(telling, found)[row]  # of a row with small words alone, all of them
    words, row = found.hashes[found.words[telling]], row[telling]
    count = np.bincount(row, minlength=found.rows)
    out = [_pair(words, row, 1, count > 0)]
    out += [_pair(words, row, apart, count <= SHORT) for apart in range(2, SHORT)]
    alone = (count == 1)[row]
    out.append(Keyed(_mixed(words[alone] + np.uint64(_SALTS["word"])) & _MASK, row[alone]))
    return _together(out)


def wholes(found: Sheet) -> Hashes:
    """For each row the key that only equal ones share."""
    places = np.arange(len(found.words)) - found.first[:-1][found.row]
    spread = _mixed(found.hashes[found.words] + _mixed(places.astype(np.uint64) * _ODD))
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(spread, dtype=np.uint64)])
    return _mixed(total[found.first[1:]] - total[found.first[:-1]] + np.uint64(_SALTS["whole"])) & _MASK


def _grams(of_word: Hashes, row: Numbers, weight: Numbers, places: tuple[int, ...]) -> Keyed:
    """A key for each word that has two more in its row at the `places` after it."""
    size = max(0, len(of_word) - places[-1])
    key = np.full(size, _SALTS["run"], np.uint64)
    heavy = np.zeros(size, np.int8)
    for place in places:
        key = _mixed(key * _ODD + of_word[place : place + size])
        heavy += weight[place : place + size]
    kept = (row[:size] == row[places[-1] :][:size]) & (heavy >= FLOOR)
    return Keyed(key[kept] & _MASK, row[:size][kept])


def _pair(words: Hashes, row: Numbers, apart: int, wanted: NDArray[np.bool_]) -> Keyed:
    """A key for every two words so far apart, whichever comes first, in the `wanted` rows."""
    a, b = words[:-apart], words[apart:]
    kept = (row[:-apart] == row[apart:]) & wanted[row[:-apart]]
    a, b = a[kept], b[kept]
    key = _mixed(np.minimum(a, b) * _ODD + np.uint64(_SALTS["sense"]))
    return Keyed(_mixed(key + np.maximum(a, b)) & _MASK, row[:-apart][kept])


def _together(pieces: Sequence[Keyed]) -> Keyed:
    return Keyed(np.concatenate([p.keys for p in pieces]), np.concatenate([p.rows for p in pieces]))


def _weights(stems: Iterable[str]) -> Numbers:
    """What each stem weighs, by its length: the frequent words of most European languages are short."""
    last = len(_WEIGHTS) - 1
    return np.array([_WEIGHTS[min(len(w), last)] if w.isalpha() else _FIGURE for w in stems], np.int8)


def _any(flags: NDArray[np.bool_], found: Sheet) -> NDArray[np.bool_]:
    """For each row whether one of its flags is set."""
    total = np.concatenate([[0], np.cumsum(flags)])
    return total[found.first[1:]] > total[found.first[:-1]]


def _by_row(kind: Keyed, rows: int) -> Iterator[list[int]]:
    order = np.argsort(kind.rows, kind="stable")
    cuts = np.searchsorted(kind.rows[order], np.arange(rows + 1)).tolist()
    every = kind.keys[order].tolist()
    return (every[start:end] for start, end in pairwise(cuts))


def _mixed(key: Hashes) -> Hashes:
    """Spread over all 64 bits (the finisher of SplitMix64, Steele et al. 2014, shortened)."""
    key = (key ^ (key >> np.uint64(30))) * _MIX
    return key ^ (key >> np.uint64(29))
