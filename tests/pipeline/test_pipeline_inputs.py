"""Is every input read for itself, in one process and in two?"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.conftest import ARTICLES, BAD, LOW, Store, fresh
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Extract, Form, Problem


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
