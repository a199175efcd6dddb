"""Are the records of a JSON file found, one or many, and without holding more than one?"""

import io
import json
import tracemalloc
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples_of
from hypothesis import strategies as st

from tracker import inputs
from tracker.inputs import objects
from tracker.inputs.source import Source
from tracker.model import Document, Form, Problem


def read(data: str | bytes, limit: int = 10_000, **columns: str) -> list[tuple[str, Any]]:
    """What a file gives: number of the record, and the record or what was told."""
    raw = data if isinstance(data, bytes) else data.encode()
    source = Source("a", partial(io.BytesIO, raw), tuple(columns.items()))
    return [(item.path.removeprefix("a").lstrip(":"), _held(item)) for item in objects.records(source, limit)]


def _held(item: Document | Problem) -> Any:
    if isinstance(item, Problem):
        return item.code
    assert item.form is Form.RECORD
    try:
        return json.loads(item.data)
    except (ValueError, RecursionError):
        return item.data


A, B = {"text": "a"}, {"text": 'b {"} \\', "tags": [{"name": "x"}]}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(json.dumps(B), [("", B)], id="one"),
        pytest.param("\ufeff\n " + json.dumps(A) + "\n", [("", A)], id="one after a mark"),
        pytest.param(json.dumps([A]), [("1", A)], id="array of one"),
        pytest.param(json.dumps([A, B, A]), [("1", A), ("2", B), ("3", A)], id="array"),
        pytest.param(json.dumps([[A], 5, "{", [B]]), [("1", A), ("2", B)], id="among others"),
        pytest.param(f"{json.dumps(A)}\n{json.dumps(B)}\n", [("1", A), ("2", B)], id="lines"),
        pytest.param("[" + json.dumps(A) + ",]" + json.dumps(B) + "]", [("1", A), ("2", B)], id="put together badly"),
        pytest.param(json.dumps({"status": "ok", "articles": [A, B]}), [("1", A), ("2", B)], id="answer of a server"),
        pytest.param(json.dumps({"content": [A]}), [("1", A)], id="list called like a text"),
        pytest.param(json.dumps({"quotes": [{"quote": "x"}]}), [("", {"quotes": [{"quote": "x"}]})], id="quotations"),
        pytest.param("[1, 2]", [("", [1, 2])], id="array of numbers"),
        pytest.param('{"text": "a"', [("", b'{"text": "a"')], id="one cut off"),
        pytest.param("", [("", b"")], id="nothing"),
        pytest.param("no JSON", [("", b"no JSON")], id="text"),
        pytest.param(json.dumps([A, B])[:-5], [("1", A), ("2", "damaged")], id="array cut off"),
        pytest.param(json.dumps([A]).encode("utf-16"), [("", [A])], id="utf-16"),
    ],
)
def test_the_records_of_a_file(data: str | bytes, expected: list[tuple[str, Any]]) -> None:
    assert read(data, limit=100_000) == expected


def test_a_record_that_is_too_deep_to_be_parsed_is_handed_on_as_it_is() -> None:
    data = b'{"x": ' * 200_000 + b"1" + b"}" * 200_000
    (item,) = objects.records(Source("a", partial(io.BytesIO, data)), 10**7)
    assert isinstance(item, Document)
    assert item.data == data


def test_the_lists_of_fundus_are_called_after_publishers(tmp_path: Path) -> None:
    record = {"title": "Harbour opens", "publishing_date": "2024-03-04 09:30:00", "body": {"sections": []}}
    data = json.dumps({"The Post": [record, record], 'Die "Zeit"': [record]}, indent=4)
    (tmp_path / "a.json").write_text(data)
    found = list(inputs.documents([str(tmp_path / "a.json")]))
    assert all(isinstance(item, Document) for item in found)
    named = [[(f.field, f.value) for f in item.facts] for item in found if isinstance(item, Document)]
    assert named == [[("outlet", name)] for name in ("The Post", "The Post", 'Die "Zeit"')]


def test_lists_of_others_are_not() -> None:
    source = Source("a", partial(io.BytesIO, json.dumps({"articles": [A]}).encode()))
    (found,) = objects.records(source, 1000)
    assert isinstance(found, Document)
    assert found.facts == ()


def test_the_name_that_the_user_gives_the_text_makes_a_record() -> None:
    data = json.dumps({"story": "a", "images": [{"src": "x"}]})
    assert read(data) == [("1", {"src": "x"})]
    assert read(data, text="Story") == [("", json.loads(data))]


def test_what_is_too_large_is_told_and_the_others_are_read() -> None:
    data = json.dumps([A, {"text": "x" * 200_000}, B])
    assert read(data, limit=1000) == [("1", A), ("2", "too-large"), ("3", B)]


def test_an_object_around_many_may_be_larger_than_one_of_them_may() -> None:
    data = json.dumps({"articles": [A] * 1000})
    assert read(data, limit=1000) == [(str(n), A) for n in range(1, 1001)]
    assert read(json.dumps({"text": "x" * 2000}), limit=1000) == [("1", "too-large")]


def test_only_one_record_is_held() -> None:
    data = json.dumps([{"text": "x" * 1000}] * 10_000).encode()
    source = Source("a", partial(io.BytesIO, data))
    tracemalloc.start()
    try:
        assert sum(1 for _ in objects.records(source, 10_000)) == 10_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


RECORDS = st.lists(st.dictionaries(st.text(), st.recursive(st.text() | st.integers(), st.lists, max_leaves=5)))


@examples_of(RECORDS, st.booleans(), st.sampled_from([None, 2]))
def test_what_json_writes_is_found(records: list[dict[str, Any]], ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001
    data = json.dumps([{"text": "", **record} for record in records], ensure_ascii=ascii_only, indent=indent)
    found = read(data.encode("utf-8", "surrogatepass"), 1_000_000)
    assert [record for _, record in found] == (json.loads(data) or [[]])
