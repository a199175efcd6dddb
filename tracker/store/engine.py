"""How is the file opened, so that no reader writes and no writer loses what was promised?

- The driver never begins a transaction by itself; `reading` and `writing` do, and end it at once. With the rollback
  journal an open reader keeps writers from committing, so nothing slow may happen inside either.
- `writing` takes the write lock when it begins (BEGIN IMMEDIATE): a transaction that reads first and asks for the lock
  later fails at once instead of waiting.
- synchronous=EXTRA: with the rollback journal anything less can lose an acknowledged article when the power fails.
- Parameters are hidden: an error message never holds the text of an article.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Select, Text, bindparam, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError

from tracker.store import place

TIMEOUT = 60.0  # seconds that a writer waits for its turn
CACHE = 32_000  # KiB of the file kept at hand: the inner pages of the index of a million quotations
_ENGINES = 8  # engines kept for the next who opens the same file


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: pass it to the functions of `write`, `conclude` and `query`.

    Attributes:
        path: of the file, for messages.
        connection: the only one; use it through `reading` and `writing`.
    """

    path: str
    connection: Connection


@lru_cache(_ENGINES)
def engine(path: str, mode: place.Mode, timeout: float = TIMEOUT) -> Engine:
    """An engine for the file at `path`: mode "ro" only reads, "rw" writes, "rwc" creates; `timeout` in seconds.

    It holds no connection, only what it takes time to find out: the statements as SQLite reads them.
    """
    made = create_engine(
        "sqlite://", creator=lambda: _connect(path, mode, timeout), poolclass=NullPool, hide_parameters=True
    )
    event.listen(made, "begin", _begin)
    return made


def _connect(path: str, mode: place.Mode, timeout: float) -> sqlite3.Connection:
    connection = place.connect(path, mode, timeout)
    for pragma in (
        f"cache_size={-CACHE}",
        "foreign_keys=ON",
        "synchronous=EXTRA",
        "trusted_schema=OFF",
        "cell_size_check=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("writes") else "BEGIN")


@contextmanager
def opened(path: str, mode: place.Mode, timeout: float = TIMEOUT) -> Iterator[Database]:
    """The database at `path` while the block runs; what SQLite refuses in it becomes a `DatabaseError`."""
    source = engine(path, mode, timeout)
    with faults(path), closing(source.connect()) as connection:
        yield Database(path, connection)


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turn what SQLite refuses (locked, full, read-only, damaged) into one line; mistakes of ours pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, sqlite3.Error) or type(cause) not in {sqlite3.OperationalError, sqlite3.DatabaseError}:
            raise
        raise place.fault(cause, path) from error


@contextmanager
def reading(db: Database) -> Iterator[Connection]:
    """One state of the database for all queries of the block. Inside another block: that one's."""
    connection = db.connection
    if connection.in_transaction():
        yield connection
        return
    connection.info["writes"] = False
    transaction = connection.begin()
    try:
        yield connection
    finally:
        transaction.rollback()


def asked(db: Database, statement: str, *values: str | int | None) -> list[Any]:
    """The rows of a SELECT, by the driver itself: SQLAlchemy takes ten times as long to ask as SQLite to answer.

    For what is asked for each quotation. Within `reading` or `writing` it is asked of their state, else of one of its
    own. The driver keeps what it has made of a statement.
    """
    return plain(db.connection, statement, values)


def plain(connection: Connection, statement: str, values: Sequence[object] | Mapping[str, object]) -> list[Any]:
    """The rows of a SELECT as tuples, by the driver itself, as `asked`: for where they are thousands."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return list(driver.execute(statement, values).fetchall())


@contextmanager
def writing(db: Database) -> Iterator[Connection]:
    """The write lock, and a commit at the end, or a rollback when the block raises."""
    db.connection.info["writes"] = True
    with db.connection.begin():
        yield db.connection


def listed(name: str) -> Select[Any]:
    """For `column.in_(listed("ids"))`: the values of the JSON list that is passed as parameter `name`.

    One parameter however long the list is, and one statement for the cache.
    """
    values = func.json_each(bindparam(name, type_=Text)).table_valued("value")
    return select(values.c.value)
