"""Which chains hold a phrase, how well, and what happened to its wording on the way?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.chain.handed import handed
from tracker.chain.hung import Drift, hung
from tracker.chain.link import SPEAKER
from tracker.chain.links import links
from tracker.chain.order import earlier
from tracker.chain.origin import disagree, origins, warnings
from tracker.chain.way import outlets
from tracker.chain.when import told
from tracker.model import Appearance, Chain, Kind, Surroundings, Trace, TracedChain, Warn
from tracker.text import normal

TELLING = 5  # words: two who are both said to have said so many cannot both have
FEW = 4  # speakers: what more others are said to have said is a phrase that anybody says


def trace(  # noqa: PLR0913  what one database knows, each part under its name
    query: str,
    chains: Mapping[str, Chain],
    appearances: Mapping[str, Appearance],
    *,
    ownership: Mapping[str, str],
    around: Mapping[str, Surroundings],
    drift: Drift,
    limit: int | None = None,
) -> Trace:
    """The chains in which a phrase was found, best first: `limit` of them, and how many more there are.

    Args:
        query: the phrase as asked.
        chains: by id.
        appearances: by quotation id; members of a chain that are not among them are left out.
        ownership: outlet name to "state", "party", "public" or "private", where known.
        around: path of an article to what it holds beside the words, where links may be seen in it.
        drift: what changed from one wording to another.
        limit: so many are put together; None for all.

    An indirect statement around a quotation in marks that holds the phrase too is left out: it is the same words.
    """
    found = {chain: [handed(appearances[i]) for i in chain.members if i in appearances] for chain in chains.values()}
    outer = _around([member for members in found.values() for member in members])
    kept = {chain: [m for m in members if m.quotation not in outer] for chain, members in found.items()}
    ranked = sorted((each for each in kept.items() if each[1]), key=_rank)
    rivals = _rivals(kept)
    traced = [_traced(chain, members, ownership, around, drift) for chain, members in ranked[:limit]]
    warned = (replace(chain, warnings=(*chain.warnings, *_rival(rivals[chain.id]))) for chain in traced)
    return Trace(query, tuple(warned), more=len(ranked) - len(traced))


def _traced(
    chain: Chain,
    members: Sequence[Appearance],
    ownership: Mapping[str, str],
    around: Mapping[str, Surroundings],
    drift: Drift,
) -> TracedChain:
    ordered = sorted(members, key=lambda m: (m.published is None, m.published or "", m.article, m.start, m.quotation))
    linked = links(ordered, around)
    found = origins(ordered, linked)
    by_id = {member.quotation: member for member in ordered}
    first = ordered[0]
    return TracedChain(
        id=chain.id,
        speaker=chain.speaker,
        origin_outlet=next((origin.outlet for origin in found if origin.outlet), None),
        origin_article=first.article,
        origin_published=first.published,
        independent=len(found),
        appearances=tuple(
            hung(member, by_id[link.to], link, drift) if (link := linked.get(member.quotation)) else member
            for member in ordered
        ),
        warnings=warnings(ordered, found, ownership),
        origins=found,
        earliest=_earliest(ordered),
        upstream=_upstream(ordered) if len(found) > 1 or found[0].known else None,
        said=told(ordered),
    )


def _earliest(ordered: Sequence[Appearance]) -> tuple[str, ...]:
    """The first appearances of the articles before which no other is known to be; none when nothing is dated."""
    dates = {member.published for member in ordered if member.published}
    first = {date for date in dates if not any(earlier(other, date) for other in dates)}
    found: dict[str, str] = {}
    for member in ordered:
        if member.published in first:
            found.setdefault(member.article, member.quotation)
    return tuple(found.values())


def _upstream(ordered: Sequence[Appearance]) -> str | None:
    """The one with the fewest outlets between it and the speaker; an outlet that is not named is one.

    Of several the earliest, where the dates tell; else the first that names who prints it.
    """
    led = [member for member in ordered if member.hops and member.hops[0].giver_kind == SPEAKER]
    known = led or [member for member in ordered if member.hops]
    fewest = min(map(_steps, known), default=0)
    nearest = [member for member in known if _steps(member) == fewest]
    first = [member for member in nearest if not earlier(nearest[0].published, member.published)]
    return min(first, key=lambda member: member.outlet is None).quotation if first else None


def _steps(member: Appearance) -> int:
    return len(outlets(member)) + (member.outlet is None)


def _around(members: Sequence[Appearance]) -> set[str]:
    """The ids of the indirect statements around another member."""
    marked = defaultdict(list)
    for member in members:
        if member.kind is not Kind.INDIRECT:
            marked[member.article].append(member)
    return {
        outer.quotation
        for outer in members
        if outer.kind is Kind.INDIRECT
        and any(outer.start <= inner.start and inner.end <= outer.end for inner in marked[outer.article])
    }


def _rivals(kept: Mapping[Chain, Sequence[Appearance]]) -> Mapping[str, set[str]]:
    """Who else is said to have said the very same words, by the ids of the chains."""
    said = defaultdict(set)
    for chain, members in kept.items():
        for appearance in members:
            words = normal(appearance.text)
            if words.count(" ") >= TELLING - 1:
                said[words].add((chain.id, appearance.speakers))
    rivals: dict[str, set[str]] = defaultdict(set)
    for sayings in said.values():
        for one, speakers in sayings:
            rivals[one] |= {"; ".join(s) for other, s in sayings if other != one and disagree(speakers, s)}
    return rivals


def _rival(names: set[str]) -> tuple[Warn, ...]:
    if not names:
        return ()
    if len(names) > FEW:
        return (Warn("stock-phrase", f"{len(names):,} others are said to have said the same words: a stock phrase"),)
    return (Warn("speakers-disagree", "the same words are elsewhere attributed to " + " and to ".join(sorted(names))),)


def _rank(found: tuple[Chain, Sequence[Appearance]]) -> tuple[float, int, str]:
    """Best score first, then most appearances."""
    chain, members = found
    return (-max(member.score for member in members), -len(members), chain.id)
