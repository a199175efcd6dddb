"""Who repeats whom among many wordings, by their words alone?"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from tracker.match import mix
from tracker.match.meet import meetings
from tracker.match.sheet import sheet
from tracker.model import Mix

_SOME = 100_000  # pairs scored at a time, so that memory does not go by all of them

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
    bags = mix.bags(found)
    for start in range(0, len(met.a), _SOME):
        a, b = met.a[start : start + _SOME], met.b[start : start + _SOME]
        likely = mix.likely(weights, mix.parts(bags, a.tolist(), b.tolist()), found.rows)
        wanted = np.flatnonzero(likely >= least)
        yield from map(Alike, a[wanted].tolist(), b[wanted].tolist(), likely[wanted].tolist())
        if progress:
            progress(start + len(a), len(met.a))
