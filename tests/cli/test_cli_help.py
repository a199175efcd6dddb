"""Help is there, quick, and shows how a command is typed."""

import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMANDS = [
    ("ingest",), ("watch",),
    ("match",), ("common",), ("extract",), ("trace",), ("report",), ("show",), ("explain",), ("rebuild",), ("outlets",),
    ("review",), ("merge",), ("split",), ("correct",),
    ("judgements",), ("judgements", "import"), ("judgements", "withdraw"),
    ("db", "upgrade"), ("db", "current"), ("db", "check"),
]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_a_command_has_help_with_examples(name: tuple[str, ...], option: str, command: Any) -> None:
    done = command(*name, option)
    assert (done.code, done.err) == (0, "")
    assert re.search(rf"^    .*tracker {' '.join(name)}\b", done.out, re.MULTILINE)
    assert "Exit codes: 0 done" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS, ids=" ".join)
def test_every_option_is_explained(name: tuple[str, ...], command: Any) -> None:
    lines = command(*name, "--help").out.split("Options:")[1].split("Examples:")[0].splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("  -"):
            assert re.search(r"\S  +\S", line.strip()) or after.startswith("        "), line


def test_every_command_is_tested_here(command: Any) -> None:
    listed = re.findall(r"^  (\w+)  ", command("--help").out.split("Commands:")[1], re.MULTILINE)
    assert sorted(listed) == sorted({name[0] for name in COMMANDS})


@pytest.mark.parametrize("group", [(), ("judgements",), ("db",)], ids=["tracker", "judgements", "db"])
def test_what_a_command_does_is_told_in_full_in_the_list(group: tuple[str, ...], command: Any) -> None:
    listed = command(*group, "--help").out.split("Commands:")[1].split("Examples:")[0]
    assert re.findall(r"^  \w+ .*\.\.\.$", listed, re.MULTILINE) == []
    assert len(re.findall(r"^  \w+  .*\.$", listed, re.MULTILINE)) > 1


def test_without_arguments_there_is_short_help(command: Any) -> None:
    done = command()
    assert done.code == 0
    assert "Examples:" in done.out
    assert 'tracker trace "rock solid"' in done.out


def test_version(command: Any) -> None:
    done = command("--version")
    assert (done.code, bool(re.fullmatch(r"tracker \d+\.\d+\.\d+\n", done.out))) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tarce", "x"], "No such command 'tarce'"),
        (["extract"], "Missing argument"),
        (["extract", "x", "--colour"], "No such option"),
        (["extract", "x", "--format", "md"], "is not one of"),
        (["trace", "x", "--limit", "0"], "--limit"),
        (["trace", "x", "--since", "lately"], "'lately' is no date"),
        (["extract", "x", "--published", "2023-13-01"], "'2023-13-01' is no date"),
        (["extract", "x", "y", "--url", "https://x.example/"], "--url is the address of one article"),
        (["ingest", ".", "--url", "https://x.example/"], "--url is the address of one article"),
        (["db"], None),
    ],
    ids=[
        "command",
        "argument",
        "option",
        "format",
        "range",
        "since",
        "published",
        "two of one address",
        "folder of one address",
        "group",
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], message: str | None, command: Any) -> None:
    done = command(*arguments)
    assert done.code == 2
    if message:
        assert done.err.startswith("tracker: ")
        assert message in done.err
        assert len(done.err.splitlines()) == 1


def test_a_wrong_option_cannot_bite(command: Any) -> None:
    assert "\x1b" not in command("extract", "x", "--\x1b[31m").err


def test_near_names_are_proposed(command: Any) -> None:
    assert "Did you mean 'trace'" in command("tarce", "x").err


def tracker(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    folder = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(folder), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, check=False, **options
    )


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from tracker.cli import run; code = run(['--help']); "
        "sys.exit(code or ' '.join({'sqlalchemy', 'alembic', 'rich', 'rapidfuzz', 'sqlite3'} & set(sys.modules)) or 0)"
    )
    done = tracker("-c", script)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_plain_text_needs_nothing_that_speaks_to_hosts_or_starts_processes(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("“It holds,” Ana Lee said.", encoding="utf-8")
    heavy = {
        "sqlalchemy",
        "rapidfuzz",
        "lxml",
        "http.client",
        "ssl",
        "urllib3",
        "feedparser",
        "concurrent.futures.process",
    }
    script = (
        f"import sys; from tracker.cli import run; code = run(['extract', {str(path)!r}]); "
        f"sys.exit(code or ' '.join({heavy!r} & set(sys.modules)) or 0)"
    )
    done = tracker("-c", script)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ana Lee" in done.stdout


def test_help_answers_at_once() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert tracker("-m", "tracker", "--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5  # 0.1 on an idle machine


def test_an_encoding_that_lacks_signs_fails_nothing() -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = tracker("-m", "tracker", "outlets", "кремль ТАСС", "--format", "csv", env=environment)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("both", ["", "2>&1"], ids=["output", "errors too"])
def test_a_reader_that_leaves_ends_the_command_quietly(both: str) -> None:
    folder = Path(__file__).parents[2]
    line = f"{sys.executable} -m tracker outlets --format jsonl {both} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(folder)}, check=False,
    )  # fmt: skip
    assert (done.stdout.count("\n"), done.stderr, done.returncode) == (1, "", 141)


@pytest.mark.parametrize(
    ("redirected", "code"),
    [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), (">/dev/full", 1), ("<&-", 0)],
    ids=["no output", "no errors", "neither", "no room", "no input"],
)
def test_odd_streams_are_no_mistake_of_ours(redirected: str, code: int) -> None:
    folder = Path(__file__).parents[2]
    line = f"{sys.executable} -m tracker outlets tass {redirected}"
    done = subprocess.run(
        ["bash", "-c", line],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(folder)}, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert done.stderr == ("tracker: output: No space left on device\n" if code else "")


def test_what_was_printed_comes_before_the_error() -> None:
    folder = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "outlets", "no such outlet"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["id", "tracker:"]


def test_report_names_are_completed() -> None:
    environment = {
        "_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": "tracker report sing", "COMP_CWORD": "2",
    }  # fmt: skip
    script = "import sys; from tracker.cli import run; sys.exit(run([]))"
    assert "single_origin" in tracker("-c", script, env=environment).stdout
