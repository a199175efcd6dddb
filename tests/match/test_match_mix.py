"""Do the parts of a score say what they are said to, and does their mix tell repeats from look-alikes?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.errors import LexiconError
from tracker.lexicon import mix as weights
from tracker.match import among, mix
from tracker.match.sheet import sheet, strings

WEIGHTS = lexicon.load().mix
SAID = "The harbour will stay open to every ship that pays its dues"


def parts(a: str, b: str) -> dict[str, float]:
    bags = mix.bags(sheet([a, b]))
    return dict(zip(mix.PARTS, mix.parts(bags, [0], [1])[0].tolist(), strict=True))


def likely(a: str, b: str) -> float:
    bags = mix.bags(sheet([a, b]))
    return float(mix.likely(WEIGHTS, mix.parts(bags, [0], [1]), 10_000)[0])


def test_parts_count_shared_words() -> None:
    found = parts("the ferry sails at seven", "At seven the ferry sails, says the mayor")
    assert found["words"] == pytest.approx(np.log1p(5))
    assert found["share"] == 1
    assert found["order"] == pytest.approx(3 / 5)
    assert found["whole"] == pytest.approx(3 / 8)
    assert found["pairs"] == pytest.approx(np.log1p(3))  # the ferry, ferry sails, at seven
    assert found["joined"] == pytest.approx(3 / 4)


TEXTS = st.lists(st.sampled_from(("harbour", "tide", "the", "rises", "9", "ferry")), max_size=9).map(" ".join)


@given(TEXTS, TEXTS)
def test_parts_are_the_same_both_ways(a: str, b: str) -> None:
    assert parts(a, b) == parts(b, a)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SAID.upper() + "…", id="as it was"),
        pytest.param("will stay open to every ship that pays", id="cut"),
        pytest.param("The harbour will stay open … to every ship that pays [its] dues", id="marks"),
        pytest.param("The port will stay open to every boat that pays its dues", id="words exchanged"),
        pytest.param(SAID + ". And the ferry sails at seven, whatever the mayor may say", id="joined"),
    ],
)
def test_repeats_are_likely(other: str) -> None:
    assert likely(SAID, other) >= WEIGHTS.enough


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Every ship that leaves this town takes some of its people with it", id="a phrase in common"),
        pytest.param("The mayor will stay at home, and so will her dog", id="grammar in common"),
        pytest.param("", id="nothing"),
    ],
)
def test_others_are_not(other: str) -> None:
    assert likely(SAID, other) < WEIGHTS.enough / 2


def test_the_more_quotations_the_more_is_asked() -> None:
    values = mix.parts(mix.bags(sheet([SAID, "stay open to every ship"])), [0], [1])
    few, many = (float(mix.likely(WEIGHTS, values, size)[0]) for size in (100, 1_000_000))
    assert few > many


def test_among_many_the_repeats_are_found() -> None:
    texts = ["the mayor has a dog", SAID, "", "nobody asked her", "open to every ship that pays its dues"]
    (found,) = among(texts, WEIGHTS, WEIGHTS.enough)
    assert (found.a, found.b) == (1, 4)
    assert WEIGHTS.enough <= found.likely <= 1


def test_numbers_become_characters_that_are_no_surrogates() -> None:
    numbers = np.array([0, 0xD6FF, 0xD700, 0x10FFFF], np.int64)
    (row,) = strings(numbers, np.array([0, 4]))
    assert len(set(row)) == 4
    assert row.encode("utf-8")


BROKEN = "base = {base}\ncrowd = 1\nenough = 0.5\n{more}\n[weights]\nwords = 1\n[closer]\nbase = 0\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("base = 1\ncrowd = 1\nenough = 0.5", "must hold", id="no weights"),
        pytest.param(BROKEN.format(base="'x'", more=""), "base", id="no number"),
        pytest.param(BROKEN.format(base=1, more="more = 1"), "must hold", id="unknown"),
        pytest.param(
            BROKEN.format(base=1, more="").replace("base = 0", "run = 0"), "must hold", id="no base of closer"
        ),
        pytest.param(
            BROKEN.format(base=1, more="").replace("base = 0", "base = 0\nrun = 'x'"), "run", id="no number there"
        ),
    ],
)
def test_a_broken_file_of_weights_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(LexiconError, match=wrong):
        weights.load(text, "mix.toml")


def test_there_is_a_weight_for_each_part() -> None:
    assert set(WEIGHTS.weights) == set(mix.PARTS)
