"""Who is named in a sentence, with which titles, and what is a person and what a body?"""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.attribute.names import Name, in_words
from tracker.lexicon import Lexicon
from tracker.model import SpeakerKind, Word
from tracker.text import tokens

PERSON, GROUP = SpeakerKind.PERSON, SpeakerKind.GROUP


def words(text: str) -> list[Word]:
    return [Word(t.start, t.end, t.text, t.text.lower().replace("’", "'")) for t in tokens(text, abbreviations={"mr"})]


def capitals(text: str) -> list[int]:
    return [i for i, word in enumerate(words(text)) if word.text[0].isupper()]


def named(text: str, lexicon: Lexicon) -> list[Name]:
    return list(in_words(words(text), capitals(text), lexicon))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Yesterday Ada Brandt left.", [("Ada Brandt", PERSON)], id="two names"),
        pytest.param("Yesterday Ada Maria Brandt left.", [("Ada Maria Brandt", PERSON)], id="three names"),
        pytest.param("Yesterday John F. Lee left.", [("John F. Lee", PERSON)], id="initial"),
        pytest.param("Yesterday Ludwig van Hoorn left.", [("Ludwig van Hoorn", PERSON)], id="particle"),
        pytest.param("Yesterday Jean-Luc O’Neil left.", [("Jean-Luc O’Neil", PERSON)], id="hyphen and apostrophe"),
        pytest.param("Then Mayor Ada Brandt left.", [("Ada Brandt", PERSON)], id="title"),
        pytest.param("Then Foreign Minister Ada Brandt left.", [("Ada Brandt", PERSON)], id="title of two words"),
        pytest.param("Then Chinese Foreign Minister Li Ming left.", [("Li Ming", PERSON)], id="nationality"),
        pytest.param("Then South Korean-born Ada Brandt left.", [("Ada Brandt", PERSON)], id="born there"),
        pytest.param("Then Mr. Lee left.", [("Lee", PERSON)], id="Mr."),
        pytest.param("Ada Brandt met Lee Park.", [("Ada Brandt", PERSON), ("Lee Park", PERSON)], id="two people"),
        pytest.param("On Monday Ada Brandt left.", [("Ada Brandt", PERSON)], id="day before"),
        pytest.param("The dam held.", [], id="nobody"),
        pytest.param("He left. She stayed.", [], id="pronouns"),
        pytest.param("It met the Security Council.", [("Security Council", GROUP)], id="council"),
        pytest.param("It went to Russia.", [("Russia", GROUP)], id="country"),
        pytest.param("It went to Moscow.", [("Moscow", GROUP)], id="capital"),
        pytest.param("Presumptive GOP nominees left.", [("Presumptive GOP", GROUP)], id="GOP"),
        pytest.param("Then Ada Brandt III left.", [("Ada Brandt III", PERSON)], id="the third"),
        pytest.param("PORT LEITH - Ada Brandt left.", [("PORT LEITH", GROUP), ("Ada Brandt", PERSON)], id="dateline"),
        pytest.param("Hundreds of farmers left.", [], id="hundreds"),
        pytest.param("It met many Asian farmers.", [("Asian", GROUP)], id="people of a part of the world"),
    ],
)  # fmt: skip
def test_names_in_a_sentence(text: str, found: list[tuple[str, SpeakerKind]], lexicon: Lexicon) -> None:
    assert [(name.text, name.kind) for name in named(text, lexicon)] == found


@pytest.mark.parametrize(
    ("text", "titles", "country"),
    [
        pytest.param("Then Mayor Ada Brandt left.", ("mayor",), None, id="title"),
        pytest.param("Then senior official Ada Brandt left.", ("official",), None, id="lower case"),
        pytest.param("Then Chinese Foreign Minister Li Ming left.", ("foreign", "minister"), "China", id="adjective"),
        pytest.param("Russia’s foreign minister Ada Brandt left.", ("foreign", "minister"), "Russia", id="possessor"),
    ],
)
def test_titles_and_countries_are_parted_from_a_name(
    text: str, titles: tuple[str, ...], country: str | None, lexicon: Lexicon
) -> None:
    name = named(text, lexicon)[-1]
    assert set(name.titles) >= set(titles)
    assert name.country == country


def test_outlets_are_no_names(lexicon: Lexicon) -> None:
    text = "Ada Brandt told Reuters so."
    found = in_words(words(text), capitals(text), lexicon, frozenset({3}))
    assert [name.text for name in found] == ["Ada Brandt"]


ANYTHING = "Ada van Brandt Mayor the of Russia ’s Monday , . “ chief Jr. and met"
PIECES = st.lists(st.sampled_from(ANYTHING.split()))


@given(text=PIECES.map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_words_names_are_some_of_them_in_order(text: str, lexicon: Lexicon) -> None:
    given_words = words(text)
    found = list(in_words(given_words, capitals(text), lexicon))
    assert all(one.last <= two.first for one, two in pairwise(found))
    for name in found:
        assert 0 <= name.whole <= name.first < name.last <= len(given_words)
        assert name.text == " ".join(word.text for word in given_words[name.first : name.last])
