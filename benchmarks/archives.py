"""How fast is a web archive ingested, does memory stay flat, and does a killed run resume?

    python -m benchmarks.archives [--pages N] [--jobs N]

makes archives of a tenth of N pages, of half of them and of N (`made_archives.py`) and measures `tracker ingest`:

    tenth, half, all    so many pages into a new database: a rate that holds and memory that does not grow are what to
                        look for
    again               all once more: nothing is new, and the file is the same byte for byte
    killed              all into another new database, killed when half of the articles are there, and run again

What `killed` leaves must hold the same as `all`: its articles, quotations, citations, hops and chains are compared.
The exit code is 1 when they differ, or when `again` changed the database.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_archives import packed, records

_VIEWS = ("articles", "quotations", "citations", "hops", "chains")
_OURS = ("run", "generation", "chain", "first_seen")  # columns that say which run it was


class Cost(NamedTuple):
    """What a command took: seconds on the clock, CPU seconds with its children's, peak megabytes of one process."""

    wall: float
    cpu: float
    peak: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    sizes = {"tenth": max(asked.pages // 10, 1), "half": max(asked.pages // 2, 1), "all": asked.pages}
    print(f"{'':8} {'pages':>6} {'wall s':>8} {'CPU s':>8} {'pages/s':>8} {'/s core':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
        folder = Path(name)
        for size, pages in sizes.items():
            archive = made(folder / f"{size}.warc.gz", pages)
            shown(size, pages, ingested(archive, folder / f"{size}.db", asked.jobs))
        before = digest(folder / "all.db")
        shown("again", asked.pages, ingested(archive, folder / "all.db", asked.jobs))
        same = before == digest(folder / "all.db")
        killed = ingested(archive, folder / "killed.db", asked.jobs, kill=asked.pages // 2)
        there = stored(folder / "killed.db")
        rest = ingested(archive, folder / "killed.db", asked.jobs)
        shown("killed", asked.pages, Cost(killed.wall + rest.wall, killed.cpu + rest.cpu, max(killed.peak, rest.peak)))
        differ = [v for v in _VIEWS if rows(folder / "killed.db", v) != rows(folder / "all.db", v)]
    print(f"again: the database is {'the same byte for byte' if same else 'CHANGED'}")
    print(f"killed: {there:,} of {asked.pages:,} articles were there; then {', '.join(differ) or 'nothing'} differed")
    return int(not same or bool(differ) or not 0 < there < asked.pages)


def made(path: Path, pages: int) -> Path:
    """An archive of so many pages."""
    with path.open("wb") as file:
        file.writelines(packed(record) for record in records(pages))
    return path


def ingested(archive: Path, database: Path, jobs: int, kill: int | None = None) -> Cost:
    """What it costs to ingest an archive, or to do so until so many articles are there and the process is killed."""
    command = [sys.executable, "-m", "tracker", "ingest", str(archive), "--db", str(database), "-j", str(jobs), "-q"]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    if kill is not None:
        while (
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None and stored(database) < kill
        ):
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ({0, -signal.SIGKILL} if kill is not None else {0}):
        sys.exit(f"tracker ingest ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def shown(name: str, pages: int, cost: Cost) -> None:
    """Print a line of the table."""
    rates = f"{pages / cost.wall:8.1f} {pages / cost.cpu:8.1f}"
    print(f"{name:8} {pages:6,} {cost.wall:8.1f} {cost.cpu:8.1f} {rates} {cost.peak:8.0f}", flush=True)


def digest(path: Path) -> str:
    """A hash of the bytes of a file."""
    with path.open("rb") as file:
        found = sha256()
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def stored(path: Path) -> int:
    """How many articles a database has, which may be about to be made."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def rows(path: Path, view: str) -> list[str]:
    """What a view of a database shows, in an order of its own, without what tells one run from another."""
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute(f"SELECT * FROM {view}")  # noqa: S608  one of our own views
        kept = [i for i, column in enumerate(cursor.description) if column[0] not in _OURS]
        return sorted(repr([row[i] for i in kept]) for row in cursor)


if __name__ == "__main__":
    sys.exit(main())
