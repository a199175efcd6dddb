"""How does evidence come into the store, once and wholly?

Each function is one transaction, or none when there is nothing new: running a command again leaves the file as it is,
byte for byte. Conclusions come in through `conclude`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, func, select, update

from tracker.model import Extract, Hop, Problem
from tracker.store import bodies, conclude, judgements, lookup, records, rows, schema
from tracker.store.conclude import Conclusions, conclusions, forget_conclusions
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key

__all__ = [
    "Conclusions",
    "Outcome",
    "OutletRow",
    "Run",
    "article",
    "conclusions",
    "forget_conclusions",
    "outlets",
    "problem",
]


class Outcome(StrEnum):
    """What storing an article came to."""

    NEW = "new"
    UNCHANGED = "unchanged"  # its id was there, whatever the path it came by; nothing was written
    REVISED = "revised"  # its key was there with another id: this is the current revision now, the others stay


class OutletRow(NamedTuple):
    """What the lexicon says of an outlet; what it does not say is None.

    Attributes:
        id: as in `Citation.outlet`.
    """

    id: str
    name: str
    kind: str | None
    ownership: str | None
    country: str | None


def article(db: Database, extract: Extract, hops: Sequence[Sequence[Hop]], run: Run) -> Outcome:
    """Store one article with all that was found in it, in one transaction; its quotations are pending then.

    Args:
        db: open for writing.
        extract: what `read`, `find` and `attribute` made of it.
        hops: the way of each quotation, in the order of `extract.quotations`.
        run: recorded when something is stored.

    Raises:
        Busy, DatabaseError: nothing of it is stored.
    """
    given = extract.article
    with reading(db) as connection:
        if records.unchanged(connection, given.id, given.key):
            return Outcome.UNCHANGED
    prepared = rows.prepare(extract, hops)
    with writing(db) as connection:
        if records.unchanged(connection, given.id, given.key):  # by another process, since
            return Outcome.UNCHANGED
        old = _current(connection, given.key)
        revision = (old.revision if old else 0) + 1
        stored = not _revived(connection, given.id, revision)
        if stored:
            _store(connection, prepared, revision, run_key(connection, run))
        if old is not None:
            conclude.drop(connection, old.pk)
            bodies.drop(connection, old.pk)
        judgements.touched(connection, given.id, given.key)
    if stored:
        lookup.remember(db.connection, prepared.entries)
    return Outcome.NEW if old is None else Outcome.REVISED


def problem(db: Database, problems: Iterable[Problem], run: Run) -> int:
    """Store the problems of inputs that yielded no article, each once; how many were new."""
    given = {(p.path, p.step, p.code, p.message): p for p in problems}
    with reading(db) as connection:
        if not _unknown(connection, given):
            return 0
    with writing(db) as connection:
        new = _unknown(connection, given)
        if new:
            key = run_key(connection, run)
            insert_into(connection, schema.problem, [rows.problem_row(None, p, key) for p in new])
        return len(new)


def outlets(db: Database, entries: Iterable[OutletRow]) -> int:
    """Keep what the lexicon says of outlets now; how many were new or had changed."""
    given = {entry.id: entry for entry in entries}
    if not given:
        return 0
    with reading(db) as connection:
        if not _changed(connection, given):
            return 0
    with writing(db) as connection:
        changed = _changed(connection, given)
        insert_into(connection, schema.outlet, changed, prefix="OR REPLACE")
        return len(changed)


class _Revision(NamedTuple):
    pk: int
    revision: int


_article = schema.article.c
_NEWEST = (
    select(_article.pk, _article.revision)
    .where(_article.key == bindparam("article_key"))
    .order_by(_article.revision.desc())
    .limit(1)
)
_REVIVE = update(schema.article).where(_article.id == bindparam("article_id")).values(revision=bindparam("newest"))
_OWN = (
    select(schema.quotation.c.pk)
    .join(schema.article, _article.pk == schema.quotation.c.article)
    .where(_article.id == bindparam("article_id"))
)
_FREE = {
    table: select(func.coalesce(func.max(table.c.pk), 0) + 1) for table in (schema.article, schema.quotation)
}  # a key of the table that nothing has


def _current(connection: Connection, key: str) -> _Revision | None:
    row = connection.execute(_NEWEST, {"article_key": key}).first()
    return _Revision(*row) if row else None


def _revived(connection: Connection, article_id: str, revision: int) -> bool:
    """Make an earlier revision that came back the current one again; False when the article was never stored."""
    changed = connection.execute(_REVIVE, {"article_id": article_id, "newest": revision})
    if not changed.rowcount:
        return False
    quotations = connection.execute(_OWN, {"article_id": article_id}).scalars().all()
    insert_into(connection, schema.pending, [(pk,) for pk in quotations], prefix="OR IGNORE")
    own = connection.execute(select(_article.pk).where(_article.id == bindparam("id")), {"id": article_id}).scalar_one()
    insert_into(connection, schema.body, [(own, False)], prefix="OR REPLACE")
    return True


def _store(connection: Connection, given: rows.Prepared, revision: int, run: int) -> None:
    """All rows of one article."""
    pk = _next(connection, schema.article)
    first = _next(connection, schema.quotation)
    insert_into(connection, schema.article, [rows.article_row(pk, given, revision, run)])
    insert_into(connection, schema.block, rows.block_rows(pk, given.article))
    insert_into(connection, schema.body, [(pk, False)])
    insert_into(connection, schema.hyperlink, rows.hyperlink_rows(pk, given.article))
    insert_into(connection, schema.fact, rows.fact_rows(pk, given.article))
    insert_into(connection, schema.problem, [rows.problem_row(pk, p, run) for p in given.problems])
    for table, made in rows.quotation_rows(pk, first, given).items():
        insert_into(connection, table, made)
    lookup.add(connection, first, given.entries)


def _next(connection: Connection, table: Table) -> int:
    """A key that is free; the write lock keeps it so."""
    return int(connection.execute(_FREE[table]).scalar_one())


def _unknown(connection: Connection, given: Mapping[tuple[str, str, str, str], Problem]) -> list[Problem]:
    """Those of `given` that are not stored yet, in order."""
    table = schema.problem.c
    known = connection.execute(
        select(table.path, table.step, table.code, table.message).where(
            table.article.is_(None), table.path.in_(listed("paths"))
        ),
        {"paths": json.dumps([path for path, *_ in given])},
    )
    stored = {tuple(row) for row in known}
    return [problem for key, problem in given.items() if key not in stored]


def _changed(connection: Connection, given: Mapping[str, OutletRow]) -> list[OutletRow]:
    """Those of `given` that are not stored, or otherwise, in order."""
    table = schema.outlet
    known = connection.execute(select(table).where(table.c.id.in_(listed("ids"))), {"ids": json.dumps(list(given))})
    stored = {row.id: tuple(row) for row in known}
    return [entry for entry in given.values() if stored.get(entry.id) != tuple(entry)]
