"""What does an entry of a feed say of its article, and which document is its text?"""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import escape
from urllib.parse import urljoin, urlsplit

from tracker.inputs.feeds.entries import Entry, Feed
from tracker.inputs.wrong import shown
from tracker.model import Document, Fact, Form, Retrieval

_WEB = ("http://", "https://")
_SIDES = ("www.", "feeds.", "feed.", "rss.", "news.", "m.", "amp.")  # what hosts of one site begin with


def link(entry: Entry, base: str | None) -> str | None:
    """The address of the entry's page, if it has one; `base` is that of the feed."""
    try:
        address = urljoin(base or "", entry.link) if entry.link else entry.id
    except ValueError:
        return None
    return address if address.lower().startswith(_WEB) else None


def facts(feed: Feed, entry: Entry, address: str | None) -> Iterator[Fact]:
    """What a feed says of the article of an entry, whose page is at `address`.

    The name of the feed is that of the outlet when the page lies on its own site; whether it is a name at all, the
    reader tells.
    """
    lies = _same(address, entry.source_address)
    own = not entry.source and _same(address, feed.home)
    for field, value, printed, rule in (
        ("url", address, entry.link or entry.id, "feed link"),
        ("title", entry.title, entry.title, "feed title"),
        ("byline", entry.authors, entry.authors, "feed author"),
        ("published", iso(entry.published), entry.published, "feed date"),
        ("published", iso(entry.updated), entry.updated, "feed update"),
        ("updated", iso(entry.updated), entry.updated, "feed update"),
        ("outlet", entry.publisher, entry.publisher, "feed publisher"),
        ("outlet" if lies else "syndicated_from", entry.source, entry.source, "feed source"),
        ("outlet", feed.title if own else "", feed.title, "feed name"),
    ):
        if value:
            yield Fact(field, shown(value), shown(printed), None, rule)


def document(feed: Feed, entry: Entry, name: str, base: str | None, retrieval: Retrieval | None) -> Document | None:
    """The entry's own text as a document; None when it has none.

    Args:
        feed: that holds it.
        entry: of the feed.
        name: of the feed; the document's path begins with it when the entry has no address.
        base: address of the feed.
        retrieval: how the feed was had.
    """
    address = link(entry, base)
    path = address or f"{name}#{entry.id or _known_by(entry)}"
    carried = tuple(facts(feed, entry, address))
    if entry.html.strip():
        heading = f"<h1>{escape(entry.title)}</h1>\n" if entry.title else ""
        data, form = heading + entry.html, Form.FRAGMENT
    elif entry.text.strip():
        data, form = "\n\n".join(part for part in (entry.title, entry.text) if part), Form.TEXT
    else:
        return None
    return Document(shown(path), shown(data).encode(), form, carried, "utf-8", retrieval)


def _known_by(entry: Entry) -> str:
    """What an entry without address and id is told from the others by: its title and its text."""
    digest = sha256(f"{entry.title}\n{entry.html}{entry.text}".encode("utf-8", "replace")).hexdigest()
    return f"{entry.title} {digest[:8]}".lstrip()


def iso(printed: str) -> str | None:
    """A date of a feed in ISO 8601, as precisely as it is printed: those of RSS are dates of letters, others ISO.

    >>> iso("Tue, 21 Feb 2023 15:04:00 +0300"), iso("2023-02-21T12:04:00Z"), iso("2023-02-21"), iso("lately")
    ('2023-02-21T15:04:00+03:00', '2023-02-21T12:04:00Z', '2023-02-21', None)
    """
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(printed)
        except (ValueError, TypeError, IndexError):
            continue
        if len(printed) == len("2023-02-21"):
            return moment.date().isoformat()
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
    return None


def _same(page: str | None, other: str) -> bool:
    """Whether two addresses are of one site."""
    here, there = _site(page), _site(other)
    return bool(here and there and (here == there or here.endswith(f".{there}") or there.endswith(f".{here}")))


def _site(address: str | None) -> str:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return next((host.removeprefix(side) for side in _SIDES if host.startswith(side)), host)
