"""Is it noticed when like wordings deny each other?"""

import pytest

from tracker.match.contrary import contrary, negation, numeral
from tracker.text import normal


def words(text: str) -> list[str]:
    return normal(text).split()


@pytest.mark.parametrize("text", ["not", "never", "Don't", "won’t", "cannot", "Nobody", "without"])
def test_words_that_deny(text: str) -> None:
    assert negation(normal(text))


@pytest.mark.parametrize("text", ["note", "want", "president", "now", "knot", "front"])
def test_words_that_only_look_so(text: str) -> None:
    assert not negation(normal(text))


@pytest.mark.parametrize("text", ["30", "30m", "two", "Half", "millions"])
def test_words_that_are_numbers(text: str) -> None:
    assert numeral(normal(text))


@pytest.mark.parametrize("text", ["one", "tonight", "often", ""])
def test_words_that_are_none(text: str) -> None:
    assert not numeral(normal(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("we will close the port", "we will not close the port", id="not"),
        pytest.param("we can close the port", "we can't close the port", id="contraction"),
        pytest.param("they cost 30 million", "they cost 40 million", id="digits"),
        pytest.param("elected three times", "elected twice", id="words"),
        pytest.param("it has twenty five mills", "it has 26 mills", id="tens"),
        pytest.param("it has 1,200 mills", "it has 1,300 mills", id="thousands"),
    ],
)
def test_contrary(one: str, other: str) -> None:
    assert contrary(words(one), words(other))
    assert contrary(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("I'm not — I'm not going", "I'm not going", id="said twice"),
        pytest.param("the port will close", "the port will close in 2031", id="number on one side only"),
        pytest.param("it never leaked", "it did not leak", id="denied in two ways"),
        pytest.param("it holds forty million litres", "it holds 40m litres", id="letters and digits"),
        pytest.param("it has twenty-five mills", "it has 25 mills", id="tens"),
        pytest.param("thirty-one of them", "31 of them", id="one is a number behind tens"),
        pytest.param("it has 1,200 mills", "it has 1200 mills", id="thousands"),
    ],
)
def test_not_contrary(one: str, other: str) -> None:
    assert contrary(words(one), words(other)) is None
