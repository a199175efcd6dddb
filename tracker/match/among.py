"""Who repeats whom among many wordings, by their words alone?"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from tracker.match import closer, mix
from tracker.match.meet import meetings
from tracker.match.sheet import sheet
from tracker.model import Mix

_SOME = 100_000  # pairs scored at a time, so that memory does not go by all of them
WORTH = 0.002  # probability at the first look from which a closer look is worth its time

Progress = Callable[[int, int], None]  # so many pairs of so many are done


class Alike(NamedTuple):
    """Two wordings that have the same words, or may have.

    Attributes:
        a, b: their places, `a < b`.
        likely: the probability, 0..1, that the words are the same.
    """

    a: int
    b: int
    likely: float


def among(texts: Iterable[str], weights: Mix, least: float, progress: Progress | None = None) -> Iterator[Alike]:
    """The pairs among the texts that have the same words with a probability of `least` or more, in order.

    Time goes by the number of words and of pairs that share a rare run of words, not by that of all pairs; see `meet`.
    """
    found = sheet(texts)
    met = meetings(found)
    ready = closer.ready(found)
    for start in range(0, len(met.a), _SOME):
        a, b = met.a[start : start + _SOME], met.b[start : start + _SOME]
        first = mix.parts(ready.bags, a.tolist(), b.tolist())
        worth = np.flatnonzero(mix.likely(weights, first, found.rows) >= WORTH)
        likely = closer.likely(weights, closer.parts(ready, a[worth], b[worth], first[worth]))
        wanted = worth[likely >= least]
        yield from map(Alike, a[wanted].tolist(), b[wanted].tolist(), likely[likely >= least].tolist())
        if progress:
            progress(start + len(a), len(met.a))
