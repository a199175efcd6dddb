"""What do the fields of a JSON record say of an article?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.lexicon import Fields, Furniture
from tracker.lexicon.fields import plain
from tracker.model import Fact, Span
from tracker.read import passages
from tracker.read.dates import iso
from tracker.read.decode import storable

_EXPECTED = 'expected one object with the article in "text"'
_SHOWN = 12  # names of fields that a message lists


@dataclass(frozen=True, slots=True)
class Record:
    """What one line of a file of records holds.

    Attributes:
        text: the article's; or passages of it, a paragraph each.
        id: the record's own, or None.
        facts: what its fields say.
        unread_date: as it is given, when no date in it could be read, else None.
        quoted: of passages, the words in marks, which are all that counts; of an article, None.
        missing: one line about a field that the user named and the record does not have, or None.
    """

    text: str
    id: str | None
    facts: tuple[Fact, ...]
    unread_date: str | None
    quoted: tuple[Span, ...] | None = None
    missing: str | None = None


def record(line: str, known: Fields, furniture: Furniture, own: Mapping[str, str] | None = None) -> Record | str:
    """The article that one JSON object holds, or one line that says why it holds none.

    Args:
        line: the object.
        known: what fields are called.
        furniture: how dates are written.
        own: what the user says of it: "text" to the name of a field, "title" to that of another.
    """
    data = _object(line)
    if isinstance(data, str):
        return data
    own = own or {}
    names = {plain(name): name for name in reversed(data)} | {name: name for name in own.values() if name in data}
    text = _text(data, _called("text", known.text, own, names))
    quoted = None
    if text is None and "text" not in own:
        lists = [data[name] for name in _called("quotes", known.quotes, own, names)]
        text, quoted = next((found for each in lists if (found := passages.made(each))), (None, None))
    if text is None:
        return f"no text in the record, which has {_shown(data)}; --map text=FIELD says where it is"
    facts = [
        fact for field in known.facts for fact in _fact(field, data, _called(field, known.facts[field], own, names))
    ]
    published, unread = _published(data, _called("published", known.published, own, names), furniture)
    id_ = next((words for name in _called("id", known.id, own, names) if (words := _words(data[name]))), None)
    absent = [name for name in own.values() if plain(name) not in names]
    missing = f"no field {absent[0]!r} in the record, which has {_shown(data)}" if absent else None
    return Record(storable(text), id_, (*facts, *published), unread, quoted, missing)


def _object(line: str) -> dict[str, Any] | str:
    """The object that a line holds, or why it holds none."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}; {_EXPECTED}"
    except (RecursionError, ValueError):
        return f"JSON nested too deep or with too long a number; {_EXPECTED}"
    if not isinstance(data, dict):
        return f"JSON, but {'an array' if isinstance(data, list) else 'a bare value'}; {_EXPECTED}"
    return data


def _called(field: str, known: tuple[str, ...], own: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """The fields of a record that give `field`: the one that the user named, else those that are called so."""
    wanted = (own[field],) if field in own else known
    return [found for name in wanted if (found := names.get(name) or names.get(plain(name)))]


def _shown(data: Mapping[str, Any]) -> str:
    names = [storable(name)[:40] for name in data]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}" if names else "no fields"


def _text(data: Mapping[str, Any], names: list[str]) -> str | None:
    """The first text that is not blank, else one that is, or None."""
    texts = [words for name in names if (words := passages.joined(data[name])) is not None]
    return next((words for words in texts if words.strip()), texts[0] if texts else None)


def _fact(field: str, data: Mapping[str, Any], names: list[str]) -> Iterator[Fact]:
    """What the first filled field of a meaning says."""
    name, value = next(((name, words) for name in names if (words := _words(data[name]))), (None, None))
    if value:
        yield Fact(field, value, value, None, f"field {name}")


def _published(data: Mapping[str, Any], names: list[str], furniture: Furniture) -> tuple[list[Fact], str | None]:
    """The first date that can be read, or else the first as given."""
    unread = None
    for name in names:
        value = data[name]
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
    if isinstance(value, str) and (listed := passages.listed(value)):
        value = listed
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _name(item))) or None
    return _name(value)


def _name(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(storable(value).split()) or None if isinstance(value, str) else None
