"""Which tables are there, and what does each column hold?

Spans are half-open, in code points of `article.text`, 0-based. Enumerations are kept as the text of the `model`'s.
Evidence refers to its parent by an integer `pk`; the ids that people see are hashes and stand once, in `id`.

A change here needs a migration; a test compares the two.
"""

from sqlalchemy import (
    REAL,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from tracker.store.place import APPLICATION_ID, REVISION

__all__ = ["APPLICATION_ID", "CONCLUSIONS", "REVISION", "metadata"]

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _span(prefix: str = "", *, known: bool = True) -> tuple[Column[int], Column[int]]:
    return Column(f"{prefix}start", Integer, nullable=not known), Column(f"{prefix}end", Integer, nullable=not known)


def _parent(name: str, target: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=False)


def _key(name: str, target: str | None = None) -> Column[int]:
    """Part of the primary key; its values are always given."""
    args = (ForeignKey(target),) if target else ()
    return Column(name, Integer, *args, primary_key=True, autoincrement=False)


# --- Evidence: only ever added to -------------------------------------------------------------------------------------

# One execution that changed something.
run = Table(
    "run",
    metadata,
    Column("pk", Integer, primary_key=True),
    _text("id"),
    _text("started_at"),  # UTC, ISO 8601
    _text("version"),  # of tracker
    _text("lexicon_digest"),
    _text("command"),
    UniqueConstraint("id"),
)

# One text as read. `key` is what revisions of one article share; the highest revision of a key is the current one.
# The text comes last, so that reading the other columns does not read its pages.
article = Table(
    "article",
    metadata,
    Column("pk", Integer, primary_key=True),
    _text("id"),
    _text("key"),
    _number("revision"),
    _text("path"),
    _maybe("url"),
    _maybe("title"),
    _maybe("outlet"),
    _maybe("syndicated_from"),
    _maybe("published"),
    _maybe("byline"),
    _maybe("dateline"),
    _parent("run", "run.pk"),
    _text("sha256"),  # of the text in UTF-8, in hexadecimal
    _text("text"),
    UniqueConstraint("id"),
    UniqueConstraint("key", "revision"),
    CheckConstraint("revision >= 1", name="revision"),
    Index(None, "path"),
)

block = Table(
    "block",
    metadata,
    _key("article", "article.pk"),
    _key("position"),
    *_span(),
    _text("role"),
    CheckConstraint('0 <= start AND start <= "end"', name="span"),
    sqlite_with_rowid=False,
)

# Where a field of an article comes from.
fact = Table(
    "fact",
    metadata,
    _key("article", "article.pk"),
    _key("position"),
    _text("field"),
    _text("value"),
    _text("printed"),
    *_span(known=False),
    _text("rule"),
    sqlite_with_rowid=False,
)

# One occurrence of quoted or reported words. `kind` as found; `attribution.kind` is the last word on it.
quotation = Table(
    "quotation",
    metadata,
    Column("pk", Integer, primary_key=True),
    _text("id"),
    _parent("article", "article.pk"),
    _number("position"),  # in the article's list; `inside` refers to it
    *_span(),
    *_span("outer_"),
    _text("text"),
    _text("normal"),  # lower case, words parted by one blank
    _text("kind"),
    _number("utterance"),
    _text("role"),
    Column("inside", Integer),
    Column("closed", Boolean, nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("article", "position"),
    CheckConstraint('0 <= outer_start AND outer_start <= start AND start <= "end" AND "end" <= outer_end', name="span"),
)

attribution = Table(
    "attribution",
    metadata,
    _key("quotation", "quotation.pk"),
    _text("kind"),
    *_span("cue_", known=False),
    _maybe("cue"),  # the words
    *_span("source_", known=False),
    _maybe("source"),  # the words
    _maybe("hedge"),
    _text("rule"),
    Column("confidence", REAL, nullable=False),
    _text("why"),  # a JSON list of sentences
    CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
)

# When a quotation was said, where its article tells; `date` is ISO 8601, a stroke between the two ends of a range.
said = Table(
    "said",
    metadata,
    _key("quotation", "quotation.pk"),
    _text("date"),
    _text("printed"),
    *_span(),
    _text("rule"),
    Column("inherited", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

speaker = Table(
    "speaker",
    metadata,
    _key("quotation", "quotation.pk"),
    _key("position"),
    _text("name"),
    _text("kind"),
    _text("reason"),
    sqlite_with_rowid=False,
)

# An outlet that relayed a quotation; position 0 is nearest to the article.
citation = Table(
    "citation",
    metadata,
    _key("quotation", "quotation.pk"),
    _key("position"),
    _text("outlet"),
    _text("name"),
    _text("printed"),
    *_span(),
    _text("relation"),
    Column("inherited", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# One step on the way of a quotation, from the speaker (position 0) to the article.
hop = Table(
    "hop",
    metadata,
    _key("quotation", "quotation.pk"),
    _key("position"),
    _text("giver"),
    _text("giver_kind"),
    _text("taker"),
    _text("taker_kind"),
    _text("relation"),
    _text("printed"),
    *_span(known=False),
    Column("inherited", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# One thing that could not be done; `article` is null when the input yielded none.
problem = Table(
    "problem",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("article.pk")),
    _text("path"),
    _text("step"),
    _text("code"),
    _text("message"),
    *_span(known=False),
    Column("fatal", Boolean, nullable=False),
    _parent("run", "run.pk"),
    Index(None, "article"),
    Index("uq_problem_input", "path", "step", "code", "message", unique=True, sqlite_where=text("article IS NULL")),
)

# What was had from an address, the first time that these bytes came from there. What was made of them is `taken`.
retrieval = Table(
    "retrieval",
    metadata,
    Column("pk", Integer, primary_key=True),
    _text("asked"),
    _text("final"),
    _number("status"),
    _text("retrieved_at"),  # UTC, ISO 8601
    _text("sha256"),  # of the bytes, unpacked, in hexadecimal
    _number("bytes"),
    _text("taken"),
    _text("headers"),  # a JSON object
    _parent("run", "run.pk"),
    UniqueConstraint("asked", "final", "sha256", "taken"),
)

# Which articles came of a retrieval: one of a page, several of a feed.
carried = Table(
    "carried",
    metadata,
    _key("article", "article.pk"),
    _key("retrieval", "retrieval.pk"),
    Index(None, "retrieval"),
    sqlite_with_rowid=False,
)

# What the lexicon said of the outlets that are cited or publish here, when it was last asked.
outlet = Table(
    "outlet",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("name"),
    _maybe("kind"),
    _maybe("ownership"),
    _maybe("country"),
    sqlite_with_rowid=False,
)

# Where each wording is looked up by its terms (`text.terms`), and by the names of its speakers and outlets; `rowid` is
# `quotation.pk`. FTS5 keeps it in tables of its own, named lookup_*. It holds no texts, and no row is ever changed. Its
# tokenizer parts words at blanks and leaves them alone, for they are normalised when they come.
LOOKUP = "CREATE VIRTUAL TABLE lookup USING fts5(words, names, content='', tokenize='ascii')"


@event.listens_for(metadata, "after_create")
def _create_lookup(_: MetaData, connection: Connection, **__: object) -> None:
    connection.exec_driver_sql(LOOKUP)


# The longer terms of `lookup`, so that one with a slip of the pen is found by the half that is spelt right.
spelling = Table(
    "spelling",
    metadata,
    Column("term", Text, primary_key=True, nullable=False),
    _text("back"),  # the same, last letter first
    Index(None, "back"),
    sqlite_with_rowid=False,
)

# --- Conclusions: can be dropped and made again -----------------------------------------------------------------------

# One row. The number moves whenever conclusions change, so that whoever read before knows that they did.
generation = Table(
    "generation",
    metadata,
    _key("pk"),
    _number("number"),
    CheckConstraint("pk = 1", name="single"),
)

# Quotations of current articles from which nothing has been concluded yet.
pending = Table("pending", metadata, _key("quotation", "quotation.pk"))

# What a quotation has in common with those worth comparing. Rows of quotations that are in no chain (their article was
# revised, or they are pending) count for nothing. No foreign key: it would cost a look-up for each of some thirty keys.
block_key = Table("block_key", metadata, _key("key"), _key("quotation"), sqlite_with_rowid=False)

match = Table(
    "match",
    metadata,
    _key("a", "quotation.pk"),  # the one with the smaller id (not pk)
    _key("b", "quotation.pk"),
    Column("score", REAL, nullable=False),
    _text("parts"),  # a JSON object: name to value, in a fixed order
    _text("verdict"),
    _text("why"),
    _parent("run", "run.pk"),
    CheckConstraint("a <> b", name="pair"),
    Index(None, "b"),
    sqlite_with_rowid=False,
)

chain = Table(
    "chain",
    metadata,
    Column("pk", Integer, primary_key=True),
    _text("id"),
    _maybe("speaker"),
    _parent("origin", "quotation.pk"),
    _parent("run", "run.pk"),
    UniqueConstraint("id"),
)

# A quotation is in one chain at most; position 0 is the chain's origin.
member = Table(
    "member",
    metadata,
    _key("quotation", "quotation.pk"),
    _parent("chain", "chain.pk"),
    _number("position"),
    UniqueConstraint("chain", "position"),
)

CONCLUSIONS = (member, chain, match, block_key, pending)  # in an order in which they can be emptied
