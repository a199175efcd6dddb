"""How are web pages built, and where do they say what they hold?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.errors import LexiconError

_KEYS = {"beside", "byline", "caption", "meta", "perhaps"}


@dataclass(frozen=True, slots=True)
class Pages:
    """What elements of web pages are called; all words are in lower case.

    Attributes:
        beside: words in classes, ids and roles of what stands beside an article.
        perhaps: likewise of what may.
        caption: likewise of what describes a picture.
        byline: likewise of what names its writer.
        meta: field of a `Fact` to the names of <meta> elements that give it, the most believed first.
    """

    beside: frozenset[str]
    perhaps: frozenset[str]
    caption: frozenset[str]
    byline: frozenset[str]
    meta: Mapping[str, tuple[str, ...]]


def load(text: str, label: str = "pages.toml") -> Pages:
    """The names that a TOML text lists.

    Raises:
        LexiconError: a list is missing, unknown, or not in lower case.
    """
    data = tomllib.loads(text)
    if wrong := _KEYS ^ set(data):
        raise LexiconError(f"{label}: missing or unknown: {', '.join(sorted(wrong))}")
    meta = {field: tuple(names) for field, names in data["meta"].items()}
    lists = {key: frozenset(data[key]) for key in _KEYS - {"meta"}}
    every = [
        *(word for words in lists.values() for word in sorted(words)),
        *(n for names in meta.values() for n in names),
    ]
    if loud := [name for name in every if name != name.lower()]:
        raise LexiconError(f"{label}: write {loud[0]!r} in lower case")
    return Pages(**lists, meta=meta)
