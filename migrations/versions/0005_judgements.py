"""What people decide of quotations, and what follows from it.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0004 to 0005."""
    _evidence()
    _pairs()
    _corrections()


def downgrade() -> None:
    """Without judgements; export them before."""
    for table in (
        "corrected_hop",
        "corrected_citation",
        "corrected_speaker",
        "corrected",
        "bond",
        "meant",
        "unsettled",
        "standing",
        "subject",
        "judgement",
    ):
        op.drop_table(table)


def _evidence() -> None:
    """Judgements, and what they are about."""
    op.create_table(
        "judgement",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ruling", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("everywhere", sa.Boolean(), nullable=False),
        sa.Column("withdraws", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_judgement_run")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_judgement")),
        sa.UniqueConstraint("id", name=op.f("uq_judgement_id")),
    )
    op.create_table(
        "subject",
        sa.Column("judgement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.pk"], name=op.f("fk_subject_judgement")),
        sa.PrimaryKeyConstraint("judgement", "position", name=op.f("pk_subject")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_subject_article"), "subject", ["article"], unique=False)
    op.create_index(op.f("ix_subject_key"), "subject", ["key"], unique=False)


def _pairs() -> None:
    """What became of each, and what it says of pairs."""
    op.create_table(
        "standing",
        sa.Column("judgement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.pk"], name=op.f("fk_standing_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_standing")),
    )
    op.create_table(
        "unsettled",
        sa.Column("judgement", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.pk"], name=op.f("fk_unsettled_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_unsettled")),
    )
    op.create_table(
        "meant",
        sa.Column("judgement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.pk"], name=op.f("fk_meant_judgement")),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_meant_quotation")),
        sa.PrimaryKeyConstraint("judgement", "quotation", name=op.f("pk_meant")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_meant_quotation"), "meant", ["quotation"], unique=False)
    op.create_table(
        "bond",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ruling", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["quotation.pk"], name=op.f("fk_bond_a")),
        sa.ForeignKeyConstraint(["b"], ["quotation.pk"], name=op.f("fk_bond_b")),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.pk"], name=op.f("fk_bond_judgement")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_bond")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bond_b"), "bond", ["b"], unique=False)


def _corrections() -> None:
    """What counts instead of what tracker read."""
    op.create_table(
        "corrected",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.Column("outlets", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["outlets"], ["judgement.pk"], name=op.f("fk_corrected_outlets")),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_corrected_quotation")),
        sa.ForeignKeyConstraint(["speaker"], ["judgement.pk"], name=op.f("fk_corrected_speaker")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_corrected")),
    )
    op.create_table(
        "corrected_speaker",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["corrected.quotation"], name=op.f("fk_corrected_speaker_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_corrected_speaker")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "corrected_citation",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("inherited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["corrected.quotation"], name=op.f("fk_corrected_citation_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_corrected_citation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "corrected_hop",
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
        sa.ForeignKeyConstraint(["quotation"], ["corrected.quotation"], name=op.f("fk_corrected_hop_quotation")),
        sa.PrimaryKeyConstraint("quotation", "position", name=op.f("pk_corrected_hop")),
        sqlite_with_rowid=False,
    )
