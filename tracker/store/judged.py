"""Which tables hold what people decided, and what follows from it?

Columns as in `schema`, whose tables these belong to.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from tracker.store.columns import (
    citation_columns,
    hop_columns,
    key,
    maybe,
    metadata,
    number,
    parent,
    speaker_columns,
    text_,
)

# --- Evidence: only ever added to -------------------------------------------------------------------------------------

# What a person decided, at one time. It is never changed: a later one withdraws or replaces it. See `model.Judgement`.
judgement = Table(
    "judgement",
    metadata,
    Column("pk", Integer, primary_key=True),
    text_("id"),
    text_("ruling"),
    text_("by"),
    text_("at"),  # UTC, ISO 8601
    maybe("reason"),
    text_("answer"),  # a JSON list of names
    text_("was"),  # likewise: what tracker said then
    Column("everywhere", Boolean, nullable=False),
    maybe("withdraws"),  # the id of another one
    parent("run", "run.pk"),
    UniqueConstraint("id"),
)

# A quotation that was judged, told so that it is known again. No foreign keys: it may be in another database.
subject = Table(
    "subject",
    metadata,
    key("judgement", "judgement.pk"),
    key("position"),
    number("side"),
    text_("quotation"),
    text_("article"),
    text_("key"),
    text_("path"),
    text_("text"),
    text_("before"),
    text_("after"),
    Index(None, "key"),
    Index(None, "article"),
    sqlite_with_rowid=False,
)

# --- Conclusions: can be dropped and made again -----------------------------------------------------------------------

# Judgements from which it has not been concluded yet what follows.
unsettled = Table("unsettled", metadata, key("judgement", "judgement.pk"))

# What became of each judgement: holds, withdrawn, replaced, overruled, lost.
standing = Table("standing", metadata, key("judgement", "judgement.pk"), text_("standing"))

# The quotations that a judgement is about now.
meant = Table(
    "meant",
    metadata,
    key("judgement", "judgement.pk"),
    key("quotation", "quotation.pk"),
    Index(None, "quotation"),
    sqlite_with_rowid=False,
)

# What people hold of two quotations: same, different, unsure.
bond = Table(
    "bond",
    metadata,
    key("a", "quotation.pk"),  # the one with the smaller id (not pk)
    key("b", "quotation.pk"),
    text_("ruling"),
    parent("judgement", "judgement.pk"),
    Index(None, "b"),
    sqlite_with_rowid=False,
)

# Quotations that people corrected, by which judgements. The three tables below hold, with the columns of `speaker`,
# `citation` and `hop`, what counts instead of these: speakers and citations where they were corrected, and every hop.
corrected = Table(
    "corrected",
    metadata,
    key("quotation", "quotation.pk"),
    text_("kind"),
    Column("speaker", Integer, ForeignKey("judgement.pk")),
    Column("outlets", Integer, ForeignKey("judgement.pk")),
)

corrected_speaker = Table(
    "corrected_speaker",
    metadata,
    key("quotation", "corrected.quotation"),
    key("position"),
    *speaker_columns(),
    sqlite_with_rowid=False,
)

corrected_citation = Table(
    "corrected_citation",
    metadata,
    key("quotation", "corrected.quotation"),
    key("position"),
    *citation_columns(known=False),
    sqlite_with_rowid=False,
)

corrected_hop = Table(
    "corrected_hop",
    metadata,
    key("quotation", "corrected.quotation"),
    key("position"),
    *hop_columns(),
    sqlite_with_rowid=False,
)

# What follows from judgements; the first ones refer to the last.
RULED = (corrected_speaker, corrected_citation, corrected_hop, corrected, bond, meant, standing)
