"""What is said of an input that cannot be opened?"""

import re
from collections import Counter
from collections.abc import Sequence

from tracker.model import Problem

_LISTED = 20  # names that a message lists
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


def shown(path: str) -> str:
    """A path that can be printed and stored, whatever bytes its name has."""
    return _UNPRINTABLE.sub("\ufffd", path)


def failed(path: str, code: str, message: str) -> Problem:
    """An input that yields no article."""
    return Problem(shown(path), "read", code, message, fatal=True)


def noted(path: str, code: str, message: str) -> Problem:
    """Something that is wrong with an input, which yields articles all the same."""
    return Problem(shown(path), "read", code, message)


def skipped(path: str, kinds: Counter[str]) -> Problem:
    """What a folder holds that is not read, by kind."""
    total = sum(kinds.values())
    noun = "file" if total == 1 else "files"
    return Problem(shown(path), "read", "skipped", f"{total} {noun} skipped: {', '.join(sorted(kinds))}")


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    return error.strerror or str(error)


def size(limit: int) -> str:
    """A number of bytes as people read it."""
    return f"{limit // 1024 // 1024} MiB" if limit >= 1024 * 1024 else f"{limit} bytes"


def passed_over(path: str, kinds: Counter[str]) -> Problem:
    """What an archive holds that is not read, by kind, the most frequent first."""
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0])))
    return Problem(shown(path), "read", "skipped", f"passed over: {told}")


def extra(what: str, name: str) -> str:
    """That something needs a part of tracker that is not installed, and how it is installed."""
    return f"{what}, and what reads that is not installed: {install(name)}"


def install(name: str) -> str:
    """What installs a part of tracker."""
    return f"python -m pip install 'tracker[{name}]'"


def listed(names: Sequence[str]) -> str:
    """Names as a message lists them, not all of very many."""
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(shown(name)[:40] or '""' for name in names[:_LISTED]) + more
