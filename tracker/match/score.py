"""How alike are two wordings?

A wording may be repeated whole, in other order, or in part; so four scores are taken, each 0 to 100, and the best of
them counts. Nothing here costs more than so much, however long the texts are: characters are compared up to `CHARS` a
side, words up to `WORDS`, and the place of a short wording in a long one is looked up by words, never tried out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, LCSseq
from rapidfuzz.fuzz import ratio, token_set_ratio
from rapidfuzz.process import cpdist

from tracker.match.form import Form, formed, small

CHARS = 2_000  # a side: what lies beyond is not compared letter by letter
WORDS = 2_000  # a side: likewise, word by word
FREE = 4  # words of sense: a phrase of so many keeps its sense when their order changes
MOVED = 0.92  # what is left of the likeness when the order changes
_AT_HAND = 1 << 8  # pairs whose score is kept: of near-identical articles the same words meet over and over
_REPEATS = 8  # a word that stands in the shorter wording more often does not tell where it lies in the longer one
_SLACK = 16  # words that may be put in or left out before the rest counts as standing elsewhere


class Score(NamedTuple):
    """How alike two wordings are.

    Attributes:
        ratio: letter by letter, 0..100.
        sorted: likewise, the stems in alphabetical order.
        set: likewise, after the stems that both have are set aside: high when one holds the other.
        part: of the shorter wording and the stretch of the longer that is most like it, 0..100.
        cover: share of the shorter one's words that stand in that stretch, in order, 0..100.
        run: words in the longest unbroken stretch of both.
        shared: words of sense that stand in both, whatever their order.
        first, last: the words of the longer one that the shorter one answers to.
    """

    ratio: float
    sorted: float
    set: float
    part: float
    cover: float
    run: int
    shared: int
    first: int
    last: int

    @property
    def total(self) -> float:
        """0..100: 100 for the same words in the same order, at most 95 for a part or for another order."""
        return round(max(self.ratio, 0.95 * self.sorted, 0.95 * min(self.part, self.cover)), 1)


def score(a: str, b: str) -> Score:
    """How alike two texts are, whatever their marks, case and hyphens; the same for (b, a).

    >>> score("Rock-solid", "rock solid").total
    100.0
    >>> score("rock-solid", "solid as a rock").shared
    2
    """
    return compare(formed(a), formed(b))


@lru_cache(_AT_HAND)
def compare(a: Form, b: Form) -> Score:
    """How alike two forms are; the same for (b, a)."""
    short, long = (a, b) if (len(a.words), a.text) <= (len(b.words), b.text) else (b, a)
    if not short.words:
        same = 100.0 * (not long.words)
        return Score(same, same, same, same, same, 0, 0, 0, len(long.words))
    ordered_short, ordered_long = _sorted(short.stems), _sorted(long.stems)
    part = max(_parts(short, long), key=lambda part: (min(part.like, part.cover), part.like))
    return Score(
        ratio=ratio(short.text[:CHARS], long.text[:CHARS]),
        sorted=ratio(ordered_short, ordered_long),
        set=token_set_ratio(ordered_short, ordered_long),
        part=part.like,
        cover=part.cover,
        run=part.run,
        shared=len(set(short.key) & set(long.key)),
        first=part.first,
        last=part.last,
    )


class _Part(NamedTuple):
    like: float
    cover: float
    run: int
    first: int
    last: int


def _parts(short: Form, long: Form) -> Iterator[_Part]:
    """The stretches of `long` that `short` may answer to: one in order, and for a short phrase one in any order."""
    first, last = aligned(short.stems, long.stems)
    stretch = long.stems[first:last]
    whole = _within(short.stems, stretch)
    kept = [op for op in LCSseq.opcodes(short.stems[:WORDS], stretch[:WORDS]) if op.tag == "equal"]
    runs = [op.src_end - op.src_start for op in kept]
    if len(long.words) <= len(short.words) + 2:
        first, last = 0, len(long.words)  # the words around are too few to be another sentence
    elif whole is not None:
        first, last = first + whole, first + whole + len(short.stems)
    elif kept:
        first, last = first + kept[0].dest_start, first + kept[-1].dest_end
    cover = 100.0 * sum(runs) / min(len(short.stems), WORDS)
    run = max(runs, default=0) if whole is None else min(len(short.stems), WORDS)
    yield _Part(alike(" ".join(short.stems), " ".join(stretch)), cover, run, first, last)
    if 1 < len(short.content) <= FREE and not small(short.words[short.content[0]]):
        sense = short.key
        first, last = gathered(sense, long.stems)
        there = [long.stems[i] for i in long.content if first <= i < last]
        cover = 100.0 * sum(stem in there for stem in sense) / len(sense)
        yield _Part(MOVED * alike(_sorted(sense), _sorted(there)), cover, run, first, last)


def _within(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Where the words of `short` stand in `long` unbroken, if they do; none of them has a blank."""
    text = f" {' '.join(long)} "
    at = text.find(f" {' '.join(short)} ")
    return text.count(" ", 0, at) if at >= 0 else None


def _sorted(stems: Sequence[str]) -> str:
    return " ".join(sorted(stems))[:CHARS]


def aligned(short: Sequence[str], long: Sequence[str]) -> tuple[int, int]:
    """The stretch (first, last) of `long` in which `short` lies best, by the words and word pairs that they share.

    At most half as long again as `short`. Linear in the number of words.
    """
    room = len(short)
    if len(long) <= room:
        return 0, len(long)
    shifts = _shifts(short, long)
    if not shifts:
        return 0, room
    slack = max(1, min(room // 8, _SLACK))
    best = max(shifts, key=lambda s: (sum(shifts[s + d] for d in range(-slack, slack + 1)), shifts[s], -s))
    near = [s for s in range(best - slack, best + slack + 1) if shifts.get(s)]
    return max(0, min(near)), min(len(long), max(near) + room)


def gathered(sense: Sequence[str], long: Sequence[str]) -> tuple[int, int]:
    """The shortest stretch (first, last) of `long` that holds most of the words `sense`, in whatever order.

    No longer than three times their number. Linear in the number of words.
    """
    room = 3 * len(sense)
    seen: dict[str, int] = {}
    best = (0, 0, 0, 0)
    wanted = frozenset(sense)
    for j, stem in enumerate(long):
        if stem in wanted:
            seen[stem] = j
            near = [i for i in seen.values() if i > j - room]
            best = max(best, (len(near), min(near) - j, min(near), j + 1))
    return best[2], best[3]


def _shifts(short: Sequence[str], long: Sequence[str]) -> Counter[int]:
    """How many words and word pairs of `short` stand so far further right in `long`."""
    found: Counter[int] = Counter()
    for ours, theirs in ((short, long), (list(pairwise(short)), pairwise(long))):
        places = defaultdict(list)
        for i, key in enumerate(ours):
            places[key].append(i)
        for j, key in enumerate(theirs):
            there = places.get(key, ())
            if len(there) <= _REPEATS:
                for i in there:
                    found[j - i] += 1
    return found


def in_common(a: Sequence[str], b: Sequence[str]) -> tuple[NDArray[np.float64], ...]:
    """How many characters each of `a` and its counterpart in `b` have in one order, and the lengths of both.

    Of sorted strings of different characters these are the characters that both have. One thread does it: the caller
    divides the work.

    Returns:
        For each pair: the characters in common; the length of the shorter and of the longer one, at least 1.
    """
    common = cpdist(a, b, scorer=LCSseq.similarity, dtype=np.float64)
    x, y = (np.fromiter(map(len, side), np.float64, len(side)) for side in (a, b))
    return common, np.maximum(1, np.minimum(x, y)), np.maximum(1, np.maximum(x, y))


class Kept(NamedTuple):
    """The stretches that pairs of strings have in one order; those of a pair stand together, the last of them empty.

    Attributes:
        pair: the number of the pair that each is of.
        first, other: where each begins on either side.
        size: characters in it.
        start: for each pair, where its stretches begin.
    """

    pair: NDArray[np.int64]
    first: NDArray[np.int64]
    other: NDArray[np.int64]
    size: NDArray[np.int64]
    start: NDArray[np.int64]


def in_order(a: Sequence[str], b: Sequence[str]) -> Kept:
    """The stretches that each of `a` and its counterpart in `b` have in one order."""
    flat: list[int] = []
    counts = []
    for one, two in zip(a, b, strict=True):
        blocks = LCSseq.editops(one, two).as_matching_blocks()
        counts.append(len(blocks))
        for block in blocks:
            flat += (block.a, block.b, block.size)
    table = np.array(flat, np.int64).reshape(-1, 3)
    number = np.array(counts, np.int64)
    start = np.cumsum(number) - number
    return Kept(np.repeat(np.arange(len(number)), number), table[:, 0], table[:, 1], table[:, 2], start)


def alike(a: str, b: str) -> float:
    """Letter by letter, 0..100, up to `CHARS` characters a side."""
    return ratio(a[:CHARS], b[:CHARS])


def slip(a: str, b: str) -> bool:
    """Whether two words differ by one slip of the pen at most: a letter more, less, other, or two swapped.

    >>> slip("multilateral", "multilatreal"), slip("operation", "cooperation"), slip("production", "protection")
    (True, False, False)
    """
    return a[:1] == b[:1] and OSA.distance(a, b, score_cutoff=1) <= 1


def edits(a: Sequence[str], b: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """How `a` becomes `b`: (kept, from, to, from, to) in the places of `a` and of `b`, in order, together all of both.

    Beyond `WORDS` words a side nothing counts as kept.
    """
    opcodes = LCSseq.opcodes(a[:WORDS], b[:WORDS])
    found = [(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in opcodes]
    if len(a) > WORDS or len(b) > WORDS:
        found.append((False, min(len(a), WORDS), len(a), min(len(b), WORDS), len(b)))
    return found
