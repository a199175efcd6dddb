"""How do many wordings stand side by side, so that what is done to a million of them is done to all at once?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracker.text import bare, normal, stem

Numbers = NDArray[np.signedinteger[Any]]
Hashes = NDArray[np.uint64]

FIRST = 0x100  # the character that stands for word 0
_SURROGATES = range(0xD800, 0xE000)  # are no characters
_CHARACTERS = 0x110000 - FIRST - len(_SURROGATES)  # so many words have one of their own; a very large vocabulary shares


@dataclass(frozen=True, slots=True)
class Sheet:
    """Wordings, each a row of words without their endings (`form.stem`).

    Attributes:
        stems: the different ones, in order of first occurrence; a word is its number here.
        hashes: a number for each of the stems, the same in every process and on every machine.
        words: the words of all rows, one row after the other.
        first: where each row begins in `words`, and at last where all end; one more than there are rows.
    """

    stems: Sequence[str]
    hashes: Hashes
    words: Numbers
    first: Numbers

    @property
    def rows(self) -> int:
        """How many wordings there are."""
        return len(self.first) - 1

    @property
    def lengths(self) -> Numbers:
        """How many words each row has."""
        return np.diff(self.first)

    @property
    def row(self) -> Numbers:
        """For each of `words` its row."""
        return np.repeat(np.arange(self.rows), self.lengths)


class _Numbering(dict[str, int]):
    """Words as printed to the numbers of their stems, given when a word first occurs."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.stems.setdefault(stem(word), len(self.stems))
        return number


def sheet(texts: Iterable[str]) -> Sheet:
    """The wordings of `texts`, in their order; a text without a word is an empty row."""
    number = _Numbering()
    lengths = [0]

    def numbered(text: str) -> list[int]:
        row = [number[word] for word in bare(text, normal(text).split())]
        lengths.append(len(row))
        return row

    every = np.fromiter(chain.from_iterable(map(numbered, texts)), np.int32)
    return Sheet(list(number.stems), _hashes(number.stems), every, np.cumsum(lengths))


def part(found: Sheet, first: int, last: int) -> Sheet:
    """The rows from `first` to `last`, exclusive."""
    cuts = found.first[first : last + 1]
    return Sheet(found.stems, found.hashes, found.words[cuts[0] : cuts[-1]], cuts - cuts[0])


def gathered(found: Sheet, rows: Numbers) -> Sheet:
    """The `rows`, in their order."""
    sizes = found.lengths[rows]
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    places = np.arange(first[-1]) + np.repeat(found.first[rows] - first[:-1], sizes)
    return Sheet(found.stems, found.hashes, found.words[places], first)


def strings(numbers: Numbers, first: Numbers) -> list[str]:
    """Each row as a string with one character a number, so that what compares characters compares words.

    Args:
        numbers: not negative; those of all rows, one row after the other.
        first: where each row begins, and at last where all end.
    """
    codes = (numbers % _CHARACTERS + FIRST).astype("<u4")
    codes[codes >= _SURROGATES.start] += len(_SURROGATES)
    together = codes.tobytes().decode("utf-32-le")
    cuts = first.tolist()
    return [together[start:end] for start, end in pairwise(cuts)]


def different(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The different ones among the numbers, sorted; much faster than `np.unique`."""
    ordered = np.sort(numbers)
    once = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=once[1:])
    return ordered[once]


def _hashes(stems: Iterable[str]) -> Hashes:
    raw = b"".join(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest() for stem in stems)
    return np.frombuffer(raw, "<u8").astype(np.uint64)
