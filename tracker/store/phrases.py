"""In which wordings may a phrase be looked for, and what is there to print of those in which it was found?"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal, or_, select

from tracker.model import Appearance, Kind
from tracker.store import records
from tracker.store.engine import Database, listed, reading
from tracker.store.schema import article, attribution, citation, quotation, speaker
from tracker.text import normal

_BATCH = 5000  # wordings read at a time, so that no lock is held while they are compared


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotations are asked for; None asks for all.

    Attributes:
        speaker: words of the name of one of its speakers, in any case: "putin".
        outlet: name (in any case, with or without "the") or id of an outlet that publishes, syndicated or relayed it.
        since, until: ISO dates, inclusive; compared as far as both are precise. Undated articles are left out.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


def wordings(db: Database, filters: Filters | None = None) -> Iterator[tuple[str, str]]:
    """Id and text of the quotations of current articles that `filters` let through, in the order of storing."""
    with reading(db) as connection:
        conditions, names = _conditions(connection, filters or Filters())
    q = quotation.c
    statement = (
        select(q.pk, q.id, q.text)
        .join(article, article.c.pk == q.article)
        .where(records.CURRENT, *conditions)
        .order_by(q.pk)
        .limit(_BATCH)
    )
    last = 0
    while True:
        with reading(db) as connection:
            rows = connection.execute(statement.where(q.pk > last), names).all()
        for row in rows:
            yield row.id, row.text
        if len(rows) < _BATCH:
            return
        last = rows[-1].pk


def _conditions(connection: Connection, filters: Filters) -> tuple[list[ColumnElement[bool]], dict[str, str]]:
    """What a quotation must meet, and the names that it refers to."""
    found: list[ColumnElement[bool]] = []
    names: dict[str, str] = {}
    date = article.c.published
    if filters.speaker is not None:
        names["speakers"] = json.dumps(_speakers(connection, filters.speaker))
        found.append(_any(speaker.c.quotation, speaker.c.name.in_(listed("speakers"))))
    if filters.outlet is not None:
        names["outlets"] = json.dumps(_outlets(connection, filters.outlet))
        relayed = _any(citation.c.quotation, citation.c.name.in_(listed("outlets")))
        published = article.c.outlet.in_(listed("outlets"))
        found.append(or_(published, article.c.syndicated_from.in_(listed("outlets")), relayed))
    if filters.since is not None:
        found.append(date >= func.substr(literal(filters.since), 1, func.length(date)))
    if filters.until is not None:
        found.append(func.substr(date, 1, len(filters.until)) <= filters.until)
    return found, names


def _any(owner: ColumnElement[int], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(owner).where(owner == quotation.c.pk, condition).correlate(quotation).exists()


def _speakers(connection: Connection, asked: str) -> list[str]:
    """The names that hold all words of `asked`."""
    words = set(normal(asked).split())
    names = connection.execute(select(speaker.c.name).distinct()).scalars()
    return [name for name in names if words <= set(normal(name).split())]


def _outlets(connection: Connection, asked: str) -> list[str]:
    """The names of the outlet that `asked` names."""
    wanted = _bare(asked)
    printed = select(article.c.outlet.label("name"), article.c.outlet.label("id")).distinct()
    credited = select(article.c.syndicated_from, article.c.syndicated_from).distinct()
    relaying = select(citation.c.name, citation.c.outlet).distinct()
    rows = connection.execute(printed.union(credited, relaying))
    return [name for name, identity in rows if name is not None and (identity == asked or _bare(name) == wanted)]


def _bare(name: str) -> str:
    return normal(name).removeprefix("the ")


def appearances(db: Database, ids: Collection[str]) -> list[Appearance]:
    """All that a report prints of these quotations, in order; unknown ids are left out.

    `score` is 0 and `changes` is empty: they depend on the phrase and the chain. `article` is the path.
    """
    q, a, art = quotation.c, attribution.c, article.c
    statement = select(
        q.pk, q.id, q.start, q.end, q.text,
        art.path, art.url, art.title, art.outlet, art.syndicated_from, art.published,
        a.kind, a.cue, a.source, a.hedge, a.rule, a.confidence,
    )  # fmt: skip
    statement = statement.select_from(records.QUOTATIONS).where(q.id.in_(listed("ids")))
    with reading(db) as connection:
        rows = connection.execute(statement, {"ids": json.dumps(list(ids))}).all()
        pks = [row.pk for row in rows]
        named, ways = records.speakers(connection, pks), records.hops(connection, pks)
    found = {
        row.id: Appearance(
            quotation=row.id,
            article=row.path,
            url=row.url,
            title=row.title,
            outlet=row.outlet,
            syndicated_from=row.syndicated_from,
            published=row.published,
            start=row.start,
            end=row.end,
            text=row.text,
            kind=Kind(row.kind),
            speakers=tuple(s.name for s in named.get(row.pk, ())),
            cue=row.cue,
            source=row.source,
            hedge=row.hedge,
            rule=row.rule,
            confidence=row.confidence,
            score=0.0,
            hops=ways.get(row.pk, ()),
            changes=(),
        )
        for row in rows
    }
    return [found[identity] for identity in ids if identity in found]
