"""Which article is it, and where does what is known of it come from?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.model.retrievals import Retrieval


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
        field: title | outlet | syndicated_from | published | updated | byline | dateline | url; of web pages also
            canonical (address) | author_organisation | copyright_holder | provider | based_on (address) | language.
        value: what it means (an outlet's name, an ISO date).
        printed: what was written.
        span: where in the text, or None when it came from outside (an option, a field of the input).
        rule: how it was read: "option", "field outlet", "headline prefix", "closing credit", "dateline",
            "json-ld author", "meta og:site_name", "link canonical", "html lang" ...
    """

    field: str
    value: str
    printed: str
    span: Span | None
    rule: str


class Hyperlink(NamedTuple):
    """Words of an article's text, `start` to `end`, that lead to an address."""

    start: int
    end: int
    address: str


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
        hyperlinks: in order of the text, with absolute addresses.
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
    hyperlinks: tuple[Hyperlink, ...] = ()

    @property
    def language(self) -> str | None:
        """The code of the language that it is in ("en", "ru"), as far as that is known."""
        return next((fact.value for fact in self.facts if fact.field == "language"), None)


class Form(StrEnum):
    """What the bytes of a document are."""

    TEXT = "text"  # the article itself
    RECORD = "record"  # one JSON object with the article in a field
    PAGE = "page"  # HTML
    FRAGMENT = "fragment"  # HTML of which all is the article


@dataclass(frozen=True, slots=True)
class Document:
    """One input before it is read.

    Attributes:
        path: as given or found; "-" for standard input; "file.jsonl:3" for line 3 of a file of records.
        data: the bytes of the file, of the line, of the page.
        form: what they are.
        facts: what the carrier of the bytes says of the article: a feed, an archive, a server. It is believed more than
            what the document says itself, and less than what the user declares.
        charset: what the carrier says the bytes are written in, or None.
        retrieval: how they, or the feed that holds them, were had from a server; None when they were not.
    """

    path: str
    data: bytes
    form: Form = Form.TEXT
    facts: tuple[Fact, ...] = ()
    charset: str | None = None
    retrieval: Retrieval | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What the user says of the inputs; it wins over what they say themselves.

    Attributes:
        outlet, published, url: of the articles.
        fields: what fields of records hold and are called: ("text", "story").
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


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
