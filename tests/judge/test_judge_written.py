"""Do judgements survive JSON, and is what is no judgement refused in words?"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.conftest import judged
from tracker.judge import identified, parsed, record
from tracker.model import Judgement, Ruling, Subject

SAID = judged(Ruling.SAME, "a", "b", reason="one speech")
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
subjects = st.builds(Subject, words, words, words, words, words, words, words)


@given(
    st.lists(subjects, min_size=2, max_size=3), words.filter(str.strip), st.none() | words, st.lists(words, max_size=2)
)
def test_a_judgement_survives_json(about: list[Subject], by: str, reason: str | None, was: list[str]) -> None:
    at = "2031-05-02T10:00:00.000001+00:00"
    said = identified(Judgement("", Ruling.SAME, tuple(about), by, at, reason, was=tuple(was)))
    assert parsed(json.loads(json.dumps(record(said)))) == said


def test_times_of_any_zone_and_unknown_keys_are_taken() -> None:
    value = {**record(SAID), "standing": "holds", "more": 1}
    assert parsed(value) == SAID


def changed(**values: Any) -> dict[str, Any]:
    return {**record(SAID), **values}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param([1], "no object", id="list"),
        pytest.param({}, "`id` is missing", id="empty"),
        pytest.param(changed(by=" "), "`by` is missing", id="nobody"),
        pytest.param(changed(ruling="maybe"), "`ruling` is 'maybe'", id="ruling"),
        pytest.param(changed(at="yesterday"), "no time with a zone", id="time"),
        pytest.param(changed(at="2031-05-02T10:00:00"), "no time with a zone", id="no zone"),
        pytest.param(changed(subjects="q"), "`subjects` is no list", id="subjects"),
        pytest.param(changed(subjects=[1, 2]), "must be an object", id="no subject"),
        pytest.param(changed(subjects=record(SAID)["subjects"][:1]), "too few", id="one of a pair"),
        pytest.param(changed(subjects=[{"side": 0}, {"side": 1}]), "no text", id="keys of a subject"),
        pytest.param(changed(withdraws="j1"), "`withdraws`", id="withdraws"),
        pytest.param(changed(reason=5), "5 is no text", id="reason"),
        pytest.param(changed(by="\ud800"), "signs that are no text", id="half a sign"),
        pytest.param(changed(by="Somebody Else"), "changed by hand", id="another name"),
    ],
)
def test_what_is_no_judgement_is_told_why(value: Any, message: str) -> None:
    found = parsed(value)
    assert isinstance(found, str)
    assert message in found
