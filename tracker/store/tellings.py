"""Who told what somebody said, on which day, and what stands around it?

Asked when a person looks for remarks that were translated twice; nothing of it is stored.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, TextClause, text

from tracker.model import Citation, Relation, Telling
from tracker.store import records
from tracker.store.engine import Database, reading
from tracker.store.filters import quoted
from tracker.text import days, normal

LEAST = 30  # characters of a quotation: shorter ones are phrases that anybody may translate alike
DAY = 1  # days within which two articles may tell of one occasion
LEAD, BESIDE = 500, 300  # characters of the article's beginning, and on each side of the words

# Who is quoted on which day, as tracker or as people say. SQLite goes from what is asked for to what is stored.
_SPOKEN = """
    SELECT quotation.pk, quotation.id, speaker.name, quotation.article,
        CASE WHEN length(said.date) = 10 THEN said.date ELSE substr(article.published, 1, 10) END AS day
    FROM {source}
    CROSS JOIN member ON member.quotation = speaker.quotation
    CROSS JOIN quotation ON quotation.pk = speaker.quotation AND length(quotation.normal) >= :least
    CROSS JOIN attribution ON attribution.quotation = quotation.pk AND attribution.kind IN ('direct', 'mixed')
    CROSS JOIN article ON article.pk = quotation.article
    LEFT JOIN said ON said.quotation = quotation.pk
    WHERE speaker.kind = 'person' AND length(day) = 10 {where}
"""
_TABLES = ("speaker", "corrected_speaker")
_EVERY = tuple(text(_SPOKEN.format(source=f"{table} AS speaker", where="")) for table in _TABLES)
_CHOSEN = tuple(
    text(_SPOKEN.format(
        source=f"""json_each(:ids) AS wanted CROSS JOIN quotation AS own ON own.id = wanted.value
            CROSS JOIN {table} AS speaker ON speaker.quotation = own.pk""",
        where="",
    ))
    for table in _TABLES
)  # fmt: skip
_NAMED = tuple(
    text(_SPOKEN.format(
        source=f"lookup CROSS JOIN {table} AS speaker ON speaker.quotation = lookup.rowid",
        where="AND lookup MATCH :names AND day BETWEEN :since AND :until",
    ))
    for table in _TABLES
)  # fmt: skip

_TOLD = text("""
    SELECT quotation.pk, quotation.id, quotation.text, article.id AS article, chain.id AS chain,
        article.outlet, article.syndicated_from,
        coalesce(article.title, '') || ' . ' || substr(article.text, 1, :lead) || ' . '
        || substr(article.text, max(1, quotation.start + 1 - :beside), min(quotation.start, :beside)) || ' . '
        || substr(article.text, quotation."end" + 1, :beside) AS around
    FROM json_each(:pks) AS wanted
    CROSS JOIN quotation ON quotation.pk = wanted.value
    CROSS JOIN member ON member.quotation = quotation.pk
    CROSS JOIN chain ON chain.pk = member.chain
    CROSS JOIN article ON article.pk = quotation.article
""")


def tellings(db: Database, quotations: Collection[str] | None = None) -> list[Telling]:
    """What persons are quoted with, where another article quotes a person of that surname within a day.

    Args:
        db: an open database.
        quotations: ids: only these, and what may be one with them; None for all.
    """
    with reading(db) as connection:
        rows = _spoken(connection, _EVERY) if quotations is None else _near(connection, quotations)
        told = {row.pk: row.day for row in rows}
        return _read(connection, _beside(rows, quotations), told)


def _spoken(connection: Connection, statements: Iterable[TextClause], **values: str) -> list[Any]:
    every = {"least": LEAST, **values}
    return [row for statement in statements for row in connection.execute(statement, every).all()]


def _near(connection: Connection, quotations: Collection[str]) -> list[Any]:
    """What persons of the surnames that these quotations name are quoted with, from the day before to the day after."""
    own = _spoken(connection, _CHOSEN, ids=json.dumps(list(quotations)))
    covered = [ends for row in own if (ends := days(row.day))]
    surnames = sorted({_surname(row.name) for row in own} - {""})
    if not (covered and surnames):
        return []
    since, until = min(covered)[0] - timedelta(DAY), max(covered)[1] + timedelta(DAY)
    names = f"names : ({' OR '.join(map(quoted, surnames))})"
    return _spoken(connection, _NAMED, names=names, since=since.isoformat(), until=until.isoformat())


def _surname(name: str) -> str:
    return normal(name).rpartition(" ")[2]


def _beside(rows: Iterable[Any], quotations: Collection[str] | None) -> set[int]:
    """The primary keys of those beside which another article quotes that surname within a day."""
    groups: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in rows:
        surname, covered = _surname(row.name), days(row.day)
        day = covered[0].toordinal() if covered else 0
        for near in (day, day + DAY):  # each group is of two days
            groups[surname, near].append(row)
    wanted = None if quotations is None else set(quotations)
    return {
        row.pk
        for group in groups.values()
        if len({row.article for row in group}) > 1 and (wanted is None or any(row.id in wanted for row in group))
        for row in group
    }


def _read(connection: Connection, pks: Collection[int], told: Mapping[int, str]) -> list[Telling]:
    values = {"pks": json.dumps(sorted(pks)), "lead": LEAD, "beside": BESIDE}
    rows: Sequence[Any] = connection.execute(_TOLD, values).all()
    named, cited = records.speakers(connection, pks), records.citations(connection, pks)
    return [
        Telling(
            quotation=row.id,
            article=row.article,
            chain=row.chain,
            text=row.text,
            speakers=tuple(speaker.name for speaker in named.get(row.pk, ())),
            outlets=_outlets(row, cited.get(row.pk, ())),
            alone=any(one.relation is Relation.TOLD and not one.inherited for one in cited.get(row.pk, ())),
            day=told[row.pk],
            around=row.around,
        )
        for row in rows
    ]


def _outlets(row: Any, cited: Iterable[Citation]) -> tuple[str, ...]:
    """Whom an article has the words from, and who prints it: the hands that they went through."""
    names = (row.outlet, row.syndicated_from, *(citation.name for citation in cited))
    return tuple(sorted({name for name in names if name}))
