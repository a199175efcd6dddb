"""Does the harness judge attributions as the labels do? A split of one invented article and a scorer of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import labelled, polnear, reading, rules

TEXT = "“We will rebuild,” said Ada Brandt.\nShe said the bridge was\nThe work of years.\n"
ANNOTATED = (
    "T1\tContent 0 18\t“We will rebuild,”\n"
    "T2\tSource 24 34\tAda Brandt\n"
    "T3\tContent 45 77\tthe bridge was\nThe work of years.\n"  # words with a line break: a stray line
    "T4\tSource 36 39\tShe\n"
    "T5\tCue 40 44\tsa\u2028id\n"
    "E1\tAttribution:T9 Content:T1 Source:T2\n"
    "E2\tAttribution:T5 Content:T3 Source:T4 Cue:T5\n"
)


def found(start: int, end: int, source: tuple[int, int] | None, **other: Any) -> dict[str, Any]:
    line = {"article": "a/one.txt", "start": start, "end": end, "kind": "direct", "speaker": "Ada Brandt"}
    span = source or (None, None)
    line |= {"source": "she", "source_start": span[0], "source_end": span[1], "cue": "said"}
    return line | {"rule": "r", "confidence": 0.9, "cites": [], "inherited": []} | other


QUOTED, REPORTED = found(1, 17, (24, 34)), found(45, 77, (36, 39), kind="indirect", rule="i", confidence=0.8)


@pytest.fixture
def split(tmp_path: Path) -> labelled.Labelled:
    for folder, name, held in (("text", "one.txt", TEXT), ("attributions", "one_4e07.ann", ANNOTATED)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(held, encoding="utf-8")
    return labelled.Labelled("polnear-train", tmp_path / "text", "polnear", tmp_path / "attributions")


def judged(split: labelled.Labelled, shared: Path, *lines: dict[str, Any]) -> polnear.Judged:
    (article,) = polnear.judged(labelled.scorer(shared), split, "\n".join(map(json.dumps, lines)).encode())
    return article


def test_labels_with_line_breaks_in_their_words_are_read(split: labelled.Labelled, shared: Path) -> None:
    first, second = judged(split, shared).contents
    assert (first.span, first.kind, first.sources) == ((0, 18), "pure", [(24, 34)])
    assert (second.span, second.kind, second.sources, second.cues) == ((45, 77), "indirect", [(36, 39)], [(40, 44)])


def test_the_scorer_reads_the_same_labels(split: labelled.Labelled, shared: Path) -> None:
    lines = "\n".join(map(json.dumps, (QUOTED, REPORTED))).encode()
    figures = dict(labelled.figures(labelled.score(shared, lines, split.what, split.gold)))
    assert figures["quoted pure"] == figures["indirect recall (half of gold)"] == 1.0


@pytest.mark.parametrize(
    ("line", "judgement"),
    [
        pytest.param(QUOTED, (True, True, True), id="right"),
        pytest.param(found(1, 17, (36, 39)), (True, False, False), id="of-another-source"),
        pytest.param(found(1, 17, None), (True, False, False), id="of-no-source"),
        pytest.param(found(19, 36, (24, 34)), (False, None, False), id="where-the-gold-has-nothing"),
        pytest.param(found(10, 30, (24, 34)), (False, None, False), id="less-than-half-of-it-in"),
    ],
)
def test_an_attribution_is_judged(
    line: dict[str, Any], judgement: tuple[bool, bool | None, bool], split: labelled.Labelled, shared: Path
) -> None:
    (verdict,) = judged(split, shared, line).verdicts
    assert (verdict.content, verdict.source, verdict.right) == judgement


def test_contents_are_judged(split: labelled.Labelled, shared: Path) -> None:
    assert [c.right for c in judged(split, shared, QUOTED, REPORTED).contents] == [True, True]
    assert [c.right for c in judged(split, shared, found(1, 17, (36, 39))).contents] == [False, False]
    assert [c.right for c in judged(split, shared, QUOTED | {"speaker": None}).contents] == [False, False]


def test_confidence_is_compared_with_what_is_right(split: labelled.Labelled, shared: Path) -> None:
    article = judged(split, shared, QUOTED, REPORTED | {"source_start": 24, "source_end": 34})
    *_, first, second, last = rules.reliability({"train": [article]})
    assert first.split() == ["0.80-0.85", "1", "0.800", "0.000"]
    assert second.split() == ["0.90-0.95", "1", "0.900", "1.000"]
    assert last.split()[-1] == f"{(0.8 + 0.1) / 2:.3f}"


def test_a_suggested_confidence_shrinks_to_the_mean(split: labelled.Labelled, shared: Path) -> None:
    wrong = found(19, 36, (24, 34), rule="other")
    suggested = [line.split("  #")[0] for line in rules.suggestion([judged(split, shared, QUOTED, wrong)])]
    assert '"r" = 0.52' in suggested  # (1 + 20 x 0.5) / 21
    assert '"other" = 0.48' in suggested


def test_misses_are_shown_in_their_place(split: labelled.Labelled, shared: Path) -> None:
    (miss,) = reading.misses([judged(split, shared, QUOTED)], "indirect-missed")
    printed = "\n".join(reading.shown([miss], 5, seed=1))
    assert "said [[the bridge was⏎The work of years]]." in printed
    assert "gold She" in printed


def test_what_was_lost_and_won_is_counted(split: labelled.Labelled, shared: Path) -> None:
    before, after = judged(split, shared, QUOTED), judged(split, shared, REPORTED, found(19, 36, (24, 34)))
    rows = [line.split() for line in reading.compared([before], [after], 0, seed=0)]
    assert [row[-2:] for row in rows] == [["won", "lost"], ["0", "1"], ["0", "0"], ["1", "0"], ["0", "1"]]
