"""Which documents come on standard input?"""

import io
import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO, cast

from tracker.inputs import feeds, objects, tables
from tracker.inputs.lines import lines
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, size
from tracker.model import Document, Form, Problem

STDIN = "-"


def documents(
    stdin: BinaryIO | None, limit: int, columns: Sequence[tuple[str, str]] = ()
) -> Iterator[Document | Problem]:
    """One text, or what else it can be seen to be.

    Records, when the first line that is not blank is a JSON object or names the columns of a table; or when all of it
    is JSON. Entries, when it is a feed.
    """
    if stdin is None:
        yield failed(STDIN, "unreadable", "there is no standard input")
        return
    head = b""
    number = 0
    while len(head) <= limit and (line := stdin.readline(limit + 1 - len(head))):
        head += line
        number += 1
        if line.strip():
            if _is_object(line):
                yield Document(f"{STDIN}:{number}", line, Form.RECORD)
                yield from lines(stdin, STDIN, limit, number)
                return
            if tables.begins(line, columns):
                yield from tables.records(Source(STDIN, partial(_again, head, stdin), tuple(columns)), limit)
                return
            break
    data = head + stdin.read(max(limit + 1 - len(head), 0))
    if len(data) > limit:
        yield failed(STDIN, "too-large", f"larger than {size(limit)}: split it")
    elif feeds.looks_like_one(data):
        yield from _entries(data)
    elif _is_json(data):
        yield from objects.records(Source(STDIN, partial(io.BytesIO, data), tuple(columns)), limit)
    else:
        yield Document(STDIN, data)


def _entries(data: bytes) -> Iterator[Document | Problem]:
    found = feeds.feed(data)
    if isinstance(found, str):
        yield failed(STDIN, "not-a-feed", found)
    else:
        yield from feeds.documents(found, STDIN)


class _Rest(io.RawIOBase):
    """A stream of which the beginning was read already; it is not closed with this."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer, or a part of it: first with the beginning alone."""
        view = memoryview(buffer)
        data = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)


def _again(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream from its beginning: no more of it is taken than is asked for, as long as that is in `head`."""
    return cast("BinaryIO", io.BufferedReader(_Rest(head, stream)))


def _is_json(data: bytes) -> bool:
    """Whether it is an array of objects, or an object that runs over several lines."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}:
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or (isinstance(found, list) and any(isinstance(each, dict) for each in found))


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
