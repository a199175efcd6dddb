from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tracker.model import Retrieval, Taken
from tracker.store import retrievals, write

GIVEN = Retrieval(
    asked="https://news.example/a",
    final="https://news.example/b",
    status=200,
    at="2026-03-01T12:00:00+00:00",
    sha256="ab" * 32,
    size=12,
    headers=(("content-type", "text/html"), ("etag", '"ü"')),
)


def test_what_is_kept_comes_back(database: Any, run: Any) -> None:
    assert retrievals.keep(database, GIVEN, [], run)
    assert retrievals.last(database, GIVEN.asked, Taken.ENTRIES) == GIVEN
    assert retrievals.last(database, GIVEN.final, Taken.ENTRIES) is None


def test_the_same_bytes_from_the_same_place_are_kept_once(database: Any, run: Any) -> None:
    retrievals.keep(database, GIVEN, [], run)
    before = Path(database.path).read_bytes()
    assert not retrievals.keep(database, replace(GIVEN, at="2026-03-02T12:00:00+00:00", headers=()), [], run)
    assert Path(database.path).read_bytes() == before
    assert retrievals.keep(database, replace(GIVEN, sha256="cd" * 32), [], run)


def test_the_last_one_counts(database: Any, run: Any) -> None:
    newer = replace(GIVEN, sha256="cd" * 32, at="2026-03-02T12:00:00+00:00")
    retrievals.keep(database, GIVEN, [], run)
    retrievals.keep(database, newer, [], run)
    assert retrievals.last(database, GIVEN.asked, Taken.ENTRIES) == newer


@pytest.mark.parametrize(
    ("taken", "asked", "found"),
    [
        (Taken.ARTICLE, Taken.PAGES, True),
        (Taken.ARTICLE, Taken.ENTRIES, True),
        (Taken.PAGES, Taken.PAGES, True),
        (Taken.PAGES, Taken.ENTRIES, False),
        (Taken.ENTRIES, Taken.PAGES, False),
    ],
)
def test_a_feed_counts_for_those_who_take_the_same_of_it(
    taken: Taken, asked: Taken, *, found: bool, database: Any, run: Any
) -> None:
    retrievals.keep(database, replace(GIVEN, taken=taken), [], run)
    assert (retrievals.last(database, GIVEN.asked, asked) is not None) is found


def test_articles_are_told_with_the_retrieval_that_they_came_of(database: Any, make: Any, run: Any) -> None:
    stored = []
    for path in ("a.txt", "b.txt"):
        extract, hops = make(path, outlet=path)
        write.article(database, extract, hops, run)
        stored.append(extract.article.id)
    assert retrievals.keep(database, GIVEN, stored, run)
    assert not retrievals.keep(database, GIVEN, stored[:1], run)
    rows = database.connection.exec_driver_sql("SELECT article, article_id, asked, taken FROM retrievals").all()
    assert sorted(map(tuple, rows)) == [
        (path, article, GIVEN.asked, "article") for path, article in zip(("a.txt", "b.txt"), stored, strict=True)
    ]


def test_what_was_read_before_is_known_by_bytes_place_version_and_lexicon(database: Any, make: Any, run: Any) -> None:
    given = replace(GIVEN, taken=Taken.ARCHIVED)
    retrievals.keep(database, given, [], run)
    assert not retrievals.read_before(database, given, run)  # no article came of it
    extract, hops = make("a.txt")
    write.article(database, extract, hops, run)
    retrievals.keep(database, given, [extract.article.id], run)
    assert retrievals.read_before(database, given, run)
    for other in (replace(given, asked="x"), replace(given, sha256="cd" * 32), replace(given, taken=Taken.ARTICLE)):
        assert not retrievals.read_before(database, other, run)
    for later in (replace(run, version="9"), replace(run, lexicon_digest="other")):
        assert not retrievals.read_before(database, given, later)
    assert retrievals.last(database, given.asked, Taken.ENTRIES) is None  # no server will be asked what is new since
