import tomllib
from importlib import resources

import pytest

from tests.conftest import seconds
from tracker import lexicon
from tracker.errors import LexiconError
from tracker.lexicon.foreign import load

TEXT = (resources.files("tracker.lexicon") / "data" / "foreign.toml").read_text(encoding="utf-8")
OUTLETS = lexicon.load().outlets
FOREIGN = load(TEXT, OUTLETS.entries.values())
EXAMPLES = [(code, words) for code, table in tomllib.loads(TEXT).items() for words in table["examples"]]
FORMS = [
    (code, f"{form} ТАСС" if place == "before" else f"TASS {form}")
    for code, table in tomllib.loads(TEXT).items()
    for place in ("before", "after")
    for form in table[place]
]


def cited(text: str, code: str) -> list[tuple[str, str]]:
    return [(c.outlet.id, text[c.start : c.end]) for c in FOREIGN.cited(text, 0, len(text), code)]


@pytest.mark.parametrize(("code", "words"), EXAMPLES)
def test_every_example_cites_an_outlet(code: str, words: str) -> None:
    assert len(cited(words, code)) == 1


@pytest.mark.parametrize(("code", "words"), FORMS)
def test_every_form_is_found(code: str, words: str) -> None:
    assert [outlet for outlet, _ in cited(words, code)] == ["tass"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param("ru", "Мост стоит, сообщает ТАСС.", [("tass", "ТАСС")], id="native alias"),
        pytest.param("ru", "ТАСС построил мост.", [], id="talked about"),
        pytest.param("ru", "Сообщает ТАССОВЕЦ Иванов", [], id="another word"),
        pytest.param("ru", "сообщает агентство «Интерфакс»", [("interfax", "Интерфакс")], id="in marks"),
        pytest.param("zh", "据新华社报道，桥很好。", [("xinhua", "新华社")], id="without blanks, once"),
        pytest.param("zh", "新华社大楼很高。", [], id="talked about, without blanks"),
        pytest.param("fr", "selon l’AFP et selon TASS", [("afp", "AFP"), ("tass", "TASS")], id="two, curly apostrophe"),
        pytest.param("de", "gelaut Reuters", [], id="end of another word"),
        pytest.param("xx", "сообщает ТАСС", [], id="language without forms"),
    ],
)
def test_an_outlet_counts_where_it_is_cited(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text, code) == expected


def test_long_texts_cost_little() -> None:
    with seconds():
        assert cited("сообщает " * 50_000, "ru") == []
        assert cited("据" * 100_000, "zh") == []


@pytest.mark.parametrize("text", ["[ru]\nbefore = []", TEXT.replace("between", "amid")])
def test_an_unknown_or_missing_key_is_told(text: str) -> None:
    with pytest.raises(LexiconError, match="missing or unknown"):
        load(text, [])
