"""Which records do the steps exchange?

All are frozen and do nothing. Offsets are half-open, in code points of `Article.text`, which is kept as it was decoded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end`, half-open, in code points."""

    start: int
    end: int


class Role(StrEnum):
    """What a block of an article's text is for."""

    HEADLINE = "headline"  # of this article
    DATE = "date"  # publication or update line
    BYLINE = "byline"  # who wrote it
    CREDIT = "credit"  # the outlet or agency named as publisher or origin
    BODY = "body"  # a paragraph, a bullet: where quotations are
    CAPTION = "caption"  # under a picture
    FURNITURE = "furniture"  # subscription boxes, related headlines, copyright lines: no quotation comes from here


class Block(NamedTuple):
    """One line or paragraph of an article: `start` and `end` without surrounding blanks, and its role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an article, beside what was printed and how it is known.

    Attributes:
        field: title | outlet | syndicated_from | published | updated | byline | dateline | url.
        value: what it means (an outlet's name, an ISO date).
        printed: what was written.
        span: where in the text, or None when it came from outside (an option, a field of the input).
        rule: how it was read: "option", "field outlet", "headline prefix", "closing credit", "dateline" ...
    """

    field: str
    value: str
    printed: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as read.

    Attributes:
        id: hash of everything that is asserted of it: text and declared fields.
        key: what two revisions of one article share: its address, else its path (and record).
        path: the path or address by which it came; "-" for standard input; "file.jsonl:3" for a record.
        text: as decoded, never changed.
        published: ISO 8601, as precise as printed: "2023-09-19" or "2023-09-19T12:12".
        outlet, syndicated_from: lexicon names where known, else as printed.
        blocks: in order of the text, not overlapping.
        facts: where each of the fields above comes from.
    """

    id: str
    key: str
    path: str
    text: str
    url: str | None
    title: str | None
    outlet: str | None
    syndicated_from: str | None
    published: str | None
    byline: str | None
    dateline: str | None
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]


class Kind(StrEnum):
    """How a quotation gives the words."""

    DIRECT = "direct"  # a clause or more in quotation marks
    MIXED = "mixed"  # part of a clause in quotation marks
    INDIRECT = "indirect"  # reported without marks
    UNATTRIBUTED = "unattributed"  # in marks, and nobody is named: scare quotes, titles, nicknames, mentioned words


@dataclass(frozen=True, slots=True)
class Quotation:
    """One occurrence of quoted or reported words in one article.

    Attributes:
        id: hash of article, span and form.
        start, end: the content, without its marks.
        outer: the content with its marks; equal to (start, end) when indirect.
        text: the article's text from start to end.
        kind: as found; attribution may turn a marked one into `unattributed`.
        utterance: number in the article; the pieces of a broken or continued quotation share it.
        role: of the block it stands in.
        inside: index (in the article's list) of the quotation around this one, or None.
        closed: False when the closing mark is missing and the paragraph's end was taken.
    """

    id: str
    article: str
    start: int
    end: int
    outer: Span
    text: str
    kind: Kind
    utterance: int
    role: Role
    inside: int | None = None
    closed: bool = True


class Word(NamedTuple):
    """A token of a sentence. Quotations in marks count as one token with the text `MARKED`."""

    start: int
    end: int
    text: str
    lower: str  # with straight apostrophes


MARKED = "\ufffc"


class Sentence(NamedTuple):
    """A sentence of an article's body.

    Attributes:
        block: index of the block that it stands in.
        words: its tokens, quotations in marks as one token each.
        marked: pairs of a token's index and the index of the quotation it stands for.
        frames: the reporting clauses in it, in order.
    """

    start: int
    end: int
    block: int
    role: Role
    words: tuple[Word, ...]
    marked: tuple[tuple[int, int], ...]
    frames: tuple["Frame", ...]


class FrameKind(StrEnum):
    """How words are reported."""

    VERB = "verb"  # Wang said
    ACCORDING = "according"  # according to Wang
    NOUN = "noun"  # his claim that
    LABEL = "label"  # WANG: ...; a headline that ends ": Wang Yi"
    REMARK = "remark"  # Wang made the remark at a meeting: looks back


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting clause: a cue with the words that name who reports. Numbers are token indices in its sentence.

    Attributes:
        cue: first and last (exclusive) token of the reporting words.
        lemma, classes, form: of the reporting verb (see lexicon.cues); the noun itself for NOUN.
        source: tokens naming who said it, without what is added between commas; None when nobody is named.
        added: tokens of an apposition ("a member of ...") or of the antecedent of "who", or None.
        heard: tokens of the listener ("told CNN"), or None.
        inverted: "said Lee".
        passive: "was called", "published by".
        shared: the subject is that of an earlier frame of the sentence ("..., adding", "and vowed").
        negated, modal: "did not say", "would say".
        hedge: token of "reportedly" and the like, or None.
    """

    kind: FrameKind
    cue: tuple[int, int]
    lemma: str
    classes: frozenset[str]
    form: str
    source: tuple[int, int] | None
    added: tuple[int, int] | None = None
    heard: tuple[int, int] | None = None
    inverted: bool = False
    passive: bool = False
    shared: bool = False
    negated: bool = False
    modal: bool = False
    hedge: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What finding hands to attributing.

    Attributes:
        quotations: in order of the text.
        sentences: of the body, with their reporting clauses.
        frames: for each quotation that a frame gave (an indirect one), (sentence, frame) indices; else None.
    """

    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    frames: tuple[tuple[int, int] | None, ...]


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
        printed: the words in the article, `text[span.start:span.end]`.
        inherited: True when it carries over from another quotation of the same speaker.
    """

    outlet: str
    name: str
    printed: str
    span: Span
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


@dataclass(frozen=True, slots=True)
class Extract:
    """One article with all that was found in it; `attributions[i]` belongs to `quotations[i]`."""

    article: Article
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    problems: tuple["Problem", ...]


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


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be done, and where.

    Attributes:
        path: the input it happened in.
        step: read | find | attribute | match | chain | store.
        code: short and stable: "empty", "not-text", "bad-json", "date-contradicted", "unclosed" ...
        message: one line for people.
        span: where in the article's text, or None.
        fatal: True when the input yielded no article.
    """

    path: str
    step: str
    code: str
    message: str
    span: Span | None = None
    fatal: bool = False


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
    """

    base: float
    crowd: float
    weights: Mapping[str, float]
    enough: float


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


@dataclass(frozen=True, slots=True)
class Document:
    """One input before it is read.

    Attributes:
        path: as given or found; "-" for standard input; "file.jsonl:3" for line 3 of a file of records.
        data: the bytes of the file or of the line.
        record: True when the bytes are one JSON object with fields, False when they are the text itself.
    """

    path: str
    data: bytes
    record: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """What the user says of the inputs; it wins over what they say themselves."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class LinkKind(StrEnum):
    """What joins two appearances of a chain; the strongest first."""

    ARTICLE = "same article"  # one article gives the remark twice
    SYNDICATED = "syndicated"  # the article is the other one, republished: same paragraphs
    LINKED = "linked"  # the article prints the other one's address
    CITED = "cited"  # the article cites the outlet whose article the other one is
    CREDITED = "credited"  # a credit, byline or dateline names an outlet that the other one is of, or comes through
    RELAY = "same relay"  # both come through an outlet of which no article is here
    TEXT = "text and time only"  # like words and the dates, nothing else


class Proof(NamedTuple):
    """Words that prove a link: as `printed` in an article, and where; without a `span` they stand outside its text."""

    article: str
    printed: str
    span: Span | None


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article holds beside the words of a chain, in which links can be seen.

    Attributes:
        article: its path.
        paragraphs: of its body.
        addresses: that its text prints.
        citations: of outlets, for whatever words.
    """

    article: str
    paragraphs: tuple[Proof, ...]
    addresses: tuple[Proof, ...]
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
    """

    outlet: str | None
    article: str
    articles: tuple[str, ...]
    why: str


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


@dataclass(frozen=True, slots=True)
class Sought:
    """What texts must hold in which a phrase may occur, in terms of the index (`text.terms`).

    Attributes:
        whole: the phrase as it stands, in each spelling: its terms parted by blanks.
        clusters: of each, all parts must stand within `room` words; a part is one term or several in a row.
        words: the words of a long phrase, each in its spellings; `need` of them must be there.
    """

    whole: tuple[str, ...]
    clusters: tuple[tuple[str, ...], ...] = ()
    room: int = 0
    words: tuple[tuple[str, ...], ...] = ()
    need: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """What the index gave for a phrase.

    Attributes:
        texts: id and text of the quotations that may hold it, those of the best chains.
        quotations: how many may hold it.
        chains: in how many chains those are.
        more: whether there are others that were not counted.
    """

    texts: tuple[tuple[str, str], ...]
    quotations: int
    chains: int
    more: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """The chains in which a phrase occurs, best first.

    Attributes:
        more: chains in which it was found beyond those.
        left: quotations in which it was found that `chains` leave out, since they hold too many to be shown.
        held: what was looked through, when that was not all that may hold the phrase; None when it was.
    """

    query: str
    chains: tuple[TracedChain, ...]
    more: int = 0
    left: int = 0
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ingest did."""

    new: int
    unchanged: int
    revised: int
    failed: int
    quotations: tuple[tuple[str, int], ...]  # kind and count, of the articles that were new or revised
    outlets: tuple[tuple[str, int], ...]  # name and count of the cited outlets, most cited first
    chains_new: int
    chains_extended: int
    problems: tuple[Problem, ...]


DEFAULT_DB = "tracker.db"  # in the working directory


@dataclass(frozen=True, slots=True)
class Settings:
    """Made once for each command, and passed down.

    Attributes:
        db: path of the database, or its SQLAlchemy URL.
        lexicon: path of the user's own outlets file, or None.
        jobs: how many processes may work at once, 1 or more.
    """

    db: str = DEFAULT_DB
    lexicon: str | None = None
    jobs: int = 1
