"""Which moment does a printed date name, as precisely as it was printed?"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from tracker.lexicon.furniture import Furniture

_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d])")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(?P<name>[^\W\d_]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<name>[^\W\d_]{3,9})\.?,?[\s-]+(?P<y>\d{4})(?!\d)"
)
_MONTH_ONLY = re.compile(r"(?P<name>[^\W\d_]{3,9})\.?,?\s+(?P<y>\d{4})(?!\d)|(?P<y2>\d{4})-(?P<m>\d{2})(?!\d)")
_NUMBERS = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})(?!\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHAPES = (_ISO, _COMPACT, _MONTH_FIRST, _DAY_FIRST, _NUMBERS, _MONTH_ONLY)
_CLOCK = re.compile(
    r"""[\s,T|·–—-]{0,4}(?:\bat\b\s*)?
        (?P<h>\d{1,2})[:.](?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?
        (?:\s?(?P<half>[ap]\.?m\b\.?))?
        (?:\s?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|\(?[A-Z]{2,5}\b\)?))?""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<![^\W_])(?P<y>(?:19|20)\d\d)(?P<sign>[-_.]?)(?P<m>\d\d)(?P=sign)(?P<d>\d\d)(?![^\W_])")
_WORD = re.compile(r"\w+")
_SECONDS = range(100_000_000, 10_000_000_000)  # a number taken for seconds since 1970; above it, milliseconds


class Moment(NamedTuple):
    """An ISO 8601 date or time, and where the words for it end."""

    iso: str
    end: int


def moment(words: str, furniture: Furniture, start: int = 0) -> Moment | None:
    """The date that begins at `start` in `words`, with the time of day and the zone if they are printed.

    "Feb. 21, 2023 at 3:04 p.m." gives "2023-02-21T15:04"; a zone is kept when it is an offset or a name that stands
    for one ("EST" does, "ET" does not). None when no date begins there, when there is no such day, or when two
    numbers could each be the month.
    """
    begin = furniture.after_weekday(words, start)
    for shape in _SHAPES:
        match = shape.match(words, begin)
        if match:
            day = _day(match, furniture)
            if day is None:
                continue
            if len(day) == 7:
                return Moment(day, match.end())
            return _with_clock(day, words, match.end(), furniture)
    return None


def within(words: str, furniture: Furniture) -> tuple[int, Moment] | None:
    """Where the first whole day with its year begins in `words`, and that day: "BEIJING, Feb. 22, 2023"; else None."""
    for start in [match.start() for match in _WORD.finditer(words)]:
        found = moment(words, furniture, start)
        if found and len(found.iso) >= len("2023-02-22"):
            return start, found
    return None


def iso(value: object, furniture: Furniture) -> str | None:
    """The ISO form of a date given in a field: a string in a common form, or seconds or milliseconds since 1970."""
    if isinstance(value, str):
        words = value.strip()
        if _YEAR.fullmatch(words):
            return words
        found = moment(words, furniture)
        return found.iso if found and not words[found.end :].strip(" .)") else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    return None


def in_name(path: str) -> tuple[str, str] | None:
    """The day in the name of a file, in ISO form and as it stands there, when there is exactly one.

    >>> in_name("saved/courier_2023-02-21_bridge.txt"), in_name("20230221-a.txt"), in_name("page-20230299.txt")
    (('2023-02-21', '2023-02-21'), ('2023-02-21', '20230221'), None)
    """
    found = [
        (day, match.group())
        for match in _IN_NAME.finditer(path.replace("\\", "/").rpartition("/")[2])
        if (day := _checked(*(int(match[part]) for part in "ymd")))
    ]
    return found[0] if len(found) == 1 else None


def _since_1970(value: float) -> str | None:
    for seconds in (value, value / 1000 if abs(value) < 1e15 else 0):
        if _SECONDS.start <= seconds < _SECONDS.stop:
            return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return None


def _day(match: re.Match[str], furniture: Furniture) -> str | None:
    parts = match.groupdict()
    if parts.get("a"):
        return _of_numbers(int(parts["a"]), int(parts["b"]), int(parts["y"]))
    year = int(parts["y"] or parts["y2"])
    month = int(parts["m"]) if parts.get("m") else furniture.months.get((parts.get("name") or "").lower(), 0)
    if not 1 <= month <= 12:
        return None
    return _checked(year, month, int(parts["d"])) if parts.get("d") else f"{year:04}-{month:02}"


def _of_numbers(a: int, b: int, year: int) -> str | None:
    """Day and month in either order, when only one order makes sense."""
    if a > 12 or a == b:
        return _checked(year, b, a)
    return _checked(year, a, b) if b > 12 else None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return None


def _with_clock(day: str, words: str, end: int, furniture: Furniture) -> Moment:
    match = _CLOCK.match(words, end)
    if not match:
        return Moment(day, end)
    hour, minute = int(match["h"]), int(match["min"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return Moment(day, end)
    time = f"{day}T{hour:02}:{minute:02}" + (f":{match['s']}" if match["s"] else "")
    zone = match["zone"]
    if zone is None:
        return Moment(time, match.end())
    offset = _offset(zone, furniture)
    return Moment(time + (offset or ""), match.end() if offset or zone.strip("()").isupper() else match.start("zone"))


def _offset(zone: str, furniture: Furniture) -> str | None:
    if zone[0] in "+-":
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return furniture.zones.get(zone.strip("()").upper())
