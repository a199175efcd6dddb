"""Do the commands by which people judge work as they are typed, and end with the right line and exit code?"""

import csv
import getpass
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tracker import config
from tracker.errors import UsageError

SAID = "a harbour for all weathers and every flag"
ARTICLES = [
    {"id": 1, "outlet": "The Lisburg Post", "published": "2031-03-06", "text": f"It is “{SAID}”, Ada Brandt said."},
    {"id": 2, "outlet": "The Leith Mail", "published": "2031-04-17", "text": f"Brandt had called it “{SAID}”."},
    {"id": 3, "outlet": "The Orton Echo", "published": "2031-06-01", "text": f"Ada Brandt said it was “{SAID}”."},
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Any) -> Path:
    """A folder with a database of three articles, each pair of which waits; the one who judges is Ana Ruiz."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRACKER_DB", "TRACKER_OUTLETS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRACKER_USER", "Ana Ruiz")
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    assert command("ingest", "a.jsonl").code == 0
    return tmp_path


def typed(keys: str, *options: str) -> subprocess.CompletedProcess[str]:
    """`tracker review` with these keys on standard input."""
    line = [sys.executable, "-m", "tracker", "review", *options]
    return subprocess.run(line, input=keys, capture_output=True, text=True, check=False)


def listed(command: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(command("judgements", "--format", "csv").out)))


def rulings(command: Any) -> list[tuple[str, str]]:
    return [(row["ruling"], row["standing"]) for row in listed(command)]


def test_what_waits_is_listed_in_every_form(desk: Path, command: Any) -> None:
    assert desk.is_dir()
    (row, *_) = csv.DictReader(StringIO(command("review", "--list", "--format", "csv").out))
    assert (row["verdict"], row["text_a"], row["speaker_a"]) == ("perhaps", SAID, "Ada Brandt")
    (record, *rest) = map(json.loads, command("review", "-l", "-f", "jsonl").out.splitlines())
    assert len(rest) == 2
    assert record["parts"]["ratio"] == 100
    assert SAID in command("review", "--list").out
    done = command("review", "--list", "--limit", "1")
    assert (done.code, done.err) == (0, "tracker: 2 more wait; see --limit\n")
    nothing = command("review", "--list", "no such words")
    assert (nothing.code, nothing.err) == (3, "tracker: nothing waits for a person\n")


KEYS: list[Any] = [
    pytest.param("sd", [("same", "holds"), ("different", "holds")], id="both"),
    pytest.param("s\nd\n", [("same", "holds"), ("different", "holds")], id="a key a line"),
    pytest.param("kq", [], id="later"),
    pytest.param("uz", [("unsure", "withdrawn"), ("withdrawn", "holds")], id="undone"),
    pytest.param("zx?S", [("same", "holds")], id="nothing to undo, no key, help, capital"),
    pytest.param("", [], id="nothing typed"),
]


@pytest.mark.parametrize(("keys", "wanted"), KEYS)
def test_keys_decide(desk: Path, command: Any, keys: str, wanted: list[tuple[str, str]]) -> None:
    assert desk.is_dir()
    done = typed(keys)
    assert done.returncode == 0
    assert done.stdout.startswith("\n1 of 3  perhaps: ")
    assert rulings(command) == wanted


def test_a_reason_can_be_typed_and_goes_with_one_answer(desk: Path, command: Any) -> None:
    done = typed("rone  speech\ns u", "--by", "Omar", "--reason", "as a rule")
    assert desk.is_dir()
    assert done.stderr.endswith("2 pairs decided: 1 same, 1 unsure\n")
    assert [(row["by"], row["reason"]) for row in listed(command)] == [("Omar", "one speech"), ("Omar", "as a rule")]


def test_what_follows_from_answers_is_not_asked(desk: Path, command: Any) -> None:
    more = {"id": 4, "outlet": "The Ashby Bell", "published": "2031-04-02", "text": f"Ada Brandt said “{SAID}”."}
    (desk / "b.jsonl").write_text(json.dumps(more), encoding="utf-8")
    command("ingest", "b.jsonl")
    done = typed("sdssssssss")
    assert done.returncode == 0
    assert "cannot be" not in done.stderr
    assert command("review", "--list").code == 3


def test_a_contradiction_is_told_and_the_pair_asked_again(desk: Path, command: Any) -> None:
    assert desk.is_dir()
    other = {
        "id": 9,
        "outlet": "The Orton Echo",
        "published": "2031-03-06",
        "text": "“Nobody asked us,” Lee Park said.",
    }
    (desk / "c.jsonl").write_text(json.dumps(other), encoding="utf-8")
    command("ingest", "c.jsonl")
    command("merge", "a.jsonl:1#1", "c.jsonl:1#1", "--reason", "r")
    command("split", "c.jsonl:1#1", "a.jsonl:2#1", "--reason", "r")
    done = command("merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "r")
    assert (done.code, done.out) == (2, "")
    assert "these cannot be one remark, by what was judged before: Ana Ruiz on " in done.err


def test_without_a_database_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    for words in (("review",), ("judgements",), ("merge", "q11", "q22", "--reason", "r")):
        assert command(*words).code == 1
    assert list(tmp_path.iterdir()) == []


def test_merge_split_correct_and_withdraw_say_what_they_did(desk: Path, command: Any) -> None:
    assert desk.is_dir()
    done = command("merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "one speech")
    assert done.out.splitlines()[0].endswith(": 2 quotations are one remark, by Ana Ruiz")
    assert done.out.splitlines()[1].endswith(": 2 quotations in 2 articles")
    done = command("correct", "a.jsonl:1#1", "--speaker", "Roy Adler", "--via", "tass", "--reason", "caption")
    assert f"“{SAID}” said by Roy Adler (tracker: Ada Brandt), by Ana Ruiz" in done.out
    assert "via TASS (tracker: nobody)" in done.out
    shown = command("show", "a.jsonl:1").out
    assert "Roy Adler via TASS" in shown
    assert "* corrected by Ana Ruiz, " in shown
    assert "said by Roy Adler (tracker: Ada Brandt); caption" in shown
    assert "* corrected by Ana Ruiz" in command("explain", "a.jsonl:1", "1").out
    (row,) = json.loads(command("explain", "a.jsonl:1", "1", "--format", "json").out)
    assert [one["answer"] for one in row["corrections"]] == [["Roy Adler"], ["TASS"]]
    first = listed(command)[0]["judgement"]
    done = command("judgements", "withdraw", first, "--reason", "two speeches", "--format", "json")
    assert [one["withdraws"] for one in json.loads(done.out)["judgements"]] == [first]
    done = command("judgements", "withdraw", first, "--reason", "again")
    assert (done.code, "was withdrawn already" in done.err) == (2, True)


def test_trace_tells_who_judged(desk: Path, command: Any) -> None:
    assert desk.is_dir()
    asked = "? 2 other chains may be this remark: `tracker review c"
    assert asked in command("trace", SAID).out
    command("merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "one speech")
    command("split", "a.jsonl:2#1", "a.jsonl:3#1", "--reason", "another")
    out = command("trace", SAID).out
    assert "* [1] [2] one remark, judged by Ana Ruiz, " in out
    assert "(tracker: perhaps, " in out
    assert "kept apart from c" in out
    assert "other chain" not in out
    (chain, *_) = json.loads(command("trace", SAID, "--format", "json").out)["chains"]
    assert [one["ruling"] for one in chain["judgements"]] == ["same", "different"]


def test_judgements_are_exported_and_imported_once(desk: Path, command: Any, tmp_path: Path) -> None:
    command("merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "one speech")
    kept = command("judgements", "--format", "jsonl").out
    (desk / "kept.jsonl").write_text(f'{kept}\n{{"id": 1}}\nno json\n', encoding="utf-8")
    command("ingest", "a.jsonl", "--db", "other.db")
    done = command("judgements", "import", "kept.jsonl", "--db", "other.db")
    assert (done.code, done.out) == (4, "1 judgement: 1 new (1 holds), 0 known\n")
    assert "kept.jsonl:3: `id` is missing" in done.err
    assert "kept.jsonl:4: no JSON" in done.err
    assert command("judgements", "--format", "jsonl", "--db", "other.db").out == kept
    (desk / "kept.jsonl").write_text(kept, encoding="utf-8")
    done = command("judgements", "import", "kept.jsonl", "--db", "other.db", "--format", "json")
    assert json.loads(done.out) == {"new": 0, "known": 1, "standings": {}}
    future = kept.replace('"at": "20', '"at": "29')
    (desk / "kept.jsonl").write_text(future, encoding="utf-8")
    assert command("judgements", "import", "kept.jsonl").code == 1
    assert tmp_path == desk


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["merge", "q1", "q2"], "Missing option '--reason'"),
        (["merge", "a.jsonl:1#1", "--reason", "r"], "give two chains or quotations"),
        (["correct", "a.jsonl:1#1", "--reason", "r"], "say what is right"),
        (["correct", "a.jsonl:1#1", "--nobody", "--speaker", "X", "--reason", "r"], "exclude each other"),
        (["correct", "a.jsonl:1#1", "--speaker", " ", "--reason", "r"], "says nothing that can be kept"),
        (["merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "\udcff"], "says nothing that can be kept"),
        (["merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "r", "--by", ""], "says nothing that can be kept"),
        (["judgements", "import", "nothing.jsonl"], "cannot be read"),
        (["split", "c00", "a.jsonl:1#1", "--reason", "r"], None),
    ],
)
def test_wrong_usage_is_one_line(desk: Path, command: Any, words: list[str], message: str | None) -> None:
    assert desk.is_dir()
    done = command(*words)
    assert done.code == (2 if message else 3)
    assert len(done.err.splitlines()) == 1
    assert (message or "no chain has an id that begins with c00") in done.err
    assert command("judgements").code == 3


def test_ids_are_completed(desk: Path, command: Any) -> None:
    command("merge", "a.jsonl:1#1", "a.jsonl:2#1", "--reason", "one speech")
    for words, begins in (("merge q", "q"), ("split c", "c"), ("judgements withdraw j", "j")):
        environment = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": f"tracker {words}"}
        environment["COMP_CWORD"] = str(len(words.split()))
        script = "import sys; from tracker.cli import run; sys.exit(run([]))"
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=False,
            env={"PYTHONPATH": str(Path(config.__file__).parents[1]), **environment},
        )  # fmt: skip
        assert done.stdout.split()
        assert all(line.startswith(begins) for line in done.stdout.split())


def test_who_judges_is_named_or_logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.judge(" Ana Ruiz ") == "Ana Ruiz"
    monkeypatch.setattr(getpass, "getuser", lambda: "aruiz")
    assert config.judge(None) == config.judge(" ") == "aruiz"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(UsageError, match="--by NAME"):
        config.judge(None)
