"""Where in a sentence do words say when, and what do they name?

on Tuesday; last Friday night        a day of the week
today, yesterday, last night         a day from that of publication
Feb. 21, 2023; in March last year    a date, as far as it is printed
last week, this month                a week, weekend, month or year
two days ago                         so long before publication
a day earlier, the previous day      so long before or after another day of the text
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from tracker.lexicon import Times
from tracker.model import Word

_APOSTROPHES = "'’"


class Shape(Enum):
    """How words say when."""

    WEEKDAY = auto()
    DAYS = auto()
    DATE = auto()
    PERIOD = auto()
    AGO = auto()
    SHIFT = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """Words that say when, and what they name, as far as it is printed.

    Attributes:
        first, end: its tokens, half-open.
        which: -1 for "last", 1 for "next", 0 for "this", None without such a word.
        weekday: 0 for Monday.
        number: how many, negative for earlier.
        unit: day, week, weekend, fortnight, month or year.
        owns: whether it is a possessive: "Tuesday's debate".
    """

    first: int
    end: int
    shape: Shape
    which: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    number: int = 0
    unit: str = ""
    owns: bool = False


def moments(words: Sequence[Word], times: Times) -> list[Moment]:
    """The times that a sentence names, in order, not overlapping."""
    found: list[Moment] = []
    done = 0
    openers = times.openers
    for at in [at for at, w in enumerate(words) if w.lower in openers or w.lower[0].isdigit() or w.lower[-1] == "."]:
        here = _at(words, at, times) if at >= done and _opens(words, at, times) else None
        if here:
            found.append(_led(words, here, times, done))
            done = here.end
    return found


def _opens(words: Sequence[Word], at: int, times: Times) -> bool:
    """Whether a time may begin with a token: with "the" before "day" or "previous" only."""
    lower = words[at].lower
    if lower == "the":
        return _bare(words, at + 1) in times.beside
    return lower in times.openers or lower[0].isdigit() or _bare(words, at) in times.openers


def _at(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    return next((found for parse in _PARSERS if (found := parse(words, at, times))), None)


def _bare(words: Sequence[Word], at: int) -> str:
    """A token in lower case without the stop of an abbreviation; nothing behind the end."""
    return words[at].lower.rstrip(".") or words[at].lower if 0 <= at < len(words) else ""


def _led(words: Sequence[Word], moment: Moment, times: Times, least: int) -> Moment:
    """With the words that lead to it: "on", "late", "earlier this"; and whether it is a possessive."""
    first = moment.first
    for own in (times.shades, times.leading, times.shades):
        first -= first > least and _bare(words, first - 1) in own
    owns = _bare(words, moment.end)[:1] in _APOSTROPHES if moment.end < len(words) else False
    return replace(moment, first=first, owns=owns) if owns or first < moment.first else moment


def _which(word: str, times: Times) -> int | None:
    return -1 if word in times.last else 1 if word in times.next else 0 if word in times.this else None


def _weekday(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    which = _which(_bare(words, at), times)
    place = at if which is None else at + 1
    weekday = times.weekdays.get(_bare(words, place))
    if weekday is None or not words[place].text[0].isupper():
        return None
    end = place + 1
    if not words[place].lower.endswith("day") and end < len(words) and words[end].text == ".":  # "Tues."
        end += 1
    if _bare(words, at - 1) in times.names or _bare(words, end) in times.titled:
        return None
    if _bare(words, end) in times.parts and words[end].text.islower():
        end += 1
    comma = end + 1 if end < len(words) and words[end].text == "," else end
    dated = _date(words, comma, times)
    if dated and dated.day and which is None:
        return replace(dated, first=at, weekday=weekday)
    return Moment(at, end, Shape.WEEKDAY, which, weekday)


def _date(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    return _month_first(words, at, times) or _day_first(words, at, times)


def _month_first(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    month = _month(words, at, times)
    if month is None:
        return None
    day = _day(_bare(words, at + 1), times)
    if day is None:
        return _of_month(words, at, month, times)
    end = at + 2
    comma = end + 1 if end < len(words) and words[end].text == "," else end
    return _with_year(words, Moment(at, end, Shape.DATE, day=day, month=month), comma, times)


def _day_first(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    day = _day(_bare(words, at), times)
    place = at + 2 if _bare(words, at + 1) == "of" else at + 1
    month = _month(words, place, times) if day else None
    if month is None:
        return None
    return _with_year(words, Moment(at, place + 1, Shape.DATE, day=day, month=month), place + 1, times)


def _of_month(words: Sequence[Word], at: int, month: int, times: Times) -> Moment | None:
    """A month without a day: with its year, or with a word before it that makes it a time."""
    found = _with_year(words, Moment(at, at + 1, Shape.DATE, month=month), at + 1, times)
    if found.year or found.which is not None:
        return found
    which = _which(_bare(words, at - 1), times)
    if which is not None:
        return replace(found, first=at - 1, which=which, unit="month")
    led = _bare(words, at - 1) in times.leading | times.shades or words[at].lower.startswith("mid-")
    return found if led else None


def _with_year(words: Sequence[Word], moment: Moment, at: int, times: Times) -> Moment:
    """With the year that follows at a place: "2023", "last year"."""
    year = _year(_bare(words, at))
    if year:
        return replace(moment, end=at + 1, year=year)
    which = _which(_bare(words, at), times)
    if which is not None and times.units.get(_bare(words, at + 1)) == "year":
        return replace(moment, end=at + 2, which=which, unit="year")
    return moment


def _year_alone(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    year = _year(_bare(words, at))
    led = _bare(words, at - 1) in times.in_year
    return Moment(at, at + 1, Shape.DATE, year=year) if year and led else None


def _days(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    word, after = _bare(words, at), _bare(words, at + 1)
    if word in times.days and not (words[at].text.isupper() and _bare(words, at - 1).isalpha()):  # USA TODAY
        end = at + 2 if after in times.parts else at + 1
        return Moment(at, end, Shape.DAYS, number=times.days[word])
    if after not in times.parts or _which(word, times) not in {-1, 0}:
        return None
    return Moment(at, at + 2, Shape.DAYS, number=_which(word, times) or 0)


def _period(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    unit = times.units.get(_bare(words, at + 1), "")
    which = _which(_bare(words, at), times)
    if _bare(words, at) == "the" and unit == "weekend":
        return Moment(at, at + 2, Shape.PERIOD, -1, unit=unit)
    if which is None or unit in {"", "day", "fortnight"} or not words[at + 1].text.islower():  # ABC's This Week
        return None
    return Moment(at, at + 2, Shape.PERIOD, which, unit=unit)


def _amount(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    """So long ago; so long before or after another day."""
    number, unit = _number(_bare(words, at), times), times.units.get(_bare(words, at + 1), "")
    word = _bare(words, at + 2)
    if number is None or not unit:
        return None
    if word == "ago":
        return Moment(at, at + 3, Shape.AGO, number=-number, unit=unit)
    return _shift(words, Moment(at, at + 3, Shape.SHIFT, number=number, unit=unit), word, times)


def _beside(words: Sequence[Word], at: int, times: Times) -> Moment | None:
    """The previous day, the day before, the following week."""
    if _bare(words, at) != "the":
        return None
    word, unit = _bare(words, at + 1), times.units.get(_bare(words, at + 2), "")
    if unit and word in times.preceding | times.following:
        sign = -1 if word in times.preceding else 1
        return Moment(at, at + 3, Shape.SHIFT, number=sign, unit=unit)
    unit = times.units.get(word, "")
    found = Moment(at, at + 3, Shape.SHIFT, number=1, unit=unit)
    return _shift(words, found, _bare(words, at + 2), times) if unit else None


def _shift(words: Sequence[Word], moment: Moment, word: str, times: Times) -> Moment | None:
    """Before or after a day that is named elsewhere, and not before or after something that is named here."""
    behind = words[moment.end] if moment.end < len(words) else None
    says = behind and behind.lower == "that" and word not in {"before", "after"}  # said a day earlier that
    if behind and not says and (behind.lower in times.ties or behind.text[0].isupper()):
        return None
    if word in times.before:
        return replace(moment, number=-moment.number)
    return moment if word in times.after else None


def _month(words: Sequence[Word], at: int, times: Times) -> int | None:
    word = _bare(words, at)
    if not word or not (words[at].text[0].isupper() or word.startswith("mid-")):
        return None
    return times.months.get(word.removeprefix("mid-"))


def _day(word: str, times: Times) -> int | None:
    """The day of a month: "21", "21st"."""
    digits = word.rstrip("stndrh")
    if not digits.isdecimal() or len(digits) > 2 or (digits != word and word[len(digits) :] not in times.ordinal):
        return None
    return int(digits) if 0 < int(digits) <= 31 else None


def _number(word: str, times: Times) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 else times.numbers.get(word)


def _year(word: str) -> int | None:
    return int(word) if len(word) == 4 and word.isascii() and word.isdecimal() and word[:2] in {"19", "20"} else None


_PARSERS: tuple[Callable[[Sequence[Word], int, Times], Moment | None], ...] = (
    _weekday,
    _date,
    _year_alone,
    _days,
    _period,
    _amount,
    _beside,
)
