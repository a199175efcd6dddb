"""Is a judgement told which earlier ones it contradicts?"""

import pytest

from tests.judge.conftest import here, judged
from tracker.judge import against
from tracker.model import Judgement, Ruling

SAME, DIFFERENT = Ruling.SAME, Ruling.DIFFERENT
AB, BC, CD = (judged(SAME, *pair, at=i) for i, pair in enumerate(("ab", "bc", "cd")))
APART = judged(DIFFERENT, "d", "e", at=5)
WITHDRAWN = judged(Ruling.WITHDRAWN, "b", "c", at=6, withdraws=BC.id)


@pytest.mark.parametrize(
    ("new", "before", "wanted"),
    [
        pytest.param(judged(SAME, "a", "e", at=9), [AB, BC, CD, APART], [APART], id="held apart by way of others"),
        pytest.param(judged(DIFFERENT, "a", "d", at=9), [AB, BC, CD], [AB, BC, CD], id="one by way of others"),
        pytest.param(judged(DIFFERENT, "a", "b", at=9), [AB, BC], [], id="the very same pair is replaced"),
        pytest.param(judged(SAME, "d", "e", at=9), [CD, APART], [], id="and so is this one"),
        pytest.param(
            judged(DIFFERENT, "a", "c", at=9), [AB, BC, WITHDRAWN], [], id="what was withdrawn is not in the way"
        ),
        pytest.param(judged(Ruling.UNSURE, "a", "d", at=9), [AB, BC, CD], [], id="unsure contradicts nothing"),
        pytest.param(judged(SAME, "x", "y", at=9), [], [], id="nothing before"),
    ],
)
def test_what_is_in_the_way(new: Judgement, before: list[Judgement], wanted: list[Judgement]) -> None:
    assert against(new, before, here(*before)) == tuple(one.id for one in wanted)
