"""How does one get at a database: to read it, to write it, to bring it up to date, to see whether it is whole?

    with db.reader("tracker.db") as database: query.pending(database)
    with db.writer("tracker.db") as database: write.articles(database, items, again, run)

`url` is a path or an SQLAlchemy URL of a SQLite file everywhere.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tracker.errors import NoDatabase, TooOld
from tracker.store import check as checking
from tracker.store import engine, migrate, place
from tracker.store.engine import Database, reading, writing
from tracker.store.place import location

__all__ = ["Database", "Upgraded", "check", "current", "location", "reader", "reading", "upgrade", "writer", "writing"]


class Upgraded(NamedTuple):
    """What an upgrade did.

    Attributes:
        before: the revision that was found, or None when there was no database.
        after: the revision that it has now.
        copy: path of the copy made first, or None when nothing was to do.
    """

    before: str | None
    after: str
    copy: str | None


@contextmanager
def reader(url: str, *, timeout: float = engine.TIMEOUT) -> Iterator[Database]:
    """The database at `url` for reading: nothing is created, nothing can be changed.

    Args:
        url: a path or a SQLite URL.
        timeout: seconds to wait while another process commits.

    Raises:
        NoDatabase, NotOurs, TooOld, TooNew: it is not there, or not one that this code reads.
        Busy, DatabaseError: SQLite refuses, now or within the block.
    """
    path = location(url)
    place.require_current(path)
    with engine.opened(path, "ro", timeout) as database:
        yield database


@contextmanager
def writer(url: str, *, timeout: float = engine.TIMEOUT) -> Iterator[Database]:
    """The database at `url` for writing, created when there is none. Any number of processes may do so at once.

    Args:
        url: a path or a SQLite URL.
        timeout: seconds to wait for the write lock.

    Raises:
        NotOurs, TooOld, TooNew: the file is not one that this code writes; it is left as it is.
        Busy, DatabaseError: SQLite refuses, now or within the block.
    """
    path = location(url)
    if not os.path.lexists(path):
        migrate.create(path)
    place.require_current(path)
    with engine.opened(path, "rw", timeout) as database:
        migrate.renew_views(database)
        yield database


def upgrade(url: str, *, timeout: float = engine.TIMEOUT) -> Upgraded:
    """Bring the database at `url` to the shape that this code needs; a copy is made first, a missing one is created.

    Raises:
        NotOurs, TooNew: the file is not one that this code can upgrade; it is left as it is.
        Busy, DatabaseError: SQLite refuses; the database is as it was.
    """
    path = location(url)
    try:
        place.require_current(path)
    except NoDatabase:
        migrate.create(path)
        return Upgraded(None, place.inspect(path), None)
    except TooOld:
        before = place.inspect(path)
        copy = migrate.copy(path, before)
        with engine.opened(path, "rw", timeout) as database:
            migrate.upgrade(database.connection)
        return Upgraded(before, place.inspect(path), copy)
    with engine.opened(path, "rw", timeout) as database:
        migrate.renew_views(database)
    return Upgraded(place.REVISION, place.REVISION, None)


def current(url: str) -> str:
    """The revision of the database at `url`, whether or not this code can use it.

    Raises:
        NoDatabase, NotOurs, DatabaseError: there is none of ours, or it cannot be read.
    """
    return place.inspect(location(url))


def check(url: str) -> list[str]:
    """What is wrong with the database at `url`, one line each; empty when it is whole.

    Raises:
        NoDatabase, NotOurs, TooOld, TooNew, Busy, DatabaseError: as for `reader`.
    """
    with reader(url) as database:
        return checking.faults(database)
