"""Does every quotation land in one chain, the same whatever the order, and never with another speaker?"""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.chain import chains
from tracker.model import Chain, Kind, Match, Occurrence, Verdict


def said(name: str, text: str = "the dam will hold", speakers: str = "", day: str | None = None) -> Occurrence:
    who = tuple(speakers.split("; ")) if speakers else ()
    return Occurrence(name, f"article of {name}", text, Kind.DIRECT, 0, who, (), None, day, 1)


def match(a: str, b: str, score: float = 90, verdict: Verdict = Verdict.SAME) -> Match:
    return Match(min(a, b), max(a, b), score, (), verdict, "")


def chained(occurrences: list[Occurrence], *matches: Match) -> list[Chain]:
    return chains({occurrence.quotation: occurrence for occurrence in occurrences}, matches)


def groups(occurrences: list[Occurrence], *matches: Match) -> set[str]:
    return {"".join(sorted(chain.members)) for chain in chained(occurrences, *matches)}


def test_same_joins_and_perhaps_does_not() -> None:
    known = [said("a"), said("b"), said("c"), said("d")]
    assert groups(known, match("a", "b"), match("b", "c"), match("c", "d", verdict=Verdict.PERHAPS)) == {"abc", "d"}


def test_a_quotation_without_a_day_does_not_join_those_of_two_days() -> None:
    known = [replace(said("a"), said="2022-11-28"), said("b"), replace(said("c"), said="2023-02-21")]
    assert groups(known, match("a", "b", 95), match("b", "c", 90)) == {"ab", "c"}


def test_a_match_of_an_unknown_quotation_is_passed_over() -> None:
    assert groups([said("a")], match("a", "x")) == {"a"}


def test_the_id_comes_from_the_smallest_member() -> None:
    known = [said("a", day="2031-02-01"), said("b", day="2031-01-01")]
    (chain,) = chained(known, match("a", "b"))
    (alone,) = chained(known[:1])
    assert chain.id == alone.id
    assert len(chain.id) == 13
    assert chain.origin == "b"


def test_members_are_earliest_first_and_undated_last() -> None:
    known = [
        said("a"),
        said("b", day="2031-01-02"),
        said("c", day="2031-01-01T09:00"),
        said("d", day="2031-01-01"),
        said("e", day="2031-01-02"),
    ]
    (chain,) = chained(known, *(match("a", other) for other in "bcde"))
    assert chain.members == ("d", "c", "b", "e", "a")


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        pytest.param(["", ""], None, id="nobody"),
        pytest.param(["", "Lund"], "Lund", id="one"),
        pytest.param(["Lund", "Eva Lund", ""], "Eva Lund", id="the fuller name"),
        pytest.param(["Lund", "Lund", "Eva Lund"], "Lund", id="the name most give"),
        pytest.param(["Xu; Lund", "Xu; Lund"], "Xu; Lund", id="several"),
    ],
)
def test_the_speaker_is_who_the_members_name(speakers: list[str], expected: str | None) -> None:
    known = [said(str(i), speakers=names) for i, names in enumerate(speakers)]
    (chain,) = chained(known, *(match("0", str(i)) for i in range(1, len(known))))
    assert chain.speaker == expected


def test_nobody_named_does_not_bridge_two_speakers() -> None:
    known = [said("a", speakers="Eva Lund"), said("b"), said("c", speakers="Xu Lian")]
    assert groups(known, match("a", "b", 91), match("b", "c", 90)) == {"ab", "c"}
    assert groups(known, match("a", "b", 90), match("b", "c", 91)) == {"a", "bc"}


def test_two_names_that_a_match_holds_to_be_one_join() -> None:
    known = [said("a", speakers="Eva Lund"), said("b"), said("c", speakers="Lund"), said("d")]
    assert groups(known, match("a", "b"), match("c", "d"), match("a", "c", 80)) == {"abcd"}


FIRST, SECOND = "the northern harbour stays open", "every vessel pays the usual fee"
BOTH = f"{FIRST}; {SECOND}"


def test_two_parts_of_one_remark_join_over_the_whole_when_the_speaker_is_known() -> None:
    known = [said("a", FIRST, "Lund"), said("b", BOTH, "Lund"), said("c", SECOND, "Lund")]
    assert groups(known, match("a", "b", 95), match("b", "c", 94)) == {"abc"}


def test_two_remarks_do_not_join_over_one_that_holds_both_when_nobody_is_named() -> None:
    known = [said("a", FIRST), said("b", BOTH), said("c", SECOND)]
    assert groups(known, match("a", "b", 95), match("b", "c", 94)) == {"ab", "c"}


def test_two_remarks_do_not_join_over_a_phrase_that_both_hold() -> None:
    known = [
        said("a", "the oldest vessel award goes to the harbour master and his crew", "Lund"),
        said("b", "oldest vessel award", "Lund"),
        said("c", "children painted posters about an oldest vessel award last summer", "Lund"),
    ]
    assert groups(known, match("a", "b", 95), match("b", "c", 94)) == {"ab", "c"}


NAMES = list("abcdefgh")
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
MATCHES = st.lists(st.tuples(PAIRS, st.integers(60, 64)).map(lambda made: match(*made[0], made[1])), max_size=20)
OCCURRENCES = st.tuples(
    *(
        st.builds(
            said,
            st.just(name),
            st.sampled_from([FIRST, SECOND, BOTH]),
            st.sampled_from(["", "Lund", "Eva Lund", "Xu Lian"]),
            st.sampled_from([None, "2031-01-01", "2031-01-02"]),
        )
        for name in NAMES
    )
)


@given(OCCURRENCES, MATCHES, st.randoms(use_true_random=False))
def test_order_does_not_matter(occurrences: tuple[Occurrence, ...], matches: list[Match], random: Random) -> None:
    shuffled, turned = list(matches), list(occurrences)
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert chained(list(occurrences), *matches) == chained(turned, *shuffled)


@given(OCCURRENCES, MATCHES)
def test_every_quotation_is_in_one_chain(occurrences: tuple[Occurrence, ...], matches: list[Match]) -> None:
    found = chained(list(occurrences), *matches)
    assert sorted(member for chain in found for member in chain.members) == NAMES
    assert all(chain.origin == chain.members[0] for chain in found)


@given(OCCURRENCES, MATCHES)
def test_no_chain_holds_names_that_no_match_joins(occurrences: tuple[Occurrence, ...], matches: list[Match]) -> None:
    of = {occurrence.quotation: occurrence.speakers for occurrence in occurrences}
    agreed = {frozenset((of[match.a], of[match.b])) for match in matches}
    for chain in chained(list(occurrences), *matches):
        named = {of[member] for member in chain.members} - {()}
        assert all(a == b or frozenset((a, b)) in agreed for a in named for b in named)
