"""What have people decided, and of which quotations?

Judgements are evidence: they are added, and never changed. What follows from them is written by `settling`.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, text

from tracker.model import Candidate, Judgement, Ruling, Standing, Subject
from tracker.store import records, schema
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key

AROUND = 80  # characters before and behind a quotation that are kept with a judgement of it

_j, _s, _q, _a = schema.judgement.c, schema.subject.c, schema.quotation.c, schema.article.c


def add(db: Database, judgements: Iterable[Judgement], run: Run) -> int:
    """Store judgements that are not stored yet; how many they were. What follows from them waits to be settled."""
    given = {judgement.id: judgement for judgement in judgements}
    with writing(db) as connection:
        known = select(_j.id).where(_j.id.in_(listed("ids")))
        stored = set(connection.execute(known, {"ids": json.dumps(list(given))}).scalars())
        new = [judgement for name, judgement in given.items() if name not in stored]
        if new:
            key = run_key(connection, run)
            first = connection.execute(select(func.coalesce(func.max(_j.pk), 0) + 1)).scalar_one()
            numbered = list(enumerate(new, start=first))
            insert_into(connection, schema.judgement, [_row(pk, judgement, key) for pk, judgement in numbered])
            insert_into(connection, schema.subject, [row for pk, each in numbered for row in _subjects(pk, each)])
            insert_into(connection, schema.unsettled, [(pk,) for pk, _ in numbered])
    return len(new)


def _row(pk: int, judgement: Judgement, run: int) -> tuple[Any, ...]:
    return (
        pk,
        judgement.id,
        judgement.ruling.value,
        judgement.by,
        judgement.at,
        judgement.reason,
        json.dumps(judgement.answer, ensure_ascii=False),
        json.dumps(judgement.was, ensure_ascii=False),
        judgement.everywhere,
        judgement.withdraws,
        run,
    )


def _subjects(pk: int, judgement: Judgement) -> Iterable[tuple[Any, ...]]:
    for position, s in enumerate(judgement.subjects):
        yield pk, position, s.side, s.quotation, s.article, s.key, s.path, s.text, s.before, s.after


def every(db: Database, ids: Collection[str] | None = None) -> list[Judgement]:
    """All judgements, or those of these ids, in the order in which they were made."""
    statement = select(schema.judgement).order_by(_j.at, _j.id)
    parameters = {}
    if ids is not None:
        statement, parameters = statement.where(_j.id.in_(listed("ids"))), {"ids": json.dumps(list(ids))}
    with reading(db) as connection:
        rows = connection.execute(statement, parameters).all()
        about = _about(connection, [row.pk for row in rows])
    return [
        Judgement(
            id=row.id,
            ruling=Ruling(row.ruling),
            subjects=tuple(about[row.pk]),
            by=row.by,
            at=row.at,
            reason=row.reason,
            answer=tuple(json.loads(row.answer)),
            was=tuple(json.loads(row.was)),
            everywhere=row.everywhere,
            withdraws=row.withdraws,
        )
        for row in rows
    ]


def _about(connection: Connection, pks: Sequence[int]) -> Mapping[int, list[Subject]]:
    statement = select(schema.subject).where(_s.judgement.in_(listed("pks"))).order_by(_s.judgement, _s.position)
    found = defaultdict[int, list[Subject]](list)
    for r in connection.execute(statement, {"pks": json.dumps(list(pks))}):
        one = Subject(r.quotation, r.article, r.key, r.path, r.text, r.before, r.after, r.side)
        found[r.judgement].append(one)
    return found


def latest(db: Database) -> str | None:
    """When the latest judgement was made."""
    with reading(db) as connection:
        return connection.execute(select(func.max(_j.at))).scalar()


def standings(db: Database) -> dict[str, Standing]:
    """What became of each judgement, by id; those that are not settled yet are left out."""
    statement = select(_j.id, schema.standing.c.standing).join(schema.standing, schema.standing.c.judgement == _j.pk)
    with reading(db) as connection:
        return {row.id: Standing(row.standing) for row in connection.execute(statement)}


def unsettled(db: Database) -> int:
    """From how many judgements it has not been concluded yet what follows."""
    with reading(db) as connection:
        return int(connection.execute(select(func.count()).select_from(schema.unsettled)).scalar_one())


_TOUCHED = text("""
    INSERT OR IGNORE INTO unsettled
    SELECT judgement FROM subject WHERE "key" = :key UNION SELECT judgement FROM subject WHERE article = :id
""")


def touched(connection: Connection, article_id: str, key: str) -> None:
    """An article came, or came back: what was judged of it waits to be settled again."""
    connection.execute(_TOUCHED, {"id": article_id, "key": key})


def forget(connection: Connection) -> None:
    """Let all judgements wait to be settled again."""
    connection.execute(delete(schema.unsettled))
    connection.execute(schema.unsettled.insert().from_select(["judgement"], select(_j.pk)))


_before = func.substr(_a.text, func.max(_q.outer_start - AROUND, 0) + 1, func.min(_q.outer_start, AROUND))
_behind = func.substr(_a.text, _q.outer_end + 1, AROUND)
_PLACES = select(
    _q.id,
    _q.text,
    _a.id.label("article"),
    _a.key,
    _a.path,
    _before.label("before"),
    _behind.label("after"),
).join(schema.article, _a.pk == _q.article)


def subjects(db: Database, ids: Collection[str]) -> dict[str, Subject]:
    """What is to be kept of these quotations with a judgement of them, by id; unknown ones are left out."""
    with reading(db) as connection:
        rows = connection.execute(_PLACES.where(_q.id.in_(listed("ids"))), {"ids": json.dumps(list(ids))})
        return {r.id: Subject(r.id, r.article, r.key, r.path, r.text, r.before, r.after) for r in rows}


def current(db: Database, ids: Collection[str]) -> set[str]:
    """Those of these quotations that stand in the newest revision of their article."""
    statement = select(_q.id).join(schema.article, _a.pk == _q.article)
    with reading(db) as connection:
        found = statement.where(_q.id.in_(listed("ids")), records.CURRENT)
        return set(connection.execute(found, {"ids": json.dumps(list(ids))}).scalars())


def candidates(db: Database, keys: Collection[str]) -> dict[str, list[Candidate]]:
    """The quotations of the newest revisions of the articles with these keys, by key, in the order of the text."""
    statement = _PLACES.where(_a.key.in_(listed("keys")), records.CURRENT).order_by(_a.key, _q.position)
    found = defaultdict[str, list[Candidate]](list)
    with reading(db) as connection:
        for r in connection.execute(statement, {"keys": json.dumps(list(keys))}):
            found[r.key].append(Candidate(r.id, r.text, r.before, r.after))
    return dict(found)


def given(db: Database, article_id: str, key: str) -> dict[str, tuple[str, ...]]:
    """Whom tracker names for each quotation of the newest revision of an article, by quotation id."""
    chosen = select(_a.pk).where((_a.id == article_id) | (_a.key == key), records.CURRENT)
    statement = (
        select(_q.id, schema.speaker.c.name)
        .join(schema.speaker, schema.speaker.c.quotation == _q.pk, isouter=True)
        .where(_q.article.in_(chosen))
        .order_by(_q.pk, schema.speaker.c.position)
    )
    found: dict[str, tuple[str, ...]] = {}
    with reading(db) as connection:
        for name, speaker in connection.execute(statement):
            found[name] = (*found.get(name, ()), *((speaker,) if speaker else ()))
    return found
