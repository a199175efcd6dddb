"""Which execution is this, and who is told how far it is?"""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from tracker import __version__
from tracker.lexicon import Lexicon
from tracker.store.runs import Run

Progress = Callable[[str], None]  # called with the path of an article, or how many quotations, when they are done


def run_of(command: str, lexicon: Lexicon) -> Run:
    """The record of an execution of `command` that begins now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(uuid4().hex, now, __version__, lexicon.digest, command)
