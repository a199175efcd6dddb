"""By which way did a quotation come that stands in a copy of another article?"""

from dataclasses import replace

from tracker.chain.link import ARTICLE, OUTLET
from tracker.model import Appearance, CopyKind, Hop

_SYNDICATED, _PUBLISHED = "syndicated", "published"


def handed(member: Appearance) -> Appearance:
    """An appearance whose article was taken from another one, with the outlets of that on its way and as its origin.

    Of one that was not taken from there only the outlet that the other one credits. What the article itself says of its
    origin stays; so do revisions, which are of one outlet.
    """
    copied = member.copied
    if copied is None or copied.kind is CopyKind.REVISED or member.syndicated_from:
        return member
    outlets = copied.outlets if copied.taken else (copied.credit,) if copied.credit else ()
    known = {name for hop in member.hops for name in (hop.giver, hop.taker)}
    way = member.hops
    for name in reversed([name for name in outlets if name not in known]):
        way = _over(member, way, name)
    return member if way is member.hops else replace(member, syndicated_from=outlets[-1], hops=way)


def _over(member: Appearance, way: tuple[Hop, ...], outlet: str) -> tuple[Hop, ...]:
    """A way that comes over one outlet more, which hands its article on."""
    proof = member.copied.proof if member.copied else None
    words, span = (proof.printed, proof.span) if proof else ("", None)
    at = next((i for i, hop in enumerate(way) if _last(member, hop)), len(way))
    if at == len(way):
        return (*way, Hop(outlet, OUTLET, member.article, ARTICLE, _PUBLISHED, "", None, inherited=False))
    hop = way[at]
    if at == 0 and hop.giver_kind == OUTLET and hop.giver == member.outlet:  # nothing is known before the publisher
        return (Hop(outlet, OUTLET, hop.giver, OUTLET, _PUBLISHED, hop.printed, hop.span, inherited=False), *way)
    given = Hop(hop.giver, hop.giver_kind, outlet, OUTLET, _SYNDICATED, words, span, inherited=False)
    return (*way[:at], given, hop._replace(giver=outlet, giver_kind=OUTLET), *way[at + 1 :])


def _last(member: Appearance, hop: Hop) -> bool:
    """Whether a hop leads to whoever published the article or handed it on, or from there to the article."""
    ends = (member.outlet, member.copied.outlets[-1] if member.copied else None)
    whole = hop.relation in {_SYNDICATED, _PUBLISHED}
    return whole and (hop.taker_kind == ARTICLE or hop.taker in ends)
