"""Which commands compare quotations by their words alone: match, common?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

import typer

from tracker.cli.options import INPUTS, Db, Quiet, Rows, Verbose, epilog, progress
from tracker.errors import NothingFound, SomeFailed, UsageError

commands = typer.Typer()

COLUMNS = ("score", "verdict", "a", "b", "why")
COMMON = ("have", "since", "words")


@commands.command(
    short_help="Find which quotations of a file repeat which.",
    epilog=epilog(
        "tracker match quotations.jsonl",
        "tracker match quotations.jsonl --format csv > pairs.csv",
        "zcat gqg.jsonl.gz | tracker match - --format jsonl",
        codes=INPUTS,
    ),
)
def match(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE.jsonl", help="A quotation a line: `id`, `text`; `speaker`, `date`, `outlet` if known; or -."
        ),
    ],
    *,
    form: Annotated[
        Literal["table", "jsonl", "json", "csv"] | None,
        typer.Option("--format", "-f", help="How to print. [default: table on a terminal, else jsonl]"),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find which quotations of a file repeat which; no articles are needed, and no database is read or written.

    One line a pair: the two ids, how likely the words are the same (0 to 1), whether they are one utterance, and why.
    """
    from tracker import lexicon, pipeline
    from tracker.report import console, problems, render
    from tracker.report.pieces import count

    seen = problems.Problems(sys.stderr, quiet=quiet, verbose=verbose)
    watched = console.watched(sys.stdout)
    printed = partial(render.rows, sys.stdout, render.Format(form or ("table" if watched else "jsonl")), COLUMNS)
    with opened(file) as lines, progress("steps", quiet=quiet) as told:
        rows = pipeline.rows(lines, file, lambda problem: seen.note((problem,)))
        pairs = pipeline.repeats(rows, lexicon.load().mix, told)
        first = next(pairs, None)
        shown: Iterable[dict[str, object]] = (pair._asdict() for pair in chain([first] if first else [], pairs))
        if watched:
            shown = list(shown)  # printed when the bar is gone
        else:
            printed(shown)
    if watched:
        printed(shown)
    seen.close()
    if seen.failed:
        raise SomeFailed(f"{count(seen.failed, 'line')} of {file} could not be read; the others are compared")
    if first is None:
        raise NothingFound(f"no two quotations of {file} have the same words")


@commands.command(
    short_help="List words that too many have to compare by.",
    epilog=epilog(
        "tracker common",
        "tracker common --limit 1000 --format csv > common.csv",
        "tracker common quotations.jsonl",
        codes=INPUTS,
    ),
)
def common(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE.jsonl]", help="Quotations as for `match`, or -. [default: the database's]"),
    ] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.")] = 20,
    form: Rows = "table",
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """List the words that too many wordings have: none are compared for sharing these alone.

    The commonest first: how many have them, in a database since when that is too many, and the words. Who says the same
    word for word counts once.
    """
    from tracker import pipeline
    from tracker.config import settings
    from tracker.report import problems, render
    from tracker.report.pieces import count

    seen = problems.Problems(sys.stderr, quiet=quiet)
    if file is None:
        found = pipeline.common(settings(db), limit)
    else:
        with opened(file) as lines:
            found = pipeline.common_in(pipeline.rows(lines, file, lambda problem: seen.note((problem,))), limit)
    if found:
        render.rows(sys.stdout, render.Format(form), COMMON, (one._asdict() for one in found))
    seen.close()
    if seen.failed:
        raise SomeFailed(f"{count(seen.failed, 'line')} of {file} could not be read; the others are counted")
    if not found:
        raise NothingFound("nothing is too common to compare by")


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The file's lines, or those of standard input."""
    if file == "-":
        if sys.stdin is None:
            raise UsageError("standard input is closed: give a file")
        yield sys.stdin.buffer
        return
    try:
        lines = Path(file).open("rb")  # noqa: SIM115  closed below
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no name of a file"
        raise UsageError(f"{file} cannot be read: {why}") from error
    with lines:
        yield lines
