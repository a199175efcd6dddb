import pytest

from tests.conftest import grows_in_step
from tracker.read import passages


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("One.", "One.", id="string"),
        pytest.param(["One.", "Two."], "One.\n\nTwo.", id="paragraphs"),
        pytest.param({"sections": [{"paragraphs": ["One."]}], "images": ["x"]}, "One.", id="sections"),
        pytest.param({"name": "x"}, None, id="another object"),
        pytest.param([], None, id="nothing"),
        pytest.param(5, None, id="number"),
        pytest.param([[[[[["deep"]]]]]], None, id="deep"),
    ],
)
def test_a_text_in_parts(value: object, expected: str | None) -> None:
    assert passages.joined(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("['Ann Lee']", ["Ann Lee"]),
        ("['Ann Lee', \"Bo O'Hara\"]", ["Ann Lee", "Bo O'Hara"]),
        ("[]", None),
        ("[Ann Lee]", None),
        ("['Ann Lee'", None),
        ("Ann Lee", None),
    ],
)
def test_lists_as_tables_have_them(value: str, expected: list[str] | None) -> None:
    assert passages.listed(value) == expected


def test_lists_are_told_in_linear_time() -> None:
    assert passages.listed("[" + "'a' , " * 1600) is None
    assert grows_in_step(lambda size: passages.listed("[" + "'a' , " * size), 1600)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param({"quote": "Yes"}, "“Yes”", id="alone"),
        pytest.param({"pre": " he said ", "quote": "Yes", "post": " and left"}, "he said “Yes” and left", id="blanks"),
        pytest.param({"pre": "he said «", "quote": "Yes", "post": "»."}, "he said “Yes”.", id="other marks"),
        pytest.param({"pre": 5, "quote": "Yes\ud800", "post": None}, "“Yes\ufffd”", id="odd values"),
    ],
)
def test_a_passage(quote: object, expected: str) -> None:
    made = passages.made([quote, {}, None])
    assert made is not None
    assert made[0] == expected
    (span,) = made[1]
    assert made[0][span.start] + made[0][span.end - 1] == "“”"


@pytest.mark.parametrize("quotes", [None, [], "x", [{"quote": ""}], [{"quote": "“”"}]], ids=repr)
def test_no_passages(quotes: object) -> None:
    assert passages.made(quotes) is None
