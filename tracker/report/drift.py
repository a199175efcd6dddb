"""How does a person see what hangs an appearance on another, and what changed on the way?"""

from collections.abc import Iterator, Mapping

from tracker.model import Appearance, ChangeKind, Flag, Kind, Link, LinkKind
from tracker.report.pieces import CHANGED, Line, Piece

_LONGEST = 60  # characters of a proof, or of the words of a flag, that are shown


def wording(seen: Appearance) -> Line:
    """The words of one appearance; what differs from the one it hangs on has the style of a cut or an addition."""
    opening, closing = ("", " (indirect)") if seen.kind is Kind.INDIRECT else ("“", "”")
    hedge = (Piece(f" ({seen.hedge})", "yellow"),) if seen.hedge else ()
    if all(change.kind is ChangeKind.KEPT for change in seen.changes):
        return Piece(opening), Piece(seen.text), Piece(closing), *hedge
    pieces: list[Piece] = []
    for sign, words in signs(seen):
        pieces += [Piece(" ")] if pieces else []
        pieces.append(Piece(words, CHANGED.get(sign, "")))
    return Piece(opening), *pieces, Piece(closing), *hedge


def signs(seen: Appearance) -> Iterator[tuple[str, str]]:
    """What was kept ("="), cut ("-") and added ("+"), in order; of words in the place of others, the others first."""
    for change in seen.changes:
        if change.kind is ChangeKind.KEPT:
            yield "=", change.after
        else:
            yield from ((sign, words) for sign, words in (("-", change.before), ("+", change.after)) if words)


def hanging(seen: Appearance, numbers: Mapping[str, int]) -> Iterator[Line]:
    """From which appearance it hangs, and what a checker should look at on the way."""
    if seen.link:
        sure = "" if seen.link.kind is LinkKind.ARTICLE else f" ({seen.link.confidence:.2f})"
        yield (Piece(f"{_joined(seen.link, numbers)}{sure}", "cyan"),)
    for flag in seen.flags:
        yield (Piece(f"! {flagged(flag)}", "yellow"),)


def _joined(link: Link, numbers: Mapping[str, int]) -> str:
    """How it hangs on another: "from" it, "after" it, or "beside" it where that is all that is known."""
    taken = "after" if link.kind is LinkKind.TEXT else "from"
    through = f", {link.through}" if link.through else ""
    return f"{taken if link.taken else 'beside'} [{numbers[link.to]}]: {link.kind.value}{through}"


def flagged(flag: Flag) -> str:
    """A flag in words.

    >>> from tracker.model import Turn
    >>> flagged(Flag(Turn.NUMBER_CHANGED, "30", "40", None, None))
    'number changed: “30” to “40”'
    """
    words = " to ".join(f"“{_short(side)}”" for side in (flag.before, flag.after) if side)
    return f"{flag.turn.value}: {words}" if words else flag.turn.value


def proven(seen: Appearance) -> Iterator[Line]:
    """What the link rests on."""
    if seen.link:
        yield (Piece(f"link: {'; '.join(seen.link.why)}", "dim"),)
        for proof in seen.link.proofs:
            place = f" at {proof.span.start}-{proof.span.end}" if proof.span else ""
            yield (Piece(f"  “{_short(proof.printed)}”{place}", "dim"),)


def _short(words: str) -> str:
    """Words on one line, the end cut off where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
