"""Which records does a JSON file hold: one object, an array of them, an object of arrays?

A record is an object that lies in no other. Only where the one around is no article, and has lists of objects, are
those the records. They are found by their braces, and no more than one of them is held in memory.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from tracker.inputs import files
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, shown, size
from tracker.lexicon import fields_of_records
from tracker.lexicon.fields import plain
from tracker.model import Document, Fact, Form, Problem

_BLOCK = 64 * 1024
_OUTSIDE = re.compile(rb'["{}]')
_INSIDE = re.compile(rb'["\\]')
_LIST = re.compile(rb'"((?:[^"\\]|\\.){1,200})"\s*:\s*\[\s*$', re.DOTALL)  # the name of a list, before its first object
_BEFORE = 512  # bytes in which it is looked for
_WIDE = re.compile(rb"[\x00\xfe\xff]")  # no byte of UTF-8
_CUT, _LARGE = "cut off", "too large"  # what is wrong with an object
_FUNDUS = b'"publishing_date"'  # a field of its records, whose lists are called after publishers


class _Found(NamedTuple):
    """An object, or why it is none, and the last bytes before it that belong to no other."""

    data: bytes
    before: bytes
    wrong: str = ""


class _Braces:
    """How deep in braces the bytes are that come block by block, and whether in a string."""

    def __init__(self) -> None:
        self.depth = 0
        self._quoted = False
        self._escaped = False

    def turns(self, block: bytes) -> Iterator[tuple[int, int]]:
        """Where in a block the depth changes, and by how much."""
        place = int(self._escaped)
        self._escaped = False
        while turn := (_INSIDE if self._quoted else _OUTSIDE).search(block, place):
            place = turn.end()
            if turn[0] == b'"':
                self._quoted = not self._quoted
            elif turn[0] == b"\\":
                self._escaped = place == len(block)
                place += 1
            else:
                step = 1 if turn[0] == b"{" else -1
                if self.depth + step >= 0:
                    self.depth += step
                    yield turn.start(), step


def records(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The records of a file, none of them larger than `limit` bytes."""
    first = _first(given, limit)
    alone = len(first) == 1 and not first[0].before.strip(b"\xef\xbb\xbf \t\r\n")
    if not first or (alone and first[0].wrong == _CUT):
        yield from files.document(given, limit, Form.RECORD)  # who reads records says why it is none
    elif alone and _wraps(given, first[0], limit):
        yield from _numbered(given, limit, 1)
    elif alone and not first[0].wrong:
        yield Document(given.name, first[0].data, Form.RECORD)
    else:
        yield from _numbered(given, limit, 0)


def _first(given: Source, limit: int) -> list[_Found]:
    """The first two objects that lie in no other; none when the bytes are no UTF-8."""
    with given.open() as file:
        if _WIDE.search(file.read(4)):
            return []
    with given.open() as file:
        return list(islice(_objects(file, limit, 0), 2))


def _wraps(given: Source, one: _Found, limit: int) -> bool:
    """Whether an object is no record, and has lists of them."""
    if one.wrong:
        with given.open() as file:
            inner = next(_objects(file, limit, 1), None)
        return inner is not None and _is_record(_parsed(inner.data), given)
    data = _parsed(one.data)
    return not _is_record(data, given) and any(_lists(value) for value in data.values())


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_record(data: Mapping[str, Any], given: Source) -> bool:
    fields = fields_of_records()
    texts = {*fields.text, *(plain(column) for field, column in given.columns if field == "text")}
    filled = {plain(name) for name, value in data.items() if not _lists(value)}
    return bool(filled & texts or {plain(name) for name in data} & set(fields.quotes))


def _lists(value: object) -> bool:
    """Whether something is a list of objects."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _numbered(given: Source, limit: int, level: int) -> Iterator[Document | Problem]:
    """The records at that level, each under its number; those in a list of a publisher with its name."""
    name = ""
    with given.open() as file:
        for number, found in enumerate(_objects(file, limit, level), 1):
            path = f"{given.name}:{number}"
            if named := _LIST.search(found.before):
                name = shown(str(_parsed(b'{"name": "%b"}' % named[1]).get("name", "")))
            if found.wrong == _CUT:
                yield failed(path, "damaged", "the file ends inside the record")
            elif found.wrong:
                yield failed(path, "too-large", f"the record is larger than {size(limit)}")
            else:
                facts = (Fact("outlet", name, name, None, "list of records"),) if name and _FUNDUS in found.data else ()
                yield Document(path, found.data, Form.RECORD, facts)


def _objects(file: BinaryIO, limit: int, level: int) -> Iterator[_Found]:
    """The objects that lie in so many others, in order."""
    braces = _Braces()
    held, before = bytearray(), b""  # of the present object, and what stands before it
    inside, size_ = False, 0
    while block := file.read(_BLOCK):
        start = 0
        for place, step in braces.turns(block):
            if step > 0 and braces.depth == level + 1:
                before = (before + block[start:place])[-_BEFORE:]
                start, inside = place, True
            elif step < 0 and braces.depth == level and inside:
                held += block[start : place + 1] if size_ <= limit else b""
                size_ += place + 1 - start
                yield _Found(bytes(held), before) if size_ <= limit else _Found(b"", before, _LARGE)
                held.clear()
                before, start, inside, size_ = b"", place + 1, False, 0
        if inside:
            held += block[start:] if size_ <= limit else b""
            size_ += len(block) - start
        else:
            before = (before + block[start:])[-_BEFORE:]
    if inside:
        yield _Found(b"", before, _CUT)
