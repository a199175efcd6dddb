"""How is work on many articles shared among processes?

A worker may die of what it reads: C code parses pages, and the system ends whoever takes too much memory. Then what it
had is done again, one by one, and what it dies of once more is told as lost.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent import futures  # which loads what starts processes when it is asked for it
from itertools import chain
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeVar

_CHUNK = 8  # items handed to a worker at a time
_HEAVY = 1024 * 1024  # bytes or characters; or fewer, when they have as many

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_Work = Callable[[Any], Any]


class Workers:
    """Processes that do several kinds of work, started when there is enough of it; none when `jobs` is 1."""

    def __init__(self, jobs: int, works: Sequence[_Work]) -> None:
        self._jobs = jobs
        self._works = list(works)
        self._pool: futures.ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def map(
        self,
        work: Callable[[_In], _Out],
        items: Iterable[_In],
        lost: Callable[[_In], _Out],
        weight: Callable[[_In], int] = lambda _: 0,
    ) -> Iterator[_Out]:
        """`work` done on each item, in order, with a few chunks ahead of what is used.

        Args:
            work: one of the works that were given.
            items: taken only as they are used.
            lost: what stands for the result of an item that a worker dies of.
            weight: bytes or characters of an item.
        """
        if self._jobs <= 1:
            yield from map(work, items)
            return
        chunks = _chunks(items, weight)
        first, second = next(chunks, []), next(chunks, None)
        if second is None:  # too few to start processes for
            yield from map(work, first)
            return
        waiting = chain((first, second), chunks)
        ahead: deque[tuple[list[_In], futures.Future[list[_Out]]]] = deque()
        while True:
            while len(ahead) < 2 * self._jobs and (chunk := next(waiting, None)):
                ahead.append((chunk, self._submitted(work, chunk)))
            if not ahead:
                return
            chunk, future = ahead.popleft()
            try:
                done = future.result()
            except futures.BrokenExecutor:
                yield from (self._alone(work, item, lost) for item in chunk)
            else:
                yield from done

    def _submitted(self, work: Callable[[_In], _Out], chunk: Sequence[_In]) -> futures.Future[list[_Out]]:
        if self._pool is None:
            self._pool = self._started(self._jobs)
        try:
            return self._pool.submit(_worked, self._works.index(work), chunk)
        except futures.BrokenExecutor:
            self._stop()
            return self._submitted(work, chunk)

    def _alone(self, work: Callable[[_In], _Out], item: _In, lost: Callable[[_In], _Out]) -> _Out:
        """What comes of an item that was in the hands of a worker when it died, or of another one beside it."""
        with self._started(1) as pool:
            try:
                done: list[_Out] = pool.submit(_worked, self._works.index(work), [item]).result()
            except futures.BrokenExecutor:
                return lost(item)
        return done[0]

    def _started(self, jobs: int) -> "futures.ProcessPoolExecutor":
        return futures.ProcessPoolExecutor(jobs, initializer=_work_with, initargs=(self._works,))

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _chunks(items: Iterable[_In], weight: Callable[[_In], int]) -> Iterator[list[_In]]:
    chunk: list[_In] = []
    heavy = 0
    for item in items:
        chunk.append(item)
        heavy += weight(item)
        if len(chunk) == _CHUNK or heavy >= _HEAVY:
            yield chunk
            chunk, heavy = [], 0
    if chunk:
        yield chunk


def _work_with(works: Sequence[_Work]) -> None:
    """Keep what a worker process is to do, so that the lexicon travels once and not with every article."""
    for stop in (signal.SIGINT, signal.SIGTERM):  # which a terminal sends to all: the parent has the word, not we
        signal.signal(stop, signal.SIG_DFL)
    global _works  # noqa: PLW0603  set once, when the worker starts
    _works = works
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the process that gives it work is gone: one that was killed cannot tell it to stop."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415  loaded in workers alone

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


_works: Sequence[_Work] = ()


def _worked(number: int, chunk: Sequence[_In]) -> list[_Out]:
    return [_works[number](item) for item in chunk]
