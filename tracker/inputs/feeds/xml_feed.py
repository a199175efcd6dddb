"""Which entries does a feed of RSS, Atom or RDF hold?"""

import io
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from tracker.inputs.feeds.entries import Entry, Feed

_HTML = frozenset(("text/html", "application/xhtml+xml"))
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")


def xml_feed(data: bytes, charset: str | None) -> Feed | str:
    """The feed that `data` holds, or why it holds none; `charset` is what its server says of it."""
    import feedparser  # noqa: PLC0415  slow to load, and only feeds need it

    from tracker.inputs.feeds.sound import sound  # noqa: PLC0415  likewise

    found = sound(data, charset)
    if isinstance(found, str):
        return found
    parsed = feedparser.parse(io.BytesIO(found.data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        return "is XML, but no feed of RSS or Atom"
    title, home = (_words(parsed.feed.get(name)) for name in ("title", "link"))
    return Feed(title, home, [_entry(each) for each in parsed.entries], found.lost)


def _entry(given: Mapping[str, Any]) -> Entry:
    html, text = _body(given)
    source = given.get("source") or {}
    links = [link.get("href") for link in source.get("links", ()) if isinstance(link, Mapping)]
    return Entry(
        id=_words(given.get("id")),
        link=_words(given.get("link")) if given.get("links") else "",  # else feedparser takes the id for one
        title=_title(given),
        published=_words(given.get("published") or (given.get("created"))),
        updated=_words(given.get("updated")) if "updated" in given else "",
        authors=", ".join(_author(each) for each in given.get("authors", ()) if _author(each)),
        source=_words(source.get("title")),
        source_address=_words(source.get("href") or next(iter(links), None) or source.get("id")),
        publisher=_words(given.get("publisher")),
        html=html,
        text=text,
    )


def _title(given: Mapping[str, Any]) -> str:
    """The title of an entry as a browser shows it: many are HTML, some of them HTML twice over."""
    title = _words(given.get("title"))
    kind = (given.get("title_detail") or {}).get("type")
    return _words(unescape(_TAG.sub("", title))) if kind in _HTML else title


def _body(given: Mapping[str, Any]) -> tuple[str, str]:
    """The longest text of an entry, as HTML or as plain text."""
    parts = [*given.get("content", ()), *([given["summary_detail"]] if given.get("summary_detail") else [])]
    best: Mapping[str, Any] = max(parts, key=lambda part: len(part.get("value") or ""), default={})
    value = best.get("value") or ""
    return (value, "") if best.get("type") in _HTML else ("", value)


def _author(given: Mapping[str, Any]) -> str:
    return _words(given.get("name") or given.get("email"))


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
