"""Are the rows of a table read as records, whatever wrote it and whatever is wrong with it?"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import seconds
from tracker import inputs
from tracker.model import Document, Form, Problem

HEAD = "title,text,url\n"


def read(
    tmp_path: Path, data: str | bytes, name: str = "a.csv", limit: int = 10_000, **columns: str
) -> list[tuple[str, Any]]:
    """What a table gives: number of the row, and its fields or what was told."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = inputs.documents([str(path)], limit=limit, columns=list(columns.items()))
    items = [item for item in found if isinstance(item, Document | Problem)]
    return [(item.path.removeprefix(f"{path}").lstrip(":"), _held(item)) for item in items]


def _held(item: Document | Problem) -> Any:
    if isinstance(item, Problem):
        return f"{item.code}: {item.message}"
    assert item.form is Form.RECORD
    return json.loads(item.data)


ROW = {"title": "A", "text": "x, y", "url": "u"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param('title,text,url\nA,"x, y",u\n', id="commas"),
        pytest.param("title\ttext\turl\r\nA\tx, y\tu", id="tabs"),
        pytest.param("title;text;url\nA;x, y;u\n", id="semicolons"),
        pytest.param("title|text|url\nA|x, y|u\n", id="bars"),
        pytest.param('"title","text","url"\n"A","x, y","u"\n', id="quoted"),
        pytest.param("sep=;\ntitle;text;url\nA;x, y;u\n", id="said"),
        pytest.param("\n\ntitle;text;url\n;;\nA;x, y;u\n\n", id="blank rows"),
        pytest.param(" title ; text;url\nA;x, y;u", id="blanks in names"),
        pytest.param(b"\xef\xbb\xbftitle;text;url\nA;x, y;u", id="mark"),
        pytest.param("title;text;url\nA;x, y;u\n".encode("utf-16"), id="utf-16"),
        pytest.param("title;text;url\nA;x, y;u\n".encode("utf-16-le"), id="utf-16 without a mark"),
        pytest.param("title;text;url\nA;x, y;u\n".encode("utf-16-be"), id="the other way round"),
        pytest.param("title;text;url\nA;x, y;u\n".encode("utf-32"), id="utf-32"),
    ],
)
def test_tables_of_all_kinds_give_the_same_record(data: str | bytes, tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, data)
    assert record == ROW


def test_fields_may_run_over_lines_and_rows_are_numbered_by_their_first(tmp_path: Path) -> None:
    assert read(tmp_path, f'{HEAD}A,"one\n\n""two""",u\nB,three,v\n') == [
        ("2", {"title": "A", "text": 'one\n\n"two"', "url": "u"}),
        ("5", {"title": "B", "text": "three", "url": "v"}),
    ]


def test_packed_tables_are_read(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, gzip.compress(f"{HEAD}A,b,c\n".encode()), "a.csv.gz")
    assert record["text"] == "b"


def test_tables_lie_in_folders_and_zips_too(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("text\turl\nA\tb\n")
    (found,) = inputs.documents([str(tmp_path)])
    assert isinstance(found, Document)
    assert found.path == f"{tmp_path}/a.tsv:2"


def test_huge_fields_are_read(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, f"{HEAD}A,{'x' * 500_000},u\n", limit=1_000_000)
    assert len(record["text"]) == 500_000


def test_of_columns_with_one_name_the_first_that_is_filled_counts(tmp_path: Path) -> None:
    assert read(tmp_path, "text,text,,url\n,b,c,d\n") == [("2", {"text": "b", "url": "d"})]


def test_a_row_may_be_shorter_or_have_empty_fields_too_many(tmp_path: Path) -> None:
    assert read(tmp_path, f"{HEAD}A,b\nC,d,e,,\n") == [
        ("2", {"title": "A", "text": "b"}),
        ("3", {"title": "C", "text": "d", "url": "e"}),
    ]


@pytest.mark.parametrize("stray", ['B,"no end,u', 'B,"no end', '"B,x,u'])
def test_a_stray_mark_costs_its_row_only(stray: str, tmp_path: Path) -> None:
    (_, first), (number, told), *others = read(tmp_path, f"{HEAD}A,a,u\n{stray}\nC,c,v\nD,d,w\n")
    assert first["title"] == "A"
    assert number == "3"
    assert told.startswith("bad-row: ")
    assert "a quotation mark is missing or too many" in told
    assert [(number, record["title"]) for number, record in others] == [("4", "C"), ("5", "D")]


def test_a_row_with_too_many_fields_is_told(tmp_path: Path) -> None:
    (_, told), (_, record) = read(tmp_path, f"{HEAD}A,one, two,u\nB,c,v\n")
    assert told == "bad-row: 4 fields for 3 columns: a quotation mark is missing or too many"
    assert record["title"] == "B"


@pytest.mark.parametrize(
    "long",
    [
        pytest.param("A," + "x" * 5000 + ",u", id="line"),
        pytest.param('A,"' + "x\n" * 2500 + '",u', id="field over lines"),
        pytest.param('A,"' + "x" * 5000, id="without an end"),
    ],
)
def test_what_is_too_large_is_told_and_the_others_are_read(long: str, tmp_path: Path) -> None:
    (number, told), *more = read(tmp_path, f"{HEAD}{long}\nB,b,v\nC,c,w\n", limit=1000)
    assert (number, told.partition(":")[0]) == ("2", "too-large")
    rows = [record for _, record in more if isinstance(record, dict)]
    assert [record["title"] for record in rows if "text" in record] == ["B", "C"]


def test_stray_marks_on_every_line_take_no_longer_than_reading_a_few_times(tmp_path: Path) -> None:
    with seconds():
        found = read(tmp_path, HEAD + 'a,"b,c\n' * 50_001, limit=100_000)
    assert len(found) > 10


def test_other_encodings_are_read_with_doubt(tmp_path: Path) -> None:
    (_, first), (_, second), (_, told) = read(tmp_path, HEAD.encode() + "A,café,u\n".encode() + b"B,caf\xe9,v\n")
    assert (first["text"], second["text"]) == ("café", "café")
    assert told == "encoding: not all of it is UTF-8: the rest read as Windows-1252"


def test_nul_is_read(tmp_path: Path) -> None:
    ((_, record),) = read(tmp_path, f"{HEAD}A,b\0c,u\n")
    assert record["text"] == "b\0c"


@pytest.mark.parametrize("data", ["", "\n\n", HEAD, "\0" * 3], ids=repr)
def test_a_table_without_rows_is_told(data: str, tmp_path: Path) -> None:
    *_, (_, told) = read(tmp_path, data)
    assert told == "empty: holds no record" or told.startswith("no-text: ")


def test_a_list_of_addresses_is_told_what_to_do(tmp_path: Path) -> None:
    ((_, told),) = read(tmp_path, "id,media_name,title,url\n1,Gazette,A,https://gazette.example/1\n" * 2)
    assert told == (
        "no-text: no column holds a text; the columns are id, media_name, title, url: --map text=COLUMN says which one "
        "does, or give the addresses in 'url' to tracker ingest"
    )


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    data = "head;story\nA;b, c\n"
    assert read(tmp_path, data, text="Story", title="head") == [("2", {"head": "A", "story": "b, c"})]
    ((_, told),) = read(tmp_path, data, text="sotry")
    assert told == "no-text: no column 'sotry'; the columns are head, story"
