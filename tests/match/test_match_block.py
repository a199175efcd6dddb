"""Do the wordings that may repeat one another get a key in common, at a bounded cost?"""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match import block
from tracker.match.sheet import sheet

WORDS = ("harbour", "tides", "of", "the", "rises", "seven", "9", "ferry", "that", "it")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
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


def keys(text: str) -> frozenset[int]:
    (found,) = block.keys(sheet([text]))
    return found.every


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
    code = (
        "from tracker.match.block import keys; from tracker.match.sheet import sheet; "
        "print(sorted(keys(sheet(['The tide waits for nobody']))[0].every))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == str(sorted(keys("The tide waits for nobody")))


@given(st.lists(TEXTS, max_size=8))
def test_the_keys_of_a_wording_do_not_depend_on_those_beside_it(texts: list[str]) -> None:
    assert [found.every for found in block.keys(sheet(texts))] == [keys(text) for text in texts]


def test_a_run_of_small_words_alone_is_no_key() -> None:
    one, other = block.keys(sheet(["so it is the harbour", "and it is the mayor"]))
    assert not one.runs & other.runs
    one, other = block.keys(sheet(["so that is the harbour", "and that is the mayor"]))
    assert one.runs & other.runs
