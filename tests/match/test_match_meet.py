"""Do all wordings meet that have a run of words in common, and only those?"""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match import meet
from tracker.match.form import formed
from tracker.match.sheet import sheet

WORDS = ("harbour", "tides", "of", "the", "rises", "seven", "9", "ferry", "that", "it", "sails", "mayor")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=14)
ALL = 1 << 30  # longer than any wording, so that none is left out for its length


def brute_force(texts: list[str], cap: int) -> set[tuple[int, int]]:
    """The pairs that share three words in a row, not all of them small, unless more than `cap` texts have them.

    A text has them also when one word stands between: keys are the same with and without a skip.
    """
    weigh = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4}
    runs, loose = [], []
    for text in texts:
        stems = formed(text).stems
        rows = range(len(stems) - 2)
        threes = {stems[i : i + 3] for i in rows}
        runs.append({r for r in threes if sum(weigh.get(len(w), 5) if w.isalpha() else 4 for w in r) >= 5})
        loose.append(threes | {(a, *r) for i in rows[1:] for a, r in ((stems[i - 1], stems[i + 1 : i + 3]),)})
        loose[-1] |= {(*stems[i : i + 2], stems[i + 3]) for i in rows[:-1]}
    return {
        (a, b)
        for a, b in combinations(range(len(texts)), 2)
        if any(sum(run in own for own in loose) <= cap for run in runs[a] & runs[b])
    }


@given(TEXTS, st.integers(2, 20))
def test_every_shared_run_above_the_floor_and_below_the_cap_is_found(texts: list[str], cap: int) -> None:
    met = meet.meetings(sheet(texts), cap=cap, long=ALL)
    assert brute_force(texts, cap) <= set(zip(met.a.tolist(), met.b.tolist(), strict=True))


@given(TEXTS)
def test_pairs_come_once_and_in_order(texts: list[str]) -> None:
    met = meet.meetings(sheet(texts), long=ALL)
    pairs = list(zip(met.a.tolist(), met.b.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert all(a < b for a, b in pairs)


def test_what_many_share_is_dropped_and_counted() -> None:
    texts = [f"the harbour rises again {name}" for name in "abcdefgh"]
    assert len(meet.meetings(sheet(texts), cap=8).a) == 28
    met = meet.meetings(sheet(texts), cap=7)
    assert len(met.a) == 0
    assert met.dropped > 0


LONG = "when the ferry sails at seven nobody in town waits for the mayor and her dog"
OTHER = "if the harbour freezes then nobody in town has heard a word about it"


def test_one_run_does_not_bring_long_wordings_together() -> None:
    assert len(meet.meetings(sheet([LONG, OTHER])).a) == 0
    assert len(meet.meetings(sheet([LONG, OTHER]), long=ALL).a) == 1
    assert len(meet.meetings(sheet([LONG, "nobody in town heard it"])).a) == 1


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("when the old ferry sails at seven", id="put in"),
        pytest.param("when the ferry leaves at seven nobody knows", id="exchanged"),
        pytest.param("ferry sails seven nobody", id="taken out"),
    ],
)
def test_a_word_more_or_less_is_forgiven(changed: str) -> None:
    assert len(meet.meetings(sheet([LONG, changed])).a) == 1


def test_slices_of_pairs_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"the harbour rises again {name} and seven tides" for name in "abcdefgh"] + [LONG, OTHER, LONG]
    whole = meet.meetings(sheet(texts), long=3)
    for size in (1, 2, 3, 7, 30):
        monkeypatch.setattr(meet, "_PAIRS", size)
        monkeypatch.setattr(meet, "_ROWS", size)
        again = meet.meetings(sheet(texts), long=3)
        assert (again.a.tolist(), again.b.tolist()) == (whole.a.tolist(), whole.b.tolist())


def test_nothing_meets_in_an_empty_sheet() -> None:
    assert len(meet.meetings(sheet([])).a) == 0
    assert len(meet.meetings(sheet(["", "…"])).a) == 0
