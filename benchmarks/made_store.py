"""A database of made quotations, with the rows that the steps would have written.

Nothing is extracted and nothing compared: which quotations are of one chain is given with them. A million quotations
through `ingest` would take hours.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from tracker.match import block
from tracker.match.sheet import sheet
from tracker.store import db, lookup, schema
from tracker.store.rows import insert_into
from tracker.text import normal

IN_ARTICLE = 10  # quotations of one article
SPEAKERS = 5_000
_BATCH = 20_000  # quotations stored at a time
_KEYED = 50_000  # quotations whose keys are made at a time
_ROWS = 1_000_000  # keys stored at a time


class Made(NamedTuple):
    """A quotation to be stored: its words, and the chain that it is in."""

    text: str
    chain: int


def fill(path: Path, made: Iterable[Made]) -> int:
    """Make the database; how many quotations it has."""
    rest, first = iter(made), 1
    places: dict[int, int] = {}
    with db.writer(str(path)) as database:
        with db.writing(database) as connection:
            insert_into(connection, schema.run, [(1, "r", "", "", "", "")])
        while batch := list(islice(rest, _BATCH)):
            with db.writing(database) as connection:
                evidence(connection, first, batch)
                _chains(connection, list(enumerate(batch, start=first)), places)
            first += len(batch)
    return first - 1


def evidence(connection: Connection, first: int, batch: Sequence[Made]) -> None:
    """Store quotations whose keys begin with `first`, a multiple of `IN_ARTICLE` and one, in articles of their own."""
    numbered = list(enumerate(batch, start=first))
    articles = range(first // IN_ARTICLE + 1, first // IN_ARTICLE + 1 + -(-len(batch) // IN_ARTICLE))
    insert_into(connection, schema.article, [
        (a, f"a{a}", f"k{a}", 1, f"made/{a}.txt", None, None, f"Gazette {a % 300}", None,
         _printed(a), None, None, 1, "", "") for a in articles
    ])  # fmt: skip
    plain = [normal(q.text) for q in batch]
    insert_into(connection, schema.quotation, [
        (pk, f"{pk:016x}", (pk - 1) // IN_ARTICLE + 1, (pk - 1) % IN_ARTICLE, 0, len(q.text), 0, len(q.text), q.text,
         words, "direct", 0, "body", None, True) for (pk, q), words in zip(numbered, plain, strict=True)
    ])  # fmt: skip
    insert_into(connection, schema.attribution, [
        (pk, "direct", None, None, "said", None, None, "he", None, "after", 0.9, "[]") for pk, _ in numbered
    ])  # fmt: skip
    named = {pk: f"Ada Speaker{q.chain % SPEAKERS}" for pk, q in numbered}
    insert_into(connection, schema.speaker, [(pk, 0, name, "person", "name") for pk, name in named.items()])
    insert_into(connection, schema.hop, [
        (pk, 0, name, "speaker", f"made/{pk}.txt", "article", "published", "", None, None, False)
        for pk, name in named.items()
    ])  # fmt: skip
    lookup.add(connection, [
        (pk, lookup.entry(q.text, words, [named[pk], f"Gazette {pk % 300}"]))
        for (pk, q), words in zip(numbered, plain, strict=True)
    ])  # fmt: skip


def _printed(article: int) -> str:
    return f"2024-{1 + article % 12:02}-{1 + article % 28:02}"


def _chains(connection: Connection, numbered: Sequence[tuple[int, Made]], places: dict[int, int]) -> None:
    """`places` has the place of the last quotation in each chain."""
    chains, members = [], []
    for pk, (_, chain) in numbered:
        if chain not in places:
            chains.append((chain, f"c{chain}", None, pk, 1))
        places[chain] = places.get(chain, -1) + 1
        members.append((pk, chain, places[chain]))
    insert_into(connection, schema.chain, chains)
    insert_into(connection, schema.member, members)


def matched(path: Path, texts: Sequence[str], pairs: Iterable[tuple[int, int]]) -> None:
    """Store the wordings of the quotations of a filled database, in the order of its keys, and their matches."""
    with db.writer(str(path)) as database:
        wholes = [block.wholes(sheet(texts[start : start + _KEYED])) for start in range(0, len(texts), _KEYED)]
        _, first, place = np.unique(np.concatenate(wholes), return_index=True, return_inverse=True)
        found = []
        for start in range(0, len(first), _KEYED):
            own = sheet(texts[i] for i in first[start : start + _KEYED].tolist())
            keyed = (block.runs(own), block.senses(own))
            rows = np.concatenate([each.rows for each in keyed])
            keys = np.concatenate([each.keys for each in keyed]).astype(np.int64)
            found.append(np.stack([keys, rows + start + 1, block.sizes(own)[rows]], axis=1))
        every = np.concatenate(found)
        every = every[np.lexsort((every[:, 1], every[:, 0]))]
        with db.writing(database) as connection:
            whole = np.concatenate(wholes)[first].tolist()
            insert_into(connection, schema.wording, enumerate(whole, start=1))
            worded = (
                (pk, wording + 1, f"{_printed((pk - 1) // IN_ARTICLE + 1)} {pk:016x}")
                for pk, wording in enumerate(place.tolist(), start=1)
            )
            insert_into(connection, schema.worded, worded)
        for start in range(0, len(every), _ROWS):
            with db.writing(database) as connection:
                rows = every[start : start + _ROWS].tolist()
                insert_into(connection, schema.block_key, map(tuple, rows), prefix="OR IGNORE")
        with db.writing(database) as connection:
            matches = [(a + 1, b + 1, 100.0, "{}", "same", "") for a, b in pairs]
            insert_into(connection, schema.match, [(*match, 1) for match in matches])
