"""Which documents do the given paths and addresses hold?

    paths.py       the files that a path, a folder or a pattern stands for
    forms.py       which file holds what, by its extension, and who opens it
    files.py       one text a file
    source.py      something to open and read: a file, a part of an archive, what is packed in it
    lines.py       one record a line
    tables.py      one record a row
    objects.py     one record an object
    mail.py        messages and mailboxes
    pdf.py         PDFs with a text; pdf_text.py reads them, in a process of its own
    archive/       web archives, zip archives, gzip
    standard.py    standard input: a text, records, or a table
    feeds/         the entries of RSS, Atom and JSON Feed
    web/           what is had from addresses
    charset.py     texts whose carrier, or first bytes, say what they are written in
    wrong.py       what is said of what cannot be opened

They become a stream of `Document`s, one at a time, so that memory does not grow with the number of inputs. What cannot
be opened becomes a `Problem`; nothing here raises for a bad path.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tracker.inputs import feeds, files, forms, paths, standard, web
from tracker.inputs.files import LIMIT
from tracker.inputs.standard import STDIN
from tracker.inputs.web import Clock, Conduct, Memory, Visitor, is_address
from tracker.model import Document, Problem, Retrieval

__all__ = ["LIMIT", "STDIN", "Clock", "Conduct", "Memory", "Visitor", "addresses", "count", "documents", "is_address"]


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
            yield from standard.documents(stdin, limit, columns)
        else:
            follower = visitor if visitor and visitor.conduct.follow else None
            yield from _found(path, limit, tuple(columns), follower)


def addresses(given: Sequence[str], conduct: Conduct) -> list[str | Problem]:
    """The addresses that `documents` will fetch for those given, or refuse, as far as one can tell without fetching."""
    found: list[str] = []
    for path in given:
        if web.is_address(path):
            found.append(path)
        elif conduct.follow and path != STDIN:
            found += [link for feed in _feeds(path) for link in web.links(feed, None)]
    return list(dict.fromkeys(web.foretold(address, conduct) for address in found))


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


def _found(
    path: str, limit: int, columns: tuple[tuple[str, str], ...], follower: Visitor | None
) -> Iterator[Document | Problem | Retrieval]:
    """What a path holds; instead of a feed the pages to which it leads, when there is one to follow it."""
    for found in paths.files(path):
        feed = None if isinstance(found, Problem) or follower is None else _feed(found)
        if isinstance(found, Problem):
            yield found
        elif feed is not None and follower is not None:
            yield from web.pages(feed, found, None, follower)
        else:
            yield from forms.opened(found, limit, columns)


def _feeds(path: str) -> Iterator[feeds.Feed]:
    """The feeds that a path stands for."""
    for found in paths.files(path):
        feed = None if isinstance(found, Problem) else _feed(found)
        if feed is not None:
            yield feed


def _feed(path: str) -> feeds.Feed | None:
    """The feed that a file holds, if it does and if it can be read."""
    try:
        found = feeds.read(files.source(path)) if forms.may_be_feed(path) else None
    except OSError:
        return None
    return None if isinstance(found, str) else found
