"""Which file is meant, and whether it is ours."""

import gzip
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tracker.errors import Busy, DatabaseError, NoDatabase, NotOurs, TooNew, TooOld, TrackerError, UsageError
from tracker.store import db, place


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("tracker.db", "tracker.db"),
        ("a folder/x?y#z%20.db", "a folder/x?y#z%20.db"),
        ("sqlite:///x.db", "x.db"),
        ("sqlite:////tmp/x.db", "/tmp/x.db"),  # noqa: S108  only a name here
        ("sqlite+pysqlite:///x.db", "x.db"),
        (r"C:\data\x.db", r"C:\data\x.db"),
    ],
)
def test_a_path_or_an_address_names_a_file(given: str, path: str) -> None:
    assert place.location(given) == path


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("postgresql://user:secret@host/db", "only SQLite"),
        ("mysql:///x", "only SQLite"),
        ("sqlite://", "must be a file"),
        ("sqlite:///", "must be a file"),
        ("sqlite:///:memory:", "must be a file"),
        (":memory:", "must be a file"),
        ("", "must be a file"),
        ("a\0b", "must be a file"),
        ("sqlite://host/x.db", "names no host"),
        ("sqlite:///x.db?mode=ro", "options"),
    ],
)
def test_what_is_no_file_is_refused_in_one_line(given: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        place.location(given)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def read(url: str) -> None:
    with db.reader(url):
        pass


def write(url: str) -> None:
    with db.writer(url):
        pass


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty file": Path.touch,
    "text": lambda path: path.write_text("not a database, but long enough to look like one" * 50),
    "gzip": lambda path: path.write_bytes(gzip.compress(b"SQLite format 3\0" * 100)),
    "header alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "another program's database": _foreign,
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("use", [read, write], ids=["read", "write"])
def test_a_foreign_file_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], object], use: Callable[[str], None]
) -> None:
    path = tmp_path / "theirs"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotOurs, match="theirs"):
        use(str(path))
    with pytest.raises(NotOurs):
        db.upgrade(str(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert os.listdir(tmp_path) == ["theirs"]  # noqa: PTH208  names are what is compared


@pytest.mark.parametrize("use", [read, db.check, db.current], ids=["reader", "check", "current"])
def test_reading_never_creates(tmp_path: Path, use: Callable[[str], object]) -> None:
    with pytest.raises(NoDatabase, match="tracker ingest"):
        use(str(tmp_path / "none.db"))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("revision", "error"),
    [("9999", TooNew), ("r9", TooNew), ("0000", TooOld)],
    ids=["next", "unknown", "earlier"],
)
@pytest.mark.parametrize("use", [read, write], ids=["read", "write"])
def test_another_versions_database_is_refused_and_left_as_it_is(
    path: Path, use: Callable[[str], None], revision: str, error: type[TrackerError]
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    before = path.read_bytes()
    with pytest.raises(error):
        use(str(path))
    assert path.read_bytes() == before
    assert db.current(str(path)) == revision


def test_an_upgrade_refuses_a_newer_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9'")
    with pytest.raises(TooNew):
        db.upgrade(str(path))
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_database_that_lost_its_revision_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM alembic_version")
    with pytest.raises(DatabaseError, match="does not say which revision"):
        db.current(str(path))


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("SQLITE_BUSY", Busy, "locked"),
        ("SQLITE_BUSY_SNAPSHOT", Busy, "locked"),
        ("SQLITE_READONLY_DIRECTORY", DatabaseError, "read-only"),
        ("SQLITE_FULL", DatabaseError, "disk is full"),
        ("SQLITE_IOERR_WRITE", DatabaseError, "disk cannot be"),
        ("SQLITE_CORRUPT_INDEX", DatabaseError, "damaged"),
        ("SQLITE_NOTADB", NotOurs, "not a tracker database"),
        ("SQLITE_ERROR", DatabaseError, "what it said"),
    ],
)
def test_what_sqlite_refuses_is_told_with_the_path(name: str, error: type[TrackerError], says: str) -> None:
    refusal = sqlite3.OperationalError("what it said")
    refusal.sqlite_errorname = name
    told = place.fault(refusal, "some.db")
    assert type(told) is error
    assert str(told).startswith("some.db")
    assert says in str(told)
