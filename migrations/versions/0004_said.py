"""When quotations were said. Those that are stored tell nothing of it until their articles are read again.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0003 to 0004."""
    op.create_table(
        "said",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("inherited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_said_quotation")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_said")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Without the dates; they can be read again from the articles."""
    op.drop_table("said")
