"""Which words stand around an outlet's name, and which stand for outlets that nobody names?

The file has seven parts:

    [nouns]       kind -> what an outlet of that kind is called: "news agency", "newspaper"
    [modifiers]   words and endings before such a noun: "state-run", "official", "-backed"
    [heads]       kind -> last words of names that show an outlet, also one that no list has: "Courier", "Radio"
    [introducing] kind -> nouns right before a name that no list has: "the news site Bitwick"
    [neighbours]  capitalised words that may stand beside a name without being part of it: "But", "Tuesday"
    [places]      country code -> adjective first, then names: "Russian", "Russia"
    [generic.ID]  outlets without a name: "state media", "local media"
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from tracker.errors import LexiconError
from tracker.lexicon.outlet_entries import KINDS, OWNERSHIPS, Outlet
from tracker.text import plain_tokens

_KEPT = 10_000  # names that are split once
ANY = "any"
SHOW = "show"
_PARTS = ("nouns", "modifiers", "heads", "introducing", "neighbours", "places", "generic")
_GENERIC_KEYS = ("name", "kind", "ownership", "forms", "examples")
_GENERIC_KINDS = (*KINDS, "media")


class Noun(NamedTuple):
    """A noun for outlets, in lower case, and the kinds of outlet it fits."""

    words: tuple[str, ...]
    kinds: frozenset[str]


class Place(NamedTuple):
    """A word for a country and the country's code."""

    words: tuple[str, ...]
    country: str
    adjective: bool


_Phrase = TypeVar("_Phrase", Noun, Place)


@dataclass(frozen=True, slots=True)
class Generic:
    """The words around names, indexed for looking up beside one.

    Attributes:
        nouns_by_first, nouns_by_last: longest first.
        places_by_last: longest first.
        modifiers, endings: in lower case.
        heads: last words of names that show an outlet, to its kind.
        introducing: the last word of nouns right before a name that no list has, to those nouns, longest first.
        showing: the words of `heads` and `introducing`.
        before, after: words that may stand before and after a name and do not belong to it.
        nouns_too: names that are everyday nouns, in lower case: they are names only in the midst of a sentence.
        adjectives: country code -> adjective.
        forms: first word, small and capitalised -> forms of generic outlets in lower case, longest first, with ids.
        outlets: generic outlets by id.
    """

    nouns_by_first: Mapping[str, list[Noun]] = field(default_factory=dict)
    nouns_by_last: Mapping[str, list[Noun]] = field(default_factory=dict)
    places_by_last: Mapping[str, list[Place]] = field(default_factory=dict)
    modifiers: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    introducing: Mapping[str, list[Noun]] = field(default_factory=dict)
    showing: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    nouns_too: frozenset[str] = frozenset()
    adjectives: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)

    def get(self, slug: str) -> Outlet | None:
        """The generic outlet of that id, which may end in a country: "state-media", "state-media-cn"."""
        if slug in self.outlets:
            return self.outlets[slug]
        stem, _, country = slug.rpartition("-")
        if stem not in self.outlets or country.upper() not in self.adjectives:
            return None
        return self.located(stem, country.upper())

    def located(self, slug: str, country: str | None) -> Outlet:
        """The generic outlet of that id, in the country of that code if one is said."""
        outlet = self.outlets[slug]
        if country is None:
            return outlet
        name = f"{self.adjectives[country]} {outlet.name}"
        return replace(outlet, id=f"{slug}-{country.lower()}", name=name, country=country)


@lru_cache(_KEPT)
def split(name: str) -> tuple[str, ...]:
    """The tokens of a name, with straight apostrophes."""
    if name.replace(" ", "").isalnum():  # most names: spares half the time of loading
        return tuple(name.split())
    return tuple([word.replace("’", "'") for _, _, word, _ in plain_tokens(name)])


def load(text: str, label: str = "generic_outlets.toml") -> Generic:
    """Read the file of words around names.

    Raises:
        LexiconError: not TOML, or a part, key or value that is not as the module says.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{label}: not TOML: {error}") from error
    unknown = found.keys() - set(_PARTS)
    if unknown:
        raise LexiconError(f"{label}: [{min(unknown)}]: unknown part; known are {', '.join(_PARTS)}")
    nouns = _nouns(_lists(found, "nouns", label, (*KINDS, ANY, SHOW)))
    modifiers = _lists(found, "modifiers", label, ("words", "endings"))
    heads = _lists(found, "heads", label, KINDS)
    introducing = _nouns(_lists(found, "introducing", label, KINDS))
    neighbours = _lists(found, "neighbours", label, ("before", "after", "nouns_too"))
    countries = _lists(found, "places", label, None)
    places = [Place(split(w), c, w == ws[0]) for c, ws in countries.items() for w in ws]
    generic = {slug: _generic(slug, entry, label) for slug, entry in found.get("generic", {}).items()}
    shown = {word: kind for kind, words in heads.items() for word in words}
    introduced = _indexed(introducing, -1)
    return Generic(
        nouns_by_first=_indexed(nouns, 0),
        nouns_by_last=_indexed(nouns, -1),
        places_by_last=_indexed(places, -1),
        modifiers=frozenset(word.lower() for word in modifiers.get("words", ())),
        endings=tuple(modifiers.get("endings", ())),
        heads=shown,
        introducing=introduced,
        showing=frozenset(shown) | frozenset(introduced),
        before=frozenset(neighbours.get("before", ())),
        after=frozenset(neighbours.get("after", ())),
        nouns_too=frozenset(neighbours.get("nouns_too", ())),
        adjectives={country: words[0] for country, words in countries.items()},
        forms=_forms(generic.values(), label),
        outlets=generic,
    )


def _lists(found: Mapping[str, Any], part: str, label: str, known: tuple[str, ...] | None) -> dict[str, list[str]]:
    """One part, whose values must be lists of texts."""
    lists = found.get(part, {})
    for key, value in lists.items():
        if known is not None and key not in known:
            raise LexiconError(f"{label}: [{part}] {key}: unknown key; known are {', '.join(known)}")
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            raise LexiconError(f"{label}: [{part}] {key}: must be a list of texts that are not empty")
    return dict(lists)


def _nouns(by_kind: Mapping[str, list[str]]) -> list[Noun]:
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, phrases in by_kind.items():
        for phrase in phrases:
            kinds.setdefault(split(phrase.lower()), set()).update(KINDS if kind == ANY else (kind,))
    return [Noun(words, frozenset(fits)) for words, fits in kinds.items()]


def _indexed(items: Iterable[_Phrase], position: int) -> dict[str, list[_Phrase]]:
    index: dict[str, list[_Phrase]] = {}
    for item in sorted(items, key=lambda item: -len(item.words)):
        index.setdefault(item.words[position], []).append(item)
    return index


def _generic(slug: str, entry: Mapping[str, Any], label: str) -> Outlet:
    place = f"{label}: [generic.{slug}]"
    unknown = entry.keys() - set(_GENERIC_KEYS)
    if unknown:
        raise LexiconError(f"{place} {min(unknown)}: unknown key; known are {', '.join(_GENERIC_KEYS)}")
    for key in ("name", "kind", "forms", "examples"):
        if not entry.get(key):
            raise LexiconError(f"{place} {key}: is missing")
    if entry["kind"] not in _GENERIC_KINDS:
        raise LexiconError(f"{place} kind: {entry['kind']!r} is none of {', '.join(_GENERIC_KINDS)}")
    ownership = entry.get("ownership")
    if ownership not in (None, *OWNERSHIPS):
        raise LexiconError(f"{place} ownership: {ownership!r} is none of {', '.join(OWNERSHIPS)}")
    forms, examples = tuple(entry["forms"]), tuple(entry["examples"])
    return Outlet(slug, entry["name"], entry["kind"], ownership=ownership, forms=forms, examples=examples)


def _forms(outlets: Iterable[Outlet], label: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    owners: dict[tuple[str, ...], str] = {}
    for outlet in outlets:
        for form in outlet.forms:
            other = owners.setdefault(split(form.lower()), outlet.id)
            if other != outlet.id:
                raise LexiconError(f"{label}: [generic.{outlet.id}] forms: {form!r} belongs to [generic.{other}]")
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, slug in sorted(owners.items(), key=lambda item: -len(item[0])):
        for first in (words[0], words[0].capitalize()):
            index.setdefault(first, []).append((words, slug))
    return index
