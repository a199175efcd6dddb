"""What did the user set, by option or in the environment?"""

from dataclasses import dataclass

DB_VARIABLE = "TRACKER_DB"
OUTLETS_VARIABLE = "TRACKER_OUTLETS"
DEFAULT_DB = "tracker.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Made once for each command, and passed down.

    Attributes:
        db: path of the database, or its SQLAlchemy URL.
        lexicon: path of the user's own outlets file, or None.
        jobs: how many processes may work at once, 1 or more.
    """

    db: str = DEFAULT_DB
    lexicon: str | None = None
    jobs: int = 1


def settings(db: str | None = None, lexicon: str | None = None, jobs: int = 1) -> Settings:
    """The settings of one command; an empty value (`TRACKER_DB=`) is as good as none."""
    return Settings(db or DEFAULT_DB, lexicon or None, jobs)
