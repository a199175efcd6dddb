from importlib import resources

import pytest

from tracker.errors import LexiconError
from tracker.lexicon.languages import load

TEXT = (resources.files("tracker.lexicon") / "data" / "languages.toml").read_text(encoding="utf-8")
LANGUAGES = load(TEXT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("桥", "zh", id="Han"),
        pytest.param("橋ハ", "ja", id="katakana"),
        pytest.param("ﾊｼ", "ja", id="half-width"),
        pytest.param("한漢字漢字漢字漢字漢字漢字", "zh", id="one sign of another"),
        pytest.param("Ωμέγα abc", "el", id="most of it"),
        pytest.param("abc", None, id="Latin"),
        pytest.param("мост", None, id="of several languages"),
        pytest.param("12 %", None, id="no letters"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_script_of_one_language(text: str, expected: str | None) -> None:
    assert LANGUAGES.alone(text) == expected


def test_the_languages_that_have_all_letters() -> None:
    assert LANGUAGES.possible("Міст стоїть", strange=0) == frozenset({"uk"})
    assert LANGUAGES.possible("стоит", strange=0) == frozenset(
        {"bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"}
    )
    assert LANGUAGES.possible("the bridge") is None


def test_few_strange_letters_are_names() -> None:
    text = "Мост стоит. " * 20 + "Їжак"
    assert "ru" in (LANGUAGES.possible(text) or ())
    assert LANGUAGES.possible(text, strange=0) == frozenset({"uk"})


@pytest.mark.parametrize("text", ["[scripts]\n", TEXT.replace("[among]", "[beside]")])
def test_an_unknown_or_missing_table_is_told(text: str) -> None:
    with pytest.raises(LexiconError, match="missing or unknown"):
        load(text)
