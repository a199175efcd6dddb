"""In which quotations may a phrase occur, and what is there to print of those in which it does?

What is read is bounded, whatever the phrase: the index (`lookup`) is asked for at most `READ` quotations, and the texts
of at most `LOOKED_AT` of them are given to be judged, those of the chains that promise most.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, select, text

from tracker.model import Appearance, Chain, Held, Kind, Sought
from tracker.store import bodies, records
from tracker.store.engine import Database, listed, plain, reading
from tracker.store.filters import Filters, Sieve, quoted, sieve
from tracker.store.schema import article, attribution, chain, quotation

READ = 10_000  # quotations that the index is asked for
LOOKED_AT = 2_000  # of them whose texts are read
COUNTED = 60_000  # places in the index that are read for the words of a long phrase


# The halves of a term that may be spelt right, or its two letters in the middle that may be swapped.
_SPELLINGS = text("""
    SELECT term FROM spelling WHERE term >= :head AND term < :head || :end AND length(term) BETWEEN :least AND :most
    UNION SELECT term FROM spelling WHERE term >= :swapped AND term < :swapped || :end AND length(term) = :most - 1
    UNION SELECT term FROM spelling
    WHERE back >= :tail AND back < :tail || :end AND length(term) BETWEEN :least AND :most AND term >= :first
        AND term < :first || :end
""")
_END = "\U0010ffff"  # after every letter


def spellings(db: Database, terms: Collection[str]) -> set[str]:
    """Terms of the index that may be one of `terms` but for one slip; whether they are is for the caller."""
    found: set[str] = set()
    with reading(db) as connection:
        for term in terms:
            half, size = len(term) // 2, len(term)
            ends = {
                "head": term[:half], "swapped": term[: half - 1] + term[half] + term[half - 1],
                "tail": term[half:][::-1], "first": term[0], "end": _END, "least": size - 1, "most": size + 1,
            }  # fmt: skip
            found.update(connection.execute(_SPELLINGS, ends).scalars())
    return found


_Place = tuple[int, int]
"""A chain, by its primary key, and a place in it."""


@dataclass(slots=True)
class _Hits:
    """What the index gave.

    Attributes:
        places: the chain of each quotation and its place in it, both by primary key.
        likes: how much a quotation promises, by its primary key: the more, the better.
        more: whether there may be others.
    """

    places: dict[int, _Place] = field(default_factory=dict)
    likes: dict[int, float] = field(default_factory=dict)
    more: bool = False


def holding(db: Database, sought: Sought, filters: Filters | None = None) -> Held:
    """The quotations in chains that may hold a phrase and that `filters` let through."""
    with reading(db) as connection:
        sifted = sieve(connection, filters or Filters())
        hits = _hits(connection, sought, sifted)
        places = {pk: hits.places[pk] for pk in sifted.passed(connection, hits.places.keys())}
        sizes = Counter(own for own, _ in places.values())
        chosen = _chosen(places, sizes, hits.likes)
        texts = {pk: (name, words) for pk, name, words in plain(connection, _TEXTS, _json(sorted(chosen)))}
        members: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for pk, (name, _) in texts.items():
            own, position = places[pk]
            members[own].append((position, name))
        rows = connection.execute(_CHAINS, _json(members)).all()
    chains = {
        name: Chain(name, tuple(member for _, member in sorted(members[pk])), speaker, origin)
        for pk, name, speaker, origin in rows
    }
    unread = {name: more for pk, name, *_ in rows if (more := sizes[pk] - len(members[pk]))}
    return Held(tuple(texts.values()), chains, len(places), hits.more, unread)


_TEXTS = """
    SELECT quotation.pk, quotation.id, quotation.text
    FROM json_each(:pks) AS wanted CROSS JOIN quotation ON quotation.pk = wanted.value
"""
_CHAINS = (
    select(chain.c.pk, chain.c.id, chain.c.speaker, quotation.c.id.label("origin"))
    .join(quotation, quotation.c.pk == chain.c.origin)
    .where(chain.c.pk.in_(listed("pks")))
    .order_by(chain.c.pk)
)


def _json(pks: Iterable[int]) -> dict[str, str]:
    return {"pks": json.dumps(list(pks))}


def _hits(connection: Connection, sought: Sought, sifted: Sieve) -> _Hits:
    """The quotations that the index gives; first those where the phrase stands as it is."""
    hits = _Hits()
    for like, parts in ((2.0, [(whole,) for whole in sought.whole]), (1.0, sought.clusters)):
        if parts and not hits.more:
            values = {"query": sifted.query(_any(_near(part, sought.room) for part in parts)), "most": READ}
            found = _placed(plain(connection, sifted.matching, sifted.dates | values))
            hits.more = len(found) == READ
            hits.places |= found
            hits.likes = dict.fromkeys(found, like) | hits.likes
    if sought.words and not hits.more:
        counts, hits.more = _counted(connection, sought, sifted)
        values = {"pks": json.dumps(list(counts))}
        hits.places |= _placed(plain(connection, sifted.listed, sifted.dates | values))
        hits.likes = counts | hits.likes
    return hits


def _placed(rows: Iterable[Any]) -> dict[int, _Place]:
    return {pk: (own, position) for pk, own, position in rows}


_PLACES = "SELECT rowid FROM lookup WHERE lookup MATCH :query LIMIT :most"


def _counted(connection: Connection, sought: Sought, sifted: Sieve) -> tuple[dict[int, float], bool]:
    """The quotations with enough of the words of a long phrase, READ at most, and whether there may be others.

    A word that very many quotations have is not followed: they would all have to be read, and it tells little. It may
    be one of those needed, though. Where too many words are such, quotations that have all of them are read, too.
    """
    most = COUNTED // len(sought.words)
    counts: Counter[int] = Counter()
    common = []
    for spelt in sought.words:
        word = _any(map(quoted, spelt))
        rows = plain(connection, _PLACES, {"query": sifted.query(word), "most": most})
        if len(rows) < most:
            counts.update(pk for (pk,) in rows)
        else:
            common.append(word)
    need = max(1, sought.need - len(common))
    found = Counter({pk: count for pk, count in counts.items() if count >= need})
    cut = len(common) > sought.need - 1
    if cut:
        everywhere = sifted.query(" AND ".join(f"({word})" for word in common))
        for (pk,) in plain(connection, _PLACES, {"query": everywhere, "most": most}):
            found[pk] += len(common)
    best = found.most_common(READ)
    return {pk: count / (len(sought.words) + 1) for pk, count in best}, cut or len(found) > READ


def _near(parts: Sequence[str], room: int) -> str:
    """All `parts` within `room` words, in the language of FTS5."""
    together = " ".join(map(quoted, parts))
    return f"NEAR({together}, {room})" if len(parts) > 1 else together


def _any(queries: Iterable[str]) -> str:
    return " OR ".join(queries)


def _chosen(places: Mapping[int, _Place], sizes: Mapping[int, int], likes: Mapping[int, float]) -> list[int]:
    """The quotations whose texts are read: all, or those that promise most, of them those of the largest chains.

    Of a chain that is too large for all to be read, the earliest are.
    """
    if len(places) <= LOOKED_AT:
        return list(places)
    groups: dict[tuple[float, int, int], list[tuple[int, int]]] = defaultdict(list)
    for pk, (own, position) in places.items():
        groups[-likes[pk], -sizes[own], own].append((position, pk))
    ranked = (pk for group in sorted(groups) for _, pk in sorted(groups[group]))
    return list(islice(ranked, LOOKED_AT))


_KINDS = {kind.value: kind for kind in Kind}


def appearances(
    db: Database, ids: Collection[str], scores: Mapping[str, float] = MappingProxyType({})
) -> list[Appearance]:
    """All that a report prints of these quotations, in order; unknown ids are left out.

    `score` is what `scores` has, else 0. `changes` is empty: they depend on the chain. `article` is the path.
    """
    q, a, art = quotation.c, attribution.c, article.c
    statement = select(
        q.pk, q.id, q.start, q.end, q.text, q.article,
        art.path, art.url, art.title, art.outlet, art.syndicated_from, art.published,
        records.KIND, a.cue, a.source, a.hedge, a.rule, a.confidence,
    )  # fmt: skip
    statement = statement.select_from(records.QUOTATIONS).where(q.id.in_(listed("ids")))
    with reading(db) as connection:
        rows = connection.execute(statement, {"ids": json.dumps(list(ids))}).all()
        pks = [row.pk for row in rows]
        named, ways = records.named(connection, pks), records.hops(connection, pks)
        dates, copied = records.dates(connection, pks), bodies.copied(connection, {row.article for row in rows})
        corrections = records.corrections(connection, pks)
    found = {
        row.id: Appearance(
            quotation=row.id,
            article=row.path,
            url=row.url,
            title=row.title,
            outlet=row.outlet,
            syndicated_from=row.syndicated_from,
            published=row.published,
            start=row.start,
            end=row.end,
            text=row.text,
            kind=_KINDS[row.kind],
            speakers=named.get(row.pk, ()),
            cue=row.cue,
            source=row.source,
            hedge=row.hedge,
            rule=row.rule,
            confidence=row.confidence,
            score=scores.get(row.id, 0.0),
            hops=ways.get(row.pk, ()),
            changes=(),
            said=dates.get(row.pk),
            corrections=corrections.get(row.pk, ()),
            copied=copied.get(row.article),
        )
        for row in rows
    }
    return [found[identity] for identity in ids if identity in found]
