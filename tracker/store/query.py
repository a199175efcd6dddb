"""What do the steps and reports ask of the store?

Every function takes a database open for reading or writing and holds no lock once it returns. `phrases` answers for
tracing and `extracts` for one whole article; their functions are asked for here, too.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from tracker.model import Match, Problem, Verdict
from tracker.store import records
from tracker.store.engine import Database, asked, listed, reading
from tracker.store.extracts import extract
from tracker.store.filters import Filters
from tracker.store.occurrences import occurrences, pending, pending_among
from tracker.store.phrases import appearances, holding, spellings
from tracker.store.schema import article, outlet, problem, quotation
from tracker.store.schema import pending as waiting

__all__ = [
    "Filters",
    "appearances",
    "chains_of",
    "extract",
    "generation",
    "holding",
    "known",
    "matches_of",
    "occurrences",
    "ownership",
    "pending",
    "pending_among",
    "pending_count",
    "problems",
    "queue",
    "said",
    "sizes",
    "speakers",
    "spellings",
    "unchanged",
]


def known(db: Database, article_ids: Collection[str]) -> set[str]:
    """Those of `article_ids` that are stored, whether or not they are current."""
    statement = select(article.c.id).where(article.c.id.in_(listed("ids")))
    with reading(db) as connection:
        return set(connection.execute(statement, {"ids": json.dumps(list(article_ids))}).scalars())


def unchanged(db: Database, article_id: str, key: str) -> bool:
    """Whether storing the article of that id and key would change nothing."""
    with reading(db) as connection:
        return records.unchanged(connection, article_id, key)


def replaced(db: Database, article_id: str, key: str) -> bool:
    """Whether the article of that id and key is stored, but a newer one of that key is current."""
    with reading(db) as connection:
        return records.replaced(connection, article_id, key)


def generation(db: Database) -> int:
    """A number that moves whenever conclusions change; ask before reading what is to be concluded from."""
    return int(asked(db, "SELECT number FROM generation")[0][0])


# Those of one wording stand together, at the place of the first of them.
_QUEUE = """
    SELECT quotation.pk FROM pending JOIN quotation ON quotation.pk = pending.quotation
    ORDER BY min(quotation.pk) OVER (PARTITION BY quotation.normal), quotation.pk
"""


def queue(db: Database) -> Sequence[int]:
    """The primary keys of the quotations that `pending` would return, those of one wording together."""
    return array("q", (pk for (pk,) in asked(db, _QUEUE)))


def pending_count(db: Database) -> int:
    """How many quotations `pending` would return."""
    with reading(db) as connection:
        return int(connection.execute(select(func.count()).select_from(waiting)).scalar_one())


# The joins are CROSS so that SQLite goes from the few asked for to the many stored, and never the other way.
_CHAINS = """
    SELECT chain.id, quotation.id
    FROM (SELECT DISTINCT member.chain AS pk FROM json_each(?1) AS wanted
        CROSS JOIN quotation ON quotation.id = wanted.value
        CROSS JOIN member ON member.quotation = quotation.pk) AS touched
    CROSS JOIN chain ON chain.pk = touched.pk
    CROSS JOIN member ON member.chain = chain.pk
    CROSS JOIN quotation ON quotation.pk = member.quotation
    ORDER BY chain.pk, member.position
"""


def chains_of(db: Database, quotation_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The chains in which one of `quotation_ids` is, with the ids of all their members, earliest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for identity, own in asked(db, _CHAINS, json.dumps(sorted(quotation_ids))):
        found[identity].append(own)
    return {identity: tuple(members) for identity, members in found.items()}


_MATCHES = """
    SELECT first.id, second.id, match.score, match.parts, match.verdict, match.why
    FROM (SELECT match.a, match.b FROM json_each(?1) AS wanted
            CROSS JOIN quotation ON quotation.id = wanted.value CROSS JOIN match ON match.a = quotation.pk
        UNION SELECT match.a, match.b FROM json_each(?1) AS wanted
            CROSS JOIN quotation ON quotation.id = wanted.value CROSS JOIN match ON match.b = quotation.pk) AS sides
    CROSS JOIN match ON match.a = sides.a AND match.b = sides.b
    CROSS JOIN quotation AS first ON first.pk = match.a
    CROSS JOIN quotation AS second ON second.pk = match.b
    ORDER BY first.id, second.id
"""


def matches_of(db: Database, ids: Collection[str]) -> list[Match]:
    """The stored pairs of which at least one is among the quotations `ids`, ordered by `a` and `b`."""
    return [
        Match(a, b, score, tuple(json.loads(parts).items()), Verdict(verdict), why)
        for a, b, score, parts, verdict, why in asked(db, _MATCHES, json.dumps(sorted(ids)))
    ]


class Said(NamedTuple):
    """Through whom a quotation came, as people or else tracker say, and who said it, as tracker says."""

    outlets: tuple[str, ...]
    machine_speakers: tuple[str, ...]
    machine_outlets: tuple[str, ...]


def said(db: Database, ids: Collection[str]) -> dict[str, Said]:
    """The names of the speakers and outlets of these quotations, by id."""
    statement = select(quotation.c.pk, quotation.c.id).where(quotation.c.id.in_(listed("ids")))
    with reading(db) as connection:
        known = {row.pk: row.id for row in connection.execute(statement, {"ids": json.dumps(list(ids))})}
        held = records.citations(connection, known)
        named, cited = (of(connection, known, machine=True) for of in (records.speakers, records.citations))
    return {
        name: Said(*(tuple(one.name for one in of.get(pk, ())) for of in (held, named, cited)))
        for pk, name in known.items()
    }


def speakers(db: Database, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Who said each of these quotations, as people or else tracker say, by id."""
    statement = select(quotation.c.pk, quotation.c.id).where(quotation.c.id.in_(listed("ids")))
    with reading(db) as connection:
        known = {row.pk: row.id for row in connection.execute(statement, {"ids": json.dumps(list(ids))})}
        named = records.speakers(connection, known)
    return {name: tuple(speaker.name for speaker in named.get(pk, ())) for pk, name in known.items()}


def sizes(db: Database, ids: Collection[str]) -> list[tuple[str, int, int]]:
    """The chains in which these quotations are: id, how many quotations, how many articles; in the order of the ids."""
    chains = chains_of(db, ids)
    articles = {o.quotation: o.article for o in occurrences(db, {m for own in chains.values() for m in own}).values()}
    return [(name, len(own), len({articles[m] for m in own})) for name, own in sorted(chains.items())]


def ownership(db: Database) -> dict[str, str]:
    """The ownership of the outlets that are cited or publish here, by name, where it is known."""
    owned = select(outlet.c.name, outlet.c.ownership).where(outlet.c.ownership.is_not(None))
    with reading(db) as connection:
        return {row.name: row.ownership for row in connection.execute(owned)}


def problems(db: Database) -> list[Problem]:
    """What could not be done with current articles and with inputs that yielded none, in the order of storing."""
    statement = (
        select(problem)
        .join(article, article.c.pk == problem.c.article, isouter=True)
        .where(problem.c.article.is_(None) | records.CURRENT)
        .order_by(problem.c.pk)
    )
    with reading(db) as connection:
        return [records.problem(row) for row in connection.execute(statement)]
