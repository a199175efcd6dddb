import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.read import stamps
from tracker.read.dates import iso, moment

FURNITURE = lexicon.load().furniture


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2023-02-21", "2023-02-21"),
        ("2023/02/21", "2023-02-21"),
        ("20230221", "2023-02-21"),
        ("21 February 2023", "2023-02-21"),
        ("21st of February, 2023", "2023-02-21"),
        ("21-Feb-2023", "2023-02-21"),
        ("FEBRUARY 21, 2023", "2023-02-21"),
        ("Feb. 21, 2023", "2023-02-21"),
        ("Tuesday, Feb 21st 2023", "2023-02-21"),
        ("Tue, 21 Feb 2023 10:00:05 +0100", "2023-02-21T10:00:05+01:00"),
        ("Tue, 21 Feb 2023 10:00:05 GMT", "2023-02-21T10:00:05Z"),
        ("February 2023", "2023-02"),
        ("2023-02", "2023-02"),
        ("2023", "2023"),
        ("21/02/2023", "2023-02-21"),
        ("02/21/2023", "2023-02-21"),
        ("02/02/2023", "2023-02-02"),
        ("Feb. 21, 2023 at 3:04 p.m.", "2023-02-21T15:04"),
        ("Feb 21, 2023 12:04 AM", "2023-02-21T00:04"),
        ("Feb 21, 2023 12:04 PM ET", "2023-02-21T12:04"),
        ("Feb 21, 2023 12:04 PM EST", "2023-02-21T12:04-05:00"),
        ("21 February 2023, 15.04", "2023-02-21T15:04"),
        ("2023-02-21T15:04:05Z", "2023-02-21T15:04:05Z"),
        ("2023-02-21T15:04:05.123+03:00", "2023-02-21T15:04:05+03:00"),
        ("2023-02-21 15:04", "2023-02-21T15:04"),
        (1676991845, "2023-02-21T15:04:05Z"),
        (1676991845000, "2023-02-21T15:04:05Z"),
    ],
    ids=repr,
)
def test_dates_in_common_forms(printed: object, expected: str) -> None:
    assert iso(printed, FURNITURE) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "", "soon", "Tuesday", "0023", "2023-02-30", "31 June 2023", "Harbour 21, 2023", "02/03/2023", "13/13/2023",
        "21 February 2023 or later", None, True, 5, float("nan"), float("inf"), ["2023-02-21"],
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_date_or_could_be_two(printed: object) -> None:
    assert iso(printed, FURNITURE) is None


def test_a_clock_that_cannot_be_is_left_out() -> None:
    assert moment("Feb 21, 2023 27:80", FURNITURE) == ("2023-02-21", 12)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("DECEMBER 9, 2022", [("published", "2022-12-09")], id="alone"),
        pytest.param("Published on 9 December 2022", [("published", "2022-12-09")], id="labelled"),
        pytest.param(
            "Published: Sep 19, 2023 12:12 PM Updated: Sep 19, 2023 12:10 PM",
            [("published", "2023-09-19T12:12"), ("updated", "2023-09-19T12:10")],
            id="both",
        ),
        pytest.param("Last updated 2022-12-09 | 10:15 GMT", [("updated", "2022-12-09T10:15Z")], id="updated"),
        pytest.param("Tuesday, May 3, 2016.", [("published", "2016-05-03")], id="with a stop"),
        pytest.param("The bridge opened on May 3, 2016", [], id="a sentence"),
        pytest.param("Published: soon", [], id="no date"),
        pytest.param("May 3, 2016 in Harbour", [], id="more words"),
        pytest.param("12", [], id="a number"),
    ],
)
def test_date_lines(line: str, expected: list[tuple[str, str]]) -> None:
    found = stamps.dates(line, FURNITURE)
    assert [(stamp.field, stamp.iso) for stamp in found] == expected


def test_the_place_of_a_date_is_what_was_printed() -> None:
    line = "Published: Sep 19, 2023 12:12 PM Updated: 20 Sep 2023"
    places = [line[stamp.span.start : stamp.span.end] for stamp in stamps.dates(line, FURNITURE)]
    assert places == ["Sep 19, 2023 12:12 PM", "20 Sep 2023"]


@given(st.datetimes())
def test_iso_dates_come_back(when: object) -> None:
    printed = f"{when:%Y-%m-%d}".zfill(10)
    assert iso(printed, FURNITURE) == printed
