"""Is what people decided told, with who, when and why, beside what tracker says?"""

import io
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.judge.conftest import judged as made
from tracker.model import Correction, Extract, Imported, Judged, Kept, Ruled, Ruling, Standing, Trace
from tracker.report import judged, show
from tracker.report import trace as report

AT = "2031-05-02T10:00:00.000000+00:00"
SPEAKER = Correction(
    "j1", Ruling.SPEAKER, "Ana Ruiz", AT, "the [caption] says\x1b[31m so", ("Eva Lund",), ("Ana Lorca",)
)
OUTLETS = Correction("j2", Ruling.OUTLETS, "Omar", AT, None, (), ("Wire One", "Radio Costa"))
SAME = Ruled("j3", Ruling.SAME, "Ana Ruiz", AT, "one speech", ("q1", "q3"), (), ("perhaps", "like words"))
APART = Ruled("j4", Ruling.DIFFERENT, "Omar", AT, None, ("q2",), ("c7", "c8"), ())


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (OUTLETS, "corrected by Omar, 2031-05-02: via nobody (tracker: Wire One > Radio Costa)"),
        (
            SPEAKER._replace(reason="r", answer=("A", "B"), was=()),
            "corrected by Ana Ruiz, 2031-05-02: said by A; B (tracker: nobody); r",
        ),
    ],
    ids=["outlets", "speakers"],
)
def test_a_correction_in_words(told: Correction, words: str) -> None:
    assert judged.correction(told) == words


@pytest.fixture
def decided(trace: Trace) -> Trace:
    """The first chain with all that people can say of it."""
    first, *rest = trace.chains
    one, *others = first.appearances
    corrected = replace(one, corrections=(SPEAKER, OUTLETS))
    chain = replace(first, appearances=(corrected, *others), ruled=(SAME, APART), undecided=3)
    return replace(trace, chains=(chain, *rest))


@pytest.mark.parametrize("form", ["tree", "json", "csv"])
def test_a_trace_tells_what_people_decided(form: str, decided: Trace, snapshot: Any) -> None:
    out = io.StringIO()
    report.write(out, form, decided)
    assert "\x1b" not in out.getvalue()
    snapshot(f"judged.{form}.txt", out.getvalue())


def test_a_terminal_gets_the_same(decided: Trace, terminal: Any, snapshot: Any) -> None:
    report.write(terminal, "tree", decided)
    snapshot("judged.terminal.txt", re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue()))


def test_prov_says_that_a_person_says_so(decided: Trace) -> None:
    out = io.StringIO()
    report.write(out, "prov", decided)
    assert '"tracker:corrected": "corrected by Ana Ruiz, 2031-05-02: said by Eva Lund' in out.getvalue()


def test_quotations_of_one_remark_that_are_not_shown_are_counted() -> None:
    told = replace(SAME, inside=("q1", "q2", "q3"))
    (((line, _),),) = judged.ruled([told], {"q1": 1, "q2": 2})
    assert line.startswith("* [1] [2] and 1 not shown, one remark, judged by")


def test_many_judgements_of_a_chain_are_counted(decided: Trace) -> None:
    chain = replace(decided.chains[0], ruled=(SAME,) * 5)
    out = io.StringIO()
    report.write(out, "tree", replace(decided, chains=(chain,)))
    assert out.getvalue().count("one remark, judged by") == 3
    assert "* and 2 more: `tracker judgements`" in out.getvalue()


def test_an_article_shows_its_corrections(extract: Extract) -> None:
    first, *others = extract.attributions
    out = io.StringIO()
    show.show(out, replace(extract, attributions=(replace(first, corrections=(SPEAKER,)), *others)))
    assert (
        "     * corrected by Ana Ruiz, 2031-05-02: said by Eva Lund (tracker: Ana Lorca); the [caption]"
        in out.getvalue()
    )


KEPT = [
    Kept(made(Ruling.SAME, "q1", "q2", reason="one"), Standing.OVERRULED),
    Kept(made(Ruling.SPEAKER, "q1", at=2, answer=("Eva Lund",), was=("Ana Lorca",), everywhere=True), Standing.HOLDS),
    Kept(made(Ruling.OUTLETS, "q2", at=3), None),
    Kept(made(Ruling.WITHDRAWN, "q1", "q2", at=4, withdraws="j1"), Standing.HOLDS),
]


def test_a_list_for_people_and_one_for_programs() -> None:
    short = list(judged.short(KEPT))
    assert [row["said"] for row in short] == [None, "Eva Lund everywhere", "nobody", "j1"]
    assert [row["standing"] for row in short] == ["overruled", "holds", "waits", "holds"]
    assert short[0]["text"] == "the dam will hold | the dam will hold"
    assert {name for row in judged.rows(KEPT) for name in row} == set(judged.COLUMNS)
    assert [row["standing"] for row in judged.whole(KEPT)] == ["overruled", "holds", "waits", "holds"]


EVERYWHERE = "“the dam will hold” said by Eva Lund (tracker: Ana Lorca), and all that q1.txt gives to Ana Lorca"


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (KEPT[0], ": 2 quotations are one remark, by Ana Ruiz"),
        (Kept(made(Ruling.DIFFERENT, "q1", "q2", "q3"), None), ": 1 quotation kept apart from 2, by Ana Ruiz"),
        (KEPT[1], f": {EVERYWHERE}, by Ana Ruiz"),
        (KEPT[2], ": “the dam will hold” via nobody (tracker: nobody), by Ana Ruiz"),
        (KEPT[3], ": j1 withdrawn, by Ana Ruiz"),
    ],
    ids=["same", "different", "speaker", "outlets", "withdrawn"],
)
def test_what_was_done_in_words(kept: Kept, words: str) -> None:
    out = io.StringIO()
    judged.done(Judged((kept.judgement,), (KEPT[3].judgement,), (("c1", 3, 2),)), out)
    first, replaced, chain = out.getvalue().splitlines()
    assert first.endswith(words)
    assert replaced.endswith(" of Ana Ruiz, 2031-05-02 holds no more")
    assert chain == "chain c1: 3 quotations in 2 articles"


def test_what_an_import_did() -> None:
    assert judged.took(Imported(0, 2, ())) == "2 judgements: 0 new, 2 known"
    done = Imported(3, 0, (Standing.HOLDS, Standing.LOST, Standing.HOLDS))
    assert judged.took(done) == "3 judgements: 3 new (2 holds, 1 lost), 0 known"
    assert judged.imported(done) == {"new": 3, "known": 0, "standings": {"holds": 2, "lost": 1}}
