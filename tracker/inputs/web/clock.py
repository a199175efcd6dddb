"""What time is it, and how does one wait?"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the visitor of hosts has it; a test has one of its own, on which nobody waits.

    Attributes:
        now: the time of day, UTC.
        seconds: a number that grows by one a second.
        sleep: waits so many seconds.
    """

    now: Callable[[], datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def stamp(self) -> str:
        """The time of day to the second, ISO 8601."""
        return self.now().isoformat(timespec="seconds")
