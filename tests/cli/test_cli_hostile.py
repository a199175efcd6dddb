"""The whole tool over texts and names that want to bite: nothing that they carry reaches a terminal or a pipe raw."""

import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import run

BITE = "\x1b[5;41m\x1b]0;owned\x07\x9b31m\u202e[/red][sic]:smile:[link=http://evil.example]"
TEXT = f"""=HYPERLINK("http://evil.example"){BITE} is the headline

Ana Lorca, the port{BITE} minister, told TASS that “the harbour {BITE} will stay open all winter”.

“The harbour {BITE} will stay open all winter,” Ana Lorca said.
"""
COMMANDS = [
    ("extract", "."), ("extract", ".", "-f", "table"), ("extract", ".", "-f", "csv"), ("extract", ".", "-f", "json"),
    ("ingest", "."), ("ingest", ".", "-f", "json"), ("ingest", BITE.replace("/", "")),
    ("trace", "harbour will stay open"), ("trace", "harbour will stay open", "-e"), ("trace", BITE),
    ("trace", "harbour will stay open", "-f", "csv"), ("trace", "harbour will stay open", "-f", "json"),
    ("show", "evil"), ("show", BITE), ("show", "evil", "-f", "json"),
    ("explain", "evil"), ("explain", "evil", "1", "-f", "json"),
    ("report", "timeline"), ("report", "timeline", "-f", "csv"), ("report", "timeline", "-f", "md"),
    ("report", "speakers", "-f", "json"), ("report", BITE), ("report", "timeline", "-p", BITE),
    ("outlets", BITE), ("rebuild",), ("db", "check"), ("db", "current", "--db", BITE),
    (BITE,), ("extract", f"--{BITE}"),
]  # fmt: skip


class Stream(io.StringIO):
    """A terminal or a pipe that keeps what it is given."""

    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text that bites, whose name does too, and a database that holds it."""
    made = tmp_path_factory.mktemp("hostile")
    name = f"evil{BITE.replace('/', '')}.txt"
    (made / name).write_text(TEXT, encoding="utf-8")
    return made


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_nothing_bites(folder: Path, terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  a row of the table
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TRACKER_DB", f"{terminal}.db")
    for arguments in COMMANDS:
        out, err = Stream(terminal=terminal), Stream(terminal=terminal)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        named = [next(folder.glob("evil*")).name if word == "evil" else word for word in arguments]
        code = run(named)
        printed, told = out.getvalue(), err.getvalue()
        assert code in (0, 1, 2, 3), (arguments, told)
        assert code == 0 or told.splitlines()[-1].startswith("tracker: "), arguments
        assert not bites(printed, terminal=terminal), arguments
        assert not bites(told, terminal=terminal), arguments
        assert printed or told, arguments


def bites(text: str, *, terminal: bool) -> list[str]:
    """What a terminal would obey; on a terminal our own colours and progress line are allowed."""
    found = re.findall(r"\x1b\[5;41m|[\x00-\x08\x0b-\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202e]|\x1b\]", text)
    return found + ([] if terminal else re.findall(r"[\x1b\r]", text))


def test_brackets_and_names_of_signs_are_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = Stream(terminal=True)
    monkeypatch.setattr(sys, "stdout", out)
    assert run(["show", "a.txt"]) == 0
    plain: Any = re.sub(r"\x1b\[[0-9;]*m|\s", "", out.getvalue())
    assert "[/red][sic]:smile:[link=http://evil.example]" in plain
