"""What does a file of outlets say, and does it keep the rules?

    [tass]
    name = "TASS"                       how we call it
    kind = "agency"                     one of KINDS
    country = "RU"                      two letters; left out when it has none or several
    ownership = "state"                 one of OWNERSHIPS; left out when unsure or disputed
    parent = "..."                      id of another entry, or a plain name
    domains = ["tass.com"]              the first is the main one
    forms = ["TASS", "ITAR-TASS"]       names that mean the outlet wherever they stand
    weak = ["..."]                      names that are also words, people or other outlets
    usual = ["..."]                     those of the weak names that mean this outlet unless something tells otherwise
    shows = ["..."]                     its programmes
    weak_shows = ["Today"]              programmes whose names are also words
    hosts = ["Ana Ruiz"]                whose talk show it has: "on Ana Ruiz's radio show"
    examples = ["..."]                  sentences of our own in which the outlet is found

A name that begins with "The" counts only with the article; any other counts with and without it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tracker.errors import LexiconError

KINDS = ("agency", "newspaper", "broadcaster", "online", "magazine", "social", "government")
OWNERSHIPS = ("state", "public", "private", "party")

_SCALARS = ("name", "kind", "country", "ownership", "parent")
_LISTS = ("domains", "forms", "weak", "usual", "shows", "weak_shows", "hosts", "examples")
_MOVES = (
    ("forms", ("weak", "usual")),
    ("weak", ("forms",)),
    ("shows", ("weak_shows", "usual")),
    ("weak_shows", ("shows",)),
)  # a name in the first leaves the others
KEYS = (*_SCALARS, *_LISTS)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")

Tables = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet, agency or platform, as the lexicon knows it.

    Attributes:
        id: short and stable: lower case, digits, hyphens.
        name: its usual name.
        kind: one of KINDS; of generic outlets ("state media") also "media".
        country: ISO 3166 code of two letters, or None.
        ownership: one of OWNERSHIPS, or None when unsure or disputed.
        parent: id of another entry or a plain name, or None.
        domains: hosts without "www.", the main one first.
        forms: names that mean it wherever they stand.
        weak: names that are also something else: they count in a citing frame only.
        usual: those of `weak` and `weak_shows` that mean this outlet when nothing tells which of several is meant.
        shows: its programmes.
        weak_shows: programmes whose names are also words: they count beside their network or in marks.
        hosts: people whose talk show it has.
        examples: sentences in which it is found.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    ownership: str | None = None
    parent: str | None = None
    domains: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    weak_shows: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def tables(text: str, label: str) -> dict[str, dict[str, Any]]:
    """The tables of one file: id -> key -> value, each of the type it should have.

    Args:
        text: TOML.
        label: what to call the file in errors.

    Raises:
        LexiconError: not TOML, an unknown key, a value of the wrong type.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{label}: not TOML: {error}") from error
    for slug, entry in found.items():
        if not isinstance(entry, dict):
            raise LexiconError(f"{label}: {slug}: stands outside a table; put it under a [outlet-id] line")
        if not _ID.fullmatch(slug):
            raise LexiconError(f"{label}: [{slug}]: an id is made of lower-case letters, digits and single hyphens")
        for key, value in entry.items():
            _check_type(f"{label}: [{slug}] {key}", key, value)
    return found


def _check_type(place: str, key: str, value: object) -> None:
    if key in _SCALARS:
        if not isinstance(value, str) or not value.strip():
            raise LexiconError(f"{place}: must be a text that is not empty")
    elif key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise LexiconError(f"{place}: must be a list of texts that are not empty")
    else:
        raise LexiconError(f"{place}: unknown key; known are {', '.join(KEYS)}")


def merged(base: Tables, extra: Tables) -> dict[str, dict[str, Any]]:
    """`base` with `extra` on top: plain values are replaced, lists extended, new entries added.

    What `extra` says of a name wins: a name that it lists as strong is no longer weak, and the other way round; a
    name that it holds for usual is usual for no other outlet.
    """
    result: dict[str, dict[str, Any]] = {slug: dict(entry) for slug, entry in base.items()}
    usual = {name for entry in extra.values() for name in entry.get("usual", ())}
    for target in result.values():
        if usual.intersection(target.get("usual", ())):
            target["usual"] = [name for name in target["usual"] if name not in usual]
    for slug, entry in extra.items():
        target = result.setdefault(slug, {})
        for one, others in _MOVES:
            for other in others:
                if one in entry and other in target:
                    target[other] = [name for name in target[other] if name not in entry[one]]
        for key, value in entry.items():
            target[key] = list(dict.fromkeys([*target.get(key, ()), *value])) if key in _LISTS else value
    return result


def entries(found: Tables, labels: Mapping[str, str]) -> Mapping[str, Outlet]:
    """The outlets of checked tables by id, in the order of their ids.

    Args:
        found: id -> key -> value, of the right types.
        labels: id -> what to call the file it stands in, for errors.

    Raises:
        LexiconError: a missing or impossible value, a domain or a host of two outlets.
    """
    result = {slug: _outlet(slug, found[slug], f"{labels[slug]}: [{slug}]") for slug in sorted(found)}
    hosts: dict[str, str] = {}
    for slug, outlet in result.items():
        for domain in outlet.domains:
            other = hosts.setdefault(domain, slug)
            if other != slug:
                raise LexiconError(
                    f"{labels[slug]}: [{slug}] domains: {domain} belongs to [{other}] of {labels[other]}; "
                    "keep it in one of them"
                )
    _check_hosts(result.values(), labels)
    return MappingProxyType(result)


def _check_hosts(outlets: Iterable[Outlet], labels: Mapping[str, str]) -> None:
    owners: dict[str, str] = {}
    for outlet in outlets:
        for person in outlet.hosts:
            other = owners.setdefault(person, outlet.id)
            if other != outlet.id:
                raise LexiconError(
                    f"{labels[outlet.id]}: [{outlet.id}] hosts: {person} has the show of [{other}] of {labels[other]}; "
                    "keep the name in one of them"
                )


def _outlet(slug: str, entry: Mapping[str, Any], place: str) -> Outlet:
    for key in ("name", "kind", "examples"):
        if not entry.get(key):
            raise LexiconError(f"{place} {key}: is missing")
    if not entry.get("forms") and not entry.get("weak"):
        raise LexiconError(f"{place} forms: is missing; give a name in forms, or in weak when it is also a word")
    _one_of(place, entry, "kind", KINDS)
    _one_of(place, entry, "ownership", OWNERSHIPS)
    if not _COUNTRY.fullmatch(entry.get("country", "XX")):
        raise LexiconError(f"{place} country: {entry['country']!r} is not a code of two capital letters")
    for domain in entry.get("domains", ()):
        if not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
            raise LexiconError(f"{place} domains: {domain!r} is not a bare host such as example.org")
    for one, other in (("forms", "weak"), ("shows", "weak_shows")):
        both = set(entry.get(one, ())).intersection(entry.get(other, ()))
        if both:
            raise LexiconError(f"{place} {other}: {min(both)!r} stands in {one} too; keep it in one of them")
    strange = set(entry.get("usual", ())).difference(entry.get("weak", ()), entry.get("weak_shows", ()))
    if strange:
        raise LexiconError(f"{place} usual: {min(strange)!r} is not in weak or weak_shows; put it there too")
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
    return Outlet(id=slug, **values)


def _one_of(place: str, entry: Mapping[str, Any], key: str, known: tuple[str, ...]) -> None:
    if key in entry and entry[key] not in known:
        raise LexiconError(f"{place} {key}: {entry[key]!r} is none of {', '.join(known)}")
