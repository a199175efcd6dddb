"""Processes that share work, and end with the one that gives it."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tracker.pipeline.workers import mapped

LONG = 60  # seconds, on a busy machine
ENDLESS = """
from functools import partial
from itertools import count
from tracker.pipeline.workers import mapped
for _ in mapped(partial(print, flush=True), count(), 2): pass
"""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("size", [0, 1, 7, 8, 100])
def test_work_comes_back_in_order(size: int, jobs: int) -> None:
    assert list(mapped(str, range(size), jobs)) == [str(i) for i in range(size)]


def test_items_are_taken_only_as_they_are_used() -> None:
    taken = []

    def items() -> Iterator[int]:
        for i in range(10_000):
            taken.append(i)
            yield i

    results = mapped(str, items(), 2)
    assert next(results) == "0"
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.kill()
        process.communicate(timeout=LONG)  # ends when nobody holds the pipe any more
