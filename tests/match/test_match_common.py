"""Are the words told that too many share to compare by?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match import block, common, meet, spelt
from tracker.match.sheet import sheet

WORDS = ("harbour", "tides", "of", "the", "rises", "seven", "9", "ferry", "mayor’s", "坚如磐石")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(TEXTS)
def test_every_key_of_a_wording_has_words(text: str) -> None:
    found = sheet([text])
    (own,) = block.keys(found)
    words = spelt(text)
    assert own.every | set(block.runs(found, skips=True).keys.tolist()) <= words.keys()
    assert {words[key].count(" ") for key in own.runs} <= {2}


TOLD = [
    pytest.param("the harbour rises at {}", "the harbour rises", id="three words in a row"),
    pytest.param("the harbour {} rises", "the harbour … rises", id="a word between"),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_is_dropped_is_listed_with_how_many_wordings_have_it(text: str, words: str) -> None:
    texts = [text.format(f"x{number}y") for number in range(meet.CAP + 1)]
    (first, *_) = common([*texts, *texts])  # the same again is no other wording
    assert first == (words, meet.CAP + 1)
    assert common(texts[1:]) == []


@given(st.lists(TEXTS, max_size=12))
def test_as_many_are_listed_as_are_dropped(texts: list[str]) -> None:
    found = common(texts, cap=2)
    assert len(found) == meet.meetings(sheet(texts), cap=2).dropped
    assert [one.wordings for one in found] == sorted((one.wordings for one in found), reverse=True)
    assert common(texts, 1, cap=2) == found[:1]
