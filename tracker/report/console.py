"""Is somebody watching, or is the output read by a program?"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from tracker.report import gate

if TYPE_CHECKING:
    from rich.console import Console


def watched(out: TextIO) -> bool:
    """Whether `out` is a terminal that can do more than print lines."""
    return out.isatty() and os.environ.get("TERM") != "dumb"


def console(out: TextIO) -> "Console":
    """A rich console that takes no text as markup, emoji names or things to highlight.

    It obeys NO_COLOR, and draws with ASCII where the encoding has nothing better.
    """
    from rich.console import Console  # noqa: PLC0415  costs 30 ms: paid by those who print for people

    return Console(file=out, markup=False, emoji=False, highlight=False, soft_wrap=False)


def unicode(out: TextIO) -> bool:
    """Whether `out` can encode every character."""
    return (getattr(out, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")


def lenient(*streams: TextIO) -> None:
    """Make `streams` print "?" for what their encoding lacks, instead of failing half-way."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def discard_output() -> None:
    """Send the rest of standard output nowhere: whoever read it has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(err: TextIO, noun: str) -> Iterator[Callable[[str], None]]:
    """A line on the terminal `err` that counts what it is told of and names the last; it goes when all is done."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415  as above

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,.0f}} {noun}", markup=False), TimeElapsedColumn())
    last = TextColumn("{task.fields[name]}", markup=False)
    with Progress(*columns, last, console=console(err), transient=True) as bar:
        task = bar.add_task("", total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=gate.line(name))
