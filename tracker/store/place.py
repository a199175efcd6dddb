"""Which file is meant, and is it a tracker database that this code can use?

Nothing here imports SQLAlchemy, so that a command that only runs SQL starts quickly.
"""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from tracker.errors import Busy, DatabaseError, NoDatabase, NotOurs, TooNew, TooOld, UsageError

REVISION = "0008"  # the migration that this code needs
APPLICATION_ID = 0x74726B72  # "trkr" in the header of every database of ours

Mode = Literal["ro", "rw", "rwc"]

_URL = re.compile(r"([A-Za-z][\w+.-]*)://(.*)", re.DOTALL)


def location(url_or_path: str) -> str:
    """The path of the file that `url_or_path` names: itself, or that of an SQLAlchemy URL ("sqlite:///x.db").

    Raises:
        UsageError: another kind of database, a database in memory, options in the URL, no name at all.
    """
    url = _URL.fullmatch(url_or_path)
    path = url_or_path
    if url:
        dialect, rest = url.groups()
        if dialect.lower() not in {"sqlite", "sqlite+pysqlite"}:
            raise UsageError(f"{dialect}: only SQLite is supported for now; give a path or sqlite:///PATH")
        if rest and not rest.startswith("/"):
            raise UsageError("a SQLite URL names no host: write sqlite:///PATH (four slashes for an absolute path)")
        path = rest[1:]
        if "?" in path:
            raise UsageError("options in the database URL are not supported; give sqlite:///PATH alone")
    if not path or path == ":memory:" or "\0" in path:
        raise UsageError("the database must be a file; give a path or sqlite:///PATH")
    return path


def connect(path: str, mode: Mode, seconds: float = 60.0) -> sqlite3.Connection:
    """A plain connection in autocommit mode; `seconds` is how long it waits for a lock.

    "ro" and "rw" never create the file, "rwc" does.
    """
    address = f"file:{quote(os.fsencode(path))}?mode={mode}"
    return sqlite3.connect(address, timeout=seconds, isolation_level=None, uri=True)


def inspect(path: str) -> str:
    """The revision of the tracker database at `path`; the file is only read.

    Raises:
        NoDatabase: nothing is there.
        NotOurs: something else is there: a folder, an empty file, no database, the database of another program.
        DatabaseError: it is ours, but cannot be read.
    """
    if not os.path.lexists(path):
        raise NoDatabase(f"no database at {path}; make one with `tracker ingest PATH --db {path}`")
    if not Path(path).is_file():
        raise NotOurs(f"{path} is not a file; give the path of a tracker database")
    try:
        if not Path(path).stat().st_size:
            raise NotOurs(f"{path} is an empty file, not a tracker database; remove it or give another path")
        try:
            return _revision(path, "ro")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_READONLY_ROLLBACK":
                raise
            # A writer was killed while it wrote. Only a connection that may write can undo what it left.
            return _revision(path, "rw")
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be read ({error.strerror})") from error
    except sqlite3.Error as error:
        raise fault(error, path) from error


def _revision(path: str, mode: Mode) -> str:
    with closing(connect(path, mode)) as database:
        if database.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise NotOurs(f"{path} is not a tracker database; give another path")
        rows = database.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1:
        raise DatabaseError(f"{path} does not say which revision it is; restore it from a copy")
    return str(rows[0][0])


def require_current(path: str) -> None:
    """Nothing, when the database at `path` is ours and has the shape that this code needs.

    Raises:
        NoDatabase, NotOurs, DatabaseError: see `inspect`.
        TooOld, TooNew: another version of tracker made it.
    """
    revision = inspect(path)
    if revision == REVISION:
        return
    if older(revision):
        raise TooOld(f"{path} was made by an older tracker; run `tracker db upgrade --db {path}`, it keeps a copy")
    raise TooNew(f"{path} was made by a newer tracker (revision {revision}, this one knows {REVISION}); update tracker")


def older(revision: str) -> bool:
    """Whether a migration leads from `revision` to what this code needs; revisions are numbered."""
    return revision.isdecimal() and int(revision) < int(REVISION)


def fault(error: BaseException | None, path: str) -> DatabaseError:
    """What went wrong with the file at `path`, as one line that says what to do."""
    name: str = getattr(error, "sqlite_errorname", "")
    kind = "_".join(name.split("_")[:2])
    if "no such module: fts5" in str(error):
        return DatabaseError(f"{path}: {_NO_FTS5}")
    if kind in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return Busy(f"{path}: the database is locked by another process; try again when it is done")
    if kind == "SQLITE_NOTADB":
        return NotOurs(f"{path} is not a tracker database (not even a database); give another path")
    return DatabaseError(f"{path}: {_ADVICE.get(kind, str(error))}")


_NO_FTS5 = "the SQLite of this Python has no full-text index (FTS5); use a Python whose SQLite was built with it"

_ADVICE = {
    "SQLITE_READONLY": "the database is read-only here; make the file and its folder writable, or work on a copy",
    "SQLITE_FULL": "the disk is full; what was stored before is safe: make room and run the command again",
    "SQLITE_IOERR": "the disk cannot be read or written, or is full; what was stored before is safe: try again",
    "SQLITE_CANTOPEN": "the database cannot be opened; check that the folder exists and that you may read and write it",
    "SQLITE_CORRUPT": "the database is damaged; see `tracker db check`, and restore it from a copy",
    "SQLITE_NOMEM": "not enough memory for the database",
}
