"""Does a person see of a waiting pair what is needed to decide it?"""

import io
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.judge.conftest import judged
from tracker.lexicon import turns
from tracker.match import drift
from tracker.model import Kind, Pair, Ruling, Trace, Undecided, Verdict
from tracker.report import review


@pytest.fixture
def pair(trace: Trace) -> Pair:
    """Two wordings of one remark that differ, in articles that have something around them."""
    a, b, _ = trace.chains[0].appearances
    b = replace(b, text="the harbour [sic] does not stay open\x1b[31m", kind=Kind.INDIRECT)
    changes, flags = drift(a.text, b.text, turns())
    waiting = Undecided(
        "q2",
        "q1",
        ("c2", "c1"),
        4,
        71.3,
        (("likely", 43.2), ("ratio", 71.0), ("first", 0.0)),
        Verdict.PERHAPS,
        "like words",
    )
    before = "On Monday the port minister told everybody who had come to the harbour that ", ""
    return Pair(
        waiting, a, b, (f"{'x' * 9} {before[0]}", before[1]), (", she said.", " and went home. " * 6), changes, flags
    )


def test_a_pipe_gets_plain_lines(pair: Pair, snapshot: Any) -> None:
    out = io.StringIO()
    review.show(out, pair, 2, 9)
    assert "\x1b" not in out.getvalue()
    snapshot("review.txt", out.getvalue())


@pytest.mark.parametrize("columns", [80, 140])
def test_a_terminal_gets_them_in_its_width(
    pair: Pair, terminal: Any, snapshot: Any, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    review.show(terminal, pair, 2, 9)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert max(map(len, shown.splitlines())) <= columns
    snapshot(f"review.terminal.{columns}.txt", "\n".join(line.rstrip() for line in shown.splitlines()) + "\n")


def test_without_colours_signs_tell_what_differs(pair: Pair, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    review.show(terminal, pair, 1, 1)
    assert "[-stays-]" in terminal.getvalue()
    assert "{+does not stay+}" in terminal.getvalue()


def test_a_pair_is_a_row(pair: Pair) -> None:
    (row,) = review.rows([pair])
    assert set(review.COLUMNS) | {"parts", "flags"} == set(row)
    assert (row["a"], row["chain_a"], row["b"], row["chain_b"]) == ("q1", "c1", "q2", "c2")
    (short,) = review.short([pair])
    assert (short["who"], short["when"]) == ("Ana Lorca", "2023-05-01 | 2023-05-02")
    assert set(review.SHORT) <= set(short)


def test_what_came_of_a_session() -> None:
    answers = [judged(ruling, "a", "b") for ruling in (Ruling.SAME, Ruling.UNSURE, Ruling.SAME)]
    assert review.outcome(answers) == "3 pairs decided: 2 same, 1 unsure"
    assert review.outcome([]) == "0 pairs decided"
