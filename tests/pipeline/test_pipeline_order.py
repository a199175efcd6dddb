"""Are the same conclusions drawn whatever the order and the number of runs?"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.pipeline.conftest import ARTICLES, BAD, LOW, Store, fresh, members, record
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.match import sharing
from tracker.model import Document
from tracker.pipeline import concluding


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
