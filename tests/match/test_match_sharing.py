"""Are exactly those pairs compared that share enough, however the work is divided?"""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match import block, sharing
from tracker.match.sheet import sheet

CROWDED = 3
WORDS = ("harbour", "tides", "rises", "seven", "ferry", "that", "it", "mayor", "坚如磐石")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=2, max_size=12)


def keyed(texts: list[str]) -> list[block.Keys]:
    """The keys of the different wordings."""
    return list(dict.fromkeys(block.keys(sheet(texts))))


def few(counts: Counter[int]) -> set[int]:
    return {key for key, count in counts.items() if count <= CROWDED}


def batched(keys: list[int], size: int) -> list[list[int]]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def worth(a: block.Keys, b: block.Keys, live: set[int]) -> bool:
    runs, others = len(a.runs & b.runs & live), len((a.every - a.runs) & b.every & live)
    words = min(a.words, b.words)
    if words <= block.FEW:
        return runs + others > 0
    return others > 1 or runs > (words > block.LONG)


@pytest.mark.parametrize("counted", [250, 1, 2])
def test_all_that_share_enough_are_compared_and_no_others(counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "COUNTED", counted)

    @given(TEXTS, TEXTS, st.integers(1, 5))
    def holds(old: list[str], new: list[str], at_a_time: int) -> None:
        stored = dict(enumerate(keyed(old), start=1))
        number = {own: n for n, own in stored.items()}
        given = {number.get(own, -n): own for n, own in enumerate(keyed(new), start=1)}
        own = {key for keys in given.values() for key in keys.every}
        had = Counter(key for keys in stored.values() for key in keys.every)
        every = stored | given
        counts = Counter(key for keys in every.values() for key in keys.every)
        parts = [
            (
                [(k, n, stored[n].words) for k in keys for n in stored if k in stored[n].every & few(had)],
                [key for key in keys if had[key] > CROWDED],
            )
            for keys in batched(sorted(own), at_a_time)
        ]
        found = sharing.pairs(given, parts, CROWDED)
        pairs = {
            frozenset((a, b))
            for a, b in combinations(every, 2)
            if (a in given or b in given) and worth(every[a], every[b], few(counts))
        }
        assert {frozenset(two) for two in found.pairs} == pairs
        assert len(found.pairs) == len(pairs)
        assert found.passing == {key for key in own if counts[key] > CROWDED >= had[key]}
        assert found.passed == {n for n in stored if stored[n].every & found.passing}

    holds()
