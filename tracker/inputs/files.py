"""What does a file hold that is one document?"""

import os
import stat
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, shown, size
from tracker.model import Document, Form, Problem

LIMIT = 64 * 1024 * 1024  # bytes of one text or one record; larger ones are refused, not cut
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not block us


def source(path: str, columns: tuple[tuple[str, str], ...] = ()) -> Source:
    """The file at `path`, to be opened later."""
    return Source(shown(path), partial(opened, path), columns)


def document(given: Source, limit: int, form: Form) -> Iterator[Document | Problem]:
    """The whole file as one document of that form, or why it is none."""
    with given.open() as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        yield failed(given.name, "too-large", f"larger than {size(limit)}: split it")
    else:
        yield Document(given.name, data, form)


def opened(path: str) -> BinaryIO:
    """The file at `path`, unless it turned into something else since it was found."""
    handle = os.open(path, _OPEN)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a file any more")
    return os.fdopen(handle, "rb")
