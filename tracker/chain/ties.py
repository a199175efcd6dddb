"""What speaks for one appearance having come from another, or both from a third?

Each tie is a link that could be. Nothing compares all with all: an appearance is held against

- the articles of the outlets that its own article names, `NEAR` of each outlet on each side in time,
- the first that came through the same outlet, where no article of that outlet is here,
- the article whose address its own prints, and the one of which its own is a copy,
- of all before it: the first with the same wording, and the first and the last `NEAR` other wordings.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain
from typing import NamedTuple

from tracker.chain import sure
from tracker.chain.known import Known, address
from tracker.chain.order import earlier
from tracker.chain.sure import Doubt
from tracker.chain.way import nameless, owner
from tracker.model import Appearance, CopyKind, Link, LinkKind, Proof, Relation

FEW = 4  # words: fewer are a short wording
NEAR = 4

_CREDITS = frozenset({"syndicated", Relation.CREDITED.value})


class Tie(NamedTuple):
    """A link that could be, between members at two places of a chain: the child would hang on the parent.

    `alike` is how much of the shorter wording stands in the longer one, 0..1.
    """

    child: int
    parent: int
    alike: float
    link: Link


class _Named(NamedTuple):
    """An outlet from which an article has words: how it is named, the proof, and what is to be doubted."""

    outlet: str
    credited: bool
    proofs: tuple[Proof, ...]
    doubts: tuple[Doubt, ...] = ()


class _Order(Enum):
    """What says who was first."""

    SEEN = "what is printed: the child has it from the parent, unless the dates say the contrary"
    DATED = "the dates alone"
    NEITHER = "nothing: both have it from a third"


class _Seen(NamedTuple):
    """What was seen of two appearances."""

    kind: LinkKind
    order: _Order
    why: str
    through: str | None = None
    proofs: tuple[Proof, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def ties(known: Known) -> Iterator[Tie]:
    """All links that could be, of every member."""
    for child, member in enumerate(known.members):
        named = _named(known, child, member)
        seen = chain(
            _within(known, child),
            _copied(known, child),
            _linked(known, child),
            *(_of_outlet(known, child, outlet) for outlet in named),
            _elsewhere(known, child),
            _repeated(known, child),
            _alike(known, child),
        )
        yield from (_tie(known, child, parent, what) for parent, what in seen)


_Ties = Iterator[tuple[int, _Seen]]


def _tie(known: Known, child: int, parent: int, seen: _Seen) -> Tie:
    member, other = known.members[child], known.members[parent]
    order = earlier(other.published, member.published)
    taken = order is not False if seen.order is _Order.SEEN else order is True and seen.order is _Order.DATED
    doubts = (*seen.doubts, *(() if seen.kind is LinkKind.ARTICLE else _doubts(known, child, parent, seen)))
    sureness = sure.figured(seen.kind, doubts)
    why = (seen.why, *(doubt.why for doubt in doubts))
    link = Link(other.quotation, seen.kind, taken, seen.through, seen.proofs, sureness, why)
    return Tie(child, parent, _share(known, parent, child), link)


def _doubts(known: Known, child: int, parent: int, seen: _Seen) -> Iterator[Doubt]:
    """What is to be doubted of any two articles: their dates, and few words."""
    dates = [known.members[place].published for place in (parent, child)]
    if None in dates:
        yield sure.UNDATED
    elif seen.order is _Order.SEEN and earlier(*dates) is False:
        yield sure.CONTRADICTED
    if min(len(known.words[place]) for place in (parent, child)) < FEW:
        yield sure.SHORT


def _within(known: Known, child: int) -> _Ties:
    """The article's first appearance that came the same way; for one that tells no way, the first that tells one."""
    member = known.members[child]
    others = [place for place in known.articles[member.article] if place != child]
    way = known.relaying[child]
    if way:
        parents = [p for p in others if p < child and known.relaying[p] == way]
    else:
        parents = [p for p in others if known.relaying[p]] or [p for p in others if p < child]
    for parent in parents[:1]:
        yield parent, _Seen(LinkKind.ARTICLE, _Order.NEITHER, "the article gives it more than once")


def _copied(known: Known, child: int) -> _Ties:
    """The article of which the child's is a copy, or else the first other copy of that article."""
    member = known.members[child]
    copied = member.copied
    if copied is None or child != known.articles[member.article][0]:
        return
    kind = LinkKind.REVISED if copied.kind is CopyKind.REVISED else LinkKind.SYNDICATED
    agency = member.syndicated_from if member.syndicated_from in copied.outlets else None
    through = agency or next(reversed(copied.outlets), None) if copied.taken else agency
    if copied.of in known.articles:
        order = _Order.SEEN if copied.taken else _Order.NEITHER
        yield known.articles[copied.of][0], _Seen(kind, order, copied.why, through, (copied.proof,))
        return
    for parent in known.copies[copied.of][:1]:
        if parent != child:
            why = f"both are copies of {copied.of}"
            yield parent, _Seen(LinkKind.SYNDICATED, _Order.NEITHER, why, through, (copied.proof,))


def _first(known: Known, parent: int, child: int) -> bool:
    """Whether the parent is earlier, or comes first in the row where that is not known."""
    order = earlier(known.members[parent].published, known.members[child].published)
    return parent < child if order is None else order


def _linked(known: Known, child: int) -> _Ties:
    """The articles whose addresses this one prints, or links to."""
    member = known.members[child]
    around = known.around.get(member.article)
    for pointer in around.addresses if around else ():
        parent = known.addresses.get(address(pointer.address))
        if parent is not None and known.members[parent].article != member.article:
            how = "printed" if pointer.proof.printed == pointer.address else "linked to"
            yield parent, _Seen(LinkKind.LINKED, _Order.SEEN, f"its address is {how}", None, (pointer.proof,))


def _of_outlet(known: Known, child: int, named: _Named) -> _Ties:
    """The articles of an outlet that this one names; or else the first that came through that outlet, too."""
    outlet = named.outlet
    kind = LinkKind.CREDITED if named.credited else LinkKind.CITED
    how = "credited" if named.credited else "cited"
    if outlet in known.own:
        for parent in _nearest(known.own[outlet], child):
            if known.members[parent].article != known.members[child].article:
                why = f"{outlet} is {how}, and it is {outlet}’s article"
                yield parent, _Seen(kind, _Order.SEEN, why, outlet, named.proofs, named.doubts)
        return
    parent = known.through[outlet][0]
    if known.members[parent].article != known.members[child].article:
        doubts = (*named.doubts, *([sure.NAMELESS] if nameless(outlet) else []))
        kind = kind if named.credited else LinkKind.RELAY
        why = f"both have it from {outlet}, of which no article is here"
        yield parent, _Seen(kind, _Order.NEITHER, why, outlet, named.proofs, doubts)


def _nearest(places: Sequence[int], child: int) -> Sequence[int]:
    """Those of the places that are nearest to a child on each side."""
    at = bisect_left(places, child)
    return places[max(0, at - NEAR) : at + NEAR]


def _elsewhere(known: Known, child: int) -> _Ties:
    """The articles of outlets that this one cites, though not for these words: earlier ones only."""
    member = known.members[child]
    around = known.around.get(member.article)
    for citation in around.citations if around and not known.relaying[child] else ():
        for parent in _nearest(known.own.get(citation.name, ()), child):
            if known.members[parent].article != member.article and parent < child:
                proofs = (Proof(member.article, citation.printed, citation.span),) if citation.printed else ()
                why = f"{citation.name} is cited, and it is {citation.name}’s article"
                yield parent, _Seen(LinkKind.CITED, _Order.SEEN, why, citation.name, proofs, (sure.ELSEWHERE,))


def _repeated(known: Known, child: int) -> _Ties:
    """The first article of the same outlet that cites nobody either."""
    outlet = owner(known.members[child])
    places = known.alone.get(outlet, ()) if outlet else ()
    if child in places[:1] or known.before[child]:
        return
    for parent in places[:1]:
        if known.members[parent].article != known.members[child].article:
            why = f"both are {outlet}’s own"
            yield parent, _Seen(LinkKind.RELAY, _Order.NEITHER, why, outlet)


def _alike(known: Known, child: int) -> _Ties:
    """Of some wordings before this one the one that is most like it."""
    member = known.members[child]
    at = bisect_left(known.firsts, child)
    same = known.same[child]
    tried = {same, *known.firsts[: min(at, NEAR)], *known.firsts[max(0, at - NEAR) : at]} - {child}
    for share, parent in sorted((-_share(known, parent, child), parent) for parent in tried):
        if known.members[parent].article != member.article and _first(known, parent, child):
            words = min(len(known.words[place]) for place in (parent, child))
            alike = sure.unlike(round(-share * words), words)
            dates = " and ".join(known.members[place].published or "no date" for place in (parent, child))
            yield parent, _Seen(LinkKind.TEXT, _Order.DATED, f"printed {dates}", doubts=(alike,))
            return


def _share(known: Known, one: int, other: int) -> float:
    """How much of the shorter wording stands in the longer one, 0..1."""
    a, b = known.words[one], known.words[other]
    return len(a & b) / (min(len(a), len(b)) or 1)


def _named(known: Known, child: int, member: Appearance) -> list[_Named]:
    """The outlets that an article has the words from, nearest first."""
    led = {hop.taker: hop for hop in member.hops}
    around = known.around.get(member.article)
    cited = {citation.name: citation for citation in around.citations} if around else {}
    found = []
    for steps, outlet in enumerate(known.before[child]):
        how = led.get(outlet) or cited.get(outlet)
        relation = how.relation if how else ""
        credited = relation in _CREDITS or (not relation and outlet == member.syndicated_from)
        proofs = (Proof(member.article, how.printed, how.span),) if how and how.printed else ()
        doubts = [sure.CARRIED] * bool(how and how.inherited) + ([sure.between(steps)] if steps else [])
        found.append(_Named(outlet, credited, proofs, tuple(doubts)))
    return found
