"""The file of words around outlets' names."""

import pytest

from tracker.errors import LexiconError
from tracker.lexicon import generic_outlets

MEDIA = """
[generic.state-media]
name = "state media"
kind = "media"
forms = ["state media"]
examples = ["So said state media."]
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("Le Monde", ("Le", "Monde"), id="words"),
        pytest.param("People’s Daily", ("People", "'s", "Daily"), id="possessive"),
        pytest.param("RFE/RL", ("RFE", "/", "RL"), id="sign"),
        pytest.param("Al-Ahram", ("Al-Ahram",), id="hyphen"),
        pytest.param("  Le   Monde ", ("Le", "Monde"), id="blanks"),
    ],
)
def test_split(name: str, words: tuple[str, ...]) -> None:
    assert generic_outlets.split(name) == words


def test_an_empty_file_knows_nothing() -> None:
    assert generic_outlets.load("") == generic_outlets.Generic()


def test_a_noun_of_several_kinds_fits_them_all() -> None:
    words = generic_outlets.load('[nouns]\nnewspaper = ["weekly"]\nmagazine = ["weekly", "glossy weekly"]')
    assert [noun.kinds for noun in words.nouns_by_first["weekly"]] == [{"newspaper", "magazine"}]
    assert [noun.words for noun in words.nouns_by_last["weekly"]] == [("glossy", "weekly"), ("weekly",)]


def test_a_noun_for_any_kind_fits_outlets_but_no_shows() -> None:
    [noun] = generic_outlets.load('[nouns]\nany = ["website"]').nouns_by_first["website"]
    assert noun.kinds == {"agency", "newspaper", "broadcaster", "online", "magazine", "social", "government"}


def test_a_generic_outlet_takes_the_country_that_is_said() -> None:
    words = generic_outlets.load(f'[places]\nCN = ["Chinese", "China"]\n{MEDIA}')
    chinese = words.located("state-media", "CN")
    assert (chinese.id, chinese.name, chinese.country) == ("state-media-cn", "Chinese state media", "CN")
    assert words.get("state-media-cn") == chinese


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[nouns", "f: not TOML: ", id="not TOML"),
        pytest.param("[verbs]", "f: [verbs]: unknown part; known are nouns, ", id="part"),
        pytest.param('[nouns]\ngazette = ["g"]', "f: [nouns] gazette: unknown key; ", id="kind of noun"),
        pytest.param('[modifiers]\nwords = "state"', "f: [modifiers] words: must be a list ", id="no list"),
        pytest.param("[places]\nCN = []", "f: [places] CN: must be a list ", id="empty list"),
        pytest.param("[generic.x]\nnom = 1", "f: [generic.x] nom: unknown key; ", id="unknown key"),
        pytest.param('[generic.x]\nname = "x"', "f: [generic.x] kind: is missing", id="missing"),
        pytest.param(MEDIA.replace('"media"', '"crowd"'), "f: [generic.state-media] kind: 'crowd' is ", id="kind"),
        pytest.param(MEDIA + 'ownership = "mine"', "f: [generic.state-media] ownership: 'mine' is ", id="ownership"),
        pytest.param(
            MEDIA + MEDIA.replace("generic.state-media", "generic.x"),
            "f: [generic.x] forms: 'state media' belongs to [generic.state-media]",
            id="form twice",
        ),
    ],
)
def test_a_broken_rule_is_named(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        generic_outlets.load(text, "f")
    assert str(caught.value).startswith(message)
