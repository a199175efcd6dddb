"""What each command asks for, prints, and leaves as exit code."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import run
from tracker.config import Settings
from tracker.errors import Busy, TooNew
from tracker.model import (
    Appearance,
    Article,
    Declared,
    Extract,
    Held,
    Kind,
    Origin,
    Problem,
    Summary,
    Trace,
    TracedChain,
)

pytestmark = pytest.mark.usefixtures("pipeline", "texts")

ORIGIN = Origin(None, "a.txt", ("a.txt",), "no other article is here")
TRACED = Trace("rock", (TracedChain("c1", "Ana Lorca", None, "a.txt", None, 1, (), (), origins=(ORIGIN,)),))


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two texts in a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "texts" / name).write_text("text", encoding="utf-8")
    return tmp_path


def test_extract_prints_jsonl_in_a_pipe(command: Any, pipeline: Any) -> None:
    done = command("extract", "texts", "--jobs", "1")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert pipeline.asked == [("extract", (Declared(), 1))]


@pytest.mark.parametrize(
    ("form", "out"),
    [
        ("jsonl", ""),
        ("json", "[]\n"),
        ("table", "texts/a.txt\nno quotations\n\ntexts/b.txt\nno quotations\n"),
    ],
)
def test_extract_formats(form: str, out: str, command: Any) -> None:
    assert command("extract", "texts", "--format", form).out == out


def test_extract_passes_what_is_declared_on(command: Any, pipeline: Any) -> None:
    done = command(
        *("extract", "texts/a.txt", "--outlet", "Post", "--published", "2023-05-01", "--url", "https://x.example/"),
        *("--jobs", "2"),
    )
    assert done.code == 0
    assert pipeline.asked == [("extract", (Declared("Post", "2023-05-01", "https://x.example/"), 2))]


def test_extract_passes_on_what_columns_hold(command: Any, pipeline: Any) -> None:
    done = command(
        "extract", "texts/a.txt", "--map", "text=story, b,title=head", "--map", "title = name", "--jobs", "2"
    )
    assert done.code == 0
    assert pipeline.asked == [("extract", (Declared(fields=(("text", "story, b"), ("title", "name"))), 2))]


@pytest.mark.parametrize("value", ["story", "words=story", "text=", "=story"])
def test_what_no_column_can_hold_is_told(value: str, command: Any) -> None:
    done = command("ingest", "texts/a.txt", "--map", value)
    assert done.code == 2
    assert "write text=COLUMN" in done.err


@pytest.mark.parametrize(
    ("paths", "failing", "code", "last"),
    [
        (["texts"], (), 0, None),
        (["texts"], ("a.txt",), 4, "tracker: 1 of 2 inputs failed, the others are done"),
        (["texts"], (".txt",), 1, "tracker: no input could be read"),
        (["none.txt"], (), 1, "tracker: the input could not be read"),
        (["texts", "none.txt"], (), 4, "tracker: 1 of 3 inputs failed, the others are done"),
    ],
    ids=["all well", "one failed", "all failed", "missing", "one missing"],
)
def test_extract_exit_codes(
    paths: list[str], failing: tuple[str, ...], code: int, last: str | None, command: Any, pipeline: Any
) -> None:
    pipeline.failing = failing
    done = command("extract", *paths)
    assert done.code == code
    assert (done.err.splitlines()[-1] if done.err else None) == last


def test_a_failed_input_is_one_line(command: Any, pipeline: Any) -> None:
    pipeline.failing = ("a.txt",)
    assert command("extract", "texts").err.splitlines()[0] == "texts/a.txt: the file is empty"


def test_standard_input_is_read_for_a_dash(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"some text")))
    assert command("extract", "-", "--format", "table").out == "-\nno quotations\n"


def test_a_closed_standard_input_is_a_problem(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert command("extract", "-").code == 1


def test_ingest_prints_the_summary(command: Any, pipeline: Any) -> None:
    pipeline.summary = Summary(2, 0, 0, 0, (("direct", 3),), (("TASS", 1),), 3, 0, ())
    done = command("ingest", "texts", "--db", "x.db", "--jobs", "3")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "2 articles: 2 new, 0 unchanged, 0 revised, 0 failed"
    assert pipeline.asked == [("ingest", (Settings("x.db", None, 3), Declared()))]


class Watched(io.StringIO):
    """A terminal that keeps what was printed on it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("pipeline")
def test_ingest_shows_how_far_it_is(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TERM", "xterm-256color"), ("COLUMNS", "100")):
        monkeypatch.setenv(name, value)
    (texts / "texts" / "more.txt").write_text("one more", encoding="utf-8")
    total = len(list((texts / "texts").iterdir()))
    err = Watched()
    monkeypatch.setattr(sys, "stderr", err)
    assert run(["ingest", "texts"]) == 0
    assert f"{total} of {total} articles" in err.getvalue()
    assert "comparing and chaining" in err.getvalue()


def test_ingest_prints_json(command: Any) -> None:
    found = json.loads(command("ingest", "texts", "--format", "json").out)
    assert found["articles"] == {"new": 1, "unchanged": 0, "revised": 0, "failed": 0}


def test_trace_tells_what_it_does_not_show(command: Any, pipeline: Any) -> None:
    first = Appearance(
        "q1", "a.txt", None, None, None, None, None, 0, 4, "rock", Kind.DIRECT, (), None, None, None, "rule", 0.9,
        100.0, (), (),
    )  # fmt: skip
    chain = TracedChain("c1", None, None, "a.txt", None, 1, (first,), (), origins=(ORIGIN,))
    held = Held((("q1", "rock"), ("q2", "rock")), {}, 10_000, more=True)
    pipeline.traced = Trace("rock", (chain,), more=1, left=3, held=held)
    assert command("trace", "rock").err == (
        "tracker: 3 more quotations in these chains\n"
        "tracker: 1 more chain; see --limit\n"
        "tracker: at least 10,000 quotations may have these words, and only the 2 likeliest were looked at;"
        " give more words or filters\n"
    )
    pipeline.traced = Trace("rock", (chain,), held=Held((("q1", "rock"),), {}, 7, more=False))
    assert command("trace", "rock").err.startswith("tracker: 7 quotations may have these words, and only the 1 ")
    pipeline.traced = Trace("rock", (chain,))
    assert command("trace", "rock").err == ""


def test_ingest_tells_what_failed(command: Any, pipeline: Any) -> None:
    problem = Problem("texts/a.txt", "read", "empty", "the file is empty", fatal=True)
    pipeline.summary = Summary(1, 0, 0, 1, (), (), 0, 0, (problem,))
    done = command("ingest", "texts", "--quiet")
    assert (done.code, done.out) == (4, "")
    assert done.err == "texts/a.txt: the file is empty\ntracker: 1 of 2 inputs failed, the others are done\n"


def test_trace_passes_filters_on(command: Any, pipeline: Any) -> None:
    pipeline.traced = TRACED
    done = command(
        *("trace", "rock solid", "--speaker", "Wang", "--outlet", "TASS", "--since", "2023-01-01"),
        *("--until", "2023-12-31", "--limit", "5", "--db", "x.db"),
    )
    assert done.code == 0
    filters = {"speaker": "Wang", "outlet": "TASS", "since": "2023-01-01", "until": "2023-12-31", "limit": 5}
    assert pipeline.asked == [("trace", (Settings("x.db"), "rock solid", filters))]
    assert "1. Ana Lorca" in done.out


@pytest.mark.parametrize("date", ["2023", "2023-05", "2023-05-01", "2023-05-01T12:30"])
def test_dates_may_be_short(date: str, command: Any, pipeline: Any) -> None:
    pipeline.traced = TRACED
    assert command("trace", "rock", "--since", date).code == 0
    assert pipeline.asked[0][1][2]["since"] == date


def test_trace_finding_nothing_says_so(command: Any) -> None:
    done = command("trace", "rock solid")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("tracker: no quotation in tracker.db has the words rock solid;")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "PHRASE has no word"),
        (["..."], "PHRASE has no word"),
        (["rock", "--since", "2023-05-01", "--until", "2023-04"], "--since 2023-05-01 is later than --until 2023-04"),
    ],
    ids=["nothing", "signs", "no time between"],
)
def test_trace_refuses_what_cannot_be(arguments: list[str], message: str, command: Any, pipeline: Any) -> None:
    done = command("trace", *arguments)
    assert (done.code, pipeline.asked) == (2, [])
    assert message in done.err


def test_since_and_until_may_be_the_same(command: Any, pipeline: Any) -> None:
    pipeline.traced = TRACED
    assert command("trace", "rock", "--since", "2023-05-01", "--until", "2023").code == 0


def test_trace_finding_nothing_is_still_json(command: Any, pipeline: Any) -> None:
    pipeline.traced = Trace("rock", ())
    done = command("trace", "rock", "--format", "json")
    assert done.code == 3
    assert json.loads(done.out) == {"query": "rock", "chains": []}


def test_report_lists_reports(command: Any) -> None:
    done = command("report", "--format", "json")
    assert done.code == 0
    assert "single_origin" in [row["name"] for row in json.loads(done.out)]


def test_report_without_a_database_makes_none(command: Any, texts: Path) -> None:
    done = command("report", "outlets", "--db", "none.db")
    assert done.code == 1
    assert done.err.startswith("tracker: no database at none.db;")
    assert not (texts / "none.db").exists()


def test_report_takes_parameters(command: Any) -> None:
    done = command("report", "outlets", "-p", "colour=red")
    assert done.code == 2
    assert "has no parameter colour" in done.err


def test_report_without_rows_finds_nothing(command: Any) -> None:
    assert command("db", "upgrade").code == 0
    done = command("report", "outlets", "--format", "json")
    assert (done.code, done.out) == (3, "[]\n")


def test_show_prefers_what_is_stored(command: Any, pipeline: Any) -> None:
    article = Article("a1", "k", "texts/a.txt", "as stored", None, None, None, None, None, None, None, (), ())
    pipeline.stored = {"texts/a.txt": Extract(article, (), (), ())}
    done = command("show", "texts/a.txt")
    assert done.code == 0
    assert "as stored" in done.out


def test_show_reads_a_file_that_is_not_stored(command: Any) -> None:
    done = command("show", "texts/a.txt", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["article"]["path"] == "texts/a.txt"


def test_show_finds_nothing(command: Any) -> None:
    done = command("show", "no\x00thing")
    assert (done.code, done.err) == (3, "tracker: no article no␀thing\n")


def test_show_tells_why_a_file_cannot_be_read(command: Any, pipeline: Any) -> None:
    pipeline.failing = ("a.txt",)
    done = command("show", "texts/a.txt")
    assert done.code == 1
    assert done.err == "texts/a.txt: the file is empty\ntracker: texts/a.txt could not be read\n"


def test_explain_reads_what_show_reads(command: Any, pipeline: Any) -> None:
    done = command("explain", "texts/a.txt")
    assert (done.code, done.out) == (0, "texts/a.txt\n")
    assert pipeline.asked[-1] == ("explanations", "texts/a.txt")
    assert command("explain", "texts/a.txt", "-f", "json").out == "[]\n"


def test_explain_knows_how_many_there_are(command: Any) -> None:
    done = command("explain", "texts/a.txt", "1")
    assert (done.code, done.err) == (3, "tracker: texts/a.txt has 0 quotations, and no number 1\n")
    assert command("explain", "texts/a.txt", "0").code == 2


def test_rebuild_counts(command: Any) -> None:
    assert command("rebuild").out == "12 quotations compared: 1 chain over several articles\n"


def test_outlets_are_searched(command: Any) -> None:
    found = json.loads(command("outlets", "tass", "--format", "json").out)
    assert "TASS" in [row["name"] for row in found]
    assert command("outlets", "no such outlet at all").code == 3


def test_db_commands(command: Any, texts: Path) -> None:
    assert command("db", "current").code == 1
    assert not (texts / "tracker.db").exists()
    made = command("db", "upgrade")
    assert (made.code, made.out.startswith("tracker.db: made at revision ")) == (0, True)
    assert command("db", "upgrade").out.startswith("tracker.db: at revision ")
    assert command("db", "current").out.strip() in made.out
    assert command("db", "check").out == "tracker.db is whole\n"


def test_db_check_tells_what_is_broken(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.store import db  # noqa: PLC0415  not needed by the others

    monkeypatch.setattr(db, "check", lambda _: ["quotation 3 is not in its article"])
    done = command("db", "check")
    assert (done.code, done.out) == (1, "quotation 3 is not in its article\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [(Busy("tracker.db: locked"), 1), (TooNew("tracker.db: newer"), 1), (OSError(28, "No space left", "out"), 1)],
    ids=["busy", "too new", "disk full"],
)
def test_an_error_is_one_line(error: Exception, code: int, command: Any, pipeline: Any) -> None:
    pipeline.error = error
    done = command("trace", "rock")
    assert (done.code, done.out, len(done.err.splitlines())) == (code, "", 1)
    assert done.err.startswith("tracker: ")


def test_an_error_cannot_bite(command: Any, pipeline: Any) -> None:
    pipeline.error = Busy("evil\x1b]0;owned\x07\u202e\nname")
    assert command("trace", "rock").err == "tracker: evil␛]0;owned␇\ufffd name\n"


def test_an_interrupt_leaves_130(command: Any, pipeline: Any) -> None:
    pipeline.error = KeyboardInterrupt()
    done = command("trace", "rock")
    assert (done.code, done.err) == (130, "tracker: interrupted; what was stored before is safe\n")


def test_debug_adds_the_traceback_through_the_gate(command: Any, pipeline: Any) -> None:
    pipeline.error = Busy("locked \x1b[31m")
    done = command("--debug", "trace", "rock")
    assert "Traceback (most recent call last)" in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize("variable", ["TRACKER_DB", "TRACKER_OUTLETS"])
def test_an_empty_variable_is_none(variable: str, command: Any, pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "")
    pipeline.traced = TRACED
    assert command("trace", "rock").code == 0
    assert pipeline.asked[0][1][0] == Settings()


def test_the_environment_names_the_database(command: Any, pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", "war.db")
    command("trace", "rock")
    command("trace", "rock", "--db", "peace.db")
    assert [value[0].db for _, value in pipeline.asked] == ["war.db", "peace.db"]


def test_a_lexicon_that_is_missing_is_wrong_usage(command: Any) -> None:
    done = command("extract", "texts", "--outlets", "none.toml")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "none.toml" in done.err


def test_a_mistake_of_ours_is_not_hidden(command: Any, pipeline: Any) -> None:
    pipeline.error = ZeroDivisionError("ours")
    with pytest.raises(ZeroDivisionError):
        command("trace", "rock")
