"""Where the links in the text of an article lead.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0006 to 0007."""
    op.create_table(
        "hyperlink",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_hyperlink_span")),
        sa.ForeignKeyConstraint(["article"], ["article.pk"], name=op.f("fk_hyperlink_article")),
        sa.PrimaryKeyConstraint("article", "position", name=op.f("pk_hyperlink")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Without the links; reading the pages again brings them back."""
    op.drop_table("hyperlink")
