"""What do matching and chaining need to know of stored quotations?

It is asked for each quotation that comes, several times, so it is one statement, and by the driver itself.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from tracker.model import Kind, Occurrence
from tracker.store.engine import Database, asked

# The joins are CROSS so that SQLite goes from the few asked for to the many stored, and never the other way.
_KNOWN = """
    SELECT quotation.id, article.id, quotation.text, coalesce(corrected.kind, attribution.kind), quotation.start,
        (SELECT json_group_array(name) FROM (
            SELECT position, name FROM speaker WHERE quotation = quotation.pk AND corrected.speaker IS NULL
            UNION ALL SELECT position, name FROM corrected_speaker
            WHERE quotation = quotation.pk AND corrected.speaker IS NOT NULL ORDER BY position)),
        (SELECT json_group_array(outlet) FROM (
            SELECT position, outlet FROM citation WHERE quotation = quotation.pk AND corrected.outlets IS NULL
            UNION ALL SELECT position, outlet FROM corrected_citation
            WHERE quotation = quotation.pk AND corrected.outlets IS NOT NULL ORDER BY position)),
        article.outlet, article.published, quotation.utterance, said.date
    FROM {given}
    CROSS JOIN article ON article.pk = quotation.article
    CROSS JOIN attribution ON attribution.quotation = quotation.pk
    LEFT JOIN corrected ON corrected.quotation = quotation.pk
    LEFT JOIN said ON said.quotation = quotation.pk AND NOT said.inherited
"""
_NAMED = _KNOWN.format(given="json_each(?1) AS wanted CROSS JOIN quotation ON quotation.id = wanted.value")
_PENDING = _KNOWN.format(
    given="(SELECT quotation AS pk FROM pending ORDER BY quotation LIMIT ?1) AS wanted"
    " CROSS JOIN quotation ON quotation.pk = wanted.pk"
)
_AMONG = _KNOWN.format(
    given="json_each(?1) AS wanted CROSS JOIN pending ON pending.quotation = wanted.value"
    " CROSS JOIN quotation ON quotation.pk = pending.quotation"
)


def pending(db: Database, limit: int | None = None) -> list[Occurrence]:
    """Quotations of current articles from which nothing is concluded yet, in the order of storing, `limit` at most."""
    return [_occurrence(row) for row in asked(db, _PENDING, -1 if limit is None else limit)]


def pending_among(db: Database, pks: Iterable[int]) -> list[Occurrence]:
    """Those of the quotations with these primary keys that are pending, in the order of storing."""
    return [_occurrence(row) for row in asked(db, _AMONG, json.dumps(sorted(pks)))]


def occurrences(db: Database, ids: Collection[str]) -> dict[str, Occurrence]:
    """The quotations with these ids, by id; unknown ids are left out."""
    rows = asked(db, _NAMED, json.dumps(sorted(set(ids)))) if ids else ()
    return {row[0]: _occurrence(row) for row in rows}


def _occurrence(row: Any) -> Occurrence:
    name, article, text, kind, start, speakers, outlets, *rest = row
    return Occurrence(name, article, text, Kind(kind), start, _names(speakers), _names(outlets), *rest)


def _names(given: str) -> tuple[str, ...]:
    return () if given == "[]" else tuple(json.loads(given))
