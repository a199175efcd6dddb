"""A traced phrase as JSON, rows and trees."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tracker.model import Flag, Origin, Trace, Turn
from tracker.report import trace as report


def printed(form: str, trace: Trace, *, evidence: bool = False) -> str:
    out = io.StringIO()
    report.write(out, form, trace, evidence=evidence)
    return out.getvalue()


def plain(terminal: Any) -> str:
    """What a terminal shows, without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())


@pytest.mark.parametrize("form", ["tree", "json", "jsonl", "csv"])
def test_a_pipe_gets(form: str, trace: Trace, snapshot: Any) -> None:
    snapshot(f"trace.{form}.txt", printed(form, trace))


def test_evidence_on_request(trace: Trace, snapshot: Any) -> None:
    snapshot("trace.evidence.txt", printed("tree", trace, evidence=True))


def test_a_terminal_gets_a_tree(trace: Trace, terminal: Any, snapshot: Any) -> None:
    report.write(terminal, "tree", trace, evidence=False)
    snapshot("trace.terminal.txt", re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue()))


def test_colour_marks_what_differs(trace: Trace, terminal: Any) -> None:
    report.write(terminal, "tree", trace, evidence=False)
    assert "\x1b[9;31m[sic] stays" in terminal.getvalue()
    assert "\x1b[1;32mremains" in terminal.getvalue()


def test_without_colour_signs_mark_what_differs(trace: Trace, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    report.write(terminal, "tree", trace, evidence=False)
    assert "[-[sic] stays-]" in plain(terminal)
    assert "{+remains+}" in plain(terminal)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", terminal.getvalue())


def test_a_dumb_terminal_gets_what_a_pipe_gets(trace: Trace, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    report.write(terminal, "tree", trace, evidence=False)
    assert terminal.getvalue() == printed("tree", trace)


def test_the_phrase_is_marked_in_the_wording(trace: Trace, terminal: Any) -> None:
    report.write(terminal, "tree", trace, evidence=False)
    assert terminal.getvalue().count("\x1b[4mopen") == 4
    assert "\x1b[4mharbour" in terminal.getvalue()


@pytest.mark.parametrize("query", ["(", "a b", ""], ids=["a sign", "short words", "nothing"])
def test_any_phrase_can_be_marked(query: str, trace: Trace, terminal: Any) -> None:
    report.write(terminal, "tree", replace(trace, query=query), evidence=False)
    assert "The harbour [sic] stays open" in plain(terminal)


def test_long_details_hang(trace: Trace, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    report.write(terminal, "tree", trace, evidence=True)
    lines = plain(terminal).splitlines()
    first = next(number for number, line in enumerate(lines) if "source “Lorca”" in line)
    assert re.sub("[│├└─]", " ", lines[first]).index("s") + 2 == re.search(r"[^\s│]", lines[first + 1]).start()  # type: ignore[union-attr]
    assert max(map(len, lines[first - 5 : first + 5])) <= 50


def test_an_encoding_without_lines_gets_ascii_guides(trace: Trace, terminal: Any) -> None:
    terminal.encoding = "ascii"
    report.write(terminal, "tree", trace, evidence=False)
    assert "`-- " in terminal.getvalue()
    assert not set(terminal.getvalue()) & set("├└│")


def test_json_has_the_promised_shape(trace: Trace) -> None:
    found = json.loads(printed("json", trace))
    assert list(found) == ["query", "chains"]
    first = found["chains"][0]
    assert list(first) == [
        *(
            "id",
            "speaker",
            "origin",
            "independent",
            "origins",
            "earliest",
            "upstream",
            "said",
            "appearances",
            "warnings",
        ),
        *("judgements", "undecided"),
    ]
    assert first["origin"] == {"outlet": "Radio Costa", "article": "texts/a.txt", "published": "2023-05-01"}
    assert list(first["appearances"][0])[:6] == ["article", "start", "end", "text", "score", "path"]
    steps = [(hop["giver"], hop["taker"], hop["relation"]) for hop in first["appearances"][1]["path"]]
    assert steps == [
        ("Ana Lorca", "Radio Costa", "told to"),
        ("Radio Costa", "Wire One", "reported"),
        ("Wire One", "texts/b.txt", "published"),
    ]
    assert [origin["outlet"] for origin in first["origins"]] == ["Radio Costa", None]
    assert first["earliest"] == [{"quotation": "q1", "article": "texts/a.txt", "published": "2023-05-01"}]
    assert first["upstream"] == {"quotation": "q3", "article": "texts/c.txt", "published": None}
    assert first["said"] == {
        "date": "2023-05-01", "printed": "on Monday", "start": 80, "end": 89, "inherited": False,
    }  # fmt: skip
    assert first["warnings"] == [
        {"code": "undated", "message": "1 of 3 articles without a date: which was first is not known"}
    ]


def test_json_has_the_links_and_what_changed_on_them(trace: Trace) -> None:
    first, second, _ = json.loads(printed("json", trace))["chains"][0]["appearances"]
    assert (first["link"], first["changes"], first["flags"]) == (None, [], [])
    assert second["link"] == {
        "kind": "cited",
        "to": "q1",
        "taken": True,
        "through": "Radio Costa",
        "confidence": 0.765,
        "why": ["Radio Costa is cited, and it is Radio Costa’s article", "1 more on the way between them"],
        "proofs": [{"article": "texts/b.txt", "printed": "told Radio Costa", "start": 9, "end": 25}],
    }
    assert second["changes"][1] == {
        "change": "swapped",
        "before": {"text": "[sic] stays", "start": 112, "end": 123},
        "after": {"text": "remains", "start": 112, "end": 119},
    }
    assert second["flags"][0] == {
        "flag": "hedge added",
        "before": None,
        "after": {"text": "reportedly", "start": None, "end": None},
    }


def test_jsonl_has_a_chain_a_line(trace: Trace) -> None:
    lines = [json.loads(line) for line in printed("jsonl", trace).splitlines()]
    assert [(line["query"], line["id"]) for line in lines] == [("open harbour", "c1"), ("open harbour", "c2")]


def test_csv_has_an_appearance_a_row(trace: Trace) -> None:
    rows = list(csv.DictReader(io.StringIO(printed("csv", trace), newline="")))
    assert [row["chain"] for row in rows] == ["c1", "c1", "c1", "c2"]
    assert rows[1]["path"] == "Ana Lorca > Radio Costa > Wire One > texts/b.txt"
    assert rows[1]["changes"] == "the harbour [-[sic] stays-] {+remains+} open"
    assert rows[3]["path"] == ""
    link = ("link", "link_to", "link_taken", "link_through", "link_confidence")
    assert [rows[1][name] for name in link] == ["cited", "q1", "yes", "Radio Costa", "0.765"]
    assert rows[1]["flags"] == "hedge added: “reportedly”; who or what changed: “Costa” to “Brill”"
    assert [rows[3][name] for name in (*link, "flags")] == [""] * 6


def test_articles_that_share_a_way_share_a_branch(trace: Trace) -> None:
    lines = printed("tree", trace).splitlines()
    assert sum("Radio Costa was told" in line for line in lines) == 1
    assert sum(line.strip() == "Ana Lorca" for line in lines) == 1


def test_what_hangs_on_another_says_on_which(trace: Trace) -> None:
    lines = [line.strip() for line in printed("tree", trace).splitlines()]
    assert "from [1]: cited, Radio Costa (0.77)" in lines
    assert "beside [2]: text and time only (0.36)" in lines
    assert "! who or what changed: “Costa” to “Brill”" in lines


def test_an_appearance_alone_has_no_number(trace: Trace) -> None:
    assert "“open harbour”" in [line.strip() for line in printed("tree", trace).splitlines()]


def test_the_rest_of_many_is_counted(trace: Trace) -> None:
    chain = trace.chains[0]
    origins = tuple(Origin(f"Outlet {i}", f"{i}.txt", (f"{i}.txt",), "names no outlet") for i in range(8))
    seen = tuple(replace(chain.appearances[0], quotation=f"q{i}", article=f"{i}.txt") for i in range(8))
    many = replace(chain, origins=origins, appearances=seen, earliest=tuple(s.quotation for s in seen), upstream="q2")
    lines = printed("tree", replace(trace, chains=(many,))).splitlines()
    assert "            and 3 more" in lines
    (earliest,) = (line for line in lines if "earliest here" in line)
    assert earliest.count(", or ") == 5
    assert earliest.endswith(", or 3 more")


def test_long_words_of_a_flag_are_cut(trace: Trace) -> None:
    chain = trace.chains[0]
    flag = Flag(Turn.WHO_CUT, "the ports of " * 20, "", None, None)
    first, second, third = chain.appearances
    long = replace(chain, appearances=(first, replace(second, flags=(flag,)), third))
    lines = printed("tree", replace(trace, chains=(long,))).splitlines()
    (line,) = (line for line in lines if "who or what cut" in line)
    assert line.endswith("…”")
    assert len(line.strip()) < 85


def test_two_appearances_of_one_article_share_a_leaf(trace: Trace) -> None:
    chain = trace.chains[0]
    again = replace(chain.appearances[0], quotation="q9", text="stays open")
    double = replace(chain, appearances=(*chain.appearances, again))
    lines = printed("tree", replace(trace, chains=(double,))).splitlines()
    assert sum("2023-05-01  texts/a.txt" in line for line in lines) == 1
    assert any(line.strip() == "[4] “stays open”" for line in lines)


def test_text_cannot_bite(trace: Trace, terminal: Any) -> None:
    chain = trace.chains[0]
    evil = replace(chain.appearances[0], text="a \x1b]0;owned\x07 [/red] \u202e b", article="x\x1b[2J.txt", url=None)
    query = replace(trace, chains=(replace(chain, appearances=(evil,)),))
    report.write(terminal, "tree", query, evidence=True)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue()) + printed("tree", query, evidence=True)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[/red]" in shown


def test_a_long_address_stays_whole_in_a_pipe(trace: Trace) -> None:
    chain = trace.chains[0]
    url = "https://post.example/" + "long/" * 60
    far = replace(chain.appearances[0], url=url)
    assert url in printed("tree", replace(trace, chains=(replace(chain, appearances=(far,)),)))
