"""Which quotations are the appearances of one utterance, and what way did each come?

    copies.py      which article is another one, republished or revised
    handed.py      the way of what stands in a copy
    order.py       which appearance is earliest
    group.py       matches to groups that hold together
    link.py        the hops of one quotation, from the speaker to the article
    way.py         the outlets on that way, and whose article it is
    known.py       where in a chain is what: outlets, addresses, copies, wordings
    ties.py        what speaks for one appearance having come from another
    sure.py        how sure such a link is
    when.py        when it was said
    links.py       the best link of each appearance
    hung.py        what became of a remark on a link
    origin.py      to which origins a chain goes back, and what a checker should be warned of
    assemble.py    the chains in which a phrase occurs, for a report

The step's function is `chains`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from tracker.chain.assemble import trace
from tracker.chain.group import groups
from tracker.chain.link import hops
from tracker.chain.order import earliest_first
from tracker.model import Bond, Chain, Match, Occurrence

__all__ = ["chains", "hops", "trace"]


def chains(occurrences: Mapping[str, Occurrence], matches: Iterable[Match], bonds: Iterable[Bond] = ()) -> list[Chain]:
    """Every occurrence in exactly one chain, alone if nothing repeats it; the chains in the order of their ids.

    Args:
        occurrences: quotation id to what is known of it.
        matches: those with the verdict `same` join. Others, and those with an id that is not among the occurrences,
            are passed over.
        bonds: what people hold of pairs; they win.

    The result depends on what is given, not on its order.
    """
    return sorted((_chain([occurrences[i] for i in group]) for group in groups(occurrences, matches, bonds)), key=_id)


def _chain(members: list[Occurrence]) -> Chain:
    ordered = tuple(member.quotation for member in earliest_first(members))
    return Chain("c" + sha256(min(ordered).encode()).hexdigest()[:12], ordered, _speaker(members), ordered[0])


def _speaker(members: list[Occurrence]) -> str | None:
    """The names most members give, the fuller ones where that is even."""
    named = Counter("; ".join(member.speakers) for member in members if member.speakers)
    return max(named, key=lambda names: (named[names], len(names), names), default=None)


def _id(chain: Chain) -> str:
    return chain.id
