"""What is said of bytes or a page that could not be read as they should?"""

from tracker.model import Problem


def problem(code: str, message: str, *, fatal: bool = False) -> Problem:
    """A problem of reading; `article` gives it the path of its document."""
    return Problem("", "read", code, message, fatal=fatal)
