"""What did the user set, by option or in the environment?"""

import os

from tracker.model import DEFAULT_DB, Settings

__all__ = ["DB_VARIABLE", "DEFAULT_DB", "OUTLETS_VARIABLE", "Settings", "settings"]

MOST_JOBS = 4  # one process stores what the others extract, and can keep up with so many
DB_VARIABLE = "TRACKER_DB"
OUTLETS_VARIABLE = "TRACKER_OUTLETS"


def settings(db: str | None = None, lexicon: str | None = None, jobs: int | None = 1) -> Settings:
    """The settings of one command; an empty value (`TRACKER_DB=`) is as good as none, no `jobs` are one a core."""
    return Settings(db or DEFAULT_DB, lexicon or None, jobs or min(os.cpu_count() or 1, MOST_JOBS))
