"""Is somebody watching, or is the output read by a program?"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TextIO

from tracker.report import gate

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID


_CHAINING = "comparing and chaining"  # what follows the last article


def watched(out: TextIO) -> bool:
    """Whether `out` is a terminal that can do more than print lines."""
    return out.isatty() and os.environ.get("TERM") != "dumb"


def console(out: TextIO) -> "Console":
    """A rich console that takes no text as markup, emoji names or things to highlight.

    It obeys NO_COLOR, and draws with ASCII where the encoding has nothing better.
    """
    from rich.console import Console  # noqa: PLC0415  costs 30 ms: paid by those who print for people

    return Console(file=out, markup=False, emoji=False, highlight=False, soft_wrap=False)


def coloured(terminal: "Console") -> bool:
    """Whether `terminal` shows colours; without them (NO_COLOR) only signs can tell one thing from another."""
    return not terminal.no_color and terminal.color_system is not None


def unicode(out: TextIO) -> bool:
    """Whether `out` can encode every character."""
    return (getattr(out, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")


def lenient(*streams: TextIO) -> None:
    """Make `streams` print "?" for what their encoding lacks, instead of failing half-way."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def open_outputs() -> None:
    """Give this process the standard outputs that it was started without (`>&-`); what goes there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open to the end


def discard(*streams: TextIO) -> None:
    """Send the rest of what is printed on `streams` nowhere: whoever read it has left, or there is no room for it."""
    for stream in streams:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Counting:
    """Is told what is done and what was begun, and shows it to nobody."""

    def __call__(self, name: str) -> None:
        """One more is done."""

    def begun(self, name: str) -> None:
        """Something was begun that may take a while."""


class _Bar(Counting):
    """Likewise, and shows it on a bar."""

    def __init__(self, bar: "Progress", task: "TaskID", total: int | None) -> None:
        self._bar, self._task, self._total = bar, task, total

    def __call__(self, name: str) -> None:
        own = self._bar.tasks[0]
        done = own.completed + 1
        rate = f"{done / elapsed:,.0f} a second" if (elapsed := own.elapsed) and done > elapsed else ""
        shown = _CHAINING if done == self._total else gate.line(PurePath(name).name)
        self._bar.update(self._task, advance=1, name=shown, rate=rate)

    def begun(self, name: str) -> None:
        self._bar.update(self._task, name=gate.line(name))


@contextmanager
def progress(err: TextIO, noun: str, total: int | None = None) -> Iterator[Counting]:
    """A bar on the terminal `err` that counts what it is told of and names the last; it goes when all is done.

    Args:
        err: the terminal.
        noun: what is counted.
        total: how many there will be, if that is known.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415  as above
    from rich.table import Column  # noqa: PLC0415  likewise

    counted = "{task.completed:,.0f}" if total is None else "{task.completed:,.0f} of {task.total:,.0f}"
    rest = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    columns = (
        BarColumn(bar_width=14),
        TextColumn(f"{counted} {noun}", markup=False),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False, table_column=rest),
    )
    with Progress(*columns, console=console(err), transient=True, expand=True) as bar:
        yield _Bar(bar, bar.add_task("", total=total, name="", rate=""), total)
