import io
from typing import Any

import pytest

from tracker.report import console


class Terminal(io.StringIO):
    """A terminal of 80 columns."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def shown(terminal: Terminal, work: Any, total: int | None = None) -> str:
    with console.progress(terminal, "articles", total) as seen:
        work(seen)
    return terminal.getvalue()


def test_what_is_done_is_counted_and_named(terminal: Terminal) -> None:
    text = shown(terminal, lambda seen: [seen("news/a.txt"), seen("news/b.txt")], 3)
    assert "2 of 3 articles" in text
    assert "b.txt" in text
    assert "news/" not in text


def test_what_was_begun_is_named_and_not_counted(terminal: Terminal) -> None:
    text = shown(terminal, lambda seen: seen.begun("https://example.org/a\x1b[31m"))
    assert "0 articles" in text
    assert "https://example.org/a␛[31m" in text


def test_after_the_last_one_comes_the_comparing(terminal: Terminal) -> None:
    assert "comparing and chaining" in shown(terminal, lambda seen: seen("a.txt"), 1)
