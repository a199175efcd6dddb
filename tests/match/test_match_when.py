"""How far apart in time are two quotations, and are they of two days?"""

import pytest

from tracker.match.when import between, two_days
from tracker.model import Kind, Occurrence


def printed(day: str | None, said: str | None = None) -> Occurrence:
    return Occurrence("q", "a", "it holds", Kind.DIRECT, 0, ("Ada Brandt",), (), None, day, 1, said)


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        pytest.param(printed("2023-02-21"), printed("2023-02-24"), 3, id="printed"),
        pytest.param(printed("2023-02-21T23:00"), printed("2023-02-22T01:00"), 1, id="printed at night"),
        pytest.param(printed("2023-02-21"), printed(None), None, id="one undated"),
        pytest.param(printed("2023"), printed("2023-02"), None, id="not to the day"),
        pytest.param(printed("2023-02-21", "2022-03-07"), printed("2022-03-08"), 1, id="one recalls the other"),
        pytest.param(printed("2023-02-21", "2022-03"), printed("2022-03-08"), 23, id="a month is recalled"),
        pytest.param(printed("2023-02-21", "2023-02-20"), printed("2023-06-01", "2023-02-20"), 0, id="said on a day"),
        pytest.param(printed(None, "2023-02-20"), printed(None, "2023-02-20"), 0, id="said on a day, undated"),
        pytest.param(printed("2023-02-21", "2022-03"), printed("2023-02-22"), 1, id="both print it now"),
    ],
)
def test_days_between(a: Occurrence, b: Occurrence, days: int | None) -> None:
    assert between(a, b) == between(b, a) == days


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        pytest.param("2022-11-28", "2023-02-21", "2022-11-28 and 2023-02-21", id="two days"),
        pytest.param("2022-03", "2023-02-21", "2022-03 and 2023-02-21", id="a month and a day"),
        pytest.param("2023-02-20", "2023-02-21", None, id="east and west of the date line"),
        pytest.param("2023-02", "2023-02-21", None, id="within the month"),
        pytest.param("2023-02-12/2023-02-19", "2023-02-19", None, id="within the week"),
        pytest.param(None, "2023-02-21", None, id="one does not tell"),
    ],
)
def test_two_days(a: str | None, b: str | None, days: str | None) -> None:
    assert two_days(printed(None, a), printed(None, b)) == two_days(printed(None, b), printed(None, a)) == days
