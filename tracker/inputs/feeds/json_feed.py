"""Which entries does a JSON Feed hold?"""

import json
from collections.abc import Mapping
from typing import Any

from tracker.inputs.feeds.entries import Entry, Feed


def json_feed(data: bytes) -> Feed | str:
    """The feed that `data` holds, or why it holds none."""
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "begins like a JSON Feed, and is no JSON"
    if not isinstance(given, dict) or not isinstance(given.get("items"), list):
        return "begins like a JSON Feed, and has no items"
    items = [item for item in given["items"] if isinstance(item, dict)]
    home = _words(given.get("home_page_url"))
    return Feed(_words(given.get("title")), home, [_entry(item) for item in items], len(given["items"]) - len(items))


def _entry(given: Mapping[str, Any]) -> Entry:
    html, text, summary = (_body(given.get(name)) for name in ("content_html", "content_text", "summary"))
    return Entry(
        id=_words(given.get("id")),
        link=_words(given.get("url") or given.get("external_url")),
        title=_words(given.get("title")),
        published=_words(given.get("date_published")),
        updated=_words(given.get("date_modified")),
        authors=", ".join(_authors(given)),
        html=html,
        text="" if html else text or summary,
    )


def _authors(given: Mapping[str, Any]) -> list[str]:
    """The names of those who wrote it, in the form of either version."""
    listed = given.get("authors") or [given.get("author")]
    if not isinstance(listed, list):
        return []
    return [name for each in listed if isinstance(each, dict) and (name := _words(each.get("name")))]


def _body(value: object) -> str:
    return value if isinstance(value, str) else ""


def _words(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""
