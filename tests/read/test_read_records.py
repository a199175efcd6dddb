import json

import pytest

from tracker import lexicon
from tracker.read.records import Record, record

FURNITURE = lexicon.load().furniture


def read(**fields: object) -> Record:
    found = record(json.dumps(fields), FURNITURE)
    assert isinstance(found, Record), found
    return found


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_names_of_the_text(name: str) -> None:
    assert read(**{name: "The bridge is open."}).text == "The bridge is open."


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("title", " Harbour\nopens ", "title", "Harbour opens"),
        ("headline", "Harbour opens", "title", "Harbour opens"),
        ("url", "https://gazette.example/1", "url", "https://gazette.example/1"),
        ("link", "https://gazette.example/1", "url", "https://gazette.example/1"),
        ("author", "Ann Lee", "byline", "Ann Lee"),
        ("byline", ["Ann Lee", "Bo Berg"], "byline", "Ann Lee, Bo Berg"),
        ("authors", [{"name": "Ann Lee"}, None, 5], "byline", "Ann Lee, 5"),
        ("outlet", "Reuters", "outlet", "Reuters"),
        ("source", {"name": "Reuters", "id": "rtr"}, "outlet", "Reuters"),
        ("site", "Gazette", "outlet", "Gazette"),
        ("publisher", {"name": "Gazette"}, "outlet", "Gazette"),
        ("site_name", "Gazette", "outlet", "Gazette"),
        ("published", "21 Feb 2023", "published", "2023-02-21"),
        ("date", "2023-02-21T15:04:00Z", "published", "2023-02-21T15:04:00Z"),
        ("published_at", 1676991845, "published", "2023-02-21T15:04:05Z"),
        ("publish_date", "2023-02", "published", "2023-02"),
        ("pubDate", "Tue, 21 Feb 2023 10:00:00 GMT", "published", "2023-02-21T10:00:00Z"),
    ],
)
def test_fields(name: str, value: object, field: str, expected: str) -> None:
    facts = read(text="The bridge is open.", **{name: value}).facts
    assert [(fact.field, fact.value, fact.rule) for fact in facts] == [(field, expected, f"field {name}")]


@pytest.mark.parametrize("value", ["", "  ", None, [], {}, {"name": None}, [[]], True], ids=repr)
def test_fields_that_say_nothing(value: object) -> None:
    assert read(text="The bridge is open.", title=value, source=value, author=value).facts == ()


def test_the_first_filled_name_counts() -> None:
    facts = read(text="The bridge is open.", outlet="", source="Reuters", site="Gazette").facts
    assert [fact.value for fact in facts] == ["Reuters"]


def test_the_first_date_that_can_be_read_counts() -> None:
    found = read(text="The bridge is open.", published="soon", date="2023-02-21")
    assert [fact.value for fact in found.facts] == ["2023-02-21"]
    assert found.unread_date is None


@pytest.mark.parametrize(("value", "printed"), [("soon", "soon"), ({"a": 1}, "not a string"), (7, "7")], ids=repr)
def test_a_date_that_cannot_be_read_is_told(value: object, printed: str) -> None:
    assert read(text="The bridge is open.", date=value).unread_date == printed


@pytest.mark.parametrize(("value", "expected"), [("x1", "x1"), (17, "17"), (None, None)], ids=repr)
def test_the_id_of_the_record(value: object, expected: str | None) -> None:
    assert read(text="The bridge is open.", id=value).id == expected


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    found = record('{"text": "a\\ud800b", "title": "c\\udfffd"}', FURNITURE)
    assert isinstance(found, Record)
    assert found.text == "a\ufffdb"
    assert found.facts[0].value == "c\ufffdd"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param('{"text": "a"', "not JSON: Expecting ',' delimiter at column 13", id="cut off"),
        pytest.param("The bridge is open.", "not JSON", id="text"),
        pytest.param('["a"]', "an array", id="array"),
        pytest.param("5", "a bare value", id="number"),
        pytest.param('{"title": "a"}', "no text in the record", id="no text"),
        pytest.param('{"text": 5}', "no text in the record", id="text is no string"),
        pytest.param("[" * 100_000, "nested too deep", id="deep"),
        pytest.param('{"text": "a", "n": ' + "1" * 10_000 + "}", "too long a number", id="long number"),
    ],
)
def test_what_holds_no_article(line: str, words: str) -> None:
    found = record(line, FURNITURE)
    assert isinstance(found, str)
    assert words in found
    assert "\n" not in found


def test_numbers_that_are_none_and_double_keys_do_no_harm() -> None:
    found = record('{"text": "a", "text": "b", "date": NaN}', FURNITURE)
    assert isinstance(found, Record)
    assert found.text == "b"
