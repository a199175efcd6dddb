"""What could not be done, one line each, without flooding the terminal?"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from tracker.errors import NothingFound, SomeFailed, TrackerError
from tracker.model import Extract, Problem
from tracker.report import gate

_SHOWN = 10


class Problems:
    """Prints problems as they come, the first few of them, and knows how many inputs failed.

    Args:
        err: where to, standard error as a rule.
        quiet: print only those for which an input failed.
        verbose: print all of them.
    """

    def __init__(self, err: TextIO, *, quiet: bool = False, verbose: bool = False) -> None:
        self._err = err
        self._quiet = quiet
        self._left = float("inf") if verbose else _SHOWN
        self._hidden = 0
        self.done = 0
        self.failed = 0

    def sift(self, results: Iterable[Extract | Problem]) -> Iterator[Extract]:
        """The extracts among `results`; problems are printed on the way."""
        for result in results:
            if isinstance(result, Problem):
                self.note((result,))
            else:
                self.done += 1
                self.note(result.problems)
                yield result
        self.close()

    def note(self, problems: Iterable[Problem]) -> None:
        """Print some problems, or count those that are too many."""
        for problem in problems:
            self.failed += problem.fatal
            if self._quiet and not problem.fatal:
                continue
            if self._left > 0:
                self._left -= 1
                self._err.write(_line(problem))
            else:
                self._hidden += 1

    def close(self) -> None:
        """Say how many were not printed."""
        if self._hidden:
            self._err.write(f"... and {self._hidden:,} more (--verbose shows all)\n")
            self._hidden = 0


def show(err: TextIO, problems: Iterable[Problem], *, quiet: bool = False, verbose: bool = False) -> None:
    """Print `problems` as `Problems` does, when all are known."""
    shown = Problems(err, quiet=quiet, verbose=verbose)
    shown.note(problems)
    shown.close()


def outcome(done: int, failed: int, inputs: Iterable[str]) -> None:
    """Nothing when all is well.

    Args:
        done: inputs that yielded an article.
        failed: inputs that did not.
        inputs: what the user asked for, to be named.

    Raises:
        SomeFailed: when some inputs failed and some did not.
        TrackerError: when all failed.
        NothingFound: when there was nothing to read.
    """
    if failed and done:
        raise SomeFailed(f"{failed:,} of {done + failed:,} inputs failed, the others are done")
    if failed:
        raise TrackerError("no input could be read" if failed > 1 else "the input could not be read")
    if not done:
        raise NothingFound(f"no article in {', '.join(inputs)}: give text files, folders of them, .jsonl files or -")


def record(problem: Problem) -> dict[str, Any]:
    """A problem as values that JSON knows."""
    return {
        "path": problem.path,
        "step": problem.step,
        "code": problem.code,
        "message": problem.message,
        "start": problem.span.start if problem.span else None,
        "end": problem.span.end if problem.span else None,
        "fatal": problem.fatal,
    }


def _line(problem: Problem) -> str:
    path, message = gate.line(problem.path), gate.line(problem.message)
    named = message.startswith(path) or message.endswith(path)
    return f"{message}\n" if named else f"{path}: {message}\n"
