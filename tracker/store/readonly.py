"""How does a user's own SELECT run, without being able to change, make or exhaust anything?

It runs in a child process (`confined`), since nothing within a process stops a single slow SQL function. The child may
only read this one file, and is killed when its time is up.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import Busy, DatabaseError, TrackerError, UsageError
from tracker.store import confined, place

Value = str | int | float | bytes | None

SECONDS = 10.0
ROWS = 100_000
_STARTING = 2.0  # seconds that starting the child may take beside


@dataclass(frozen=True, slots=True)
class Result:
    """What a SELECT gave.

    Attributes:
        columns: their names; two may be alike.
        rows: their values, as long as `columns` each.
        cut: True when there were more rows than asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    cut: bool


def select(
    url: str, sql: str, params: Mapping[str, str | float | None], *, seconds: float = SECONDS, rows: int = ROWS
) -> Result:
    """Run one SELECT on the database at `url`.

    Args:
        url: a path or a SQLite URL.
        sql: one statement that only reads; its parameters are named (`:name`).
        params: their values.
        seconds: after which it is stopped.
        rows: at most.

    Raises:
        NoDatabase, NotOurs, TooOld, TooNew, Busy, DatabaseError: as for `db.reader`.
        UsageError: the statement is wrong, does more than read, or asks for too much.
    """
    path = place.location(url)
    place.require_current(path)
    request = {"path": path, "sql": sql, "params": dict(params), "seconds": seconds, "rows": rows}
    try:
        child = subprocess.run(  # noqa: S603  our own interpreter and our own file
            [sys.executable, "-I", "-S", str(Path(confined.__file__))],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=seconds + _STARTING,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _failure(path, "slow", seconds) from error
    if child.returncode:
        raise _failure(path, "died", seconds)
    answer = json.loads(child.stdout)
    if "error" in answer:
        raise _failure(path, answer["error"], seconds, answer["message"])
    values = tuple(tuple(map(_value, row)) for row in answer["rows"])
    return Result(tuple(answer["columns"]), values, cut=answer["cut"])


def _value(given: Any) -> Value:
    """A value as SQLite has it: bytes come as {"hex": ...}, for JSON has none."""
    if isinstance(given, dict):
        return bytes.fromhex(given["hex"])
    value: Value = given
    return value


def _failure(path: str, code: str, seconds: float, message: str = "") -> TrackerError:
    """The error for what the child answered; `message` is SQLite's."""
    match code:
        case "busy":
            return Busy(f"{path}: the database is locked by another process; try again when it is done")
        case "file":
            return DatabaseError(f"{path}: {message}")
        case "slow":
            return UsageError(f"the query was stopped after {seconds:g} seconds; ask for less")
        case "died" | "memory":
            return UsageError("the query was stopped: it needs too much memory or time; ask for less")
        case "denied":
            return UsageError(f"a report may only read: {message}; write one SELECT of the views and tables")
        case _:
            return UsageError(f"the query is wrong: {message}")
