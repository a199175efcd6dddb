"""Which chains does a phrase find in the database, and what do they say?"""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.pipeline.conftest import LOW, Store, members
from tracker import pipeline
from tracker.errors import NothingFound
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Form, LinkKind, Settings, Turn
from tracker.pipeline import concluding, dropping
from tracker.store import db, schema


@pytest.mark.parametrize(
    ("phrase", "filters", "articles"),
    [
        pytest.param("nobody asked us", {}, {"moon", "bell"}, id="all"),
        pytest.param("Nobody  ASKED us!", {}, {"moon", "bell"}, id="whatever the marks"),
        pytest.param("nobody asked us", {"speaker": "park"}, {"moon", "bell"}, id="speaker"),
        pytest.param("nobody asked us", {"speaker": "brandt"}, set(), id="another speaker"),
        pytest.param("nobody asked us", {"outlet": "the ashby moon"}, {"moon"}, id="publishing outlet"),
        pytest.param(LOW, {"outlet": "TASS"}, {"star"}, id="relaying outlet"),
        pytest.param("nobody asked us", {"since": "2024-03-04"}, {"bell"}, id="since"),
        pytest.param("nobody asked us", {"until": "2024-03-03"}, {"moon"}, id="until the day itself"),
        pytest.param("nobody asked us", {"since": "2024-03-04", "until": "2024-03-07"}, set(), id="between"),
        pytest.param("nobody asked us", {"since": "2024"}, {"moon", "bell"}, id="a year"),
        pytest.param("a phrase that is nowhere in these articles", {}, set(), id="nothing"),
    ],
)
def test_filters_say_which_appearances_are_traced(
    together: Store, phrase: str, filters: dict[str, str], articles: set[str]
) -> None:
    chains = together.trace(phrase, **filters)
    assert {name for chain in chains for name in members(chain)} == articles


def test_the_earliest_appearance_is_the_origin(together: Store) -> None:
    (chain,) = together.trace("nobody asked us")
    assert (chain.origin_article, chain.origin_published) == ("moon.jsonl:1", "2024-03-03")
    assert members(chain) == ["moon", "bell"]
    assert chain.speaker == "Lee Park"


def test_the_limit_keeps_the_best_chains(together: Store) -> None:
    every = together.trace("the mills", limit=None)
    assert len(every) > 1
    assert together.trace("the mills", limit=1) == every[:1]
    assert together.trace("the mills", limit=0) == ()


def test_an_article_is_asked_for_by_its_path(together: Store) -> None:
    extract = pipeline.article(together.settings, "moon.jsonl:1")
    assert extract.article.outlet == "The Ashby Moon"
    assert extract.quotations[0].text == "Nobody asked us,"
    with pytest.raises(NothingFound):
        pipeline.article(together.settings, "sun.txt")


def test_what_very_many_say_in_the_same_words_is_one_chain(tmp_path: Path, lexicon: Lexicon) -> None:
    text = '"The ferry will sail again by the end of the month," Ana Ruiz said on Monday. Report %d.'
    documents = [Document(f"{n}.txt", (text % n).encode()) for n in range(concluding.CROWDED + 40)]
    settings = Settings(str(tmp_path / "t.db"))
    for part in (documents[:50], documents[50:]):
        pipeline.ingest(settings, part, lexicon, Declared())
    chains = pipeline.trace(settings, "the ferry will sail again", limit=None).chains
    assert [len(chain.appearances) for chain in chains] == [len(documents)]


def test_what_too_many_have_is_listed_since_it_is_too_common(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropping, "CROWDED", 3)
    settings = Settings(str(tmp_path / "t.db"))
    text = '"The harbour of Lisburg closes %s," Ana Ruiz said.'
    ends = ("early", "tomorrow", "forever", "again")
    pipeline.ingest(settings, [Document("0.txt", (text % "never").encode())], lexicon, Declared())
    assert pipeline.common(settings, 9) == []
    documents = [Document(f"{n}.txt", (text % end).encode()) for n, end in enumerate(ends, start=1)]
    pipeline.ingest(settings, documents, lexicon, Declared())
    found = pipeline.common(settings, 9)
    with db.reader(settings.db) as database, db.reading(database) as connection:
        later = connection.execute(select(func.max(schema.run.c.started_at))).scalar_one()
    assert {(one.have, one.since) for one in found} == {(5, later)}
    assert {one.words for one in found} == {
        "the harbour of", "harbour of lisburg", "of lisburg closes",
        "harbour … lisburg", "harbour … closes", "lisburg … closes",
    }  # fmt: skip
    assert pipeline.common(settings, 2) == found[:2]


def _record(name: str, **fields: str) -> Document:
    return Document(f"{name}.json", json.dumps(fields).encode(), Form.RECORD)


FERRY = '"The ferry will not sail again before the spring," Ana Ruiz told the harbour council on Monday.'
QUAY = "The quay has been closed since the storm, and nobody in the town knows when it may be opened again."


def test_links_rest_on_what_the_articles_print(store: Store) -> None:
    store.ingest(
        _record("first", outlet="Harbour Post", published="2031-05-01", url="https://post.example/1",
                text=f"{FERRY}\n\n{QUAY}"),
        _record("copy", outlet="Bay Courier", published="2031-05-02", text=f"{FERRY}\n\n{QUAY}\n\nIt rained."),
        _record("linking", outlet="Coast Journal", published="2031-05-03",
                text='"The ferry will perhaps not sail again before the spring," Ana Ruiz said: https://post.example/1.'),
        _record("citing", outlet="Ellery Gazette", published="2031-05-04",
                text='"The ferry will not sail again before the spring," Ana Ruiz said, the Harbour Post reported.'),
    )  # fmt: skip
    found = {seen.article: seen for chain in store.trace("the ferry will sail again") for seen in chain.appearances}
    kinds = {path: (seen.link.kind, seen.link.taken) for path, seen in found.items() if seen.link}
    assert kinds == {
        "copy.json": (LinkKind.SYNDICATED, True),
        "linking.json": (LinkKind.LINKED, True),
        "citing.json": (LinkKind.CITED, True),
    }
    assert [flag.turn for flag in found["linking.json"].flags] == [Turn.HEDGE_ADDED]
