"""Which outlets does the lexicon know, as rows?"""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.lexicon import Outlet

COLUMNS = ("id", "name", "kind", "ownership", "country", "parent", "domains", "forms", "weak", "shows", "weak_shows")
"""The columns of CSV and the keys of JSON."""

SHORT = ("id", "name", "kind", "ownership", "country", "domains")
"""The columns of a table for people."""


def rows(outlets: Iterable[Outlet], query: str | None) -> Iterator[dict[str, Any]]:
    """The outlets in which every word of `query` occurs, in a name, id, domain, kind, ownership or country.

    Args:
        outlets: entries of the lexicon.
        query: words in any case and order; None for all.
    """
    wanted = (query or "").casefold().split()
    for outlet in outlets:
        if all(word in _searched(outlet) for word in wanted):
            yield {name: _value(getattr(outlet, name)) for name in COLUMNS}


def _searched(outlet: Outlet) -> str:
    names = (*outlet.forms, *outlet.weak, *outlet.shows, *outlet.weak_shows, *outlet.domains)
    facts = (outlet.id, outlet.name, outlet.kind, outlet.ownership, outlet.country, outlet.parent)
    return "\n".join(fact for fact in (*facts, *names) if fact).casefold()


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
