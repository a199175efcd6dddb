"""What does the text itself say of its headline, date, writer, publisher and origin?"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon, Outlet
from tracker.model import Fact, Role, Span
from tracker.read import byline, closing, credit, stamps
from tracker.read.dateline import Dateline
from tracker.read.parts import Part

_BAR = re.compile(r"\s+[|–—-]\s+")
_NO_PRESS = ("government", "social")  # kinds of outlets whose articles nobody republishes
_TRUST = (
    "republished",
    "more-from",
    "byline",
    "dateline",
    "source",
    "copyright",
    closing.RULE,
)  # rules, the most believed first


class Split(NamedTuple):
    """A headline that carries its outlet's name: the places of both, the outlet, and how it stands there."""

    title: Span
    name: Span
    outlet: Outlet
    rule: str


def facts(text: str, parts: Sequence[Part], opening: tuple[int, Dateline] | None, lexicon: Lexicon) -> list[Fact]:
    """All that the lines of a text say of the article, of several facts of one field the most believed first."""
    found = list(_headline(text, parts, lexicon))
    for part in parts:
        if part.role is Role.DATE:
            found += _dates(part, Span(0, len(part.words)), lexicon)
        elif part.role is Role.BYLINE:
            found += _byline(part, lexicon)
        elif part.hit and part.hit.rule.names:
            found += _credit(part, lexicon)
        elif part.role is Role.CREDIT and (outlet := credit.alone(part.words, lexicon)):
            found.append(_fact("outlet", outlet.name, part, Span(0, len(part.words)), "outlet line"))
    if opening:
        index, line = opening
        found += _dateline(parts[index], line)
    found += closing.facts(parts, lexicon)
    return sorted(found, key=lambda fact: _TRUST.index(fact.rule) if fact.rule in _TRUST else -1)


def split(words: str, lexicon: Lexicon) -> Split | None:
    """The parts of "Outlet | headline" or "headline | Outlet", or None when a headline names no outlet so."""
    bars = list(_BAR.finditer(words))
    if not bars:
        return None
    first, last = bars[0], bars[-1]
    outlet = lexicon.outlets.named(words[: first.start()]) if "|" in first.group() else None
    if outlet:
        return Split(Span(first.end(), len(words)), Span(0, first.start()), outlet, "headline prefix")
    outlet = lexicon.outlets.named(words[last.end() :])
    if outlet:
        return Split(Span(0, last.start()), Span(last.end(), len(words)), outlet, "headline suffix")
    return None


def _fact(field: str, value: str, part: Part, span: Span, rule: str) -> Fact:
    place = Span(part.start + span.start, part.start + span.end)
    return Fact(field, value, part.words[span.start : span.end], place, rule)


def _headline(text: str, parts: Sequence[Part], lexicon: Lexicon) -> Iterable[Fact]:
    lines = [part for part in parts if part.role is Role.HEADLINE]
    if not lines:
        return
    first = lines[0]
    found = split(first.words, lexicon)
    if found:
        words = first.words[found.title.start : found.title.end]
        yield _fact("title", words, first, found.title, "headline")
        yield _fact("outlet", found.outlet.name, first, found.name, found.rule)
        return
    end = lines[1].end if first.words.endswith(";") and len(lines) > 1 else first.end
    printed = text[first.start : end]
    yield Fact("title", " ".join(printed.split()).rstrip(";"), printed, Span(first.start, end), "headline")


def _dates(part: Part, within: Span, lexicon: Lexicon) -> Iterable[Fact]:
    found = stamps.dates(part.words[within.start : within.end], lexicon.furniture)
    for stamp in found:
        span = Span(within.start + stamp.span.start, within.start + stamp.span.end)
        yield _fact(stamp.field, stamp.iso, part, span, "date line")
        if all(other.field == "updated" for other in found):
            yield _fact("published", stamp.iso, part, span, "update line")


def _byline(part: Part, lexicon: Lexicon) -> Iterable[Fact]:
    if part.hit:  # "Written by Ann Lee"
        words = part.words[part.hit.end :].lstrip(" :")
        spans = [Span(len(part.words) - len(words), len(part.words))] if words else []
    else:
        spans = byline.pieces(part.words, lexicon)
    for i, span in enumerate(spans):
        words = part.words[span.start : span.end]
        if i == 0:
            yield _fact("byline", words, part, span, "byline")
        else:
            yield from _dates(part, span, lexicon)
        found = byline.signed(words, lexicon) or _affiliation(words, lexicon)
        if found:
            place = Span(span.start + found.span.start, span.start + found.span.end)
            yield _fact(_origin(found.outlet), found.name, part, place, "byline")


def _affiliation(words: str, lexicon: Lexicon) -> credit.Named | None:
    """The outlet that a piece of a byline is, or ends in after a comma."""
    comma = words.rfind(", ")
    found = (credit.named(words, start, lexicon, known=True) for start in sorted({0, comma + 2 if comma > 0 else 0}))
    return next((named for named in found if named and named.span.end == len(words)), None)


def _credit(part: Part, lexicon: Lexicon) -> Iterable[Fact]:
    hit = part.hit
    found = credit.named(part.words, hit.end, lexicon, known=hit.rule.known) if hit else None
    names = hit.rule.names or "" if hit else ""
    if names == "syndicated_from" and found and found.outlet and found.outlet.kind in _NO_PRESS:
        return  # "Source: NATO", below a chart
    if hit and found:
        field = _origin(found.outlet) if names == "publisher" else names
        yield _fact(field, found.name, part, found.span, hit.rule.id)


def _dateline(part: Part, line: Dateline) -> Iterable[Fact]:
    if line.place:
        yield _fact("dateline", part.words[line.place.start : line.place.end], part, line.place, "dateline")
    if line.agency:
        field = _origin(line.agency.outlet) if line.agency.outlet else "syndicated_from"
        yield _fact(field, line.agency.name, part, line.agency.span, "dateline")


def _origin(outlet: Outlet | None) -> str:
    """What it makes of an outlet that it signs an article: an agency hands it on, any other prints its own."""
    return "syndicated_from" if outlet and outlet.kind == "agency" else "outlet"
