"""How does a person see the way of a quotation: speaker, outlets, articles, wordings?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TextIO

from tracker.model import Appearance, Hop, Kind, Relation, Trace, TracedChain
from tracker.report.console import coloured, console, watched
from tracker.report.pieces import CHANGED, Line, Piece, count, flat, text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text
    from rich.tree import Tree


class Detail(NamedTuple):
    """A line under an article; `words` when it is the wording, in which the phrase that was asked for is marked."""

    line: Line
    words: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A speaker, an outlet or an article; `details` stand under it, `children` got the words from it."""

    label: Line
    details: tuple[Detail, ...]
    children: tuple["Node", ...]


_DID = {
    Relation.REPORTED: "reported it",
    Relation.TOLD: "was told",
    Relation.CARRIED: "carried it",
    Relation.QUOTED: "quoted the words",
    Relation.CITING: "was cited",
    Relation.POSTED: "where it was posted",
    Relation.CREDITED: "is credited",
    Relation.SPEAKING: "speaks for itself",
    "syndicated": "syndicated the article",
    "published": "published it",
}
"""What the outlet did, by the relation of the hop that leads to it."""

_FOUND = "underline"
_TELLING = 4  # letters: shorter words are marked only when the phrase has no others
_HANGING = 4  # blanks before what is left of a long line

_Travel = tuple[tuple[Hop, ...], Appearance]


def show(out: TextIO, trace: Trace, *, evidence: bool) -> None:
    """Print the chains of `trace` on `out`; with `evidence`, what proves each step and which rule read it.

    On a terminal as trees in colour, the words of the phrase underlined; elsewhere as indented lines. What was cut and
    added stands in `[-cut-]` and `{+added+}` wherever there is no colour.
    """
    if watched(out):
        terminal = console(out)
        drawing = _Drawing(_searched(trace.query), signs=not coloured(terminal))
        for number, chain in enumerate(trace.chains, 1):
            for line in heading(number, chain):
                terminal.print(_Hanging(text(line)) if line else "")
            terminal.print(drawing.tree(Node((), (), branches(chain, evidence=evidence))))
    else:
        for number, chain in enumerate(trace.chains, 1):
            out.writelines(map(flat, heading(number, chain)))
            out.writelines(_indented(branches(chain, evidence=evidence), 1))


def heading(number: int, chain: TracedChain) -> Iterator[Line]:
    """What is to be known of the whole chain: who, how many, since when, from where, and what to beware of."""
    if number > 1:
        yield ()
    yield (
        Piece(f"{number}. "),
        Piece(chain.speaker or "nobody named", "bold" if chain.speaker else "italic"),
        Piece(f"  chain {chain.id}", "dim"),
    )
    yield (Piece(f"   {_counts(chain)}"),)
    yield from _origin(chain)
    for warning in chain.warnings:
        yield (Piece(f"   ! {warning.message}", "yellow"),)


def branches(chain: TracedChain, *, evidence: bool) -> tuple[Node, ...]:
    """One tree for each who is first named to have given the words; those without go under "nobody named"."""
    roots: dict[str | None, list[_Travel]] = {}
    for seen in chain.appearances:
        roots.setdefault(seen.hops[0].giver if seen.hops else None, []).append((seen.hops, seen))
    return tuple(
        Node(
            (Piece(name, "bold cyan") if name else Piece("nobody named", "italic"),),
            (),
            _next(travels, evidence=evidence),
        )
        for name, travels in roots.items()
    )


def _next(travels: Sequence[_Travel], *, evidence: bool) -> tuple[Node, ...]:
    """The nodes after one hop more: outlets by name and relation, articles by path."""
    groups: dict[tuple[str, ...], list[_Travel]] = {}
    for hops, seen in travels:
        outlet = bool(hops) and hops[0].taker_kind != "article"
        key = (hops[0].taker, hops[0].relation) if outlet else (seen.article,)
        groups.setdefault(key, []).append((hops, seen))
    return tuple(
        _outlet(group, evidence=evidence) if len(key) > 1 else _article(group, evidence=evidence)
        for key, group in groups.items()
    )


def _outlet(travels: list[_Travel], *, evidence: bool) -> Node:
    hop = travels[0][0][0]
    label = (Piece(hop.taker, "bold"), Piece(f" {_DID.get(hop.relation, hop.relation)}", "dim"))
    onward = [(hops[1:], seen) for hops, seen in travels]
    return Node(label, (), _next(onward, evidence=evidence))


def _article(travels: list[_Travel], *, evidence: bool) -> Node:
    first = travels[0][1]
    label = (
        Piece(first.published or "undated", "" if first.published else "italic"),
        Piece(f"  {first.article}", "bold"),
    )
    details: list[Detail] = []
    if first.url and first.url != first.article:
        details.append(Detail((Piece(first.url, "dim"),)))
    for _, seen in travels:
        details.append(Detail(wording(seen), words=True))
        if evidence:
            details.extend(map(Detail, proofs(seen)))
    return Node(label, tuple(details), ())


def wording(seen: Appearance) -> Line:
    """The words of one appearance; what differs from the origin of its chain has the style of a cut or an addition."""
    opening, closing = ("", " (indirect)") if seen.kind is Kind.INDIRECT else ("“", "”")
    hedge = (Piece(f" ({seen.hedge})", "yellow"),) if seen.hedge else ()
    if not any(sign in CHANGED for sign, _ in seen.changes):
        return Piece(opening), Piece(seen.text), Piece(closing), *hedge
    pieces: list[Piece] = []
    for sign, words in seen.changes:
        pieces += [Piece(" ")] if pieces else []
        pieces.append(Piece(words, CHANGED.get(sign, "")))
    return Piece(opening), *pieces, Piece(closing), *hedge


def proofs(seen: Appearance) -> Iterator[Line]:
    """What the article prints for each step, and how it was read."""
    for hop in seen.hops:
        if hop.printed:
            place = f" at {hop.span.start}-{hop.span.end}" if hop.span else ""
            carried = ", carried over from another quotation" if hop.inherited else ""
            yield (Piece(f"  {hop.giver} > {hop.taker}: {hop.relation}, “{hop.printed}”{place}{carried}", "dim"),)
    words = ", ".join(f"{name} “{value}”" for name, value in (("source", seen.source), ("cue", seen.cue)) if value)
    rule = f"rule {seen.rule}, confidence {seen.confidence:.2f}, match {seen.score:.0f}, at {seen.start}-{seen.end}"
    yield (Piece(f"  {words}; {rule}" if words else f"  {rule}", "dim"),)


def _counts(chain: TracedChain) -> str:
    dates = sorted(seen.published[:10] for seen in chain.appearances if seen.published)
    span = "" if not dates else f", {dates[0]}" if dates[0] == dates[-1] else f", {dates[0]} to {dates[-1]}"
    found = count(len(chain.appearances), "quotation")
    articles = count(len({seen.article for seen in chain.appearances}), "article")
    return f"{found} in {articles}, {count(chain.independent, 'independent origin')}{span}"


def _origin(chain: TracedChain) -> Iterator[Line]:
    """The furthest outlet upstream, and the earliest article of this database; without a date it is just an article."""
    yield Piece("   origin: "), Piece(chain.origin_outlet or "no outlet named", "bold")
    dated = f"earliest here: {chain.origin_article}, {chain.origin_published}"
    yield (Piece(f"   {dated if chain.origin_published else f'here in {chain.origin_article}, undated'}"),)


def _searched(query: str) -> re.Pattern[str] | None:
    """What finds the telling words of a phrase."""
    words = re.findall(r"\w+", query)
    telling = [word for word in words if len(word) >= _TELLING] or words
    return re.compile(rf"\b(?:{'|'.join(telling)})\b", re.IGNORECASE) if telling else None


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How nodes become a tree for a terminal.

    Attributes:
        searched: finds the words to be underlined.
        signs: whether signs must tell what differs.
    """

    searched: re.Pattern[str] | None
    signs: bool

    def tree(self, node: Node) -> "Tree":
        """The tree of a node and of all below it."""
        from rich.console import Group  # noqa: PLC0415  rich is loaded by those who print for people
        from rich.tree import Tree  # noqa: PLC0415  likewise

        details = (_Hanging(self._detail(detail)) for detail in node.details)
        made = Tree(Group(text(node.label), *details), guide_style="dim", hide_root=not node.label)
        made.children.extend(map(self.tree, node.children))
        return made

    def _detail(self, detail: Detail) -> "Text":
        shown = text(detail.line, signs=self.signs)
        if detail.words and self.searched:
            shown.highlight_regex(self.searched, _FOUND)
        return shown


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A line that stands further in where it goes on."""

    shown: "Text"

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        fits = self.shown.cell_len <= options.max_width
        room = options.max_width if fits else max(options.max_width - _HANGING, 1)
        lines = self.shown.wrap(console, room, overflow="fold")
        for number, line in enumerate(lines):
            line.pad_left(_HANGING if number else 0)
            yield line


def _indented(nodes: Iterable[Node], depth: int) -> Iterator[str]:
    for node in nodes:
        for line in (node.label, *((Piece("  "), *detail.line) for detail in node.details)):
            yield "   " * depth + flat(line)
        yield from _indented(node.children, depth + 1)
