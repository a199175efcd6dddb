"""How do conclusions come into the store, and out of it again?

Reading, comparing and chaining take their time and happen without a lock. So whoever concludes first asks for
`query.generation`, and `conclusions` writes only if that number still holds: otherwise somebody else concluded in the
meantime, and the caller starts again from what is pending then.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain as flatten

from sqlalchemy import Connection, bindparam, delete, false, func, insert, select, update

from tracker.model import Chain, Match
from tracker.store import judgements, lookup, schema, wordings
from tracker.store.engine import Database, listed, writing
from tracker.store.rows import insert_into
from tracker.store.runs import Run, run_key
from tracker.store.wordings import Worded


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What was concluded from some pending quotations.

    Attributes:
        concluded: ids of the quotations that are pending no more; each is in one of `chains`, alone if need be.
        wordings: those of them that have words, by quotation id.
        matches: pairs; one that is stored is replaced.
        gone: pairs whose stored match is dropped.
        replaced: ids of stored chains that are no more; each of their members is in one of `chains`.
        chains: new ones; one with the id of a stored chain replaces it, too. No quotation is in two chains.
    """

    concluded: Collection[str]
    wordings: Mapping[str, Worded] = field(default_factory=dict)
    matches: Sequence[Match] = ()
    gone: Sequence[tuple[str, str]] = ()
    replaced: Collection[str] = ()
    chains: Sequence[Chain] = ()


def conclusions(db: Database, found: Conclusions, run: Run, generation: int) -> bool:
    """Store what was `found`, in one transaction.

    Args:
        db: open for writing.
        found: all of it, or nothing, is stored.
        run: recorded with it.
        generation: what `query.generation` said before anything was read for it.

    Returns:
        False when conclusions changed since; nothing is stored then.

    Raises:
        KeyError: a quotation is not in the store.
        ValueError: a quotation would be neither pending nor in a chain.
    """
    with writing(db) as connection:
        if number(connection) != generation:
            return False
        pks = _keys_of(connection, found)
        key = run_key(connection, run)
        if found.wordings:
            wordings.put(connection, found.wordings, pks)
        _drop_matches(connection, [(pks[a], pks[b]) for a, b in found.gone])
        _write_matches(connection, found.matches, pks, key)
        freed = _drop_chains(connection, _chain_keys(connection, {*found.replaced, *(c.id for c in found.chains)}))
        chained = _write_chains(connection, found.chains, pks, key)
        left = {*freed, *(pks[q] for q in found.concluded)} - chained
        if left:
            raise ValueError(f"{len(left)} quotations would be neither pending nor in a chain")
        connection.execute(
            delete(schema.pending).where(schema.pending.c.quotation.in_(listed("keys"))),
            {"keys": json.dumps(list(chained))},
        )
        move_on(connection)
        return True


def forget_conclusions(db: Database) -> None:
    """Drop all conclusions, so that every quotation of a current article is pending; make the index of words anew."""
    with writing(db) as connection:
        for table in schema.CONCLUSIONS:
            connection.execute(delete(table))
        newest = select(func.max(schema.article.c.revision)).where(schema.article.c.key == _article.c.key)
        current = (
            select(schema.quotation.c.pk)
            .join(_article, _article.c.pk == schema.quotation.c.article)
            .where(_article.c.revision == newest.scalar_subquery())
        )
        connection.execute(insert(schema.pending).from_select(["quotation"], current))
        bodies = select(_article.c.pk, false()).where(_article.c.revision == newest.scalar_subquery())
        connection.execute(insert(schema.body).from_select(["article", "compared"], bodies))
        lookup.refill(connection)
        judgements.forget(connection)
        move_on(connection)


_article = schema.article.alias("current")


def drop(connection: Connection, article: int) -> None:
    """Drop what was concluded from a replaced article; what was chained with it is pending again.

    `article` is its primary key. What a wording has in common with others stays until all conclusions are dropped:
    finding it would mean reading all keys there are.
    """
    c = schema.member.c
    own = select(schema.quotation.c.pk).where(schema.quotation.c.article == article)
    _free(connection, connection.execute(select(c.chain).distinct().where(c.quotation.in_(own))).scalars().all())
    connection.execute(delete(schema.pending).where(schema.pending.c.quotation.in_(own)))
    move_on(connection)


def undo(connection: Connection, quotations: Collection[int]) -> None:
    """Drop the chains of quotations, given by their primary keys, so that what was in them is pending again."""
    of = select(schema.member.c.chain).distinct().where(schema.member.c.quotation.in_(listed("keys")))
    _free(connection, connection.execute(of, {"keys": json.dumps(list(quotations))}).scalars().all())
    move_on(connection)


def _free(connection: Connection, chains: Collection[int]) -> None:
    """Drop chains and all that was concluded from their members, which are pending then."""
    freed = _drop_chains(connection, chains)
    wordings.drop(connection, freed)
    for side in (schema.match.c.a, schema.match.c.b):
        connection.execute(delete(schema.match).where(side.in_(listed("keys"))), {"keys": json.dumps(list(freed))})
    insert_into(connection, schema.pending, [(quotation,) for quotation in freed], prefix="OR IGNORE")


def number(connection: Connection) -> int:
    """What `query.generation` says."""
    return int(connection.execute(select(schema.generation.c.number)).scalar_one())


def move_on(connection: Connection) -> None:
    """Say that conclusions changed."""
    column = schema.generation.c.number
    connection.execute(update(schema.generation).values({column: column + 1}))


def _keys_of(connection: Connection, found: Conclusions) -> dict[str, int]:
    """The primary key of every quotation that `found` names."""
    ids = {*found.concluded, *found.wordings}
    ids.update(flatten.from_iterable((m.a, m.b) for m in found.matches))
    ids.update(flatten.from_iterable(found.gone))
    ids.update(flatten.from_iterable(c.members for c in found.chains))
    c = schema.quotation.c
    rows = connection.execute(select(c.id, c.pk).where(c.id.in_(listed("ids"))), {"ids": json.dumps(list(ids))}).all()
    return {row.id: row.pk for row in rows}


def _write_matches(connection: Connection, matches: Sequence[Match], pks: Mapping[str, int], run: int) -> None:
    rows = [
        (pks[m.a], pks[m.b], m.score, json.dumps(dict(m.parts), ensure_ascii=False), m.verdict.value, m.why, run)
        for m in matches
    ]
    insert_into(connection, schema.match, rows, prefix="OR REPLACE")


def _drop_matches(connection: Connection, pairs: Sequence[tuple[int, int]]) -> None:
    if pairs:
        c = schema.match.c
        connection.execute(
            delete(schema.match).where(c.a == bindparam("one"), c.b == bindparam("other")),
            [{"one": a, "other": b} for a, b in pairs],
        )


def _write_chains(connection: Connection, chains: Sequence[Chain], pks: Mapping[str, int], run: int) -> set[int]:
    """The primary keys of the quotations that are in `chains`."""
    first = connection.execute(select(func.coalesce(func.max(schema.chain.c.pk), 0) + 1)).scalar_one()
    numbered = list(enumerate(chains, start=first))
    insert_into(connection, schema.chain, [(pk, c.id, c.speaker, pks[c.origin], run) for pk, c in numbered])
    members = [(pks[quotation], pk, i) for pk, c in numbered for i, quotation in enumerate(c.members)]
    insert_into(connection, schema.member, members)
    return {quotation for quotation, _, _ in members}


def _chain_keys(connection: Connection, ids: Collection[str]) -> Sequence[int]:
    c = schema.chain.c
    chosen = select(c.pk).where(c.id.in_(listed("ids")))
    return connection.execute(chosen, {"ids": json.dumps(list(ids))}).scalars().all()


def _drop_chains(connection: Connection, keys: Collection[int]) -> Sequence[int]:
    """Drop the chains with these primary keys; the primary keys of the quotations that were in them."""
    c = schema.member.c
    parameters = {"keys": json.dumps(list(keys))}
    freed = connection.execute(select(c.quotation).where(c.chain.in_(listed("keys"))), parameters).scalars().all()
    connection.execute(delete(schema.member).where(c.chain.in_(listed("keys"))), parameters)
    connection.execute(delete(schema.chain).where(schema.chain.c.pk.in_(listed("keys"))), parameters)
    return freed
