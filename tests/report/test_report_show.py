"""An article with its quotations marked and explained."""

import io
import re
from dataclasses import replace
from typing import Any

from tracker.model import Extract
from tracker.report import show
from tracker.report.gate import dumps


def test_a_pipe_gets_brackets(extract: Extract, snapshot: Any) -> None:
    out = io.StringIO()
    show.show(out, extract)
    snapshot("show.txt", out.getvalue())


def test_a_terminal_gets_numbers_in_colour(extract: Extract, terminal: Any, snapshot: Any) -> None:
    show.show(terminal, extract)
    shown = re.sub(r"\x1b\[([0-9;]*)m", r"<\1>", terminal.getvalue())
    assert "[sic]" in shown
    snapshot("show.terminal.txt", shown)


def test_json_holds_text_facts_and_quotations(extract: Extract, snapshot: Any) -> None:
    snapshot("show.json.txt", dumps(show.document(extract), indent=1) + "\n")


def test_without_the_signs_the_text_is_whole(extract: Extract) -> None:
    pieces = [piece for piece in show.bracketed(extract) if not piece.style.startswith("bold")]
    assert "".join(piece.text for piece in pieces) == extract.article.text


def test_nested_quotations_are_nested(extract: Extract) -> None:
    outer = extract.quotations[1]
    inner = replace(outer, id="q5", start=outer.start, end=outer.start + 11, inside=1)
    inner = replace(inner, outer=type(outer.outer)(inner.start, inner.end), text="the harbour")
    nested = replace(
        extract,
        quotations=(outer, inner),
        attributions=(extract.attributions[1], replace(extract.attributions[0], quotation="q5")),
    )
    shown = "".join(piece.text for piece in show.bracketed(nested))
    assert "[1 “[2 the harbour] [sic] stays open [laughs]”]" in shown


def test_nothing_found_is_told(extract: Extract) -> None:
    out = io.StringIO()
    show.show(out, replace(extract, quotations=(), attributions=()))
    assert "0 quotations" in out.getvalue()


def test_text_cannot_bite(extract: Extract, terminal: Any) -> None:
    evil = replace(extract.article, text="\x1b]0;owned\x07\u202e[/a]\r\nend", path="\x1b[2J", blocks=())
    bad = replace(extract, article=evil, quotations=(), attributions=())
    out = io.StringIO()
    for stream in (out, terminal):
        show.show(stream, bad)
        shown = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
        assert not set(shown) & set("\x1b\x07\r\u202e")
        assert "[/a]\nend" in shown
