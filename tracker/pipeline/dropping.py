"""By which words is nothing compared, since too many have them?"""

from collections.abc import Iterable
from typing import NamedTuple

from tracker import match
from tracker.model import Settings
from tracker.pipeline.concluding import CROWDED
from tracker.pipeline.given import Row
from tracker.store import db
from tracker.store.wordings import crowded


class Common(NamedTuple):
    """Words that too many have.

    Attributes:
        words: normalised, "…" for what may stand between them.
        have: how many different wordings do.
        since: when they became too many, in a database; ISO 8601, UTC.
    """

    words: str
    have: int
    since: str | None = None


def common(settings: Settings, most: int) -> list[Common]:
    """What is too common in a database, the commonest first, `most` of it.

    Raises:
        DatabaseError: the database cannot be read.
    """
    with db.reader(settings.db) as database:
        found = crowded(database, CROWDED, most)
    return [Common(match.spelt(one.text)[one.key], one.wordings, one.since) for one in found]


def common_in(rows: Iterable[Row], most: int) -> list[Common]:
    """Likewise, in the rows of a file."""
    return [Common(*one) for one in match.common([row.text for row in rows], most)]
