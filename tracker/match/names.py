"""Do two quotations name the same speakers?"""

from collections.abc import Sequence
from enum import StrEnum

from tracker.text import normal


class Naming(StrEnum):
    """What the speakers of two quotations say of whether they are one."""

    AGREE = "agree"
    CONFLICT = "conflict"
    ONE = "one unknown"  # only one of them names anybody
    NONE = "unknown"  # neither does


def naming(a: Sequence[str], b: Sequence[str]) -> Naming:
    """Whether the speakers of two quotations agree.

    A source without a name ("a senior official", recognised by its small initial) counts as unknown. Several speakers
    agree with several, or with one, when everybody in the smaller group is in the larger one.
    """
    few, many = sorted((_named(a), _named(b)), key=len)
    if not many:
        return Naming.NONE
    if not few:
        return Naming.ONE
    return Naming.AGREE if all(any(same(x, y) for y in many) for x in few) else Naming.CONFLICT


def same(a: str, b: str) -> bool:
    """Whether two names can be of one person or body: "Putin" and "Vladimir Putin", "J. Doe" and "Jane Doe".

    >>> same("Vladimir Putin", "Putin"), same("Ann Lee", "Bob Lee"), same("J. Doe", "Jane Doe")
    (True, False, True)
    """
    x, y = sorted((_words(a), _words(b)), key=len)
    if not x:
        return False
    if set(x) <= set(y):
        return True
    return x[-1] == y[-1] and len(x) > 1 and all(any(_given(i, j) for j in y[:-1]) for i in x[:-1])


def _given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, or one the other's initial."""
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _words(name: str) -> list[str]:
    words = normal(name).text.split()
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _named(speakers: Sequence[str]) -> list[str]:
    return [name for name in speakers if name and not name[0].islower()]
