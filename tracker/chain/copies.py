"""Which of the articles with one body was taken from which?

An article that credits an outlet was taken from that outlet's own, if it is here. What one outlet prints again within
days is a revision of what it printed first. Any other one hangs on one that says whence it is: that credits an outlet
which is not here, so that all like it are from there. Else it was taken from the first of those like it, by date, where
the dates tell who was first; on one day an agency's own comes first, and what names no outlet last.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from tracker.chain.order import earlier
from tracker.model import Body, Copy, CopyKind, Likeness, Shared
from tracker.text import apart

REVISION = 14  # days within which an outlet prints an article again as a revision

_LATE = "~"  # stands after all dates
_DAY = 10  # characters of "2031-02-21"


def copies(
    bodies: Mapping[str, Body],
    alike: Iterable[Likeness],
    agencies: Collection[str] = (),
    versions: Mapping[str, int] | None = None,
) -> list[Copy]:
    """For each article that is another one which one it is, in the order of their ids; nothing is a copy of itself.

    Args:
        bodies: by the id of the article.
        alike: pairs among them. The result depends on what is given, not on its order.
        agencies: names of outlets that write for others.
        versions: of articles by their headlines ("UPDATE 2"), 0 for one that says nothing.
    """
    known = _Known(agencies, versions or {})
    near: dict[str, dict[str, Likeness]] = defaultdict(dict)
    for pair in alike:
        near[pair.a][pair.b] = near[pair.b][pair.a] = pair
    credited = {name: first for name in near if (first := _credited(bodies[name], bodies, near[name]))}
    found = []
    for name in sorted(near):
        others = [bodies[other] for other in near[name] if other not in credited]
        own = [other for other in others if _kind(bodies[name], other) is CopyKind.REVISED]
        parent = credited.get(name) or _first(bodies[name], own, known) or _first(bodies[name], others, known)
        if parent:
            found.append(_copy(bodies[name], bodies[parent], near[name][parent], known))
    return found


class _Known(NamedTuple):
    """Which outlets are agencies, and which version of a story each article says that it is."""

    agencies: Collection[str]
    versions: Mapping[str, int]

    def agency(self, body: Body) -> bool:
        return body.outlet in self.agencies and _owned(body)

    def version(self, body: Body) -> int:
        return self.versions.get(body.article, 0)


def _credited(body: Body, bodies: Mapping[str, Body], near: Iterable[str]) -> str | None:
    """The first own article of the outlet that a body credits."""
    credit = body.syndicated_from
    own = [bodies[name] for name in near if credit and bodies[name].outlet == credit and _owned(bodies[name])]
    return min(own, key=lambda other: (other.published or _LATE, other.article)).article if own else None


def _owned(body: Body) -> bool:
    return body.syndicated_from is None


def _first(body: Body, others: Iterable[Body], known: _Known) -> str | None:
    """The first of the others that stands before a body."""
    place = _place(body, known)
    before = [(there, other.article) for other in others if (there := _place(other, known)) < place]
    return min(before)[1] if before else None


def _place(body: Body, known: _Known) -> tuple[bool, str, bool, int, str, int, bool, str]:
    """What comes before what: by evidence, by day, by evidence within a day, by time, by version, by id."""
    published = body.published or _LATE
    timed = len(published) > _DAY
    without = 1 if timed else 0 if body.outlet else 2
    within = (not known.agency(body), without, published, known.version(body), body.outlet is None)
    return (_owned(body), published[:_DAY], *within, body.article)


def _copy(body: Body, of: Body, pair: Likeness, known: _Known) -> Copy:
    swapped = pair.a != body.article
    paragraphs = tuple(Shared(s.b, s.a) for s in pair.paragraphs) if swapped else pair.paragraphs
    share = pair.share_b if swapped else pair.share_a
    own, others = body.syndicated_from, of.syndicated_from
    credit = own is not None and of.outlet == own
    agency = known.agency(of) and body.outlet not in known.agencies and own is None
    kind = _kind(body, of)
    order = earlier(of.published, body.published)
    later = kind is CopyKind.REVISED and order is None and known.version(of) < known.version(body)
    taken = order is not False if credit or agency or later else order is True and own is None
    seen = [f"{len(paragraphs)} of {len(body.paragraphs)} paragraphs, {share:.0%} of its words"]
    seen += [f"it credits {of.outlet}"] * credit + [f"{of.outlet} is an agency"] * agency
    if others and not credit:
        seen.append(f"both credit {others}" if own == others else f"the other one credits {others}")
    seen += ["its headline says that it is a later version"] * later
    seen += ["it is dated earlier"] * (order is False) + ["the dates do not tell who was first"] * (order is None)
    return Copy(body.article, of.article, kind, taken, share, paragraphs, "; ".join(seen))


def _kind(body: Body, of: Body) -> CopyKind:
    one = (
        body.outlet == of.outlet
        and (body.outlet or body.syndicated_from) == (of.outlet or of.syndicated_from) is not None
    )
    days = apart(body.published, of.published)
    return CopyKind.REVISED if one and (days is None or days <= REVISION) else CopyKind.REPUBLISHED
