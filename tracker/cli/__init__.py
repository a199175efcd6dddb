"""What does a command line do, what does it print, and with which exit code does it leave?

    top.py       the commands, and what stands before them
    watching.py  watch
    reading.py   ingest, extract, show, rebuild      asking.py   trace, report, outlets      keeping.py   db
    reviewing.py review      judging.py  merge, split, correct, judgements        matching.py  match, common
    options.py   the options that several of them share

Each command parses, calls one function and prints what it returns. Anything that goes wrong arrives in `run` as a
TrackerError and leaves as one line on standard error. When whoever read the output has left (`| head`), the command
ends at once and quietly, with the exit code that a shell gives to a program that a broken pipe has killed.
"""

import sys
import traceback
from collections.abc import Sequence

import typer

from tracker.cli.top import app
from tracker.errors import TrackerError
from tracker.report import console, gate

__all__ = ["run"]

_INTERRUPTED = 130
_BROKEN_PIPE = 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong is told in one line on standard error."""
    console.open_outputs()
    console.lenient(sys.stdout, sys.stderr)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        console.discard(sys.stdout, sys.stderr)
        return _BROKEN_PIPE
    return code


def _run(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    try:
        code = command(args=list(arguments), prog_name="tracker", standalone_mode=False)
        sys.stdout.flush()
    except TrackerError as error:
        return _fail(str(error), error.exit_code, arguments)
    except typer.TyperException as error:
        message = error.format_message().replace(": Value error, ", ": ")  # says nothing to whoever typed it
        return _fail(f"{message} (`tracker --help` shows what can be typed)", error.exit_code, arguments)
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # typer leaves so
            raise left.__context__ from None
        raise
    except BrokenPipeError:
        raise
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror}", 1, arguments)
    if code == _INTERRUPTED:
        return _fail("interrupted; what was stored before is safe", _INTERRUPTED, arguments)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int, arguments: Sequence[str]) -> int:
    try:
        sys.stdout.flush()  # what was printed before comes first
    except BrokenPipeError:
        raise
    except OSError:
        console.discard(sys.stdout)
    if "--debug" in arguments:
        sys.stderr.write(gate.terminal(traceback.format_exc()))
    sys.stderr.write(f"tracker: {gate.line(message)}\n")
    return code
