"""Do the wordings that may repeat one another get a key in common, at a bounded cost?"""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match.block import keys

MEET = [
    pytest.param("rock-solid", "rock solid", id="hyphen"),
    pytest.param("rock-solid", "solid as a rock", id="order"),
    pytest.param("Rock solid,", "ties that are “solid as rock” again", id="inside a longer one"),
    pytest.param("steady hands", "A steady hand!", id="inflection"),
    pytest.param("multipolarity", "Multipolarity.", id="one word"),
    pytest.param("We can do it", "we can do it…", id="small words only"),
    pytest.param(
        "The dam will hold whatever comes down the river this spring",
        "whatever comes down the river [in] this spring, the dam will hold",
        id="clauses moved",
    ),
]
PART = [
    pytest.param("rock solid", "a solid base", id="one word of two"),
    pytest.param("the river rose", "a bridge fell", id="nothing"),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_like_wordings_meet(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), PART)
def test_others_do_not(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@pytest.mark.parametrize("text", ["", " ", "…", "“—”"])
def test_without_words_there_are_no_keys(text: str) -> None:
    assert keys(text) == frozenset()


@given(st.lists(st.sampled_from(["harbour", "tide", "of", "the", "rises", "seven", "9"]), max_size=60))
def test_keys_are_few_and_fit_a_signed_integer(words: list[str]) -> None:
    found = keys(" ".join(words))
    assert len(found) <= 2 * len(words) + 6
    assert all(0 <= key < 1 << 63 for key in found)


def test_keys_are_the_same_in_every_process() -> None:
    code = "from tracker.match.block import keys; print(sorted(keys('The tide waits for nobody')))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == str(sorted(keys("The tide waits for nobody")))
