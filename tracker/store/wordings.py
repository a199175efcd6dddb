"""Which wordings do the stored quotations have, which of these have which keys, and how often is each key there?

Wordings are counted, not the quotations that have them: a remark is no phrase of the language for being repeated.
Millions of keys are stored; a few thousand are asked for at a time, in their order, so that neighbours are read from
one page.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from tracker.store import schema
from tracker.store.engine import Database, asked, listed, reading
from tracker.store.rows import insert_into


class Worded(NamedTuple):
    """The wording of a quotation.

    Attributes:
        whole: a number that only equal wordings share, not negative and below 2**63, like all of these.
        keys: likewise, what it has in common with others.
        words: how many it has.
        place: where the quotation stands among those of this wording: its date, a blank and its id.
    """

    whole: int
    keys: Collection[int]
    words: int
    place: str


class Postings(NamedTuple):
    """What is stored of some keys.

    Attributes:
        found: a key that is not common, the primary key of a wording that has it, and how many words that has; in the
            order of the keys.
        common: the keys that more wordings have than was allowed.
    """

    found: list[tuple[int, int, int]]
    common: set[int]


_KNOWN = """
    SELECT wording.whole, wording.pk FROM json_each(?1) AS wanted CROSS JOIN wording ON wording.whole = wanted.value
"""


def known(db: Database, wholes: Iterable[int]) -> dict[int, int]:
    """The primary keys of wordings by what is `whole` of them; those that were never stored are left out."""
    return dict(asked(db, _KNOWN, json.dumps(sorted(wholes))))


# The count stops one above the cap, so that a key that half of all wordings have costs no more than another.
_COUNTED = """
    SELECT wanted.value, (SELECT count(*) FROM (SELECT 1 FROM block_key WHERE key = wanted.value LIMIT ?2 + 1))
    FROM json_each(?1) AS wanted
"""
_HAVING = """
    SELECT block_key.key, block_key.wording, block_key.words
    FROM json_each(?1) AS wanted CROSS JOIN block_key ON block_key.key = wanted.value
"""


def postings(db: Database, keys: Iterable[int], cap: int) -> Postings:
    """The wordings that have one of the `keys`; one that more than `cap` have is too common."""
    counted = asked(db, _COUNTED, json.dumps(sorted(keys)), cap)
    wanted = [key for key, count in counted if 0 < count <= cap]
    return Postings(asked(db, _HAVING, json.dumps(wanted)), {key for key, count in counted if count > cap})


_TEXTS = """
    SELECT wanted.value, quotation.text FROM json_each(?1) AS wanted
    CROSS JOIN quotation ON quotation.pk = (SELECT quotation FROM worded WHERE wording = wanted.value LIMIT 1)
"""


def texts(db: Database, pks: Iterable[int]) -> dict[int, str]:
    """What a quotation says that has the wording, by the wording's primary key; left out are those that none has."""
    return dict(asked(db, _TEXTS, json.dumps(sorted(pks))))


# U+10FFFF comes after every place.
_QUOTATIONS = """
    SELECT worded.wording, worded.place
    FROM json_each(?1) AS wanted CROSS JOIN worded ON worded.wording = wanted.value AND worded.place < coalesce(
        (SELECT place FROM worded WHERE wording = wanted.value ORDER BY place LIMIT 1 OFFSET ?2), char(0x10FFFF))
"""
_BEFORE = "SELECT place FROM worded WHERE wording = ?1 AND place < ?2 ORDER BY place DESC LIMIT ?3"
_AFTER = "SELECT place FROM worded WHERE wording = ?1 AND place > ?2 ORDER BY place LIMIT ?3"


def quotations(db: Database, pks: Iterable[int], most: int) -> dict[int, list[str]]:
    """The places of the quotations in chains that have these wordings, in order, of each wording the first `most`."""
    found: dict[int, list[str]] = {pk: [] for pk in pks}
    for pk, place in sorted(asked(db, _QUOTATIONS, json.dumps(list(found)), most)) if found else ():
        found[pk].append(place)
    return found


def beside(db: Database, pk: int, places: Iterable[str], many: int) -> set[str]:
    """The places of quotations in chains with this wording, so `many` before and after each of those given."""
    with reading(db):
        sides = (asked(db, side, pk, own, many) for own in places for side in (_BEFORE, _AFTER))
        return {place for (place,) in chain.from_iterable(sides)}


_OF = """
    SELECT quotation.id, worded.wording, worded.place FROM json_each(?1) AS wanted
    CROSS JOIN quotation ON quotation.id = wanted.value
    CROSS JOIN worded ON worded.quotation = quotation.pk
"""


def of(db: Database, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """The primary keys of the wordings of these quotations, and their places; left out are those that have none."""
    return {name: (pk, place) for name, pk, place in asked(db, _OF, json.dumps(sorted(ids)))}


def put(connection: Connection, given: Mapping[str, Worded], pks: Mapping[str, int]) -> None:
    """Store the wordings of quotations, by their ids, with what these have in common with others.

    `pks` has the primary keys of all of them. Keys go in their order, so that neighbours go to one page.
    """
    c = schema.wording.c
    new = {own.whole: own for own in given.values()}
    chosen = select(c.whole, c.pk).where(c.whole.in_(listed("wholes")))
    stored = {row.whole: row.pk for row in connection.execute(chosen, {"wholes": json.dumps(list(new))})}
    first = connection.execute(select(func.coalesce(func.max(c.pk), 0) + 1)).scalar_one()
    made = {whole: pk for pk, whole in enumerate((whole for whole in new if whole not in stored), start=first)}
    insert_into(connection, schema.wording, [(pk, whole) for whole, pk in made.items()])
    keyed = sorted((key, pk, new[whole].words) for whole, pk in made.items() for key in new[whole].keys)
    insert_into(connection, schema.block_key, keyed)
    every = stored | made
    worded = [(pks[name], every[own.whole], own.place) for name, own in given.items()]
    insert_into(connection, schema.worded, worded)


def drop(connection: Connection, pks: Collection[int]) -> None:
    """Forget which wordings these quotations have, given by their primary keys."""
    c = schema.worded.c
    connection.execute(delete(schema.worded).where(c.quotation.in_(listed("pks"))), {"pks": json.dumps(list(pks))})


class Crowded(NamedTuple):
    """A key that too many wordings have.

    Attributes:
        key: the key.
        wordings: how many have it.
        text: what a quotation says that has the first of them.
        since: when the quotation was stored with which they became too many; ISO 8601, UTC.
    """

    key: int
    wordings: int
    text: str
    since: str


_CROWDED = """
    SELECT many.key, many.wordings, quotation.text, run.started_at
    FROM (
        SELECT key, count(*) AS wordings FROM block_key
        GROUP BY key HAVING count(*) > ?1 ORDER BY count(*) DESC, key LIMIT ?2
    ) AS many
    JOIN quotation ON quotation.pk =
        (SELECT min(quotation) FROM block_key JOIN worded USING (wording) WHERE key = many.key)
    JOIN quotation AS later ON later.pk = (
        SELECT min(quotation) FROM block_key JOIN worded USING (wording) WHERE key = many.key
        GROUP BY wording ORDER BY 1 LIMIT 1 OFFSET ?1)
    JOIN article ON article.pk = later.article
    JOIN run ON run.pk = article.run
    ORDER BY many.wordings DESC, many.key
"""


def crowded(db: Database, cap: int, most: int) -> list[Crowded]:
    """The keys that more than `cap` wordings have, the commonest first, `most` of them. All keys are read for it."""
    return [Crowded(*row) for row in asked(db, _CROWDED, cap, most)]
