"""Is what the index is asked for enough to find whatever the judge would find, and no more than it can bear?"""

import pytest

from tracker.match.lookup import WORDS, slippable, sought
from tracker.model import Sought

CASES = [
    pytest.param("", (), None, id="empty"),
    pytest.param("“…”", (), None, id="marks only"),
    pytest.param("Rock-solid", (), Sought(("rock solid",), (("rock", "solid"),), 6), id="short"),
    pytest.param("the harbours", (), Sought(("the harbour",), (("harbour",),), 3), id="one word of sense"),
    pytest.param(
        "multilateral ties", ("multilatreal", "multipolar"),
        Sought(("multilateral tie",), (("multilateral", "tie"), ("multilatreal", "tie")), 6), id="slips that occur",
    ),
    pytest.param(
        "we can do", (), Sought(("we can do",), (("we", "do"), ("we can",)), 1), id="small words, one left out in turn"
    ),
    pytest.param("it", (), Sought(("it",), (), 1), id="a small word"),
    pytest.param("xis plan", (), Sought(("xis plan", "xi plan"), (("plan",),), 3), id="maybe a possessive"),
    pytest.param("坚如磐石", (), Sought(("坚 如 磐 石",), (("坚 如 磐 石",),), 3), id="no blanks between words"),
    pytest.param(
        "storms will never sink these ships", (),
        Sought(("storm will never sink thes ship",),
               words=(("storm",), ("will",), ("never",), ("sink",), ("thes",), ("ship",)), need=4), id="long",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "spellings", "wanted"), CASES)
def test_what_is_sought(phrase: str, spellings: tuple[str, ...], wanted: Sought | None) -> None:
    assert sought(phrase, spellings) == wanted


def test_long_words_may_be_misspelt() -> None:
    assert slippable("Our relations and ties are multilateral, our relations") == ("relation", "multilateral")


def test_the_longest_phrase_asks_for_so_much() -> None:
    wanted = sought(" ".join(f"word{i}s" for i in range(10_000)))
    assert wanted
    assert len(wanted.words) == WORDS
    assert len(wanted.whole) <= 8
    assert len(slippable(" ".join(f"word{i}es" for i in range(10_000)))) < 20
