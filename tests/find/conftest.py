"""What the tests of finding share: the step on a few paragraphs."""

from collections.abc import Callable

import pytest

from tracker import find
from tracker.lexicon import Lexicon
from tracker.model import Article, Block, Found, Role

Finding = Callable[..., Found]


def article(text: str, role: Role = Role.BODY) -> Article:
    """An article whose paragraphs, parted by blank lines, all have one role."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        blocks.append(Block(at, at + len(part), role))
        at += len(part) + 2
    return Article("a1", "a.txt", "a.txt", text, None, None, None, None, None, None, None, tuple(blocks), ())


@pytest.fixture(scope="session")
def finding(lexicon: Lexicon) -> Finding:
    """A function from a text (and the role of its paragraphs) to what is found in it."""

    def found(text: str, role: Role = Role.BODY) -> Found:
        return find.quotations(article(text, role), lexicon)[0]

    return found
