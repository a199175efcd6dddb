"""An explanation of a quotation: the rules that were tried, what they saw, what won."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest

from tracker.model import Clause, Explanation, Extract, FrameKind, Seen, Span, Step
from tracker.report import explain
from tracker.report.gate import dumps


@pytest.fixture
def explanations(extract: Extract) -> list[Explanation]:
    """What could have been tried for the quotations of the article made by hand."""
    text = extract.article.text
    at = text.index("told Radio Costa")
    steps = (Step("label", "a name with a colon", None), Step("before", "a clause [b]before[/b] it", "inside-clause"))
    clauses = (
        Clause(FrameKind.VERB, "Port minister Ana Lorca", "told", Span(at, at + 4), won=True),
        Clause(FrameKind.ACCORDING, None, "according to", Span(0, 3), won=False),
    )
    seen = (Seen("Radio Costa", "Radio Costa", Span(at + 5, at + 16), None),)
    return [
        Explanation(q, a, Span(30, 60) if i else None, steps if i else (), clauses if i else (), seen if i else ())
        for i, (q, a) in enumerate(zip(extract.quotations, extract.attributions, strict=True))
    ]


def test_a_pipe_gets_plain_lines(extract: Extract, explanations: list[Explanation], snapshot: Any) -> None:
    out = io.StringIO()
    explain.explain(out, extract, explanations, [1, 2])
    snapshot("explain.txt", out.getvalue())


def test_a_terminal_gets_the_same_in_colour(
    extract: Extract, explanations: list[Explanation], terminal: Any, snapshot: Any
) -> None:
    explain.explain(terminal, extract, explanations, [2])
    shown = re.sub(r"\x1b\[([0-9;]*)m", r"<\1>", terminal.getvalue())
    assert "[b]before[/b]" in shown
    snapshot("explain.terminal.txt", shown)


def test_json_holds_steps_clauses_and_outlets(extract: Extract, explanations: list[Explanation], snapshot: Any) -> None:
    told = explain.document(extract, explanations, [2])
    snapshot("explain.json.txt", dumps(told, indent=1) + "\n")


def test_an_answer_that_the_database_has_otherwise_is_told(extract: Extract, explanations: list[Explanation]) -> None:
    old = tuple(replace(a, speakers=(), citations=(), rule="older") for a in extract.attributions)
    out = io.StringIO()
    explain.explain(out, replace(extract, attributions=old), explanations, [2])
    assert "! the database holds nobody named (rule older)" in out.getvalue()
    same = io.StringIO()
    explain.explain(same, extract, explanations, [2])
    assert "!" not in same.getvalue()
