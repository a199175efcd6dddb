"""Which words are quoted, and which clauses report them?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.articles import Role, Span


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
        texts: these as printed, so that all of them can be asked at once.
        vocabulary: their lower cases, so that what is not there need not be looked for token by token.
        capitals: the tokens with the capital of a name: "Lee", "al-Assad".
        marked: pairs of a token's index and the index of the quotation it stands for.
        frames: the reporting clauses in it, in order.
    """

    start: int
    end: int
    block: int
    role: Role
    words: tuple[Word, ...]
    texts: tuple[str, ...]
    vocabulary: frozenset[str]
    capitals: tuple[int, ...]
    marked: tuple[tuple[int, int], ...]
    frames: tuple["Frame", ...]


class FrameKind(StrEnum):
    """How words are reported."""

    VERB = "verb"  # Wang said
    ACCORDING = "according"  # according to Wang
    NOUN = "noun"  # his claim that
    LABEL = "label"  # WANG: ...; a headline that ends ": Wang Yi"
    REMARK = "remark"  # Wang made the remark at a meeting: looks back


class Frame(NamedTuple):
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
