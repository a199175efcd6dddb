"""How is the index kept by which phrases are looked up, and is it what the quotations say?

A quotation comes into it in the transaction that stores it, and since evidence is only added to, nothing in it ever
changes. Filling it anew gives the same answers: after an upgrade, and when conclusions are dropped. What is asked of it
stands in `phrases`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from tracker.text import normal, terms

SPELT = 5  # letters: shorter terms are found only as they are

_BATCH = 5_000  # quotations read at a time
_TERMS = 50_000  # terms that are known to be stored
_NAMES = 1 << 12  # names kept at hand


class Entry(NamedTuple):
    """What a quotation is looked up by.

    Attributes:
        words: its terms, parted by blanks.
        names: words of the names of its speakers and outlets, likewise.
    """

    words: str
    names: str


def entry(wording: str, plain: str, names: Iterable[str | None]) -> Entry:
    """The entry of a quotation: its text, `normal` of that, and the names of speakers and outlets that there are."""
    return Entry(terms(wording, plain), " ".join(_name(name) for name in names if name))


@lru_cache(_NAMES)
def _name(name: str) -> str:
    return normal(name)


def add(connection: Connection, entries: Iterable[tuple[int, Entry]]) -> set[str]:
    """Put in quotations, by their primary keys; the terms that were not known to be stored."""
    return _insert(connection, entries)


_INSERT = "INSERT INTO lookup (rowid, words, names) VALUES (?, ?, ?)"
_SPELL = "INSERT OR IGNORE INTO spelling (term, back) VALUES (?, ?)"


def _insert(connection: Connection, numbered: Iterable[tuple[int, Entry]]) -> set[str]:
    rows = [(pk, *entry) for pk, entry in numbered]
    if not rows:
        return set()
    connection.exec_driver_sql(_INSERT, rows)
    new = _spelt(words for _, words, _ in rows) - _known(connection)
    if new:
        connection.exec_driver_sql(_SPELL, [(term, term[::-1]) for term in sorted(new)])
    return new


def remember(connection: Connection, terms: Iterable[str]) -> None:
    """Note that these terms are committed, so that this connection does not try to store them again."""
    known = _known(connection)
    if len(known) < _TERMS:
        known.update(terms)


def _known(connection: Connection) -> set[str]:
    known: set[str] = connection.info.setdefault("spelt", set())
    return known


def _spelt(wordings: Iterable[str]) -> set[str]:
    """The terms that are kept with their spelling."""
    return {term for term in {term for words in wordings for term in words.split()} if len(term) >= SPELT}


_ENTRY = """
    SELECT quotation.pk, quotation.text, quotation.normal, article.outlet, article.syndicated_from,
        (SELECT group_concat(name, ' ') FROM speaker WHERE speaker.quotation = quotation.pk) AS speakers,
        (SELECT group_concat(name, ' ') FROM citation WHERE citation.quotation = quotation.pk) AS cited
    FROM quotation JOIN article ON article.pk = quotation.article
"""
_STORED = text(_ENTRY + " WHERE quotation.pk > :last ORDER BY quotation.pk LIMIT :batch")
_CHOSEN = text(_ENTRY + " WHERE quotation.pk IN (SELECT value FROM json_each(:pks))")  # noqa: S608  nothing given
_CORRECTED = text("""
    SELECT quotation,
        (SELECT group_concat(name, ' ') FROM corrected_speaker AS s WHERE s.quotation = corrected.quotation),
        (SELECT group_concat(name, ' ') FROM corrected_citation AS c WHERE c.quotation = corrected.quotation)
    FROM corrected WHERE :pks IS NULL OR quotation IN (SELECT value FROM json_each(:pks))
""")


def refill(connection: Connection) -> None:
    """Make all of it anew from the quotations that are stored; of corrections nothing is known then."""
    connection.exec_driver_sql("INSERT INTO lookup (lookup) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM spelling")
    _known(connection).clear()
    for batch in _stored(connection):
        _insert(connection, batch)


def _stored(connection: Connection) -> Iterator[list[tuple[int, Entry]]]:
    """What the index should hold, in the order of storing, some at a time."""
    last = 0
    while True:
        rows = connection.execute(_STORED, {"last": last, "batch": _BATCH}).all()
        if not rows:
            return
        yield [(pk, entry(wording, plain, names)) for pk, wording, plain, *names in rows]
        last = rows[-1].pk


def entries(connection: Connection, pks: Iterable[int]) -> dict[int, Entry]:
    """What the quotations with these primary keys are looked up by: also by the names that people give instead."""
    every = {"pks": json.dumps(list(pks))}
    more = {pk: names for pk, *names in connection.execute(_CORRECTED, every)}
    return {
        pk: entry(wording, plain, (*names, *more.get(pk, ())))
        for pk, wording, plain, *names in connection.execute(_CHOSEN, every)
    }


def renew(connection: Connection, before: Mapping[int, Entry], after: Mapping[int, Entry]) -> None:
    """Put the entries `after` in the place of those `before`, where they differ. Their words are the same."""
    for pk, own in after.items():
        if own != before[pk]:
            connection.exec_driver_sql(_REMOVE, (pk, *before[pk]))
            connection.exec_driver_sql(_INSERT, (pk, *own))


_REMOVE = "INSERT INTO lookup (lookup, rowid, words, names) VALUES ('delete', ?, ?, ?)"


def faults(connection: Connection) -> Iterator[str]:
    """In what the index differs from the quotations, one line each."""
    wanted: Counter[tuple[str, str]] = Counter()
    spelt: set[str] = set()
    quotations: set[int] = set()
    more = {pk: names for pk, *names in connection.execute(_CORRECTED, {"pks": None})}
    for batch in _stored(connection):
        for pk, own in batch:
            quotations.add(pk)
            wanted.update(("names", word) for name in more.get(pk, ()) if name for word in _name(name).split())
            for column, words in own._asdict().items():
                wanted.update((column, word) for word in words.split())
            spelt |= _spelt([own.words])
    held = {int(pk) for (pk,) in connection.exec_driver_sql("SELECT rowid FROM lookup")}
    if held != quotations:
        yield f"the index has {len(held - quotations)} quotations too many and misses {len(quotations - held)}{_SEE}"
    elif _counts(connection) != wanted:
        yield f"the index of words is not what the quotations say{_SEE}"
    if set(connection.exec_driver_sql("SELECT term FROM spelling").scalars()) != spelt:
        yield f"the list of spellings is not what the quotations say{_SEE}"


_SEE = "; see `tracker rebuild`"


def _counts(connection: Connection) -> Counter[tuple[str, str]]:
    """How often each word stands in the index."""
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'lookup', 'col')")
    try:
        rows: Any = connection.exec_driver_sql("SELECT col, term, cnt FROM temp.vocabulary")
        return Counter({(column, term): count for column, term, count in rows})
    finally:
        connection.exec_driver_sql("DROP TABLE temp.vocabulary")
