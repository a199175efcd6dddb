"""What does the JSON-LD of a page say of its article, in whatever shape it comes?

Pages write it as one object, as lists, as a graph whose parts refer to one another by `@id`, with several objects in
one script, and broken in a few usual ways, which are mended.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tracker.read.decode import storable

Thing = Mapping[str, Any]

_ARTICLES = re.compile(
    r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|Review\w*|AnalysisNews\w*)$"
)
_BODIES = re.compile(
    r"\w*(?:Organization|Organisation|Corporation|Company|Brand|Agency|Project|Periodical|Newspaper|WebSite)$"
)
_OPENED = re.compile(r"(?:\s|<!--|//|<!\[CDATA\[|/\*)*")  # what stands around a script that old browsers should not see
_CLOSED = ("-->", "]]>", "//", "*/", ";")
_SIGNS = 6  # at most, behind a script
_BETWEEN = re.compile(r"[\s,;]*")
_COMMA = re.compile(r",(\s*[}\]])")
_PIECES = 50  # objects in one script
_THINGS = 5_000  # objects looked at on a page
_LEVELS = 12
_LONGEST = 4_000_000  # characters of one script


class Named(NamedTuple):
    """A person, or a body when `body`, by name, with the address when one is given."""

    name: str
    body: bool
    address: str | None = None


def things(scripts: list[str]) -> tuple[list[Thing], int]:
    """All objects that scripts of JSON-LD hold, outer ones first; and how many scripts could not be read."""
    found: list[Thing] = []
    broken = 0
    for script in scripts:
        values = list(_values(script))
        broken += not values
        waiting: list[tuple[Any, int]] = [(value, 0) for value in values]
        for value, level in waiting:
            if isinstance(value, dict):
                found.append(value)
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            if level < _LEVELS and len(waiting) < _THINGS:
                waiting += [(part, level + 1) for part in inner if isinstance(part, dict | list)]
    return found[:_THINGS], broken


def article(found: list[Thing], addresses: set[str]) -> Thing | None:
    """The object that is the page's article: with one of the `addresses` rather than without, the first of them."""
    those = [thing for thing in found if any(_ARTICLES.match(kind) for kind in kinds(thing))]
    own = [thing for thing in those if addresses.intersection(_addresses(thing))]
    full = [thing for thing in own or those if "datePublished" in thing or "headline" in thing]
    return next(iter(full or own or those), None)


def kinds(thing: Thing) -> list[str]:
    """The types of an object, without the vocabulary's name."""
    given = thing.get("@type")
    each = given if isinstance(given, list) else [given]
    return [re.split(r"[/:#]", kind)[-1] for kind in each if isinstance(kind, str)]


def named(value: Any, known: Mapping[str, Thing]) -> Iterator[Named]:
    """The people and bodies that a value names: a name, an object, a reference to one of the `known`, or a list."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield from [Named(words(one), body=False)] if words(one) else []
        elif isinstance(one, dict):
            thing = {**known.get(str(one.get("@id")), {}), **one}
            name = next((words(n) for key in ("name", "legalName", "alternateName") if (n := thing.get(key))), "")
            body = any(_BODIES.match(kind) for kind in kinds(thing))
            if name:
                yield Named(name, body, address(thing.get("url")))


def by_id(found: list[Thing]) -> dict[str, Thing]:
    """The objects that others may refer to; the fullest of each name."""
    known: dict[str, Thing] = {}
    for thing in found:
        name = thing.get("@id")
        if isinstance(name, str) and len(thing) > len(known.get(name, {})):
            known[name] = thing
    return known


def address(value: Any) -> str | None:
    """The first address in a value: itself, or that of an object or a list."""
    for one in value[:20] if isinstance(value, list) else [value]:
        given = next((g for k in ("url", "@id") if (g := one.get(k))), None) if isinstance(one, dict) else one
        if isinstance(given, str) and re.match(r"https?://\S+$", given.strip()):
            return given.strip()
    return None


def words(value: Any) -> str:
    """A value's words on one line; none when it is no text."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return " ".join(storable(value).split())[:2000] if isinstance(value, str) else ""


def _addresses(thing: Thing) -> set[str]:
    given = (address(thing.get(key)) for key in ("url", "mainEntityOfPage", "@id"))
    return {one.partition("#")[0] for one in given if one}


def _values(script: str) -> Iterator[Any]:
    """The values in a script, mended where they are broken in a usual way; none when that does not help."""
    bare = _unwrapped(script[:_LONGEST])
    for attempt in (bare, _COMMA.sub(r"\1", bare)):
        decoder, place = json.JSONDecoder(strict=False), 0
        values: list[Any] = []
        try:
            while place < len(attempt) and len(values) < _PIECES:
                value, place = decoder.raw_decode(attempt, place)
                values += [value] if isinstance(value, dict | list) else []
                place = _BETWEEN.match(attempt, place).end()  # type: ignore[union-attr]  # it matches nothing, too
        except (ValueError, RecursionError):
            pass
        if values:
            yield from values
            return


def _unwrapped(script: str) -> str:
    """A script without the comments around it."""
    bare = _OPENED.sub("", script, count=1).rstrip()
    for _ in range(_SIGNS):
        bare = next((bare.removesuffix(sign) for sign in _CLOSED if bare.endswith(sign)), bare).rstrip()
    return bare
