"""Do the README and the pages behind it tell the truth: do commands print what they say, and is everything in them?

`python tests/test_readme.py` writes the printed lines of their console blocks anew; read the diff before you keep it.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from tracker import lexicon, pipeline
from tracker.cli import run
from tracker.cli.top import app
from tracker.inputs import documents
from tracker.lexicon import outlet_entries
from tracker.model import Declared, Extract, Kind, LinkKind, Relation, Settings, Turn
from tracker.report import quotations, sql_reports, trace

ROOT = Path(__file__).parents[1]
PAGES = (
    ROOT / "README.md",
    *(
        ROOT / "docs" / f"{name}.md"
        for name in ("reading", "looking", "tracing", "reports", "commands", "judging", "outlets")
    ),
)  # in the order in which their commands build on one another
VIEWS = ROOT / "tracker" / "store" / "views.sql"
VARIABLES = ("TRACKER_DB", "TRACKER_OUTLETS")

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SHELL = frozenset("|<>;&")  # a command with one of these needs a shell


class Step(NamedTuple):
    """One command of a console block and the lines that its page prints under it."""

    command: str
    printed: str


def steps(page: str) -> list[Step]:
    """The commands of all console blocks, in order: each begins with "$ "."""
    found: list[Step] = []
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            found.append(Step(command, printed.strip("\n")))
    return found


class Place:
    """A folder with the samples in it, where the commands run one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "samples", folder / "samples")
        self.programs = folder / "programs"
        self.programs.mkdir()
        program = self.programs / "tracker"
        program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m tracker "$@"\n')
        program.chmod(0o755)

    def printed(self, command: str) -> str:
        """What a command prints on both outputs; where a shell runs it, first what went wrong."""
        words = shlex.split(command)
        if words[0] == "tracker" and not _SHELL & set(command):
            return self._within(words[1:])
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder, env={**environment, "PATH": path}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return (done.stderr + done.stdout).strip("\n")

    def _within(self, arguments: Sequence[str]) -> str:
        out = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            run(arguments)
        return out.getvalue().strip("\n")


def agrees(told: str, printed: str) -> bool:
    """Whether `printed` is what a page tells, where a line "..." stands for any lines."""
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in told.split("\n"))
    return re.fullmatch(pattern, printed) is not None


TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
STEPS = steps(TEXT)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with pytest.MonkeyPatch.context() as patch:
        for name in VARIABLES:
            patch.delenv(name, raising=False)
        yield Place(tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def done(place: Place) -> list[str]:
    """What each command of the pages prints: they build on one another, so all run, in order."""
    return [place.printed(step.command) for step in STEPS]


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.command for step in STEPS])
def test_a_command_prints_what_the_readme_says(number: int, done: list[str]) -> None:
    told, printed = STEPS[number].printed, done[number]
    assert printed == told or agrees(told, printed)


def test_the_blocks_are_found() -> None:
    assert len([step for step in STEPS if step.printed]) > 15


@pytest.mark.parametrize(
    ("told", "printed", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...", "a\nb", True),
        ("a\n...\nd", "a\nb\nc", False),
        ("a.c", "abc", False),
    ],
    ids=["alike", "lines between", "lines after", "another end", "no pattern"],
)
def test_three_dots_stand_for_any_lines(told: str, printed: str, same: bool) -> None:  # noqa: FBT001  a table's column
    assert agrees(told, printed) is same


# --- What there is, is documented -------------------------------------------------------------------------------------


def commands() -> dict[str, Any]:
    """Every command by the words that are typed for it."""
    top: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name, command in top.commands.items():
        inner = getattr(command, "commands", None)
        found |= {f"{name} {sub}": each for sub, each in inner.items()} if inner else {name: command}
    return found


def section(title: str) -> str:
    """What stands under a heading, up to the next one, without what is printed as it is."""
    match = re.search(
        rf"^#+ {re.escape(title)}\n(.*?)(?=^#{{1,3}} |\Z)", _FENCED.sub("", TEXT), re.MULTILINE | re.DOTALL
    )
    assert match, f"no page has a section {title}"
    return match[1]


def section_steps(title: str) -> list[Step]:
    """The commands under a heading."""
    return steps(TEXT.partition(f"# {title}\n")[2].partition("\n## ")[0])


def cells(title: str, column: int = 0) -> list[str]:
    """The cells of one column of the table under a heading, without its head."""
    rows = [line.strip("| ").split(" | ") for line in section(title).splitlines() if line.startswith("|")]
    return [row[column].strip() for row in rows[2:]]


def names(title: str) -> list[str]:
    """All that stands in the first column of a table in code type, in order."""
    return [name for cell in cells(title) for name in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("name", commands())
def test_a_command_has_a_section_and_an_example(name: str) -> None:
    assert re.search(rf"^## `tracker {name.partition(' ')[0]}\b", TEXT, re.MULTILINE)
    assert any(step.command.startswith(f"tracker {name}") for step in STEPS)


def test_no_command_is_made_up() -> None:
    typed = set(re.findall(r"(?:^\$ |`|\| )tracker ([a-z]+)", TEXT, re.MULTILINE))
    assert typed <= {name.partition(" ")[0] for name in commands()}


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str) -> None:
    options = {max(parameter.opts, key=len) for parameter in commands()[name].params if parameter.opts[0][0] == "-"}
    rows = dict(zip(cells("Options"), cells("Options", 1), strict=True))
    documented = {re.findall(r"`(--[a-z-]+)", row)[0]: told for row, told in rows.items()}
    missing = options - documented.keys() - {"--help"}
    assert not missing
    for option in options - {"--help"}:
        assert re.search(rf"\b{name.partition(' ')[0]}\b|\ball\b", documented[option]), option


def test_every_report_has_a_row() -> None:
    assert names("`tracker report [NAME|FILE.sql]`") == sql_reports.names()


@pytest.mark.parametrize("name", sql_reports.names())
def test_a_report_has_its_parameters_in_its_row(name: str) -> None:
    title = "`tracker report [NAME|FILE.sql]`"
    told = dict(zip(names(title), cells(title, 2), strict=True))[name]
    assert re.findall(r"`([^`]+)`", told) == [param.name for param in sql_reports.load(name).params]


@pytest.mark.parametrize("view", re.findall(r"^CREATE VIEW (\w+)", VIEWS.read_text(encoding="utf-8"), re.MULTILINE))
def test_every_column_of_a_view_is_documented(view: str, place: Place, done: list[str]) -> None:
    assert done
    with closing(sqlite3.connect(place.folder / "tracker.db")) as database:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({view})")]
    told = dict(zip(names("The views"), cells("The views", 2), strict=True))
    assert re.findall(r"`([^`]+)`", told[view]) == columns


def extracted() -> Extract:
    found = next(documents([str(ROOT / "samples" / "articles" / "2022-11-17-grain.txt")]))
    extract = next(pipeline.extract([found], lexicon.load(), Declared()))
    assert isinstance(extract, Extract)
    return extract


def test_every_field_of_extract_is_documented() -> None:
    told = names("The fields of extract")
    assert sorted(told) == sorted(next(iter(quotations.rows(extracted()))))


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Kinds of quotations", list(Kind)),
        ("Relations", [*Relation, "syndicated", "published"]),
        ("The keys of an outlet", list(outlet_entries.KEYS)),
        ("Exit codes", ["0", "1", "2", "3", "4", "130", "141"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_value_is_documented(title: str, values: list[str]) -> None:
    assert sorted(names(title)) == sorted(map(str, values))


@pytest.mark.parametrize("values", [LinkKind, Turn])
def test_every_link_and_flag_is_documented(values: type[StrEnum]) -> None:
    rows = re.findall(r"^\| (`.+?) \|", section("`tracker trace PHRASE`"), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert {value.value for value in values} <= told
    assert told <= {value.value for value in (*LinkKind, *Turn)}


def test_every_field_of_trace_is_documented(place: Place, done: list[str]) -> None:
    assert done
    traced = pipeline.trace(Settings(str(place.folder / "tracker.db")), "rock solid")
    chain = next(iter(trace.records(traced)))
    told = set(re.findall(r"`(\w+)`", section("The fields of trace"))) | set(names("The fields of extract"))
    assert set(chain) <= told
    assert {name for seen in chain["appearances"] for name in seen} <= told
    assert {name for name in trace.COLUMNS if name.startswith("link")} <= told


# --- What `make demo` shows -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(place: Place) -> str:
    """What `make demo` prints, without setting up the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    variables = (f"BIN={place.programs}", f"DEMO={place.folder / 'demo.db'}")
    done = subprocess.run(
        ["make", "--no-print-directory", "-o", ".venv/.ready", "demo", *variables],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_demo_tells_the_story(demo: str) -> None:
    speakers = re.findall(r"^\d+\. (.+?)  chain", demo, re.MULTILINE)
    assert sorted(speakers) == [
        "Anton Ostrel", "Igor Morgulov", "Ilse Marran", "Joe Biden", "Wang Yi", "Wang Yi", "nobody named",
    ]  # fmt: skip
    assert "3 articles, 1 origin: Sputnik" in demo
    assert "the same words are elsewhere attributed to Anton Ostrel" in demo


def test_the_readme_shows_what_the_demo_prints(demo: str) -> None:
    shown = section_steps("What `make demo` prints")
    assert [step.command.split()[:2] for step in shown] == [["tracker", "ingest"], ["tracker", "trace"]]
    assert re.search(shown[0].printed.replace("...\n", "(?:.*\n)*?"), demo)
    trees, _, rest = shown[1].printed.partition("\ntracker: ")
    assert rest == "5 more chains; see --limit"  # the demo shows them all
    assert f"\n{trees}\n" in demo


def test_the_demo_ends_with_commands_that_work(demo: str, place: Place) -> None:
    for command in re.findall(r"^  \S+/(tracker .+)$", demo, re.MULTILINE):
        assert "tracker: " not in place.printed(command.replace(f"--db {place.folder}/", "--db "))


def rewrite() -> None:
    """Write what the commands print into the pages, where it is not what they say."""
    for name in VARIABLES:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for page in PAGES:
            told = page.read_text(encoding="utf-8")
            page.write_text(_BLOCK.sub(lambda match: renewed(match[0], place), told), encoding="utf-8")


def renewed(block: str, place: Place) -> str:
    """A console block with the lines that its commands print now."""
    lines = ["```console"]
    for step in steps(block):
        printed = place.printed(step.command)
        told = step.printed if agrees(step.printed, printed) else printed
        lines += [f"$ {step.command}", *told.splitlines()]
    return "\n".join([*lines, "```"])


if __name__ == "__main__":
    rewrite()
