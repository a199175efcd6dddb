"""Which quotations repeat one utterance?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.quotations import Kind


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What matching and chaining need to know of one stored quotation and its article.

    Attributes:
        quotation: id.
        article: id.
        text: content.
        kind, start: as stored; `start` orders occurrences of one article.
        speakers: names, empty when nobody is named.
        outlets: ids of the cited outlets (inherited ones too), nearest to the article first.
        outlet: name of the publishing outlet, or None.
        published: ISO date or None.
        utterance: number in the article.
        said: ISO date or range of the utterance, where its own reporting clause tells it, or None.
    """

    quotation: str
    article: str
    text: str
    kind: Kind
    start: int
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    outlet: str | None
    published: str | None
    utterance: int
    said: str | None = None


class Telling(NamedTuple):
    """How one article tells what a person said, where a remark is sought that may have been translated twice.

    Attributes:
        quotation, article, chain: ids.
        text: content.
        speakers: names.
        outlets: names of those through whom the words came, and of who prints them.
        alone: whether they were told to one of these.
        day: ISO date on which it was said, or else printed.
        around: what stands around the words: title and beginning of the article, some text before and behind.
    """

    quotation: str
    article: str
    chain: str
    text: str
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    alone: bool
    day: str
    around: str


class Verdict(StrEnum):
    """What a scored pair is held to be."""

    SAME = "same"  # one utterance
    PERHAPS = "perhaps"  # for a person to decide
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Mix:
    """How much each part of a score counts for two wordings having the same words (a logistic regression).

    Attributes:
        base: without any part.
        crowd: for each tenfold of quotations among which the pair was found.
        weights: by the name of the part.
        enough: probability, 0..1, from which the words count as the same.
        closer: likewise, at a closer look: by the name of a part, or of two ("run*share") for their product; "base" is
            what counts without any.
    """

    base: float
    crowd: float
    weights: Mapping[str, float]
    enough: float
    closer: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A scored pair; `a < b`.

    Attributes:
        a, b: quotation ids, ordered.
        score: 0..100, how alike the wordings are.
        parts: name and value of each part of the score, in a fixed order.
        verdict: same utterance, perhaps, different.
        why: what decided, for people to read.
    """

    a: str
    b: str
    score: float
    parts: tuple[tuple[str, float], ...]
    verdict: Verdict
    why: str
