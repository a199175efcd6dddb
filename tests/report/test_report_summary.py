"""What an ingest did, and what it could not do."""

import io
from dataclasses import replace
from typing import Any

import pytest

from tracker.errors import NothingFound, SomeFailed, TrackerError
from tracker.model import Extract, Problem, Summary
from tracker.report import problems
from tracker.report import summary as report
from tracker.report.gate import dumps


def problem(number: int, *, fatal: bool = False) -> Problem:
    return Problem(f"texts/{number}.txt", "read", "empty", "the file is empty", fatal=fatal)


def test_text(summary: Summary, snapshot: Any) -> None:
    out = io.StringIO()
    report.show(out, summary)
    snapshot("summary.txt", out.getvalue())


def test_a_terminal_breaks_no_word(summary: Summary, terminal: Any) -> None:
    outlets = tuple((f"Harbour Gazette of Quay {number}", 1) for number in range(8))
    report.show(terminal, replace(summary, outlets=outlets))
    lines = terminal.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert " ".join(lines).count("Harbour Gazette of Quay") == 8


def test_json(summary: Summary, snapshot: Any) -> None:
    snapshot("summary.json.txt", dumps(report.document(summary), indent=1) + "\n")


def test_nothing_new_is_one_line() -> None:
    out = io.StringIO()
    report.show(out, Summary(0, 5, 0, 0, (), (), 0, 0, ()))
    assert out.getvalue() == "5 articles: 0 new, 5 unchanged, 0 revised, 0 failed\n"


@pytest.mark.parametrize(
    ("options", "lines", "last"),
    [
        ({}, 11, "... and 5 more (--verbose shows all)"),
        ({"verbose": True}, 15, "texts/14.txt: the file is empty"),
        ({"quiet": True}, 0, None),
    ],
    ids=["capped", "verbose", "quiet"],
)
def test_problems_do_not_flood(options: dict[str, bool], lines: int, last: str | None) -> None:
    err = io.StringIO()
    problems.show(err, map(problem, range(15)), **options)
    shown = err.getvalue().splitlines()
    assert len(shown) == lines
    assert (shown[-1] if shown else None) == last


def test_quiet_still_tells_of_failed_inputs() -> None:
    err = io.StringIO()
    problems.show(err, [problem(1), problem(2, fatal=True)], quiet=True)
    assert err.getvalue() == "texts/2.txt: the file is empty\n"


def test_a_problem_is_one_clean_line() -> None:
    err = io.StringIO()
    problems.show(err, [Problem("a\x1b[2J\n.txt", "read", "x", "bad\u202e\nthing")])
    assert err.getvalue() == "a␛[2J .txt: bad\ufffd thing\n"


def test_sifting_counts_and_passes_extracts_on(extract: Extract) -> None:
    err = io.StringIO()
    seen = problems.Problems(err)
    assert list(seen.sift([problem(1, fatal=True), extract, problem(2)])) == [extract]
    assert (seen.done, seen.failed) == (1, 1)
    assert len(err.getvalue().splitlines()) == 3


@pytest.mark.parametrize(
    ("done", "failed", "error", "code"),
    [(1, 1, SomeFailed, 4), (0, 2, TrackerError, 1), (0, 0, NothingFound, 3)],
    ids=["some failed", "all failed", "nothing there"],
)
def test_outcomes_have_their_exit_codes(done: int, failed: int, error: type[TrackerError], code: int) -> None:
    with pytest.raises(error) as raised:
        problems.outcome(done, failed, ["texts"])
    assert raised.value.exit_code == code


def test_all_well_is_no_error() -> None:
    problems.outcome(3, 0, ["texts"])
