"""Which articles have one body, and which of them is a copy of which?

What is concluded here is guarded as what `conclude` stores: by the generation that was read before.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, or_, select, text, update

from tracker.model import Body, Copied, Copy, CopyKind, Likeness, Proof, Role, Shared, Span
from tracker.store import conclude, schema
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key

_a, _block = schema.article.c, schema.block.c
_BODY = select(_a.pk, _a.id, _a.title, _a.outlet, _a.syndicated_from, _a.published, _a.text)


@dataclass(frozen=True, slots=True)
class Copies:
    """What was concluded from some articles whose bodies had not been compared.

    Attributes:
        compared: their ids.
        keys: of each of them.
        alike: pairs of which one is among them.
        reached: ids of all articles whose copies were drawn anew; all others stay.
        copies: of those.
    """

    compared: Collection[str]
    keys: Mapping[str, Collection[int]]
    alike: Sequence[Likeness]
    reached: Collection[str]
    copies: Sequence[Copy]


def waiting(db: Database, limit: int) -> list[Body]:
    """Bodies of current articles that have not been compared, in the order of storing."""
    statement = _BODY.join(schema.body, schema.body.c.article == _a.pk).where(~schema.body.c.compared)
    with reading(db) as connection:
        return _bodies(connection, connection.execute(statement.order_by(_a.pk).limit(limit)).all())


def bodies(db: Database, ids: Collection[str]) -> dict[str, Body]:
    """The bodies of these articles, by id; unknown ids are left out."""
    with reading(db) as connection:
        rows = connection.execute(_BODY.where(_a.id.in_(listed("ids"))), {"ids": json.dumps(list(ids))}).all()
        return {body.article: body for body in _bodies(connection, rows)}


def _bodies(connection: Connection, rows: Sequence[Any]) -> list[Body]:
    """The records of some articles, in order."""
    statement = (
        select(_block.article, _block.start, _block.end)
        .where(_block.article.in_(listed("pks")), _block.role == Role.BODY.value)
        .order_by(_block.article, _block.position)
    )
    spans: dict[int, list[Span]] = defaultdict(list)
    for pk, start, end in connection.execute(statement, {"pks": json.dumps([row.pk for row in rows])}):
        spans[pk].append(Span(start, end))
    return [
        Body(
            article=row.id,
            paragraphs=tuple(row.text[span.start : span.end] for span in spans[row.pk]),
            spans=tuple(spans[row.pk]),
            title=row.title,
            outlet=row.outlet,
            syndicated_from=row.syndicated_from,
            published=row.published,
        )
        for row in rows
    ]


_SHARING = text("""
    SELECT wanted.value AS key, article.id
    FROM json_each(:keys) AS wanted
    CROSS JOIN body_key ON body_key.key = wanted.value
    CROSS JOIN body ON body.article = body_key.article AND body.compared
    CROSS JOIN article ON article.pk = body.article
    WHERE (SELECT count(*) FROM (SELECT 1 FROM body_key AS one WHERE one.key = wanted.value LIMIT :cap + 1)) <= :cap
""")


def sharing(db: Database, keys: Iterable[int], cap: int) -> dict[int, list[str]]:
    """The compared articles that have one of `keys`, by key; keys of more than `cap` articles are left out."""
    found: dict[int, list[str]] = defaultdict(list)
    with reading(db) as connection:
        for key, name in connection.execute(_SHARING, {"keys": json.dumps(list(set(keys))), "cap": cap}):
            found[key].append(name)
    return dict(found)


def alike(db: Database, ids: Collection[str]) -> list[Likeness]:
    """The stored pairs of which at least one is among the articles `ids`, ordered by `a` and `b`."""
    first, second = schema.article.alias("first"), schema.article.alias("second")
    chosen = select(_a.pk).where(_a.id.in_(listed("ids")))
    pair = schema.likeness
    statement = (
        select(pair, first.c.id.label("first"), second.c.id.label("second"))
        .join(first, first.c.pk == pair.c.a)
        .join(second, second.c.pk == pair.c.b)
        .where(or_(pair.c.a.in_(chosen), pair.c.b.in_(chosen)))
        .order_by(first.c.id, second.c.id)
    )
    with reading(db) as connection:
        rows = connection.execute(statement, {"ids": json.dumps(list(ids))}).all()
    return [Likeness(r.first, r.second, r.share_a, r.share_b, shared(r.paragraphs)) for r in rows]


def shared(places: str) -> tuple[Shared, ...]:
    """The paragraphs that two bodies share, as they are stored."""
    return tuple(Shared(Span(a, b), Span(c, d)) for a, b, c, d in json.loads(places))


def _places(paragraphs: Iterable[Shared]) -> str:
    return json.dumps([[*pair.a, *pair.b] for pair in paragraphs])


def conclusions(db: Database, found: Copies, run: Run, generation: int) -> bool:
    """Store what was `found`, in one transaction; False, and nothing is stored, when conclusions changed since.

    Args:
        db: open for writing.
        found: all of it, or nothing, is stored.
        run: recorded with it.
        generation: what `query.generation` said before anything was read for it.
    """
    with writing(db) as connection:
        if conclude.number(connection) != generation:
            return False
        pks = _keys_of(connection, found)
        insert_into(
            connection, schema.body_key,
            sorted((key, pks[name]) for name, own in found.keys.items() for key in own), prefix="OR IGNORE",
        )  # fmt: skip
        pairs = [(pks[p.a], pks[p.b], p.share_a, p.share_b, _places(p.paragraphs)) for p in found.alike]
        insert_into(connection, schema.likeness, pairs, prefix="OR REPLACE")
        reached = {"pks": json.dumps([pks[name] for name in found.reached])}
        connection.execute(delete(schema.copy).where(schema.copy.c.article.in_(listed("pks"))), reached)
        if found.copies:
            key = run_key(connection, run)
            insert_into(connection, schema.copy, [_copy(c, pks, key) for c in found.copies])
        done = {"pks": json.dumps([pks[name] for name in found.compared])}
        body = schema.body
        connection.execute(update(body).where(body.c.article.in_(listed("pks"))).values(compared=True), done)
        conclude.move_on(connection)
        return True


def _copy(copy: Copy, pks: Mapping[str, int], run: int) -> tuple[Any, ...]:
    own, of = pks[copy.article], pks[copy.of]
    return (own, of, copy.kind.value, copy.taken, copy.share, _places(copy.paragraphs), copy.why, run)


def _keys_of(connection: Connection, found: Copies) -> dict[str, int]:
    """The primary key of every article that `found` names."""
    ids = {*found.compared, *found.reached, *(name for pair in found.alike for name in (pair.a, pair.b))}
    rows = connection.execute(select(_a.id, _a.pk).where(_a.id.in_(listed("ids"))), {"ids": json.dumps(list(ids))})
    return {row.id: row.pk for row in rows}


def drop(connection: Connection, article: int) -> None:
    """Drop what was concluded of a replaced article; those that were like it are to be compared again."""
    pair, copy, body = schema.likeness.c, schema.copy.c, schema.body
    beside = select(pair.b).where(pair.a == article).union(select(pair.a).where(pair.b == article))
    near = [*connection.execute(beside).scalars()]
    connection.execute(delete(schema.copy).where(or_(copy.article == article, copy.of == article)))
    connection.execute(delete(schema.likeness).where(or_(pair.a == article, pair.b == article)))
    connection.execute(delete(body).where(body.c.article == article))
    again = update(body).where(body.c.article.in_(listed("pks"))).values(compared=False)
    connection.execute(again, {"pks": json.dumps(near)})


def copied(connection: Connection, articles: Collection[int]) -> dict[int, Copied]:
    """Which article each of these is, republished or revised; by their primary keys, like the answer."""
    other, own, copy = schema.article.alias("other"), schema.article.alias("own"), schema.copy
    statement = (
        select(copy, other.c.path, other.c.outlet, other.c.syndicated_from, own.c.path.label("at"), own.c.text)
        .join(other, other.c.pk == copy.c.of)
        .join(own, own.c.pk == copy.c.article)
        .where(copy.c.article.in_(listed("pks")))
    )
    rows = connection.execute(statement, {"pks": json.dumps(list(articles))}).all()
    return {row.article: _copied(row) for row in rows}


def _copied(row: Any) -> Copied:
    first = shared(row.paragraphs)[0].a
    return Copied(
        of=row.path,
        outlets=tuple(name for name in (row.syndicated_from, row.outlet) if name),
        kind=CopyKind(row.kind),
        taken=row.taken,
        share=row.share,
        proof=Proof(row.at, row.text[first.start : first.end], first),
        why=row.why,
        credit=row.syndicated_from,
    )
