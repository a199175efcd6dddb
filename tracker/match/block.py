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

from tracker.match.form import Form, formed

SHORT = 4  # words of sense: up to so many, all pairs of them are keys, not only the neighbours
FEW = 6  # keys: of wordings with so few, one in common is enough
_MASK = (1 << 63) - 1


def keys(text: str) -> frozenset[int]:
    """The keys of a wording: non-negative 63-bit numbers, the same in every process and on every machine.

    Empty when the text holds no word. Runs in time linear in the length of the text.
    """
    return frozenset(_hash(key) for key in _keys(formed(text)))


def worth(shared: int, a: int, b: int) -> bool:
    """Whether two wordings of `a` and `b` keys are worth comparing: when they share two, or one is so short."""
    return shared > 1 or min(a, b) <= FEW


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
