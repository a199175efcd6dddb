"""How do rows become a table, CSV, JSON, JSON Lines or Markdown?"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Literal, TextIO

from tracker.report import gate
from tracker.report.console import console, unicode, watched

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, Any]
"""Column names and values: text, numbers, booleans, None, and in JSON lists and objects too."""

_PADDED = 36  # a cell longer than this does not widen its column in a plain table
_WORD = 12  # a word up to this long is not broken in a fitted table
_SENTENCE = 24  # columns of a fitted table that hold long cells are at least so wide


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"


def rows(out: TextIO, form: Format, columns: Sequence[str], values: Iterable[Row]) -> None:
    """Print `values` on `out`; JSON Lines, JSON and CSV as they come, the others once all are there.

    Args:
        out: where to.
        form: how.
        columns: which, in order; JSON and JSON Lines print every key of a row instead.
        values: the rows; a missing key is an empty cell.
    """
    if form is Format.JSONL:
        jsonl(out, values)
    elif form is Format.JSON:
        array(out, values)
    elif form is Format.CSV:
        table_csv(out, columns, values)
    elif form is Format.MD:
        _markdown(out, columns, values)
    else:
        table(out, columns, values)


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


def table_csv(out: TextIO, columns: Sequence[str], values: Iterable[Row]) -> None:
    """RFC 4180 but for the line ends, which are LF as in all other output; a first line of column names."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([gate.cell(name) for name in columns])
    for value in values:
        writer.writerow([_cell(value.get(name)) for name in columns])


def table(out: TextIO, columns: Sequence[str], values: Iterable[Row]) -> None:
    """For people: fitted to the width of a terminal, or plain lines that are never wrapped nor cut."""
    kept = list(values)
    names = [gate.line(name) for name in columns]
    cells = [[gate.line(plain(row.get(name))) for name in columns] for row in kept]
    numeric = [bool(kept) and all(_is_number(row.get(name)) for row in kept) for name in columns]
    if watched(out):
        console(out).print(_rich(names, cells, numeric))
    else:
        out.writelines(_lines(names, cells, numeric))


def plain(value: Any) -> str:
    """A value as the text of one cell: lists joined by " > ", nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return " > ".join(map(plain, value))
    return str(value)


def _cell(value: Any) -> Any:
    return value if _is_number(value) and value is not None else gate.cell(plain(value))


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _lines(names: list[str], cells: list[list[str]], numeric: list[bool]) -> Iterable[str]:
    if not names:
        return
    widths = [
        max(len(cell) for cell in column if len(cell) <= max(_PADDED, len(column[0])))
        for column in zip(names, *cells, strict=True)
    ]
    for row in chain([names], cells):
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(padded).rstrip() + "\n"


def _rich(names: list[str], cells: list[list[str]], numeric: list[bool]) -> "Table":
    from rich import box  # noqa: PLC0415  rich is loaded by those who print for people
    from rich.table import Table  # noqa: PLC0415  likewise
    from rich.text import Text  # noqa: PLC0415  likewise

    made = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name, right, column in zip(names, numeric, zip(*cells, strict=True) if cells else repeat(()), strict=False):
        justify: Literal["left", "right"] = "right" if right else "left"
        made.add_column(Text(name), justify=justify, overflow="fold", no_wrap=right, min_width=_least(name, column))
    for row in cells:
        made.add_row(*map(Text, row))
    return made


def _least(name: str, column: Iterable[str]) -> int:
    """How narrow a column may become: its words stay whole unless they are long; what is long gets more room."""
    longest = max(map(len, column), default=0)
    words = max((len(word) for cell in (name, *column) for word in cell.split()), default=0)
    return max(min(words, _WORD), _SENTENCE if longest > _PADDED else 0)


def _markdown(out: TextIO, columns: Sequence[str], values: Iterable[Row]) -> None:
    out.write(_md_line(columns) + _md_line(["---"] * len(columns)))
    out.writelines(_md_line([plain(value.get(name)) for name in columns]) for value in values)


_MD_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"} | {"&": "&amp;"})


def _md_line(cells: Iterable[str]) -> str:
    """One line of a table; signs that Markdown or HTML would act on are escaped."""
    shown = (gate.line(cell) for cell in cells)
    return "| " + " | ".join(cell if cell == "---" else cell.translate(_MD_SIGNS) for cell in shown) + " |\n"
