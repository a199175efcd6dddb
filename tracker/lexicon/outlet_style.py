"""How is a file of outlets written so that two people write it alike?

Entries by id, keys in one order, names sorted, domains and examples as they were; comments stand above an entry.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.errors import LexiconError
from tracker.lexicon.outlet_entries import KEYS, tables

_WIDTH = 120
_SORTED = ("forms", "weak", "usual", "shows", "weak_shows", "hosts")
_HEADER = re.compile(r"\[([^\[\]]+)\]\s*")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')


def canonical(text: str, label: str = "outlets.toml") -> str:
    """The same outlets, comments included, in canonical form; writing that form again changes nothing.

    Args:
        text: TOML of outlets.
        label: what to call the file in errors.

    Raises:
        LexiconError: the file cannot be read, or a comment stands inside an entry, where it would be lost.
    """
    found = tables(text, label)
    top, comments = _comments(text, label)
    parts = ["\n".join(top)] if top else []
    parts += ["\n".join([*comments.get(slug, ()), *_entry(slug, found[slug])]) for slug in sorted(found)]
    return "\n\n".join(parts) + "\n"


def _comments(text: str, label: str) -> tuple[list[str], dict[str, list[str]]]:
    """The lines at the top of the file, and those right above each entry."""
    top: list[str] = []
    above: dict[str, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        header = _HEADER.fullmatch(_STRING.sub("", bare))
        if header:
            above[header.group(1).strip()] = waiting
            waiting = []
        elif bare.startswith("#"):
            waiting.append(bare)
        elif "#" in _STRING.sub("", bare):
            raise LexiconError(f"{label}: line {number}: a comment beside a value; put it above its [entry]")
        elif not bare and not above and not top:
            top, waiting = waiting, []
        elif waiting and (bare or not above):
            raise LexiconError(f"{label}: line {number}: a comment inside an entry; put it above its [entry]")
    if waiting:
        raise LexiconError(f"{label}: a comment after the last entry; put it above an [entry]")
    return top, above


def _entry(slug: str, entry: Mapping[str, Any]) -> Iterable[str]:
    yield f"[{slug}]"
    for key in KEYS:
        value = entry.get(key)
        if isinstance(value, str):
            yield f"{key} = {_quoted(value)}"
        elif value:
            yield from _list(key, _sorted(value) if key in _SORTED else list(dict.fromkeys(value)))


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (name.casefold(), name))


def _list(key: str, values: list[str]) -> Iterable[str]:
    line = f"{key} = [{', '.join(map(_quoted, values))}]"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{key} = ["
    for value in values:
        yield f"    {_quoted(value)},"
    yield "]"


def _quoted(value: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's, once DEL is escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
