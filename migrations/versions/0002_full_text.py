"""The index by which phrases are looked up, filled from the quotations that are there.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

from tracker.store import lookup

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0001 to 0002."""
    op.execute("CREATE VIRTUAL TABLE lookup USING fts5(words, names, content='', tokenize='ascii')")
    op.create_table(
        "spelling",
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("term", name=op.f("pk_spelling")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_spelling_back"), "spelling", ["back"], unique=False)
    lookup.refill(op.get_bind())


def downgrade() -> None:
    """Without the index; nothing is lost that could not be made again."""
    op.drop_table("spelling")
    op.drop_table("lookup")
