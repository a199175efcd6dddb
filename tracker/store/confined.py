"""What does the child process of `readonly` do?

It reads one request from its standard input, runs the SELECT, and writes one answer, both JSON. This file is run by its
path in an isolated interpreter, so it imports nothing but the standard library.

Each fence stops what the others let through: a read-only file still lets a statement attach another one or copy this
one out; the authorizer stops those but not endless or huge results; the limits stop these, but not a single function
at work, which only the parent's kill does.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote

MEMORY = 256 << 20  # bytes that SQLite may take
_PROCESS = 1 << 30  # bytes that the process may take
_VALUE = 16 << 20  # bytes of one value
_ANSWER = 64 << 20  # characters of all values

_PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "query_only=ON",
    f"hard_heap_limit={MEMORY}",
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1 << 20,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 1 << 20,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_FORBIDDEN = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}


class _Refused(Exception):  # noqa: N818  an answer
    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message)
        self.code = code


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Columns and rows for the `request` (path, sql, params, seconds, rows), or what was wrong with it."""
    try:
        with closing(_open(request["path"], request["seconds"])) as connection:
            cursor = connection.execute(request["sql"], request["params"])
            columns = _columns(cursor)
            rows = list(_rows(cursor, request["rows"] + 1))
    except _Refused as refusal:
        return {"error": refusal.code, "message": str(refusal)}
    except MemoryError:
        return {"error": "memory", "message": ""}
    except (sqlite3.Error, sqlite3.Warning) as error:
        return {"error": _code(error), "message": str(error)}
    except (ValueError, OverflowError) as error:  # a character or number that SQLite does not have
        return {"error": "wrong", "message": str(error)}
    return {"columns": columns, "rows": rows[: request["rows"]], "cut": len(rows) > request["rows"]}


def _open(path: str, seconds: float) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path))}?mode=ro"
    connection = sqlite3.connect(address, timeout=seconds, isolation_level=None, uri=True)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # the authorizer would deny what opening needs
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, 1000)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.set_authorizer(_authorize)
    return connection


def _authorize(action: int, _first: str | None, second: str | None, _database: str | None, _view: str | None) -> int:
    """Reading is allowed, and functions that only compute; everything else is not."""
    if action in _READS or (action == sqlite3.SQLITE_FUNCTION and second not in _FORBIDDEN):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _columns(cursor: sqlite3.Cursor) -> list[str]:
    if cursor.description is None:
        raise _Refused("wrong", "it holds no SELECT")
    return [column[0] for column in cursor.description]


def _rows(cursor: sqlite3.Cursor, most: int) -> Iterator[list[Any]]:
    """The first `most` rows, with bytes as {"hex": ...}."""
    room = _ANSWER
    for number, row in enumerate(cursor, start=1):
        yield [{"hex": value.hex()} if isinstance(value, bytes) else value for value in row]
        room -= sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
        if room < 0:
            raise _Refused("memory")
        if number == most:
            return


def _code(error: Exception) -> str:
    """One word for what went wrong; `readonly` makes a sentence of it."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name in {"SQLITE_AUTH", "SQLITE_READONLY", "SQLITE_PERM"}:
        return "denied"
    found = {"SQLITE_INTERRUPT": "slow", "SQLITE_NOMEM": "memory", "SQLITE_TOOBIG": "memory"}.get(name)
    if found:
        return found
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "busy"
    return (
        "file" if name.startswith(("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN")) else "wrong"
    )


def _confine(seconds: float) -> None:
    """Take from this process what a SELECT does not need: memory without end, time without end, writing files."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    time_limit = int(seconds) + 2
    for what, limit in (
        (resource.RLIMIT_AS, _PROCESS),
        (resource.RLIMIT_CPU, time_limit),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    _confine(request["seconds"])
    json.dump(answer(request), sys.stdout)


if __name__ == "__main__":
    main()
