"""What changed from one wording to another?"""

from tracker.match.score import edits
from tracker.text import mapped, normal


def wording(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """How the words of `a` became those of `b`, for showing: ("=" | "-" | "+", words), in order.

    Marks, case and hyphens alone are no change. The words stand as they are printed: those kept ("=") and those added
    ("+") as in `b`, those dropped ("-") as in `a`. Empty when neither has words.
    """
    cuts_a, cuts_b = _cuts(a), _cuts(b)
    out: list[tuple[str, str]] = []
    dropped: list[str] = []
    added: list[str] = []
    for kept, a_first, a_last, b_first, b_last in edits(normal(a).split(), normal(b).split()):
        if kept:
            out += _changed(dropped, added)
            dropped, added = [], []
            out.append(("=", _printed(b, cuts_b, b_first, b_last)))
        else:
            dropped.append(_printed(a, cuts_a, a_first, a_last))
            added.append(_printed(b, cuts_b, b_first, b_last))
    return (*out, *_changed(dropped, added))


def _changed(dropped: list[str], added: list[str]) -> list[tuple[str, str]]:
    """What went before what came."""
    pieces = [("-", " ".join(filter(None, dropped))), ("+", " ".join(filter(None, added)))]
    return [(sign, words) for sign, words in pieces if words]


def _cuts(text: str) -> list[int]:
    """Where each word begins with the opening marks before it, and where the text ends."""
    plain = mapped(text)
    starts = [place for place, before in zip(plain.map, " " + plain.text, strict=False) if before == " "]
    cuts = []
    for start in starts:
        i = start
        while i and not text[i - 1].isspace() and not text[i - 1].isalnum():
            i -= 1
        cuts.append(i if i == 0 or text[i - 1].isspace() else start)
    return [*cuts, len(text)]


def _printed(text: str, cuts: list[int], first: int, last: int) -> str:
    """Words `first` to `last` as they stand in the text, with their marks."""
    return " ".join(text[cuts[first] : cuts[last]].split()) if first < last else ""
