"""What all tests share: the word lists, the steps on a text, how work grows, and the folder of shared corpora."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import tracker.lexicon
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Extract

_SHARED = Path(__file__).resolve().parents[2] / "shared"

Extracting = Callable[[str], Extract]

LONG = 60  # seconds, for what takes one at most on a slow machine
_TRIES = 6
_TIMES = 4


@contextmanager
def seconds(limit: float = LONG) -> Iterator[None]:
    """What is inside takes no more CPU time than this: a guard against what would not end, no measure of speed."""
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < limit, f"{taken:.0f} s of CPU time"


def grows_in_step(work: Callable[[int], object], size: int) -> bool:
    """Whether work of four times the size takes far less than sixteen times the CPU time.

    Sixteen times is what it takes when it grows with the square of the size. Both sizes are run in turn, and the best
    of a few tries counts, so that other work on the machine does not.
    """
    return any(_taken(work, _TIMES * size) < 2 * _TIMES * _taken(work, size) for _ in range(_TRIES))


def _taken(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon that tracker ships."""
    return tracker.lexicon.load()


@pytest.fixture(scope="session")
def extracted(lexicon: Lexicon) -> Extracting:
    """A function from a text to what is found in it."""

    def extract(text: str) -> Extract:
        document = Document("text.txt", text.encode())
        found = next(pipeline.extract([document], lexicon, Declared()))
        assert isinstance(found, Extract), found
        return found

    return extract


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and gold tables beside the checkout; tests that need it are passed over without it."""
    if not (_SHARED / "gold").is_dir():
        pytest.skip("no folder of shared corpora beside the checkout")
    return _SHARED
