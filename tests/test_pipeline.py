"""Do the steps together give the same answer whatever the order, the number of runs and the number of processes?"""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import func, select

from tracker import pipeline
from tracker.errors import NothingFound
from tracker.lexicon import Lexicon
from tracker.match import sharing
from tracker.model import Declared, Document, Extract, Form, LinkKind, Problem, Settings, Summary, TracedChain, Turn
from tracker.pipeline import concluding, dropping
from tracker.store import conclude, db, schema

LOW = "The river is lower than it has been in forty years"


def record(name: str, outlet: str, published: str, text: str) -> Document:
    """One article of a file of records."""
    data = {"id": name, "outlet": outlet, "published": published, "text": text}
    return Document(f"{name}.jsonl:1", json.dumps(data).encode(), Form.RECORD)


# Six articles that quote one another: whole, in pieces, in part, word for word and nearly so.
ARTICLES = (
    record(
        "post", "The Lisburg Post", "2024-03-04",
        f"“{LOW},” Mayor Ada Brandt told Reuters. “We will share what there is with the villages downstream.”",
    ),
    record(
        "mail", "The Leith Mail", "2024-03-05",
        f"“{LOW},” Ada Brandt said, according to Reuters.\n\nRoy Adler, a farmer, called it “a gift to the mills.”",
    ),
    record(
        "echo", "The Orton Echo", "2024-03-06",
        "“We will share what there is with the villages downstream,” Brandt said.\n\n"
        "Farmers called the plan “a gift to the mills upstream”.",
    ),
    record(
        "star", "The Dunmere Star", "2024-03-07",
        f"“{LOW}. We will share what there is with the villages downstream,” Ada Brandt said, TASS reported.",
    ),
    record(
        "bell", "The Ashby Bell", "2024-03-08",
        "Ada Brandt said the river was lower than it had been in forty years.\n\n“Nobody asked us,” Lee Park said.",
    ),
    record(
        "moon", "The Ashby Moon", "2024-03-03",
        "“Nobody asked us,” Lee Park told the council.\n\nThe mills will pay for the dam, Ana Ruiz said.",
    ),
)  # fmt: skip

BAD = (
    Document("empty.txt", b"  \n"),
    Document("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xff\xfe\x00"),
    Document("broken.jsonl:3", b'{"text": ', Form.RECORD),
    Document("list.jsonl:4", b"[1, 2]", Form.RECORD),
    Problem("gone.txt", "read", "not-found", "no such file", fatal=True),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with db.writer(str(path)):
        pass
    return path


class Store:
    """One database and what can be asked of it."""

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        self.path = path
        self.settings = Settings(str(path))
        self.lexicon = lexicon

    def ingest(self, *documents: Document | Problem, jobs: int = 1) -> Summary:
        return self.ingest_all(documents, jobs)

    def ingest_all(self, documents: Iterable[Document | Problem], jobs: int = 1) -> Summary:
        return pipeline.ingest(Settings(str(self.path), jobs=jobs), documents, self.lexicon, Declared())

    def trace(self, phrase: str, **filters: Any) -> tuple[TracedChain, ...]:
        return pipeline.trace(self.settings, phrase, **filters).chains

    def rows(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def chains(self) -> list[Any]:
        """Every chain: id, speaker, origin, and its members in order."""
        return self.rows("""
            SELECT chain.id, chain.speaker, origin.id, (
                SELECT group_concat(id, ' ') FROM (
                    SELECT quotation.id FROM member JOIN quotation ON quotation.pk = member.quotation
                    WHERE member.chain = chain.pk ORDER BY member.position))
            FROM chain JOIN quotation AS origin ON origin.pk = chain.origin ORDER BY chain.id""")

    def shared(self) -> int:
        """How many chains have members in several articles."""
        (row,) = self.rows("SELECT count(*) FROM chains WHERE articles > 1")
        return int(row[0])

    def matches(self) -> list[Any]:
        return self.rows("""
            SELECT one.id, two.id, score, verdict FROM match
            JOIN quotation AS one ON one.pk = match.a JOIN quotation AS two ON two.pk = match.b ORDER BY 1, 2""")

    def digest(self) -> str:
        return sha256(self.path.read_bytes()).hexdigest()


def fresh(template: Path, path: Path, lexicon: Lexicon) -> Store:
    """An empty database at `path`."""
    shutil.copy(template, path)
    return Store(path, lexicon)


@pytest.fixture
def store(template: Path, tmp_path: Path, lexicon: Lexicon) -> Store:
    return fresh(template, tmp_path / "tracker.db", lexicon)


@pytest.fixture(scope="module")
def together(template: Path, tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Store:
    """All six articles, ingested at once. Tests only read it."""
    store = fresh(template, tmp_path_factory.mktemp("together") / "tracker.db", lexicon)
    store.ingest(*ARTICLES)
    return store


def members(chain: TracedChain) -> list[str]:
    """The articles in which a chain's quotations stand."""
    return [appearance.article.partition(".")[0] for appearance in chain.appearances]


# --- Once more, and from elsewhere ------------------------------------------------------------------------------------


def test_the_first_ingest_says_what_it_did(store: Store) -> None:
    summary = store.ingest(*ARTICLES)
    assert (summary.new, summary.unchanged, summary.revised, summary.failed) == (6, 0, 0, 0)
    assert dict(summary.outlets) == {"Reuters": 2, "TASS": 1}
    assert sum(count for _, count in summary.quotations) == len(store.rows("SELECT 1 FROM quotation"))
    assert summary.chains_new == store.shared() > 1


def test_ingesting_again_changes_no_byte(store: Store) -> None:
    store.ingest(*ARTICLES, *BAD)
    before = store.digest()
    summary = store.ingest(*ARTICLES, *BAD)
    assert (summary.new, summary.unchanged, summary.revised, summary.failed) == (0, 6, 0, len(BAD))
    assert (summary.quotations, summary.chains_new, summary.chains_extended) == ((), 0, 0)
    assert store.digest() == before


def test_the_same_article_from_another_path_is_unchanged(store: Store) -> None:
    text = f"“{LOW},” Mayor Ada Brandt said.".encode()
    store.ingest(Document("a/river.txt", text))
    before = store.digest()
    assert store.ingest(Document("b/copy.txt", text)).unchanged == 1
    assert store.digest() == before


def test_the_same_article_twice_in_one_ingest_is_stored_once(store: Store) -> None:
    text = f"“{LOW},” Mayor Ada Brandt said.".encode()
    summary = store.ingest(Document("a/river.txt", text), Document("b/copy.txt", text))
    assert (summary.new, summary.unchanged) == (1, 1)
    assert [len(chain.appearances) for chain in store.trace(LOW)] == [1]


# --- Whatever the order -----------------------------------------------------------------------------------------------


def test_the_articles_make_chains_of_several_kinds(together: Store) -> None:
    """Or else the tests below would show nothing."""
    assert members(together.trace("forty years", limit=1)[0])[0] == "post"
    assert max(len(row[3].split()) for row in together.chains()) >= 3
    assert {row[3] for row in together.matches()} >= {"same"}


@given(order=st.permutations(ARTICLES), cuts=st.sets(st.integers(1, len(ARTICLES) - 1)))
@examples(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_grouping_of_ingests_do_not_change_what_is_concluded(
    order: Sequence[Document], cuts: set[int], template: Path, together: Store, tmp_path: Path
) -> None:
    store = fresh(template, tmp_path / "tracker.db", together.lexicon)
    edges = [0, *sorted(cuts), len(order)]
    for start, end in pairwise(edges):
        store.ingest(*order[start:end])
    assert store.chains() == together.chains()
    assert store.matches() == together.matches()


@pytest.mark.parametrize(("size", "compared"), [(1, 1), (2, 1), (3, 2), (100, 1), (100, 3)])
def test_small_batches_conclude_the_same(
    size: int, compared: int, store: Store, together: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concluding, "BATCH", size)
    monkeypatch.setattr(concluding, "LOOKED_UP", compared)
    monkeypatch.setattr(sharing, "COUNTED", compared)
    monkeypatch.setattr(concluding, "COMPARED", compared)
    store.ingest(*reversed(ARTICLES))
    assert store.chains() == together.chains()
    assert store.matches() == together.matches()


# Twelve articles with a phrase that too many have when CROWDED is 4, and a wording that too many repeat.
CROWD = tuple(
    record(
        f"n{n}", f"Paper {n}", f"2024-05-{n + 1:02}",
        f"“{('the council of the old town', 'the council of the old town meets')[n % 2]} {end},” "
        f"{('Ada Brandt', 'Lee Park', 'a clerk')[n % 3]} said.\n\n“Nobody in this valley asked for it,” Ana Ruiz said.",
    )
    for n, end in enumerate(("today", "often", "late", "soon", "twice", "then") * 2)
)  # fmt: skip


@given(order=st.permutations(CROWD), cuts=st.sets(st.integers(1, len(CROWD) - 1)))
@examples(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_does_not_matter_either_where_words_become_too_common(
    order: list[Document],
    cuts: set[int],
    template: Path,
    lexicon: Lexicon,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(concluding, "CROWDED", 4)
    monkeypatch.setattr(concluding, "NEIGHBOURS", 2)
    at_once, in_parts = (fresh(template, tmp_path_factory.mktemp("crowd") / "t.db", lexicon) for _ in range(2))
    at_once.ingest(*CROWD)
    for first, last in pairwise([0, *sorted(cuts), len(order)]):
        in_parts.ingest(*order[first:last])
    assert at_once.shared() > 0
    assert in_parts.chains() == at_once.chains()
    assert in_parts.matches() == at_once.matches()
    concluded = in_parts.chains(), in_parts.matches()
    pipeline.rebuild(in_parts.settings, lexicon=lexicon)
    assert (in_parts.chains(), in_parts.matches()) == concluded


def test_a_later_ingest_says_which_chains_grew(store: Store) -> None:
    store.ingest(ARTICLES[0])
    summary = store.ingest(*(a for a in ARTICLES if a.path.startswith(("mail", "echo", "bell", "moon"))))
    assert (summary.chains_new, summary.chains_extended) == (1, 2)  # "nobody asked"; two that stood in one article
    summary = store.ingest(ARTICLES[3])
    assert (summary.chains_new, summary.chains_extended) == (0, 1)  # its sentence holds both of these


# --- Killed in the middle ---------------------------------------------------------------------------------------------


class KilledError(BaseException):
    """Stands for a signal."""


def cut_off(documents: Iterable[Document]) -> Iterator[Document]:
    yield from documents
    raise KilledError


def test_what_a_killed_run_stored_is_concluded_by_the_next(store: Store, together: Store) -> None:
    with pytest.raises(KilledError):
        store.ingest_all(cut_off(ARTICLES[:4]))
    assert len(store.rows("SELECT 1 FROM article")) == 4
    assert pipeline.pending(store.settings) == len(store.rows("SELECT 1 FROM quotation"))
    assert store.chains() == []
    summary = store.ingest(*ARTICLES)
    assert (summary.new, summary.unchanged) == (2, 4)
    assert pipeline.pending(store.settings) == 0
    assert store.chains() == together.chains()


def test_a_run_killed_while_concluding_is_taken_up(
    store: Store, together: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = conclude.conclusions
    left = [2]

    def killed(*arguments: Any) -> bool:
        left[0] -= 1
        if not left[0]:
            raise KilledError
        return written(*arguments)

    monkeypatch.setattr(concluding, "BATCH", 4)
    with monkeypatch.context() as patch:
        patch.setattr(conclude, "conclusions", killed)
        with pytest.raises(KilledError):
            store.ingest(*ARTICLES)
    assert 0 < pipeline.pending(store.settings) < len(store.rows("SELECT 1 FROM quotation"))
    store.ingest()
    assert pipeline.pending(store.settings) == 0
    assert store.chains() == together.chains()


def test_conclusions_that_another_run_overtook_are_drawn_again(
    store: Store, together: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = conclude.conclusions
    asked: list[int] = []

    def overtaken(database: db.Database, found: conclude.Conclusions, run: Any, generation: int) -> bool:
        asked.append(generation)
        return written(database, found, run, generation - (len(asked) == 1))

    monkeypatch.setattr(conclude, "conclusions", overtaken)
    store.ingest(*ARTICLES)
    assert len(asked) == 2
    assert store.chains() == together.chains()


# --- Drawn anew -------------------------------------------------------------------------------------------------------


def test_rebuilding_gives_what_ingesting_one_by_one_gave(store: Store) -> None:
    for document in ARTICLES:
        store.ingest(document)
    chains, matches = store.chains(), store.matches()
    compared, several = pipeline.rebuild(store.settings, lexicon=store.lexicon)
    assert compared == len(store.rows("SELECT 1 FROM quotation"))
    assert several == store.shared()
    assert (store.chains(), store.matches()) == (chains, matches)


def test_rebuilding_an_empty_database_does_nothing(store: Store) -> None:
    assert pipeline.rebuild(store.settings, lexicon=store.lexicon) == (0, 0)


# --- Revisions --------------------------------------------------------------------------------------------------------

FIRST = "“We will share what there is with the villages downstream,” Mayor Ada Brandt said."
CHANGED = "“We will keep the water for the town,” Mayor Ada Brandt said."


def test_a_changed_article_is_a_revision_and_its_chains_follow(store: Store) -> None:
    store.ingest(Document("river.txt", FIRST.encode()), ARTICLES[0])
    assert sorted(members(store.trace("share what there is with the villages")[0])) == ["post", "river"]
    summary = store.ingest(Document("river.txt", CHANGED.encode()))
    assert (summary.new, summary.revised) == (0, 1)
    assert [members(chain) for chain in store.trace("share what there is with the villages")] == [["post"]]
    assert [members(chain) for chain in store.trace("keep the water for the town")] == [["river"]]
    assert pipeline.pending(store.settings) == 0


def test_a_revision_leaves_the_chains_of_a_database_that_never_saw_the_first(
    store: Store, template: Path, tmp_path: Path
) -> None:
    store.ingest(*ARTICLES, Document("river.txt", FIRST.encode()))
    store.ingest(Document("river.txt", CHANGED.encode()))
    other = fresh(template, tmp_path / "other.db", store.lexicon)
    other.ingest(*ARTICLES, Document("river.txt", CHANGED.encode()))
    assert store.chains() == other.chains()


# --- Bad inputs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", BAD, ids=[bad.path for bad in BAD])
@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "between", "last"])
def test_a_bad_input_does_not_stop_the_rest(store: Store, bad: Document | Problem, place: int) -> None:
    documents: list[Document | Problem] = [ARTICLES[0], ARTICLES[1]]
    documents.insert(place, bad)
    summary = store.ingest(*documents)
    assert (summary.new, summary.failed) == (2, 1)
    assert [p.path for p in summary.problems if p.fatal] == [bad.path]
    assert len(store.trace(LOW, limit=1)[0].appearances) >= 2


def test_extracting_gives_a_bad_input_its_place(lexicon: Lexicon) -> None:
    found = list(pipeline.extract([BAD[0], ARTICLES[0], BAD[-1], ARTICLES[1]], lexicon, Declared()))
    assert [isinstance(one, Extract) for one in found] == [False, True, False, True]
    assert [one.path for one in found if isinstance(one, Problem)] == ["empty.txt", "gone.txt"]
    assert all(one.fatal for one in found if isinstance(one, Problem))


def test_a_problem_is_kept_once(store: Store) -> None:
    store.ingest(*BAD)
    store.ingest(*BAD)
    assert len(store.rows("SELECT 1 FROM problem")) == len(BAD)


# --- Several processes ------------------------------------------------------------------------------------------------


def many() -> list[Document | Problem]:
    """More than one chunk for each of two processes, with bad inputs among them."""
    plain = [
        Document(f"note-{n}.txt", f"“{LOW},” Ada Brandt said on day {n}.\n\nLee Park agreed.".encode())
        for n in range(24)
    ]
    return [*ARTICLES, BAD[0], *plain, *BAD[1:]]


def test_two_processes_extract_what_one_does(lexicon: Lexicon) -> None:
    alone = list(pipeline.extract(many(), lexicon, Declared()))
    assert list(pipeline.extract(many(), lexicon, Declared(), jobs=2)) == alone


def test_two_processes_ingest_what_one_does(store: Store, template: Path, tmp_path: Path) -> None:
    other = fresh(template, tmp_path / "other.db", store.lexicon)
    assert other.ingest_all(many(), jobs=2) == store.ingest_all(many())
    assert other.chains() == store.chains()
    assert other.rows("SELECT * FROM quotations") == store.rows("SELECT * FROM quotations")


def test_documents_are_read_only_as_fast_as_they_are_used(lexicon: Lexicon) -> None:
    taken: list[str] = []

    def counted() -> Iterator[Document]:
        for document in ARTICLES:
            taken.append(document.path)
            yield document

    next(pipeline.extract(counted(), lexicon, Declared()))
    assert len(taken) == 1


def test_progress_is_told_of_every_document(store: Store) -> None:
    told: list[str] = []
    documents: list[Document | Problem] = [*ARTICLES, *BAD]
    for _ in range(2):  # stored, then unchanged
        pipeline.ingest(store.settings, documents, store.lexicon, Declared(), told.append)
    assert sorted(told) == sorted([document.path for document in documents] * 2)


# --- Tracing ----------------------------------------------------------------------------------------------------------


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


def test_a_text_that_is_changed_back_is_the_current_revision_again(tmp_path: Path, lexicon: Lexicon) -> None:
    settings = Settings(str(tmp_path / "t.db"))
    first = b'"The ferry is late," Ana Ruiz said on Monday.'
    second = b'"The ferry is lost," Ana Ruiz said on Monday.'
    for text in (first, second, first):
        done = pipeline.ingest(settings, [Document("a.txt", text)], lexicon, Declared())
    assert done.revised == 1
    assert pipeline.trace(settings, "ferry is late").chains
    assert not pipeline.trace(settings, "ferry is lost").chains
    again = pipeline.ingest(settings, [Document("a.txt", first)], lexicon, Declared())
    assert (again.unchanged, again.revised) == (1, 0)


@pytest.mark.parametrize("order", ["ab", "abc", "aba", "bab"])
def test_versions_of_one_article_in_one_input_are_no_news_a_second_time(
    order: str, tmp_path: Path, lexicon: Lexicon
) -> None:
    settings = Settings(str(tmp_path / "t.db"))
    lines = [
        f'{{"url": "https://post.example/1", "text": "“The ferry is {word},” Ana Ruiz said on Monday."}}'.encode()
        for word in order
    ]
    records = [Document(f"export.jsonl:{n}", line, Form.RECORD) for n, line in enumerate(lines, 1)]
    pipeline.ingest(settings, records, lexicon, Declared())
    before = (tmp_path / "t.db").read_bytes()
    again = pipeline.ingest(settings, records, lexicon, Declared())
    assert (again.new, again.unchanged, again.revised) == (0, len(order), 0)
    assert (tmp_path / "t.db").read_bytes() == before
    (chain,) = pipeline.trace(settings, "the ferry is").chains
    assert [seen.text for seen in chain.appearances] == [f"The ferry is {order[-1]},"]
    back = pipeline.ingest(settings, records[:1], lexicon, Declared())
    assert (back.unchanged, back.revised) == ((1, 0) if order[0] == order[-1] else (0, 1))
    (chain,) = pipeline.trace(settings, "the ferry is").chains
    assert [seen.text for seen in chain.appearances] == [f"The ferry is {order[0]},"]


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


def test_quotations_without_their_page_have_no_speaker(lexicon: Lexicon) -> None:
    quotes = [
        {
            "pre": "The mayor told the council that",
            "quote": "the bridge will hold for a hundred years",
            "post": "in May.",
        },
        {"pre": "Nobody asked us, ", "quote": "and nobody ever will ask us", "post": "Ann Lee told Reuters."},
    ]
    data = json.dumps({"date": "2024-03-04", "url": "https://gazette.example/1", "quotes": quotes}).encode()
    (found,) = pipeline.extract([Document("a.jsonl:1", data, Form.RECORD)], lexicon, Declared())
    assert isinstance(found, Extract)
    assert [q.text for q in found.quotations] == [quote["quote"] for quote in quotes]
    assert [(a.speakers, a.citations) for a in found.attributions] == [((), ())] * 2


@pytest.mark.parametrize("printed", ["", "March 4, 2024\n\n"], ids=["declared", "printed"])
def test_a_dateline_far_from_the_date_is_told_once(printed: str, lexicon: Lexicon) -> None:
    told = "The river is low, Ada Brandt said on Tuesday. " * 3
    text = f"River at a low\n\n{printed}LISBURG, Jan 4 (Reuters) - {told}\n\n{told}\n"
    declared = Declared(published=None if printed else "2024-03-04")
    (found,) = pipeline.extract([Document("a.txt", text.encode())], lexicon, declared)
    assert isinstance(found, Extract)
    assert [problem.code for problem in found.problems] == ["date-contradicted"]
