"""Which chains hold a phrase, how well, and what happened to its wording on the way?"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tracker.chain.origin import disagree, origins, warnings
from tracker.model import Appearance, Chain, Kind, Trace, TracedChain, Warn
from tracker.text import normal

TELLING = 5  # words: two who are both said to have said so many cannot both have

Wording = Callable[[str, str], tuple[tuple[str, str], ...]]


def trace(
    query: str,
    chains: Mapping[str, Chain],
    appearances: Mapping[str, Appearance],
    scores: Mapping[str, float],
    *,
    ownership: Mapping[str, str],
    wording: Wording,
) -> Trace:
    """The chains in which a phrase was found, best first.

    Args:
        query: the phrase as asked.
        chains: by id.
        appearances: by quotation id.
        scores: quotation id to how well the phrase is found in it, 0..100. Members of a chain without a score, or
            without an appearance, are left out.
        ownership: outlet name to "state", "party", "public" or "private", where known.
        wording: what changed from one text to another, in the form of `Appearance.changes`.

    An indirect statement around a quotation in marks that holds the phrase too is left out: it is the same words.
    """
    found = {
        chain: [replace(appearances[i], score=scores[i]) for i in chain.members if i in scores and i in appearances]
        for chain in chains.values()
    }
    around = _around([member for members in found.values() for member in members])
    kept = {chain: [m for m in members if m.quotation not in around] for chain, members in found.items()}
    traced = [_traced(chain, members, ownership, wording) for chain, members in kept.items() if members]
    return Trace(query, tuple(sorted(_contested(traced), key=_rank)))


def _traced(chain: Chain, members: Sequence[Appearance], ownership: Mapping[str, str], wording: Wording) -> TracedChain:
    ordered = sorted(members, key=lambda m: (m.published is None, m.published or "", m.article, m.start, m.quotation))
    first = ordered[0]
    found = origins(ordered)
    return TracedChain(
        id=chain.id,
        speaker=chain.speaker,
        origin_outlet=next((origin.outlet for origin in found if origin.outlet), None),
        origin_article=first.article,
        origin_published=first.published,
        independent=len(found),
        appearances=(first, *(replace(m, changes=wording(first.text, m.text)) for m in ordered[1:])),
        warnings=warnings(ordered, ownership),
    )


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


def _contested(chains: Sequence[TracedChain]) -> list[TracedChain]:
    """The chains, with a warning where one more speaker is said to have said the very same words."""
    said = defaultdict(list)
    for chain in chains:
        for appearance in chain.appearances:
            words = normal(appearance.text)
            if words.count(" ") >= TELLING - 1:
                said[words].append((chain.id, appearance.speakers))
    rivals: dict[str, set[str]] = defaultdict(set)
    for sayings in said.values():
        for one, speakers in sayings:
            rivals[one] |= {"; ".join(s) for other, s in sayings if other != one and disagree(speakers, s)}
    return [replace(chain, warnings=(*chain.warnings, *_rival(rivals[chain.id]))) for chain in chains]


def _rival(names: set[str]) -> tuple[Warn, ...]:
    if not names:
        return ()
    return (Warn("speakers-disagree", "the same words are elsewhere attributed to " + " and to ".join(sorted(names))),)


def _rank(chain: TracedChain) -> tuple[float, int, str]:
    """Best score first, then most appearances."""
    return (-max(appearance.score for appearance in chain.appearances), -len(chain.appearances), chain.id)
