"""Which articles have one body, whole or in part, word for word or edited?

Two that share some of the smallest of their keys are worth comparing: runs of three words, as wordings have them
(`block`), of which the smallest are a fair sample (Broder 1997). A body cut short keeps the smallest of those that it
keeps. Then they are compared paragraph by paragraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from re import Pattern
from typing import NamedTuple

import numpy as np

from tracker.match.block import Keyed, runs
from tracker.match.sheet import Hashes, Numbers, sheet
from tracker.model import Body, Likeness, Shared
from tracker.text import normal

SKETCH = 24  # keys of a body
ENOUGH = 3  # of them that two bodies must share to be compared
LONG = 8  # words: shorter paragraphs stand in many articles
EDITED = 0.5  # of the shorter paragraph's runs: from so many in common on, one is the other, edited
HALF = 0.5  # of the smaller body, by words: from so much in common on, one is the other
PART = 0.2  # of the larger one: with less it only holds the other
STORY = 0.25  # of the smaller one, when both are of one outlet and one headline
WORDS = 30  # words in common that are no accident

_NUMBER = re.compile(r"\d+")
_AT_ONCE = 1 << 20  # runs that paragraphs share with all others


def sketches(bodies: Sequence[Body]) -> list[frozenset[int]]:
    """The keys by which each body is found: the same in every process, non-negative, of 63 bits."""
    found = runs(sheet("\n".join(body.paragraphs) for body in bodies))
    order = np.lexsort((found.keys, found.rows))
    cuts = np.searchsorted(found.rows[order], np.arange(len(bodies) + 1)).tolist()
    keys = found.keys[order]
    return [frozenset(np.unique(keys[start:end])[:SKETCH].tolist()) for start, end in pairwise(cuts)]


class Laid(NamedTuple):
    """A body, ready for comparing.

    Attributes:
        body: as it is.
        headline: normalised, without what says that it is that of an update.
        words: how many each paragraph has.
        first: where the runs of each paragraph begin in `keys`, and at last where all end.
        keys: of the different runs of each paragraph, one paragraph after the other.
        ranked: the places of all of them, by their size.
    """

    body: Body
    headline: str
    words: Numbers
    first: Numbers
    keys: Hashes
    ranked: Numbers

    @property
    def runs(self) -> Numbers:
        """How many different ones each paragraph has."""
        return np.diff(self.first)


def version(title: str | None, revised: Pattern[str]) -> int:
    """Which version of a story a headline says that it is, by what `revised` finds in it; 0 when it says nothing."""
    said = [found.group() for found in revised.finditer(title or "")]
    return max([1, *(int(number) for words in said for number in _NUMBER.findall(words))]) if said else 0


def laid(bodies: Sequence[Body], revised: Pattern[str]) -> list[Laid]:
    """The bodies, ready for comparing; `revised` finds what headlines of updates begin or end with."""
    found = sheet(paragraph for body in bodies for paragraph in body.paragraphs)
    own = runs(found)
    cuts = np.cumsum([0, *(len(body.paragraphs) for body in bodies)])
    ends = np.searchsorted(own.rows, cuts)
    return [
        _laid(body, revised, found.lengths[start:end], Keyed(own.keys[i:j], own.rows[i:j] - start))
        for body, (start, end), (i, j) in zip(bodies, pairwise(cuts.tolist()), pairwise(ends.tolist()), strict=True)
    ]


def _laid(body: Body, revised: Pattern[str], words: Numbers, own: Keyed) -> Laid:
    order = np.lexsort((own.keys, own.rows))
    keys, rows = own.keys[order], own.rows[order]
    once = np.ones(len(keys), bool)
    once[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    first = np.searchsorted(rows[once], np.arange(len(words) + 1))
    headline = normal(revised.sub("", body.title or ""))
    return Laid(body, headline, words, first, keys[once], np.argsort(keys[once], kind="stable"))


def likeness(one: Laid, other: Laid) -> Likeness | None:
    """How much two bodies, of two articles, share, or None when that is too little to tell."""
    a, b = sorted((one, other), key=lambda each: each.body.article)
    shared = _shared(a, b)
    common = [sum(int(side.words[i]) for i in {pair[n] for pair in shared}) for n, side in enumerate((a, b))]
    shares = [n / (int(side.words[side.words >= LONG].sum()) or 1) for n, side in zip(common, (a, b), strict=True)]
    least = STORY if _one_story(a, b) else HALF
    if min(common) < WORDS or max(shares) < least or min(shares) < PART:
        return None
    places = tuple(Shared(a.body.spans[i], b.body.spans[j]) for i, j in shared)
    return Likeness(a.body.article, b.body.article, round(shares[0], 3), round(shares[1], 3), places)


def _one_story(a: Laid, b: Laid) -> bool:
    """Whether two articles of one outlet have one headline, but for "UPDATE 2" and its like."""
    return a.body.outlet is not None and a.body.outlet == b.body.outlet and a.headline == b.headline != ""


def _shared(a: Laid, b: Laid) -> list[tuple[int, int]]:
    """Pairs of paragraphs that are one, by their places in the two bodies; each of `a` at most once."""
    keys = b.keys[b.ranked]
    begin, end = (np.searchsorted(keys, a.keys, side) for side in ("left", "right"))
    upto = np.concatenate([[0], np.cumsum(end - begin)])[a.first]
    several = upto[-1] > _AT_ONCE  # the same few words over and over
    parts = pairwise(range(len(a.words) + 1)) if several else [(0, len(a.words))]
    return [pair for part in parts for pair in _pairs(a, b, part, (begin, end))]


def _pairs(a: Laid, b: Laid, part: tuple[int, int], met: tuple[Numbers, Numbers]) -> list[tuple[int, int]]:
    """For some paragraphs of `a` the one of `b` that shares most runs, the first of several, where those are enough.

    `met` is where the runs of `a` stand among those of `b`, by their size.
    """
    some = slice(a.first[part[0]], a.first[part[1]])
    begin, counts = met[0][some], met[1][some] - met[0][some]
    at = np.repeat(begin - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    i = np.repeat(np.repeat(np.arange(*part), a.runs[slice(*part)]), counts)
    j = np.searchsorted(b.first, b.ranked[at], "right") - 1
    paired, shared = np.unique(i * len(b.words) + j, return_counts=True)
    i, j = paired // max(1, len(b.words)), paired % max(1, len(b.words))
    order = np.lexsort((j, -shared, i))
    best = order[np.diff(i[order], prepend=-1) > 0]
    i, j, shared = i[best], j[best], shared[best]
    enough = shared >= EDITED * np.minimum(a.runs[i], b.runs[j])
    enough &= (a.words[i] >= LONG) & (b.words[j] >= LONG)
    return list(zip(i[enough].tolist(), j[enough].tolist(), strict=True))
