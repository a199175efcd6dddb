"""Which days do words of time mean, seen from a day?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.attribute.moments import Moment, moments
from tracker.attribute.reckon import Seen, meant
from tracker.model import Word
from tracker.text import days, tokens

LEXICON = lexicon.load()
WEDNESDAY = date(2023, 2, 22)


def named(words: str) -> list[Moment]:
    split = tokens(words, abbreviations=LEXICON.words.abbreviations)
    return moments([Word(*token, token.text.lower()) for token in split], LEXICON.times)


def reckoned(words: str, today: date = WEDNESDAY, *, ahead: bool = False, base: date | None = None) -> list[str | None]:
    return [meant(moment, Seen(today, ahead, base)) for moment in named(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Tuesday", "2023-02-21"),
        ("on Wednesday", "2023-02-22"),
        ("on Thursday", "2023-02-16"),
        ("Tues.", "2023-02-21"),
        ("last Friday", "2023-02-17"),
        ("last Tuesday", None),  # yesterday, or eight days ago
        ("next Tuesday", None),
        ("today", "2023-02-22"),
        ("yesterday", "2023-02-21"),
        ("last night", "2023-02-21"),
        ("this morning", "2023-02-22"),
        ("Feb. 21", "2023-02-21"),
        ("21 February", "2023-02-21"),
        ("the 21st of February", "2023-02-21"),
        ("February 21st, 2022", "2022-02-21"),
        ("Tuesday, Feb. 21, 2023", "2023-02-21"),
        ("Dec. 28", "2022-12-28"),
        ("Feb. 25", None),  # in three days, or a year ago
        ("Feb. 30", None),
        ("in February", "2023-02"),
        ("in November", "2022-11"),
        ("in mid-November", "2022-11"),
        ("in March", None),  # to come, or so long ago that one says "last March"
        ("last March", "2022-03"),
        ("last January", None),
        ("in March last year", "2022-03"),
        ("March 7 last year", "2022-03-07"),
        ("in March 2021", "2021-03"),
        ("in 2019", "2019"),
        ("last week", "2023-02-12/2023-02-19"),
        ("this week", "2023-02-19/2023-02-22"),
        ("over the weekend", "2023-02-18/2023-02-19"),
        ("last month", "2023-01"),
        ("this month", "2023-02"),
        ("last year", "2022"),
        ("two days ago", "2023-02-20"),
        ("a week ago", "2023-02-12/2023-02-18"),
        ("three months ago", "2022-11-07/2022-12-07"),
        ("a year ago", "2021-08/2022-08"),
    ],
)
def test_looking_back(words: str, expected: str | None) -> None:
    assert reckoned(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Friday", "2023-02-24"),
        ("on Wednesday", "2023-02-22"),
        ("tomorrow", "2023-02-23"),
        ("Feb. 25", "2023-02-25"),
        ("Jan. 5", "2024-01-05"),
        ("this week", "2023-02-22/2023-02-26"),
        ("next week", "2023-02-26/2023-03-05"),
        ("next month", "2023-03"),
        ("last Friday", None),
    ],
)
def test_looking_ahead(words: str, expected: str | None) -> None:
    assert reckoned(words, ahead=True) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a day earlier", "2023-02-19"),
        ("the previous day", "2023-02-19"),
        ("the day before", "2023-02-19"),
        ("two days later", "2023-02-22"),
        ("the following day", "2023-02-21"),
        ("a week earlier", "2023-02-10/2023-02-16"),
    ],
)
def test_from_another_day(words: str, expected: str) -> None:
    assert reckoned(words, base=date(2023, 2, 20)) == [expected]
    assert reckoned(words) == [None]


@pytest.mark.parametrize("weekend", [date(2023, 2, 18), date(2023, 2, 19)])
def test_the_weekend_on_a_weekend_is_one_or_the_other(weekend: date) -> None:
    assert reckoned("over the weekend", weekend) == [None]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("it may march on in the fall", id="small words"),
        pytest.param("Black Friday", id="a name"),
        pytest.param("the Sunday Times", id="a paper"),
        pytest.param("a day before the vote", id="before something"),
        pytest.param("12 to 21", id="numbers"),
        pytest.param("the day after Trump won", id="after somebody"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_time(words: str) -> None:
    assert named(words) == []


@pytest.mark.parametrize("name", [*LEXICON.times.weekdays])
def test_every_weekday_is_known(name: str) -> None:
    assert [moment.weekday for moment in named(name.capitalize())] == [LEXICON.times.weekdays[name]]


@pytest.mark.parametrize("name", [*LEXICON.times.months])
def test_every_month_is_known(name: str) -> None:
    assert [moment.month for moment in named(f"in {name.capitalize()}")] == [LEXICON.times.months[name]]


@given(
    today=st.dates(date(1000, 1, 1), date(9998, 1, 1)),
    word=st.sampled_from(sorted(LEXICON.times.openers)),
    ahead=st.booleans(),
)
def test_no_day_has_a_word_that_crashes(today: date, word: str, *, ahead: bool) -> None:
    for words in (f"on {word.capitalize()}", f"{word} week", f"{word} years ago", f"in {word.capitalize()} last year"):
        for iso in reckoned(words, today, ahead=ahead):
            assert iso is None or days(iso)
