"""Is the key of a wording the same for wordings that differ in marks only, and does it lead back to the text?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text import mapped, normal

TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aAéßİﬁ½’'“”-– \n…\u00ad\u0301")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Rock-solid", "rock solid", id="hyphen and case"),
        pytest.param("rock\u00adsolid", "rocksolid", id="soft hyphen"),
        pytest.param("“It isn’t,”", "it isn't", id="marks and apostrophes"),
        pytest.param("It holds … for now", "it holds for now", id="cut"),
        pytest.param("[It] holds", "it holds", id="brackets"),
        pytest.param("cafe\u0301", "café", id="accents in two ways"),
        pytest.param("Brandão", "Brandao", id="accent and none"),
        pytest.param("ﬁne", "fine", id="ligature"),
        pytest.param("Ｄａｍ", "dam", id="wide letters"),
        pytest.param("STRASSE", "Straße", id="sharp s"),
        pytest.param("a\u00a0 b\n\nc", "a b c", id="blanks"),
        pytest.param("  — a —  ", "a", id="signs at the ends"),
        pytest.param("…—“”", "", id="signs only"),
    ],
)
def test_alike_but_for_marks(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("it holds", "it held"), ("30", "300"), ("3.5", "35"), ("re-sign", "resign"), ("дом", "дым")],
    ids=["words", "numbers", "decimals", "cut words", "other letters"],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(text=TEXTS)
def test_the_key_is_words_parted_by_one_blank(text: str) -> None:
    key = normal(text)
    assert key == key.strip()
    assert "  " not in key
    assert all(char == " " or char.isalnum() for char in key)
    assert normal(key) == key


@given(text=TEXTS)
def test_the_map_leads_from_each_character_to_where_it_came_from(text: str) -> None:
    found = mapped(text)
    assert found.text == normal(text)
    assert len(found.map) == len(found.text)
    assert list(found.map) == sorted(found.map)
    for char, place in zip(found.text, found.map, strict=True):
        if char == " ":
            continue
        assert char in normal(text[place])


@given(text=TEXTS, other=TEXTS)
def test_the_key_of_two_texts_is_that_of_each(text: str, other: str) -> None:
    assert normal(f"{text}\n{other}") == f"{normal(text)} {normal(other)}".strip()
