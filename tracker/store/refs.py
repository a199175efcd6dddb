"""Which stored quotation, chain or judgement is meant by what was typed?"""

import json
import re

from sqlalchemy import Connection, Table, func, select

from tracker.errors import NothingFound, UsageError
from tracker.store import extracts, records, schema
from tracker.store.engine import Database, listed, reading

_SHORTEST = 3  # characters of an id, its letter among them, that may stand for it
_SHOWN = 5  # ids listed when several are meant
_IDS = {
    "quotation": (schema.quotation, re.compile("q[0-9a-f]+")),
    "chain": (schema.chain, re.compile("c[0-9a-f]+")),
    "judgement": (schema.judgement, re.compile("j[0-9a-f]+")),
}


def quotation(db: Database, ref: str) -> str:
    """The id of the quotation that `ref` means: an id, its unique beginning, or ARTICLE#N as `tracker show` counts.

    Raises:
        NothingFound: there is none, or it belongs to an article that was replaced.
        UsageError: several would do.
    """
    with reading(db) as connection:
        article, sign, number = ref.rpartition("#")
        if sign and number.isdecimal():
            return _numbered(connection, article, int(number))
        found = _id(connection, "quotation", ref)
        current = select(schema.quotation.c.id).join(schema.article).where(records.CURRENT)
        if not connection.execute(current.where(schema.quotation.c.id == found)).first():
            raise NothingFound(
                f"{found} stands in an article that was replaced: judge the quotation of its newest text"
            )
        return found


def chain(db: Database, ref: str) -> str:
    """The id of the chain that `ref` means: an id, or its unique beginning. Raises as `quotation` does."""
    with reading(db) as connection:
        return _id(connection, "chain", ref)


def judgement(db: Database, ref: str) -> str:
    """The id of the judgement that `ref` means, likewise."""
    with reading(db) as connection:
        return _id(connection, "judgement", ref)


def is_chain(ref: str) -> bool:
    """Whether `ref` looks like the id of a chain, or its beginning."""
    return _IDS["chain"][1].fullmatch(ref) is not None


def is_quotation(ref: str) -> bool:
    """Whether `ref` looks like the id of a quotation, or its beginning, or ARTICLE#N."""
    return _IDS["quotation"][1].fullmatch(ref) is not None or re.fullmatch(r".+#[0-9]+", ref) is not None


def beginning(db: Database, noun: str, ref: str, limit: int) -> list[str]:
    """At most so many ids of quotations, chains or judgements (`noun`) that begin with `ref`, in order."""
    with reading(db) as connection:
        return _beginning(connection, _IDS[noun][0], ref, limit)


def _id(connection: Connection, noun: str, ref: str) -> str:
    table, form = _IDS[noun]
    article = "an" if noun[0] in "aeiou" else "a"
    if not form.fullmatch(ref) or len(ref) < _SHORTEST:
        raise UsageError(
            f"{ref} is not the id of {article} {noun}: it begins with {noun[0]} and has two digits or more"
        )
    found = _beginning(connection, table, ref, _SHOWN + 1)
    if ref in found or len(found) == 1:
        return ref if ref in found else found[0]
    if found:
        more = " and others" if len(found) > _SHOWN else ""
        raise UsageError(f"{ref} may be any of {', '.join(found[:_SHOWN])}{more}; give more of the id")
    raise NothingFound(f"no {noun} has an id that begins with {ref}")


def _beginning(connection: Connection, table: Table, ref: str, limit: int) -> list[str]:
    chosen = select(table.c.id).where(table.c.id >= ref, table.c.id < f"{ref}g")
    return list(connection.execute(chosen.order_by(table.c.id).limit(limit)).scalars())


def _numbered(connection: Connection, article: str, number: int) -> str:
    c = schema.quotation.c
    own = select(c.id).where(c.article == extracts.meant(connection, article)).order_by(c.position)
    found = connection.execute(own.offset(number - 1).limit(1)).scalar() if number else None
    if found is None:
        count = connection.execute(select(func.count()).select_from(own.subquery())).scalar_one()
        raise NothingFound(f"{article} has {count} quotations, and no number {number}")
    return str(found)


def members(db: Database, chain_id: str) -> tuple[str, ...]:
    """The quotations of a chain, earliest first."""
    m = schema.member.c
    statement = (
        select(schema.quotation.c.id)
        .join(schema.member, m.quotation == schema.quotation.c.pk)
        .join(schema.chain, schema.chain.c.pk == m.chain)
        .where(schema.chain.c.id.in_(listed("ids")))
        .order_by(m.position)
    )
    with reading(db) as connection:
        return tuple(connection.execute(statement, {"ids": json.dumps([chain_id])}).scalars())
