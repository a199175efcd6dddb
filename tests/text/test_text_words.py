"""Are the tokens of a text the words and signs that a reader sees, each where it stands?"""

import doctest
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text import tokens, words

TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aAsS.’'“”\"-‐&@#_/: \n…`<>")))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("The dam holds.", ["The", "dam", "holds", "."], id="words and a full stop"),
        pytest.param("China's dam", ["China", "'s", "dam"], id="possessive"),
        pytest.param("China’s dam", ["China", "’s", "dam"], id="possessive, curly"),
        pytest.param("the workers' union", ["the", "workers", "'", "union"], id="plural possessive"),
        pytest.param("it isn’t so", ["it", "isn’t", "so"], id="contraction"),
        pytest.param("he'd say they’ve gone", ["he", "'d", "say", "they", "’ve", "gone"], id="shortened verbs"),
        pytest.param("Jose\u0301 IbÃ¡Ã±ez", ["Jose\u0301", "IbÃ¡Ã±ez"], id="accents apart, and misread"),
        pytest.param("O'Neil of Co-op", ["O'Neil", "of", "Co-op"], id="inner apostrophe and hyphen"),
        pytest.param("U.S. envoys", ["U.S.", "envoys"], id="letters with stops"),
        pytest.param("at 9 a.m. sharp", ["at", "9", "a.m.", "sharp"], id="small letters with stops"),
        pytest.param("Mr. Lee", ["Mr.", "Lee"], id="abbreviation"),
        pytest.param("John F. Lee", ["John", "F.", "Lee"], id="initial"),
        pytest.param("I saw Lee. He left.", ["I", "saw", "Lee", ".", "He", "left", "."], id="full stop is no part"),
        pytest.param("AT&T fell 3.5%", ["AT&T", "fell", "3.5", "%"], id="signs inside"),
        pytest.param("“No…” she--", ["“", "No", "…", "”", "she", "--"], id="cut and dash"),
        pytest.param("see https://a.example/b?c=1 now", ["see", "https://a.example/b?c=1", "now"], id="address"),
        pytest.param("by @ada_b on #dam", ["by", "@ada_b", "on", "#dam"], id="handle and tag"),
        pytest.param("``No''", ["``", "No", "''"], id="typewriter marks"),
        pytest.param("сказал Лаврова", ["сказал", "Лаврова"], id="other letters"),
        pytest.param(" \n\t\u00a0", [], id="blanks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_cut_as_a_reader_cuts_it(text: str, parts: list[str]) -> None:
    assert [token.text for token in tokens(text, abbreviations={"mr"})] == parts


@given(text=TEXTS)
def test_every_character_but_blanks_is_in_one_token(text: str) -> None:
    found = tokens(text, abbreviations={"a", "mr"})
    assert all(token.text == text[token.start : token.end] for token in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert "".join(token.text for token in found) == "".join(text.split())


@given(before=TEXTS, text=TEXTS, after=TEXTS)
def test_a_part_of_a_text_keeps_the_offsets_of_the_whole(before: str, text: str, after: str) -> None:
    whole = before + "\n" + text + "\n" + after
    start = len(before) + 1
    part = tokens(whole, start, start + len(text))
    assert all(start <= t.start < t.end <= start + len(text) and t.text == whole[t.start : t.end] for t in part)
    assert "".join(t.text for t in part) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a", "a.", "a'", "'s", "-", ".", "``", "A.", "@", "a-", "http://", "\ufffc"])
def test_a_long_text_of_anything_is_cut(unit: str) -> None:
    text = unit * 100_000
    assert sum(token.end - token.start for token in tokens(text)) == len(text)


@given(text=TEXTS)
def test_words_hold_letters_or_digits_and_straight_apostrophes(text: str) -> None:
    assert all("’" not in word and any(c.isalnum() for c in word) for word in words(text))


@pytest.mark.parametrize("name", ["words", "normal", "stems"])
def test_examples_hold(name: str) -> None:
    results = doctest.testmod(import_module(f"tracker.text.{name}"))
    assert results.attempted > 0
    assert results.failed == 0
