"""How does a line go on that is too long for the terminal?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

_HANGING = 4  # blanks, at least, before what is left of a long line,
_FURTHER = 2  # and more than stand before its beginning


@dataclass(frozen=True, slots=True)
class Hanging:
    """A line that stands further in where it goes on."""

    shown: "Text"

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        plain = self.shown.plain
        further = max(_HANGING, len(plain) - len(plain.lstrip(" ")) + _FURTHER)
        fits = self.shown.cell_len <= options.max_width
        room = options.max_width if fits else max(options.max_width - further, 1)
        lines = self.shown.wrap(console, room, overflow="fold")
        for number, line in enumerate(lines):
            line.pad_left(further if number else 0)
            yield line
