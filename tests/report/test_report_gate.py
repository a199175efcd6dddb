"""Nothing that a terminal or a spreadsheet obeys comes through, and nothing else is lost."""

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.report import gate

ANY = st.text(st.characters(exclude_categories=()))  # lone surrogates too

PAYLOADS = {
    "colour": "\x1b[31mred",
    "clear screen": "\x1b[2J\x1b[H",
    "reset": "\x1bc",
    "title": "\x1b]0;owned\x07",
    "title, ST": "\x1b]0;owned\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\",
    "device control": "\x1bP$q q\x1b\\",
    "answer back": "\x05",
    "report": "\x1b[6n",
    "C1 CSI": "\x9b31m",
    "C1 OSC": "\x9d0;owned\x9c",
    "C1 DCS": "\x90q\x9c",
    "next line": "a\x85b",
    "NUL": "a\x00b",
    "bell": "\x07",
    "backspace": "good\x08\x08\x08\x08evil",
    "carriage return": "good\revil",
    "vertical tab": "a\x0bb",
    "form feed": "a\x0cb",
    "shift out": "\x0eqqq\x0f",
    "delete": "a\x7fb",
    "override": "\u202egnp.exe",
    "embedding": "\u202a\u202b\u202c\u202d",
    "isolates": "\u2066\u2067\u2068\u2069",
    "marks": "\u200e\u200f\u061c",
    "no width": "a\u200bb\u2060c\ufeffd",
    "tags": "a\U000e0041\U000e007f",
    "high surrogate": "a\ud800b",
    "low surrogate": "a\udc80b",
    "line separators": "a\u2028b\u2029c",
    "soft hyphen": "co\u00adop",
    "annotations": "\ufff9a\ufffab\ufffb",
}
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def bites(text: str, *, line_ends: str = "\n\t") -> list[str]:
    return [
        char
        for char in text
        if (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in line_ends) or char in OVERRIDES
    ]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_that_bites_passes(payload: str) -> None:
    assert gate.terminal(payload) != payload
    assert not bites(gate.terminal(payload))
    assert not bites(gate.cell(payload))
    assert not bites(gate.line(payload), line_ends="")
    gate.terminal(payload).encode()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_json_escapes_what_bites_and_reads_back_exactly(payload: str) -> None:
    printed = gate.dumps({"text": payload, payload: 1})
    assert not bites(printed, line_ends="")
    assert json.loads(printed) == {"text": payload, payload: 1}


@given(ANY)
def test_no_text_bites(text: str) -> None:
    assert not bites(gate.terminal(text))
    assert gate.terminal(gate.terminal(text)) == gate.terminal(text)


@given(ANY, st.booleans())
def test_json_is_exact_for_every_text(text: str, ascii_only: bool) -> None:  # noqa: FBT001  a drawn value
    printed = gate.dumps([text], ascii_only=ascii_only)
    assert json.loads(printed) == [text]
    assert not bites(printed, line_ends="")
    assert printed.isascii() or not ascii_only


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a␍b"),
        ("a\x9bb", "a\ufffdb"),
        ("a\u202eb", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u200bb", "ab"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_what_is_removed_is_seen_unless_it_had_no_width(text: str, shown: str) -> None:
    assert gate.terminal(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "plain, with \t tab and \n line",
        "“curly” – dash … «guillemets» „low”",
        "[sic] [laughs] [/a] :smile: [link=http://x]",
        "王毅 중국 Путин العربية",
        "नमस्ते क्\u200dष",  # a joiner that the script needs
        "می\u200cخواهم",  # a non-joiner that the spelling needs
        "👩\u200d🚀",
        "e\u0301",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert gate.terminal(text) == text


def test_joiners_between_latin_letters_vanish() -> None:
    assert gate.terminal("pay\u200dpal \u200cx\u200c") == "paypal x"


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"),
        *("＝1", "＋1", "－1", "＠x", "\u200b=1", "\u202d=1", "\u00ad=1"),
    ],
)
def test_formulas_are_disarmed(text: str) -> None:
    shown = gate.cell(text)
    assert shown[0] == "'" or shown[0] == "\ufffd"
    assert not shown.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["1+1", "a=b", "me@example.org", "'quoted'", "", "half-hearted", "“=” he said"])
def test_other_cells_stay(text: str) -> None:
    assert gate.cell(text) == text


@given(ANY)
def test_no_cell_starts_as_a_formula_and_csv_reads_it_back(text: str) -> None:
    shown = gate.cell(text)
    assert not shown.strip("\ufeff\u200b \n\t\r").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([shown, "end"])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [shown, "end"]


def test_a_line_has_no_line_ends() -> None:
    assert gate.line("  a\n\n b\t\x1bc\u2028d ") == "a b ␛c d"
