"""Is it told what changed around the words, from one appearance to the one that hangs on it?"""

import pytest

from tests.chain.conftest import drifting, seen
from tracker.chain.hung import hung
from tracker.model import Appearance, Change, ChangeKind, Flag, Kind, Link, LinkKind, Span, Turn

LINK = Link("q", LinkKind.CITED, taken=True, through=None, proofs=(), confidence=0.5, why=())
CHANGE = Change(ChangeKind.ADDED, "", "not", None, Span(3, 6))
FLAG = Flag(Turn.NEGATION_ADDED, "", "not", None, Span(3, 6))


def turned(before: Appearance, after: Appearance) -> list[tuple[Turn, str, str]]:
    found = hung(after, before, LINK, drifting())
    return [(flag.turn, flag.before, flag.after) for flag in found.flags]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param({}, {}, [], id="nothing"),
        pytest.param({"kind": Kind.DIRECT}, {"kind": Kind.INDIRECT}, [(Turn.MARKS_LOST, "", "")], id="marks lost"),
        pytest.param({"kind": Kind.INDIRECT}, {"kind": Kind.MIXED}, [(Turn.MARKS_ADDED, "", "")], id="marks added"),
        pytest.param({"kind": Kind.DIRECT}, {"kind": Kind.MIXED}, [], id="in marks as before"),
        pytest.param({"kind": Kind.INDIRECT}, {"kind": Kind.INDIRECT}, [], id="reported as before"),
        pytest.param({"hedge": "allegedly"}, {}, [(Turn.HEDGE_LOST, "allegedly", "")], id="hedge lost"),
        pytest.param({}, {"hedge": "reportedly"}, [(Turn.HEDGE_ADDED, "", "reportedly")], id="hedge added"),
        pytest.param({"hedge": "allegedly"}, {"hedge": "reportedly"}, [], id="hedged as before"),
        pytest.param(
            {"speaker": "Eva Lund"}, {"speaker": "Xu Lian"}, [(Turn.SPEAKER, "Eva Lund", "Xu Lian")], id="speaker"
        ),
        pytest.param({"speaker": "Eva Lund"}, {"speaker": "Lund"}, [], id="one speaker by two names"),
        pytest.param({"speaker": "Eva Lund"}, {"speaker": ""}, [], id="a speaker who is not named"),
    ],
)
def test_what_changes_around_the_words(
    before: dict[str, object], after: dict[str, object], expected: list[tuple[Turn, str, str]]
) -> None:
    assert turned(seen("a", **before), seen("b", **after)) == expected  # type: ignore[arg-type]  # fields by name


def test_spans_are_in_the_articles() -> None:
    found = hung(seen("b", start=100), seen("a", start=20), LINK, drifting(CHANGE, flags=(FLAG,)))
    assert found.link == LINK
    assert [change.after_span for change in found.changes] == [Span(103, 106)]
    assert [(flag.before_span, flag.after_span) for flag in found.flags] == [(None, Span(103, 106))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(Kind.DIRECT, Kind.INDIRECT, True), (Kind.INDIRECT, Kind.MIXED, True), (Kind.DIRECT, Kind.MIXED, False)],
)
def test_the_wordings_are_compared_as_what_they_are(one: Kind, other: Kind, *, expected: bool) -> None:
    asked = []

    def drift(a: str, b: str, *, retold: bool) -> tuple[tuple[Change, ...], tuple[Flag, ...]]:
        asked.append((a, b, retold))
        return (), ()

    hung(seen("b", text="after", kind=other), seen("a", text="before", kind=one), LINK, drift)
    assert asked == [("before", "after", expected)]
