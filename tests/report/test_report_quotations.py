"""One row a quotation, with the names that others rely on."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from tracker.model import Extract, Speaker, SpeakerKind
from tracker.report import quotations

FIRST = [
    "article", "start", "end", "text", "kind", "speaker", "source_start", "source_end", "cue", "cites", "inherited",
    "hedge", "rule", "confidence",
]  # fmt: skip


def test_the_promised_names_come_first(extract: Extract) -> None:
    assert list(quotations.COLUMNS[: len(FIRST)]) == FIRST
    for row in quotations.rows(extract):
        assert list(row)[: len(FIRST)] == FIRST
        assert set(quotations.COLUMNS) <= set(row)


def test_offsets_are_of_the_text(extract: Extract) -> None:
    text = extract.article.text
    for row in quotations.rows(extract):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"] in text[row["outer_start"] : row["outer_end"]]
        if row["source"]:
            assert text[row["source_start"] : row["source_end"]] == row["source"]
        if row["cue"]:
            assert text[row["cue_start"] : row["cue_end"]] == row["cue"]
        if row["said"]:
            assert text[row["said_start"] : row["said_end"]] == "on Monday"
        for citation in row["citations"]:
            assert text[citation["start"] : citation["end"]] == citation["printed"]


def test_values(extract: Extract) -> None:
    rows = list(quotations.rows(extract))
    assert [row["kind"] for row in rows] == ["mixed", "direct", "indirect", "unattributed"]
    assert [row["speaker"] for row in rows] == [None, "Ana Lorca", "Ana Lorca", None]
    assert [row["cites"] for row in rows] == [[], ["Radio Costa"], [], []]
    assert [row["inherited"] for row in rows] == [[], [], ["Radio Costa"], []]
    assert [row["cue"] for row in rows] == [None, "told", "said", None]
    assert [row["said"] for row in rows] == [None, "2023-05-01", "2023-05-01", None]
    assert [row["hedge"] for row in rows] == [None, None, "reportedly", None]
    assert rows[1]["article"] == "texts/harbour.txt"


def test_several_speakers_are_joined(extract: Extract) -> None:
    two = tuple(Speaker(name, SpeakerKind.PERSON, "full name") for name in ("Ana Lorca", "Ben Ruiz"))
    attributions = (
        *extract.attributions[:1],
        replace(extract.attributions[1], speakers=two),
        *extract.attributions[2:],
    )
    rows = list(quotations.rows(replace(extract, attributions=attributions)))
    assert rows[1]["speaker"] == "Ana Lorca; Ben Ruiz"


def test_the_kind_is_that_of_the_attribution(extract: Extract) -> None:
    changed = replace(extract.quotations[0], kind=extract.quotations[1].kind)
    rows = list(quotations.rows(replace(extract, quotations=(changed, *extract.quotations[1:]))))
    assert rows[0]["kind"] == "mixed"


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_a_pipe_gets(form: str, extract: Extract, snapshot: Any) -> None:
    out = io.StringIO()
    quotations.write(out, form, [extract, replace(extract, quotations=(), attributions=())])
    snapshot(f"quotations.{form}.txt", out.getvalue())


def test_every_format_tells_the_same(extract: Extract) -> None:
    out = {form: io.StringIO() for form in ("jsonl", "json", "csv")}
    for form, stream in out.items():
        quotations.write(stream, form, [extract])
    rows = list(quotations.rows(extract))
    assert [json.loads(line) for line in out["jsonl"].getvalue().splitlines()] == rows
    assert json.loads(out["json"].getvalue()) == rows
    table = list(csv.DictReader(io.StringIO(out["csv"].getvalue(), newline="")))
    assert [(int(row["start"]), row["text"], row["speaker"] or None) for row in table] == [
        (row["start"], row["text"], row["speaker"]) for row in rows
    ]


def test_a_terminal_shows_brackets_as_they_are(extract: Extract, terminal: Any) -> None:
    quotations.write(terminal, "table", [extract])
    assert "[sic]" in terminal.getvalue()
    assert "(Radio Costa)" in terminal.getvalue()
