"""Which records does a table hold, a CSV or TSV file?

Each row becomes a record whose fields are called as the columns are. Which character parts the fields is told by the
first line: the one that finds most columns of a known name. Rows that a stray quotation mark runs together are parted
again.
"""

import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from tracker.inputs.charset import wide
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, listed, size
from tracker.lexicon import fields_of_records
from tracker.lexicon.fields import plain
from tracker.model import Document, Form, Problem

_PARTERS = (",", "\t", ";", "|")
_SAID = re.compile(r'"?sep=([^"])"?\s*')  # how spreadsheets say what parts the fields
_ENDS = ("\n", "\r")
_LONGEST = 4_000  # characters of a line that names the columns of a table that comes without a name
_MENDED = 4  # times the largest record: characters that are read a second time at most


class _Row(NamedTuple):
    """The fields of a row, the number of its first line, and how many lines it has."""

    fields: list[str]
    number: int
    lines: int


class _TooLong(Exception):  # noqa: N818  it is no error of a user
    """A row is larger than a record may be."""


class _Lines:
    """The lines of a text, numbered, of which those of the present row are kept, so that they can be put back."""

    def __init__(self, file: TextIO, limit: int) -> None:
        self._file = file
        self._limit = limit
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._held = 0  # characters of the present row
        self._budget = _MENDED * limit
        self.number = 0  # of the last line
        self.other = False  # whether some were not in UTF-8

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._file.readline(self._limit)
        if not line:
            raise StopIteration
        self.number += 1
        self._held += len(line)
        if len(line) == self._limit and not line.endswith(_ENDS) and self._skip():
            raise _TooLong
        self._row.append(line)
        if self._held > self._limit:
            raise _TooLong
        return self._readable(line)

    def row(self, parter: str) -> _Row | None:
        """The next row, or None at the end.

        Raises:
            _TooLong: it is larger than the limit.
        """
        self._row, self._held = [], 0
        number = self.number + 1
        fields = next(csv.reader(self, delimiter=parter), None)
        return None if fields is None else _Row(fields, number, len(self._row))

    def back(self, keep: int = 1) -> bool:
        """Put back the lines of the present row but the first ones; False when enough has been read twice."""
        again = self._row[keep:]
        self._budget -= sum(map(len, again))
        if not again or self._budget < 0:
            return False
        self._waiting.extendleft(reversed(again))
        self.number -= len(again)
        return True

    def _readable(self, line: str) -> str:
        """A line as it is, or as Windows-1252 when it is not UTF-8."""
        try:
            line.encode()
        except UnicodeEncodeError:
            self.other = True
            return line.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        return line

    def _skip(self) -> int:
        """How many characters there are up to the end of a line, which are stepped over."""
        skipped = 0
        while more := self._file.readline(self._limit):
            skipped += len(more)
            if more.endswith(_ENDS):
                break
        return skipped


def records(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The rows of a table as records, none of them larger than `limit` characters."""
    csv.field_size_limit(2 * limit)  # for the whole process, where nobody else reads tables
    with given.open() as file:
        encoding = wide(file.read(4)) or "utf-8-sig"
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
    with io.TextIOWrapper(given.open(), encoding, errors, newline="") as text:
        lines = _Lines(text, limit)
        parter = _parter(lines, given)
        found = False
        for row in _rows(lines, parter, limit, given.name):
            if isinstance(row, Problem):
                yield row
            elif not found:
                found = True
                names = [name.strip("\ufeff \t") for name in row.fields]
                why = _unfit(names, given.columns)
                if why:
                    yield failed(given.name, "no-text", why)
                    return
            else:
                yield from _records(lines, row, names, given.name)
        if not found or lines.number == 1:
            yield failed(given.name, "empty", "holds no record")
        if lines.other:
            yield Problem(given.name, "read", "encoding", "not all of it is UTF-8: the rest read as Windows-1252")


def begins(line: bytes, columns: Sequence[tuple[str, str]]) -> bool:
    """Whether a line names columns: two that are known, or one that the user names, and one of them holds a text."""
    words = re.split(r"[\r\n]", line[: _LONGEST + 1].decode("utf-8-sig", "replace"), maxsplit=1)[0]
    if len(words) > _LONGEST:
        return False
    names = next(csv.reader([words], delimiter=_best(words, columns)), [])
    told = bool(columns) or len({plain(name) for name in names} & _known()) > 1
    return told and len(names) > 1 and _unfit(names, columns) is None


def _parter(lines: _Lines, given: Source) -> str:
    """What parts the fields, by the first line."""
    try:
        first = next((line for line in lines if line.strip()), "")
    except _TooLong:
        return ","
    said = _SAID.fullmatch(first)
    if said:
        return said[1]
    lines.back(0)
    return _best(first, given.columns)


def _best(first: str, columns: Sequence[tuple[str, str]]) -> str:
    """What parts the fields of a first line into most columns that are known."""
    known = _known() | {plain(column) for _, column in columns}
    scores = {
        parter: (len({plain(name) for name in fields} & known), len(fields))
        for parter in _PARTERS
        if (fields := next(csv.reader([first], delimiter=parter), []))
    }
    return max(scores, key=lambda parter: scores[parter], default=",")


def _known() -> set[str]:
    fields = fields_of_records()
    return {*fields.text, *fields.published, *fields.id, *(name for names in fields.facts.values() for name in names)}


def _unfit(names: Sequence[str], columns: Sequence[tuple[str, str]]) -> str | None:
    """Why no article can be had from a table of such columns, or None."""
    there = {plain(name) for name in names}
    for _, column in columns:
        if plain(column) not in there:
            return f"no column {column!r}; the columns are {listed(names)}"
    if "text" in dict(columns) or there & set(fields_of_records().text):
        return None
    told = f"no column holds a text; the columns are {listed(names)}: --map text=COLUMN says which one does"
    addresses = next((name for name in names if plain(name) in fields_of_records().facts["url"]), None)
    return f"{told}, or give the addresses in {addresses!r} to tracker ingest" if addresses else told


def _rows(lines: _Lines, parter: str, limit: int, name: str) -> Iterator[_Row | Problem]:
    """The rows that are not blank; a problem for each that is too large."""
    while True:
        number = lines.number + 1
        try:
            row = lines.row(parter)
        except (_TooLong, csv.Error):
            again = "; the lines after its first are read as rows of their own" if lines.back() else ""
            yield failed(f"{name}:{number}", "too-large", f"the row is larger than {size(limit)}{again}")
            continue
        if row is None:
            return
        if any(field.strip() for field in row.fields):
            yield row


def _records(lines: _Lines, row: _Row, names: Sequence[str], name: str) -> Iterator[Document | Problem]:
    path = f"{name}:{row.number}"
    over = any(row.fields[len(names) :])
    if over or (row.lines > 1 and len(row.fields) < len(names)):
        again = "; its further lines are read as rows of their own" if lines.back() else ""
        told = f"{len(row.fields)} fields for {len(names)} columns: a quotation mark is missing or too many{again}"
        yield failed(path, "bad-row", told)
        return
    record: dict[str, str] = {}
    for column, field in zip(names, row.fields, strict=False):
        if column and not record.get(column):
            record[column] = field
    yield Document(path, json.dumps(record).encode(), Form.RECORD)
