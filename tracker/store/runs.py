"""Which execution of tracker stored or concluded something?"""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from tracker.store import schema


@dataclass(frozen=True, slots=True)
class Run:
    """One execution; the store has no clock and makes no names, so the caller does.

    Attributes:
        id: a text that no other run has, such as `uuid.uuid4().hex`.
        started_at: UTC, ISO 8601.
        version: of tracker.
        lexicon_digest: of all lexicons used.
        command: for people, such as "ingest".
    """

    id: str
    started_at: str
    version: str
    lexicon_digest: str
    command: str


def run_key(connection: Connection, run: Run) -> int:
    """The key of `run`, which is stored with the first thing that it changes and not before."""
    key = connection.execute(select(schema.run.c.pk).where(schema.run.c.id == run.id)).scalar()
    if key is not None:
        return int(key)
    stored = connection.execute(
        insert(schema.run).values(
            id=run.id,
            started_at=run.started_at,
            version=run.version,
            lexicon_digest=run.lexicon_digest,
            command=run.command,
        )
    )
    return int(stored.lastrowid)
