"""Rows come out whole in every format, and text is never taken for markup."""

import csv
import io
import json
import re
from typing import Any

import pytest

from tracker.report import render
from tracker.report.render import Format

COLUMNS = ("speaker", "text", "cites", "times", "hedged")
ROWS: list[dict[str, Any]] = [
    {"speaker": "Ana Lorca", "text": "open [sic] [/a] :smile:", "cites": ["Radio Costa", "Wire One"], "times": 3},
    {"speaker": None, "text": "=cmd|'/c calc'\x1b[31m", "cites": [], "times": 1200, "hedged": True},
    {"speaker": "李", "text": "two\nlines | and <b>tags</b>", "cites": ["X"], "times": -1, "hedged": False},
]
LONG = "https://post.example/" + "long/" * 60 + "end"


def printed(form: Format, rows: list[dict[str, Any]] | None = None) -> str:
    out = io.StringIO()
    render.rows(out, form, COLUMNS, ROWS if rows is None else rows)
    return out.getvalue()


@pytest.mark.parametrize("form", Format, ids=str)
def test_a_pipe_gets(form: Format, snapshot: Any) -> None:
    snapshot(f"rows.{form}.txt", printed(form))


@pytest.mark.parametrize("form", Format, ids=str)
def test_no_rows_are_no_fault(form: Format, snapshot: Any) -> None:
    snapshot(f"no_rows.{form}.txt", printed(form, []))


def test_a_terminal_gets_a_table_that_fits(terminal: Any, snapshot: Any) -> None:
    render.rows(terminal, Format.TABLE, COLUMNS, [*ROWS, {"speaker": "Long", "text": LONG, "times": 2}])
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert max(map(len, shown.splitlines())) <= 80
    assert "[sic] [/a] :smile:" in shown
    assert "\x1b[31m" not in terminal.getvalue()
    snapshot("rows.terminal.txt", shown)


def test_json_and_jsonl_are_exact() -> None:
    assert json.loads(printed(Format.JSON)) == ROWS
    assert [json.loads(line) for line in printed(Format.JSONL).splitlines()] == ROWS


def test_csv_reads_back_with_formulas_disarmed() -> None:
    rows = list(csv.DictReader(io.StringIO(printed(Format.CSV), newline="")))
    assert [row["text"] for row in rows] == [ROWS[0]["text"], "'=cmd|'/c calc'␛[31m", ROWS[2]["text"]]
    assert [row["cites"] for row in rows] == ["Radio Costa; Wire One", "", "X"]
    assert [row["times"] for row in rows] == ["3", "1200", "-1"]
    assert [row["hedged"] for row in rows] == ["", "yes", "no"]


def test_a_pipe_is_never_wrapped_nor_cut() -> None:
    shown = printed(Format.TABLE, [{"speaker": "Ana", "text": LONG}])
    assert LONG in shown
    assert len(shown.splitlines()) == 2
    assert not set(shown) & set("│─━┃┏")


def test_markdown_escapes_what_it_would_act_on() -> None:
    shown = printed(Format.MD)
    assert r"open \[sic\] \[/a\] :smile:" in shown
    assert r"two lines \| and \<b\>tags\</b\>" in shown
    assert len(shown.splitlines()) == 2 + len(ROWS)


class Latin(io.StringIO):
    encoding = "iso-8859-1"


def test_json_survives_an_encoding_without_the_signs() -> None:
    out = Latin()
    render.jsonl(out, ROWS)
    assert out.getvalue().isascii()
    assert [json.loads(line) for line in out.getvalue().splitlines()] == ROWS


def test_rows_are_printed_as_they_come() -> None:
    out = io.StringIO()
    seen: list[int] = []

    def rows() -> Any:
        for number in range(3):
            seen.append(out.getvalue().count("n"))
            yield {"n": number}

    render.rows(out, Format.JSONL, ("n",), rows())
    assert seen == [0, 1, 2]


def test_numbers_stand_right_and_words_left() -> None:
    lines = printed(Format.TABLE).splitlines()
    assert [line[line.index("times") : line.index("times") + 5] for line in lines[:1]] == ["times"]
    column = lines[0].index("times")
    assert [line[column : column + 5] for line in lines[1:3]] == ["    3", " 1200"]
