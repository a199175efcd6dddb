"""Are the words that turn a sense well formed, and is a file that lacks a class refused?"""

import tomllib
from importlib import resources

import pytest

from tracker import lexicon
from tracker.errors import LexiconError
from tracker.lexicon import turning
from tracker.text import normal

TEXT = (resources.files("tracker.lexicon") / "data" / "turns.toml").read_text(encoding="utf-8")
TABLES = tomllib.loads(TEXT)
TURNS = lexicon.turns()
FULL = lexicon.load()


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_as_wordings_are_compared(name: str) -> None:
    assert TABLES[name]
    assert [word for word in TABLES[name] if normal(word) != word] == []


@pytest.mark.parametrize("name", [name for name, words in TABLES.items() if isinstance(words, list)])
def test_no_word_is_given_twice(name: str) -> None:
    assert len(set(TABLES[name])) == len(TABLES[name])


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (TURNS.negations, "dont"), (TURNS.hedges, "may"), (TURNS.hedges, "reportedly"), (TURNS.backshift, "would"),
        (TURNS.persons, "they"), (TURNS.possessives, "their"), (TURNS.asides, "sic"), (TURNS.titles, "minister"),
        (TURNS.plain, "monday"), (TURNS.places, "russia"), (TURNS.auxiliaries, "is"), (TURNS.numerals, "forty"),
    ],
)  # fmt: skip
def test_a_class_holds_its_plainest_word(found: frozenset[str], word: str) -> None:
    assert word in found


def test_conditions_are_rows_of_words() -> None:
    assert {("if",), ("as", "long", "as")} <= TURNS.conditions
    assert TURNS.longest == 3


def test_short_scales_lead_to_numerals() -> None:
    assert set(TURNS.scales.values()) <= set(TURNS.numerals.values())


def test_every_denial_of_the_finding_step_is_one_here() -> None:
    assert {normal(word) for word in FULL.words.negations} - {"n t", "nt"} <= TURNS.negations


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(TEXT.replace("\nasides = ", "\naside = "), "aside, asides", id="misspelt"),
        pytest.param(TEXT.replace("[scales]", "[scale]"), "scale, scales", id="a table"),
    ],
)
def test_a_wrong_class_is_named(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=f"turns.toml: missing or unknown: {message}"):
        turning.load(text, FULL.words, FULL.places)
