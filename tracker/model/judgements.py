"""What did a person decide, of which quotations, and does it still hold?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.matches import Verdict


class Ruling(StrEnum):
    """What a person decided."""

    SAME = "same"  # the quotations are one remark
    DIFFERENT = "different"  # those of one side and those of the other are two
    UNSURE = "unsure"  # looked at, and not to be told
    SPEAKER = "speaker"  # who said a quotation
    OUTLETS = "outlets"  # through which outlets it came
    WITHDRAWN = "withdrawn"  # an earlier judgement counts no more


class Standing(StrEnum):
    """What became of a judgement."""

    HOLDS = "holds"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"  # a later one says something else of the very same
    OVERRULED = "overruled"  # later ones say the contrary, by way of other quotations
    LOST = "lost"  # what it is about is in no current article of this database


@dataclass(frozen=True, slots=True)
class Subject:
    """A quotation that a person judged, told so that it is known again in another revision or another database.

    Attributes:
        quotation: id, as it was then.
        article, key, path: of its article, as in `Article`.
        text: the words.
        before, after: what stands around them and their marks, a few words.
        side: 0 or 1; only `different` has both.
    """

    quotation: str
    article: str
    key: str
    path: str
    text: str
    before: str
    after: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person decided at one time. It is never changed: a later one withdraws or replaces it.

    Attributes:
        id: hash of all the rest.
        by: who.
        at: when; UTC, ISO 8601.
        reason: why, or None.
        answer: names, for `speaker` and `outlets` (the outlets nearest to the article first); empty means nobody.
        was: what tracker said of it then: names, or its verdict of a pair and why.
        everywhere: for `speaker`: it goes for all quotations of the article that tracker gives to `was`.
        withdraws: id of the one that counts no more, for `withdrawn`.
    """

    id: str
    ruling: Ruling
    subjects: tuple[Subject, ...]
    by: str
    at: str
    reason: str | None = None
    answer: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    everywhere: bool = False
    withdraws: str | None = None


class Candidate(NamedTuple):
    """A quotation of a current article that a subject may mean; `text`, `before` and `after` as in `Subject`."""

    quotation: str
    text: str
    before: str
    after: str


class Bond(NamedTuple):
    """What a person holds of two quotations: `same`, `different` or `unsure`; `a < b`."""

    a: str
    b: str
    ruling: Ruling
    judgement: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from all judgements together.

    Attributes:
        standings: what became of each, by id.
        bonds: of the quotations that are here.
        speakers, outlets: quotation id to the judgement that says who said it, through whom it came.
        meant: the quotations that each judgement is about now, by its id.
    """

    standings: dict[str, Standing]
    bonds: tuple[Bond, ...]
    speakers: dict[str, str]
    outlets: dict[str, str]
    meant: dict[str, tuple[str, ...]]


class Correction(NamedTuple):
    """What a person says of a quotation, and what tracker says.

    Attributes:
        judgement: id.
        ruling: `speaker` or `outlets`.
        by, at, reason: as in `Judgement`.
        answer: names that the person gives; empty for nobody.
        was: names that tracker gives.
    """

    judgement: str
    ruling: Ruling
    by: str
    at: str
    reason: str | None
    answer: tuple[str, ...]
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A judgement of pairs, as one chain is concerned.

    Attributes:
        ruling: `same` or `different`.
        inside: those of its quotations that are in the chain.
        others: chains that hold the others.
        was: what tracker says of the pair, or said when it was judged; empty when that is not known.
    """

    judgement: str
    ruling: Ruling
    by: str
    at: str
    reason: str | None
    inside: tuple[str, ...]
    others: tuple[str, ...]
    was: tuple[str, ...]


class Undecided(NamedTuple):
    """A pair that waits for a person.

    Attributes:
        a, b: quotation ids.
        chains: of the two.
        articles: how many would be joined.
        score: 0..100, how alike the wordings are.
        parts: of the score.
        verdict, why: of the machine.
    """

    a: str
    b: str
    chains: tuple[str, str]
    articles: int
    score: float
    parts: tuple[tuple[str, float], ...]
    verdict: Verdict
    why: str
