import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from tests.conftest import seconds
from tracker import lexicon
from tracker.errors import LexiconError
from tracker.lexicon.datelines import load

TEXT = (resources.files("tracker.lexicon") / "data" / "datelines.toml").read_text(encoding="utf-8")
LEXICON = lexicon.load()
DATELINES = LEXICON.datelines
TABLES = {name: table for name, table in tomllib.loads(TEXT).items() if isinstance(table, dict) and "forms" in table}
EXAMPLES = [tuple(words.split("|")) for table in TABLES.values() for words in table["examples"]]


@pytest.mark.parametrize(("words", "agency"), EXAMPLES)
def test_every_example_opens_a_report_of_its_agency(words: str, agency: str) -> None:
    found = DATELINES.opening(words)
    assert found is not None
    assert found.agency.id == agency


def test_every_form_has_an_example_of_its_own() -> None:
    forms = [(name, form) for name, table in TABLES.items() for form in table["forms"]]
    without = [
        form
        for (name, form), read in zip(forms, DATELINES.forms, strict=True)
        if not any(replace(DATELINES, forms=(read,)).opening(words.split("|")[0]) for words in TABLES[name]["examples"])
    ]
    assert without == []


def test_no_name_is_that_of_two_months() -> None:
    names = [name for names in tomllib.loads(TEXT)["months"].values() for name in names]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("words", "place", "shown", "body"),
    [
        pytest.param(
            "МОСКВА, 3 ноя - РИА Новости, Анна Ли. Мост стоит.",
            "МОСКВА, 3 ноя",
            "МОСКВА, 3 ноя - РИА Новости, Анна Ли.",
            "Мост стоит.",
            id="reporter",
        ),
        pytest.param(
            "新华社北京11月3日电（记者安丽）桥。", "北京11月3日", "新华社北京11月3日电（记者安丽）", "桥。", id="zh"
        ),
        pytest.param("(서울=연합뉴스) 안리 기자 = 다리.", "서울", "(서울=연합뉴스) 안리 기자 =", "다리.", id="ko"),
        pytest.param("【AFP=時事】橋は良い。", None, "【AFP=時事】", "橋は良い。", id="no place"),
        pytest.param(
            "Rio de Janeiro, 3 nov. (AFP) - A ponte.",
            "Rio de Janeiro, 3 nov",
            "Rio de Janeiro, 3 nov. (AFP)",
            "A ponte.",
            id="small words",
        ),
        pytest.param("MADRID, 3 nov (EFE)", "MADRID, 3 nov", "MADRID, 3 nov (EFE)", "", id="nothing behind it"),
    ],
)
def test_a_dateline_s_parts_have_places(words: str, place: str | None, shown: str, body: str) -> None:
    found = DATELINES.opening(words)
    assert found is not None
    assert (words[slice(*found.place)] if found.place else None) == place
    assert (words[: found.shown], words[found.end :]) == (shown, body)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ТАСС. Мост стоит.", id="an agency alone"),
        pytest.param("Москва — РИА Новости сообщает, что мост стоит.", id="no day"),
        pytest.param("МОСКВА, 3 ноя — РИА Новости сообщает, что мост стоит.", id="a sentence about it"),
        pytest.param("Он 3 ноября ТАСС сообщил, что мост стоит.", id="told to it"),
        pytest.param("Le 3 novembre, l’AFP (Agence France-Presse) a écrit que le pont tient.", id="cited"),
        pytest.param("Le porte-parole (AFP) - comme il dit - a nié.", id="no place"),
        pytest.param("Президент сказал (ТАСС) - мост стоит.", id="words in lower case"),
        pytest.param("新华社北京11月3日电话采访市长，桥很好。", id="a telephone"),
        pytest.param("据新华社报道，11月3日电力恢复。", id="electricity"),
        pytest.param("新华社记者11月3日在北京说桥很好。", id="its reporter"),
        pytest.param("【日米共同】声明で橋は良いとした。", id="together"),
        pytest.param("東京で共同通信が報じた。", id="cited, ja"),
        pytest.param("연합뉴스는 서울에서 다리가 튼튼하다고 보도했다.", id="cited, ko"),
        pytest.param("وقالت الوكالة اليوم في باريس (أ ف ب) - الجسر سيصمد.", id="too many words"),
        pytest.param("MADRID, 3 nov. (GACETA) - El puente.", id="unknown"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_dateline_is_none(words: str) -> None:
    assert DATELINES.opening(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("OSLO, Feb 21", (2, 21), id="en"),
        pytest.param("МОСКВА, 3 ноября", (11, 3), id="ru"),
        pytest.param("Budapest, 2024. november 3.", (11, 3), id="year first"),
        pytest.param("Madrid, 3 de mayo de 2024", (5, 3), id="of"),
        pytest.param("北京１１月３日", (11, 3), id="wide digits"),
        pytest.param("巴黎十一月二十三日", (11, 23), id="numerals"),
        pytest.param("東京 3日", None, id="no month"),
        pytest.param("ZAGREB, 3. listopada", None, id="November or October"),
        pytest.param("OSLO", None, id="no date"),
    ],
)
def test_the_day_of_a_dateline(words: str, day: tuple[int, int] | None) -> None:
    assert DATELINES.day(words) == day


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param('[a]\nforms = ["{agency} -"]', "missing or unknown", id="no examples"),
        pytest.param('[a]\nforms = ["{who} -"]\nexamples = []', "no slot 'who'", id="unknown slot"),
        pytest.param('[a]\nforms = ["{place} -"]\nexamples = []', "no {agency}", id="no agency"),
    ],
)
def test_a_wrong_form_is_told(text: str, error: str) -> None:
    with pytest.raises(LexiconError, match=error):
        load(text, LEXICON.outlets, {})


@pytest.mark.parametrize("words", ["A. ", "(", "新华社北京", "Ж 3 ноя ", "3 ", "가"])
def test_openings_cost_little(words: str) -> None:
    with seconds():
        assert DATELINES.opening(words * 10_000) is None
