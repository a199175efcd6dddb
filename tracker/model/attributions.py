"""Who said it, through whom did it come, and why is that thought?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.articles import Article, Problem, Span
from tracker.model.copies import Copied
from tracker.model.judgements import Correction
from tracker.model.quotations import FrameKind, Kind, Quotation
from tracker.model.retrievals import Retrieval


class Relation(StrEnum):
    """How an outlet comes to stand behind a quotation."""

    REPORTED = "reported"  # "TASS reported", "according to TASS"
    TOLD = "told to"  # "told CNN", "in an interview with Le Monde"
    CARRIED = "carried by"  # "in a statement carried by Xinhua", "broadcast on NTV"
    QUOTED = "quoted by"  # "TASS quoted him as saying"
    CITING = "cited by"  # "Sputnik, citing RIA": RIA is cited by the outlet before it
    POSTED = "posted on"  # "wrote on Telegram"
    CREDITED = "credited"  # dateline, credit line, h/t
    SPEAKING = "speaking"  # the outlet speaks for itself


@dataclass(frozen=True, slots=True)
class Citation:
    """An outlet that relayed a quotation, with the characters that prove it.

    Attributes:
        outlet: lexicon id, or a slug of the name when the lexicon does not know it.
        name: the outlet's usual name.
        printed: the words in the article, `text[span.start:span.end]`; empty, and without a span, when a person says so
            and the text does not.
        inherited: True when it carries over from another quotation of the same speaker.
    """

    outlet: str
    name: str
    printed: str
    span: Span | None
    relation: Relation
    inherited: bool = False


class SpeakerKind(StrEnum):
    """What sort of speaker a source resolves to."""

    PERSON = "person"
    GROUP = "group"  # a country, a ministry, a company, a party
    OUTLET = "outlet"  # an outlet that speaks for itself
    UNNAMED = "unnamed"  # "a senior official": kept in the article's words


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body that a source resolves to.

    Attributes:
        name: the fullest name in the article, without titles; the words themselves when unnamed.
        kind: what sort it is.
        reason: how the source led there: "full name", "surname", "pronoun", "the two leaders" ...
    """

    name: str
    kind: SpeakerKind
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said, with the characters that tell it.

    Attributes:
        date: ISO 8601, as precise as it is told: a day, a month, a year, or two days with a stroke between.
        printed: the words in the article, `text[span.start:span.end]`.
        rule: where they stand, or how the date came here.
        inherited: True when it carries over from another quotation of the same speaker.
    """

    date: str
    printed: str
    span: Span
    rule: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The relation of one quotation to its speakers and to the outlets that relayed it.

    Attributes:
        quotation: id.
        kind: the quotation's kind once it is known whether somebody is named.
        cue: span of the reporting word, or None when the attribution carries over.
        source: span of the words naming who said it, or None.
        speakers: nobody, one, or several.
        hedge: "reportedly", "allegedly" ... as printed in lower case, or None.
        citations: nearest to the article first; inherited ones only when there are no others.
        rule: name of the rule that drew it.
        confidence: 0..1, how often such a rule is right.
        why: what the rule saw, step by step, for people to read.
        said: when it was said, or None where the article does not tell.
        corrections: what people say instead. Speakers and citations are theirs then; rule and confidence stay.
    """

    quotation: str
    kind: Kind
    cue: Span | None
    source: Span | None
    speakers: tuple[Speaker, ...]
    hedge: str | None
    citations: tuple[Citation, ...]
    rule: str
    confidence: float
    why: tuple[str, ...] = ()
    said: Said | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """One article with all that was found in it; `attributions[i]` belongs to `quotations[i]`.

    Attributes:
        retrievals: of a stored article, those that it came of, the first one first.
        copied: of a stored article, which other one it is, when it is one.
    """

    article: Article
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    problems: tuple["Problem", ...]
    retrievals: tuple[Retrieval, ...] = ()
    copied: Copied | None = None


class Step(NamedTuple):
    """A rule that was tried for a quotation.

    Attributes:
        rule: its name.
        asks: what must be there, in words.
        answer: what it found, or None when it found nothing.
    """

    rule: str
    asks: str
    answer: str | None


class Clause(NamedTuple):
    """A reporting clause in the sentence of a quotation, as printed; `won` when it gives the quotation."""

    kind: FrameKind
    source: str | None
    cue: str
    span: Span
    won: bool


class Seen(NamedTuple):
    """An outlet in the sentence of a quotation; `relation` is None when it is only talked about."""

    name: str
    printed: str
    span: Span
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one quotation came to its attribution.

    Attributes:
        sentence: the one that it stands in, or None when it stands in none of its own (nested marks).
        steps: the rules that were tried, in order; the last with an answer won.
        clauses: the reporting clauses of the sentence, in order.
        outlets: those that the sentence names, in order.
    """

    quotation: Quotation
    attribution: Attribution
    sentence: Span | None
    steps: tuple[Step, ...]
    clauses: tuple[Clause, ...]
    outlets: tuple[Seen, ...]
