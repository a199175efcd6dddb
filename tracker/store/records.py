"""Which record of the model are rows? The other way is `rows`.

What people corrected comes in the place of what tracker read, unless that is asked for (`machine`).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, bindparam, func, select

from tracker.model import (
    Citation,
    Correction,
    Hop,
    Problem,
    Relation,
    Ruling,
    Said,
    Span,
    Speaker,
    SpeakerKind,
)
from tracker.store.engine import listed
from tracker.store.schema import (
    article,
    attribution,
    citation,
    corrected,
    corrected_citation,
    corrected_hop,
    corrected_speaker,
    hop,
    judgement,
    quotation,
    said,
    speaker,
)

# Each quotation with its article and its attribution, and with what people corrected.
QUOTATIONS: FromClause = (
    quotation.join(article, article.c.pk == quotation.c.article)
    .join(attribution, attribution.c.quotation == quotation.c.pk)
    .join(corrected, corrected.c.quotation == quotation.c.pk, isouter=True)
)

# The kind of a quotation of these.
KIND = func.coalesce(corrected.c.kind, attribution.c.kind).label("kind")

_newest = article.alias("newest")
_revision = select(func.max(_newest.c.revision)).where(_newest.c.key == article.c.key)

# Whether an article is the newest revision of its key.
CURRENT: ColumnElement[bool] = article.c.revision == _revision.scalar_subquery()


_STANDING = select(article.c.key, CURRENT.label("current")).where(article.c.id == bindparam("id"))


def unchanged(connection: Connection, article_id: str, key: str) -> bool:
    """Whether an article is stored as the newest revision of its key, or under another key."""
    row = connection.execute(_STANDING, {"id": article_id}).first()
    return row is not None and (row.key != key or bool(row.current))


def replaced(connection: Connection, article_id: str, key: str) -> bool:
    """Whether an article is stored as a revision of its key that a newer one has replaced."""
    row = connection.execute(_STANDING, {"id": article_id}).first()
    return row is not None and row.key == key and not row.current


def speakers(connection: Connection, pks: Iterable[int], *, machine: bool = False) -> Mapping[int, tuple[Speaker, ...]]:
    """The speakers of the quotations with these primary keys."""
    return {
        pk: tuple(Speaker(row.name, SpeakerKind(row.kind), row.reason) for row in rows)
        for pk, rows in _held(connection, speaker, pks, machine=machine).items()
    }


def named(connection: Connection, pks: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """The names of the speakers of the quotations with these primary keys."""
    return {pk: tuple([row.name for row in rows]) for pk, rows in _held(connection, speaker, pks).items()}


def dates(connection: Connection, pks: Iterable[int]) -> Mapping[int, Said]:
    """When the quotations with these primary keys were said, where that is known."""
    statement = select(said).where(said.c.quotation.in_(listed("pks")))
    rows = connection.execute(statement, {"pks": json.dumps(list(pks))})
    return {r.quotation: Said(r.date, r.printed, Span(r.start, r.end), r.rule, r.inherited) for r in rows}


def citations(
    connection: Connection, pks: Iterable[int], *, machine: bool = False
) -> Mapping[int, tuple[Citation, ...]]:
    """The outlets that relayed the quotations with these primary keys, nearest to the article first."""
    return {
        pk: tuple(
            Citation(r.outlet, r.name, r.printed, span(r.start, r.end), Relation(r.relation), r.inherited) for r in rows
        )
        for pk, rows in _held(connection, citation, pks, machine=machine).items()
    }


def hops(connection: Connection, pks: Iterable[int]) -> Mapping[int, tuple[Hop, ...]]:
    """The ways of the quotations with these primary keys."""
    return {
        pk: tuple(
            Hop(r.giver, r.giver_kind, r.taker, r.taker_kind, r.relation, r.printed, span(r.start, r.end), r.inherited)
            for r in rows
        )
        for pk, rows in _held(connection, hop, pks).items()
    }


def problem(row: Any) -> Problem:
    """The record of a row of the table `problem`."""
    return Problem(row.path, row.step, row.code, row.message, span(row.start, row.end), row.fatal)


def span(start: int | None, end: int | None) -> Span | None:
    """A span, where there is one."""
    return None if start is None or end is None else Span(start, end)


def corrections(connection: Connection, pks: Collection[int]) -> Mapping[int, tuple[Correction, ...]]:
    """What people say of the quotations with these primary keys, and what tracker says, where they are corrected."""
    c, every = corrected.c, {"pks": json.dumps(list(pks))}
    rows = connection.execute(select(corrected).where(c.quotation.in_(listed("pks"))), every).all()
    if not rows:
        return {}
    own = [row.quotation for row in rows]
    named, cited = speakers(connection, own, machine=True), citations(connection, own, machine=True)
    says = select(judgement).where(judgement.c.pk.in_(listed("pks")))
    used = [pk for row in rows for pk in (row.speaker, row.outlets) if pk is not None]
    by = {row.pk: row for row in connection.execute(says, {"pks": json.dumps(used)})}
    found = defaultdict[int, tuple[Correction, ...]](tuple)
    for row in rows:
        was = (s.name for s in named.get(row.quotation, ())), (o.name for o in cited.get(row.quotation, ()))
        for pk, names in zip((row.speaker, row.outlets), was, strict=True):
            if pk is not None:
                found[row.quotation] += (_correction(by[pk], tuple(names)),)
    return found


def _correction(row: Any, was: tuple[str, ...]) -> Correction:
    answer = tuple(json.loads(row.answer))
    return Correction(row.id, Ruling(row.ruling), row.by, row.at, row.reason, answer, was)


# What stands in the place of the rows of a table, and for which quotations.
_INSTEAD = {
    speaker: (corrected_speaker, corrected.c.speaker.is_not(None)),
    citation: (corrected_citation, corrected.c.outlets.is_not(None)),
    hop: (corrected_hop, corrected.c.quotation.is_not(None)),
}


def _held(
    connection: Connection, table: Table, pks: Iterable[int], *, machine: bool = False
) -> Mapping[int, list[Any]]:
    """The rows of a table by the quotation they belong to, in order; those of people where there are any."""
    every = {"pks": json.dumps(list(pks))}
    found = _parts(connection, table, every)
    if machine:
        return found
    instead, where = _INSTEAD[table]
    changed = select(corrected.c.quotation).where(corrected.c.quotation.in_(listed("pks")), where)
    own = {pk: list[Any]() for pk in connection.execute(changed, every).scalars()}
    return {**found, **own, **_parts(connection, instead, every)} if own else found


def _parts(connection: Connection, table: Table, every: Mapping[str, str]) -> dict[int, list[Any]]:
    """The rows of one table, by the quotation they belong to, in order."""
    statement = select(table).where(table.c.quotation.in_(listed("pks")))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement.order_by(table.c.quotation, table.c.position), every).all():
        found[row.quotation].append(row)
    return found
