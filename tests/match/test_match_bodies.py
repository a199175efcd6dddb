"""Which articles have one body, and how much of it?"""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.match.bodies import ENOUGH, SKETCH, laid, likeness, sketches, version
from tracker.model import Body, Likeness, Span

PREFIXES = lexicon.load().furniture.revised
PARAGRAPHS = (
    "The bridge over the lower harbour will be closed for most of the coming spring, the town council said.",
    "Nobody in the council had asked those who live on the far bank before the vote was taken in January.",
    "The ferry will run every hour, the harbour master told reporters, and twice an hour around noon on weekdays.",
    "A petition against the closure had gathered four thousand names by the end of last week, its authors say.",
    "Work on the piers begins in March and should be done before the regatta, which draws crowds every August.",
)
EDITED = (
    "The bridge over the lower harbour will be closed for most of spring, the town council said on Monday.",
    *PARAGRAPHS[1:],
)
OTHER = (
    "Wheat rose for the third day in a row as traders weighed reports of frost on the plains of the north.",
    "Farmers who had sown early may lose a tenth of their crop, according to an estimate by the growers' union.",
    "Bakers have not raised their prices yet, but two of the large chains are thinking about it in earnest.",
)
LONG_ONE = tuple(f"{words.replace('e', 'a')} {i}" for i in range(9) for words in OTHER)


def body(name: str, *paragraphs: str, title: str | None = None, outlet: str | None = None) -> Body:
    spans = tuple(Span(200 * i, 200 * i + len(words)) for i, words in enumerate(paragraphs))
    return Body(name, paragraphs, spans, title, outlet, None, None)


def compared(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    return likeness(*laid([body("a", *one), body("b", *other)], PREFIXES))


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        pytest.param(PARAGRAPHS, PARAGRAPHS, (1, 1), id="word for word"),
        pytest.param(PARAGRAPHS, tuple(p.upper() for p in PARAGRAPHS), (1, 1), id="in capitals"),
        pytest.param(PARAGRAPHS, EDITED, (1, 1), id="edited"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[:3], (0.61, 1), id="cut at the end"),
        pytest.param(PARAGRAPHS, (*OTHER[:2], *PARAGRAPHS), (1, 0.71), id="with paragraphs of its own"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[::-1], (1, 1), id="in another order"),
        pytest.param(("Read more.", *PARAGRAPHS), PARAGRAPHS, (1, 1), id="short lines count for nothing"),
    ],
)
def test_one_body(one: tuple[str, ...], other: tuple[str, ...], shares: tuple[float, float]) -> None:
    found = compared(one, other)
    assert found is not None
    assert (found.share_a, found.share_b) == pytest.approx(shares, abs=0.03)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PARAGRAPHS, OTHER, id="other words"),
        pytest.param(PARAGRAPHS, (PARAGRAPHS[0], *OTHER), id="one paragraph in common"),
        pytest.param(PARAGRAPHS[:1], PARAGRAPHS[:1], id="one paragraph alone"),
        pytest.param(PARAGRAPHS[:2], (*PARAGRAPHS[:2], *LONG_ONE), id="a brief within a long one"),
        pytest.param(PARAGRAPHS, (), id="no body"),
        pytest.param(("Read more.", "Share this."), ("Read more.", "Share this."), id="short lines"),
    ],
)  # fmt: skip
def test_two_bodies(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert compared(one, other) is None


def test_the_paragraphs_that_are_shared_are_told_by_their_places() -> None:
    found = compared(PARAGRAPHS, (OTHER[0], *PARAGRAPHS[1:]))
    assert found is not None
    assert [(pair.a.start, pair.b.start) for pair in found.paragraphs] == [(200 * i, 200 * i) for i in range(1, 5)]


@pytest.mark.parametrize(
    ("title", "alike"),
    [
        pytest.param("UPDATE 2-Bridge to close in spring", True, id="update"),
        pytest.param("CORRECTED: Bridge to close in spring", True, id="corrected"),
        pytest.param("RPT-UPDATE 3-Bridge to close in spring", True, id="two words"),
        pytest.param("(2nd LD) Bridge to close in spring", True, id="ordinal in brackets"),
        pytest.param("2ND LEAD Bridge to close in spring", True, id="ordinal"),
        pytest.param("Bridge to close in spring, 1st Ld-Writethru", True, id="behind it"),
        pytest.param("Bridge to close in spring (UPDATED)", True, id="in brackets behind it"),
        pytest.param("Lead in bridge to close in spring", False, id="a word of the headline"),
        pytest.param("Bridge to close in spring", True, id="one headline"),
        pytest.param("Ferry to run every hour", False, id="another headline"),
    ],
)
def test_of_one_story_less_is_enough(title: str, *, alike: bool) -> None:
    one = body("a", *PARAGRAPHS, title="Bridge to close in spring", outlet="Post")
    other = body("b", *PARAGRAPHS[:2], *OTHER, title=title, outlet="Post")
    ready, *others = laid([one, other, replace(other, outlet="Gazette")], PREFIXES)
    assert [likeness(ready, each) is not None for each in others] == [alike, False]


def test_sketches_of_like_bodies_meet() -> None:
    whole, edited, cut, other = sketches([body(n, *p) for n, p in zip(
        "abcd", (PARAGRAPHS, EDITED, PARAGRAPHS[:3], OTHER), strict=True)])  # fmt: skip
    assert len(whole) == SKETCH
    assert len(whole & edited) >= ENOUGH
    assert len(whole & cut) >= ENOUGH
    assert not whole & other
    assert sketches([body("e")]) == [frozenset()]


TEXTS = st.lists(st.text(max_size=80) | st.sampled_from(PARAGRAPHS + OTHER), max_size=6).map(tuple)


@given(TEXTS, TEXTS)
def test_likeness_does_not_depend_on_the_order(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    a, b = body("a", *one), body("b", *other)
    ready = laid([a, b], re.compile("(?!)"))
    assert likeness(*ready) == likeness(*reversed(ready))
    assert [len(found) <= SKETCH for found in sketches([a, b])] == [True, True]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("UPDATE 2-Bridge to close", 2, id="number"),
        pytest.param("RPT-UPDATE 3-Bridge to close", 3, id="number of the second word"),
        pytest.param("CORRECTED-Bridge to close in 12 weeks", 1, id="no number of its own"),
        pytest.param("Bridge to close, 2nd Ld-Writethru", 2, id="behind it"),
        pytest.param("Bridge to close in 12 weeks", 0, id="nothing"),
        pytest.param(None, 0, id="no headline"),
    ],
)
def test_a_headline_tells_its_version(title: str | None, expected: int) -> None:
    assert version(title, PREFIXES) == expected
