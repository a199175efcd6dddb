"""By which way did the appearances of one utterance come, and what changed?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.articles import Span
from tracker.model.attributions import Citation, Said
from tracker.model.copies import Copied, Proof
from tracker.model.judgements import Correction, Ruled
from tracker.model.quotations import Kind


@dataclass(frozen=True, slots=True)
class Chain:
    """The appearances of one utterance.

    Attributes:
        id: hash of its smallest quotation id, so that it does not depend on the order of ingest.
        members: quotation ids, earliest first (published, then article, then place in the text).
        speaker: names that the members agree on, joined by "; ", or None.
        origin: the first member.
    """

    id: str
    members: tuple[str, ...]
    speaker: str | None
    origin: str


class Hop(NamedTuple):
    """One step on the way of a quotation: `giver` handed it to `taker`.

    Attributes:
        giver, taker: names: speaker > outlet > ... > publishing outlet or article path.
        giver_kind, taker_kind: "speaker" | "outlet" | "article".
        relation: of a Relation, or "syndicated" | "published".
        printed, span: the characters that prove it, or empty and None when they stand outside the text.
        inherited: the proof belongs to another quotation of the same speaker.
    """

    giver: str
    giver_kind: str
    taker: str
    taker_kind: str
    relation: str
    printed: str
    span: Span | None
    inherited: bool


class LinkKind(StrEnum):
    """What joins two appearances of a chain; the strongest first."""

    ARTICLE = "same article"  # one article gives the remark twice
    REVISED = "revised"  # the article is a later version of the other one, by the same outlet
    SYNDICATED = "syndicated"  # the article is the other one, republished
    LINKED = "linked"  # the article prints the other one's address, or links to it
    CITED = "cited"  # the article cites the outlet whose article the other one is
    CREDITED = "credited"  # a credit, byline or dateline names an outlet that the other one is of, or comes through
    RELAY = "same relay"  # both come through an outlet of which no article is here
    TEXT = "text and time only"  # like words and the dates, nothing else


@dataclass(frozen=True, slots=True)
class Link:
    """How one appearance hangs on another one of its chain.

    Attributes:
        to: the quotation id of the other one.
        kind: what joins them.
        taken: True when this one was taken from the other one; False when it is not known who was first, or when both
            have it from a third.
        through: the outlet that joins them, or None: the one cited or credited, or the one that both come through.
        proofs: what is printed; empty where only words and dates speak.
        confidence: 0..1, for comparing links with each other: by the kind, lowered for each reason in `why`.
        why: what was seen, and what lowers the confidence, for people to read.
    """

    to: str
    kind: LinkKind
    taken: bool
    through: str | None
    proofs: tuple[Proof, ...]
    confidence: float
    why: tuple[str, ...]


class ChangeKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    SWAPPED = "swapped"  # others stand in their place


class Change(NamedTuple):
    """What became of some words on the way from one wording to another; empty, and None, where a side has none.

    Attributes:
        before, after: the words as printed.
        before_span, after_span: where they stand.
    """

    kind: ChangeKind
    before: str
    after: str
    before_span: Span | None
    after_span: Span | None


class Turn(StrEnum):
    """How a change of wording may have turned what was said."""

    NEGATION_LOST = "negation lost"
    NEGATION_ADDED = "negation added"
    NUMBER_CHANGED = "number changed"
    NUMBER_LOST = "number lost"
    NUMBER_ADDED = "number added"
    HEDGE_LOST = "hedge lost"
    HEDGE_ADDED = "hedge added"
    CONDITION_LOST = "condition lost"  # if, unless, not only, would
    BRACKETS = "brackets added"  # words in [brackets] are not the speaker's
    ELLIPSIS = "cut with dots"  # words were left out at "..."
    WHO_CUT = "who or what cut"  # a name, or the words that say of whom it is said
    WHO_CHANGED = "who or what changed"
    MARKS_LOST = "marks lost"  # was in quotation marks, is reported without
    MARKS_ADDED = "marks added"  # was reported, stands in quotation marks
    SPEAKER = "speaker changed"


class Flag(NamedTuple):
    """A change that a checker should look at, with its words in both wordings; fields as in `Change`."""

    turn: Turn
    before: str
    after: str
    before_span: Span | None
    after_span: Span | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """One member of a traced chain, with all that a report prints of it.

    Attributes:
        score: 0..100, how well the phrase is found in it.
        hops: from the speaker to the article, in the order of travel.
        link: how it hangs on another appearance; None for one that hangs on none.
        changes: word by word against the appearance that it hangs on, in order; empty when there is none. Spans are in
            the texts of the two articles.
        flags: those of the changes that may turn the meaning.
        said: when it was said, where the article tells it.
        corrections: what people say of it instead of tracker.
        copied: which article its own is, republished or revised, or None.
    """

    quotation: str
    article: str
    url: str | None
    title: str | None
    outlet: str | None
    syndicated_from: str | None
    published: str | None
    start: int
    end: int
    text: str
    kind: Kind
    speakers: tuple[str, ...]
    cue: str | None
    source: str | None
    hedge: str | None
    rule: str
    confidence: float
    score: float
    hops: tuple[Hop, ...]
    changes: tuple[Change, ...]
    link: Link | None = None
    flags: tuple[Flag, ...] = ()
    said: Said | None = None
    corrections: tuple[Correction, ...] = ()
    copied: Copied | None = None


class Pointer(NamedTuple):
    """An address that an article prints, or to which words of it are a link: the words are the proof."""

    address: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article holds beside the words of a chain, in which links can be seen.

    Attributes:
        article: its path.
        addresses: that its text prints, or links to.
        citations: of outlets, for whatever words.
    """

    article: str
    addresses: tuple[Pointer, ...]
    citations: tuple[Citation, ...]


class Warn(NamedTuple):
    """Something a checker wants to know of a chain: "single-origin", "state-only", "speakers-disagree" ..."""

    code: str
    message: str


class Origin(NamedTuple):
    """One of the places that the appearances of a chain go back to.

    Attributes:
        outlet: the furthest outlet that is named, or None.
        article: the path of the article from which the others hang.
        articles: the paths of those that go back to it, earliest first.
        why: what this rests on, for people to read.
        known: False when several articles are copies of each other, and nothing tells which was first.
    """

    outlet: str | None
    article: str
    articles: tuple[str, ...]
    why: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class TracedChain:
    """One chain in which a phrase occurs.

    Attributes:
        origin_outlet: the furthest outlet upstream that is named, or None.
        origin_article: path of the earliest article in this database.
        independent: how many origins its appearances go back to.
        origins: these origins, in the order of the appearances.
        earliest: quotation ids of the appearances before which no other is known to be; several when their dates do not
            tell, as a day does not tell from an hour of that day.
        upstream: quotation id of the appearance with the shortest way to the speaker, or None when no way is known.
        said: quotation id of the appearance that tells most precisely when it was said; None when none does, or when
            they contradict each other.
        ruled: what people decided of it: what belongs to it, and what does not.
        undecided: how many other chains may be this one; a person has to say.
    """

    id: str
    speaker: str | None
    origin_outlet: str | None
    origin_article: str
    origin_published: str | None
    independent: int
    appearances: tuple[Appearance, ...]
    warnings: tuple[Warn, ...]
    origins: tuple[Origin, ...] = ()
    earliest: tuple[str, ...] = ()
    upstream: str | None = None
    said: str | None = None
    ruled: tuple[Ruled, ...] = ()
    undecided: int = 0
