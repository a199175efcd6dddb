"""What do articles hold beside the words of a chain, in which links can be seen?"""

import json
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, or_, select

from tracker.model import Pointer, Proof, Span, Surroundings
from tracker.store import records
from tracker.store.engine import Database, listed, reading
from tracker.store.schema import article, citation, corrected_citation, hyperlink, quotation
from tracker.text import addresses


def surroundings(db: Database, ids: Collection[str]) -> dict[str, Surroundings]:
    """What the articles of these quotations hold beside them, by path; unknown ids are left out."""
    own = select(quotation.c.article).where(quotation.c.id.in_(listed("ids")))
    statement = select(article.c.pk, article.c.path, article.c.text).where(article.c.pk.in_(own))
    with reading(db) as connection:
        rows = connection.execute(statement, {"ids": json.dumps(list(ids))}).all()
        pks = [row.pk for row in rows]
        cited, linked = _cited(connection, pks), _linked(connection, pks)
        named = records.citations(connection, [quoted for of in cited.values() for quoted in of])
    return {
        row.path: Surroundings(
            article=row.path,
            addresses=tuple(
                Pointer(address, Proof(row.path, row.text[span.start : span.end], span))
                for address, span in (*_printed(row.text), *linked[row.pk])
            ),
            citations=tuple(one for quoted in cited[row.pk] for one in named[quoted]),
        )
        for row in rows
    }


def _printed(text: str) -> list[tuple[str, Span]]:
    """The addresses that stand in a text."""
    return [(found.text, Span(found.start, found.end)) for found in addresses(text)]


def _linked(connection: Connection, pks: Collection[int]) -> dict[int, list[tuple[str, Span]]]:
    """The addresses to which words of articles with these primary keys lead."""
    c = hyperlink.c
    statement = select(hyperlink).where(c.article.in_(listed("pks"))).order_by(c.article, c.position)
    found: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for row in connection.execute(statement, {"pks": json.dumps(list(pks))}):
        found[row.article].append((row.address, Span(row.start, row.end)))
    return found


_CITING = (citation, corrected_citation)


def _cited(connection: Connection, pks: Collection[int]) -> dict[int, list[int]]:
    """The primary keys of those quotations of these articles that cite outlets, in the order of the text."""
    statement = (
        select(quotation.c.article, quotation.c.pk)
        .where(
            quotation.c.article.in_(listed("pks")),
            or_(*(select(t.c.quotation).where(t.c.quotation == quotation.c.pk).exists() for t in _CITING)),
        )
        .order_by(quotation.c.article, quotation.c.position)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for pk, quoted in connection.execute(statement, {"pks": json.dumps(list(pks))}):
        found[pk].append(quoted)
    return found
