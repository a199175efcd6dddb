"""Which documents do the given paths and addresses hold?

    paths.py       the files that a path, a folder or a pattern stands for
    forms.py       which file holds what, by its extension, and who opens it
    files.py       one text a file
    source.py      something to open and read: a file, a part of an archive, what is packed in it
    lines.py       one record a line
    tables.py      one record a row
    objects.py     one record an object
    archive/       web archives, zip archives, gzip
    standard.py    standard input: a text, or records
    web/           what is had from addresses
    wrong.py       what is said of what cannot be opened

They become a stream of `Document`s, one at a time, so that memory does not grow with the number of inputs. What cannot
be opened becomes a `Problem`; nothing here raises for a bad path.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tracker.inputs import forms, paths, standard, web
from tracker.inputs.files import LIMIT
from tracker.inputs.standard import STDIN
from tracker.inputs.web import Conduct, Memory, Visitor
from tracker.model import Document, Problem, Retrieval

__all__ = ["LIMIT", "STDIN", "Conduct", "Memory", "Visitor", "addresses", "count", "documents"]


def documents(
    given: Sequence[str],
    stdin: BinaryIO | None = None,
    limit: int = LIMIT,
    visitor: Visitor | None = None,
    columns: Sequence[tuple[str, str]] = (),
) -> Iterator[Document | Problem | Retrieval]:
    """The documents that the `given` paths and addresses hold, in their order, those of a folder sorted by path.

    A `Retrieval` stands for a page that has not changed since it was had, or follows the documents of a feed.

    Args:
        given: files, folders, patterns that the shell left alone, addresses, or "-" for `stdin`.
        stdin: binary standard input; "-" is a problem without it.
        limit: bytes of the largest text or record to read.
        visitor: fetches addresses; an address is a problem without it.
        columns: what fields hold and are called, as the user says: ("text", "story").
    """
    for path in given:
        if web.is_address(path):
            yield from web.documents(path, visitor)
        elif path == STDIN:
            yield from standard.documents(stdin, limit)
        else:
            yield from _found(path, limit, tuple(columns))


def addresses(given: Sequence[str]) -> list[str]:
    """The addresses that `documents` will fetch for those given, as far as one can tell without fetching."""
    return [path for path in given if web.is_address(path)]


def count(given: Sequence[str]) -> int | None:
    """How many documents `documents` will give, problems aside, or None when only reading them all would tell."""
    total = 0
    for path in given:
        if web.is_address(path):
            return None
        for found in paths.files(path) if path != STDIN else (None,):
            if found is None or (isinstance(found, str) and forms.holds_many(found)):
                return None
            total += isinstance(found, str)
    return total


def _found(path: str, limit: int, columns: tuple[tuple[str, str], ...]) -> Iterator[Document | Problem]:
    for found in paths.files(path):
        if isinstance(found, Problem):
            yield found
        else:
            yield from forms.opened(found, limit, columns)
