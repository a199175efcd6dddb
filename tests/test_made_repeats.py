"""Is the truth of made stores what their texts say, and does the matcher find it?"""

import numpy as np

from benchmarks.made_repeats import made
from tracker import lexicon
from tracker.match import among

COUNT = 3_000


def test_the_same_seed_gives_the_same_store() -> None:
    one, again, other = made(300, 5), made(300, 5), made(300, 6)
    assert one.texts == again.texts
    assert one.pairs.tolist() == again.pairs.tolist()
    assert one.texts != other.texts


def test_repeats_and_neutral_pairs_are_apart() -> None:
    store = made(300, 5)
    pairs, neutral = (set(map(tuple, truth.tolist())) for truth in (store.pairs, store.neutral))
    assert pairs
    assert not pairs & neutral
    assert all(0 <= a < b < 300 for a, b in pairs | neutral)


def test_most_repeats_are_found_and_little_else() -> None:
    store = made(COUNT, 31)
    weights = lexicon.load().mix
    found = {(one.a, one.b) for one in among(store.texts, weights, weights.enough)}
    pairs, neutral = (set(map(tuple, truth.tolist())) for truth in (store.pairs, store.neutral))
    assert len(found & pairs) >= 0.88 * len(pairs)
    assert len(found & pairs) >= 0.95 * len(found - neutral)


def test_the_order_of_the_texts_does_not_matter() -> None:
    store = made(1_000, 32)
    weights = lexicon.load().mix
    order = np.random.default_rng(1).permutation(len(store.texts)).tolist()
    found = {(one.a, one.b) for one in among(store.texts, weights, weights.enough)}
    shuffled = [store.texts[i] for i in order]
    again = {tuple(sorted((order[one.a], order[one.b]))) for one in among(shuffled, weights, weights.enough)}
    assert found == again
