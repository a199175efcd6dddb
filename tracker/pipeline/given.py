"""Which quotations does a file of JSON lines hold?

Our own rows have `id` and `text`. Quotebank's and GDELT's are read as they are; fields.toml says what theirs are named.
A row of GDELT's quotation graph holds all quotations of a page; each is one row here, called by the page's address and
its number.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tracker import lexicon
from tracker.lexicon.fields import plain
from tracker.model import Problem

Id = str | int

_plain = lru_cache(1 << 10)(plain)


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation of a file.

    Attributes:
        id: as given; no other row has it.
        text: content.
        speakers: names, empty when nobody is named.
        published: a date as given, or None.
        outlet: who published it, or None.
    """

    id: Id
    text: str
    speakers: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it says no more than its text."""
        return not (self.speakers or self.published or self.outlet)


def rows(lines: Iterable[bytes], path: str, failed: Callable[[Problem], None]) -> Iterator[Row]:
    """The quotations of JSON lines; what cannot be read is told to `failed`, and left out.

    Args:
        lines: objects with `id`, `text`, and if known `speaker` (a name, or a list), `date` and `outlet`, or what other
            collections call these.
        path: for the problems.
        failed: called with what is wrong with a line.
    """
    seen: set[Id] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        for row in _rows(line):
            told = row
            if isinstance(row, Row) and row.id in seen:
                told = f"the id {row.id!r} is that of an earlier line: give each quotation its own"
            if isinstance(told, str):
                failed(Problem(f"{path}:{number}", "read", "bad-row", told, fatal=True))
                continue
            seen.add(told.id)
            yield told


def _rows(line: bytes) -> Iterator[Row | str]:
    """The quotations on a line, or what is wrong with it."""
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        yield "no JSON: each line must be an object with `id` and `text`"
        return
    if not isinstance(value, dict):
        yield "no object: each line must be one with `id` and `text`"
        return
    named = {_plain(name): name for name in reversed(value)}
    found = {
        field: value[named[name]]
        for field, names in lexicon.fields_of_records().quotation.items()
        for name in reversed(names)
        if name in named
    }
    quotes = found.get("quotes")
    if "text" not in found and isinstance(quotes, list):
        yield from _of_page(found, quotes)
    else:
        yield _row(found)


def _of_page(found: Mapping[str, Any], quotes: Sequence[Any]) -> Iterator[Row | str]:
    for number, quote in enumerate(quotes, start=1):
        if isinstance(quote, dict):
            yield _row({**found, "id": f"{found.get('page')}#{number}", "text": quote.get("quote")})


def _row(found: Mapping[str, Any]) -> Row | str:
    """The quotation that these fields tell, or what is wrong with it."""
    name, text = found.get("id"), found.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int):
        return "`id` is missing, or neither text nor a whole number"
    if not isinstance(text, str) or not text.strip():
        return "`text` is missing or empty"
    speakers = found.get("speaker")
    listed: Sequence[Any] = speakers if isinstance(speakers, list) else [speakers]
    if not all(isinstance(speaker, str | None) for speaker in listed):
        return "`speaker` is no text"
    date, outlet = found.get("date"), found.get("outlet")
    if wrong := [key for key, given in (("date", date), ("outlet", outlet)) if not isinstance(given, str | None)]:
        return f"`{wrong[0]}` is no text"
    nobody = lexicon.fields_of_records().nobody
    speaking = tuple(s for s in listed if s and s.strip() and s.strip().lower() not in nobody)
    return Row(name, text, speaking, date or None, outlet or None)
