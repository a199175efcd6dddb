"""Are the reporting words what their file says, and is what it may not say refused?"""

import doctest
import tomllib
from importlib import resources
from typing import Any

import pytest

from tracker.errors import LexiconError
from tracker.lexicon import cues
from tracker.lexicon.cues import CLASSES, Cues, inflected, load
from tracker.text import words

TEXT = (resources.files("tracker.lexicon") / "data" / "cues.toml").read_text(encoding="utf-8")
TABLES: dict[str, Any] = tomllib.loads(TEXT)
CUES = load(TEXT, "cues.toml")
GROUPS = sorted(CLASSES)
EXAMPLES = [(name, line) for name, table in TABLES.items() for line in table.get("examples", ())]


def classes_in(line: str, found: Cues) -> set[str]:
    """The classes of all reporting words in a line, in whatever form."""
    parts = [word.lower() for word in words(line)]
    held = {"noun"} if found.nouns & set(parts) else set()
    for i, part in enumerate(parts):
        for verb in found.verbs.get(part, ()):
            if tuple(parts[i + 1 : i + 1 + len(verb.rest)]) == verb.rest:
                held |= verb.classes
    return held


# --- The file that is shipped -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[f"{name}: {line}" for name, line in EXAMPLES])
def test_every_example_holds_a_form_of_its_class(name: str, line: str) -> None:
    assert name in classes_in(line, CUES)


@pytest.mark.parametrize("name", [*GROUPS, "noun"])
def test_every_class_is_documented_and_has_an_example(name: str) -> None:
    assert TABLES[name]["about"]
    assert TABLES[name]["examples"]


def test_the_file_has_the_classes_that_there_are() -> None:
    assert set(TABLES) == CLASSES | {"noun", "irregular"}


@pytest.mark.parametrize("name", GROUPS)
def test_a_class_lists_lower_case_words_that_are_all_known(name: str) -> None:
    lemmas = {verb.lemma for verbs in CUES.verbs.values() for verb in verbs if name in verb.classes}
    assert lemmas == set(TABLES[name]["verbs"])
    assert all(lemma == lemma.lower().strip() for lemma in lemmas)


@pytest.mark.parametrize("verb", TABLES["irregular"])
def test_an_irregular_verb_gives_all_its_forms(verb: str) -> None:
    forms = TABLES["irregular"][verb]
    assert len(forms) in {3, 4}  # s, past, participle where it differs, ing
    assert forms[0].endswith("s")
    assert forms[-1].endswith("ing")


def test_the_longest_reading_of_a_word_comes_first() -> None:
    for found in CUES.verbs.values():
        lengths = [len(verb.rest) for verb in found]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        pytest.param("said", "say", "past", id="said"),
        pytest.param("says", "say", "s", id="says"),
        pytest.param("saying", "say", "ing", id="saying"),
        pytest.param("told", "tell", "past", id="told"),
        pytest.param("written", "write", "past", id="participle"),
        pytest.param("denied", "deny", "past", id="y"),
        pytest.param("stresses", "stress", "s", id="ss"),
        pytest.param("referring", "refer to", "ing", id="doubled"),
        pytest.param("pointed", "point out", "past", id="two words"),
        pytest.param("put", "put it", "past", id="past like the base"),
        pytest.param("argues", "argue", "s", id="e"),
        pytest.param("arguing", "argue", "ing", id="e dropped"),
        pytest.param("published", "publish", "past", id="sh"),
        pytest.param("began", "begin", "past", id="irregular"),
        pytest.param("vetoed", None, None, id="no reporting verb"),
    ],
)
def test_a_form_leads_to_its_verb(word: str, lemma: str | None, form: str | None) -> None:
    found = {(verb.lemma, verb.form) for verb in CUES.verbs.get(word, ())}
    assert (lemma, form) in found or (lemma is None and not found)


# --- Forms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        pytest.param("add", None, "add adds added adding", id="regular"),
        pytest.param("claim", None, "claim claims claimed claiming", id="regular too"),
        pytest.param("argue", None, "argue argues argued arguing", id="e"),
        pytest.param("agree", None, "agree agrees agreed agreeing", id="ee"),
        pytest.param("reply", None, "reply replies replied replying", id="y after a consonant"),
        pytest.param("relay", None, "relay relays relayed relaying", id="y after a vowel"),
        pytest.param("stress", None, "stress stresses stressed stressing", id="ss"),
        pytest.param("wish", None, "wish wishes wished wishing", id="sh"),
        pytest.param("preach", None, "preach preaches preached preaching", id="ch"),
        pytest.param("say", ["says", "said", "saying"], "say says said saying", id="irregular"),
        pytest.param(
            "write", ["writes", "wrote", "written", "writing"], "write writes wrote written writing", id="participle"
        ),
    ],
)
def test_a_verb_has_its_forms(verb: str, irregular: list[str] | None, forms: str) -> None:
    found = inflected(verb, irregular)
    assert [word for _, word in found] == forms.split()
    assert [name for name, _ in found] == ["base", "s", *["past"] * (len(found) - 3), "ing"]


def test_the_example_holds() -> None:
    results = doctest.testmod(cues)
    assert results.attempted > 0
    assert results.failed == 0


# --- A file of one's own ----------------------------------------------------------------------------------------------

SMALL = """
[say]
about = "speech"
verbs = ["say", "point out", "point"]

[vow]
verbs = ["point out"]

[noun]
nouns = ["claim"]

[irregular]
say = ["says", "said", "saying"]
"""


def test_a_verb_in_two_classes_has_both() -> None:
    found = load(SMALL, "own.toml")
    longer, shorter = found.verbs["pointed"]
    assert (longer.lemma, longer.rest, longer.classes) == ("point out", ("out",), frozenset({"say", "vow"}))
    assert (shorter.lemma, shorter.rest, shorter.classes) == ("point", (), frozenset({"say"}))
    assert found.nouns == frozenset({"claim"})
    assert "claim" not in found.verbs


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('[shout]\nverbs = ["shout"]', r"own.toml: \[shout\]", id="class"),
        pytest.param('[say]\nverbs = ["say"]\nnouns = ["claim"]', r"own.toml: \[say\]", id="key"),
        pytest.param('[say]\nverbs = ["say"]\nexample = ["He said so."]', r"own.toml: \[say\]", id="key, misspelt"),
    ],
)
def test_an_unknown_name_is_refused(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(text, "own.toml")
