"""From which other appearance does each one hang?"""

from collections.abc import Mapping, Sequence

from tracker.chain.known import known
from tracker.chain.ties import Tie, ties
from tracker.model import Appearance, Link, LinkKind, Surroundings


def links(members: Sequence[Appearance], around: Mapping[str, Surroundings]) -> dict[str, Link]:
    """The best link of each appearance that hangs on another, by quotation id: a forest, nothing hangs on itself.

    The surest ties are taken first, and all that rest on something printed before those that rest on text and time. One
    that would close a ring is passed over.

    Args:
        members: of one chain, earliest first.
        around: path of an article to what it holds beside the words; an article may be missing.
    """
    found: dict[str, Link] = {}
    heads = list(range(len(members)))
    for tie in sorted(ties(known(members, around)), key=_rank):
        quotation = members[tie.child].quotation
        if quotation not in found and _head(heads, tie.parent) != _head(heads, tie.child):
            heads[_head(heads, tie.child)] = _head(heads, tie.parent)
            found[quotation] = tie.link
    return found


def _rank(tie: Tie) -> tuple[bool, float, float, int, int]:
    return (tie.link.kind is LinkKind.TEXT, -tie.link.confidence, -tie.alike, tie.child, tie.parent)


def _head(heads: list[int], place: int) -> int:
    """Who stands for all that are joined with the member at `place`."""
    while heads[place] != place:
        heads[place] = heads[heads[place]]
        place = heads[place]
    return place


def joined(members: Sequence[Appearance], linked: Mapping[str, Link]) -> list[list[Appearance]]:
    """The appearances that hang together by more than like words, earliest first, the sets in the same order."""
    places = {member.quotation: place for place, member in enumerate(members)}
    heads = list(range(len(members)))
    for place, member in enumerate(members):
        link = linked.get(member.quotation)
        if link and link.kind is not LinkKind.TEXT:
            heads[_head(heads, place)] = _head(heads, places[link.to])
    found: dict[int, list[Appearance]] = {}
    for place, member in enumerate(members):
        found.setdefault(_head(heads, place), []).append(member)
    return list(found.values())
