"""Is a run that was killed taken up by the next?"""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tests.pipeline.conftest import ARTICLES, Store
from tracker import pipeline
from tracker.model import Document
from tracker.pipeline import concluding
from tracker.store import conclude, db


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
