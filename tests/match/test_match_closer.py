"""Does a closer look see in what stretches words stand in both wordings, and how rare they are?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.match import closer, mix
from tracker.match.sheet import sheet

WEIGHTS = lexicon.load().mix
OTHERS = ["the mayor of the town has a dog", "of the town", "the people of the town met", "it is the mayor"]


def parts(a: str, b: str, others: list[str] = OTHERS) -> dict[str, float]:
    of = closer.ready(sheet([a, b, *others]))
    first = mix.parts(of.bags, [0], [1])
    return dict(zip(closer.PARTS, closer.parts(of, np.array([0]), np.array([1]), first)[0].tolist(), strict=True))


def likely(a: str, b: str) -> float:
    of = closer.ready(sheet([a, b, *OTHERS]))
    values = closer.parts(of, np.array([0]), np.array([1]), mix.parts(of.bags, [0], [1]))
    return float(closer.likely(WEIGHTS, values)[0])


def test_parts_are_of_the_stretches_in_both() -> None:
    found = parts("the ferry sails at seven", "the old ferry sails today at seven", [])
    assert found["run"] == pytest.approx(np.log1p(2))  # ferry sails, at seven
    assert found["pieces"] == pytest.approx(np.log1p(3))
    assert found["dense"] == 1
    assert found["dense_long"] == pytest.approx(5 / 7)
    assert found["short"] == pytest.approx(np.log1p(5))
    assert found["long"] == pytest.approx(np.log1p(7))


def test_what_few_have_is_rarer_than_what_many_have() -> None:
    common, rare = parts("of the town", "so of the town"), parts("Ilka Doran sails", "so Ilka Doran sails")
    assert rare["rare"] > common["rare"]
    assert rare["rare_run"] == rare["rare"]
    assert rare["rare_share"] == 1


def test_nothing_in_common_is_nothing() -> None:
    found = parts("ferry", "mayor")
    assert all(found[name] == 0 for name in ("rare", "rare_share", "rare_run", "run", "pieces", "dense", "dense_long"))


TEXTS = st.lists(st.sampled_from(("harbour", "tide", "the", "rises", "9", "ferry")), max_size=9).map(" ".join)


@given(TEXTS, TEXTS)
def test_parts_are_the_same_both_ways(a: str, b: str) -> None:
    assert parts(a, b) == parts(b, a)


def test_a_rare_phrase_is_likelier_a_repeat_than_a_common_one() -> None:
    assert likely("Nobody saw Ilka Doran sail", "We know that Ilka Doran sails") > likely(
        "Nobody left the town of the mayor", "We know that the town of the dog"
    )


def test_every_weight_is_of_a_term() -> None:
    assert set(WEIGHTS.closer) - {"base"} <= set(closer.TERMS)


def test_a_product_is_that_of_its_parts() -> None:
    values = np.arange(2.0 * len(closer.PARTS)).reshape(2, -1)
    product = closer.term_of(values, "share") * closer.term_of(values, "run")
    assert closer.term_of(values, "share*run").tolist() == product.tolist()
