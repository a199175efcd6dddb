"""Which command reads feeds again and again: watch?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import (
    INPUTS,
    AllowPrivate,
    Db,
    Follow,
    Lexicon,
    Pause,
    Quiet,
    TextOrJson,
    Verbose,
    epilog,
    progress,
)  # fmt: skip
from tracker.config import settings

if TYPE_CHECKING:
    from tracker.model import Problem, Summary

commands = typer.Typer()

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST = 60  # seconds between two rounds


def _interval(value: str) -> str:
    """An interval as it was typed, when it is one."""
    if _seconds(value) < _LEAST:
        raise typer.BadParameter(f"{value!r} is no interval of a minute or more; write it as 15m or 2h")
    return value


def _seconds(value: str) -> int:
    found = re.fullmatch(r"([0-9]{1,6})([smhd])", value.strip().lower())
    return int(found[1]) * _UNITS[found[2]] if found else 0


@commands.command(
    short_help="Read feeds again and again, only what is new.",
    epilog=epilog(
        "tracker watch https://example.org/feed.xml --follow",
        "tracker watch https://example.org/feed.xml --every 1h --db war.db",
        "tracker watch https://example.org/feed.xml --once",
        codes=INPUTS,
    ),
)
def watch(  # noqa: PLR0913  a command takes what can be typed
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds or pages.")],
    *,
    db: Db = None,
    outlets: Lexicon = None,
    every: Annotated[
        str, typer.Option(metavar="TIME", callback=_interval, help="From one round to the next: 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, and end.")] = False,
    follow: Follow = False,
    pause: Pause = 1.0,
    allow_private: AllowPrivate = False,
    form: TextOrJson = "text",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read feeds into the database again and again, only what is new, until Ctrl-C.

    One line for the first round, and for each that brought something; a feed that fails is told once, and does not
    stop the others.
    """
    from tracker import inputs, lexicon, pipeline
    from tracker.model import Declared
    from tracker.report import problems

    options = settings(db, outlets)
    conduct = inputs.Conduct(allow_private=allow_private, follow=follow, pause=pause)
    visitor = inputs.Visitor(conduct, pipeline.memory(options), inputs.Clock())
    words = lexicon.load(options.lexicon)
    told = _Told(form=form, quiet=quiet, verbose=verbose)
    with _stoppable():
        while True:
            with progress("articles", quiet=quiet) as seen:
                visitor.told = seen.begun
                done = pipeline.ingest(options, inputs.documents(feeds, visitor=visitor), words, Declared(), seen)
            told.round(done, visitor.clock.stamp(), alone=once)
            if once:
                problems.outcome(done.new + done.unchanged + done.revised + done.feeds, done.failed, feeds)
                return
            visitor.clock.sleep(_seconds(every))


class _Told:
    """What was said of the rounds so far."""

    def __init__(self, *, form: str, quiet: bool, verbose: bool) -> None:
        self._form, self._quiet, self._verbose = form, quiet, verbose
        self._known: set[Problem] = set()
        self._first = True

    def round(self, done: "Summary", stamp: str, *, alone: bool) -> None:
        """Say what a round did: its new problems, and what it brought: in one line, or in several if it is `alone`."""
        from tracker.report import problems, render, summary

        new = [problem for problem in done.problems if problem not in self._known]
        worth = done.new or done.revised or new or self._first or self._verbose
        self._known, self._first = set(done.problems), False
        problems.show(sys.stderr, new, quiet=self._quiet, verbose=self._verbose)
        if self._form == "json":
            render.jsonl(sys.stdout, [{"at": stamp, **summary.document(done)}])
        elif self._quiet:
            return
        elif alone:
            summary.show(sys.stdout, done)
        elif worth:
            typer.echo(summary.brief(done, stamp))
        sys.stdout.flush()  # whoever reads a pipe reads it now


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C and a polite kill end the block as its natural end: what was stored is safe at any moment."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("tracker: stopped; what was stored is safe", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)
