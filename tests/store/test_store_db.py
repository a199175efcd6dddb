"""Creating, opening, sharing and losing power: no half database, no half article, one line when SQLite refuses."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

import tracker
from tracker.errors import Busy, DatabaseError
from tracker.model import Extract
from tracker.store import db, engine, migrate, place, query, write
from tracker.store.runs import Run

Make = Callable[..., tuple[Extract, Any]]

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def killed(action: Callable[[], object], statement: int | None = None) -> bool:
    """Whether a child that runs `action` was killed at SQL statement number `statement` (None: after all of them)."""
    child = os.fork()
    if not child:
        left = [statement]

        def count(*_: object) -> None:
            if left[0] is not None:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        code = 1
        try:
            action()
            code = 0
            if statement is None:
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def create(path: Path) -> None:
    with db.writer(str(path)):
        pass


def test_a_writer_creates_a_whole_database_that_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "new %s ü?#.db"
    create(path)
    assert db.current(str(path)) == place.REVISION
    assert db.check(str(path)) == []
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (place.APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_address_is_as_good_as_a_path(tmp_path: Path) -> None:
    create(Path(tmp_path / "x.db"))
    with db.reader(f"sqlite:///{tmp_path}/x.db") as database:
        assert query.pending(database) == []


@pytest.mark.parametrize("error", [OSError(95, "no links here"), FileExistsError()], ids=["no links", "taken"])
def test_creation_does_without_hard_links_and_yields_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    path = tmp_path / "x.db"

    def link(_source: str, target: str) -> None:
        if isinstance(error, FileExistsError):
            Path(target).write_bytes(b"theirs")
        raise error

    monkeypatch.setattr(os, "link", link)
    migrate.create(str(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.db"]
    if isinstance(error, FileExistsError):
        assert path.read_bytes() == b"theirs"
    else:
        assert db.check(str(path)) == []


def test_a_missing_folder_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"none/x\.db: the database cannot be opened") as caught:
        create(tmp_path / "none" / "x.db")
    assert ".new" not in str(caught.value)


CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
import conftest
from tracker.store import db, write
extract, hops = conftest.sample(sys.argv[3])
with db.writer(sys.argv[1]) as database:
    for path in ("shared.txt", sys.argv[3]):
        extract, hops = conftest.sample(path, title=path)
        write.article(database, extract, hops, write.Run(sys.argv[3], "2024-03-05", "0", "", "ingest"))
"""


def test_processes_that_start_at_once_create_one_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    environment = os.environ | {"PYTHONPATH": str(Path(tracker.__file__).parents[1])}
    arguments = [sys.executable, "-c", CHILD, str(path), str(Path(__file__).parent)]
    children = [subprocess.Popen([*arguments, f"{n}.txt"], env=environment) for n in range(4)]
    assert [child.wait(timeout=60) for child in children] == [0] * 4
    with db.reader(str(path)) as database:
        assert sorted({o.article for o in query.pending(database)}) == sorted(
            query.extract(database, name).article.id for name in ("shared.txt", "0.txt", "1.txt", "2.txt", "3.txt")
        )
    assert db.check(str(path)) == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.db"]


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the child does nothing but what it is told
def test_a_killed_creation_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    import alembic.command  # noqa: F401, PLC0415  so that the children need not

    points = 0
    while killed(lambda: create(path), points):
        if path.exists():  # what was left to do was to tidy up
            assert db.check(str(path)) == []
            path.unlink()
        points += 7
    assert points > 20
    assert db.check(str(path)) == []


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the child does nothing but what it is told
def test_a_killed_writer_leaves_all_of_an_article_or_nothing(path: Path, make: Make, run: Run) -> None:
    extract, hops = make()

    def store() -> None:
        with db.writer(str(path)) as database:
            write.article(database, extract, hops, run)

    points = 0
    while killed(store, points):
        with db.reader(str(path)) as database:
            assert not query.known(database, [extract.article.id])
        points += 1
    assert points > 10
    assert db.check(str(path)) == []
    with db.reader(str(path)) as database:
        assert query.extract(database, extract.article.id) == extract


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the child does nothing but what it is told
def test_a_reader_undoes_what_a_killed_writer_left(path: Path, make: Make, run: Run) -> None:
    with db.writer(str(path)) as database:
        write.article(database, *make(), run)
    before = path.read_bytes()

    def spill() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE article SET text = hex(zeroblob(500000))")
        connection.execute("UPDATE quotation SET text = hex(zeroblob(500000))")
        os.kill(os.getpid(), signal.SIGKILL)

    assert killed(spill)
    assert path.read_bytes() != before
    with db.reader(str(path)) as database:
        assert query.extract(database, "harbour.txt") == make()[0]
    assert path.read_bytes() == before


def test_a_writer_that_waits_in_vain_says_who_is_to_blame(path: Path, make: Make, run: Run) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="locked"), db.writer(str(path), timeout=0.05) as database:
            write.article(database, *make(), run)


def test_readers_do_not_keep_writers_from_committing(path: Path, make: Make, run: Run) -> None:
    with db.reader(str(path)) as reader, db.writer(str(path), timeout=0) as writer:
        query.pending(reader)
        write.article(writer, *make(), run)
        assert len(query.pending(reader)) == 3


def test_a_reader_cannot_write(path: Path, make: Make, run: Run) -> None:
    with pytest.raises(DatabaseError, match="read-only"), db.reader(str(path)) as database:
        write.article(database, *make(), run)


def test_a_full_disk_is_told_and_keeps_what_was_there(
    path: Path, make: Make, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.writer(str(path)) as database:
        write.article(database, *make("first.txt"), run)
    big, hops = make("big.txt", text=make()[0].article.text + "x" * 100_000)
    real = place.connect

    def connect(*args: Any) -> sqlite3.Connection:
        connection = real(*args)
        connection.execute("PRAGMA max_page_count = 1")  # no more than there are now
        return connection

    monkeypatch.setattr(place, "connect", connect)
    with pytest.raises(DatabaseError, match="disk is full"), db.writer(str(path)) as database:
        write.article(database, big, hops, run)
    monkeypatch.undo()
    with db.reader(str(path)) as database:
        assert not query.known(database, [big.article.id])
    assert db.check(str(path)) == []


def test_no_error_holds_the_text_of_an_article(path: Path, make: Make, run: Run) -> None:
    extract, hops = make(text=make()[0].article.text + "canary")
    wrong = Run(run.id, run.started_at, run.version, run.lexicon_digest, None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL") as caught, db.writer(str(path)) as database:
        write.article(database, extract, hops, wrong)
    assert "canary" not in str(caught.value)
    assert run.started_at not in str(caught.value)


def test_connections_keep_what_is_promised(path: Path) -> None:
    with db.writer(str(path)) as database, engine.reading(database) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "synchronous", "trusted_schema", "busy_timeout")
        }
    assert found == {"foreign_keys": 1, "synchronous": 3, "trusted_schema": 0, "busy_timeout": 60_000}


DAMAGE = {
    "text": ("UPDATE article SET text = replace(text, 'toll', 'tale')", "the text was changed"),
    "words": ("UPDATE quotation SET text = 'gifts' WHERE text = 'gift'", "does not stand at"),
    "cue": ("UPDATE attribution SET cue = 'denied' WHERE cue = 'said'", "the cue of quotation"),
    "citation": ("UPDATE citation SET printed = 'told TASS' WHERE inherited", "a citation of quotation"),
    "reference": ("DELETE FROM run", "refers to a row of run"),
    "view": ("DROP VIEW hops", "view hops is missing"),
    "index": ("DROP INDEX ix_match_b", "index ix_match_b is missing"),
    "table": ("ALTER TABLE outlet ADD COLUMN website", "table outlet is not as the migrations make it"),
    "lookup": ("INSERT INTO lookup (lookup) VALUES ('delete-all')", "misses 3; see `tracker rebuild`"),
    "looked up": ("INSERT INTO lookup (rowid, words, names) VALUES (9, 'x', 'y')", "1 quotations too many"),
    "names": ("UPDATE speaker SET name = 'Ada Brand'", "the index of words is not what the quotations say"),
    "spelling": ("DELETE FROM spelling WHERE term = 'nobod'", "the list of spellings"),
    "pending": ("DELETE FROM pending WHERE quotation = 1", "neither pending nor in a chain"),
}


@pytest.mark.parametrize(("sql", "says"), DAMAGE.values(), ids=DAMAGE)
def test_a_check_names_what_is_wrong(path: Path, make: Make, run: Run, sql: str, says: str) -> None:
    with db.writer(str(path)) as database:
        write.article(database, *make(), run)
    assert db.check(str(path)) == []
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    assert says in "\n".join(db.check(str(path)))


@pytest.mark.parametrize("sql", ["DROP VIEW hops", "DROP VIEW hops; CREATE VIEW hops AS SELECT 1 AS quotation"])
@pytest.mark.parametrize("write_to", ["writer", "upgrade"])
def test_views_are_made_anew_where_they_are_not_as_this_code_has_them(path: Path, sql: str, write_to: str) -> None:
    with db.writer(str(path)):
        pass
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(sql)
        connection.execute("CREATE VIEW own AS SELECT id FROM articles")
    assert "view hops" in "\n".join(db.check(str(path)))
    for _ in range(2):
        if write_to == "upgrade":
            db.upgrade(str(path))
        else:
            with db.writer(str(path)):
                pass
        assert db.check(str(path)) == []
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM own").fetchone() == (0,)
        before, whole = whole, path.read_bytes()
    assert whole == before


def test_a_rebuild_mends_the_index(path: Path, make: Make, run: Run) -> None:
    with db.writer(str(path)) as database:
        write.article(database, *make(), run)
        with db.writing(database) as connection:
            connection.exec_driver_sql("INSERT INTO lookup (lookup) VALUES ('delete-all')")
            connection.exec_driver_sql("DELETE FROM spelling")
        write.forget_conclusions(database)
    assert db.check(str(path)) == []


def test_a_sqlite_without_full_text_is_told_in_one_line() -> None:
    said = str(place.fault(sqlite3.OperationalError("no such module: fts5"), "x.db"))
    assert said == (
        "x.db: the SQLite of this Python has no full-text index (FTS5); use a Python whose SQLite was built with it"
    )


def test_a_check_leaves_what_users_add_to_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE notes (words)")
        connection.execute("CREATE VIEW mine AS SELECT * FROM articles")
    assert db.check(str(path)) == []


def test_a_check_finds_damaged_pages(path: Path, make: Make, run: Run) -> None:
    with db.writer(str(path)) as database:
        write.article(database, *make(), run)
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    data[page * 5 : page * 6] = b"\xff" * page
    path.write_bytes(data)
    assert any("damaged" in line for line in db.check(str(path)))


def test_what_sqlite_refuses_the_driver_itself_is_one_line_too(path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such table: nowhere"), db.reader(str(path)) as database:
        engine.asked(database, "SELECT * FROM nowhere")
    with pytest.raises(sqlite3.ProgrammingError), db.reader(str(path)) as database:
        engine.asked(database, "SELECT ?1")
