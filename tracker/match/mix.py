"""How likely do two wordings have the same words, by their words alone?

No single score decides: whole repeats, fragments and retellings each stand high on another. So six simple ones, all of
them counts of shared words, are weighed by a logistic regression (`benchmarks/fit_mix.py`).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match.score import in_common
from tracker.match.sheet import Numbers, Sheet, different, strings
from tracker.model import Mix

PARTS = ("words", "share", "order", "whole", "pairs", "joined")  # in this order everywhere

Values = NDArray[np.float64]


class Bags(NamedTuple):
    """The rows of a sheet, each in three ways, as strings with one character a word (or two).

    Attributes:
        ordered: the words in their order.
        words: the different words, sorted.
        pairs: the different pairs of neighbours, sorted.
    """

    ordered: Sequence[str]
    words: Sequence[str]
    pairs: Sequence[str]


def bags(found: Sheet) -> Bags:
    """The rows of a sheet, ready for comparing."""
    row, kinds = found.row, max(1, len(found.stems))
    inner = row[:-1] == row[1:] if len(row) else np.zeros(0, bool)
    first, second = found.words[:-1][inner].astype(np.uint64), found.words[1:][inner].astype(np.uint64)
    pairs = (found.hashes[first] * np.uint64(3) + found.hashes[second]) >> np.uint64(44)  # a million kinds are enough
    return Bags(
        strings(found.words, found.first),
        _different(found.words, row, kinds, found.rows),
        _different(pairs.astype(np.int64), row[:-1][inner], 1 << 20, found.rows),
    )


def parts(all_bags: Bags, a: Sequence[int], b: Sequence[int]) -> Values:
    """What the rows `a` and `b` have in common, one line a pair, one column for each of `PARTS`.

    - words: how many different words both have (as log(1 + n)),
    - share: that, of the different words of the row with fewer, 0..1,
    - order: words that stand in both in one order, of the shorter row, 0..1,
    - whole: likewise, of the longer row,
    - pairs: how many pairs of neighbours both have (as log(1 + n)),
    - joined: that, of the pairs of the row with fewer, 0..1.

    All of them are the same for (b, a). A row without words has nothing in common with any.
    """
    out = np.empty((len(a), len(PARTS)))
    columns = []
    for rows in all_bags:
        common, few, many = in_common([rows[i] for i in a], [rows[i] for i in b])
        columns += [(common, few, many)]
    (ordered, short, long), (words, different, _), (pairs, two, _) = columns
    out[:, 0] = np.log1p(words)
    out[:, 1] = words / different
    out[:, 2] = ordered / short
    out[:, 3] = ordered / long
    out[:, 4] = np.log1p(pairs)
    out[:, 5] = pairs / two
    return out


def likely(mix: Mix, values: Values, quotations: int) -> Values:
    """The probability, 0..1, that the words are the same, for each line of `parts`.

    Args:
        mix: the weights.
        values: from `parts`.
        quotations: among how many the pairs were found: the more there are, the more are alike by chance.
    """
    logit = mix.base + values @ np.array([mix.weights[name] for name in PARTS])
    logit += mix.crowd * np.log10(max(quotations, 1))
    result: Values = 1 / (1 + np.exp(-logit))
    return result


def _different(numbers: Numbers, row: Numbers, kinds: int, rows: int) -> list[str]:
    """For each row its different numbers, sorted, as a string."""
    together = different(row.astype(np.int64) * kinds + numbers)
    first = np.concatenate([[0], np.cumsum(np.bincount(together // kinds, minlength=rows))])
    return strings(together % kinds, first)
