"""How tracker is started, and what becomes of a mistake of ours."""

import sys

import pytest

from tracker import __main__
from tracker.config import DEFAULT_DB, Settings, settings


def test_main_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["tracker", "no-such-command"])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 2


def test_a_traceback_cannot_bite(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["tracker", "--version"])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    with pytest.raises(SystemExit):
        __main__.main()
    error = ValueError("from an article: \x1b]0;owned\x07\u202e")
    sys.excepthook(ValueError, error, None)
    told = capsys.readouterr().err
    assert "ValueError: from an article: ␛]0;owned␇\ufffd" in told
    assert "\x1b" not in told


def test_settings_have_defaults() -> None:
    assert settings() == settings("", "") == Settings(DEFAULT_DB, None, 1)
    assert settings("x.db", "own.toml", 2) == Settings("x.db", "own.toml", 2)
