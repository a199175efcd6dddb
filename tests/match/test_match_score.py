"""Do the scores say how alike two wordings are, at a bounded cost?"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import seconds
from tracker.match.score import WORDS, aligned, edits, gathered, score, slip

WORDS_OF_A_TEXT = ["the", "tide", "of", "a", "rising", "sea", "waits", "for", "nobody", "9", "harbours", "not"]
WORDINGS = st.lists(st.sampled_from(WORDS_OF_A_TEXT), max_size=25)
AROUND = st.lists(st.sampled_from(WORDS_OF_A_TEXT), max_size=3)

ALIKE = [
    pytest.param("Rock-solid!", "“rock solid”", 100, id="marks and case"),
    pytest.param("solid as rock", "they are solid as a rock and will stay so", 85, id="inside, a word more"),
    pytest.param("rock solid", "they are solid as a rock and will stay so", 85, id="inside, other order"),
    pytest.param(
        "we will mend the roads and the bridges", "we will mend the bridges and the roads", 90, id="parts swapped"
    ),
    pytest.param("never once did the dam leak", "never once [since] did the dam leak", 90, id="a word put in"),
]
UNLIKE = [
    pytest.param("rock solid", "a solid majority voted for the new rock festival and its stage", id="scattered words"),
    pytest.param("the dam will hold", "the river has risen again since May", id="nothing in common"),
    pytest.param("a big deal", "it was for the people who went under", id="small words in common"),
]


@pytest.mark.parametrize(("one", "other", "floor"), ALIKE)
def test_repeats_score_high(one: str, other: str, floor: float) -> None:
    assert score(one, other).total >= floor


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_others_score_low(one: str, other: str) -> None:
    assert score(one, other).total < 62


@given(WORDINGS, WORDINGS)
def test_scores_are_symmetric_and_in_range(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    assert score(a, b) == score(b, a)
    assert 0 <= score(a, b).total <= 100


@given(WORDINGS)
def test_a_wording_scores_100_on_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert score(text, text).total == 100


@given(st.lists(st.sampled_from(WORDS_OF_A_TEXT), min_size=1, unique=True), AROUND, AROUND)
def test_a_part_is_found_in_the_whole(part: list[str], before: list[str], after: list[str]) -> None:
    text = " ".join(part)
    found = score(text, " ".join([*before, "xylophone", text, "zeppelin", *after]))
    assert found.cover == 100
    assert found.run == len(part)


def test_the_stretch_is_where_the_short_one_lies() -> None:
    short, long = list("bcd"), list("xyabcdz")
    assert aligned(short, long) == (3, 6)
    assert gathered(["d", "b"], long) == (3, 6)
    assert gathered(["q"], long) == (0, 0)


@given(WORDINGS, WORDINGS)
def test_edits_cover_both_sides_in_order(a: list[str], b: list[str]) -> None:
    found = edits(a, b)
    assert [w for kept, i, j, _, _ in found for w in a[i:j]] == a
    assert [w for kept, _, _, i, j in found for w in b[i:j]] == b
    assert all(a[i:j] == b[k:m] for kept, i, j, k, m in found if kept)


def test_edits_stop_comparing_at_the_bound() -> None:
    words = ["tide"] * (WORDS + 5)
    assert edits(words, words) == [(True, 0, WORDS, 0, WORDS), (False, WORDS, WORDS + 5, WORDS, WORDS + 5)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("harbour", "harbor", True),
        ("harbour", "harbuor", True),
        ("harbour", "arbour", False),
        ("harbour", "harvest", False),
    ],
)
def test_one_slip_is_forgiven(one: str, other: str, *, same: bool) -> None:
    assert slip(one, other) is same


def test_twenty_thousand_characters_cost_little() -> None:
    words = [f"word{random.Random(i).randrange(3000)}x" for i in range(2500)]  # noqa: S311  a text, no secret
    long, shifted = " ".join(words), " ".join([*words[100:], *words[:90]])
    with seconds():
        assert score(long, shifted).total > 85
        assert score("the " * 6000, "the tide " * 3000).total < 100
