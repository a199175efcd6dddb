"""Processes that share work, and end with the one that gives it."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest

from tracker.pipeline.workers import Workers

LONG = 60  # seconds, on a busy machine
ENDLESS = """
from functools import partial
from itertools import count
from tracker.pipeline.workers import Workers
work = partial(print, flush=True)
with Workers(2, [work]) as workers:
    for _ in workers.map(work, count(), str): pass
"""


def backwards(words: str) -> str:
    return words[::-1]


def fatal(number: int) -> str:
    """What a worker dies of, when the number has three sevens."""
    if str(number).count("7") == 3:
        os._exit(1)
    return str(number)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 100])
def test_work_comes_back_in_order(size: int, jobs: int) -> None:
    with Workers(jobs, [str]) as workers:
        assert list(workers.map(str, range(size), str)) == [str(i) for i in range(size)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_on_what_came_of_work_is_done_by_the_same_workers(jobs: int) -> None:
    with Workers(jobs, [str, backwards]) as workers:
        found = workers.map(backwards, workers.map(str, range(1000), str), str)
        assert list(found) == [str(i)[::-1] for i in range(1000)]


def test_only_what_a_worker_dies_of_is_lost() -> None:
    with Workers(2, [fatal, backwards]) as workers:
        numbers = workers.map(fatal, range(800), lambda number: f"lost {number}")
        found = list(workers.map(backwards, numbers, str))
    assert found == [f"lost {i}"[::-1] if i == 777 else str(i)[::-1] for i in range(800)]


@pytest.mark.parametrize(("weight", "most"), [pytest.param(1, 100, id="light"), pytest.param(1 << 20, 20, id="heavy")])
def test_items_are_taken_only_as_they_are_used(weight: int, most: int) -> None:
    taken = []

    def items() -> Iterator[int]:
        for i in range(10_000):
            taken.append(i)
            yield i

    with Workers(2, [str]) as workers:
        results = workers.map(str, items(), str, lambda _: weight)
        assert next(results) == "0"
        assert len(taken) < most


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.kill()
        process.communicate(timeout=LONG)  # ends when nobody holds the pipe any more


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups of processes")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_what_a_terminal_sends_to_all_ends_them_without_a_word(stop: signal.Signals) -> None:
    guarded = f"try:\n{textwrap.indent(ENDLESS, ' ')}\nexcept KeyboardInterrupt: pass"
    stoppable = f"import signal\nsignal.signal(signal.SIGTERM, signal.default_int_handler)\n{guarded}"
    with subprocess.Popen(
        [sys.executable, "-c", stoppable], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        for _ in range(100):
            assert process.stdout.readline()
        os.killpg(process.pid, stop)
        _, told = process.communicate(timeout=LONG)
    assert (told, process.returncode) == (b"", 0)
