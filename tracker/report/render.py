"""How do rows become a table, CSV, JSON, JSON Lines or Markdown?"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TextIO
from unicodedata import combining, east_asian_width

from tracker.report import gate
from tracker.report.console import console, unicode, watched

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, Any]
"""Column names and values: text, numbers, booleans, None, and in JSON lists and objects too."""

_PADDED = 60  # a cell longer than this does not widen its column in a plain table
_WORD = 16  # in a fitted table a word up to this long is not broken
_GAP = 3  # what stands between two columns of a fitted table


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"


def rows(out: TextIO, form: Format, columns: Sequence[str], values: Iterable[Row], joint: str = "; ") -> None:
    """Print `values` on `out`; JSON Lines, JSON and CSV as they come, the others once all are there.

    Args:
        out: where to.
        form: how.
        columns: which, in order; JSON and JSON Lines print every key of a row instead.
        values: the rows; a missing key is an empty cell.
        joint: what stands between the members of a list in one cell.
    """
    if form is Format.JSONL:
        jsonl(out, values)
    elif form is Format.JSON:
        array(out, values)
    elif form is Format.CSV:
        table_csv(out, columns, values, joint)
    elif form is Format.MD:
        _markdown(out, columns, values, joint)
    else:
        table(out, columns, values, joint)


def jsonl(out: TextIO, values: Iterable[Row]) -> None:
    """One object a line."""
    ascii_only = not unicode(out)
    out.writelines(gate.dumps(value, ascii_only=ascii_only) + "\n" for value in values)


def array(out: TextIO, values: Iterable[Row]) -> None:
    """One JSON array, an object a line; written as they come, so that it never has to fit in memory."""
    ascii_only = not unicode(out)
    before = "["
    for value in values:
        out.write(before + "\n " + gate.dumps(value, ascii_only=ascii_only))
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


def document(out: TextIO, value: Any) -> None:
    """One JSON value, indented."""
    out.write(gate.dumps(value, ascii_only=not unicode(out), indent=2) + "\n")


def table_csv(out: TextIO, columns: Sequence[str], values: Iterable[Row], joint: str = "; ") -> None:
    """RFC 4180 but for the line ends, which are LF as in all other output; a first line of column names."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([gate.cell(name) for name in columns])
    for value in values:
        writer.writerow([_cell(value.get(name), joint) for name in columns])


def table(out: TextIO, columns: Sequence[str], values: Iterable[Row], joint: str = "; ") -> None:
    """For people: fitted to the width of a terminal, or plain lines that are never wrapped nor cut."""
    kept = list(values)
    names = [gate.line(name) for name in columns]
    cells = [[gate.line(plain(row.get(name), joint)) for name in columns] for row in kept]
    numeric = [bool(kept) and all(_is_number(row.get(name)) for row in kept) for name in columns]
    if watched(out):
        terminal = console(out)
        terminal.print(_rich(names, cells, numeric, terminal.width))
    else:
        out.writelines(_lines(names, cells, numeric))


def plain(value: Any, joint: str) -> str:
    """A value as the text of one cell: members of lists with `joint` between them, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return joint.join(plain(member, joint) for member in value)
    return str(value)


def _cell(value: Any, joint: str) -> Any:
    return value if _is_number(value) and value is not None else gate.cell(plain(value, joint))


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _lines(names: list[str], cells: list[list[str]], numeric: list[bool]) -> Iterable[str]:
    if not names:
        return
    widths = [
        max(_width(cell) for cell in column if _width(cell) <= max(_PADDED, _width(column[0])))
        for column in zip(names, *cells, strict=True)
    ]
    for row in chain([names], cells):
        padded = (
            " " * (width - _width(cell)) + cell if right else cell + " " * (width - _width(cell))
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(padded).rstrip() + "\n"


def _rich(names: list[str], cells: list[list[str]], numeric: list[bool], width: int) -> "Table":
    from rich import box  # noqa: PLC0415  rich is loaded by those who print for people
    from rich.table import Table  # noqa: PLC0415  likewise
    from rich.text import Text  # noqa: PLC0415  likewise

    made = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    widths = fitted([list(column) for column in zip(names, *cells, strict=True)], width - _GAP * len(names))
    for name, right, wide in zip(names, numeric, widths, strict=True):
        justify: Literal["left", "right"] = "right" if right else "left"
        made.add_column(Text(name), justify=justify, overflow="fold", width=wide)
    for row in cells:
        made.add_row(*map(Text, row))
    return made


def fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column, so that all fit into `room`: the widest give way first, words stay whole if they can.

    >>> fitted([["id", "c1"], ["text", "a long remark on the harbour"]], 20)
    [2, 18]
    """
    widest = [max(1, *map(_width, column)) for column in columns]
    words = [max((_width(word) for cell in column for word in cell.split()), default=1) for column in columns]
    for least in ([min(word, _WORD) for word in words], [1] * len(columns)):
        for limit in range(max(widest, default=0), 0, -1):
            widths = [min(wide, max(low, limit)) for wide, low in zip(widest, least, strict=True)]
            if sum(widths) <= room:
                return widths
    return [1] * len(columns)


def _width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(2 if east_asian_width(char) in "WF" else not combining(char) for char in text)


def _markdown(out: TextIO, columns: Sequence[str], values: Iterable[Row], joint: str) -> None:
    out.write(_md_line(columns) + _md_line(["---"] * len(columns)))
    out.writelines(_md_line([plain(value.get(name), joint) for name in columns]) for value in values)


_MD_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"} | {"&": "&amp;"})


def _md_line(cells: Iterable[str]) -> str:
    """One line of a table; signs that Markdown or HTML would act on are escaped."""
    shown = (gate.line(cell) for cell in cells)
    return "| " + " | ".join(cell if cell == "---" else cell.translate(_MD_SIGNS) for cell in shown) + " |\n"
