"""How does a person see the way of a quotation: speaker, outlets, articles, wordings?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as flatten
from typing import TYPE_CHECKING, NamedTuple, TextIO

from tracker.model import Appearance, Hop, Relation, Trace, TracedChain
from tracker.report import judged
from tracker.report.console import coloured, console, watched
from tracker.report.drift import hanging, proven, wording
from tracker.report.hanging import Hanging
from tracker.report.heading import heading, numbers
from tracker.report.pieces import Line, Piece, flat, text
from tracker.report.show import dated

if TYPE_CHECKING:
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
                terminal.print(Hanging(text(line)) if line else "")
            terminal.print(drawing.tree(Node((), (), branches(chain, evidence=evidence))))
    else:
        for number, chain in enumerate(trace.chains, 1):
            out.writelines(map(flat, heading(number, chain)))
            out.writelines(_indented(branches(chain, evidence=evidence), 1))


class _View(NamedTuple):
    """What is to be shown of each appearance: its number in the chain, if it has one; the evidence, if asked for."""

    numbers: Mapping[str, int]
    evidence: bool


def branches(chain: TracedChain, *, evidence: bool) -> tuple[Node, ...]:
    """One tree for each who is first named to have given the words; those without go under "nobody named"."""
    view = _View(numbers(chain), evidence)
    roots: dict[str | None, list[_Travel]] = {}
    for seen in chain.appearances:
        roots.setdefault(seen.hops[0].giver if seen.hops else None, []).append((seen.hops, seen))
    return tuple(
        Node(
            (Piece(name, "bold cyan") if name else Piece("nobody named", "italic"),),
            (),
            _next(travels, view),
        )
        for name, travels in roots.items()
    )


def _next(travels: Sequence[_Travel], view: _View) -> tuple[Node, ...]:
    """The nodes after one hop more: outlets by name and relation, articles by path."""
    groups: dict[tuple[str, ...], list[_Travel]] = {}
    for hops, seen in travels:
        outlet = bool(hops) and hops[0].taker_kind != "article"
        key = (hops[0].taker, hops[0].relation) if outlet else (seen.article,)
        groups.setdefault(key, []).append((hops, seen))
    return tuple(_outlet(group, view) if len(key) > 1 else _article(group, view) for key, group in groups.items())


def _outlet(travels: list[_Travel], view: _View) -> Node:
    hop = travels[0][0][0]
    label = (Piece(hop.taker, "bold"), Piece(f" {_DID.get(hop.relation, hop.relation)}", "dim"))
    onward = [(hops[1:], seen) for hops, seen in travels]
    return Node(label, (), _next(onward, view))


def _article(travels: list[_Travel], view: _View) -> Node:
    first = travels[0][1]
    label = (
        Piece(first.published or "undated", "" if first.published else "italic"),
        Piece(f"  {first.article}", "bold"),
    )
    details: list[Detail] = []
    if first.url and first.url != first.article:
        details.append(Detail((Piece(first.url, "dim"),)))
    for _, seen in travels:
        number = view.numbers.get(seen.quotation)
        own = (Piece(f"[{number}] ", "cyan"),) if number else ()
        details.append(Detail((*own, *wording(seen)), words=True))
        own_lines = hanging(seen, view.numbers), judged.corrections(seen.corrections)
        beneath = flatten.from_iterable((*own_lines, proofs(seen) if view.evidence else ()))
        details.extend(Detail((Piece("  "), *line)) for line in beneath)
    return Node(label, tuple(details), ())


def proofs(seen: Appearance) -> Iterator[Line]:
    """What the article prints for each step, and how it was read."""
    yield from proven(seen)
    for hop in seen.hops:
        if hop.printed:
            place = f" at {hop.span.start}-{hop.span.end}" if hop.span else ""
            carried = ", carried over from another quotation" if hop.inherited else ""
            yield (Piece(f"{hop.giver} > {hop.taker}: {hop.relation}, “{hop.printed}”{place}{carried}", "dim"),)
    if seen.said:
        yield (Piece(dated(seen.said), "dim"),)
    words = ", ".join(f"{name} “{value}”" for name, value in (("source", seen.source), ("cue", seen.cue)) if value)
    rule = f"rule {seen.rule}, confidence {seen.confidence:.2f}, match {seen.score:.0f}"
    rule += f", {seen.quotation} at {seen.start}-{seen.end}"
    yield (Piece(f"{words}; {rule}" if words else rule, "dim"),)


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

        details = (Hanging(self._detail(detail)) for detail in node.details)
        made = Tree(Group(text(node.label), *details), guide_style="dim", hide_root=not node.label)
        made.children.extend(map(self.tree, node.children))
        return made

    def _detail(self, detail: Detail) -> "Text":
        shown = text(detail.line, signs=self.signs)
        if detail.words and self.searched:
            shown.highlight_regex(self.searched, _FOUND)
        return shown


def _indented(nodes: Iterable[Node], depth: int) -> Iterator[str]:
    for node in nodes:
        for line in (node.label, *((Piece("  "), *detail.line) for detail in node.details)):
            yield "   " * depth + flat(line)
        yield from _indented(node.children, depth + 1)
