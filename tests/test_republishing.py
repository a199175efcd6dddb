"""Is it known which stored articles are others, whatever the order and the number of runs, and does a trace tell it?"""

import io
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Form, LinkKind, Settings, TracedChain
from tracker.pipeline import republishing
from tracker.report import show, trace

STORY = (
    "LISBURG (Reuters) - The river at Lisburg is lower than it has been in forty years, the mayor said.",
    "“We will share what there is with the villages downstream,” Mayor Ada Brandt told reporters at the weir.",
    "Farmers along the lower valley have been told to expect water for two hours a day until the end of June.",
    "The mills above the town will stop at night, which the owners have called a blow to the whole of the trade.",
    "Rain is forecast for the second half of the month, but not enough to fill the reservoirs, hydrologists say.",
)
BARE = (STORY[0].partition(" - ")[2], *STORY[1:])
EDITED = (BARE[0].replace("lower than", "at its lowest,"), *BARE[1:4], "The council meets again on Friday to vote.")
OTHER = (
    "Wheat rose for the third day in a row as traders weighed reports of frost on the plains of the north.",
    "Farmers who had sown early may lose a tenth of their crop, according to an estimate by the growers' union.",
)
REACTIONS = (
    "Her rival in the council called that a promise which the town has no pipes to keep, and no money to lay them.",
    "A union of boatmen wants to be heard before the weir is opened, its chairman wrote to the council on Sunday.",
)
PHRASE = "share what there is with the villages downstream"


def record(name: str, outlet: str, published: str | None, paragraphs: Sequence[str], **fields: str) -> Document:
    data = {"id": name, "outlet": outlet, "text": "\n\n".join(paragraphs)} | fields
    data |= {"published": published} if published else {}
    return Document(f"{name}.jsonl:1", json.dumps(data).encode(), Form.RECORD)


WIRE = record("wire", "Reuters", "2024-03-04T08:00", BARE, title="River at a low")
UPDATE = record("update", "Reuters", "2024-03-04T15:00", [*BARE[:3], *OTHER], title="UPDATE 1-River at a low")
CREDITED = record("credited", "The Lisburg Post", "2024-03-04", STORY)
BYLINE = record("byline", "The Orton Echo", "2024-03-05", BARE, author="Reuters")
SILENT = record("silent", "The Leith Mail", "2024-03-06", EDITED)
OWN = record("own", "The Dunmere Star", "2024-03-05", [BARE[1], *REACTIONS])
EVERY = (WIRE, UPDATE, CREDITED, BYLINE, SILENT, OWN)


def ingested(path: Path, documents: Iterable[Document], lexicon: Lexicon) -> Path:
    pipeline.ingest(Settings(str(path)), documents, lexicon, Declared())
    return path


def asked(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def copies(path: Path) -> list[tuple[Any, ...]]:
    return asked(path, "SELECT article, original, kind, taken FROM republications ORDER BY article")


def traced(path: Path) -> TracedChain:
    (chain,) = pipeline.trace(Settings(str(path)), PHRASE).chains
    return chain


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    """All of them; tests only read it."""
    return ingested(tmp_path_factory.mktemp("copies") / "tracker.db", EVERY, lexicon)


EXPECTED = [
    ("byline.jsonl:1", "wire.jsonl:1", "republished", 1),
    ("credited.jsonl:1", "wire.jsonl:1", "republished", 1),
    ("silent.jsonl:1", "wire.jsonl:1", "republished", 1),
    ("update.jsonl:1", "wire.jsonl:1", "revised", 1),
]


def test_it_is_known_which_articles_are_others(stored: Path) -> None:
    assert copies(stored) == EXPECTED


def test_an_article_that_says_nothing_has_the_agency_as_its_origin(stored: Path) -> None:
    found = dict(asked(stored, "SELECT outlet, syndicated_from FROM articles WHERE article <> 'update.jsonl:1'"))
    assert found == {
        "Reuters": None, "The Lisburg Post": "Reuters", "The Orton Echo": "Reuters", "The Leith Mail": "Reuters",
        "The Dunmere Star": None,
    }  # fmt: skip


def test_a_copy_is_a_hop_with_its_evidence(stored: Path) -> None:
    silent = next(a for a in traced(stored).appearances if a.article == "silent.jsonl:1")
    assert [(hop.giver, hop.taker, hop.relation) for hop in silent.hops] == [
        ("Ada Brandt", "Reuters", "syndicated"), ("Reuters", "The Leith Mail", "published"),
        ("The Leith Mail", "silent.jsonl:1", "published"),
    ]  # fmt: skip
    assert silent.hops[0].printed.startswith("The river at Lisburg is at its lowest")
    assert silent.link is not None
    assert (silent.link.kind, silent.link.taken, silent.link.through) == (LinkKind.SYNDICATED, True, "Reuters")
    assert "4 of 5 paragraphs" in silent.link.why[0]


def test_a_copy_is_a_hop_of_each_quotation_that_stands_in_what_was_copied(stored: Path) -> None:
    hops = asked(stored, "SELECT DISTINCT article, giver, relation FROM hops WHERE giver_kind = 'article' ORDER BY 1")
    assert hops == [(own, of, kind) for own, of, kind, _ in EXPECTED]
    for article, *_ in EXPECTED:
        of_quotation = (
            "SELECT position, taker FROM hops WHERE quotation = (SELECT min(id) FROM quotations WHERE article"
        )
        way = asked(stored, f"{of_quotation} = '{article}') ORDER BY position")
        assert [position for position, _ in way] == [*range(len(way))]
        assert way[-1][1] == article


def test_an_article_tells_which_other_one_it_is(stored: Path) -> None:
    found = pipeline.article(Settings(str(stored)), "silent.jsonl:1")
    assert found.copied is not None
    out = io.StringIO()
    show.show(out, found)
    assert "  republished from: wire.jsonl:1, Reuters  (4 of 5 paragraphs," in out.getvalue()
    assert show.document(found)["copied"]["of"] == "wire.jsonl:1"
    assert pipeline.article(Settings(str(stored)), "own.jsonl:1").copied is None


def test_copies_and_updates_are_one_origin(stored: Path) -> None:
    chain = traced(stored)
    assert {a.article for a in chain.appearances} >= {"wire.jsonl:1", "silent.jsonl:1", "update.jsonl:1"}
    together = next(origin for origin in chain.origins if origin.outlet == "Reuters")
    assert set(together.articles) == {a.article for a in chain.appearances} - {"own.jsonl:1"}
    update = next(a for a in chain.appearances if a.article == "update.jsonl:1")
    assert update.link is not None
    assert update.link.kind is LinkKind.REVISED


def test_two_copies_of_a_story_that_is_not_here_share_an_origin(tmp_path: Path, lexicon: Lexicon) -> None:
    documents = [record("a", "The Leith Mail", None, BARE), record("b", "The Orton Echo", None, EDITED)]
    assert traced(ingested(tmp_path / "t.db", documents, lexicon)).independent == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("River at a low", "UPDATE 2-River at a low", id="update"),
        pytest.param("River at a low", "CORRECTED-River at a low", id="corrected"),
        pytest.param("BC-River", "BC-River, 1st Ld-Writethru", id="writethru"),
    ],
)
def test_a_later_version_of_an_agency_is_no_new_source(
    first: str, second: str, tmp_path: Path, lexicon: Lexicon
) -> None:
    note = "(Updates with prices, adds background)"
    later = [note, *BARE[:2], *OTHER]
    plain = record("b", "Reuters", "2024-03-04", BARE, title=first)
    path = ingested(tmp_path / "t.db", [plain, record("a", "Reuters", "2024-03-04", later, title=second)], lexicon)
    assert copies(path) == [("a.jsonl:1", "b.jsonl:1", "revised", 1)]
    assert [(origin.outlet, origin.article) for origin in traced(path).origins] == [("Reuters", "b.jsonl:1")]


def test_of_copies_of_one_day_the_one_with_a_dateline_tells_the_origin(tmp_path: Path, lexicon: Lexicon) -> None:
    plain = record("a", "The Orton Echo", "2024-03-04", BARE)
    chain = traced(ingested(tmp_path / "t.db", [plain, CREDITED], lexicon))
    assert [(origin.outlet, origin.known) for origin in chain.origins] == [("Reuters", True)]
    found = asked(tmp_path / "t.db", "SELECT outlet, syndicated_from FROM articles ORDER BY outlet")
    assert found == [("The Lisburg Post", "Reuters"), ("The Orton Echo", "Reuters")]


def test_of_copies_of_one_day_nobody_is_named_without_evidence(tmp_path: Path, lexicon: Lexicon) -> None:
    documents = [record("a", "", "2024-03-04", BARE), record("b", "The Orton Echo", "2024-03-04", BARE)]
    chain = traced(ingested(tmp_path / "t.db", documents, lexicon))
    assert [(origin.outlet, origin.why) for origin in chain.origins] == [(None, "2 copies of one day")]
    assert chain.upstream is None
    out = io.StringIO()
    trace.write(out, "tree", pipeline.trace(Settings(str(tmp_path / "t.db")), PHRASE))
    assert "   origin: not known, 2 copies of one day\n" in out.getvalue()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_ingest_does_not_matter(
    seed: int, tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(republishing, "BATCH", 1 + seed % 3)
    shuffled = list(EVERY)
    Random(seed).shuffle(shuffled)  # noqa: S311  nothing secret: the same order every time
    path = tmp_path / "t.db"
    for part in (shuffled[:seed], shuffled[seed:], shuffled):
        ingested(path, part, lexicon)
    assert copies(path) == EXPECTED
    pipeline.rebuild(Settings(str(path)), lexicon=lexicon)
    assert copies(path) == EXPECTED


def test_a_revised_original_leaves_no_copies_behind(tmp_path: Path, lexicon: Lexicon) -> None:
    path = ingested(tmp_path / "t.db", [WIRE, SILENT], lexicon)
    assert copies(path) == [EXPECTED[2]]
    ingested(path, [record("wire", "Reuters", "2024-03-04T08:00", OTHER, title="River at a low")], lexicon)
    assert copies(path) == []
    ingested(path, [WIRE], lexicon)
    assert copies(path) == [EXPECTED[2]]
