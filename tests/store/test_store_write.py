"""Evidence comes in once and wholly, and a rerun writes nothing."""

import dataclasses
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tracker.model import Extract, Problem
from tracker.store import db, query, write
from tracker.store.runs import Run
from tracker.store.write import Outcome, OutletRow

Make = Callable[..., tuple[Extract, Any]]

EMPTY_INPUT = Problem("bad/empty.txt", "read", "empty", "the file is empty", fatal=True)
NORTHWIRE = OutletRow("northwire", "Northwire", "agency", "state", "LB")


def rows(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_an_article_is_read_back_as_it_was_stored(database: db.Database, make: Make, run: Run) -> None:
    extract, hops = make()
    assert write.article(database, extract, hops, run) is Outcome.NEW
    assert query.extract(database, extract.article.id) == extract


def test_offsets_count_code_points(database: db.Database, make: Make, run: Run) -> None:
    text = "🚢 “fair and overdue” told Northwire, Mayor Ada Brandt. “Nobody will be turned away,” said. “gift”"
    extract, hops = make(text=text)
    write.article(database, extract, hops, run)
    found = rows(Path(database.path), 'SELECT substr(a.text, q.start + 1, q."end" - q.start), q.text FROM quotation q '
                 "JOIN article a ON a.pk = q.article")  # fmt: skip
    assert len(found) == 3
    assert all(cut == kept for cut, kept in found)


@pytest.mark.parametrize("where", ["news/harbour.txt", "copy/elsewhere.txt"], ids=["same path", "other path"])
def test_the_same_article_again_changes_no_byte(path: Path, make: Make, run: Run, where: str) -> None:
    extract, hops = make()
    with db.writer(str(path)) as database:
        write.article(database, extract, hops, run)
        write.problem(database, [EMPTY_INPUT], run)
        write.outlets(database, [NORTHWIRE])
    before = path.read_bytes()
    later = dataclasses.replace(run, id="run-2", started_at="2024-03-06T00:00:00Z")
    again = dataclasses.replace(extract, article=dataclasses.replace(extract.article, path=where))
    with db.writer(str(path)) as database:
        assert write.article(database, again, hops, later) is Outcome.UNCHANGED
        assert write.problem(database, [EMPTY_INPUT], later) == 0
        assert write.outlets(database, [NORTHWIRE]) == 0
    assert path.read_bytes() == before


def test_a_rerun_does_not_wait_for_the_write_lock(path: Path, make: Make, run: Run) -> None:
    extract, hops = make()
    with db.writer(str(path), timeout=0) as database:
        write.article(database, extract, hops, run)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert write.article(database, extract, hops, run) is Outcome.UNCHANGED


def test_a_changed_article_is_a_new_revision_and_the_old_one_stays(database: db.Database, make: Make, run: Run) -> None:
    old, hops = make()
    new, new_hops = make(title="Harbour toll may rise")
    write.article(database, old, hops, run)
    assert write.article(database, new, new_hops, run) is Outcome.REVISED
    path = Path(database.path)
    assert rows(path, "SELECT title, revision, current FROM articles ORDER BY revision") == [
        ("Harbour toll to rise", 1, 0),
        ("Harbour toll may rise", 2, 1),
    ]
    assert rows(path, "SELECT count(*) FROM quotations WHERE current") == [(3,)]
    assert query.extract(database, old.article.id) == old
    assert query.extract(database, new.article.path) == new
    assert [o.quotation for o in query.pending(database)] == [q.id for q in new.quotations]


def test_an_older_revision_that_comes_again_is_current_again(database: db.Database, make: Make, run: Run) -> None:
    old, new = make(), make(title="Harbour toll may rise")
    write.article(database, *old, run)
    write.article(database, *new, run)
    assert write.article(database, *old, run) is Outcome.REVISED
    assert write.article(database, *old, run) is Outcome.UNCHANGED
    current = rows(Path(database.path), "SELECT id, revision FROM articles WHERE current")
    assert current == [(old[0].article.id, 3)]
    assert {o.article for o in query.pending(database)} == {old[0].article.id}


def test_articles_stored_together_follow_one_another(database: db.Database, make: Make, run: Run) -> None:
    old, new, other = make(), make(title="Harbour toll may rise"), make("news/other.txt", title="Tide")
    items = [write.Item(*each) for each in (old, new, other, old, old)]
    assert write.articles(database, items, (), run) == ["new", "revised", "new", "revised", "unchanged"]
    current = rows(Path(database.path), "SELECT id, revision FROM articles WHERE current ORDER BY revision")
    assert current == [(other[0].article.id, 1), (old[0].article.id, 3)]
    assert db.check(database.path) == []


def test_articles_stored_together_are_stored_all_or_none(database: db.Database, make: Make, run: Run) -> None:
    extract, hops = make("news/other.txt", title="Tide")
    twice = dataclasses.replace(extract, quotations=(*extract.quotations[:2], extract.quotations[1]))
    with pytest.raises(Exception, match="UNIQUE"):
        write.articles(database, [write.Item(*make()), write.Item(twice, hops)], (), run)
    assert rows(Path(database.path), "SELECT 1 FROM articles") == []
    assert write.articles(database, [write.Item(*make())], (), run) == ["new"]
    assert db.check(database.path) == []


def test_a_run_is_recorded_once_with_what_it_changes(database: db.Database, make: Make, run: Run) -> None:
    write.article(database, *make(), run)
    write.article(database, *make("news/other.txt"), run)
    assert rows(Path(database.path), "SELECT id, started_at, version, lexicon_digest, command FROM run") == [
        dataclasses.astuple(run)
    ]
    assert rows(Path(database.path), "SELECT DISTINCT first_seen FROM articles") == [(run.started_at,)]


def test_half_an_article_is_none(path: Path, make: Make, run: Run) -> None:
    extract, hops = make()
    twice = dataclasses.replace(extract, quotations=(*extract.quotations[:2], extract.quotations[1]))
    with db.writer(str(path)) as database:
        with pytest.raises(Exception, match="UNIQUE"):
            write.article(database, twice, hops, run)
        assert write.article(database, extract, hops, run) is Outcome.NEW
    assert rows(path, "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM run)") == [(1, 1)]


def test_hops_belong_to_quotations_one_to_one(database: db.Database, make: Make, run: Run) -> None:
    extract, hops = make()
    with pytest.raises(ValueError, match="zip"):
        write.article(database, extract, hops[:-1], run)
    assert not query.known(database, [extract.article.id])


def test_problems_of_failed_inputs_are_kept_once(database: db.Database, run: Run) -> None:
    other = dataclasses.replace(EMPTY_INPUT, code="not-text")
    assert write.problem(database, [EMPTY_INPUT, EMPTY_INPUT], run) == 1
    assert write.problem(database, [other, EMPTY_INPUT], run) == 1
    assert query.problems(database) == [EMPTY_INPUT, other]


def test_outlets_follow_the_lexicon(database: db.Database) -> None:
    blank = OutletRow("state-media", "state media", None, None, None)
    assert write.outlets(database, [NORTHWIRE, blank]) == 2
    sold = NORTHWIRE._replace(ownership="private")
    assert write.outlets(database, [sold, blank]) == 1
    assert rows(Path(database.path), "SELECT outlet, name, kind, ownership, country FROM outlets ORDER BY outlet") == [
        tuple(sold),
        tuple(blank),
    ]
