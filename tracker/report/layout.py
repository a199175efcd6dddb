"""How does a table fit into the width of a terminal?

Cells are folded at blanks, and long words after "/", "_" and "-". When the columns still do not fit, the widest one
takes lines of its own under each row; when that does not help either, each row becomes a list of names and values.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import combining, east_asian_width

GAP = 2  # blanks between two columns
INDENT = 4  # blanks before the cell that stands under its row

_WORDS = (16, 12, 9)  # words up to so long are not broken; fewer are spared where the columns are many
_LONG = 40  # a column with a wider cell holds sentences or paths,
_LEAST = 24  # and is not narrower than this
_BREAK = re.compile(r"(?<=[/_])(?=[^/_\s])|(?<=-)(?=[^\W\d_])|(?<=[0-9])(?=T[0-9]{2}:)")


class Fitted(NamedTuple):
    """A table as lines, none wider than asked.

    Attributes:
        head: the names of the columns; nothing when they stand beside the values.
        rows: the lines of each row.
    """

    head: list[str]
    rows: list[list[str]]


class Layout(NamedTuple):
    """Where the columns of a table stand.

    Attributes:
        widths: of each column; that of the one below counts for nothing.
        below: number of the column that stands under its row, or None.
    """

    widths: tuple[int, ...]
    below: int | None = None


def fitted(names: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], room: int) -> Fitted:
    """A table in `room` columns of a terminal.

    Args:
        names: of the columns.
        rows: their cells, each without line ends.
        numeric: for each column whether it holds numbers; these stand right and are not broken.
        room: how wide the table may be.
    """
    found = layout(list(zip(names, *rows, strict=True)), numeric, room)
    if found is None:
        return Fitted([], [_record(names, row, room) for row in rows])
    return Fitted(_row(names, numeric, found, room), [_row(row, numeric, found, room) for row in rows])


def layout(columns: Sequence[Sequence[str]], numeric: Sequence[bool], room: int) -> Layout | None:
    """The widths of columns, the widest giving way first, or None when they are too many for `room`.

    >>> layout([("id", "c1"), ("text", "a long remark on the harbour")], (False, False), 20)
    Layout(widths=(2, 16), below=None)
    """
    wide = [max(map(width, column)) for column in columns]
    widest = max(range(len(columns)), key=lambda i: (not numeric[i], wide[i]), default=0)
    for below in (None, widest) if len(columns) > 1 and wide[widest] > _LEAST else (None,):
        kept = [i for i in range(len(columns)) if i != below]
        for word in _WORDS:
            least = [_least(columns[i], wide[i], wide[i] if numeric[i] else word) for i in kept]
            shared = _shared([wide[i] for i in kept], least, room - GAP * (len(kept) - 1))
            if shared is not None:
                widths = dict(zip(kept, shared, strict=True))
                return Layout(tuple(widths.get(i, 0) for i in range(len(columns))), below)
    return None


def _least(column: Sequence[str], wide: int, word: int) -> int:
    """How narrow a column may become, when words of up to `word` signs stay whole."""
    pieces = (width(piece) for cell in column for part in cell.split() for piece in _BREAK.split(part))
    return max(1, min(word, max(pieces, default=1)), _LEAST if wide > _LONG else 1)


def _shared(wide: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """The widths of columns within `room`: as wide as they are, but none wider than a limit that holds for all."""
    if sum(least) > room:
        return None
    for limit in range(max(wide, default=1), 0, -1):
        widths = [max(low, min(full, limit)) for full, low in zip(wide, least, strict=True)]
        if sum(widths) <= room:
            return widths
    return list(least)


def _row(cells: Sequence[str], numeric: Sequence[bool], found: Layout, room: int) -> list[str]:
    beside = [i for i in range(len(cells)) if i != found.below]
    folded = [fold(cells[i], found.widths[i]) for i in beside]
    made = []
    for parts in zip_longest(*folded, fillvalue=""):
        padded = (_padded(part, found.widths[i], right=numeric[i]) for i, part in zip(beside, parts, strict=True))
        made.append((" " * GAP).join(padded).rstrip())
    if found.below is not None:
        made += [" " * INDENT + line for line in fold(cells[found.below], room - INDENT)]
    return made


def _record(names: Sequence[str], cells: Sequence[str], room: int) -> list[str]:
    """One row as a list of names and values; where names and values do not fit side by side, the values stand below."""
    side = max(map(width, names)) + GAP
    if side > room // 2:
        return [line for pair in zip(names, cells, strict=True) for part in pair for line in fold(part, room)]
    return [
        (_padded("" if i else name, side, right=False) + line).rstrip()
        for name, cell in zip(names, cells, strict=True)
        for i, line in enumerate(fold(cell, room - side))
    ]


def _padded(text: str, room: int, *, right: bool) -> str:
    blanks = " " * (room - width(text))
    return blanks + text if right else text + blanks


def fold(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, at least one: parted at blanks, else within words, else anywhere.

    >>> fold("the harbour of samples/articles", 12)
    ['the harbour', 'of samples/', 'articles']
    """
    found = [""]
    for word in text.split():
        blank = " " if found[-1] else ""
        for piece in _BREAK.split(word):
            if width(found[-1]) + width(blank + piece) <= room:
                found[-1] += blank + piece
            else:
                found[len(found) - (not found[-1]) :] = _cut(piece, room)
            blank = ""
    return found


def _cut(word: str, room: int) -> list[str]:
    """A word in pieces of at most `room` columns; a sign that is wider than this stands alone."""
    found = [""]
    taken = 0
    for char in word:
        own = width(char)
        if found[-1] and taken + own > room:
            found.append("")
            taken = 0
        found[-1] += char
        taken += own
    return found


def width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else not combining(char) for char in text)
