"""What did the user set, by option or in the environment?"""

from tracker.model import DEFAULT_DB, Settings

__all__ = ["DB_VARIABLE", "DEFAULT_DB", "OUTLETS_VARIABLE", "Settings", "settings"]

DB_VARIABLE = "TRACKER_DB"
OUTLETS_VARIABLE = "TRACKER_OUTLETS"


def settings(db: str | None = None, lexicon: str | None = None, jobs: int = 1) -> Settings:
    """The settings of one command; an empty value (`TRACKER_DB=`) is as good as none."""
    return Settings(db or DEFAULT_DB, lexicon or None, jobs)
