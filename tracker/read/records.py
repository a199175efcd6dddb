"""What do the fields of a JSON record say of an article?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.lexicon import Furniture
from tracker.model import Fact
from tracker.read.dates import iso
from tracker.read.decode import storable

_TEXT = ("text", "body", "content")
_NAMES = {
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "byline": ("author", "byline", "authors"),
    "outlet": ("outlet", "source", "site", "publisher", "site_name"),
}
_PUBLISHED = ("published", "date", "published_at", "publish_date", "pubDate")
_EXPECTED = 'expected one object with the article in "text"'


@dataclass(frozen=True, slots=True)
class Record:
    """What one line of a file of records holds.

    Attributes:
        text: the article's.
        id: the record's own, or None.
        facts: what its fields say.
        unread_date: as it is given, when no date in it could be read, else None.
    """

    text: str
    id: str | None
    facts: tuple[Fact, ...]
    unread_date: str | None


def record(line: str, furniture: Furniture) -> Record | str:
    """The article that one JSON object holds, or one line that says why it holds none."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}; {_EXPECTED}"
    except (RecursionError, ValueError):
        return f"JSON nested too deep or with too long a number; {_EXPECTED}"
    if not isinstance(data, dict):
        return f"JSON, but {'an array' if isinstance(data, list) else 'a bare value'}; {_EXPECTED}"
    text = next((data[name] for name in _TEXT if isinstance(data.get(name), str)), None)
    if text is None:
        return f"no text in the record: expected a string in one of {', '.join(_TEXT)}"
    published, unread = _published(data, furniture)
    return Record(storable(text), _words(data.get("id")), (*_facts(data), *published), unread)


def _facts(data: Mapping[str, Any]) -> list[Fact]:
    """The first filled field of each meaning."""
    found = []
    for field, names in _NAMES.items():
        filled = ((name, words) for name in names if (words := _words(data.get(name))))
        name, value = next(filled, (None, None))
        if value:
            found.append(Fact(field, value, value, None, f"field {name}"))
    return found


def _published(data: Mapping[str, Any], furniture: Furniture) -> tuple[list[Fact], str | None]:
    """The first date that can be read, or else the first as given."""
    unread = None
    for name in _PUBLISHED:
        value = data.get(name)
        if value in (None, ""):
            continue
        printed = storable(value)[:80] if isinstance(value, str) else _words(value) or "not a string"
        date = iso(value, furniture)
        if date:
            return [Fact("published", date, printed, None, f"field {name}")], None
        unread = unread or printed
    return [], unread


def _words(value: object) -> str | None:
    """A field's words: of a string or number, an object with a name, or a list of them; None when it has none."""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _name(item))) or None
    return _name(value)


def _name(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(storable(value).split()) or None if isinstance(value, str) else None
