"""How does what follows from judgements come into the store?

Like all conclusions: worked out without a lock, and written only if `query.generation` still holds. Chains
that a change concerns are dropped and their quotations pending again; nothing else is touched.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select

from tracker.model import Attribution, Hop, Settled
from tracker.store import conclude, lookup, rows, schema
from tracker.store.engine import Database, listed, reading, writing
from tracker.store.rows import insert_into


@dataclass(frozen=True, slots=True)
class Corrected:
    """A quotation as people say it is: what counts instead of what tracker read, and by which judgements."""

    attribution: Attribution
    hops: tuple[Hop, ...]
    speaker: str | None
    outlets: str | None


Rulings = Mapping[str, tuple[str | None, str | None]]
"""Quotation id to the judgements that correct its speaker and its outlets."""


def corrections(db: Database) -> dict[str, tuple[str | None, str | None]]:
    """The quotations that are corrected in the store, with the judgements that do it."""
    with reading(db) as connection:
        return _corrections(connection)


def settle(db: Database, found: Settled, corrected: Mapping[str, Corrected], wanted: Rulings, generation: int) -> bool:
    """Store what follows from all judgements, in one transaction.

    Args:
        db: open for writing.
        found: all of it.
        corrected: the quotations whose corrections are new or have changed.
        wanted: all that are corrected; others are so no more.
        generation: what `query.generation` said before anything was read for it.

    Returns:
        False when conclusions changed since; nothing is stored then.
    """
    with writing(db) as connection:
        if connection.execute(select(schema.generation.c.number)).scalar_one() != generation:
            return False
        names = {*wanted, *_corrections(connection), *(n for bond in found.bonds for n in bond[:2])}
        names |= {name for own in found.meant.values() for name in own}
        quotations, judgements = _keys(connection, schema.quotation, names), _keys(connection, schema.judgement, None)
        changed = _write_bonds(connection, found, quotations, judgements)
        amended = {quotations[name] for name in {*corrected, *(_corrections(connection).keys() - wanted.keys())}}
        _amend(connection, amended, [(quotations[n], one) for n, one in corrected.items()], judgements)
        _write_standings(connection, found, quotations, judgements)
        conclude.undo(connection, changed | amended)
        connection.execute(delete(schema.unsettled))
        return True


def _keys(connection: Connection, table: Table, names: Collection[str] | None) -> dict[str, int]:
    """The primary keys of rows by their ids; of all rows without `names`."""
    statement = select(table.c.id, table.c.pk)
    if names is None:
        return {row.id: row.pk for row in connection.execute(statement)}
    chosen = statement.where(table.c.id.in_(listed("ids")))
    return {row.id: row.pk for row in connection.execute(chosen, {"ids": json.dumps(list(names))})}


def _corrections(connection: Connection) -> dict[str, tuple[str | None, str | None]]:
    c, says, relays = schema.corrected.c, schema.judgement.alias(), schema.judgement.alias()
    statement = (
        select(schema.quotation.c.id, says.c.id.label("speaker"), relays.c.id.label("outlets"))
        .join(schema.corrected, c.quotation == schema.quotation.c.pk)
        .join(says, says.c.pk == c.speaker, isouter=True)
        .join(relays, relays.c.pk == c.outlets, isouter=True)
    )
    return {row.id: (row.speaker, row.outlets) for row in connection.execute(statement)}


def _write_bonds(
    connection: Connection, found: Settled, quotations: Mapping[str, int], judgements: Mapping[str, int]
) -> set[int]:
    """The quotations of pairs of which people hold something else than before."""
    c = schema.bond.c
    before = {tuple(row) for row in connection.execute(select(c.a, c.b, c.ruling, c.judgement))}
    now = {(quotations[a], quotations[b], ruling.value, judgements[by]) for a, b, ruling, by in found.bonds}
    connection.execute(delete(schema.bond))
    insert_into(connection, schema.bond, sorted(now))
    told = {(a, b, ruling) for a, b, ruling, _ in before} ^ {(a, b, ruling) for a, b, ruling, _ in now}
    return {pk for a, b, _ in told for pk in (a, b)}


def _amend(
    connection: Connection,
    pks: Collection[int],
    corrected: Iterable[tuple[int, Corrected]],
    judgements: Mapping[str, int],
) -> None:
    """Put what is `corrected` in the place of what was said of the quotations with these primary keys."""
    before = lookup.entries(connection, pks)
    for table in (schema.corrected_speaker, schema.corrected_citation, schema.corrected_hop, schema.corrected):
        connection.execute(delete(table).where(table.c.quotation.in_(listed("pks"))), {"pks": json.dumps(list(pks))})
    for pk, one in corrected:
        by = [judgements[name] if name else None for name in (one.speaker, one.outlets)]
        insert_into(connection, schema.corrected, [(pk, one.attribution.kind.value, *by)])
        insert_into(connection, schema.corrected_speaker, rows.speaker_rows(pk, one.attribution) if one.speaker else ())
        cited = rows.citation_rows(pk, one.attribution) if one.outlets else ()
        insert_into(connection, schema.corrected_citation, cited)
        insert_into(connection, schema.corrected_hop, rows.hop_rows(pk, one.hops))
    lookup.renew(connection, before, lookup.entries(connection, pks))


def _write_standings(
    connection: Connection, found: Settled, quotations: Mapping[str, int], judgements: Mapping[str, int]
) -> None:
    connection.execute(delete(schema.meant))
    about = {(judgements[name], quotations[own]) for name, every in found.meant.items() for own in every}
    insert_into(connection, schema.meant, sorted(about))
    connection.execute(delete(schema.standing))
    insert_into(
        connection, schema.standing, [(judgements[name], standing.value) for name, standing in found.standings.items()]
    )
