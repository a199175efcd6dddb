"""Does every quotation land in one chain, the same whatever the order, and never with another speaker?"""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.chain import chains
from tracker.model import Chain, Kind, Match, Occurrence, Verdict

FIRST, SECOND = "the northern harbour stays open", "every vessel pays the usual fee"
BOTH = f"{FIRST}; {SECOND}"


def said(
    name: str,
    text: str = "the dam will hold",
    speakers: str = "",
    day: str | None = None,
    kind: Kind = Kind.DIRECT,
) -> Occurrence:
    who = tuple(speakers.split("; ")) if speakers else ()
    return Occurrence(name, f"article of {name}", text, kind, 0, who, (), None, day, 1)


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
    known = [said("a", BOTH, "Eva Lund"), said("b", BOTH), said("c", BOTH, "Xu Lian")]
    assert groups(known, match("a", "b", 91), match("b", "c", 90)) == {"ab", "c"}
    assert groups(known, match("a", "b", 90), match("b", "c", 91)) == {"a", "bc"}


def test_two_names_that_a_match_holds_to_be_one_join() -> None:
    known = [said("a", speakers="Eva Lund"), said("b"), said("c", speakers="Lund"), said("d")]
    assert groups(known, match("a", "b"), match("c", "d"), match("a", "c", 80)) == {"abcd"}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(("2031-05-02", "2031-05-03", "2031-05-20"), {"abc"}, id="one-month"),
        pytest.param(("2031-05-02", "2031-05-03", "2031-08-20"), {"ab", "c"}, id="months-apart"),
        pytest.param(("2031-05-02", None, "2031-05-03"), {"ab", "c"}, id="nobody-knows-when"),
    ],
)
def test_two_parts_of_one_remark_join_over_the_whole_when_speaker_and_month_are_known(
    days: tuple[str | None, ...], expected: set[str]
) -> None:
    known = [said(name, text, "Lund", day) for name, text, day in zip("abc", (FIRST, BOTH, SECOND), days, strict=True)]
    assert groups(known, match("a", "b", 95), match("b", "c", 94)) == expected


def test_a_joined_quotation_stays_with_the_part_that_its_chain_repeats() -> None:
    known = [said(name, text) for name, text in zip("abcde", (FIRST, FIRST, BOTH, SECOND, SECOND), strict=True)]
    first = [match("a", "b", 99), match("a", "c", 98), match("b", "c", 97)]
    assert groups(known, *first, match("d", "e", 99), match("c", "d", 90), match("c", "e", 90)) == {"abc", "de"}


def test_one_wording_in_many_may_be_unlike_the_rest() -> None:
    texts = [FIRST, f"{FIRST} in winter", f"and {FIRST}", f"so {FIRST} then", "the harbour in the north"]
    known = [said(name, text) for name, text in zip("abcde", texts, strict=True)]
    assert groups(known, *(match("a", other, 90) for other in "bcde")) == {"abcde"}


def test_a_reporters_own_words_do_not_speak_against() -> None:
    told = said("b", "that the mayor, who had come from Veldoria in the morning, would keep the bridge", "Lund")
    known = [said("a", "keep the bridge", "Lund"), said("c", "We keep the bridge, and nobody will take it", "Lund")]
    matches = match("a", "b", 95), match("a", "c", 94)
    assert groups([*known, told], *matches) == {"ab", "c"}
    assert groups([*known, replace(told, kind=Kind.INDIRECT)], *matches) == {"abc"}


def test_who_is_described_and_not_named_may_be_anybody() -> None:
    known = [said("a", speakers="Eva Lund"), said("b"), said("c", speakers="Centrist front-runner")]
    assert groups(known, match("a", "b", 91), match("b", "c", 90)) == {"abc"}


def test_a_phrase_that_several_say_joins_nobodys() -> None:
    known = [
        said("a", "we shall have law and order in this town", "Eva Lund"),
        said("b", "law and order"),
        said("c", "without law and order nobody invests", "Xu Lian"),
    ]
    assert groups(known, match("a", "b", 91), match("b", "c", 90)) == {"a", "b", "c"}
    assert groups(known[:2], match("a", "b", 91)) == {"ab"}
    more = [said(name, known[0].text, "Eva Lund") for name in "de"]
    own = [match("a", "d", 99), match("a", "e", 98), match("b", "d"), match("b", "e")]
    assert groups([*known, *more], match("a", "b", 91), match("b", "c", 90), *own) == {"abde", "c"}


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
