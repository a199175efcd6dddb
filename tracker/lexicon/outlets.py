"""Which outlets are there, under which names are they cited, and which hosts are theirs?

    outlet_entries.py     the file of outlets: its keys, its rules, user entries on top
    generic_outlets.py    the file of words around names, and of outlets that nobody names
    outlet_names.py       names, and what they can mean
    outlet_phrases.py     the words around a name
    outlet_mentions.py    names among words
    outlet_style.py       a file of outlets in its canonical form

An outlet's name in a text is a `Mention`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from tracker.lexicon import generic_outlets, outlet_entries, outlet_mentions, outlet_names
from tracker.lexicon.generic_outlets import Generic, split
from tracker.lexicon.outlet_entries import Outlet
from tracker.lexicon.outlet_mentions import Lists, Mention

__all__ = ["Mention", "Outlet", "Outlets", "load"]

_KEPT = 10_000  # names that are taken apart once


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of a lexicon; made by `load`.

    Attributes:
        entries: outlets by id, in the order of their ids.
        shows_of: the host of a talk show to the id of the outlet that has it.
    """

    entries: Mapping[str, Outlet]
    shows_of: Mapping[str, str]
    _lists: Lists
    _generic: Generic
    _exact: Mapping[str, str]
    _folded: Mapping[str, str]
    _hosts: Mapping[str, str]

    def mentions(self, words: Sequence[str], known: Iterable[str] = ()) -> list[Mention]:
        """Every outlet among `words`, in order, the longest name first.

        None overlaps another, but for two who took a poll and share a token: "a Washington Post-ABC News poll".

        Args:
            words: texts of tokens, signs included, as `text.tokens` makes them; apostrophes straight or curly.
            known: ids of outlets already named or publishing, the latest last; a name that several outlets share
                ("the Times") is taken for the latest of them. Those named within `words` are added on the way.
        """
        return outlet_mentions.mentions(words, self._lists, known)

    def get(self, slug: str) -> Outlet | None:
        """The outlet of that id, also of a generic one such as "state-media-cn"; None when there is none."""
        return self.entries.get(slug) or self._generic.get(slug)

    def adjective(self, country: str) -> str:
        """The adjective of a country by its code, "Russian" for "RU"; empty when it is not known."""
        return self._generic.adjectives.get(country, "")

    def named(self, name: str) -> Outlet | None:
        """The outlet called exactly `name`, with or without "The"; other case only for strong names."""
        words = _spaced(name)
        plain = _bare(words)
        slug = self._exact.get(words) or self._exact.get(plain) or self._folded.get(plain.casefold())
        return self.entries[slug] if slug else None

    def sure(self, name: str, host: Outlet | None) -> Outlet | None:
        """The outlet called `name` at an address of `host`, or of nobody known: "the Post" is the one there or none."""
        plain = _plain(name)
        if plain.casefold() in self._folded:
            return self.named(name)
        return host if host and plain in {_plain(weak) for weak in host.weak} else None

    def hosted(self, host_or_url: str) -> Outlet | None:
        """The outlet whose domain the host is, or lies in: "https://www.bbc.co.uk/news" -> BBC."""
        try:
            host = urlsplit(host_or_url if "//" in host_or_url else f"//{host_or_url}").hostname or ""
        except ValueError:  # brackets that are no IPv6 address
            return None
        labels = host.rstrip(".").split(".")
        for i in range(len(labels) - 1):
            slug = self._hosts.get(".".join(labels[i:]))
            if slug:
                return self.entries[slug]
        return None


def _plain(name: str) -> str:
    """A name without its article."""
    return _bare(_spaced(name))


def _bare(words: str) -> str:
    return words.removeprefix("The ").removeprefix("the ")


@lru_cache(_KEPT)
def _spaced(name: str) -> str:
    """A name with a blank between all its tokens."""
    return " ".join(split(name.strip()))


def load(
    text: str,
    extra: str | None = None,
    generic: str | None = None,
    *,
    label: str = "outlets.toml",
    extra_label: str = "the outlets file",
) -> Outlets:
    """Build the lexicon of outlets.

    Args:
        text: TOML of the outlets; `outlet_entries` says what it holds.
        extra: TOML of the user's own outlets, merged on top: values are replaced, lists extended, entries added.
        generic: TOML of the words around names; without it names stand alone and generic outlets are not found.
        label: what to call `text` in errors.
        extra_label: what to call `extra` in errors.

    Raises:
        LexiconError: a file breaks its rules; the text names file, entry and key.
    """
    found = outlet_entries.tables(text, label)
    labels = dict.fromkeys(found, label)
    if extra is not None:
        own = outlet_entries.tables(extra, extra_label)
        found = outlet_entries.merged(found, own)
        labels |= dict.fromkeys(own, extra_label)
    entries = outlet_entries.entries(found, labels)
    outlets = entries.values()
    names = outlet_names.index(outlets, labels)
    exact, folded = _by_name(outlets)
    hosts = {domain: outlet.id for outlet in outlets for domain in outlet.domains}
    shows_of = {host: outlet.id for outlet in outlets for host in outlet.hosts}
    around = generic_outlets.load(generic or "")
    lists = Lists(names, around, entries, frozenset(names) | frozenset(around.forms))
    return Outlets(entries, shows_of, lists, around, exact, folded, hosts)


def _by_name(outlets: Collection[Outlet]) -> tuple[dict[str, str], dict[str, str]]:
    """Ids by name without article: exactly (usual names, then strong, then weak ones), and strong ones without case."""
    strong = [(outlet.name, outlet) for outlet in outlets] + [(n, outlet) for outlet in outlets for n in outlet.forms]
    weak = [(name, outlet) for outlet in outlets for name in outlet.weak]
    weak.sort(key=lambda item: item[0] not in item[1].usual)
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for name, outlet in [*strong, *weak]:
        plain = " ".join(split(name)).removeprefix("The ")
        exact.setdefault(plain, outlet.id)
        if name not in outlet.weak:
            folded.setdefault(plain.casefold(), outlet.id)
    return exact, folded
