"""What belongs to the phrase in which an outlet is named?

Before the name: an article, a country, modifiers, a noun; after it, a noun: "the Russian state news agency TASS",
"China's official Xinhua news agency".
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.lexicon.generic_outlets import Generic, Noun
from tracker.text.words import POSSESSIVE

_ARTICLES = ("the", "a", "an")


class Phrase(NamedTuple):
    """What stands around a name, as indices of words, half-open.

    Attributes:
        first, last: the phrase, the name included.
        kinds: the kinds of outlet that its noun fits; None when it has none.
        country: code of the country it says, or None.
    """

    first: int
    last: int
    kinds: frozenset[str] | None
    country: str | None


def around(words: Sequence[str], generic: Generic, name: tuple[int, int], floor: int, *, nouns: bool = True) -> Phrase:
    """The phrase around a name: article, country, modifiers and a noun before it, a noun after it.

    Args:
        words: with straight apostrophes.
        generic: the words to look for.
        name: where the name begins and ends.
        floor: word before which the phrase does not begin.
        nouns: False to take no nouns.
    """
    start, end = name
    after = noun_after(words, generic, end) if nouns else None
    kinds = after.kinds if after else None
    last = end + len(after.words) if after else end
    with_article = articled(words, start, floor)
    before = _noun_before(words, generic, start - with_article, floor) if nouns else None
    if before is None and with_article:
        return Phrase(start - 1, last, kinds, None)
    first = start
    if before is not None:
        first = start - with_article - len(before.words)
        kinds = before.kinds
    first, country = modified(words, generic, first, floor, bare_names=before is not None)
    return Phrase(first - articled(words, first, floor), last, kinds, country)


def articled(words: Sequence[str], first: int, floor: int) -> bool:
    """Whether an article stands right before word `first`, at `floor` or after it."""
    return first > floor and words[first - 1].lower() in _ARTICLES


def noun_after(words: Sequence[str], generic: Generic, start: int) -> Noun | None:
    """The longest noun for outlets that begins at word `start`, if any."""
    if start >= len(words):
        return None
    for noun in generic.nouns_by_first.get(words[start].lower(), ()):
        if lower(words[start : start + len(noun.words)]) == noun.words:
            return noun
    return None


def _noun_before(words: Sequence[str], generic: Generic, end: int, floor: int) -> Noun | None:
    if end <= floor:
        return None
    for noun in generic.nouns_by_last.get(words[end - 1].lower(), ()):
        start = end - len(noun.words)
        if start >= floor and lower(words[start:end]) == noun.words:
            return noun
    return None


def modified(
    words: Sequence[str], generic: Generic, first: int, floor: int, *, bare_names: bool
) -> tuple[int, str | None]:
    """Where the modifiers before word `first` begin, and the country they say.

    A country's name modifies with 's, or without it when `bare_names`, as in "US broadcaster".
    """
    country = None
    while first > floor:
        word = words[first - 1].lower()
        if word in generic.modifiers or word.endswith(generic.endings):
            first -= 1
            continue
        place = _place_before(words, generic, first, floor, bare_names=bare_names)
        if place is None:
            break
        first, country = place
    return first, country


def _place_before(
    words: Sequence[str], generic: Generic, end: int, floor: int, *, bare_names: bool
) -> tuple[int, str] | None:
    possessive = words[end - 1] in POSSESSIVE
    end -= possessive
    if end <= floor:
        return None
    for place in generic.places_by_last.get(words[end - 1], ()):
        start = end - len(place.words)
        counts = possessive or place.adjective or bare_names
        if counts and start >= floor and tuple(words[start:end]) == place.words:
            return start, place.country
    return None


def lower(words: Sequence[str]) -> tuple[str, ...]:
    """The words in lower case, for comparing with nouns and forms."""
    return tuple(word.lower() for word in words)
