"""How is work on many articles shared among processes?"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import connection, parent_process
from threading import Thread
from typing import Any, TypeVar

_CHUNK = 8  # articles handed to a worker at a time

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def mapped(work: Callable[[_In], _Out], items: Iterable[_In], jobs: int) -> Iterator[_Out]:
    """`work` done on each item, in order, in `jobs` processes, with a few chunks ahead of what is used."""
    if jobs <= 1:
        yield from map(work, items)
        return
    source = iter(items)
    first = list(islice(source, _CHUNK))
    if len(first) < _CHUNK:  # too few to start processes for
        yield from map(work, first)
        return
    source = chain(first, source)
    ahead: deque[Future[list[_Out]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_work_with, initargs=(work,)) as pool:
        while True:
            while len(ahead) < 2 * jobs and (chunk := list(islice(source, _CHUNK))):
                ahead.append(pool.submit(_worked, chunk))
            if not ahead:
                return
            yield from ahead.popleft().result()


def _work_with(work: Callable[[_In], _Out]) -> None:
    """Keep what a worker process is to do, so that the lexicon travels once and not with every article."""
    global _work  # noqa: PLW0603  set once, when the worker starts
    _work = work
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the process that gives it work is gone: one that was killed cannot tell it to stop."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


_work: Callable[[Any], Any] = str


def _worked(chunk: Sequence[_In]) -> list[_Out]:
    return [_work(item) for item in chunk]
