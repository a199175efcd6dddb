"""How are a few words in several styles printed, in colour or without?"""

from typing import TYPE_CHECKING, NamedTuple

from tracker.report import gate

if TYPE_CHECKING:
    from rich.text import Text


class Piece(NamedTuple):
    """A few words and the rich style they are shown in; never markup."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]

CHANGED = {"-": "red strike", "+": "bold green"}
"""Styles of words that were cut from a wording or added to it."""

_SIGNS = {CHANGED["-"]: ("[-", "-]"), CHANGED["+"]: ("{+", "+}")}


def flat(line: Line) -> str:
    """One line of plain text with its line end; what differs is marked with `[-cut-]` and `{+added+}`."""
    return "".join(map(_signed, line)).rstrip() + "\n"


def text(line: Line, *, signs: bool = False) -> "Text":
    """One line in colour.

    Args:
        line: what to print.
        signs: mark what differs with `[-cut-]` and `{+added+}` too, for a terminal without colour.
    """
    from rich.text import Text  # noqa: PLC0415  rich is loaded by those who print for people

    made = Text(overflow="fold")
    for piece in line:
        made.append(_signed(piece) if signs else one_line(piece.text), piece.style or None)
    return made


def one_line(words: str) -> str:
    """`words` through the gate and without line ends; blanks at its ends stay, for pieces are joined."""
    return gate.terminal(words).replace("\n", " ").replace("\t", " ")


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(3000, "quotation")
    ('1 article', '3,000 quotations')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _signed(piece: Piece) -> str:
    opening, closing = _SIGNS.get(piece.style, ("", ""))
    return f"{opening}{one_line(piece.text)}{closing}"
