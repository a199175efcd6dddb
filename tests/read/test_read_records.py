import json

import pytest

from tracker import lexicon
from tracker.read.records import Record, record

FURNITURE, FIELDS = lexicon.load().furniture, lexicon.load().fields


def read(**fields: object) -> Record:
    found = record(json.dumps(fields), FIELDS, FURNITURE)
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
    found = record('{"text": "a\\ud800b", "title": "c\\udfffd"}', FIELDS, FURNITURE)
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
        pytest.param('{"a b": 1, "c": 2}', "has a b, c; --map text=FIELD says where it is", id="other names"),
        pytest.param(json.dumps(dict.fromkeys(map(str, range(99)))), "10, 11 and 87 more", id="many names"),
        pytest.param("{}", "has no fields", id="no fields"),
        pytest.param('{"quotes": [{"quote": " "}, 5], "url": "a"}', "no text", id="no quotations"),
        pytest.param("[" * 100_000, "nested too deep", id="deep"),
        pytest.param('{"text": "a", "n": ' + "1" * 10_000 + "}", "too long a number", id="long number"),
    ],
)
def test_what_holds_no_article(line: str, words: str) -> None:
    found = record(line, FIELDS, FURNITURE)
    assert isinstance(found, str)
    assert words in found
    assert "\n" not in found


def test_numbers_that_are_none_and_double_keys_do_no_harm() -> None:
    found = record('{"text": "a", "text": "b", "date": NaN}', FIELDS, FURNITURE)
    assert isinstance(found, Record)
    assert found.text == "b"


# --- Exports of others ------------------------------------------------------------------------------------------------


def said(found: Record | str) -> dict[str, str]:
    assert isinstance(found, Record), found
    return {fact.field: fact.value for fact in found.facts}


def test_the_export_of_media_cloud() -> None:
    found = read(
        id="8c1", indexed_date="2024-03-05 01:02:03", language="en", media_name="gazette.example",
        media_url="gazette.example", publish_date="2024-03-04", title="Harbour opens", url="https://gazette.example/1",
        text="The bridge is open.",
    )  # fmt: skip
    assert found.id == "8c1"
    assert said(found) == {
        "title": "Harbour opens", "url": "https://gazette.example/1", "outlet": "gazette.example",
        "published": "2024-03-04",
    }  # fmt: skip


def test_a_table_of_newspaper4k() -> None:
    found = read(
        url="https://gazette.example/1", language="en", title="Harbour opens", authors="['Ann Lee', \"Bo O'Hara\"]",
        publish_date="2024-03-04T09:30:00+01:00", meta_site_name="Gazette", canonical_link="",
        text="The bridge is open.",
    )  # fmt: skip
    assert said(found) == {
        "title": "Harbour opens", "url": "https://gazette.example/1", "byline": "Ann Lee, Bo O'Hara",
        "outlet": "Gazette", "published": "2024-03-04T09:30:00+01:00",
    }  # fmt: skip


def test_a_record_of_fundus() -> None:
    sections = [{"headline": [], "paragraphs": ["One.", "Two."]}, {"headline": ["Costs"], "paragraphs": ["Three."]}]
    found = read(
        title="Harbour opens", authors=["Ann Lee"], publishing_date="2024-03-04 09:30:00+01:00", topics=["Ports"],
        free_access=True, body={"summary": ["In short."], "sections": sections},
    )  # fmt: skip
    assert found.text == "In short.\n\nOne.\n\nTwo.\n\nCosts\n\nThree."
    assert said(found)["published"] == "2024-03-04T09:30:00+01:00"


def test_quotations_without_their_page() -> None:
    quotes = [
        {"pre": 'The mayor told the council: "', "quote": "The bridge will hold", "post": '", and sat'},
        {"pre": "", "quote": "“Not\nyet”", "post": "he said."},
    ]
    found = read(date="2024-03-04T05:06:00Z", url="https://gazette.example/1", lang="ENGLISH", quotes=quotes)
    assert found.text == "The mayor told the council: “The bridge will hold”, and sat\n\n“Not yet” he said."
    assert found.quoted is not None
    assert [found.text[start:end] for start, end in found.quoted] == ["“The bridge will hold”", "“Not yet”"]
    assert said(found) == {"url": "https://gazette.example/1", "published": "2024-03-04T05:06:00Z"}


@pytest.mark.parametrize("name", ["Full Text", "full-text", "FULL_TEXT", " full text "])
def test_names_are_compared_without_case_blanks_and_hyphens(name: str) -> None:
    found = read(**{name: "The bridge is open.", "Publish Date": "2024-03-04"})
    assert found.text == "The bridge is open."
    assert [(fact.value, fact.rule) for fact in found.facts] == [("2024-03-04", "field Publish Date")]


def test_the_first_text_that_is_filled_counts() -> None:
    assert read(text=" ", body="The bridge is open.").text == "The bridge is open."


def mapped(line: str, **own: str) -> Record:
    found = record(line, FIELDS, FURNITURE, own)
    assert isinstance(found, Record), found
    return found


def test_what_the_user_names_wins() -> None:
    line = '{"text": "Teaser.", "Story": "The bridge is open.", "title": "No", "head": "Yes", "when": "2024-03-04"}'
    found = mapped(line, text="story", title="head", published="when")
    assert (found.text, said(found), found.missing) == (
        "The bridge is open.", {"title": "Yes", "published": "2024-03-04"}, None,
    )  # fmt: skip


def test_a_field_that_is_not_there_is_told() -> None:
    found = mapped('{"text": "The bridge is open.", "head": "x"}', title="haed")
    assert found.missing == "no field 'haed' in the record, which has text, head"
    assert record('{"text": "a"}', FIELDS, FURNITURE, {"text": "story"}) == (
        "no text in the record, which has text; --map text=FIELD says where it is"
    )
