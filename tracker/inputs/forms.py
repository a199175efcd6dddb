"""Which file holds what, by its extension, and who opens it?"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePath

from tracker.inputs import files, lines
from tracker.model import Document, Form, Problem

Opener = Callable[[str, int], Iterator[Document | Problem]]  # path, and bytes of the largest document

_TEXT: Opener = partial(files.document, form=Form.TEXT)
_ONE: Mapping[str, Opener] = {".txt": _TEXT, ".md": _TEXT, ".text": _TEXT}
_MANY: Mapping[str, Opener] = {".jsonl": lines.records, ".ndjson": lines.records}
_ASKED: Mapping[str, Opener] = {".json": partial(files.document, form=Form.RECORD)}  # read when its path is given

GATHERED = frozenset(_ONE.keys() | _MANY.keys())  # extensions of the files that are read in a folder


def opened(path: str, limit: int) -> Iterator[Document | Problem]:
    """The documents of a file; one whose extension says nothing is a text."""
    return ({**_ONE, **_MANY, **_ASKED}.get(suffix(path), _TEXT))(path, limit)


def holds_many(path: str) -> bool:
    """Whether only reading the file tells how many documents it holds."""
    return suffix(path) in _MANY


def suffix(path: str) -> str:
    """The extension of a path, in lower case, with its dot."""
    return PurePath(path).suffix.lower()
