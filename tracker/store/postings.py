"""Which stored quotations have which keys, and how often is each key there?

Millions of keys are stored; a few thousand are asked for at a time, in their order, so that neighbours are read from
one page.
"""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import text

from tracker.store.engine import Database, reading


class Postings(NamedTuple):
    """What is stored of some keys.

    Attributes:
        found: a key that is not common, the primary key of a quotation in a chain that has it, and how many words that
            has, as the index of phrases counts them (127 for more); in the order of the keys.
        common: the keys that more quotations have than was allowed.
    """

    found: list[tuple[int, int, int]]
    common: set[int]


# The count stops one above the cap, so that a key in half of all quotations costs no more than another.
_COUNTED = """
    SELECT wanted.value, (SELECT count(*) FROM (SELECT 1 FROM block_key WHERE key = wanted.value LIMIT ?2 + 1))
    FROM json_each(?1) AS wanted
"""

# The joins are CROSS so that SQLite goes from the few keys asked for to the many stored, and never the other way. In
# `lookup_docsize` FTS5 keeps the number of words of each column, of the first one in its first byte, if below 128.
_BYTES = bytes(range(127)).hex()
_POSTINGS = f"""
    SELECT wanted.value, block_key.quotation, (instr(x'{_BYTES}', substr(size.sz, 1, 1)) + 127) % 128
    FROM json_each(?1) AS wanted
    CROSS JOIN block_key ON block_key.key = wanted.value
    CROSS JOIN member ON member.quotation = block_key.quotation
    CROSS JOIN lookup_docsize AS size ON size.id = block_key.quotation
"""  # noqa: S608  the bytes are a constant


def postings(db: Database, keys: Collection[int], cap: int) -> Postings:
    """The quotations in chains that have one of the `keys`; one that more than `cap` quotations have is too common."""
    with reading(db) as connection:
        counted: Any = connection.exec_driver_sql(_COUNTED, (json.dumps(sorted(keys)), cap)).cursor
        rows = counted.fetchall()
        wanted = [key for key, count in rows if 0 < count <= cap]
        cursor: Any = connection.exec_driver_sql(_POSTINGS, (json.dumps(wanted),)).cursor
        found = cursor.fetchall()
    return Postings(found, {key for key, count in rows if count > cap})


class Crowded(NamedTuple):
    """A key that too many quotations have.

    Attributes:
        key: the key.
        quotations: how many have it.
        text: what the first of them says.
        since: when the one was stored with which they became too many; ISO 8601, UTC.
    """

    key: int
    quotations: int
    text: str
    since: str


_CROWDED = text("""
    SELECT many.key, many.quotations, quotation.text, run.started_at AS since
    FROM (
        SELECT key, count(*) AS quotations, min(quotation) AS first FROM block_key
        GROUP BY key HAVING count(*) > :cap ORDER BY count(*) DESC, key LIMIT :most
    ) AS many
    JOIN quotation ON quotation.pk = many.first
    JOIN quotation AS later ON later.pk =
        (SELECT quotation FROM block_key WHERE key = many.key ORDER BY quotation LIMIT 1 OFFSET :cap)
    JOIN article ON article.pk = later.article
    JOIN run ON run.pk = article.run
    ORDER BY many.quotations DESC, many.key
""")


def crowded(db: Database, cap: int, most: int) -> list[Crowded]:
    """The keys that more than `cap` quotations have, the commonest first, `most` of them. All keys are read for it."""
    with reading(db) as connection:
        return [Crowded(*row) for row in connection.execute(_CROWDED, {"cap": cap, "most": most})]
