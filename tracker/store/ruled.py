"""What do people hold of these quotations and chains, and what waits for them to decide?"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from tracker.model import Bond, Match, Ruled, Ruling, Undecided, Verdict
from tracker.store import schema
from tracker.store.engine import Database, asked, listed, reading

_q = schema.quotation.c


_BONDS = """
    SELECT first.id, second.id, bond.ruling, judgement.id
    FROM (SELECT bond.a, bond.b FROM json_each(?1) AS wanted
            CROSS JOIN quotation ON quotation.id = wanted.value CROSS JOIN bond ON bond.a = quotation.pk
        UNION SELECT bond.a, bond.b FROM json_each(?1) AS wanted
            CROSS JOIN quotation ON quotation.id = wanted.value CROSS JOIN bond ON bond.b = quotation.pk) AS sides
    CROSS JOIN bond ON bond.a = sides.a AND bond.b = sides.b
    CROSS JOIN judgement ON judgement.pk = bond.judgement
    CROSS JOIN quotation AS first ON first.pk = bond.a
    CROSS JOIN quotation AS second ON second.pk = bond.b
    ORDER BY first.id, second.id
"""


def bonds(db: Database, ids: Collection[str]) -> list[Bond]:
    """What people hold of pairs of which at least one is among these quotations, ordered by `a` and `b`."""
    rows = asked(db, _BONDS, json.dumps(sorted(ids)))
    return [Bond(a, b, Ruling(ruling), by) for a, b, ruling, by in rows]


# For each chain the judgements of pairs that have a quotation in it, with all that these judgements are about now.
_RULED = text("""
    SELECT chain.id AS chain, judgement.*, quotation.id AS quotation, elsewhere.id AS elsewhere,
        member.chain = chain.pk AS inside
    FROM json_each(:chains) AS wanted
    CROSS JOIN chain ON chain.id = wanted.value
    CROSS JOIN (SELECT DISTINCT judgement, own.chain FROM bond
        CROSS JOIN member AS own ON own.quotation IN (bond.a, bond.b)
        WHERE own.chain IN (SELECT pk FROM chain WHERE id IN (SELECT value FROM json_each(:chains)))) AS ruled
        ON ruled.chain = chain.pk
    CROSS JOIN judgement ON judgement.pk = ruled.judgement AND judgement.ruling IN ('same', 'different')
    CROSS JOIN meant ON meant.judgement = judgement.pk
    CROSS JOIN member ON member.quotation = meant.quotation
    CROSS JOIN quotation ON quotation.pk = member.quotation
    CROSS JOIN chain AS elsewhere ON elsewhere.pk = member.chain
    ORDER BY chain.id, judgement.at, judgement.id, quotation.id
""")


def ruled(db: Database, chains: Collection[str]) -> dict[str, tuple[Ruled, ...]]:
    """What people decided of these chains, by their ids, the earliest first."""
    found = defaultdict[str, dict[str, list[Any]]](dict)
    with reading(db) as connection:
        for row in connection.execute(_RULED, {"chains": json.dumps(list(chains))}):
            found[row.chain].setdefault(row.id, []).append(row)
    return {name: tuple(map(_ruled, by.values())) for name, by in found.items()}


def _ruled(rows: Sequence[Any]) -> Ruled:
    first = rows[0]
    return Ruled(
        judgement=first.id,
        ruling=Ruling(first.ruling),
        by=first.by,
        at=first.at,
        reason=first.reason,
        inside=tuple(row.quotation for row in rows if row.inside),
        others=tuple(sorted({row.elsewhere for row in rows if not row.inside})),
        was=tuple(json.loads(first.was)),
    )


# Pairs whose chains are two. One within the other, as words in marks within a statement, are the same words.
_UNDECIDED = """
    SELECT match.*, mine.chain AS one, theirs.chain AS other
    FROM {matches}
    JOIN member AS mine ON mine.quotation = match.a
    JOIN member AS theirs ON theirs.quotation = match.b
    JOIN quotation AS a ON a.pk = match.a
    JOIN quotation AS b ON b.pk = match.b
    WHERE match.verdict = 'perhaps'
        AND mine.chain <> theirs.chain
        AND NOT (a.article = b.article AND a.start < b."end" AND b.start < a."end")
"""
_ALL = text(_UNDECIDED.format(matches="match"))
_OF = text(
    _UNDECIDED.format(
        matches="""(SELECT match.* FROM json_each(:pks) AS wanted CROSS JOIN match ON match.a = wanted.value
        UNION SELECT match.* FROM json_each(:pks) AS wanted CROSS JOIN match ON match.b = wanted.value) AS match"""
    )
)


def undecided(
    db: Database, quotations: Collection[str] | None = None, proposed: Sequence[Match] = ()
) -> list[Undecided]:
    """The pairs that may be one remark and wait for a person, one for each two chains, those worth most first.

    Worth most is what would join most articles, then what is most alike. Left out are chains of which people have said
    that they are two, or that it cannot be told.

    Args:
        db: an open database.
        quotations: ids; only pairs of which at least one is among them.
        proposed: pairs that are not stored: they count where none of their chains is.
    """
    with reading(db) as connection:
        waiting = _waiting(connection, quotations)
        stored = {frozenset((row.one, row.other)) for row in waiting}
        more = [row for row in _rows(connection, proposed) if frozenset((row.one, row.other)) not in stored]
        best = _best(connection, [*waiting, *more])
        articles, names = _chains(connection, {chain for row in best for chain in (row.one, row.other)})
        ids = _ids(connection, {pk for row in best for pk in (row.a, row.b)})
    found = [
        Undecided(
            a=ids[row.a],
            b=ids[row.b],
            chains=(names[row.one], names[row.other]),
            articles=len(articles[row.one] | articles[row.other]),
            score=row.score,
            parts=tuple(json.loads(row.parts).items()),
            verdict=Verdict(row.verdict),
            why=row.why,
        )
        for row in best
    ]
    return sorted(found, key=lambda pair: (-pair.articles, -pair.score, pair.a, pair.b))


def possible(db: Database, quotations: Collection[str]) -> Counter[str]:
    """How many other chains may be one with the chains of these quotations, by the ids of all of these chains."""
    with reading(db) as connection:
        best = _best(connection, _waiting(connection, quotations))
        counted = Counter(pk for row in best for pk in (row.one, row.other))
        chosen = select(schema.chain.c.pk, schema.chain.c.id).where(schema.chain.c.pk.in_(listed("pks")))
        names = connection.execute(chosen, {"pks": json.dumps(list(counted))})
        return Counter({row.id: counted[row.pk] for row in names})


def _waiting(connection: Connection, quotations: Collection[str] | None) -> Sequence[Any]:
    """The pairs that are perhaps one remark: all, or those of these quotations."""
    if quotations is None:
        return connection.execute(_ALL).all()
    pks = select(_q.pk).where(_q.id.in_(listed("ids")))
    own = connection.execute(pks, {"ids": json.dumps(list(quotations))}).scalars().all()
    return connection.execute(_OF, {"pks": json.dumps(list(own))}).all()


class _Proposed(NamedTuple):
    """A pair that is not stored, as a row of those that are."""

    a: int
    b: int
    one: int
    other: int
    score: float
    parts: str
    verdict: str
    why: str


def _rows(connection: Connection, proposed: Sequence[Match]) -> list[_Proposed]:
    """The pairs whose quotations are in two chains."""
    m = schema.member.c
    statement = select(_q.id, _q.pk, m.chain).join(schema.member, m.quotation == _q.pk).where(_q.id.in_(listed("ids")))
    ids = json.dumps([name for match in proposed for name in (match.a, match.b)])
    at = {name: (pk, chain) for name, pk, chain in connection.execute(statement, {"ids": ids})} if proposed else {}
    found = []
    for match in proposed:
        (a, one), (b, other) = at[match.a], at[match.b]
        parts = json.dumps(dict(match.parts))
        if one != other:
            found.append(_Proposed(a, b, one, other, match.score, parts, match.verdict.value, match.why))
    return found


def _best(connection: Connection, rows: Sequence[Any]) -> list[Any]:
    """Of the pairs of each two chains the one that is most alike, unless people have judged these chains."""
    decided = {frozenset(row) for row in connection.execute(_DECIDED)} if rows else set()
    found: dict[frozenset[int], Any] = {}
    for row in rows:
        pair = frozenset((row.one, row.other))
        if pair not in decided and (pair not in found or _rank(row) < _rank(found[pair])):
            found[pair] = row
    return list(found.values())


_DECIDED = text("""
    SELECT mine.chain, theirs.chain
    FROM bond
    JOIN member AS mine ON mine.quotation = bond.a
    JOIN member AS theirs ON theirs.quotation = bond.b
""")


def _rank(row: Any) -> tuple[float, int, int]:
    return -row.score, row.a, row.b


_ARTICLES = text("""
    SELECT DISTINCT chain.pk, chain.id, quotation.article
    FROM json_each(:chains) AS wanted
    CROSS JOIN chain ON chain.pk = wanted.value
    CROSS JOIN member ON member.chain = chain.pk
    CROSS JOIN quotation ON quotation.pk = member.quotation
""")


def _chains(connection: Connection, pks: Collection[int]) -> tuple[Mapping[int, set[int]], Mapping[int, str]]:
    """In which articles the chains with these primary keys are, and their ids."""
    rows = connection.execute(_ARTICLES, {"chains": json.dumps(list(pks))}).all()
    articles = defaultdict[int, set[int]](set)
    for row in rows:
        articles[row.pk].add(row.article)
    return articles, {row.pk: row.id for row in rows}


def _ids(connection: Connection, pks: Collection[int]) -> dict[int, str]:
    statement = select(_q.pk, _q.id).where(_q.pk.in_(listed("pks")))
    return {row.pk: row.id for row in connection.execute(statement, {"pks": json.dumps(list(pks))})}
