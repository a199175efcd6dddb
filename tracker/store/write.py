"""How does evidence come into the store, once and wholly?

Each function is one transaction, or none when there is nothing new: running a command again leaves the file as it is,
byte for byte. Conclusions come in through `conclude`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from tracker.model import Extract, Hop, Problem, Retrieval
from tracker.store import bodies, conclude, judgements, lookup, records, retrievals, rows, schema
from tracker.store.conclude import Conclusions, conclusions, forget_conclusions
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key
from tracker.store.together import Together

__all__ = [
    "Conclusions",
    "Item",
    "Outcome",
    "OutletRow",
    "Run",
    "article",
    "articles",
    "conclusions",
    "forget_conclusions",
    "outlets",
    "problem",
    "revive",
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


class Item(NamedTuple):
    """An article to be stored.

    Attributes:
        extract: what `read`, `find` and `attribute` made of it.
        hops: the way of each quotation, in the order of `extract.quotations`.
        retrieval: how it was had, or None.
    """

    extract: Extract
    hops: Sequence[Sequence[Hop]]
    retrieval: Retrieval | None = None


def article(db: Database, extract: Extract, hops: Sequence[Sequence[Hop]], run: Run) -> Outcome:
    """`articles` for one."""
    (outcome,) = articles(db, [Item(extract, hops)], (), run)
    return outcome


def articles(db: Database, given: Sequence[Item], again: Sequence[tuple[str, Retrieval]], run: Run) -> list[Outcome]:
    """Store articles with all that was found in them, in one transaction; their quotations are pending then.

    Args:
        db: open for writing.
        given: the articles, in the order of their coming.
        again: ids of articles that are stored already, each with another way by which it was had.
        run: recorded when something is stored.

    Raises:
        Busy, DatabaseError: nothing of all that is stored.
    """
    with reading(db) as connection:
        if not any(_news(connection, item) for item in given) and not _ways(connection, again):
            return [Outcome.UNCHANGED] * len(given)
    prepared = [rows.prepare(item.extract, item.hops) for item in given]
    with writing(db) as connection:
        together = Together(connection, run)
        done = [_put(connection, each, together) for each in prepared]
        together.write()
        had = [(item.extract.article.id, item.retrieval) for item in given if item.retrieval]
        for name, retrieval in _ways(connection, [*had, *again]):
            retrievals.put(connection, retrieval, [name], run)
    lookup.remember(db.connection, together.terms)
    return done


def revive(db: Database, given: Iterable[tuple[str, str]]) -> int:
    """Make revisions that came back, given by id and key, the current ones again; how many were not.

    Raises:
        Busy, DatabaseError: nothing is changed.
    """
    with writing(db) as connection:
        back = [(name, key) for name, key in given if records.replaced(connection, name, key)]
        for name, key in back:
            old = _current(connection, key)
            if old is not None:
                _revived(connection, name, old.revision + 1)
                _displaced(connection, old)
            judgements.touched(connection, name, key)
        return len(back)


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


def _news(connection: Connection, item: Item) -> bool:
    """Whether storing an article changes anything."""
    own = item.extract.article
    if not records.unchanged(connection, own.id, own.key):
        return True
    return bool(item.retrieval and _ways(connection, [(own.id, item.retrieval)]))


def _ways(connection: Connection, given: Iterable[tuple[str, Retrieval]]) -> list[tuple[str, Retrieval]]:
    """The articles and retrievals that are not kept together yet."""
    return [(name, retrieval) for name, retrieval in given if not retrievals.known(connection, retrieval, [name])]


def _put(connection: Connection, given: rows.Prepared, together: Together) -> Outcome:
    """Store one article."""
    own = given.article
    if records.unchanged(connection, own.id, own.key):
        return Outcome.UNCHANGED
    old = _current(connection, own.key)
    if old is not None:
        together.write()  # it may be among them
    revision = (old.revision if old else 0) + 1
    if not _revived(connection, own.id, revision):
        together.add(given, revision)
    if old is not None:
        _displaced(connection, old)
    judgements.touched(connection, own.id, own.key)
    return Outcome.NEW if old is None else Outcome.REVISED


def _current(connection: Connection, key: str) -> _Revision | None:
    row = connection.execute(_NEWEST, {"article_key": key}).first()
    return _Revision(*row) if row else None


def _displaced(connection: Connection, old: _Revision) -> None:
    """Drop what was concluded from a revision that is the current one no more."""
    conclude.drop(connection, old.pk)
    bodies.drop(connection, old.pk)


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
