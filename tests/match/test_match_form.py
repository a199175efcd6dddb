"""Are wordings cut into words, stems and words of sense as comparing needs them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match.form import formed, small
from tracker.text import stem

STEMS = [
    pytest.param("relation", "relations", id="plural"),
    pytest.param("country", "countries", id="plural in -ies"),
    pytest.param("pledge", "pledged", id="past"),
    pytest.param("run", "running", id="doubled letter"),
    pytest.param("firm", "firmly", id="adverb"),
    pytest.param("push", "pushing", id="participle"),
]
KEPT = ["process", "crisis", "virus", "sing", "red", "мост", "2023", ""]


@pytest.mark.parametrize(("one", "other"), STEMS)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", KEPT)
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("other", ["the harbour's gate", "the harbour’s gate", "THE HARBOUR’S GATE"])
def test_the_possessive_is_no_part_of_the_stem(other: str) -> None:
    assert formed(other).stems == formed("the harbour gate").stems


def test_short_words_carry_no_sense_and_numbers_do() -> None:
    assert formed("A firm no to 40 of the plans").key == (stem("firm"), "40", stem("plans"))
    assert small("the")
    assert not small("7")


def test_where_no_word_stands_out_all_count() -> None:
    assert formed("We can do it").key == ("we", "can", "do", "it")


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aé’'sS⑴½ _"))))
def test_every_word_has_a_stem(text: str) -> None:
    found = formed(text)
    assert len(found.words) == len(found.stems)
    assert all(0 <= place < len(found.words) for place in found.content)
    assert " ".join(found.words) == found.text
