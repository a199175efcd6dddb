"""When was a remark said, by all its appearances that tell it?"""

from collections.abc import Sequence
from itertools import combinations

from tracker.model import Appearance, Warn
from tracker.text import apart, days

ZONES = 1  # days by which one moment may differ between two places


def told(appearances: Sequence[Appearance]) -> str | None:
    """The id of the appearance that tells it most precisely, the first of several; None when any two contradict."""
    dated = [(length, a.quotation) for a in appearances if a.said and (length := _length(a.said.date)) is not None]
    if not dated or contradicted(appearances):
        return None
    return min(dated, key=lambda pair: pair[0])[1]


def contradicted(appearances: Sequence[Appearance]) -> Warn | None:
    """That two appearances are said to have been said on different days."""
    dates = sorted({a.said.date for a in appearances if a.said})
    if any((apart(a, b) or 0) > ZONES for a, b in combinations(dates, 2)):
        return Warn("dates-disagree", f"said on {' and on '.join(dates)}, by what the articles print")
    return None


def _length(iso: str) -> int | None:
    covered = days(iso)
    return (covered[1] - covered[0]).days if covered else None
