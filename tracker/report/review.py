"""How does a person see two quotations of which it is to be said whether they are one remark?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from tracker.model import Appearance, ChangeKind, Judgement, Kind, Pair
from tracker.report import judged
from tracker.report.console import coloured, console, watched
from tracker.report.drift import flagged
from tracker.report.pieces import CHANGED, Line, Piece, count, flat, text

COLUMNS = (
    "a", "b", "score", "articles", "verdict", "why", "speaker_a", "speaker_b", "published_a", "published_b", "outlet_a",
    "outlet_b", "article_a", "article_b", "chain_a", "chain_b", "text_a", "text_b",
)  # fmt: skip
"""The columns of CSV and other rows: one pair a row."""

SHORT = ("score", "a", "b", "who", "when", "why", "words")
"""The columns of a table for people."""

_INDENT = 3
_PLACES = frozenset({"first", "last"})  # parts of a score that are no measure


def rows(pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    """One flat row a pair; JSON has the parts of the score, too."""
    for pair in pairs:
        of = {seen.quotation: chain for seen, chain in zip((pair.a, pair.b), _chains(pair), strict=True)}
        yield {
            "a": pair.a.quotation,
            "b": pair.b.quotation,
            "score": round(pair.waiting.score, 1),
            "articles": pair.waiting.articles,
            "verdict": pair.waiting.verdict.value,
            "why": pair.waiting.why,
            **{
                f"{name}_{side}": value
                for side, seen in (("a", pair.a), ("b", pair.b))
                for name, value in _facts(seen, of[seen.quotation]).items()
            },
            "parts": dict(pair.waiting.parts),
            "flags": [flagged(flag) for flag in pair.flags],
        }


def short(pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    """One row a pair for people: what is of both stands in one cell."""
    for row in rows(pairs):
        cells = {
            name: " | ".join(dict.fromkeys(row[f"{of}_{side}"] or nothing for side in "ab"))
            for name, of, nothing in (
                ("who", "speaker", "nobody"), ("when", "published", "undated"), ("words", "text", "")
            )
        }  # fmt: skip
        yield {**row, **cells}


def _chains(pair: Pair) -> tuple[str, str]:
    """The chains of the two, in the order in which they are shown."""
    one, other = pair.waiting.chains
    return (one, other) if pair.a.quotation == pair.waiting.a else (other, one)


def _facts(seen: Appearance, chain: str) -> dict[str, Any]:
    return {
        "speaker": "; ".join(seen.speakers) or None,
        "published": seen.published,
        "outlet": seen.outlet,
        "article": seen.article,
        "chain": chain,
        "text": seen.text,
    }


def outcome(answers: Sequence[Judgement]) -> str:
    """What came of a session."""
    kinds = Counter(judgement.ruling.value for judgement in answers)
    told = f": {', '.join(f'{number:,} {name}' for name, number in sorted(kinds.items()))}" if kinds else ""
    return f"{count(len(answers), 'pair')} decided{told}"


def show(out: TextIO, pair: Pair, number: int, total: int) -> None:
    """Print a pair: both wordings where they stand, what differs, who said them when and through whom, and why."""
    if not watched(out):
        out.writelines(map(flat, lines(pair, number, total)))
        return
    from rich.padding import Padding  # noqa: PLC0415  rich is loaded by those who print for people

    terminal = console(out)
    for line in lines(pair, number, total):
        indent = len(line[0].text) if line and not line[0].text.strip() else 0
        body = text(line[1:] if indent else line, signs=not coloured(terminal))
        terminal.print(Padding(body, (0, 0, 0, indent)))


def lines(pair: Pair, number: int, total: int) -> Iterator[Line]:
    """What is shown of a pair; blanks at the beginning of a line are a piece of their own."""
    yield ()
    yield Piece(f"{number} of {total}", "bold"), Piece(f"  {pair.waiting.verdict.value}: {pair.waiting.why}")
    parts = ", ".join(f"{name} {value:g}" for name, value in pair.waiting.parts if name not in _PLACES)
    yield _indented(Piece(f"would join {count(pair.waiting.articles, 'article')}; {parts}", "dim"))
    for letter, seen, place in (("A", pair.a, 0), ("B", pair.b, 1)):
        yield ()
        yield from _side(letter, seen, _chains(pair)[place])
        yield _indented(*_context(pair, place))
    if pair.flags:
        yield ()
    for flag in pair.flags:
        yield _indented(Piece(f"! {flagged(flag)}", "yellow"))


def _side(letter: str, seen: Appearance, chain: str) -> Iterator[Line]:
    way = [hop.taker for hop in seen.hops if hop.taker_kind != "article"]
    via = f"  via {' > '.join(way)}" if way else ""
    named = "; ".join(seen.speakers)
    style = "bold cyan" if named else "italic"
    hedge = (Piece(f" ({seen.hedge})", "yellow"),) if seen.hedge else ()
    yield Piece(f"{letter}  ", "bold"), Piece(named or "nobody named", style), *hedge, Piece(via)
    yield _indented(Piece(seen.published or "undated"), Piece(f"  {seen.article}", "bold"))
    yield _indented(Piece(f"{seen.kind.value}, {seen.quotation} in chain {chain}", "dim"))
    for line in judged.corrections(seen.corrections):
        yield _indented(*line)


def _context(pair: Pair, place: int) -> Iterator[Piece]:
    """The words of one side, with what the other has not, between what stands around them."""
    seen = (pair.a, pair.b)[place]
    opening, closing = ("", "") if seen.kind is Kind.INDIRECT else ("“", "”")
    before, after = _whole(pair.before[place], first=False), _whole(pair.after[place], first=True)
    yield Piece(f"{before} " if before else "", "dim")
    yield Piece(opening)
    sign = "+" if place else "-"
    words = [
        (change.kind is ChangeKind.KEPT, change.after if place else change.before)
        for change in pair.changes
        if (change.after if place else change.before)
    ]
    for number, (kept, printed) in enumerate(words or [(True, seen.text)]):
        yield Piece(" " if number else "")
        yield Piece(printed, "" if kept else CHANGED[sign])
    yield Piece(closing)
    yield Piece(f"{'' if after[:1] in ',.;:!?' else ' '}{after}" if after else "", "dim")


def _whole(around: str, *, first: bool) -> str:
    """What stands around on one line, without the word that was cut through, and without the quotation's own marks."""
    words = around.split()
    if len(words) < 2 or len(around) < _CUT:
        return " ".join(words)
    return f"{' '.join(words[:-1])} ..." if first else f"... {' '.join(words[1:])}"


_CUT = 80  # characters: what is as long was cut through


def _indented(*pieces: Piece) -> Line:
    return Piece(" " * _INDENT), *pieces
