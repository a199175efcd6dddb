"""The first shape: evidence, conclusions, and the mark of our files.

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty file to 0001."""
    op.execute("PRAGMA application_id = 0x74726B72")
    _articles()
    _quotations()
    _relays()
    _problems()
    _bookkeeping()
    _conclusions()


def downgrade() -> None:
    """Nothing comes before 0001."""
    raise NotImplementedError("nothing comes before 0001: remove the file instead")


def _articles() -> None:
    """Runs and articles, with what is known of each."""
    op.create_table(
        "run",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("lexicon_digest", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_run")),
        sa.UniqueConstraint("id", name=op.f("uq_run_id")),
    )
    op.create_table(
        "article",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("syndicated_from", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_article_revision")),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_article_run")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_article")),
        sa.UniqueConstraint("id", name=op.f("uq_article_id")),
        sa.UniqueConstraint("key", "revision", name=op.f("uq_article_key_revision")),
    )
    op.create_index(op.f("ix_article_path"), "article", ["path"], unique=False)
    op.create_table(
        "block",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start <= "end"', name=op.f("ck_block_span")),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_block_article")),
        sa.PrimaryKeyConstraint("article", "position", name=op.f("pk_block")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_fact_article")),
        sa.PrimaryKeyConstraint("article", "position", name=op.f("pk_fact")),
        sqlite_with_rowid=False,
    )


def _quotations() -> None:
    """Quotations, and who said them."""
    op.create_table(
        "quotation",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("outer_start", sa.Integer(), nullable=False),
        sa.Column("outer_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("utterance", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("inside", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            '0 <= outer_start AND outer_start <= start AND start <= "end" AND "end" <= outer_end',
            name=op.f("ck_quotation_span"),
        ),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_quotation_article")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_quotation")),
        sa.UniqueConstraint("article", "position", name=op.f("uq_quotation_article_position")),
        sa.UniqueConstraint("id", name=op.f("uq_quotation_id")),
    )
    op.create_table(
        "attribution",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("hedge", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.REAL(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint("0 <= confidence AND confidence <= 1", name=op.f("ck_attribution_confidence")),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_attribution_quotation")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_attribution")),
    )
    op.create_table(
        "speaker",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_speaker_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_speaker")),
        sqlite_with_rowid=False,
    )


def _relays() -> None:
    """Through whom quotations came."""
    op.create_table(
        "citation",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("inherited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_citation_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_citation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hop",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("giver_kind", sa.Text(), nullable=False),
        sa.Column("taker", sa.Text(), nullable=False),
        sa.Column("taker_kind", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("inherited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_hop_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_hop")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outlet",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("ownership", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sqlite_with_rowid=False,
    )


def _problems() -> None:
    """What could not be done."""
    op.create_table(
        "problem",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("fatal", sa.Boolean(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_problem_article")),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_problem_run")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_problem")),
    )
    op.create_index(op.f("ix_problem_article"), "problem", ["article"], unique=False)
    op.create_index(
        "uq_problem_input",
        "problem",
        ["path", "step", "code", "message"],
        unique=True,
        sqlite_where=sa.text("article IS NULL"),
    )


def _bookkeeping() -> None:
    """What is still to be concluded."""
    op.create_table(
        "generation",
        sa.Column("pk", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("pk = 1", name=op.f("ck_generation_single")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_generation")),
    )
    op.execute("INSERT INTO generation (pk, number) VALUES (1, 0)")
    op.create_table(
        "pending",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_pending_quotation")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_pending")),
    )


def _conclusions() -> None:
    """What is concluded."""
    op.create_table(
        "block_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "quotation", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "match",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("score", sa.REAL(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.CheckConstraint("a <> b", name=op.f("ck_match_pair")),
        sa.ForeignKeyConstraint(["a"], ["quotation.pk"], name=op.f("fk_match_a")),
        sa.ForeignKeyConstraint(["b"], ["quotation.pk"], name=op.f("fk_match_b")),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_match_run")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_match")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_match_b"), "match", ["b"], unique=False)
    op.create_table(
        "chain",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["origin"], ["quotation.pk"], name=op.f("fk_chain_origin")),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_chain_run")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_chain")),
        sa.UniqueConstraint("id", name=op.f("uq_chain_id")),
    )
    op.create_table(
        "member",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chain", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chain"], ["chain.pk"], name=op.f("fk_member_chain")),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_member_quotation")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_member")),
        sa.UniqueConstraint("chain", "position", name=op.f("uq_member_chain_position")),
    )
