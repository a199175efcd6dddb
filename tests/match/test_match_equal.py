"""Is what very many repeat word for word found, at a cost that goes by how many they are?"""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.match import among, meet
from tracker.match.equal import NEIGHBOURS, equal, within
from tracker.match.sheet import sheet

VIRAL = "Nobody will be turned away from this harbour, today or ever!"
CUT = "nobody will be turned away from this harbour"
BRIEF = "Rock solid"
TEXTS = st.lists(st.sampled_from([VIRAL, CUT, BRIEF, "", "The tide waits for nobody"]), max_size=14)


def met(texts: list[str], cap: int = meet.CAP) -> set[tuple[int, int]]:
    found = meet.meetings(sheet(texts), cap)
    pairs = list(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert all(a < b for a, b in pairs)
    return set(pairs)


@given(TEXTS)
def test_equal_rows_are_in_one_group(texts: list[str]) -> None:
    groups = equal(sheet(texts))
    cuts = [*groups.first.tolist(), len(groups.rows)]
    found = [groups.rows[a:b].tolist() for a, b in pairwise(cuts)]
    wanted = {text: [i for i, other in enumerate(texts) if other == text] for text in texts if text}
    assert found == list(wanted.values())


@given(TEXTS)
def test_few_are_paired_each_with_each(texts: list[str]) -> None:
    same = {(a, b) for a, b in combinations(range(len(texts)), 2) if texts[a] == texts[b] and texts[a]}
    a, b = within(equal(sheet(texts)), cap=20)
    assert set(zip(a.tolist(), b.tolist(), strict=True)) == same
    assert same <= met(texts)


@pytest.mark.parametrize("count", [meet.CAP + 1, 4 * meet.CAP])
def test_a_crowd_hangs_together_and_what_is_cut_from_it_hangs_on(count: int) -> None:
    texts = [VIRAL] * count + [CUT]
    found = met(texts)
    assert {(i, i + 1) for i in range(count - 1)} <= found
    assert {(i, count) for i in range(count)} <= found
    assert len(found) <= count * (NEIGHBOURS + 1)
    weights = lexicon.load().mix
    assert {(one.a, one.b) for one in among(texts, weights, weights.enough)} == found


def test_two_crowds_meet_by_their_first() -> None:
    count = meet.CAP + 2
    found = met([VIRAL, CUT] * count)
    across = {(a, b) for a, b in found if (a - b) % 2}
    assert across == {(0, 2 * i + 1) for i in range(count)} | {(1, 2 * i) for i in range(1, count)}


def test_a_brief_phrase_that_too_many_have_is_of_the_language() -> None:
    assert len(met([BRIEF] * meet.CAP)) == meet.CAP * (meet.CAP - 1) // 2
    assert met([BRIEF] * (meet.CAP + 1)) == set()


def test_a_small_cap_keeps_its_promise() -> None:
    assert met([VIRAL, VIRAL, CUT], cap=2) == {(0, 1), (0, 2), (1, 2)}
