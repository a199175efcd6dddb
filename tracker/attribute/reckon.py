"""Which day, month, year or stretch do words of time mean, seen from a day?

News looks back: "on Tuesday" is the last Tuesday that is not after the day on which it is printed, unless somebody
"will" say it. What has two readings ("last Tuesday" on a Thursday) means nothing.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tracker.attribute.moments import Moment, Shape

_LONG = 300  # days back after which a date without its year is more likely another one's
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_ROUGH = {"day": 0, "week": 3, "fortnight": 3}  # "a week ago" is said of six days and of ten


class Seen(NamedTuple):
    """From where words of time are seen.

    Attributes:
        today: the day on which they are printed, or None.
        ahead: whether they look ahead.
        universal: whether that day is one of universal time, which may be the day after that of the place.
        base: the day from which "a day earlier" counts, or None.
    """

    today: date | None
    ahead: bool = False
    base: date | None = None
    universal: bool = False


def meant(moment: Moment, seen: Seen) -> str | None:
    """The ISO date of a time: a day, month or year, or two days with a stroke between; None where it does not tell."""
    if moment.shape is Shape.DATE and moment.year:
        return _whole(moment.year, moment.month, moment.day)
    if seen.today is None:
        return None
    try:
        return _MEANT[moment.shape](moment, seen.today, seen)
    except (OverflowError, ValueError):  # before the year 1
        return None


def _weekday(moment: Moment, today: date, seen: Seen) -> str | None:
    back = (today.weekday() - (moment.weekday or 0)) % 7
    if moment.which == 1:
        return None
    if seen.ahead:
        return None if moment.which == -1 else _iso(today + timedelta(-back % 7))
    if moment.which == -1:
        back = back or 7
        if back <= max(_since(today)):
            return None  # of this week, or of the last one
    return _iso(today - timedelta(back))


def _since(today: date) -> tuple[int, int]:
    """Days since the week began, on a Monday and on a Sunday."""
    return today.weekday(), (today.weekday() + 1) % 7


def _days(moment: Moment, today: date, seen: Seen) -> str | None:
    day = today + timedelta(moment.number)
    return _range(day - timedelta(1), day) if seen.universal else _iso(day)


def _period(moment: Moment, today: date, seen: Seen) -> str | None:
    which = moment.which or 0
    if which > 0 and not seen.ahead:
        return None
    if moment.unit == "weekend":
        saturday = today - timedelta(today.weekday() + 2)
        return _range(saturday, saturday + timedelta(1)) if which < 0 and today.weekday() < 5 else None
    if moment.unit == "week":
        first, last = (today - timedelta(days - 7 * which) for days in (max(_since(today)), min(_since(today)) - 6))
        if which == 0:
            first, last = (today, last) if seen.ahead else (first, today)
        return _range(first, last)
    if moment.unit == "year":
        return f"{today.year + which:04}"
    return _month(today, which)


def _date(moment: Moment, today: date, seen: Seen) -> str | None:
    if moment.unit == "year":
        return _whole(today.year + (moment.which or 0), moment.month, moment.day)
    if moment.day is None:
        return _of_month(moment, today, seen)
    years = (today.year, today.year + 1) if seen.ahead else (today.year, today.year - 1)
    found = [day for year in years if (day := _day(year, moment.month or 0, moment.day))]
    if seen.ahead:
        return next((_iso(day) for day in found if day >= today), None)
    return next((_iso(day) for day in found if 0 <= (today - day).days <= _LONG), None)


def _of_month(moment: Moment, today: date, seen: Seen) -> str | None:
    month, now = moment.month or 0, today.month
    if seen.ahead or moment.which == 1:
        return None
    if moment.which == -1:
        return _whole(today.year - 1, month, None) if month > now else None
    back = (now - month) % 12
    return _month(today, -back) if back <= _LONG // 31 else None


def _ago(moment: Moment, today: date, _: Seen) -> str | None:
    if moment.unit in _DAYS:
        middle, rough = today + timedelta(moment.number * _DAYS[moment.unit]), _ROUGH[moment.unit]
        return _range(middle - timedelta(rough), min(today, middle + timedelta(rough)))
    if moment.unit == "month":
        middle = _first(today, moment.number) + timedelta(today.day - 1)
        return _range(middle - timedelta(15), middle + timedelta(15))
    if moment.unit == "year":
        return f"{_month(today, 12 * moment.number - 6)}/{_month(today, 12 * moment.number + 6)}"
    return None


def _shift(moment: Moment, _: date, seen: Seen) -> str | None:
    if seen.base is None or moment.unit not in _DAYS:
        return None
    middle, rough = seen.base + timedelta(moment.number * _DAYS[moment.unit]), _ROUGH[moment.unit]
    return _range(middle - timedelta(rough), middle + timedelta(rough))


_MEANT: dict[Shape, Callable[[Moment, date, Seen], str | None]] = {
    Shape.WEEKDAY: _weekday,
    Shape.DAYS: _days,
    Shape.DATE: _date,
    Shape.PERIOD: _period,
    Shape.AGO: _ago,
    Shape.SHIFT: _shift,
}


def wrong_weekday(moment: Moment, iso: str) -> int | None:
    """The day of the week, 0 for Monday, that a date is when another one is printed beside it; else None."""
    if moment.weekday is None or moment.shape is not Shape.DATE or len(iso) != 10:
        return None
    weekday = date.fromisoformat(iso).weekday()
    return weekday if weekday != moment.weekday else None


def _whole(year: int, month: int | None, day: int | None) -> str | None:
    if month and day:
        found = _day(year, month, day)
        return _iso(found) if found else None
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 0 < day <= monthrange(year, month)[1] else None


def _first(today: date, months: int) -> date:
    """The first day of the month so many months from now."""
    number = today.year * 12 + today.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _month(today: date, months: int) -> str:
    return _iso(_first(today, months))[:7]


def _iso(day: date) -> str:
    return day.isoformat()


def _range(first: date, last: date) -> str:
    return _iso(first) if first == last else f"{_iso(first)}/{_iso(last)}"
