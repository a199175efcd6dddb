"""Is it told which date is earlier, and not told where that is not known?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.chain.order import earlier

DATES = st.none() | st.sampled_from(
    ["2031", "2031-05", "2031-05-02", "2031-05-02T08:00", "2031-05-02T08:00+02:00", "2031-05-02T06:30Z", "2031-05-03"]
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("2031-05-01", "2031-05-02", id="days"),
        pytest.param("2031-05-01", "2031-05-02T00:01", id="a day and a time of the next"),
        pytest.param("2031-05-02T08:00", "2031-05-02T08:01", id="times"),
        pytest.param("2031-05-02T01:00+09:00", "2031-05-01T20:00Z", id="times in two zones"),
        pytest.param("2030", "2031-01-01", id="years"),
    ],
)
def test_one_is_earlier(a: str, b: str) -> None:
    assert earlier(a, b) is True
    assert earlier(b, a) is False


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("2031-05-02", "2031-05-02", id="one day"),
        pytest.param("2031-05-02", "2031-05-02T08:00", id="a day and a time of it"),
        pytest.param("2031-05-02T08:00", "2031-05-02T09:00Z", id="one zone is not known"),
        pytest.param("2031", "2031-05-02", id="a year and a day of it"),
        pytest.param(None, "2031-05-02", id="no date"),
        pytest.param("2031-05-02T10:00+02:00", "2031-05-02T08:00Z", id="one moment"),
    ],
)
def test_none_is_known_to_be(a: str | None, b: str | None) -> None:
    assert earlier(a, b) is None
    assert earlier(b, a) is None


@given(DATES, DATES)
def test_of_two_at_most_one_is_earlier(a: str | None, b: str | None) -> None:
    there, back = earlier(a, b), earlier(b, a)
    assert there is back is None or there is (not back)
