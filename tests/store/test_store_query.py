"""What comes out of the store: articles by any name, wordings that filters let through, appearances."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.errors import NothingFound, TrackerError, UsageError
from tracker.model import Appearance, Chain, Extract, Kind, Sought
from tracker.store import db, phrases, query, write
from tracker.store.conclude import Conclusions
from tracker.store.query import Filters
from tracker.store.runs import Run
from tracker.text import stem

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


EVERY = Sought(whole=("fair", "will", "gift"))  # a word of each of an article's quotations


def conclude_all(database: db.Database, run: Run) -> None:
    """Put every quotation that waits into a chain of its own."""
    waiting = [o.quotation for o in query.pending(database)]
    chains = [Chain(f"c{name}", (name,), None, name) for name in waiting]
    assert write.conclusions(database, Conclusions(waiting, chains=chains), run, query.generation(database))


@pytest.mark.parametrize(("filters", "articles"), FILTERS.values(), ids=FILTERS)
def test_filters_choose_quotations(
    database: db.Database, stored: list[Extract], run: Run, filters: Filters, articles: list[int]
) -> None:
    conclude_all(database, run)
    held = query.holding(database, EVERY, filters)
    ids = {q.id: i for i, extract in enumerate(stored) for q in extract.quotations}
    assert sorted({ids[quotation] for quotation, _ in held.texts}) == articles
    assert (held.quotations, held.more) == (len(held.texts), False)


@pytest.mark.usefixtures("stored")
def test_filters_hold_for_long_phrases_too(database: db.Database, run: Run) -> None:
    conclude_all(database, run)
    sought = Sought(whole=("not there",), words=(("fair",), ("overdu",), ("sunk",)), need=2)
    assert query.holding(database, sought).quotations == 3
    assert query.holding(database, sought, Filters(until="2024-03-04")).quotations == 1


def test_what_is_held_comes_with_its_text(database: db.Database, stored: list[Extract], run: Run) -> None:
    conclude_all(database, run)
    held = query.holding(database, EVERY)
    assert sorted(held.texts) == sorted((q.id, q.text) for extract in stored for q in extract.quotations)
    assert (held.quotations, held.unread) == (9, {})
    assert sorted(member for chain in held.chains.values() for member in chain.members) == sorted(dict(held.texts))


SOUGHT = {
    "in a row": (Sought(whole=("turn away",)), 3),
    "not in a row": (Sought(whole=("away turn",)), 0),
    "near": (Sought(whole=("x",), clusters=(("away", "nobod"),), room=4), 3),
    "not so near": (Sought(whole=("x",), clusters=(("away", "nobod"),), room=2), 0),
    "one of two spellings": (Sought(whole=("x",), clusters=(("nobodq",), ("nobod",))), 3),
    "enough words": (Sought(whole=("x",), words=(("nobod",), ("away", "way"), ("y",)), need=2), 3),
    "too few words": (Sought(whole=("x",), words=(("nobod",), ("y",), ("z",)), need=2), 0),
    "names are no words": (Sought(whole=("brandt",)), 0),
    "operators": (Sought(whole=('fair" OR "gift', "NOT gift", "words : gift")), 0),
}


@pytest.mark.parametrize(("sought", "quotations"), SOUGHT.values(), ids=SOUGHT)
@pytest.mark.usefixtures("stored")
def test_the_index_gives_what_is_sought(database: db.Database, run: Run, sought: Sought, quotations: int) -> None:
    conclude_all(database, run)
    assert query.holding(database, sought).quotations == quotations


@pytest.mark.usefixtures("stored")
def test_common_words_are_not_followed_alone(database: db.Database, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    conclude_all(database, run)
    sought = Sought(whole=("x",), words=(("nobod",), ("away",), ("gift",)), need=2)
    assert query.holding(database, sought).more is False
    monkeypatch.setattr(phrases, "COUNTED", 9)  # three places a word: all are common
    held = query.holding(database, sought)
    assert (held.quotations, held.more) == (0, True)
    held = query.holding(database, Sought(whole=("x",), words=(("nobod",), ("away",), ("will",)), need=2))
    assert (held.quotations, held.more) == (3, True)


def test_more_than_is_looked_at_is_counted(
    database: db.Database, stored: list[Extract], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    gifts = [e.quotations[2].id for e in stored]
    fair = [e.quotations[0].id for e in stored]
    rest = [e.quotations[1].id for e in stored]
    chains = [Chain("ctwo", tuple(gifts[1:]), None, gifts[1]), Chain("cone", tuple(gifts[:1]), None, gifts[0])]
    chains += [Chain(f"c{name}", (name,), None, name) for name in (*fair, *rest)]
    found = Conclusions([*gifts, *fair, *rest], chains=chains)
    assert write.conclusions(database, found, run, query.generation(database))
    sought = Sought(whole=("gift",), clusters=(("gift",), ("fair",)))
    monkeypatch.setattr(phrases, "LOOKED_AT", 2)
    held = query.holding(database, sought)
    assert {name for name, _ in held.texts} == set(gifts[1:])  # as it stands, and of the largest chain
    assert (held.quotations, held.unread, held.more) == (6, {}, False)
    assert held.chains == {"ctwo": chains[0]}
    monkeypatch.setattr(phrases, "LOOKED_AT", 1)
    held = query.holding(database, sought)
    assert dict(held.texts).keys() == {gifts[1]}  # the earliest of the chain
    assert held.unread == {"ctwo": 1}
    monkeypatch.setattr(phrases, "LOOKED_AT", 2)
    monkeypatch.setattr(phrases, "READ", 3)
    held = query.holding(database, sought)
    assert (held.quotations, len(held.chains), held.more) == (3, 1, True)


@pytest.mark.parametrize("written", ["overdues", "ovredue", "overduq"])
def test_spellings_are_found_by_the_half_that_is_right(
    database: db.Database, make: Make, run: Run, written: str
) -> None:
    extract, hops = make()
    given = replace(extract, quotations=(replace(extract.quotations[0], text=written), *extract.quotations[1:]))
    write.article(database, given, hops, run)
    assert stem(written) in query.spellings(database, [stem("overdue")])
    assert not query.spellings(database, [stem("underdog")])


def test_replaced_articles_are_not_searched(database: db.Database, stored: list[Extract], make: Make, run: Run) -> None:
    conclude_all(database, run)
    new, hops = make("news/harbour.txt", url="https://post.test/1", title="New")
    write.article(database, new, hops, run)
    conclude_all(database, run)
    found = {name for name, _ in query.holding(database, EVERY).texts}
    assert not found & {q.id for q in stored[0].quotations}
    assert found >= {q.id for q in new.quotations}


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
