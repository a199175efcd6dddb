"""What comes out of the store: articles by any name, wordings that filters let through, appearances."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.errors import NothingFound, TrackerError, UsageError
from tracker.model import Appearance, Extract, Kind
from tracker.store import db, phrases, query, write
from tracker.store.query import Filters
from tracker.store.runs import Run

Make = Callable[..., tuple[Extract, Any]]


@pytest.fixture
def stored(database: db.Database, make: Make, run: Run) -> list[Extract]:
    """Three articles: by two outlets, one of them syndicated, one without a date."""
    made = [
        make("news/harbour.txt", url="https://post.test/1"),
        make("wire/toll.txt", outlet="Évening Herald", syndicated_from="The Northwire", published="2024-03-05T09:30"),
        make("archive/toll.txt", outlet=None, published=None),
    ]
    for extract, hops in made:
        write.article(database, extract, hops, run)
    return [extract for extract, _ in made]


REFS = {
    "path": lambda e: e[0].article.path,
    "address": lambda e: e[0].article.url,
    "id": lambda e: e[0].article.id,
    "start of the id": lambda e: e[0].article.id[:8],
    "file name": lambda _: "harbour.txt",
}


@pytest.mark.parametrize("ref", REFS.values(), ids=REFS)
def test_an_article_is_found_by_any_of_its_names(
    database: db.Database, stored: list[Extract], ref: Callable[[list[Extract]], str]
) -> None:
    assert query.extract(database, ref(stored)) == stored[0]


@pytest.mark.parametrize(
    ("ref", "error", "says"),
    [
        pytest.param("toll.txt", UsageError, r"archive/toll\.txt \(.*wire/toll\.txt", id="two files of one name"),
        pytest.param("news/other.txt", NothingFound, "no stored article", id="unknown"),
        pytest.param("oll.txt", NothingFound, "no stored article", id="part of a file name"),
        pytest.param("%", NothingFound, "no stored article", id="a pattern"),
        pytest.param("", NothingFound, "no stored article", id="nothing"),
    ],
)
@pytest.mark.usefixtures("stored")
def test_a_name_that_does_not_mean_one_article_is_refused(
    database: db.Database, ref: str, error: type[TrackerError], says: str
) -> None:
    with pytest.raises(error, match=says):
        query.extract(database, ref)


def test_known_tells_which_articles_are_stored(database: db.Database, stored: list[Extract]) -> None:
    identity = stored[1].article.id
    assert query.known(database, [identity, "unknown"]) == {identity}


FILTERS = {
    "none": (Filters(), [0, 1, 2]),
    "surname": (Filters(speaker="BRANDT"), [0, 1, 2]),
    "unknown speaker": (Filters(speaker="Brand"), []),
    "publishing outlet": (Filters(outlet="lisburg post"), [0]),
    "accents": (Filters(outlet="evening herald"), [1]),
    "syndicated and cited": (Filters(outlet="Northwire"), [0, 1, 2]),
    "since": (Filters(since="2024-03-05"), [1]),
    "since, more precise than the article": (Filters(since="2024-03-04T10:00"), [0, 1]),
    "until is inclusive": (Filters(until="2024-03-05"), [0, 1]),
    "until": (Filters(until="2024-03-04"), [0]),
    "month": (Filters(since="2024-03", until="2024-03"), [0, 1]),
    "both": (Filters(speaker="Ada", outlet="The Lisburg Post"), [0]),
}


@pytest.mark.parametrize(("filters", "articles"), FILTERS.values(), ids=FILTERS)
def test_filters_choose_wordings(
    database: db.Database, stored: list[Extract], filters: Filters, articles: list[int]
) -> None:
    found = dict(query.wordings(database, filters))
    ids = {q.id: i for i, extract in enumerate(stored) for q in extract.quotations}
    assert sorted({ids[quotation] for quotation in found}) == articles


def test_wordings_come_whole_whatever_the_batch(
    database: db.Database, stored: list[Extract], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_BATCH", 2)
    assert list(query.wordings(database)) == [(q.id, q.text) for e in stored for q in e.quotations]


def test_no_lock_is_held_between_batches(
    database: db.Database, stored: list[Extract], make: Make, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_BATCH", 2)
    found = query.wordings(database)
    next(found)
    with db.writer(database.path, timeout=0) as other:
        write.article(other, *make("later.txt"), run)
    assert len(list(found)) == 3 * len(stored) - 1 + 3


def test_replaced_articles_are_not_searched(database: db.Database, stored: list[Extract], make: Make, run: Run) -> None:
    new, hops = make("news/harbour.txt", url="https://post.test/1", title="New")
    write.article(database, new, hops, run)
    found = dict(query.wordings(database))
    assert not found.keys() & {q.id for q in stored[0].quotations}
    assert found.keys() >= {q.id for q in new.quotations}


def test_an_appearance_holds_what_a_report_prints(database: db.Database, stored: list[Extract]) -> None:
    second, first = stored[1].quotations[0], stored[0].quotations[2]
    found = query.appearances(database, [second.id, "unknown", first.id])
    assert [a.quotation for a in found] == [second.id, first.id]
    assert isinstance(found[0], Appearance)
    assert (found[0].article, found[0].outlet, found[0].kind) == ("wire/toll.txt", "Évening Herald", Kind.MIXED)
    assert (found[0].speakers, found[0].cue, found[0].source) == (("Ada Brandt",), "told", "Mayor Ada Brandt")
    assert [(h.giver, h.taker) for h in found[0].hops] == [("Ada Brandt", "Northwire"), ("Northwire", "wire/toll.txt")]
    assert not found[1].speakers
    assert not found[1].hops


def test_problems_of_replaced_articles_are_not_told(
    database: db.Database, stored: list[Extract], make: Make, run: Run
) -> None:
    new, hops = make("wire/toll.txt")
    write.article(database, new, hops, run)
    assert query.problems(database) == [*stored[0].problems, *stored[2].problems, *new.problems]


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=WORDS, title=st.none() | WORDS)
def test_any_text_survives_the_store(database: db.Database, make: Make, run: Run, text: str, title: str | None) -> None:
    base = "told Northwire Mayor Ada Brandt said “fair and overdue” “Nobody will be turned away,” “gift”"
    extract, hops = make(text=text + base + text, title=title)
    write.article(database, extract, hops, run)
    assert query.extract(database, extract.article.id) == extract
