"""Keys of wordings, and which quotations have which wording. Chains stay as they are; `tracker rebuild` finds more.

Revision: 0008, after 0007.
"""

import numpy as np
import sqlalchemy as sa
from alembic import op

from tracker.match import block
from tracker.match.sheet import sheet

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BATCH = 20_000  # quotations at a time
_CHAINED = sa.text("""
    SELECT quotation.pk, quotation.text,
        substr(coalesce(said.date, article.published, ''), 1, 10) || ' ' || quotation.id AS place
    FROM member
    CROSS JOIN quotation ON quotation.pk = member.quotation
    JOIN article ON article.pk = quotation.article
    LEFT JOIN said ON said.quotation = quotation.pk AND NOT said.inherited
    WHERE member.quotation > :last ORDER BY member.quotation LIMIT :batch
""")


def upgrade() -> None:
    """From 0007 to 0008."""
    op.drop_table("block_key")
    op.create_table(
        "wording",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_wording")),
        sa.UniqueConstraint("whole", name=op.f("uq_wording_whole")),
    )
    op.create_table(
        "block_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wording", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "wording", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "worded",
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quotation"], ["quotation.pk"], name=op.f("fk_worded_quotation")),
        sa.ForeignKeyConstraint(["wording"], ["wording.pk"], name=op.f("fk_worded_wording")),
        sa.PrimaryKeyConstraint("quotation", name=op.f("pk_worded")),
    )
    op.create_index(op.f("ix_worded_wording_place"), "worded", ["wording", "place"], unique=False)
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """The wordings of the quotations that are in chains, and their keys, these in their order."""
    known: dict[int, int] = {}
    found = [np.zeros((0, 3), np.int64)]
    last = 0
    while rows := connection.execute(_CHAINED, {"last": last, "batch": _BATCH}).all():
        last = rows[-1].pk
        own = [each for each in zip(rows, block.keys(sheet(row.text for row in rows)), strict=True) if each[1].words]
        new = {keys.whole: keys for _, keys in own if keys.whole is not None and keys.whole not in known}
        first = len(known) + 1
        known |= {whole: first + n for n, whole in enumerate(new)}
        _insert(connection, "wording (pk, whole)", [(known[whole], whole) for whole in new])
        _insert(connection, "worded (quotation, wording, place)",
                [(row.pk, known[keys.whole], row.place) for row, keys in own if keys.whole is not None])  # fmt: skip
        every = [(key, known[whole], keys.words) for whole, keys in new.items() for key in keys.every]
        found.append(np.array(every, np.int64).reshape(-1, 3))
    keyed = np.concatenate(found)
    ordered = keyed[np.lexsort((keyed[:, 1], keyed[:, 0]))]
    for start in range(0, len(ordered), _BATCH):
        some = map(tuple, ordered[start : start + _BATCH].tolist())
        _insert(connection, "block_key (key, wording, words)", list(some))


def _insert(connection: sa.Connection, into: str, rows: list[tuple[int | str, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({places})", rows)  # noqa: S608  of the lines above


def downgrade() -> None:
    """Keys of quotations again."""
    op.rename_table("block_key", "keyed")
    op.create_table(
        "block_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quotation", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "quotation", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO block_key SELECT key, quotation FROM keyed JOIN worded USING (wording)"
        " UNION SELECT whole, quotation FROM wording JOIN worded ON wording.pk = worded.wording"
    )
    for table in ("keyed", "worded", "wording"):
        op.drop_table(table)
