"""Which rows are written together, so that one statement serves many articles?

What belongs to an article waits here until the transaction ends, or somebody in it needs to see it. The row of the
article itself does not wait: the next article may be a revision of it.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, func, select

from tracker.store import lookup, rows, schema
from tracker.store.rows import Row, insert_into
from tracker.store.runs import Run, run_key

_FREE = {
    table: select(func.coalesce(func.max(table.c.pk), 0) + 1) for table in (schema.article, schema.quotation)
}  # a key of the table that nothing has


class Together:
    """The rows of articles in one transaction; the write lock keeps the keys free that are given to them."""

    def __init__(self, connection: Connection, run: Run) -> None:
        self._connection, self._run = connection, run
        self._article, self._quotation = (connection.execute(free).scalar_one() for free in _FREE.values())
        self._rows: dict[Table, list[Row]] = {}
        self._entries: list[tuple[int, lookup.Entry]] = []
        self.terms: set[str] = set()  # that are stored with these articles

    def add(self, given: rows.Prepared, revision: int) -> None:
        """All rows of one article."""
        pk, first, run = self._article, self._quotation, run_key(self._connection, self._run)
        insert_into(self._connection, schema.article, [rows.article_row(pk, given, revision, run)])
        self._wait(schema.block, rows.block_rows(pk, given.article))
        self._wait(schema.body, [(pk, False)])
        self._wait(schema.hyperlink, rows.hyperlink_rows(pk, given.article))
        self._wait(schema.fact, rows.fact_rows(pk, given.article))
        self._wait(schema.problem, [rows.problem_row(pk, p, run) for p in given.problems])
        for table, made in rows.quotation_rows(pk, first, given).items():
            self._wait(table, made)
        self._entries += enumerate(given.entries, start=first)
        self._article += 1
        self._quotation += len(given.found)

    def write(self) -> None:
        """Write what waits."""
        for table, waiting in self._rows.items():
            insert_into(self._connection, table, waiting)
        self.terms |= lookup.add(self._connection, self._entries)
        self._rows, self._entries = {}, []

    def _wait(self, table: Table, made: Iterable[Row]) -> None:
        self._rows.setdefault(table, []).extend(made)
