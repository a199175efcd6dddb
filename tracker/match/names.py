"""Do two quotations name the same speakers?"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tracker.match.score import slip
from tracker.text import normal

_SHORT_GIVEN = 3  # letters: a given name cut shorter could be anybody's
_LONG_GIVEN = 5  # letters: shorter ones a letter apart are two names
_LONG_SURNAME = 7  # letters: likewise


class Naming(StrEnum):
    """What the speakers of two quotations say of whether they are one."""

    AGREE = "agree"
    CONFLICT = "conflict"
    ONE = "one unknown"  # only one of them names anybody
    NONE = "unknown"  # neither does


class Name(NamedTuple):
    """A speaker's name, ready for comparing.

    Attributes:
        words: normalised, at least one.
        proper: whether it is a name, and no description with a name in it ("Foreign ministry officials").
    """

    words: tuple[str, ...]
    proper: bool


def names(speakers: Iterable[str]) -> tuple[Name, ...]:
    """The speakers that are named. "A senior official", told by its small initial, is not."""
    found = (_name(speaker.removeprefix("the ")) for speaker in speakers)
    return tuple(name for name in found if name)


def naming(a: Sequence[Name], b: Sequence[Name]) -> Naming:
    """Whether the speakers of two quotations agree; the same for (b, a).

    Several speakers agree with several, or with one, when everybody in the smaller group is in the larger one. A
    description agrees with its like; where it does not, it may be anybody.
    """
    few, many = sorted((a, b), key=len)
    if not many:
        return Naming.NONE
    if not few:
        return Naming.ONE
    if all(any(same(x, y) for y in many) for x in few):
        return Naming.AGREE
    return Naming.CONFLICT if all(name.proper for name in (*few, *many)) else Naming.ONE


def same(a: Name, b: Name) -> bool:
    """Whether two names can be of one person or body, one of them shortened or spelt in another way.

    "Vladimir Putin" and "Putin", "J. Doe" and "Jane Doe", "Sergei Lavrov" and "Sergey Lavrov".
    """
    x, y = sorted((a.words, b.words), key=len)
    if set(x) <= set(y):
        return True
    return _surname(x[-1], y[-1]) and all(any(_given(i, j) for j in y[:-1]) for i in x[:-1])


def _surname(a: str, b: str) -> bool:
    """Whether two last words are one, but for a letter in a long one: transcriptions differ."""
    return a == b or (min(len(a), len(b)) >= _LONG_SURNAME and slip(a, b))


def _given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, an initial, cut short ("Tim"), or a letter apart."""
    short, long = sorted((a, b), key=len)
    if len(short) == 1 or len(short) >= _SHORT_GIVEN:
        return long.startswith(short) or (len(short) >= _LONG_GIVEN and slip(short, long))
    return short == long


def _name(speaker: str) -> Name | None:
    words = tuple(normal(speaker).split())
    if not words or speaker[0].islower():
        return None
    return Name(words, proper=not speaker.rsplit(maxsplit=1)[-1][0].islower())
