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


def keyed(texts: list[str], prefix: str) -> dict[str, block.Keys]:
    return dict(zip((f"{prefix}{i}" for i in range(1, len(texts) + 1)), block.keys(sheet(texts)), strict=True))


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
        stored, waiting = keyed(old, "s"), keyed(new, "w")
        own = {key for keys in waiting.values() for key in keys.every}
        had = Counter(key for keys in stored.values() for key in keys.every)
        counts = had + Counter(key for keys in waiting.values() for key in keys.every)
        parts = [
            (
                [(k, int(s[1:]), stored[s].words) for k in keys for s in stored if k in stored[s].every & few(had)],
                [key for key in keys if had[key] > CROWDED],
            )
            for keys in batched(sorted(own), at_a_time)
        ]
        found = sharing.pairs(waiting, parts, CROWDED)
        live = few(counts)
        between = {(w, int(s[1:])) for w in waiting for s in stored if worth(waiting[w], stored[s], live)}
        among = {frozenset((a, b)) for a, b in combinations(waiting, 2) if worth(waiting[a], waiting[b], live)}
        assert set(found.stored) == between
        assert {frozenset(two) for two in found.waiting} == among
        assert (len(found.stored), len(found.waiting)) == (len(between), len(among))
        assert found.common == own - live
        assert found.passing == {key for key in own - live if had[key] <= CROWDED}
        assert found.passed == {int(s[1:]) for s in stored if stored[s].every & found.passing}

    holds()
