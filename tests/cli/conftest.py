"""A pipeline that answers what it is told to, so that the command line is tested by itself."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

import tracker
from tracker.cli import run
from tracker.errors import NothingFound
from tracker.model import Article, Declared, Document, Explanation, Extract, Problem, Summary, Trace


def extract(path: str) -> Extract:
    """An article without quotations."""
    return Extract(Article("a1", path, path, "text", None, None, None, None, None, None, None, (), ()), (), (), ())


@dataclass
class Pipeline:
    """Stands for `tracker.pipeline`: what it was asked, and what it answers."""

    asked: list[tuple[str, Any]] = field(default_factory=list)
    failing: tuple[str, ...] = ()
    summary: Summary = field(default_factory=lambda: Summary(1, 0, 0, 0, (), (), 0, 0, ()))
    traced: Trace = field(default_factory=lambda: Trace("", ()))
    stored: dict[str, Extract] = field(default_factory=dict)
    explained: tuple[Explanation, ...] = ()
    error: BaseException | None = None

    def extract(
        self, documents: Iterable[Document | Problem], _lexicon: Any, declared: Declared, jobs: int
    ) -> Iterator[Extract | Problem]:
        self._called("extract", (declared, jobs))
        for document in documents:
            failed = isinstance(document, Document) and document.path.endswith(self.failing)
            if self.failing and failed:
                yield Problem(document.path, "read", "empty", "the file is empty", fatal=True)
            else:
                yield document if isinstance(document, Problem) else extract(document.path)

    def ingest(self, settings: Any, documents: Any, _lexicon: Any, declared: Declared, progress: Any) -> Summary:
        self._called("ingest", (settings, declared))
        for document in documents:
            progress(document.path)
        return self.summary

    def memory(self, _settings: Any) -> None:
        """Nothing is remembered."""

    def trace(self, settings: Any, phrase: str, **filters: Any) -> Trace:
        self._called("trace", (settings, phrase, filters))
        return self.traced

    def pending(self, _settings: Any) -> int:
        return 0

    def unsettled(self, _settings: Any) -> int:
        return 0

    def rebuild(self, settings: Any, progress: Any, *, lexicon: Any) -> tuple[int, int]:
        del lexicon
        self._called("rebuild", settings)
        progress("chains")
        return 12, 1

    def article(self, settings: Any, ref: str) -> Extract:
        self._called("article", (settings, ref))
        if ref not in self.stored:
            raise NothingFound(f"no article {ref}")
        return self.stored[ref]

    def explanations(self, article: Article, _lexicon: Any) -> tuple[Explanation, ...]:
        self._called("explanations", article.path)
        return self.explained

    def _called(self, name: str, value: Any) -> None:
        self.asked.append((name, value))
        if self.error:
            raise self.error


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """In place of the real one, for this test."""
    stand_in = Pipeline()
    monkeypatch.setitem(sys.modules, "tracker.pipeline", stand_in)
    monkeypatch.setattr(tracker, "pipeline", stand_in, raising=False)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    monkeypatch.delenv("TRACKER_OUTLETS", raising=False)
    return stand_in


class Command:
    """Runs command lines within this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> SimpleNamespace:
        """Run `tracker ARGUMENTS`: its exit code, and what it printed on both outputs."""
        code = run(arguments)
        out, err = self._capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)
