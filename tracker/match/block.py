"""Which quotations are worth comparing?

Two are, when they have keys in common that are not too common: two keys, or one when either wording is short. The
keys of a wording are hashes of

- the whole of it, normalised,
- every three words in a row,
- every two neighbouring words of sense, without their endings, in alphabetical order, so that "rock-solid" meets
  "solid as a rock"; in a short phrase every two of them, and of a single one, that one.

About two keys a word. The caller drops the keys that more than so many quotations share, the whole text's too.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import NamedTuple

from tracker.match.form import Form, formed

SHORT = 4  # words of sense: up to so many, all pairs of them are keys, not only the neighbours
FEW = 4  # words: of a wording with so few, one key in common is enough
_MASK = (1 << 63) - 1


class Keys(NamedTuple):
    """The keys of a wording: non-negative 63-bit numbers, the same in every process and on every machine.

    Attributes:
        whole: the one that only equal wordings share; None for a text without a word.
        every: all of them, empty for a text without a word.
        brief: whether the wording has at most `FEW` words, so that one key in common is enough.
    """

    whole: int | None
    every: frozenset[int]
    brief: bool


def blocked(text: str) -> Keys:
    """The keys of a wording, in time linear in the length of the text."""
    wording = formed(text)
    every = [_hash(key) for key in _keys(wording)]
    return Keys(every[0] if every else None, frozenset(every), len(wording.words) <= FEW)


def keys(text: str) -> frozenset[int]:
    """All keys of a wording."""
    return blocked(text).every


def _keys(wording: Form) -> Iterator[str]:
    words, sense = wording.words, wording.key
    if not words:
        return
    yield "whole " + wording.text
    for i in range(len(words) - 2):
        yield f"run {words[i]} {words[i + 1]} {words[i + 2]}"
    if len(sense) == 1:
        yield f"pair {sense[0]}"
    for a, b in combinations(sense, 2) if len(sense) <= SHORT else pairwise(sense):
        yield f"pair {min(a, b)} {max(a, b)}"


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") & _MASK
