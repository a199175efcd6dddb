"""A user's SELECT reads, and nothing else, whatever it says."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import Busy, NoDatabase, NotOurs, UsageError
from tracker.model import Extract
from tracker.store import db, readonly, write
from tracker.store.readonly import Result
from tracker.store.runs import Run


@pytest.fixture
def filled(path: Path, make: Callable[..., tuple[Extract, Any]], run: Run) -> Path:
    with db.writer(str(path)) as database:
        write.article(database, *make(), run)
    return path


def test_a_select_gives_columns_and_rows(filled: Path) -> None:
    sql = "SELECT outlet, :least AS least, x'00ff' AS raw, 0.5, NULL FROM articles WHERE length(title) > :least; -- end"
    assert readonly.select(str(filled), sql, {"least": 3}) == Result(
        ("outlet", "least", "raw", "0.5", "NULL"), (("The Lisburg Post", 3, b"\0\xff", 0.5, None),), cut=False
    )


@pytest.mark.parametrize("view", ["articles", "quotations", "citations", "chains", "hops", "outlets"])
def test_every_documented_view_answers(filled: Path, view: str) -> None:
    assert readonly.select(str(filled), f"SELECT * FROM {view}", {}).columns  # noqa: S608  of this list


@pytest.mark.parametrize(("rows", "cut"), [(2, True), (3, False)], ids=["more", "just as many"])
def test_rows_are_cut(filled: Path, rows: int, cut: bool) -> None:  # noqa: FBT001  of a table
    result = readonly.select(str(filled), "SELECT text FROM quotations", {}, rows=rows)
    assert (len(result.rows), result.cut) == (rows, cut)


HOSTILE = {
    "attach": ("ATTACH 'other.db' AS other", "may only read"),
    "pragma": ("PRAGMA query_only = 0", "may only read"),
    "delete behind with": ("WITH a AS (SELECT 1) DELETE FROM article", "may only read"),
    "insert": ("INSERT INTO outlet VALUES ('a', 'b', NULL, NULL, NULL)", "may only read"),
    "drop": ("DROP TABLE article", "may only read"),
    "temporary view": ("CREATE TEMP VIEW articles AS SELECT 1", "may only read"),
    "transaction": ("BEGIN EXCLUSIVE", "may only read"),
    "copy": ("VACUUM INTO 'copy.db'", "may only read"),
    "extension": ("SELECT load_extension('other.so')", "not authorized"),
    "two statements": ("SELECT 1; DELETE FROM article", "one statement"),
    "endless": (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
        "stopped after",
    ),
    "endless rows": (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT zeroblob(9000000) FROM n",
        "stopped",
    ),
    "huge": ("SELECT zeroblob(1000000000)", "memory"),
    "huge sum": (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT group_concat(zeroblob(999999)) FROM n",
        "stopped",
    ),
    "nothing": (" -- nothing", "no SELECT"),
    "misspelt": ("SELEC 1", "syntax error"),
    "unknown column": ("SELECT speeker FROM quotations", "no such column"),
    "missing parameter": ("SELECT :speaker", "speaker"),
    "half a character": ("SELECT '\ud800'", "query is wrong"),
    "NUL": ("SELECT 1\0", "query is wrong"),
}


@pytest.mark.parametrize(("sql", "says"), HOSTILE.values(), ids=HOSTILE)
def test_what_does_more_than_read_is_refused(
    filled: Path, monkeypatch: pytest.MonkeyPatch, sql: str, says: str
) -> None:
    monkeypatch.chdir(filled.parent)
    before = hashlib.sha256(filled.read_bytes()).digest()
    with pytest.raises(UsageError, match=says):
        readonly.select(str(filled), sql, {}, seconds=0.5)
    assert hashlib.sha256(filled.read_bytes()).digest() == before
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


def test_a_function_that_does_not_end_is_killed(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readonly, "_STARTING", 0.5)
    slow = "SELECT instr(zeroblob(9000000), zeroblob(4500000) || x'01')"
    with pytest.raises(UsageError, match="stopped"):
        readonly.select(str(filled), slow, {}, seconds=0.2)  # which alone would take hours


def test_no_database_is_created(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        readonly.select(str(tmp_path / "none.db"), "SELECT 1", {})
    assert not list(tmp_path.iterdir())


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (words)")
    with pytest.raises(NotOurs):
        readonly.select(str(other), "SELECT * FROM notes", {})


def test_a_locked_database_is_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.place.require_current", lambda _path: None)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy):
            readonly.select(str(filled), "SELECT * FROM articles", {}, seconds=0.2)
