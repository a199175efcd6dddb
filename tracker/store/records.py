"""Which record of the model are rows? The other way is `rows`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, func, select

from tracker.model import Citation, Hop, Kind, Occurrence, Problem, Relation, Said, Span, Speaker, SpeakerKind
from tracker.store.engine import listed
from tracker.store.schema import article, attribution, citation, hop, quotation, said, speaker

# Each quotation with its article and its attribution.
QUOTATIONS: FromClause = quotation.join(article, article.c.pk == quotation.c.article).join(
    attribution, attribution.c.quotation == quotation.c.pk
)

_newest = article.alias("newest")
_revision = select(func.max(_newest.c.revision)).where(_newest.c.key == article.c.key)

# Whether an article is the newest revision of its key.
CURRENT: ColumnElement[bool] = article.c.revision == _revision.scalar_subquery()


_STANDING = select(article.c.key, CURRENT.label("current")).where(article.c.id == bindparam("id"))


def unchanged(connection: Connection, article_id: str, key: str) -> bool:
    """Whether an article is stored as the newest revision of its key, or under another key."""
    row = connection.execute(_STANDING, {"id": article_id}).first()
    return row is not None and (row.key != key or bool(row.current))


# What `occurrences` needs of each quotation.
OCCURRENCE = select(
    quotation.c.pk,
    quotation.c.id,
    article.c.id.label("article"),
    quotation.c.text,
    attribution.c.kind,
    quotation.c.start,
    article.c.outlet,
    article.c.published,
    quotation.c.utterance,
    said.c.date.label("said"),
).select_from(QUOTATIONS.outerjoin(said, (said.c.quotation == quotation.c.pk) & ~said.c.inherited))


_NAMES, _CITED = select(speaker.c.quotation, speaker.c.name), select(citation.c.quotation, citation.c.outlet)


def occurrences(connection: Connection, rows: Sequence[Any]) -> list[Occurrence]:
    """The records of `rows`, which `OCCURRENCE` found, in order."""
    pks = [row.pk for row in rows]
    named, cited = _parts(connection, _NAMES, pks), _parts(connection, _CITED, pks)
    return [
        Occurrence(
            quotation=row.id,
            article=row.article,
            text=row.text,
            kind=Kind(row.kind),
            start=row.start,
            speakers=tuple(s.name for s in named.get(row.pk, ())),
            outlets=tuple(c.outlet for c in cited.get(row.pk, ())),
            outlet=row.outlet,
            published=row.published,
            utterance=row.utterance,
            said=row.said,
        )
        for row in rows
    ]


def speakers(connection: Connection, pks: Iterable[int]) -> Mapping[int, tuple[Speaker, ...]]:
    """The speakers of the quotations with these primary keys."""
    return {
        pk: tuple(Speaker(row.name, SpeakerKind(row.kind), row.reason) for row in rows)
        for pk, rows in _parts(connection, select(speaker), pks).items()
    }


def dates(connection: Connection, pks: Iterable[int]) -> Mapping[int, Said]:
    """When the quotations with these primary keys were said, where that is known."""
    statement = select(said).where(said.c.quotation.in_(listed("pks")))
    rows = connection.execute(statement, {"pks": json.dumps(list(pks))})
    return {r.quotation: Said(r.date, r.printed, Span(r.start, r.end), r.rule, r.inherited) for r in rows}


def citations(connection: Connection, pks: Iterable[int]) -> Mapping[int, tuple[Citation, ...]]:
    """The outlets that relayed the quotations with these primary keys, nearest to the article first."""
    return {
        pk: tuple(
            Citation(r.outlet, r.name, r.printed, Span(r.start, r.end), Relation(r.relation), r.inherited) for r in rows
        )
        for pk, rows in _parts(connection, select(citation), pks).items()
    }


def hops(connection: Connection, pks: Iterable[int]) -> Mapping[int, tuple[Hop, ...]]:
    """The ways of the quotations with these primary keys."""
    return {
        pk: tuple(
            Hop(r.giver, r.giver_kind, r.taker, r.taker_kind, r.relation, r.printed, span(r.start, r.end), r.inherited)
            for r in rows
        )
        for pk, rows in _parts(connection, select(hop), pks).items()
    }


def problem(row: Any) -> Problem:
    """The record of a row of the table `problem`."""
    return Problem(row.path, row.step, row.code, row.message, span(row.start, row.end), row.fatal)


def span(start: int | None, end: int | None) -> Span | None:
    """A span, where there is one."""
    return None if start is None or end is None else Span(start, end)


def _parts(connection: Connection, asked: Select[Any], pks: Iterable[int]) -> Mapping[int, list[Any]]:
    """The rows of the one table that is `asked`, by the quotation they belong to, in order."""
    (table,) = asked.get_final_froms()
    statement = asked.where(table.c.quotation.in_(listed("pks"))).order_by(table.c.quotation, table.c.position)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement, {"pks": json.dumps(list(pks))}).all():
        found[row.quotation].append(row)
    return found
