"""Are the closed classes of words well formed, and is a file that lacks one or has one too many refused?"""

import re
import tomllib
from dataclasses import fields
from importlib import resources
from typing import Any

import pytest

from tracker.errors import LexiconError
from tracker.lexicon.words import Citing, Words, load, load_citing, load_places
from tracker.model import Relation

DATA = resources.files("tracker.lexicon") / "data"
NAMES = ("words.toml", "titles.toml")
TEXTS = {name: (DATA / name).read_text(encoding="utf-8") for name in (*NAMES, "places.toml", "citing.toml")}
TABLES: dict[str, Any] = {name: words for file in NAMES for name, words in tomllib.loads(TEXTS[file]).items()}
WORDS = load(*(TEXTS[name] for name in NAMES))
PLACES = load_places(TEXTS["places.toml"])
COUNTRIES: dict[str, Any] = tomllib.loads(TEXTS["places.toml"])
CITING = load_citing(TEXTS["citing.toml"])
CLASSES = [field.name for field in fields(Words)]


# --- Closed classes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_holds_words_in_lower_case(name: str) -> None:
    found: frozenset[str] = getattr(WORDS, name)
    assert found
    assert [word for word in found if word != word.lower() or word != word.strip() or not word] == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("abbreviations", "mr"), ("abbreviations", "sen"), ("determiners", "the"), ("possessives", "his"),
        ("pronouns", "she"), ("persons", "he"), ("relatives", "who"), ("auxiliaries", "was"), ("copulas", "was"),
        ("modals", "would"), ("negations", "not"), ("adverbs", "also"), ("catenatives", "declined"),
        ("prepositions", "of"), ("noun_links", "for"), ("conjunctions", "and"), ("subordinators", "that"),
        ("finite", "is"), ("hedges", "reportedly"), ("days", "monday"), ("months", "march"), ("openers", "the"),
        ("roles", "minister"), ("bodies", "ministry"), ("people", "officials"), ("documents", "report"),
    ],
)  # fmt: skip
def test_a_class_holds_its_plainest_word(name: str, word: str) -> None:
    assert word in getattr(WORDS, name)


@pytest.mark.parametrize(
    ("part", "whole"),
    [("copulas", "auxiliaries"), ("possessives", "determiners")],
    ids=["forms of be", "possessives"],
)
def test_a_class_within_another(part: str, whole: str) -> None:
    assert getattr(WORDS, part) <= getattr(WORDS, whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [("honorifics_male", "honorifics_female"), ("prepositions", "pronouns"), ("prepositions", "auxiliaries"),
     ("days", "months"), ("conjunctions", "auxiliaries"), ("hedges", "negations"), ("bodies", "days")],
)  # fmt: skip
def test_classes_that_share_nothing(one: str, other: str) -> None:
    assert getattr(WORDS, one) & getattr(WORDS, other) == set()


def test_a_missing_class_is_named() -> None:
    with pytest.raises(LexiconError, match="missing or unknown: days"):
        load(TEXTS["words.toml"].replace("\ndays = ", "\n# days = "), TEXTS["titles.toml"])


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(LexiconError, match="missing or unknown: weeks"):
        load(*(TEXTS[name] for name in NAMES), 'weeks = ["week"]')


# --- Countries --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", COUNTRIES)
def test_a_country_is_named_and_its_forms_lead_to_it(table: str) -> None:
    entry = COUNTRIES[table]
    assert set(entry) == {"name", "forms", "people", "capitals"}
    assert re.fullmatch(r"[a-z0-9_-]+", table)
    assert entry["name"] in entry["forms"]
    assert all(PLACES.countries[form] == entry["name"] for form in entry["forms"])
    assert all(PLACES.people[form] == entry["name"] for form in entry["people"])
    assert all(PLACES.capitals[form] == entry["name"] for form in entry["capitals"])


def test_no_name_stands_for_two_countries() -> None:
    for kind, found in (("forms", PLACES.countries), ("people", PLACES.people), ("capitals", PLACES.capitals)):
        assert len(found) == sum(len(set(entry[kind])) for entry in COUNTRIES.values())


# --- Words beside outlets ---------------------------------------------------------------------------------------------


def test_participles_lead_to_relations() -> None:
    assert set(CITING.by.values()) <= set(Relation)
    assert CITING.by["carried"] == Relation.CARRIED


@pytest.mark.parametrize("name", [field.name for field in fields(Citing)])
def test_a_list_beside_outlets_holds_words_in_lower_case(name: str) -> None:
    found = list(getattr(CITING, name))
    assert found
    assert [word for word in found if word != word.lower().strip()] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(TEXTS["citing.toml"].replace("\ntalk = ", "\ntalks = "), "talk, talks", id="misspelt"),
        pytest.param(
            TEXTS["citing.toml"].replace("[words]\n", '[words]\nsmoke = ["signals"]\n'), "smoke", id="unknown"
        ),
    ],
)
def test_a_wrong_list_beside_outlets_is_named(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=f"citing.toml: missing or unknown: {message}"):
        load_citing(text)
