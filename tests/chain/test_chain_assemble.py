"""Does a trace show the chains that hold a phrase, best first, and only what holds it?"""

from collections.abc import Mapping
from dataclasses import replace

from tracker.chain import trace
from tracker.model import Appearance, Chain, Hop, Kind, Trace

SEEN = Appearance(
    quotation="",
    article="a.txt",
    url=None,
    title=None,
    outlet=None,
    syndicated_from=None,
    published=None,
    start=0,
    end=10,
    text="rock solid",
    kind=Kind.DIRECT,
    speakers=("Eva Lund",),
    cue=None,
    source=None,
    hedge=None,
    rule="",
    confidence=1,
    score=0,
    hops=(),
    changes=(),
)
LONG = "the ties of our two towns are rock solid"


def seen(name: str, **known: object) -> Appearance:
    return replace(SEEN, quotation=name, **{"article": f"{name}.txt", **known})  # type: ignore[arg-type]  # fields by name


def chain(name: str, *members: str) -> Chain:
    return Chain(name, members, "Eva Lund", members[0])


def traced(chains: list[Chain], appearances: list[Appearance], scores: Mapping[str, float]) -> Trace:
    return trace(
        "rock solid",
        {chain.id: chain for chain in chains},
        {appearance.quotation: appearance for appearance in appearances},
        scores,
        ownership={"TASS": "state"},
        wording=lambda a, b: (("-", a), ("+", b)),
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


def test_changes_are_against_the_first_shown() -> None:
    found = traced(
        [chain("c1", "a", "b", "c")],
        [
            seen("a", text="not shown", published="2031-01-01"),
            seen("b", text="later", published="2031-03-01"),
            seen("c", text="earlier", published="2031-02-01"),
        ],
        {"b": 90, "c": 90},
    )
    first, second = found.chains[0].appearances
    assert (first.quotation, first.changes) == ("c", ())
    assert (second.quotation, second.changes) == ("b", (("-", "earlier"), ("+", "later")))


def test_the_origin_is_the_earliest_article_and_the_first_outlet_named() -> None:
    hop = Hop("Eva Lund", "speaker", "TASS", "outlet", "reported", "", None, inherited=False)
    found = traced(
        [chain("c1", "a", "b")],
        [seen("a", published="2031-01-02", hops=(hop,)), seen("b", published="2031-01-01")],
        {"a": 90, "b": 90},
    )
    (only,) = found.chains
    assert (only.origin_article, only.origin_published, only.origin_outlet) == ("b.txt", "2031-01-01", "TASS")
    assert only.independent == 2
    assert [warn.code for warn in only.warnings] == ["state-only"]


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


def test_nothing_found_is_an_empty_trace() -> None:
    assert traced([chain("c1", "a")], [seen("a")], {}).chains == ()
