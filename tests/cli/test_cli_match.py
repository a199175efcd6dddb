"""Does `tracker match` answer for quotations that come without articles?"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAID = "The harbour will stay open to every ship that pays its dues"
CUT = "stay open to every ship that pays its dues"


def rows(*values: dict[str, Any]) -> str:
    return "".join(json.dumps({"id": number, **value}) + "\n" for number, value in enumerate(values, start=1))


def match(text: str, *options: str, form: str = "jsonl") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker", "match", "-", "--format", form, *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def pairs(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in match(text).stdout.splitlines()]


def test_rows_of_text_alone_are_judged_by_their_words() -> None:
    (pair,) = pairs(rows({"text": SAID}, {"text": "the mayor has a dog"}, {"text": CUT}))
    assert list(pair) == ["a", "b", "score", "verdict", "why"]
    assert (pair["a"], pair["b"], pair["verdict"]) == (1, 3, "same")
    assert 0.6 <= pair["score"] <= 1


KNOWN: list[Any] = [
    pytest.param({"speaker": "Ada Brandt"}, {"speaker": "Brandt"}, "same", id="one speaker"),
    pytest.param({"speaker": "Ada Brandt"}, {"speaker": "Omar Haddad"}, "different", id="two speakers"),
    pytest.param({"speaker": ["Ada Brandt", "Roy Park"]}, {"speaker": "Ada Brandt"}, "same", id="one of two"),
    pytest.param({"date": "2031-05-02"}, {"date": "2031-05-03"}, "same", id="nobody named, one week"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), KNOWN)
def test_what_else_is_known_is_weighed(one: dict[str, Any], other: dict[str, Any], verdict: str) -> None:
    (pair,) = pairs(rows({"text": SAID, **one}, {"text": CUT, **other}))
    assert pair["verdict"] == verdict
    assert pair["why"]


def test_rows_of_quotebank_are_read_as_they_are() -> None:
    row = {"quoteID": "2031-05-02-000001", "quotation": SAID, "speaker": "Ada Brandt", "date": "2031-05-02 00:00:00"}
    nobody = {"quoteID": "2031-05-03-000007", "quotation": CUT, "speaker": "None", "date": "2031-05-03 00:00:00"}
    (pair,) = pairs("".join(json.dumps(each) + "\n" for each in (row, nobody)))
    assert (pair["a"], pair["b"], pair["verdict"]) == (row["quoteID"], nobody["quoteID"], "same")
    assert "a speaker is missing" in pair["why"]


def test_each_quotation_of_a_page_in_gdelt_s_graph_is_a_row() -> None:
    pages = [
        {"date": "20310502001500", "url": f"https://{host}.example/a", "lang": "ENGLISH", "quotes": [
            {"pre": "she said", "quote": quote, "post": "."} for quote in quotes]}
        for host, quotes in (("post", ["The mayor has a dog", SAID]), ("mail", [CUT]))
    ]  # fmt: skip
    (pair,) = pairs("".join(json.dumps(page) + "\n" for page in pages))
    assert (pair["a"], pair["b"]) == ("https://post.example/a#2", "https://mail.example/a#1")


def test_ids_come_back_as_they_were_given() -> None:
    (pair,) = pairs(json.dumps({"id": "q-7", "text": SAID}) + "\n" + json.dumps({"id": 3, "text": CUT}) + "\n")
    assert (pair["a"], pair["b"]) == ("q-7", 3)


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_other_forms(form: str) -> None:
    run = match(rows({"text": SAID}, {"text": CUT}), form=form)
    assert run.returncode == 0
    if form == "json":
        assert json.loads(run.stdout)[0]["b"] == 2
    else:
        assert run.stdout.replace(",", " ").split()[:5] == ["score", "verdict", "a", "b", "why"]


BAD = [
    pytest.param("not json", "no JSON", id="no JSON"),
    pytest.param("[" * 100_000, "no JSON", id="nested beyond reason"),
    pytest.param("[1]", "no object", id="no object"),
    pytest.param('{"text": "x y z"}', "`id` is missing", id="no id"),
    pytest.param('{"id": 9, "text": " "}', "`text` is missing", id="no text"),
    pytest.param('{"id": 9, "text": "x y", "date": 7}', "`date` is no text", id="date"),
    pytest.param('{"id": 9, "text": "x y", "speaker": [7]}', "`speaker` is no text", id="speaker"),
    pytest.param('{"id": 1, "text": "x y"}', "is that of an earlier line", id="id twice"),
]


@pytest.mark.parametrize(("line", "wrong"), BAD)
def test_a_bad_line_is_told_and_the_others_are_compared(line: str, wrong: str) -> None:
    run = match(rows({"text": SAID}, {"text": CUT}) + line + "\n")
    assert run.returncode == 4
    assert len(run.stdout.splitlines()) == 1
    assert run.stderr.startswith("-:3: ")
    assert wrong in run.stderr


def test_nothing_alike_is_an_answer_of_its_own() -> None:
    run = match(rows({"text": SAID}, {"text": "the mayor has a dog"}))
    assert (run.returncode, run.stdout) == (3, "")
    assert "no two quotations" in run.stderr


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    missing = tmp_path / "none.jsonl"
    run = subprocess.run(
        [sys.executable, "-m", "tracker", "match", str(missing)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "cannot be read" in run.stderr


def test_what_too_many_wordings_share_is_listed() -> None:
    text = rows(*({"text": f"The harbour rises, {number} said"} for number in range(40)))
    command = [sys.executable, "-m", "tracker", "common", "-", "--format", "jsonl"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"words": "the harbour rises", "have": 40, "since": None},
        {"words": "harbour rises … said", "have": 40, "since": None},
    ]
    done = subprocess.run(command, input=text[:900] + "{", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    done = subprocess.run(command, input=rows({"text": SAID}), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "tracker: nothing is too common to compare by\n")
