"""Which outlets does the lexicon know, as rows?"""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.lexicon import Outlet

COLUMNS = ("id", "name", "kind", "ownership", "country", "parent", "domains", "forms", "weak", "shows", "weak_shows")
"""The columns of CSV and the keys of JSON."""

SHORT = ("id", "name", "kind", "ownership", "country")
"""The columns of a table for people."""


def rows(outlets: Iterable[Outlet], query: str | None) -> Iterator[dict[str, Any]]:
    """The outlets that `query` is about.

    Args:
        outlets: entries of the lexicon.
        query: words in any case and order, or None for all. A word that is a kind, an ownership or a country of some
            outlet ("agency", "state", "CN") must be one of this outlet; any other must occur in its id, in one of its
            names or in one of its domains.
    """
    known = list(outlets)
    wanted = set((query or "").casefold().split())
    facts = wanted & set().union(*map(_facts, known))
    for outlet in known:
        names = _names(outlet)
        if facts <= _facts(outlet) and all(word in names for word in wanted - facts):
            yield {name: _value(getattr(outlet, name)) for name in COLUMNS}


def _facts(outlet: Outlet) -> set[str]:
    return {fact.casefold() for fact in (outlet.kind, outlet.ownership, outlet.country) if fact}


def _names(outlet: Outlet) -> str:
    names = (*outlet.forms, *outlet.weak, *outlet.shows, *outlet.weak_shows, *outlet.domains)
    return "\n".join((outlet.id, outlet.name, *names)).casefold()


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
