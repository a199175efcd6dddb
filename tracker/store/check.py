"""Is a database whole: the file, the references, the shape, and every text that it holds?"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError as SqlError

from tracker.store import lookup, migrate, records
from tracker.store.engine import Database, opened, reading
from tracker.store.schema import article, attribution, citation, member, pending, quotation

_LIMIT = 100  # of what SQLite itself reports


def faults(db: Database) -> list[str]:
    """What is wrong, one line each; empty when nothing is."""
    with reading(db) as connection:
        found = list(_integrity(connection))
        if found:
            return found  # the rest would only stumble over the same damage
        return [
            *_references(connection),
            *_shape(connection),
            *_states(connection),
            *_texts(connection),
            *lookup.faults(connection),
        ]


def _integrity(connection: Connection) -> Iterator[str]:
    try:
        for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_LIMIT})").fetchall():
            if line != "ok":
                yield f"the file is damaged: {line}"
    except SqlError as error:
        yield f"the file is damaged: {error.orig}"


def _references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_LIMIT):
        yield f"{table}: row {row} refers to a row of {parent} that is not there"


def _shape(connection: Connection) -> Iterator[str]:
    """Tables, indexes and views that are not as the migrations make them; what users add is theirs."""
    found = _definitions(connection)
    with opened(":memory:", "rwc") as fresh:
        migrate.upgrade(fresh.connection)
        with reading(fresh) as made:
            wanted = _definitions(made)
    for name, definition in wanted.items():
        if name not in found:
            yield f"{name} is missing"
        elif found[name] != definition:
            yield f"{name} is not as the migrations make it"


def _definitions(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(name): " ".join(str(sql).split()) for name, sql in rows}


def _states(connection: Connection) -> Iterator[str]:
    """Quotations of current articles must be pending or in a chain, those of replaced ones neither."""
    q, waiting, chained = quotation.c, pending.c.quotation, member.c.quotation
    states = (
        select(q.id, records.CURRENT.label("current"), waiting.label("waiting"), chained.label("chained"))
        .select_from(records.QUOTATIONS)
        .join(pending, waiting == q.pk, isouter=True)
        .join(member, chained == q.pk, isouter=True)
    )
    for row in connection.execute(states):
        if row.current and row.waiting is None and row.chained is None:
            yield f"quotation {row.id} is neither pending nor in a chain; see `tracker rebuild`"
        elif row.waiting is not None and row.chained is not None:
            yield f"quotation {row.id} is both pending and in a chain; see `tracker rebuild`"
        elif not row.current and (row.waiting, row.chained) != (None, None):
            yield f"quotation {row.id} belongs to a replaced article, but not its chain; see `tracker rebuild`"


def _texts(connection: Connection) -> Iterator[str]:
    """Articles whose text is not the one that was stored, and words that do not stand where they should."""
    statement = select(article.c.pk, article.c.id, article.c.path, article.c.sha256)
    for pk, identity, path, sha256 in connection.execute(statement.order_by(article.c.pk)).all():
        text = connection.execute(select(article.c.text).where(article.c.pk == pk)).scalar_one()
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield f"article {identity} ({path}): the text was changed"
        for what, start, end, words in _words(connection, pk):
            if text[start:end] != words:
                yield f"article {identity} ({path}): {what} does not stand at {start}-{end}"


def _words(connection: Connection, pk: int) -> Iterator[tuple[str, int, int, str]]:
    """What is said to stand in an article, with its span."""
    q, a, c = quotation.c, attribution.c, citation.c
    rows = connection.execute(
        select(q.id, q.start, q.end, q.text, a.cue_start, a.cue_end, a.cue, a.source_start, a.source_end, a.source)
        .join(attribution, a.quotation == q.pk, isouter=True)
        .where(q.article == pk)
    )
    for row in rows:
        yield f"quotation {row.id}", row.start, row.end, row.text
        if row.cue is not None:
            yield f"the cue of quotation {row.id}", row.cue_start, row.cue_end, row.cue
        if row.source is not None:
            yield f"the source of quotation {row.id}", row.source_start, row.source_end, row.source
    cited = select(q.id, c.start, c.end, c.printed).join(citation, c.quotation == q.pk).where(q.article == pk)
    for identity, start, end, printed in connection.execute(cited):
        yield f"a citation of quotation {identity}", start, end, printed
