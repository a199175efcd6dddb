"""Is it shown word by word what changed, as printed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match.diff import wording
from tracker.text import normal

TEXTS = st.lists(st.sampled_from(["The", "tide,", "“rises", "and", "falls”", "Rock-solid", "—", "it's"]), max_size=15)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("Rock-solid!", "rock solid", (("=", "rock solid"),), id="marks alone are no change"),
        pytest.param("the tide", "the high tide,", (("=", "the"), ("+", "high"), ("=", "tide,")), id="added"),
        pytest.param("the high tide", "the tide", (("=", "the"), ("-", "high"), ("=", "tide")), id="dropped"),
        pytest.param(
            "we hold “firm”, he said",
            "We stay “firm”, she said.",
            (("=", "We"), ("-", "hold"), ("+", "stay"), ("=", "“firm”,"), ("-", "he"), ("+", "she"), ("=", "said.")),
            id="exchanged, with the marks",
        ),
        pytest.param("rock-solid", "rock-hard", (("=", "rock-"), ("-", "solid"), ("+", "hard")), id="within a hyphen"),
        pytest.param("a\n b", "a b", (("=", "a b"),), id="blanks"),
        pytest.param("gone", "", (("-", "gone"),), id="all dropped"),
        pytest.param("", "…", (), id="no words"),
    ],
)
def test_changes(a: str, b: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert wording(a, b) == expected


@given(TEXTS, TEXTS)
def test_changes_lead_from_one_to_the_other(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    found = wording(a, b)
    assert normal(" ".join(words for sign, words in found if sign != "-")) == normal(b)
    assert normal(" ".join(words for sign, words in found if sign != "+")) == normal(a)


@given(TEXTS)
def test_nothing_changes_from_a_wording_to_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert all(sign == "=" for sign, _ in wording(text, text))
