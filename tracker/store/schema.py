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

from tracker.store.columns import (
    citation_columns,
    hop_columns,
    key,
    maybe,
    metadata,
    number,
    parent,
    span,
    speaker_columns,
    text_,
)
from tracker.store.judged import (
    RULED,
    bond,
    corrected,
    corrected_citation,
    corrected_hop,
    corrected_speaker,
    judgement,
    meant,
    standing,
    subject,
    unsettled,
)
from tracker.store.keyed import block_key, worded, wording
from tracker.store.place import APPLICATION_ID, REVISION

__all__ = [
    "APPLICATION_ID", "CONCLUSIONS", "REVISION", "RULED", "block_key", "bond", "corrected", "corrected_citation",
    "corrected_hop", "corrected_speaker", "judgement", "meant", "metadata", "standing", "subject", "unsettled",
    "worded", "wording",
]  # fmt: skip

# --- Evidence: only ever added to -------------------------------------------------------------------------------------

# One execution that changed something.
run = Table(
    "run",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("id"),
    text_("started_at"),  # UTC, ISO 8601
    text_("version"),  # of tracker
    text_("lexicon_digest"),
    text_("command"),
    UniqueConstraint("id"),
)

# One text as read. `key` is what revisions of one article share; the highest revision of a key is the current one.
# The text comes last, so that reading the other columns does not read its pages.
article = Table(
    "article",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("id"),
    text_("key"),
    number("revision"),
    text_("path"),
    maybe("url"),
    maybe("title"),
    maybe("outlet"),
    maybe("syndicated_from"),
    maybe("published"),
    maybe("byline"),
    maybe("dateline"),
    parent("run", "run.pk"),
    text_("sha256"),  # of the text in UTF-8, in hexadecimal
    text_("text"),
    UniqueConstraint("id"),
    UniqueConstraint("key", "revision"),
    CheckConstraint("revision >= 1", name="revision"),
    Index(None, "path"),
)

block = Table(
    "block",
    metadata,
    key("article", "article.pk"),
    key("position"),
    *span(),
    text_("role"),
    CheckConstraint('0 <= start AND start <= "end"', name="span"),
    sqlite_with_rowid=False,
)

# Where a link in the text of an article leads: the words, and the address.
hyperlink = Table(
    "hyperlink",
    metadata,
    key("article", "article.pk"),
    key("position"),
    *span(),
    text_("address"),
    CheckConstraint('0 <= start AND start < "end"', name="span"),
    sqlite_with_rowid=False,
)

# Where a field of an article comes from.
fact = Table(
    "fact",
    metadata,
    key("article", "article.pk"),
    key("position"),
    text_("field"),
    text_("value"),
    text_("printed"),
    *span(known=False),
    text_("rule"),
    sqlite_with_rowid=False,
)

# One occurrence of quoted or reported words. `kind` as found; `attribution.kind` is the last word on it.
quotation = Table(
    "quotation",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("id"),
    parent("article", "article.pk"),
    number("position"),  # in the article's list; `inside` refers to it
    *span(),
    *span("outer_"),
    text_("text"),
    text_("normal"),  # lower case, words parted by one blank
    text_("kind"),
    number("utterance"),
    text_("role"),
    Column("inside", Integer),
    Column("closed", Boolean, nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("article", "position"),
    CheckConstraint('0 <= outer_start AND outer_start <= start AND start <= "end" AND "end" <= outer_end', name="span"),
)

attribution = Table(
    "attribution",
    metadata,
    key("quotation", "quotation.pk"),
    text_("kind"),
    *span("cue_", known=False),
    maybe("cue"),  # the words
    *span("source_", known=False),
    maybe("source"),  # the words
    maybe("hedge"),
    text_("rule"),
    Column("confidence", REAL, nullable=False),
    text_("why"),  # a JSON list of sentences
    CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
)

# When a quotation was said, where its article tells; `date` is ISO 8601, a stroke between the two ends of a range.
said = Table(
    "said",
    metadata,
    key("quotation", "quotation.pk"),
    text_("date"),
    text_("printed"),
    *span(),
    text_("rule"),
    Column("inherited", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

speaker = Table(
    "speaker",
    metadata,
    key("quotation", "quotation.pk"),
    key("position"),
    *speaker_columns(),
    sqlite_with_rowid=False,
)

# An outlet that relayed a quotation; position 0 is nearest to the article.
citation = Table(
    "citation",
    metadata,
    key("quotation", "quotation.pk"),
    key("position"),
    *citation_columns(),
    sqlite_with_rowid=False,
)

# One step on the way of a quotation, from the speaker (position 0) to the article.
hop = Table(
    "hop",
    metadata,
    key("quotation", "quotation.pk"),
    key("position"),
    *hop_columns(),
    sqlite_with_rowid=False,
)

# One thing that could not be done; `article` is null when the input yielded none.
problem = Table(
    "problem",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("article.pk")),
    text_("path"),
    text_("step"),
    text_("code"),
    text_("message"),
    *span(known=False),
    Column("fatal", Boolean, nullable=False),
    parent("run", "run.pk"),
    Index(None, "article"),
    Index("uq_problem_input", "path", "step", "code", "message", unique=True, sqlite_where=text("article IS NULL")),
)

# What was had from an address, the first time that these bytes came from there. What was made of them is `taken`.
retrieval = Table(
    "retrieval",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("asked"),
    text_("final"),
    number("status"),
    text_("retrieved_at"),  # UTC, ISO 8601
    text_("sha256"),  # of the bytes, unpacked, in hexadecimal
    number("bytes"),
    text_("taken"),
    text_("headers"),  # a JSON object
    parent("run", "run.pk"),
    UniqueConstraint("asked", "final", "sha256", "taken"),
)

# Which articles came of a retrieval: one of a page, several of a feed.
carried = Table(
    "carried",
    metadata,
    key("article", "article.pk"),
    key("retrieval", "retrieval.pk"),
    Index(None, "retrieval"),
    sqlite_with_rowid=False,
)

# What the lexicon said of the outlets that are cited or publish here, when it was last asked.
outlet = Table(
    "outlet",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    text_("name"),
    maybe("kind"),
    maybe("ownership"),
    maybe("country"),
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
    text_("back"),  # the same, last letter first
    Index(None, "back"),
    sqlite_with_rowid=False,
)

# --- Conclusions: can be dropped and made again -----------------------------------------------------------------------

# One row. The number moves whenever conclusions change, so that whoever read before knows that they did.
generation = Table(
    "generation",
    metadata,
    key("pk"),
    number("number"),
    CheckConstraint("pk = 1", name="single"),
)

# Quotations of current articles from which nothing has been concluded yet.
pending = Table("pending", metadata, key("quotation", "quotation.pk"))

# The current articles: whether their bodies have been compared with the others.
body = Table(
    "body",
    metadata,
    key("article", "article.pk"),
    Column("compared", Boolean, nullable=False),
    Index(None, "compared"),
)

# By what a body is found by those like it. Rows of articles that are not compared, or not current, count for nothing.
body_key = Table("body_key", metadata, key("key"), key("article"), sqlite_with_rowid=False)

# Two bodies of which one stands in the other for a good part.
likeness = Table(
    "likeness",
    metadata,
    key("a", "article.pk"),  # the one with the smaller id (not pk)
    key("b", "article.pk"),
    Column("share_a", REAL, nullable=False),  # how much of `a` stands in `b`, 0..1, by words
    Column("share_b", REAL, nullable=False),
    text_("paragraphs"),  # a JSON list: start and end in `a`, start and end in `b`
    CheckConstraint("a <> b", name="pair"),
    Index(None, "b"),
    sqlite_with_rowid=False,
)

# That an article is another one, republished or revised.
copy = Table(
    "copy",
    metadata,
    key("article", "article.pk"),
    parent("of", "article.pk"),
    text_("kind"),
    Column("taken", Boolean, nullable=False),
    Column("share", REAL, nullable=False),
    text_("paragraphs"),  # a JSON list: start and end in this article, start and end in the other one
    text_("why"),
    parent("run", "run.pk"),
    CheckConstraint("article <> of", name="pair"),
    Index(None, "of"),
)

match = Table(
    "match",
    metadata,
    key("a", "quotation.pk"),  # the one with the smaller id (not pk)
    key("b", "quotation.pk"),
    Column("score", REAL, nullable=False),
    text_("parts"),  # a JSON object: name to value, in a fixed order
    text_("verdict"),
    text_("why"),
    parent("run", "run.pk"),
    CheckConstraint("a <> b", name="pair"),
    Index(None, "b"),
    sqlite_with_rowid=False,
)

chain = Table(
    "chain",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("id"),
    maybe("speaker"),
    parent("origin", "quotation.pk"),
    parent("run", "run.pk"),
    UniqueConstraint("id"),
)

# A quotation is in one chain at most; position 0 is the chain's origin.
member = Table(
    "member",
    metadata,
    key("quotation", "quotation.pk"),
    parent("chain", "chain.pk"),
    number("position"),
    UniqueConstraint("chain", "position"),
)

# In an order in which they can be emptied.
CONCLUSIONS = (
    member, chain, match, worded, wording, block_key, pending, *RULED, unsettled, copy, likeness, body_key, body,
)  # fmt: skip
