"""What do articles hold beside the words of a chain, in which links can be seen?"""

import json
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, or_, select

from tracker.model import Proof, Span, Surroundings
from tracker.store import records
from tracker.store.engine import Database, listed, reading
from tracker.store.schema import article, citation, corrected_citation, quotation
from tracker.text import addresses


def surroundings(db: Database, ids: Collection[str]) -> dict[str, Surroundings]:
    """What the articles of these quotations hold beside them, by path; unknown ids are left out."""
    own = select(quotation.c.article).where(quotation.c.id.in_(listed("ids")))
    statement = select(article.c.pk, article.c.path, article.c.text).where(article.c.pk.in_(own))
    with reading(db) as connection:
        rows = connection.execute(statement, {"ids": json.dumps(list(ids))}).all()
        pks = [row.pk for row in rows]
        cited = _cited(connection, pks)
        named = records.citations(connection, [quoted for of in cited.values() for quoted in of])
    return {
        row.path: Surroundings(
            article=row.path,
            addresses=tuple(Proof(row.path, a.text, Span(a.start, a.end)) for a in addresses(row.text)),
            citations=tuple(one for quoted in cited[row.pk] for one in named[quoted]),
        )
        for row in rows
    }


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
