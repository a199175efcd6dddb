"""Which words say when?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from tracker.errors import LexiconError

_TABLES = ("weekdays", "days", "numbers", "units")


@dataclass(frozen=True, slots=True)
class Times:
    """Words of time, lower case, without the stop of an abbreviation; times.toml says what each list is for.

    Attributes:
        weekdays: name or short form to its number, Monday is 0.
        days: word to days from the day of publication ("yesterday" is -1).
        numbers: word to number.
        units: word to day, week, weekend, fortnight, month or year.
        months: name or short form to its number, from 1.
        openers: the words with which a time can begin.
        beside: those that can follow "the" in a time: "the day before", "the previous week".
    """

    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    months: Mapping[str, int]
    after: frozenset[str]
    ahead: frozenset[str]
    before: frozenset[str]
    bounding: frozenset[str]
    following: frozenset[str]
    going_on: frozenset[str]
    in_year: frozenset[str]
    issued: frozenset[str]
    last: frozenset[str]
    leading: frozenset[str]
    names: frozenset[str]
    next: frozenset[str]
    ordinal: frozenset[str]
    parts: frozenset[str]
    past: frozenset[str]
    preceding: frozenset[str]
    shades: frozenset[str]
    speaking: frozenset[str]
    this: frozenset[str]
    ties: frozenset[str]
    titled: frozenset[str]
    openers: frozenset[str]
    beside: frozenset[str]


def load(text: str, months: Mapping[str, int]) -> Times:
    """The words of time in a TOML `text`, with the names of months.

    Raises:
        LexiconError: a list is missing or unknown.
    """
    data = tomllib.loads(text)
    tables: dict[str, Any] = {name: data.pop(name, {}) for name in _TABLES}
    lists: dict[str, Any] = {name: frozenset(words) for name, words in data.items()}
    wanted = {field.name for field in fields(Times)} - {*_TABLES, "months", "openers", "beside"}
    if wrong := wanted ^ set(lists):
        raise LexiconError(f"times.toml: missing or unknown: {', '.join(sorted(wrong))}")
    openers = {"the", *months, *(f"mid-{month}" for month in months), *lists["last"], *lists["this"], *lists["next"]}
    openers.update(*(tables[name] for name in ("weekdays", "days", "numbers")))
    beside = lists["preceding"] | lists["following"] | tables["units"].keys()
    return Times(months=months, openers=frozenset(openers), beside=beside, **tables, **lists)
