"""What became of a remark on the way from one appearance to another?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from tracker.chain.origin import disagree
from tracker.model import Appearance, Change, Flag, Kind, Link, Span, Turn


class Drift(Protocol):
    """What changed from one wording to another, and what of it may turn the meaning.

    `retold` when just one of them is reported without marks. Spans count from the beginning of each wording.
    """

    def __call__(self, a: str, b: str, *, retold: bool) -> tuple[tuple[Change, ...], tuple[Flag, ...]]:
        """The changes, in order, and the flags."""


Part = TypeVar("Part", Change, Flag)


def hung(member: Appearance, other: Appearance, link: Link, drift: Drift) -> Appearance:
    """`member` with its link to the other appearance, and with what changed from the other to it."""
    retold = (other.kind is Kind.INDIRECT) != (member.kind is Kind.INDIRECT)
    changes, flags = drift(other.text, member.text, retold=retold)
    return replace(
        member,
        link=link,
        changes=tuple(_placed(change, other.start, member.start) for change in changes),
        flags=(*_around(other, member), *(_placed(flag, other.start, member.start) for flag in flags)),
    )


def _placed(part: Part, before: int, after: int) -> Part:
    """A change or flag with spans in the texts of the articles, where the wordings begin at `before` and `after`."""
    return part._replace(before_span=_moved(part.before_span, before), after_span=_moved(part.after_span, after))


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _around(other: Appearance, member: Appearance) -> Iterator[Flag]:
    """What changed around the words: the speaker, the marks, a hedge of the reporter."""
    if disagree(other.speakers, member.speakers):
        yield Flag(Turn.SPEAKER, "; ".join(other.speakers), "; ".join(member.speakers), None, None)
    if other.kind is Kind.INDIRECT and member.kind is not Kind.INDIRECT:
        yield Flag(Turn.MARKS_ADDED, "", "", None, None)
    elif member.kind is Kind.INDIRECT and other.kind is not Kind.INDIRECT:
        yield Flag(Turn.MARKS_LOST, "", "", None, None)
    if other.hedge and not member.hedge:
        yield Flag(Turn.HEDGE_LOST, other.hedge, "", None, None)
    elif member.hedge and not other.hedge:
        yield Flag(Turn.HEDGE_ADDED, "", member.hedge, None, None)
