"""Which days does an ISO date cover, and how far are two apart?"""

from calendar import monthrange
from datetime import date


def days(iso: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date, a month, a year, a time or a range; None for anything else.

    >>> [str(day) for day in days("2023-02")], [str(day) for day in days("2023-02-12/2023-02-19")]
    (['2023-02-01', '2023-02-28'], ['2023-02-12', '2023-02-19'])
    """
    first, _, last = (iso or "").partition("/")
    ends = _covered(first), _covered(last or first)
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def _covered(iso: str) -> tuple[date, date] | None:
    try:
        if len(iso) >= 10:
            return (date.fromisoformat(iso[:10]),) * 2
        year, month = int(iso[:4]), int(iso[5:7] or 0)
        first, last = month or 1, month or 12
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def apart(a: str | None, b: str | None) -> int | None:
    """Days between the nearest days that two dates cover, 0 when they overlap; None when one of them is no date.

    >>> apart("2023-02", "2023-03-03"), apart("2023", "2023-03-03T10:00"), apart(None, "2023")
    (3, 0, None)
    """
    one, other = days(a), days(b)
    if one is None or other is None:
        return None
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)


def widest(a: str | None, b: str | None) -> int | None:
    """The most days that can lie between two dates; None when one of them is no date.

    >>> widest("2023-02-21", "2023-02-22T10:00"), widest("2023-02", "2023-02-21"), widest("2023-02-21", None)
    (1, 20, None)
    """
    one, other = days(a), days(b)
    if one is None or other is None:
        return None
    return max(abs((other[1] - one[0]).days), abs((one[1] - other[0]).days))
