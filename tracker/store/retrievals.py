"""What was had from addresses, and which articles came of it?

The same bytes from the same place are one row, with the time at which they came first: asking again writes nothing.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker.model import Retrieval, Taken
from tracker.store import schema
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key

_kept = schema.retrieval.c
_ONE = (
    _kept.asked == bindparam("asked"),
    _kept.final == bindparam("final"),
    _kept.sha256 == bindparam("sha256"),
    _kept.taken == bindparam("taken"),
)
_SAME = select(_kept.pk).where(*_ONE)
_AS_NOW = (
    select(_kept.pk)
    .join_from(schema.retrieval, schema.run)
    .join(schema.carried, schema.carried.c.retrieval == _kept.pk)
    .where(
        *_ONE,
        schema.run.c.version == bindparam("version"),
        schema.run.c.lexicon_digest == bindparam("digest"),
    )
    .limit(1)
)
_CARRIED = select(schema.carried.c.article).where(schema.carried.c.retrieval == bindparam("retrieval"))
_NAMED = select(schema.article.c.pk).where(schema.article.c.id.in_(listed("ids"))).order_by(schema.article.c.pk)
_OF = (
    select(schema.retrieval)
    .join(schema.carried, schema.carried.c.retrieval == _kept.pk)
    .where(schema.carried.c.article == bindparam("article"))
    .order_by(_kept.pk)
)
_LAST = (
    select(schema.retrieval)
    .where(_kept.asked == bindparam("asked"), _kept.taken.in_([Taken.ARTICLE.value, bindparam("taken")]))
    .order_by(_kept.pk.desc())
    .limit(1)
)


def keep(db: Database, given: Retrieval, articles: Collection[str], run: Run) -> bool:
    """Keep a retrieval and the `articles` that came of it, by their ids, all of them stored; whether that was new."""
    with reading(db) as connection:
        if known(connection, given, articles):
            return False
    with writing(db) as connection:
        put(connection, given, articles, run)
    return True


def put(connection: Connection, given: Retrieval, articles: Collection[str], run: Run) -> None:
    """What `keep` does, in a transaction that writes."""
    key = _key(connection, given)
    if key is None:
        row = (None, given.asked, given.final, given.status, given.at, given.sha256, given.size, given.taken.value)
        insert_into(
            connection,
            schema.retrieval,
            [(*row, json.dumps(dict(given.headers), ensure_ascii=False), run_key(connection, run))],
        )
        key = _key(connection, given)
    pks = connection.execute(_NAMED, {"ids": json.dumps(list(articles))}).scalars().all()
    insert_into(connection, schema.carried, [(pk, key) for pk in pks], prefix="OR IGNORE")


def known(connection: Connection, given: Retrieval, articles: Collection[str]) -> bool:
    """Whether keeping it would change nothing."""
    key = _key(connection, given)
    if key is None:
        return False
    there = set(connection.execute(_CARRIED, {"retrieval": key}).scalars())
    return there.issuperset(connection.execute(_NAMED, {"ids": json.dumps(list(articles))}).scalars())


def read_before(db: Database, given: Retrieval, run: Run) -> bool:
    """Whether an article of the same bytes from the same place is stored, as this tracker and lexicon read it."""
    with reading(db) as connection:
        asked = _asked(given) | {"version": run.version, "digest": run.lexicon_digest}
        return connection.execute(_AS_NOW, asked).first() is not None


def last(db: Database, asked: str, taken: Taken) -> Retrieval | None:
    """The last retrieval of the address `asked` of which an article was made, or what `taken` says."""
    with reading(db) as connection:
        row = connection.execute(_LAST, {"asked": asked, "taken": taken.value}).first()
    return _retrieval(row) if row else None


def of(connection: Connection, article: int) -> tuple[Retrieval, ...]:
    """The retrievals that an article came of, by its key."""
    rows = connection.execute(_OF, {"article": article})
    return tuple(_retrieval(row) for row in rows)


def _retrieval(row: Any) -> Retrieval:
    return Retrieval(
        asked=row.asked,
        final=row.final,
        status=row.status,
        at=row.retrieved_at,
        sha256=row.sha256,
        size=row.bytes,
        taken=Taken(row.taken),
        headers=tuple(json.loads(row.headers).items()),
    )


def _key(connection: Connection, given: Retrieval) -> int | None:
    """The key of the retrieval of the same bytes from the same place."""
    key = connection.execute(_SAME, _asked(given)).scalar()
    return None if key is None else int(key)


def _asked(given: Retrieval) -> dict[str, str]:
    return {"asked": given.asked, "final": given.final, "sha256": given.sha256, "taken": given.taken.value}
