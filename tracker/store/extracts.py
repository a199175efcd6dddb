"""Which stored article is meant, and what was found in it?"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from tracker.errors import NothingFound, UsageError
from tracker.model import Article, Attribution, Block, Extract, Fact, Hyperlink, Kind, Problem, Quotation, Role, Span
from tracker.store import bodies, records, retrievals, schema
from tracker.store.engine import Database, listed, reading

_SHORTEST = 4  # characters of an id that may stand for it
_SHOWN = 10  # articles listed when several are meant


def extract(db: Database, ref: str, *, machine: bool = False) -> Extract:
    """The article that `ref` means, with all that was found in it, as people corrected it.

    Args:
        db: an open database.
        ref: an id or its unique beginning (any revision), a path, an address, or a unique file name (the newest one).
        machine: exactly what was stored, without corrections.

    Raises:
        NothingFound: no article is called so.
        UsageError: several are.
    """
    with reading(db) as connection:
        pk = meant(connection, ref)
        quotations = connection.execute(
            select(schema.quotation, schema.article.c.id.label("article_id"))
            .join(schema.article)
            .where(schema.quotation.c.article == pk)
            .order_by(schema.quotation.c.position)
        ).all()
        return Extract(
            article=_article(connection, pk),
            quotations=tuple(map(_quotation, quotations)),
            attributions=tuple(_attributions(connection, [q.pk for q in quotations], machine=machine)),
            problems=_problems(connection, pk),
            retrievals=retrievals.of(connection, pk),
            copied=bodies.copied(connection, [pk]).get(pk),
        )


def meant(connection: Connection, ref: str) -> int:
    """The primary key of the article that `ref` means; the first way of naming that leads anywhere counts."""
    c = schema.article.c
    for condition in _names(ref):
        rows = connection.execute(select(c.pk, c.id, c.path).where(condition).order_by(c.path, c.pk)).all()
        if len(rows) == 1:
            return int(rows[0].pk)
        if rows:
            shown = ", ".join(f"{row.path} ({row.id})" for row in rows[:_SHOWN])
            more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
            raise UsageError(f"{ref} may be any of {shown}{more}; give the id of one")
    raise NothingFound(f"no stored article is called {ref}; give its path, its address or its id")


def _names(ref: str) -> Iterator[ColumnElement[bool]]:
    c = schema.article.c
    yield c.id == ref
    yield or_(c.path == ref, c.url == ref) & records.CURRENT
    if len(ref) >= _SHORTEST:
        yield func.substr(c.id, 1, len(ref)) == ref
    yield (func.substr(c.path, -len(ref) - 1) == f"/{ref}") & records.CURRENT


def _article(connection: Connection, pk: int) -> Article:
    row = connection.execute(select(schema.article).where(schema.article.c.pk == pk)).one()
    blocks = select(schema.block).where(schema.block.c.article == pk).order_by(schema.block.c.position)
    facts = select(schema.fact).where(schema.fact.c.article == pk).order_by(schema.fact.c.position)
    links = select(schema.hyperlink).where(schema.hyperlink.c.article == pk).order_by(schema.hyperlink.c.position)
    return Article(
        id=row.id,
        key=row.key,
        path=row.path,
        text=row.text,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        syndicated_from=row.syndicated_from,
        published=row.published,
        byline=row.byline,
        dateline=row.dateline,
        blocks=tuple(Block(b.start, b.end, Role(b.role)) for b in connection.execute(blocks)),
        facts=tuple(
            Fact(f.field, f.value, f.printed, records.span(f.start, f.end), f.rule) for f in connection.execute(facts)
        ),
        hyperlinks=tuple(Hyperlink(row.start, row.end, row.address) for row in connection.execute(links)),
    )


def _quotation(row: Any) -> Quotation:
    return Quotation(
        id=row.id,
        article=row.article_id,
        start=row.start,
        end=row.end,
        outer=Span(row.outer_start, row.outer_end),
        text=row.text,
        kind=Kind(row.kind),
        utterance=row.utterance,
        role=Role(row.role),
        inside=row.inside,
        closed=row.closed,
    )


def _attributions(connection: Connection, pks: list[int], *, machine: bool) -> Iterator[Attribution]:
    """The attributions of the quotations with these primary keys, in their order."""
    dates = records.dates(connection, pks)
    speakers = records.speakers(connection, pks, machine=machine)
    citations = records.citations(connection, pks, machine=machine)
    corrections = {} if machine else records.corrections(connection, pks)
    c = schema.quotation.c
    statement = select(schema.attribution, c.id, records.KIND.label("held")).select_from(records.QUOTATIONS)
    statement = statement.where(c.pk.in_(listed("pks")))
    for row in connection.execute(statement.order_by(c.position), {"pks": json.dumps(pks)}):
        yield Attribution(
            quotation=row.id,
            kind=Kind(row.kind if machine else row.held),
            cue=records.span(row.cue_start, row.cue_end),
            source=records.span(row.source_start, row.source_end),
            speakers=speakers.get(row.quotation, ()),
            hedge=row.hedge,
            citations=citations.get(row.quotation, ()),
            rule=row.rule,
            confidence=row.confidence,
            why=tuple(json.loads(row.why)),
            said=dates.get(row.quotation),
            corrections=corrections.get(row.quotation, ()),
        )


def _problems(connection: Connection, pk: int) -> tuple[Problem, ...]:
    c = schema.problem.c
    rows = connection.execute(select(schema.problem).where(c.article == pk).order_by(c.pk))
    return tuple(map(records.problem, rows))
