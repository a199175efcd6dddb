"""Does a person's word win in chains: what is held to be one stays together, what is held apart stays apart?"""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import here, judged
from tracker.chain import chains
from tracker.judge import settled
from tracker.model import Bond, Chain, Kind, Match, Occurrence, Ruling, Verdict

WORDS = (
    "the dam will hold whatever the rain does",
    "the dam will hold",
    "whatever the rain does we are ready",
    "nobody asked the villages downstream",
)
NAMES = "abcdefg"
PAIRS = list(combinations(NAMES, 2))


def said(name: str, text: str = WORDS[0], speaker: str = "") -> Occurrence:
    return Occurrence(name, f"article of {name}", text, Kind.DIRECT, 0, (speaker,) * bool(speaker), (), None, None, 1)


def match(a: str, b: str, score: float = 90) -> Match:
    return Match(a, b, score, (), Verdict.SAME, "")


def bond(a: str, b: str, ruling: Ruling = Ruling.SAME) -> Bond:
    return Bond(a, b, ruling, "j1")


def groups(occurrences: list[Occurrence], matches: list[Match], bonds: list[Bond]) -> set[str]:
    return {"".join(sorted(chain.members)) for chain in drawn(occurrences, matches, bonds)}


def drawn(occurrences: list[Occurrence], matches: list[Match], bonds: list[Bond]) -> list[Chain]:
    return chains({occurrence.quotation: occurrence for occurrence in occurrences}, matches, bonds)


def test_what_is_held_to_be_one_is_one_whoever_speaks_and_whatever_the_words() -> None:
    known = [said("a", speaker="Ada Brandt"), said("b", WORDS[3], "Roy Adler")]
    assert groups(known, [], [bond("a", "b")]) == {"ab"}


def test_what_matches_one_of_them_comes_along() -> None:
    known = [said("a", WORDS[3], "Ada Brandt"), said("b", speaker="Brandt"), said("c", speaker="Ada Brandt")]
    assert groups(known, [match("b", "c")], []) == {"a", "bc"}
    assert groups(known, [match("b", "c")], [bond("a", "b")]) == {"abc"}


def test_what_is_held_apart_is_not_brought_together_by_a_third() -> None:
    known = [said("a"), said("b"), said("c")]
    found = groups(known, [match("a", "b", 99), match("b", "c", 90)], [bond("a", "c", Ruling.DIFFERENT)])
    assert found == {"ab", "c"}


def test_unsure_changes_nothing() -> None:
    known = [said("a"), said("b")]
    assert groups(known, [match("a", "b")], [bond("a", "b", Ruling.UNSURE)]) == {"ab"}
    assert groups(known, [], [bond("a", "b", Ruling.UNSURE)]) == {"a", "b"}


def test_bonds_of_unknown_quotations_are_passed_over() -> None:
    assert groups([said("a")], [], [bond("a", "x"), bond("a", "y", Ruling.DIFFERENT)]) == {"a"}


@given(
    texts=st.lists(st.sampled_from(WORDS), min_size=len(NAMES), max_size=len(NAMES)),
    speakers=st.lists(st.sampled_from(["", "Ada Brandt", "Roy Adler"]), min_size=len(NAMES), max_size=len(NAMES)),
    pairs=st.lists(st.tuples(st.sampled_from(PAIRS), st.integers(60, 100)), max_size=12, unique_by=lambda one: one[0]),
    rulings=st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from([Ruling.SAME, Ruling.DIFFERENT])), max_size=8),
    seed=st.integers(),
)
def test_people_win_whatever_the_matches_and_the_order(
    texts: list[str],
    speakers: list[str],
    pairs: list[tuple[tuple[str, str], int]],
    rulings: list[tuple[tuple[str, str], Ruling]],
    seed: int,
) -> None:
    known = [said(*each) for each in zip(NAMES, texts, speakers, strict=True)]
    matches = [match(*pair, score=score) for pair, score in pairs]
    told = [judged(ruling, *pair, at=minute) for minute, (pair, ruling) in enumerate(rulings)]
    bonds = list(settled(told, here(*told)).bonds)
    found = drawn(known, matches, bonds)
    of = {name: chain.id for chain in found for name in chain.members}
    assert sorted(of) == sorted(NAMES)
    assert all((of[one.a] == of[one.b]) == (one.ruling is Ruling.SAME) for one in bonds)
    random = Random(seed)  # noqa: S311  nothing secret
    for row in (known, matches, bonds):
        random.shuffle(row)
    assert drawn(known, matches, bonds) == found
