"""How far apart in time are two quotations?"""

from tracker.model import Occurrence
from tracker.text import apart, widest

ZONES = 1  # days by which one moment may differ between two places

_DAY = len("2023-02-21")


def between(a: Occurrence, b: Occurrence) -> int | None:
    """Days that lie at most between two quotations, by the nearest that is known of them; None when nothing is.

    That is when they were printed, to the day, and when they were said. Of one that does not tell when it was said, the
    day of printing stands for it: the other may recall what this one reports.
    """
    printed = [p if p and len(p) >= _DAY else None for p in (a.published, b.published)]
    known = (widest(*printed), widest(a.said or printed[0], b.said or printed[1]))
    return min((days for days in known if days is not None), default=None)


def two_days(a: Occurrence, b: Occurrence) -> str | None:
    """The days on which two quotations were said, when these are certainly two."""
    if a.said and b.said and (apart(a.said, b.said) or 0) > ZONES:
        return " and ".join(sorted((a.said, b.said)))
    return None
