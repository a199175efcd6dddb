"""Which of the articles with one body was taken from which?

An article that credits an outlet was taken from that outlet's own, if it is here. Any other one was taken from the
first of those like it, by date, where the dates tell who was first. What one outlet prints again within days is a
revision.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tracker.chain.order import earlier
from tracker.model import Body, Copy, CopyKind, Likeness, Shared
from tracker.text import apart

REVISION = 14  # days within which an outlet prints an article again as a revision

_LATE = "~"  # stands after all dates


def copies(bodies: Mapping[str, Body], alike: Iterable[Likeness]) -> list[Copy]:
    """For each article that is another one which one it is, in the order of their ids; nothing is a copy of itself.

    Args:
        bodies: by the id of the article.
        alike: pairs among them. The result depends on what is given, not on its order.
    """
    near: dict[str, dict[str, Likeness]] = defaultdict(dict)
    for pair in alike:
        near[pair.a][pair.b] = near[pair.b][pair.a] = pair
    credited = {name: first for name in near if (first := _credited(bodies[name], bodies, near[name]))}
    found = []
    for name in sorted(near):
        parent = credited.get(name) or _first(bodies[name], [bodies[o] for o in near[name] if o not in credited])
        if parent:
            found.append(_copy(bodies[name], bodies[parent], near[name][parent]))
    return found


def _credited(body: Body, bodies: Mapping[str, Body], near: Iterable[str]) -> str | None:
    """The first own article of the outlet that a body credits."""
    credit = body.syndicated_from
    own = [bodies[name] for name in near if credit and bodies[name].outlet == credit and _owned(bodies[name])]
    return min(own, key=_place).article if own else None


def _owned(body: Body) -> bool:
    return body.syndicated_from is None


def _first(body: Body, others: Iterable[Body]) -> str | None:
    """The first of the others that stands before a body."""
    before = [other for other in others if _place(other) < _place(body)]
    return min(before, key=_place).article if before else None


def _place(body: Body) -> tuple[str, bool, str]:
    return (body.published or _LATE, not _owned(body), body.article)


def _copy(body: Body, of: Body, pair: Likeness) -> Copy:
    swapped = pair.a != body.article
    paragraphs = tuple(Shared(s.b, s.a) for s in pair.paragraphs) if swapped else pair.paragraphs
    share = pair.share_b if swapped else pair.share_a
    credit = of.outlet is not None and of.outlet == body.syndicated_from
    order = earlier(of.published, body.published)
    siblings = body.syndicated_from is not None and body.syndicated_from == of.syndicated_from
    taken = order is not False if credit else order is True and not siblings
    seen = [f"{len(paragraphs)} of {len(body.paragraphs)} paragraphs, {share:.0%} of its words"]
    seen += [f"it credits {of.outlet}"] * credit + [f"both credit {of.syndicated_from}"] * siblings
    seen += ["it is dated earlier"] * (order is False) + ["the dates do not tell who was first"] * (order is None)
    return Copy(body.article, of.article, _kind(body, of), taken, share, paragraphs, "; ".join(seen))


def _kind(body: Body, of: Body) -> CopyKind:
    one = body.outlet is not None and body.outlet == of.outlet
    days = apart(body.published, of.published)
    return CopyKind.REVISED if one and (days is None or days <= REVISION) else CopyKind.REPUBLISHED
