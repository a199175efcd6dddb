"""Which quotations do the filters of a search let through?

The index holds the words of the names of speakers and outlets, so that it gives few quotations of others; the names
themselves are compared afterwards, for the quotations that it gave.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker.store import records
from tracker.store.engine import listed
from tracker.store.schema import article, outlet, quotation
from tracker.text import normal


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotations are asked for; None asks for all.

    Attributes:
        speaker: words of the name of one of its speakers, in any case: "putin".
        outlet: name (in any case, with or without "the") or id of an outlet that publishes, syndicated or relayed it.
        since, until: ISO dates, inclusive; compared as far as both are precise. Undated articles are left out.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


# FTS5 stands to the left of each CROSS JOIN, so that SQLite goes from the few that it finds to the many stored. Only
# quotations of current articles are in chains.
_MATCHING = """
    SELECT lookup.rowid, member.chain, member.position
    FROM lookup CROSS JOIN member ON member.quotation = lookup.rowid {dated}
    WHERE lookup MATCH :query LIMIT :most
"""
_LISTED = """
    SELECT member.quotation, member.chain, member.position
    FROM json_each(:pks) AS wanted CROSS JOIN member ON member.quotation = wanted.value {dated}
"""
_DATED = """
    CROSS JOIN quotation ON quotation.pk = member.quotation CROSS JOIN article ON article.pk = quotation.article
        AND (:since IS NULL OR published >= substr(:since, 1, length(published)))
        AND (:until IS NULL OR substr(published, 1, length(:until)) <= :until)
"""
_MATCHING_EVER, _MATCHING_THEN = (_MATCHING.format(dated=dated) for dated in ("", _DATED))
_LISTED_EVER, _LISTED_THEN = (_LISTED.format(dated=dated) for dated in ("", _DATED))


@dataclass(frozen=True, slots=True)
class Sieve:
    """Filters, ready for asking the store.

    Attributes:
        matching: gives quotation, chain and place in it for `query`, at most `most`.
        listed: likewise for the JSON list `pks`.
        dates: further parameters of both.
        speaker: words of the speaker's name.
        outlets: what the outlet may be called, normalised, without "the".
        outlet: its id, if that was asked for.
    """

    matching: str
    listed: str
    dates: dict[str, str | None]
    speaker: frozenset[str] | None
    outlets: frozenset[str] | None
    outlet: str | None

    def query(self, words: str) -> str:
        """What is to be matched, in the language of FTS5, for what `words` matches and the names let through."""
        named = [_all(self.speaker)] if self.speaker else []
        if self.outlets and all(self.outlets):
            named.append(" OR ".join(_all(name.split()) for name in sorted(self.outlets)))
        return " AND ".join([f"words : ({words})", *(f"names : ({names})" for names in named)])

    def passed(self, connection: Connection, pks: Collection[int]) -> set[int]:
        """Those of `pks` whose names are the ones asked for."""
        found = set(pks)
        if self.speaker is not None:
            found &= self._said(connection, found)
        if self.outlets is not None:
            found &= self._relayed(connection, found)
        return found

    def _said(self, connection: Connection, pks: Collection[int]) -> set[int]:
        named = records.speakers(connection, pks)
        every = {speaker.name for own in named.values() for speaker in own}
        right = {name for name in every if set(normal(name).split()) >= (self.speaker or set())}
        return {pk for pk, own in named.items() if any(speaker.name in right for speaker in own)}

    def _relayed(self, connection: Connection, pks: Collection[int]) -> set[int]:
        q, a = quotation.c, article.c
        published = select(q.pk, a.outlet, a.syndicated_from).join(article, a.pk == q.article)
        rows = connection.execute(published.where(q.pk.in_(listed("pks"))), _json(pks)).all()
        found = {row.pk for row in rows if self._meant(row.outlet) or self._meant(row.syndicated_from)}
        cited = records.citations(connection, pks)
        return found | {
            pk for pk, own in cited.items() if any(c.outlet == self.outlet or self._meant(c.name) for c in own)
        }

    def _meant(self, name: str | None) -> bool:
        return name is not None and _bare(name) in (self.outlets or ())


def sieve(connection: Connection, filters: Filters) -> Sieve:
    """The `filters` made ready; "tass" is looked up among the outlets, for the index has their names only."""
    dated = filters.since is not None or filters.until is not None
    return Sieve(
        matching=_MATCHING_THEN if dated else _MATCHING_EVER,
        listed=_LISTED_THEN if dated else _LISTED_EVER,
        dates={"since": filters.since, "until": filters.until} if dated else {},
        speaker=None if filters.speaker is None else frozenset(normal(filters.speaker).split()),
        outlets=None if filters.outlet is None else frozenset(_names(connection, filters.outlet)),
        outlet=filters.outlet,
    )


def _names(connection: Connection, asked: str) -> set[str]:
    known = connection.execute(select(outlet.c.name).where(outlet.c.id == asked)).scalars()
    return {_bare(asked), *map(_bare, known)}


def _bare(name: str) -> str:
    return normal(name).removeprefix("the ")


def quoted(words: str) -> str:
    """Words in a row, in the language of FTS5: within marks nothing is an operator."""
    return '"' + words.replace('"', '""') + '"'


def _all(words: Collection[str]) -> str:
    return "(" + " AND ".join(map(quoted, sorted(words))) + ")"


def _json(pks: Collection[int]) -> dict[str, str]:
    return {"pks": json.dumps(sorted(pks))}
