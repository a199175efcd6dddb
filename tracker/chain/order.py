"""Which of several appearances is the earliest?"""

from collections.abc import Iterable
from datetime import datetime

from tracker.model import Occurrence

_DAY = 10  # characters of "2023-02-21"


def earliest_first(members: Iterable[Occurrence]) -> list[Occurrence]:
    """By date of publication, then article, then place in the text; without a date last.

    A day stands before any time on it: in a row something must. `earlier` says what is known.
    """
    return sorted(members, key=_place)


def _place(member: Occurrence) -> tuple[bool, str, str, int, str]:
    return (member.published is None, member.published or "", member.article, member.start, member.quotation)


def earlier(a: str | None, b: str | None) -> bool | None:
    """Whether the ISO date `a` is before `b`; None where that is not known.

    Dates are compared as far as both are precise. A day tells nothing of a time on it, nor a time without a zone of
    one with a zone on that day.

    >>> earlier("2031-05-01", "2031-05-02T08:00"), earlier("2031-05-02T09:00", "2031-05-02T08:00")
    (True, False)
    >>> earlier("2031-05-02", "2031-05-02T08:00"), earlier("2031-05", "2031-05-02"), earlier(None, "2031")
    (None, None, None)
    """
    if a is None or b is None:
        return None
    moments = [datetime.fromisoformat(date) for date in (a, b) if "T" in date]
    if len(moments) == 2 and (moments[0].tzinfo is None) == (moments[1].tzinfo is None):
        return None if moments[0] == moments[1] else moments[0] < moments[1]
    shared = min(len(a), len(b), _DAY)
    return None if a[:shared] == b[:shared] else a[:shared] < b[:shared]
