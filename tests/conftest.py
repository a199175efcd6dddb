"""What all tests share: the word lists, the steps on a text, and the folder of shared corpora when there is one."""

from collections.abc import Callable
from pathlib import Path

import pytest

import tracker.lexicon
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Extract

_SHARED = Path(__file__).resolve().parents[2] / "shared"

Extracting = Callable[[str], Extract]


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
