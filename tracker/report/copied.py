"""How is it told that an article is another one?"""

from typing import Any

from tracker.model import Copied
from tracker.report.pieces import Line, Piece


def record(copied: Copied) -> dict[str, Any]:
    """A copy as values that JSON knows."""
    told = {"of": copied.of, "kind": copied.kind.value, "taken": copied.taken, "share": copied.share}
    start, end = copied.proof.span or (None, None)
    return {**told, "why": copied.why, "printed": copied.proof.printed, "start": start, "end": end}


def line(copied: Copied) -> Line:
    """From which article it is, whose that is, and what was seen."""
    what = f"{copied.kind} from" if copied.taken else "as in"
    whose = f", {' via '.join(reversed(copied.outlets))}" if copied.outlets else ""
    return (Piece(f"  {what}: ", "dim"), Piece(f"{copied.of}{whose}"), Piece(f"  ({copied.why})", "dim"))
