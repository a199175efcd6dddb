"""How likely do two wordings have the same words, at a closer look?

The first look (`mix.py`) counts shared words. This one asks in what stretches they stand in both, how long these are,
how closely they stand together, and how rare their words are among all wordings at hand: "the people of the country" is
shared by many, a name and a number in a row by hardly any that are not repeats. Everything is weighed by a logistic
regression over the parts and their products (`benchmarks/fit_mix.py`). It is for pairs that the first look leaves open.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match import mix
from tracker.match.block import wholes
from tracker.match.score import in_order
from tracker.match.sheet import Hashes, Numbers, Sheet, different
from tracker.model import Mix

PARTS = (
    *mix.PARTS,
    *("short", "long", "crowd"),
    *("rare", "rare_share", "rare_whole", "rare_run"),
    *("run", "pieces", "dense", "dense_long"),
)  # in this order everywhere

TERMS = (*PARTS, *(f"{a}*{b}" for i, a in enumerate(PARTS) for b in PARTS[i:]))
"""What is weighed: the parts, and the products of every two."""

_EXACT = 1024  # parts of a bit that count: sums of them are the same in whatever order they are added up

Values = NDArray[np.float64]


class Ready(NamedTuple):
    """The rows of a sheet, ready for comparing.

    Attributes:
        found: the rows.
        bags: the same, as strings.
        wholes: a number for each wording, to tell one of two equally long ones from the other.
        bits: how rare all words before each place are, added up: one more than there are words.
    """

    found: Sheet
    bags: mix.Bags
    wholes: Hashes
    bits: Values


def ready(found: Sheet) -> Ready:
    """The rows of a sheet, ready for comparing. A word in one row of `n` has log2(n) bits, one in every row none."""
    kinds = max(1, len(found.stems))
    rows = np.bincount(different(found.row.astype(np.int64) * kinds + found.words) % kinds, minlength=kinds)
    rare = np.round(np.log2(max(1, found.rows) / np.maximum(1, rows)) * _EXACT) / _EXACT
    return Ready(found, mix.bags(found), wholes(found), np.concatenate([[0.0], np.cumsum(rare[found.words])]))


def parts(of: Ready, a: Numbers, b: Numbers, first: Values) -> Values:
    """What the rows `a` and `b` have in common, one line a pair, one column for each of `PARTS`.

    Beside those of the first look, which `first` holds:

    - short, long: the words of the shorter and of the longer row (as log(1 + n)),
    - crowd: rows at hand (as log10 n),
    - rare: bits of the words that stand in both in one order (as log(1 + n)),
    - rare_share, rare_whole: that, of all bits of the shorter and of the longer row, 0..1,
    - rare_run: bits of the rarest unbroken stretch of them (as log(1 + n)),
    - run: words in the longest one (likewise),
    - pieces: how many stretches there are (likewise),
    - dense, dense_long: share of them in the words from the first to the last of them, in either row.

    All of them are the same for (b, a).
    """
    sizes = of.found.lengths
    turned = (sizes[a] > sizes[b]) | ((sizes[a] == sizes[b]) & (of.wholes[a] > of.wholes[b]))
    short, long = np.where(turned, b, a), np.where(turned, a, b)
    kept = in_order(*([of.bags.ordered[row] for row in rows.tolist()] for rows in (short, long)))
    begin = of.found.first[short][kept.pair] + kept.first
    bits = of.bits[begin + kept.size] - of.bits[begin]
    total = _each(np.add, bits, kept.start)
    words = _each(np.add, kept.size, kept.start)
    own, other = (of.bits[of.found.first[rows + 1]] - of.bits[of.found.first[rows]] for rows in (short, long))
    columns = [
        *first.T,
        np.log1p(sizes[short]),
        np.log1p(sizes[long]),
        np.full(len(a), np.log10(max(1, of.found.rows))),
        np.log1p(total),
        total / np.maximum(1, own),
        total / np.maximum(1, other),
        np.log1p(_each(np.maximum, bits, kept.start)),
        np.log1p(_each(np.maximum, kept.size, kept.start)),
        np.log1p(_each(np.add, kept.size > 0, kept.start)),
        words / _room(kept.first, kept.size, kept.start),
        words / _room(kept.other, kept.size, kept.start),
    ]
    return np.column_stack(columns)


def likely(weights: Mix, values: Values) -> Values:
    """The probability, 0..1, that the words are the same, for each line of `parts`."""
    logit = np.full(len(values), weights.closer["base"])
    for term, weight in weights.closer.items():
        if term != "base":
            logit += weight * term_of(values, term)
    result: Values = 1 / (1 + np.exp(-np.clip(logit, -60, 60)))
    return result


def term_of(values: Values, term: str) -> Values:
    """The column of `parts`, or the product of two columns, that a term names."""
    columns = [values[:, PARTS.index(name)] for name in term.split("*")]
    result: Values = np.prod(columns, axis=0)
    return result


def _each(how: np.ufunc, numbers: NDArray[np.generic], start: Sequence[int] | Numbers) -> Values:
    """Taken together pair by pair."""
    result: Values = how.reduceat(numbers, start).astype(np.float64)
    return result


def _room(first: Numbers, size: Numbers, start: Numbers) -> Values:
    """The words from the first to the last that count, at least one."""
    there = size > 0
    ends = _each(np.maximum, np.where(there, first + size, 0), start)
    begins = _each(np.minimum, np.where(there, first, np.iinfo(np.int64).max), start)
    return np.maximum(1, ends - begins)
