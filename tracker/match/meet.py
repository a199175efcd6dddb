"""Which of many wordings have keys in common?

All keys are sorted once, with their rows in their lowest bits; equal ones then stand together. Time and memory go by
the number of keys, and by `cap` times that at worst.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.match.block import FEW, LONG, Keyed, runs, senses
from tracker.match.equal import between, equal, within
from tracker.match.sheet import Hashes, Numbers, Sheet, gathered, part

CAP = 30  # wordings: what more of them share is a phrase of the language, and tells nothing
_ROWS = 50_000  # rows whose keys are made at a time, and
_PAIRS = 1 << 20  # pairs looked at at a time, so that memory does not go by all of them


class Meetings(NamedTuple):
    """Pairs of rows with keys in common, each once, in order.

    Attributes:
        a, b: the rows; `a < b`.
        dropped: how many keys more than `cap` rows share.
    """

    a: Numbers
    b: Numbers
    dropped: int


def meetings(found: Sheet, cap: int = CAP, long: int = LONG) -> Meetings:
    """All pairs of rows that share a run, with or without a skip, or of which one is brief and they share its sense.

    Of rows that are the same word for word only the first counts: what very many repeat is not common for that.

    Args:
        found: the wordings.
        cap: what more rows share is dropped.
        long: words; two rows that both have more and share one key only are left out: a run of three words among many
            is chance, of such pairs one in thousands repeats an utterance. A number beyond all lengths leaves out none.
    """
    groups = equal(found)
    alone = len(groups.sizes) == found.rows
    met = _met(found if alone else gathered(found, groups.rows[groups.first]), cap, long)
    if alone:
        return met
    a, b = (np.concatenate(both) for both in zip(between(groups, met.a, met.b, cap), within(groups, cap), strict=True))
    a, b = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((b, a))
    return Meetings(a[order], b[order], met.dropped)


class Dropped(NamedTuple):
    """A key that too many share.

    Attributes:
        key: without its lowest bits.
        bits: how many these are.
        wordings: how many different ones have it.
        row: the first of them.
    """

    key: int
    bits: int
    wordings: int
    row: int


def dropped(found: Sheet, cap: int = CAP) -> list[Dropped]:
    """What `meetings` drops, the commonest first."""
    groups = equal(found)
    kept = groups.rows[groups.first]
    rows = gathered(found, kept)
    bits = np.uint64(max(1, rows.rows).bit_length())
    every = []
    for packed in (_packed(_runs(rows), bits), _packed(_of_brief(rows), bits)):
        starts, sizes = _crowds(packed >> bits)
        many = np.flatnonzero(sizes > cap)
        first = packed[starts[many]]
        own = kept[(first & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)]
        columns = ((first >> bits).tolist(), sizes[many].tolist(), own.tolist())
        every += [Dropped(key, int(bits), size, row) for key, size, row in zip(*columns, strict=True)]
    return sorted(every, key=lambda one: (-one.wordings, one.key))


def _met(found: Sheet, cap: int, long: int) -> Meetings:
    """Of rows that are all different."""
    rows = max(1, found.rows)
    bits = np.uint64(rows.bit_length())
    codes, dropped = [], 0
    for packed in (_packed(_runs(found), bits), _packed(_of_brief(found), bits)):
        starts, sizes = _crowds(packed >> bits)
        dropped += int((sizes > cap).sum())
        members = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32)
        codes += [_every_two(members, starts[sizes == size], size, rows) for size in range(2, cap + 1)]
    together = _joined(codes)
    together.sort()
    pairs = _enough(together, found.lengths > long, rows)
    return Meetings(pairs // rows, pairs % rows, dropped)


def _runs(found: Sheet) -> Iterator[Keyed]:
    for start in range(0, found.rows, _ROWS):
        keyed = runs(part(found, start, min(start + _ROWS, found.rows)), skips=True)
        yield Keyed(keyed.keys, keyed.rows + start)


def _of_brief(found: Sheet) -> Iterator[Keyed]:
    """The senses that brief rows have, with all rows that have them."""
    lengths = found.lengths
    own = senses(gathered(found, np.flatnonzero(lengths <= FEW)))
    brief = np.unique(own.keys)
    for start in range(0, found.rows if len(brief) else 0, _ROWS):
        every = senses(part(found, start, min(start + _ROWS, found.rows)))
        kept = np.isin(every.keys, brief)
        yield Keyed(every.keys[kept], every.rows[kept] + start)


def _packed(pieces: Iterable[Keyed], bits: np.uint64) -> Hashes:
    """Key and row in one number, sorted, each once. The key's lowest bits make room for the row."""
    packed = _joined([(own.keys >> bits << bits) | own.rows.astype(np.uint64) for own in pieces])
    packed.sort()
    return packed[_begins(packed)]


def _joined(pieces: list[Hashes]) -> Hashes:
    """The pieces one after the other. They are given up on the way, so that they are never all there twice."""
    together = np.empty(sum(map(len, pieces)), np.uint64)
    end = len(together)
    while pieces:
        piece = pieces.pop()
        together[end - len(piece) : end] = piece
        end -= len(piece)
    return together


def _begins(ordered: Hashes) -> NDArray[np.bool_]:
    """For each number whether it is the first of its like."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _crowds(ordered: Hashes) -> tuple[Numbers, Numbers]:
    """Where each stretch of equal numbers begins, and how long it is."""
    starts = np.flatnonzero(_begins(ordered))
    return starts, np.diff(np.append(starts, len(ordered)))


def _every_two(members: NDArray[np.uint32], starts: Numbers, size: int, rows: int) -> Hashes:
    """All pairs among `size` members from each of `starts` on, each pair as one number."""
    crowd = members[starts[:, None] + np.arange(size)].astype(np.uint64)
    i, j = np.triu_indices(size, 1)
    pairs: Hashes = (crowd[:, i] * np.uint64(rows) + crowd[:, j]).ravel()
    return pairs


def _enough(ordered: Hashes, long: NDArray[np.bool_], rows: int) -> Numbers:
    """Those of the pairs that come more than once, or of which a row is not `long`, each once."""
    kept = []
    for start in range(0, len(ordered), _PAIRS):
        some = ordered[start : start + _PAIRS + 1]  # and the one after
        first = _begins(some)
        first[0] = start == 0 or ordered[start - 1] != ordered[start]
        again = np.append(~first[1:], False)
        pairs = some[first].astype(np.int64)
        few = ~(long[pairs // rows] & long[pairs % rows])
        last = len(some) > _PAIRS and first[-1]  # belongs to the next slice
        wanted = again[first] | few
        kept.append(pairs[wanted][: -1 if last and wanted[-1] else None])
    return np.concatenate(kept) if kept else np.zeros(0, np.int64)
