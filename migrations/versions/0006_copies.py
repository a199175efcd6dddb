"""Which articles are others, republished or revised. The current ones are compared when next something is ingested.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0005 to 0006."""
    op.create_table(
        "body",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_body_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_body")),
    )
    op.create_index(op.f("ix_body_compared"), "body", ["compared"], unique=False)
    op.create_table(
        "body_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "article", name=op.f("pk_body_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "likeness",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("share_a", sa.REAL(), nullable=False),
        sa.Column("share_b", sa.REAL(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.CheckConstraint("a <> b", name=op.f("ck_likeness_pair")),
        sa.ForeignKeyConstraint(["a"], ["article.pk"], name=op.f("fk_likeness_a")),
        sa.ForeignKeyConstraint(["b"], ["article.pk"], name=op.f("fk_likeness_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_likeness")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_likeness_b"), "likeness", ["b"], unique=False)
    op.create_table(
        "copy",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("share", sa.REAL(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.CheckConstraint("article <> of", name=op.f("ck_copy_pair")),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_copy_article")),
        sa.ForeignKeyConstraint(["of"], ["article.pk"], name=op.f("fk_copy_of")),
        sa.ForeignKeyConstraint(["run"], ["run.pk"], name=op.f("fk_copy_run")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_copy")),
    )
    op.create_index(op.f("ix_copy_of"), "copy", ["of"], unique=False)
    op.execute(
        "INSERT INTO body (article, compared) SELECT pk, 0 FROM article WHERE revision ="
        " (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key)"
    )


def downgrade() -> None:
    """Without them; they can be concluded again."""
    for table in ("copy", "likeness", "body_key", "body"):
        op.drop_table(table)
