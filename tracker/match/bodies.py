"""Which articles have one body, whole or in part, word for word or edited?

Two that share some of the smallest of their keys are worth comparing: runs of three words, as wordings have them
(`block`), of which the smallest are a fair sample (Broder 1997). A body cut short keeps the smallest of those that it
keeps. Then they are compared paragraph by paragraph.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from re import Pattern

import numpy as np

from tracker.match.block import runs
from tracker.match.sheet import sheet
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


def sketches(bodies: Sequence[Body]) -> list[frozenset[int]]:
    """The keys by which each body is found: the same in every process, non-negative, of 63 bits."""
    found = runs(sheet("\n".join(body.paragraphs) for body in bodies))
    order = np.lexsort((found.keys, found.rows))
    cuts = np.searchsorted(found.rows[order], np.arange(len(bodies) + 1)).tolist()
    keys = found.keys[order]
    return [frozenset(np.unique(keys[start:end])[:SKETCH].tolist()) for start, end in pairwise(cuts)]


def likeness(one: Body, other: Body, prefixes: Pattern[str]) -> Likeness | None:
    """How much two bodies share, or None when that is too little to tell.

    Args:
        one: a body.
        other: another one, of another article.
        prefixes: what headlines of updates begin with.
    """
    a, b = sorted((one, other), key=lambda body: body.article)
    shared = _shared(a, b)
    words = [[_size(p) for p in body.paragraphs] for body in (a, b)]
    common = [sum(words[side][i] for i in {pair[side] for pair in shared}) for side in (0, 1)]
    shares = [common[side] / (sum(n for n in words[side] if n >= LONG) or 1) for side in (0, 1)]
    least = STORY if _one_story(a, b, prefixes) else HALF
    if min(common) < WORDS or max(shares) < least or min(shares) < PART:
        return None
    places = tuple(Shared(a.spans[i], b.spans[j]) for i, j in shared)
    return Likeness(a.article, b.article, round(shares[0], 3), round(shares[1], 3), places)


def _size(paragraph: str) -> int:
    return len(normal(paragraph).split())


def _one_story(a: Body, b: Body, prefixes: Pattern[str]) -> bool:
    """Whether two articles of one outlet have one headline, but for "UPDATE 2" and its like."""
    titles = {normal(prefixes.sub("", body.title or "")) for body in (a, b)}
    return a.outlet is not None and a.outlet == b.outlet and len(titles) == 1 and "" not in titles


def _shared(a: Body, b: Body) -> list[tuple[int, int]]:
    """Pairs of paragraphs that are one, by their places in the two bodies; each of `a` at most once."""
    keys = [_keys(body.paragraphs) for body in (a, b)]
    places: dict[int, list[int]] = defaultdict(list)
    for j, own in enumerate(keys[1]):
        for key in own:
            places[key].append(j)
    found = []
    for i, own in enumerate(keys[0]):
        best = _best(own, places, keys[1])
        if best is not None and all(_size(p) >= LONG for p in (a.paragraphs[i], b.paragraphs[best])):
            found.append((i, best))
    return found


def _keys(paragraphs: Iterable[str]) -> list[frozenset[int]]:
    texts = list(paragraphs)
    found = runs(sheet(texts))
    own: list[set[int]] = [set() for _ in texts]
    for key, row in zip(found.keys.tolist(), found.rows.tolist(), strict=True):
        own[row].add(key)
    return [frozenset(keys) for keys in own]


def _best(own: Collection[int], places: dict[int, list[int]], others: Sequence[Collection[int]]) -> int | None:
    """The paragraph that shares most runs, the first of several, when those are enough."""
    counts = Counter(j for key in own for j in places.get(key, ()))
    if not counts:
        return None
    best = min(counts, key=lambda j: (-counts[j], j))
    return best if counts[best] >= EDITED * min(len(own), len(others[best])) else None
