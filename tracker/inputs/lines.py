"""Which records does a file of JSON lines hold?"""

from collections.abc import Iterator
from typing import BinaryIO

from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, size
from tracker.model import Document, Form, Problem


def records(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The records of a file, one a line, none of them larger than `limit` bytes."""
    with given.open() as file:
        yield from lines(file, given.name, limit)


def lines(file: BinaryIO, path: str, limit: int, number: int = 0) -> Iterator[Document | Problem]:
    """One record a line, from where `file` stands; `number` lines came before."""
    found = number > 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield failed(f"{path}:{number}", "too-large", f"the record is larger than {size(limit)}")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Document(f"{path}:{number}", line, Form.RECORD)
        found = found or bool(line.strip())
    if not found:
        yield failed(path, "empty", "holds no record")
