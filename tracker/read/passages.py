"""Which text do the parts make that an export has of it: sections, paragraphs, quoted passages?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.model import Span
from tracker.read.decode import storable

_ITEM = re.compile(r"'([^'\\]*)'|\"([^\"\\]*)\"")
_LISTED = re.compile(r"\[\s*(?:'[^'\\]*'|\"[^\"\\]*\")(?:\s*,\s*(?:'[^'\\]*'|\"[^\"\\]*\"))*\s*\]")
_AROUND = ' \t\r\n"“”„‟«»'  # what may stand around words that are known to be quoted
_PARTS = ("summary", "sections", "headline", "paragraphs")  # of a text in fundus's form


def joined(value: object) -> str | None:
    """A text: a string, a list of paragraphs, or sections with headlines; None when it is none of them."""
    if isinstance(value, str):
        return value
    parts = list(_parts(value, 0))
    return "\n\n".join(parts) if parts else None


def listed(value: str) -> list[str] | None:
    """The strings of a list that stands as Python prints it in a table's field, or None when it is none."""
    if not (value.startswith("[") and len(value) < 10_000 and _LISTED.fullmatch(value)):
        return None
    return [one or other for one, other in _ITEM.findall(value)]


def made(quotes: object) -> tuple[str, tuple[Span, ...]] | None:
    """The passages that an export has of a page, a paragraph each, and the places of the words that are quoted.

    Args:
        quotes: objects with `quote`, and with what stands before and after it in `pre` and `post`.
    """
    text, spans = "", []
    for quote in quotes if isinstance(quotes, list) else []:
        if isinstance(quote, Mapping) and (words := _line(quote.get("quote"), _AROUND)):
            before, after = (_line(quote.get(name), None) for name in ("pre", "post"))
            before, after = before.rstrip(_AROUND), after.lstrip(_AROUND)
            text += f"{chr(10) * 2 if text else ''}{before}{' ' if before else ''}"
            spans.append(Span(len(text), len(text) + len(words) + 2))
            text += f"“{words}”{'' if after[:1] in {'', ',', '.', ';'} else ' '}{after}"
    return (text, tuple(spans)) if spans else None


def _line(value: Any, around: str | None) -> str:
    return " ".join(storable(value).split()).strip(around) if isinstance(value, str) else ""


def _parts(value: object, depth: int) -> Iterator[str]:
    """The paragraphs of a text that is in parts, in order."""
    if isinstance(value, str):
        yield value
    elif depth < 4 and isinstance(value, list):
        for part in value:
            yield from _parts(part, depth + 1)
    elif depth < 4 and isinstance(value, Mapping):
        for name in _PARTS:
            yield from _parts(value.get(name), depth + 1)
