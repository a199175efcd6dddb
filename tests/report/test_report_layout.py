"""Tables fit into a terminal and stay legible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.report.layout import Layout, fitted, fold, layout, width

LONG = "the harbour will stay open all winter and for as long as the ice lets the ferries through"


@given(st.text("ab-/_ 王é\u0301", max_size=60), st.integers(2, 30))
def test_folding_loses_nothing_but_blanks(text: str, room: int) -> None:
    lines = fold(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= room for line in lines)
    assert lines


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Veldorian News Agency", 10, ["Veldorian", "News", "Agency"]),
        ("first_published", 10, ["first_", "published"]),
        ("2023-02-21T19:05", 12, ["2023-02-21", "T19:05"]),
        ("texts/2023-02-21-harbour.txt", 20, ["texts/2023-02-21-", "harbour.txt"]),
        ("https://post.example", 20, ["https://post.example"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("王毅王毅", 4, ["王毅", "王毅"]),
        ("", 5, [""]),
    ],
    ids=["words", "names of columns", "times", "paths", "whole", "anywhere", "wide signs", "nothing"],
)
def test_folding_parts(text: str, room: int, lines: list[str]) -> None:
    assert fold(text, room) == lines


CELLS = st.text("ab /", max_size=60)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.integers(6, 200))
def test_a_table_always_fits(rows: list[tuple[str, ...]], room: int) -> None:
    made = fitted(("number", "name_of_it", "text"), rows, (True, False, False), room)
    assert len(made.rows) == len(rows)
    assert all(width(line) <= room for row in (made.head, *made.rows) for line in row)


def test_long_columns_take_the_slack() -> None:
    columns = [["12345"], ["unattributed"], [LONG]]
    assert layout(columns, (True, False, False), 60) == Layout((5, 12, 39))


def test_numbers_stand_right() -> None:
    made = fitted(("times", "text"), (("7", "a"), ("1200", "b")), (True, False), 80)
    assert (made.head, made.rows) == (["times  text"], [["    7  a"], [" 1200  b"]])


def test_a_long_column_goes_below_when_the_others_need_the_room() -> None:
    made = fitted(("speaker", "chain", "text"), (("Ana Lorca", "c12345678", LONG),), (False, False, False), 40)
    assert made.head == ["speaker    chain", "    text"]
    assert made.rows[0][0] == "Ana Lorca  c12345678"
    assert made.rows[0][1] == "    the harbour will stay open all"


def test_too_many_columns_become_a_list() -> None:
    names = [f"column_{number}" for number in range(9)]
    made = fitted(names, (["value"] * 9,), [False] * 9, 30)
    assert made.head == []
    assert made.rows[0][:2] == ["column_0  value", "column_1  value"]


def test_without_columns_there_is_nothing() -> None:
    assert fitted((), (), (), 80).rows == []


def test_wide_signs_count_twice_and_marks_above_not() -> None:
    assert (width("王毅"), width("e\u0301"), width("ab")) == (4, 1, 2)
