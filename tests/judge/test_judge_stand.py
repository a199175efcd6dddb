"""Does the latest word count, whatever the order in which judgements come, and does each know what became of it?"""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import here, judged
from tracker.judge import settled
from tracker.model import Judgement, Ruling, Standing

SAME, DIFFERENT, UNSURE = Ruling.SAME, Ruling.DIFFERENT, Ruling.UNSURE


def bonds(*judgements: Judgement) -> set[tuple[str, str, Ruling]]:
    return {(bond.a, bond.b, bond.ruling) for bond in settled(judgements, here(*judgements)).bonds}


def standing(*judgements: Judgement) -> list[Standing]:
    told = settled(judgements, here(*judgements)).standings
    return [told[one.id] for one in judgements]


CASES = [
    pytest.param([judged(SAME, "a", "b")], {("a", "b", SAME)}, ["holds"], id="one"),
    pytest.param([judged(SAME, "c", "a", "b")], {("a", "c", SAME), ("b", "c", SAME)}, ["holds"], id="three in one"),
    pytest.param(
        [judged(DIFFERENT, "b", "a", "c")],
        {("a", "b", DIFFERENT), ("b", "c", DIFFERENT)}, ["holds"], id="two sides",
    ),
    pytest.param(
        [judged(SAME, "a", "b"), judged(DIFFERENT, "b", "a", at=2)],
        {("a", "b", DIFFERENT)}, ["replaced", "holds"], id="the same pair again",
    ),
    pytest.param(
        [judged(SAME, "a", "b"), judged(UNSURE, "a", "b", at=2)],
        {("a", "b", UNSURE)}, ["replaced", "holds"], id="unsure after all",
    ),
    pytest.param(
        [judged(DIFFERENT, "a", "c"), judged(SAME, "a", "b", at=2), judged(SAME, "b", "c", at=3)],
        {("a", "b", SAME), ("b", "c", SAME)}, ["overruled", "holds", "holds"], id="by way of another",
    ),
    pytest.param(
        [judged(SAME, "a", "b"), judged(SAME, "b", "c"), judged(DIFFERENT, "a", "c", at=2)],
        None, ["holds", "overruled", "holds"], id="one of two gives way",
    ),
    pytest.param(
        [judged(DIFFERENT, "a", "b", "c"), judged(SAME, "a", "b", at=2)],
        {("a", "b", SAME), ("a", "c", DIFFERENT)}, ["holds", "holds"], id="a part of it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted", "told"), CASES)
def test_what_holds(given: list[Judgement], wanted: set[tuple[str, str, Ruling]] | None, told: list[str]) -> None:
    assert wanted is None or bonds(*given) == wanted
    assert sorted(standing(*given)) == sorted(told)


def test_a_withdrawn_judgement_holds_no_more_and_the_one_before_does_again() -> None:
    first, second = judged(SAME, "a", "b"), judged(DIFFERENT, "a", "b", at=2)
    gone = judged(Ruling.WITHDRAWN, "a", "b", at=3, withdraws=second.id)
    assert bonds(first, second, gone) == {("a", "b", SAME)}
    assert standing(first, second, gone) == ["holds", "withdrawn", "holds"]


def test_a_quotation_that_is_not_here_still_joins_others() -> None:
    first, second = judged(SAME, "a", "b"), judged(SAME, "b", "c")
    third = judged(DIFFERENT, "b", "d")
    about = here(first, second, third)
    about = {name: [None if own == "b" else own for own in every] for name, every in about.items()}
    found = settled([first, second, third], about)
    assert {(b.a, b.b, b.ruling) for b in found.bonds} == {("a", "c", SAME), ("a", "d", DIFFERENT)}
    assert set(found.standings.values()) == {Standing.LOST}


def test_a_quotation_of_today_counts_under_its_name_of_today() -> None:
    first, second = judged(SAME, "old", "b"), judged(DIFFERENT, "new", "b", at=2)
    found = settled([first, second], {first.id: ["new", "b"], second.id: ["new", "b"]})
    assert found.standings == {first.id: "replaced", second.id: "holds"}


def test_the_latest_correction_counts_and_one_of_a_quotation_before_one_of_an_article() -> None:
    old, new = judged(Ruling.SPEAKER, "a", answer=("Ada Brandt",)), judged(Ruling.SPEAKER, "a", at=2, answer=())
    article = judged(Ruling.SPEAKER, "b", at=3, answer=("Roy Adler",), was=("Brandt",), everywhere=True)
    outlets = judged(Ruling.OUTLETS, "a", at=1, answer=("TASS",))
    about = {old.id: ["a"], new.id: ["a"], article.id: ["a", "b"], outlets.id: ["a"]}
    found = settled([old, new, article, outlets], about)
    assert found.speakers == {"a": new.id, "b": article.id}
    assert found.outlets == {"a": outlets.id}
    assert found.standings[old.id] == "replaced"
    assert settled([old], {old.id: [None]}).standings == {old.id: "lost"}


PAIRS = list(combinations("abcdef", 2))
some = st.lists(
    st.tuples(st.sampled_from(PAIRS), st.sampled_from([SAME, DIFFERENT, UNSURE])), max_size=12
)  # fmt: skip


@given(some, st.integers())
def test_bonds_never_contradict_and_do_not_depend_on_the_order(
    said: list[tuple[tuple[str, str], Ruling]], seed: int
) -> None:
    every = [judged(ruling, *pair, at=minute) for minute, (pair, ruling) in enumerate(said)]
    found = settled(every, here(*every))
    heads = {name: name for name in "abcdef"}
    for bond in found.bonds:
        if bond.ruling is SAME:
            heads = {name: heads[bond.a] if head == heads[bond.b] else head for name, head in heads.items()}
    assert all(heads[bond.a] != heads[bond.b] for bond in found.bonds if bond.ruling is DIFFERENT)
    shuffled = list(every)
    Random(seed).shuffle(shuffled)  # noqa: S311  nothing secret
    assert settled(shuffled, here(*every)) == found
    if every:
        assert found.standings[every[-1].id] is Standing.HOLDS
