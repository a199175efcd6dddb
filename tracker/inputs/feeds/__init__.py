"""Which articles does a feed hold?

    sound.py       the well-formed XML that its bytes stand for
    xml_feed.py    RSS, RDF and Atom to entries
    json_feed.py   JSON Feed to entries
    entries.py     what an entry is
    carried.py     an entry to a document and to what the feed says of it

An entry that is broken, or has nothing to read, is a problem; the others are read.
"""

import re
from collections.abc import Iterator

from tracker.inputs import objects
from tracker.inputs.feeds import carried
from tracker.inputs.feeds.entries import Feed
from tracker.inputs.feeds.json_feed import json_feed
from tracker.inputs.feeds.xml_feed import xml_feed
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, noted, size
from tracker.model import Document, Problem, Retrieval

__all__ = ["Feed", "documents", "feed", "json_files", "looks_like_one", "problems", "read", "xml_files"]

LARGEST = 8 * 1024 * 1024  # bytes of a feed
MOST = 5_000  # entries of one
_SAMPLE = 4_096  # bytes looked at
_PROLOGUE = (
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->)\s*)*+(?:<!doctype\s+(?!html\b)[^\[>]*+(?>\[.*?\]\s*)?>\s*)?"
)
_XML = re.compile(_PROLOGUE + rb"<(?:rss|(?:\w+:)?rdf|(?:\w+:)?feed)\b", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^{]*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')


def looks_like_one(data: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    return bool(_XML.match(data[:_SAMPLE]) or _JSON.match(data[:_SAMPLE]))


def feed(data: bytes, charset: str | None = None) -> Feed | str:
    """The feed that `data` holds, or why it holds none; `charset` is what its server says of it."""
    if len(data) > LARGEST:
        return f"a feed larger than {size(LARGEST)} is not read"
    return json_feed(data) if _JSON.match(data[:_SAMPLE]) else xml_feed(data, charset)


def problems(found: Feed, name: str) -> Iterator[Problem]:
    """What is wrong with a feed of that name."""
    if found.lost:
        broken = "1 broken entry is" if found.lost == 1 else f"{found.lost:,} broken entries are"
        yield noted(name, "damaged", f"{broken} left out of the feed")
    if len(found.entries) > MOST:
        yield noted(name, "too-large", f"only the first {MOST:,} of {len(found.entries):,} entries are read")
    if not found.entries:
        yield noted(name, "empty", "the feed has no entry")


def documents(
    found: Feed, name: str, base: str | None = None, retrieval: Retrieval | None = None
) -> Iterator[Document | Problem]:
    """The entries' own texts.

    Args:
        found: the feed.
        name: its path or address.
        base: its address, when that is known; else links are taken from where the feed says that its site is.
        retrieval: how it was had.
    """
    yield from problems(found, name)
    base = base or found.home
    empty = 0
    for entry in found.entries[:MOST]:
        made = carried.document(found, entry, name, base, retrieval)
        if made is None:
            empty += 1
        else:
            yield made
    if empty:
        some = "1 entry has" if empty == 1 else f"{empty:,} entries have"
        yield noted(name, "empty", f"{some} no text: --follow fetches the pages to which a feed leads")


def read(given: Source) -> Feed | str | None:
    """The feed that a file holds, or why it cannot be read; None when the file is no feed."""
    with given.open() as file:
        data = file.read(LARGEST + 1)
    return feed(data) if looks_like_one(data) else None


def xml_files(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The entries of a file that must be a feed."""
    del limit  # of a text; a feed has its own
    found = read(given)
    if found is None or isinstance(found, str):
        yield failed(given.name, "not-a-feed", found or "is no feed of RSS or Atom")
    else:
        yield from documents(found, given.name)


def json_files(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The entries of a JSON Feed, or else the records of an export."""
    found = read(given)
    if found is None:
        yield from objects.records(given, limit)
    elif isinstance(found, str):
        yield failed(given.name, "not-a-feed", found)
    else:
        yield from documents(found, given.name)
