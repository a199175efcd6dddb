"""Does a trace show the chains that hold a phrase, best first, and only what holds it?"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.chain.conftest import drifting
from tests.chain.conftest import seen as made
from tracker.chain import trace
from tracker.model import Appearance, Chain, Change, ChangeKind, Hop, Kind, Span, Trace

LONG = "the ties of our two towns are rock solid"


def seen(name: str, **known: Any) -> Appearance:
    """An appearance without a date, whose way is not known."""
    plain = {"quotation": name, "article": f"{name}.txt", "day": None, "text": "rock solid", "hops": (), "score": 0}
    return made(**(plain | known))


def chain(name: str, *members: str) -> Chain:
    return Chain(name, members, "Eva Lund", members[0])


def traced(
    chains: list[Chain], appearances: list[Appearance], scores: Mapping[str, float], limit: int | None = None
) -> Trace:
    return trace(
        "rock solid",
        {chain.id: chain for chain in chains},
        {a.quotation: replace(a, score=scores[a.quotation]) for a in appearances if a.quotation in scores},
        ownership={"TASS": "state"},
        around={},
        drift=drifting(Change(ChangeKind.SWAPPED, "", "", Span(0, 4), Span(0, 5))),
        limit=limit,
    )


def test_chains_come_best_first() -> None:
    found = traced(
        [chain("c1", "a"), chain("c2", "b", "c"), chain("c3", "d")],
        [seen(name) for name in "abcd"],
        {"a": 80, "b": 70, "c": 95, "d": 80},
    )
    assert found.query == "rock solid"
    assert [chain.id for chain in found.chains] == ["c2", "c1", "c3"]


def test_only_what_holds_the_phrase_is_shown() -> None:
    found = traced([chain("c1", "a", "b"), chain("c2", "c")], [seen(name) for name in "abc"], {"b": 90})
    (only,) = found.chains
    assert [(a.quotation, a.score) for a in only.appearances] == [("b", 90)]


def test_changes_are_against_what_the_link_leads_to_and_stand_in_the_articles() -> None:
    found = traced(
        [chain("c1", "a", "b", "c")],
        [
            seen("a", text="not shown", day="2031-01-01"),
            seen("b", text="later", day="2031-03-01", start=30),
            seen("c", text="earlier", day="2031-02-01", start=200),
        ],
        {"b": 90, "c": 90},
    )
    first, second = found.chains[0].appearances
    assert (first.quotation, first.link, first.changes) == ("c", None, ())
    assert (second.quotation, second.link and second.link.to) == ("b", "c")
    assert second.changes == (Change(ChangeKind.SWAPPED, "earlier", "later", Span(200, 204), Span(30, 35)),)


def test_the_origin_is_the_earliest_article_and_the_first_outlet_named() -> None:
    hop = Hop("Eva Lund", "speaker", "TASS", "outlet", "reported", "", None, inherited=False)
    found = traced(
        [chain("c1", "a", "b")],
        [seen("a", day="2031-01-02", hops=(hop,)), seen("b", day="2031-01-01")],
        {"a": 90, "b": 90},
    )
    (only,) = found.chains
    assert (only.origin_article, only.origin_published, only.origin_outlet) == ("b.txt", "2031-01-01", "TASS")
    assert only.independent == 2
    assert [warn.code for warn in only.warnings] == ["state-only"]


def test_the_earliest_and_the_furthest_upstream_may_be_two() -> None:
    (hop, further) = (
        Hop("Eva Lund", "speaker", "TASS", "outlet", "reported", "", None, inherited=False),
        Hop("TASS", "outlet", "Gazette", "outlet", "published", "", None, inherited=False),
    )
    found = traced(
        [chain("c1", "a", "b", "c")],
        [
            seen("a", day="2031-01-01", hops=(hop, further)),
            seen("b", day="2031-01-02", hops=(hop,)),
            seen("c", day="2031-01-03"),
        ],
        {"a": 90, "b": 90, "c": 90},
    )
    (only,) = found.chains
    assert (only.earliest, only.upstream) == (("a",), "b")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(["2031-01-01", "2031-01-01T09:00", "2031-01-02"], ("a", "b"), id="a day and an hour of it"),
        pytest.param(["2031-01-01T10:00", "2031-01-01T09:00", "2031-01-01"], ("c", "b"), id="and a later hour"),
        pytest.param(["2031", "2031-03-01", "2031-04-01"], ("a", "b"), id="a year tells little"),
        pytest.param([None, "2031-01-02", None], ("b",), id="one date"),
        pytest.param([None, None, None], (), id="no date"),
    ],
)
def test_earliest_is_what_the_dates_tell(days: list[str | None], expected: tuple[str, ...]) -> None:
    found = traced(
        [chain("c1", "a", "b", "c")],
        [seen(name, day=day) for name, day in zip("abc", days, strict=True)],
        dict.fromkeys("abc", 90),
    )
    assert found.chains[0].earliest == expected


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        pytest.param(made("a"), made("b", outlet="Post"), "b", id="who names an outlet, on one day"),
        pytest.param(made("a", day="2031-05-01"), made("b", outlet="Post"), "a", id="the earlier one"),
        pytest.param(made("a", "TASS"), made("b", outlet="Post"), "b", id="fewer outlets"),
    ],
)
def test_an_outlet_without_a_name_is_one(one: Appearance, other: Appearance, first: str) -> None:
    appearances = [replace(one, quotation="a"), replace(other, quotation="b")]
    assert traced([chain("c1", "a", "b")], appearances, {"a": 90, "b": 90}).chains[0].upstream == first


def test_without_any_way_none_is_furthest_upstream() -> None:
    assert traced([chain("c1", "a")], [seen("a")], {"a": 90}).chains[0].upstream is None


def test_an_indirect_statement_around_a_marked_quotation_is_left_out() -> None:
    outer = seen("a", kind=Kind.INDIRECT, article="x.txt", start=10, end=90)
    inner = seen("b", kind=Kind.MIXED, article="x.txt", start=20, end=30)
    other = seen("c", kind=Kind.INDIRECT, article="y.txt", start=10, end=90)
    scores = {"a": 100, "b": 100, "c": 100}
    found = traced([chain("c1", "a"), chain("c2", "b"), chain("c3", "c")], [outer, inner, other], scores)
    assert [a.quotation for c in found.chains for a in c.appearances] == ["b", "c"]


def test_the_same_words_of_another_speaker_are_a_warning() -> None:
    found = traced(
        [chain("c1", "a"), chain("c2", "b"), chain("c3", "c"), chain("c4", "d")],
        [
            seen("a", text=LONG),
            seen("b", text=LONG + "!", speakers=("Xu Lian",)),
            seen("c", text=LONG, speakers=("Lund",)),
            seen("d", speakers=("Xu Lian",)),
        ],
        dict.fromkeys("abcd", 90),
    )
    warned = {chain.id: [warn.message for warn in chain.warnings] for chain in found.chains}
    assert warned == {
        "c1": ["the same words are elsewhere attributed to Xu Lian"],
        "c2": ["the same words are elsewhere attributed to Eva Lund and to Lund"],
        "c3": ["the same words are elsewhere attributed to Xu Lian"],
        "c4": [],
    }


def test_what_very_many_are_said_to_have_said_is_a_stock_phrase() -> None:
    names = ("Ana Ruiz", "Bo Lee", "Cy Dorn", "Di Fisk", "Ed Kolb", "Flo Moen")
    found = traced(
        [chain(f"c{i}", str(i)) for i in range(len(names))],
        [seen(str(i), text=LONG, speakers=(name,)) for i, name in enumerate(names)],
        dict.fromkeys("012345", 90),
    )
    warned = {(warn.code, warn.message) for chain in found.chains for warn in chain.warnings}
    assert warned == {("stock-phrase", "5 others are said to have said the same words: a stock phrase")}


def test_of_those_left_out_it_is_known_how_many_and_who_else_has_said_it() -> None:
    chains = [chain("c1", "a"), chain("c2", "b"), chain("c3", "c")]
    said = {"a": "Lund", "b": "Eva Lund", "c": "Xu Lian"}
    appearances = [seen(name, text=LONG, speakers=(speaker,)) for name, speaker in said.items()]
    every = traced(chains, appearances, {"a": 90, "b": 80, "c": 70})
    best = traced(chains, appearances, {"a": 90, "b": 80, "c": 70}, limit=1)
    assert (best.chains, best.more, every.more) == (every.chains[:1], 2, 0)
    assert [warn.message for warn in best.chains[0].warnings] == ["the same words are elsewhere attributed to Xu Lian"]


def test_nothing_found_is_an_empty_trace() -> None:
    assert traced([chain("c1", "a")], [seen("a")], {}).chains == ()
