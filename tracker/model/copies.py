"""Which article is another one, republished or revised?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.articles import Span


@dataclass(frozen=True, slots=True)
class Body:
    """What comparing needs to know of one article.

    Attributes:
        article: id.
        paragraphs: of its body, in order.
        spans: where each of them stands.
        title, outlet, syndicated_from, published: of the article.
    """

    article: str
    paragraphs: tuple[str, ...]
    spans: tuple[Span, ...]
    title: str | None
    outlet: str | None
    syndicated_from: str | None
    published: str | None


class Shared(NamedTuple):
    """A paragraph that two bodies share, in other words perhaps: where it stands in each."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two bodies of which one stands in the other for a good part; `a < b`.

    Attributes:
        a, b: ids of the articles.
        share_a, share_b: how much of each stands in the other, 0..1, by words.
        paragraphs: that they share.
    """

    a: str
    b: str
    share_a: float
    share_b: float
    paragraphs: tuple[Shared, ...]


class CopyKind(StrEnum):
    """How one article comes to be another one."""

    REPUBLISHED = "republished"  # by another outlet
    REVISED = "revised"  # by the same outlet: an update, a correction


@dataclass(frozen=True, slots=True)
class Copy:
    """That an article is another one.

    Attributes:
        article, of: ids.
        kind: republished or revised.
        taken: True when it was taken from the other one; False when it is not known who was first, or when both have it
            from a third.
        share: how much of its body stands in the other one, 0..1, by words.
        paragraphs: that they share: `a` in this article, `b` in the other one.
        why: what was seen, for people to read.
    """

    article: str
    of: str
    kind: CopyKind
    taken: bool
    share: float
    paragraphs: tuple[Shared, ...]
    why: str


class Proof(NamedTuple):
    """Words that prove a link: as `printed` in an article, and where; without a `span` they stand outside its text."""

    article: str
    printed: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Copied:
    """That the article of an appearance is another one.

    Attributes:
        of: the path of the other one.
        outlets: whose article that is, furthest first: the one that it is taken from, the one that prints it.
        credit: the first of these, when it is one that the other article says it is from.
        kind, taken, share, why: as in `Copy`.
        proof: the first paragraph that both have, as it stands in this article.
    """

    of: str
    outlets: tuple[str, ...]
    kind: CopyKind
    taken: bool
    share: float
    proof: Proof
    why: str
    credit: str | None = None
