"""How do rows become a table, CSV, JSON, JSON Lines or Markdown?"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, TextIO

from tracker.report import gate
from tracker.report.console import console, unicode, watched
from tracker.report.layout import fitted, width
from tracker.report.pieces import Piece, text

Row = Mapping[str, Any]
"""Column names and values: text, numbers, booleans, None, and in JSON lists and objects too."""

_PADDED = 60  # a cell longer than this does not widen its column in a plain table


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
        _fit(out, names, cells, numeric)
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
        max(width(cell) for cell in column if width(cell) <= max(_PADDED, width(column[0])))
        for column in zip(names, *cells, strict=True)
    ]
    for row in chain([names], cells):
        padded = (
            " " * (wide - width(cell)) + cell if right else cell + " " * (wide - width(cell))
            for cell, wide, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(padded).rstrip() + "\n"


def _fit(out: TextIO, names: list[str], cells: list[list[str]], numeric: list[bool]) -> None:
    """A table in the width of a terminal; rows stand apart where most of them take several lines."""
    terminal = console(out)
    made = fitted(names, cells, numeric, terminal.width)
    for line in made.head:
        terminal.print(text((Piece(line, "bold"),)))
    apart = 2 * sum(len(row) > 1 for row in made.rows) > len(made.rows)
    for number, row in enumerate(made.rows):
        out.write("\n" if apart and number else "")
        out.writelines(f"{line}\n" for line in row)


def _markdown(out: TextIO, columns: Sequence[str], values: Iterable[Row], joint: str) -> None:
    out.write(_md_line(columns) + _md_line(["---"] * len(columns)))
    out.writelines(_md_line([plain(value.get(name), joint) for name in columns]) for value in values)


_MD_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"} | {"&": "&amp;"})


def _md_line(cells: Iterable[str]) -> str:
    """One line of a table; signs that Markdown or HTML would act on are escaped."""
    shown = (gate.line(cell) for cell in cells)
    return "| " + " | ".join(cell if cell == "---" else cell.translate(_MD_SIGNS) for cell in shown) + " |\n"
