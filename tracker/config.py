"""What did the user set, by option or in the environment?"""

import getpass
import os

from tracker.errors import UsageError
from tracker.model import DEFAULT_DB, Settings

__all__ = ["DB_VARIABLE", "DEFAULT_DB", "OUTLETS_VARIABLE", "USER_VARIABLE", "Settings", "judge", "settings"]

MOST_JOBS = 4  # one process stores what the others extract, and can keep up with so many
DB_VARIABLE = "TRACKER_DB"
USER_VARIABLE = "TRACKER_USER"
OUTLETS_VARIABLE = "TRACKER_OUTLETS"


def settings(db: str | None = None, lexicon: str | None = None, jobs: int | None = 1) -> Settings:
    """The settings of one command; an empty value (`TRACKER_DB=`) is as good as none, no `jobs` are one a core."""
    return Settings(db or DEFAULT_DB, lexicon or None, jobs or min(os.cpu_count() or 1, MOST_JOBS))


def judge(name: str | None) -> str:
    """Who signs a judgement: `name`, or else whoever is logged in.

    Raises:
        UsageError: nobody knows who that is.
    """
    if name and name.strip():
        return name.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError(f"say who judges: --by NAME, or {USER_VARIABLE} in the environment") from error
