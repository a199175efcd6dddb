"""Which SQL reports are there, what do they ask for, and what do they answer?

A report is one SELECT in one file, with a header of comments:

    -- title: Outlets
    -- about: Which outlets the quotations rest on
    -- param: ownership "" "only those owned so: state, public, private, party"
    -- param: speaker "whose: has no default, so it must be given"

A user's own file may leave out all of it; the parameters that it uses (`:name`) must then all be given.
"""

import difflib
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import NothingFound, UsageError
from tracker.report import gate
from tracker.store import readonly

Value = str | int | float

COLUMNS = ("name", "parameters", "about")
"""The columns of the list of reports."""

_HEADER = re.compile(r"--[ \t]*(title|about|param):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_SQL = re.compile(
    r"""
      --[^\n]*                      # a comment to the end of the line
    | /\*.*?(?:\*/|\Z)              # a comment between marks
    | '(?:[^']|'')*'                # a text
    | "(?:[^"]|"")*"                # a name in marks
    | `[^`]*` | \[[^\]]*\]          # likewise, as other databases write it
    | [:@$](?P<name>[A-Za-z_]\w*)   # a parameter
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter; `default` is None when it must be given, and its type is that of the values."""

    name: str
    default: Value | None
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report: what it is called, what it says of itself, and its SELECT."""

    name: str
    title: str
    about: str
    params: tuple[Param, ...]
    sql: str


class Answer(NamedTuple):
    """What a report answered.

    Attributes:
        columns: names; those that the SELECT gives twice are numbered: "text", "text_2".
        rows: column to value; bytes are shown as hexadecimal digits.
        cut: True when there were more rows than a report may give.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    cut: bool


def reports() -> list[Report]:
    """The shipped reports, by name."""
    return [_parsed(name, _shipped(name)) for name in names()]


def names() -> list[str]:
    """The names of the shipped reports, in order."""
    folder = resources.files(__package__) / "sql"
    return sorted(file.name.removesuffix(".sql") for file in folder.iterdir() if file.name.endswith(".sql"))


def rows(found: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """Reports as rows for a list."""
    for report in found:
        yield {
            "name": report.name,
            "title": report.title,
            "parameters": [_told(param) for param in report.params],
            "about": report.about,
        }


def load(name: str) -> Report:
    """The report of that name, or the one in the file of that path (with ".sql" at its end).

    Raises:
        NothingFound: no report is called so, no such file.
        UsageError: the file cannot be read, or its header breaks the rules above.
    """
    if not name.endswith(".sql"):
        if name not in names():
            near = difflib.get_close_matches(name, names(), 1)
            hint = f"did you mean {near[0]}?" if near else "`tracker report` lists them"
            raise NothingFound(f"no report {name}: {hint}")
        return _parsed(name, _shipped(name))
    try:
        return _parsed(Path(name).stem, Path(name).read_text(encoding="utf-8"), name)
    except FileNotFoundError as error:
        raise NothingFound(f"no such file: {name}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} cannot be read ({error}); give a file with one SELECT, in UTF-8") from error


def values(report: Report, given: Iterable[str]) -> dict[str, Value]:
    """A value for each parameter of `report`: what the user gave as "name=value", else the default.

    Raises:
        UsageError: no "=", a name that the report does not have, one that it needs and lacks, text for a number.
    """
    asked: dict[str, str] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"-p {pair}: write it as name=value")
        asked[name.strip()] = value
    known = {param.name: param for param in report.params}
    for name in asked:
        if name not in known:
            raise UsageError(f"report {report.name} has no parameter {name}; it has {', '.join(known) or 'none'}")
    return {param.name: _value(report, param, asked.get(param.name)) for param in report.params}


def run(database: str, report: Report, params: dict[str, Value]) -> Answer:
    """What `report` answers over a database, which is only read.

    Raises:
        TrackerError: there is no database, it is not ours; the SQL is wrong, writes, or takes too long.
    """
    result = readonly.select(database, report.sql, params)
    columns = _distinct(result.columns)
    rows = [dict(zip(columns, map(_shown, row), strict=True)) for row in result.rows]
    return Answer(columns, rows, result.cut)


def _shipped(name: str) -> str:
    return (resources.files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _parsed(name: str, sql: str, place: str | None = None) -> Report:
    told: dict[str, list[str]] = {"title": [], "about": [], "param": []}
    for kind, value in _HEADER.findall(sql):
        told[kind].append(value)
    declared = [_param(value, place or name) for value in told["param"]]
    named = {param.name for param in declared}
    used = dict.fromkeys(match["name"] for match in _SQL.finditer(sql) if match["name"])
    undeclared = [Param(each, None, "") for each in used if each not in named]
    title = " ".join(told["title"]) or name
    return Report(name, title, " ".join(told["about"]), (*declared, *undeclared), sql)


def _param(text: str, place: str) -> Param:
    """`name default "what"` or, when it must be given, `name "what"`."""
    try:
        parts = shlex.split(text)
    except ValueError:
        parts = []
    if not 1 <= len(parts) <= 3 or not parts[0].isidentifier():
        raise UsageError(f'{place}: cannot read "-- param: {text}"; write -- param: name default "what it is"')
    name, *default, what = parts if len(parts) > 1 else (*parts, "")
    return Param(name, _number(default[0]) if default else None, what)


def _value(report: Report, param: Param, given: str | None) -> Value:
    if given is None:
        if param.default is None:
            what = f" ({param.what})" if param.what else ""
            raise UsageError(f"report {report.name} needs {param.name}{what}: give -p {param.name}=VALUE")
        return param.default
    if isinstance(param.default, str):
        return given
    value = _number(given)
    if isinstance(value, str) and param.default is not None:
        raise UsageError(f"report {report.name}: {param.name} is a number, not {gate.line(given) or 'empty'}")
    return value


def _number(text: str) -> Value:
    if re.fullmatch(r"-?[0-9]{1,18}", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"-?[0-9]{1,18}\.[0-9]{1,18}", text, re.ASCII) else text


def _told(param: Param) -> str:
    return param.name if param.default is None else f"{param.name}={param.default}"


def _shown(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _distinct(columns: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in found:
            number += 1
            name = f"{column}_{number}"
        found.append(name)
    return tuple(found)
