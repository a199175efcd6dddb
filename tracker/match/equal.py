"""Which of many wordings are the same word for word?

What very many repeat as it is would otherwise be too common to be found: wordings are counted, not those who repeat
them.
"""

from typing import NamedTuple

import numpy as np

from tracker.match.block import FEW, wholes
from tracker.match.sheet import Numbers, Sheet

NEIGHBOURS = 8  # of a crowd that says the same: with so many each is paired


class Equal(NamedTuple):
    """The rows of a sheet in groups of the same words; rows without words are in none.

    Attributes:
        rows: those of one group together, in order.
        first: where each group begins in `rows`; the groups are in the order of their first rows.
        sizes: how many rows each has.
        brief: whether its wording has a few words only.
    """

    rows: Numbers
    first: Numbers
    sizes: Numbers
    brief: Numbers


def equal(found: Sheet) -> Equal:
    """The groups of equal rows."""
    lengths = found.lengths
    rows = np.flatnonzero(lengths)
    _, place, group = np.unique(wholes(found)[rows], return_index=True, return_inverse=True)
    rank = np.empty(len(place), np.int64)
    rank[np.argsort(place)] = np.arange(len(place))
    group = rank[group]
    sizes = np.bincount(group, minlength=len(place))
    ordered = rows[np.argsort(group, kind="stable")]
    first = np.cumsum(sizes) - sizes
    return Equal(ordered, first, sizes, lengths[ordered[first]] <= FEW)


def within(groups: Equal, cap: int) -> tuple[Numbers, Numbers]:
    """The pairs of equal rows: all, or of more than `cap` rows each with a few after it.

    A brief wording that more than `cap` rows have is a phrase of the language: none of these.
    """
    own = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
    left = groups.first[own] + groups.sizes[own] - np.arange(len(own)) - 1  # rows of the group after each
    crowd = groups.sizes > cap
    reach = np.where(crowd, np.where(groups.brief, 0, NEIGHBOURS), cap)[own]
    counts = np.minimum(left, reach)
    place = np.repeat(np.arange(len(own)), counts)
    other = place + _count_up(counts) + 1
    return groups.rows[place], groups.rows[other]


def between(groups: Equal, a: Numbers, b: Numbers, cap: int) -> tuple[Numbers, Numbers]:
    """The pairs of a row of group `a` and one of group `b`: all, or where they are many each with the other's first."""
    m, n = groups.sizes[a], groups.sizes[b]
    many = (m > cap) | (n > cap)
    counts = np.where(many, m + n - 1, m * n)
    pair = np.repeat(np.arange(len(a)), counts)
    step, wide, high, star = _count_up(counts), n[pair], m[pair], many[pair]
    i = np.where(star, np.minimum(step, high - 1), step // wide)
    j = np.where(star, np.maximum(step - high + 1, 0), step % wide)
    i = np.where(star & (j > 0), 0, i)
    return groups.rows[groups.first[a][pair] + i], groups.rows[groups.first[b][pair] + j]


def _count_up(counts: Numbers) -> Numbers:
    """0, 1, ... up to each of the counts, one after the other."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
