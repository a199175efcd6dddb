"""What was had from addresses, and which articles came of it.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0002 to 0003."""
    op.create_table(
        "retrieval",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("final", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("retrieved_at", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_retrieval_run")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_retrieval")),
        sa.UniqueConstraint("asked", "final", "sha256", "taken", name=op.f("uq_retrieval_asked_final_sha256_taken")),
    )
    op.create_table(
        "carried",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("retrieval", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_carried_article")),
        sa.ForeignKeyConstraint(["retrieval"], ["retrieval.pk"], name=op.f("fk_carried_retrieval")),
        sa.PrimaryKeyConstraint("article", "retrieval", name=op.f("pk_carried")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_carried_retrieval"), "carried", ["retrieval"], unique=False)


def downgrade() -> None:
    """Without what was kept of addresses; the articles stay."""
    op.drop_table("carried")
    op.drop_table("retrieval")
