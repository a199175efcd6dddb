"""Which facts does the JSON-LD of a page give?"""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.lexicon import Lexicon
from tracker.model import Fact
from tracker.read.html import jsonld
from tracker.read.html.jsonld import Thing
from tracker.read.html.making import authors, dated, language, stated

_DATES = (
    ("published", "datePublished"),
    ("published", "dateCreated"),
    ("published", "uploadDate"),
    ("updated", "dateModified"),
)
_BODIES = (
    ("outlet", "publisher"),
    ("copyright_holder", "copyrightHolder"),
    ("provider", "sourceOrganization"),
    ("provider", "provider"),
)
_MOST = 50  # values of one key


def facts(thing: Thing, known: Mapping[str, Thing], lexicon: Lexicon) -> Iterator[Fact]:
    """What the object that is the article says of it; `known` are those that it may refer to."""
    for field, keys in (("title", ("headline", "name")), ("dateline", ("dateline",))):
        words = next((found for key in keys if (found := jsonld.words(thing.get(key)))), "")
        if words:
            yield stated(field, words, f"json-ld {keys[0]}")
    for field, key in _DATES:
        yield from dated(field, jsonld.words(thing.get(key)), f"json-ld {key}", lexicon)
    writers = [one for key in ("author", "creator") for one in _each(thing.get(key))]
    yield from authors(jsonld.named(writers, known), "json-ld author", lexicon)
    for field, key in _BODIES:
        for name in jsonld.named(_each(thing.get(key)), known):
            yield stated(field, name.name, f"json-ld {key}")
    yield from _addresses(thing)
    yield from language(jsonld.words(thing.get("inLanguage")), "json-ld inLanguage")


def _addresses(thing: Thing) -> Iterator[Fact]:
    for key in ("isBasedOn", "isBasedOnUrl"):
        for source in _each(thing.get(key)):
            if based := jsonld.address(source):
                yield stated("based_on", based, f"json-ld {key}")
    for key in ("url", "mainEntityOfPage"):
        if own := jsonld.address(thing.get(key)):
            yield stated("url", own, f"json-ld {key}")


def _each(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [] if value is None else [value]
