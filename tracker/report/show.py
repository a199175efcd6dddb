"""How does a person see one article, its quotations and why they were read so?"""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TextIO

from tracker.model import Article, Attribution, Extract, Kind, Quotation, Role, Said
from tracker.report import copied, gate, judged, quotations
from tracker.report.console import coloured, console, watched
from tracker.report.hanging import Hanging
from tracker.report.pieces import Line, Piece, count, flat, text
from tracker.report.problems import record

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    Kind.DIRECT: "green",
    Kind.MIXED: "cyan",
    Kind.INDIRECT: "yellow",
    Kind.UNATTRIBUTED: "magenta",
}
_OPENING = "bold reverse"
_CLOSING = "bold"


def document(extract: Extract) -> dict[str, Any]:
    """The article with its facts, quotations and problems as one JSON object."""
    article = extract.article
    return {
        "article": {
            "path": article.path,
            "id": article.id,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "syndicated_from": article.syndicated_from,
            "published": article.published,
            "byline": article.byline,
            "dateline": article.dateline,
            "text": article.text,
            "facts": [
                {
                    "field": fact.field,
                    "value": fact.value,
                    "printed": fact.printed,
                    "start": fact.span.start if fact.span else None,
                    "end": fact.span.end if fact.span else None,
                    "rule": fact.rule,
                }
                for fact in article.facts
            ],
        },
        "quotations": list(quotations.rows(extract)),
        "retrievals": [
            {**asdict(each), "taken": each.taken.value, "headers": dict(each.headers)} for each in extract.retrievals
        ],
        "copied": copied.record(extract.copied) if extract.copied else None,
        "problems": [record(problem) for problem in extract.problems],
    }


def show(out: TextIO, extract: Extract) -> None:
    """Print the text with its quotations numbered, and an explanation of each under it.

    On a terminal a quotation is coloured by its kind and its number stands before it; elsewhere, and without colours,
    it is put in brackets, `[3 ...]`.
    """
    if watched(out):
        terminal = console(out)
        for line in heading(extract):
            terminal.print(Hanging(text(line)) if line else "")
        terminal.print(_coloured(extract) if coloured(terminal) else _brackets(extract))
        for line in explanations(extract):
            terminal.print(Hanging(text(line)) if line else "")
    else:
        out.writelines(map(flat, heading(extract)))
        out.write(_brackets(extract) + "\n")
        out.writelines(map(flat, explanations(extract)))


def heading(extract: Extract) -> Iterator[Line]:
    """What is known of the article, and how; where it was had from; which other one it is; what is wrong with it."""
    yield (Piece(extract.article.path, "bold"),)
    for fact in extract.article.facts:
        printed = "" if fact.printed in ("", fact.value) else f", printed “{fact.printed}”"
        yield (Piece(f"  {fact.field}: ", "dim"), Piece(fact.value), Piece(f"  ({fact.rule}{printed})", "dim"))
    for each in extract.retrievals:
        proof = f"  ({each.at}, {each.size:,} bytes, SHA-256 {each.sha256})"
        yield (Piece("  retrieved: ", "dim"), Piece(each.final), Piece(proof, "dim"))
    if extract.copied:
        yield copied.line(extract.copied)
    for problem in extract.problems:
        yield (Piece("  problem: ", "yellow"), Piece(problem.message), Piece(f"  ({problem.code})", "dim"))
    yield ()


def bracketed(extract: Extract) -> Iterator[Piece]:
    """The article's text in pieces, with `[3 ` and `]` around the third quotation, marks inside."""
    spans = [quotation.outer for quotation in extract.quotations]
    opening, closing = _at([span.start for span in spans]), _at([span.end for span in spans])
    furniture = [block for block in extract.article.blocks if block.role is Role.FURNITURE]
    edges = {edge for block in furniture for edge in (block.start, block.end)}
    places = sorted({0, len(extract.article.text), *opening, *closing, *edges})
    dim = {block.start for block in furniture}
    around: list[int] = []
    for start, end in pairwise((*places, places[-1])):
        ended = closing.get(start, ())
        around = [i for i in around if i not in ended]
        yield Piece("]" * len(ended), _CLOSING)
        for i in sorted(opening.get(start, ()), key=lambda i: -spans[i].end):
            yield Piece(f"[{i + 1} ", _OPENING)
            around.append(i)
        colour = _STYLES[extract.attributions[around[-1]].kind] if around else "dim" if start in dim else ""
        yield Piece(extract.article.text[start:end], colour)


def explanations(extract: Extract) -> Iterator[Line]:
    """For each quotation its number, who said it, through whom it came, and what the rule saw."""
    yield ()
    yield (Piece(count(len(extract.quotations), "quotation"), "bold"),)
    for number, (quotation, attribution) in enumerate(zip(extract.quotations, extract.attributions, strict=True), 1):
        yield who(number, quotation, attribution)
        yield from _words(extract.article, attribution)
        yield (Piece(f"     {_why(attribution)}", "dim"),)
        yield from judged.corrections(attribution.corrections, "     ")
    for problem in extract.problems:
        yield (Piece(f"! {problem.message}", "yellow"),)


def who(number: int, quotation: Quotation, attribution: Attribution) -> Line:
    """The line that opens what is told of a quotation: its number, kind, speakers, outlets and place."""
    names = "; ".join(speaker.name for speaker in attribution.speakers)
    hedge = f" ({attribution.hedge})" if attribution.hedge else ""
    outlets = " > ".join(citation.name for citation in attribution.citations)
    via = f" via {outlets}" if outlets else ""
    return (
        Piece(f"{number:>3}", "bold"),
        Piece(f"  {attribution.kind.value}", _STYLES[attribution.kind]),
        Piece("  "),
        Piece(names or "nobody named", "bold" if names else "italic"),
        Piece(f"{hedge}{via}"),
        Piece(f"  {quotation.start}-{quotation.end}  {quotation.id}", "dim"),
    )


def _why(attribution: Attribution) -> str:
    """The rule and what it saw; how each speaker was found, when the rule itself does not tell."""
    found = [f"{speaker.name}: {speaker.reason}" for speaker in attribution.speakers]
    seen = [step.removeprefix(f"{attribution.rule}: ") for step in attribution.why]
    steps = "; ".join(dict.fromkeys([*seen, *found]))
    rule = f"rule {attribution.rule}, confidence {attribution.confidence:.2f}"
    return f"{rule}: {steps}" if steps else rule


def _words(article: Article, attribution: Attribution) -> Iterator[Line]:
    read = (("source", attribution.source), ("cue", attribution.cue))
    printed = ", ".join(f"{name} “{quotations.words(article, span)}”" for name, span in read if span)
    if printed:
        yield (Piece(f"     {printed}"),)
    if attribution.said:
        yield (Piece(f"     {dated(attribution.said)}"),)
    for citation in attribution.citations:
        carried = ", carried over from another quotation" if citation.inherited else ""
        place = f", “{citation.printed}” at {citation.span.start}-{citation.span.end}" if citation.span else ""
        yield (Piece(f"     {citation.name}: {citation.relation.value}{place}{carried}"),)


def dated(said: Said) -> str:
    """When it was said, and the words that tell it."""
    carried = ", carried over from another quotation" if said.inherited else ""
    return f"said {said.date}, “{said.printed}” at {said.span.start}-{said.span.end}{carried}"


def _brackets(extract: Extract) -> str:
    return "".join(gate.terminal(piece.text) for piece in bracketed(extract)).strip("\n")


def _coloured(extract: Extract) -> "Text":
    from rich.text import Text  # noqa: PLC0415  rich is loaded by those who print for people

    made = Text()
    for piece in bracketed(extract):
        if piece.style == _OPENING:
            made.append(f" {piece.text[1:-1]} ", _OPENING)
        elif piece.style != _CLOSING:
            made.append(gate.terminal(piece.text), piece.style or None)
    return made


def _at(places: list[int]) -> dict[int, list[int]]:
    """Which indices have each place."""
    found: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        found.setdefault(place, []).append(i)
    return found
