"""How are rows of figures lined up?"""

from collections.abc import Iterable, Iterator, Sequence


def lined_up(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as a line: the first column to the left, all others to the right, two blanks between them."""
    kept = [list(row) for row in rows]
    widths = [max((len(row[i]) for row in kept if i < len(row)), default=0) for i in range(max(map(len, kept)))]
    for row in kept:
        first, *rest = (
            cell.rjust(w) if i else cell.ljust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=False))
        )
        yield "  ".join([first, *rest]).rstrip()


def share(part: int, whole: int) -> str:
    """A share with three decimals, or a dash when there is nothing to take a share of."""
    return f"{part / whole:.3f}" if whole else "-"
