"""Which options do several commands share, how does the help of each end, and how is progress shown?"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.config import DB_VARIABLE, DEFAULT_DB, OUTLETS_VARIABLE, USER_VARIABLE

if TYPE_CHECKING:
    from tracker.report.console import Counting

CODES = "0 done, 1 failed, 2 wrong usage"
FOUND = f"{CODES}, 3 nothing found"
_NEXT = re.compile(r",(?=\w+=)")
INPUTS = f"{FOUND}, 4 some inputs failed and the others are done"


def dated(value: str | None) -> str | None:
    """A date as it was typed, when it is one: a year, a month, a day or a time in ISO 8601."""
    if value is None or re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", value):
        return value
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2023-02-21") from error
    return value


def pairs(values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What fields hold and are called, of "text=story,title=head"; of one field the last counts."""
    parts = [part.partition("=") for value in values for part in _NEXT.split(value)]
    return tuple({field.strip(): name.strip() for field, _, name in parts}.items())


def mapped(values: list[str] | None) -> list[str] | None:
    """What fields hold, as it was typed, when it can be understood."""
    from tracker.lexicon import fields_of_records  # noqa: PLC0415  `tracker --help` must answer at once

    known = fields_of_records().meanings if values else ()
    for field, name in pairs(values or ()):
        if field not in known or not name:
            raise typer.BadParameter(f"{field!r}: write text=COLUMN; what can be told is {', '.join(known)}")
    return values


def signable(value: str | None) -> str | None:
    """Words that can be kept with a judgement: some, and of signs that can be stored."""
    if value is not None and (not value.strip() or "\0" in value or not _encodable(value)):
        raise typer.BadParameter(f"{value!r} says nothing that can be kept; give a few words")
    return value


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def epilog(*examples: str, codes: str) -> str:
    """The end of a command's help: examples, a line each, and the exit codes it can leave with."""
    lines = "\n".join(f"  {example}" for example in examples)
    return f"\b\nExamples:\n{lines}\n\nExit codes: {codes}."


@contextmanager
def progress(noun: str, total: int | None = None, *, quiet: bool) -> Iterator["Counting"]:
    """What is to be told of each one that is done; whoever watches standard error sees how many of `total`."""
    from tracker.report import console  # noqa: PLC0415  `tracker --help` must answer at once

    if quiet or not console.watched(sys.stderr):
        yield console.Counting()
        return
    with console.progress(sys.stderr, noun, total or None) as seen:
        yield seen


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs, addresses; .jsonl for records; - for standard input."),
]
Db = Annotated[
    str | None,
    typer.Option("--db", envvar=DB_VARIABLE, metavar="FILE", help=f"The database, or its URL. [default: {DEFAULT_DB}]"),
]
Lexicon = Annotated[
    str | None,
    typer.Option("--outlets", envvar=OUTLETS_VARIABLE, metavar="FILE", help="Your own outlets, on top of those known."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the inputs.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", callback=dated, help="When they were published, as 2023-02-21.")
]
Url = Annotated[str | None, typer.Option(metavar="URL", help="The address of the input.")]
Pause = Annotated[
    float, typer.Option("--pause", min=0, max=3600, metavar="SECONDS", help="Between two requests to one host.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from hosts inside private networks, and from any port, too.")
]
Follow = Annotated[
    bool, typer.Option("--follow", help="Fetch the pages to which feeds lead, and the first feed that a page names.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Print which addresses would be fetched; fetch and store nothing.")
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        callback=mapped,
        help="What holds the text of a table or record, as text=story,title=head; more fields: url, byline, outlet, "
        "published, id.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Processes that work at once. [default: one a core, at most 4]"
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", envvar=USER_VARIABLE, metavar="NAME", callback=signable, help="Who judges. [default: your login name]"
    ),
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="WORDS", callback=signable, help="Why; it is kept with each answer.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only results and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print every problem, not only the first ones.")]
Rows = Annotated[Literal["table", "csv", "json", "jsonl", "md"], typer.Option("--format", "-f", help="How to print.")]
TextOrJson = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print.")]
