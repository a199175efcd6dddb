"""What follows from the quotations in the store: which repeat one utterance, and what are their chains?

Nothing is locked while quotations are compared and chained; `store.conclude` writes what was found only if nobody else
concluded in the meantime. A batch at a time, and few of it compared at once: memory does not grow with the store.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tracker import chain, match
from tracker.lexicon import Lexicon
from tracker.match import block
from tracker.match.sheet import sheet
from tracker.model import Match, Mix, Occurrence, Ruling, Settings, Verdict
from tracker.pipeline import crowding
from tracker.pipeline.crowding import ENOUGH, Limits
from tracker.pipeline.republishing import compare_all
from tracker.pipeline.runs import Progress, run_of
from tracker.pipeline.settling import settle
from tracker.store import conclude, db, query, ruled
from tracker.store.conclude import Conclusions
from tracker.store.runs import Run

CROWDED = 60  # quotations; a key that more of them share is too common to tell anything
CROWD = 100_000  # likewise, when it is the whole wording that they share
NEIGHBOURS = 8  # of a crowd that says the same: with so many each is compared
BATCH = 2_000  # quotations concluded from at a time, so that memory does not grow with the store
LOOKED_UP = 250  # of them whose neighbours are looked up at a time, for the same reason
COMPARED = 3_000  # pairs compared at a time, likewise


def rebuild(settings: Settings, progress: Progress | None = None, *, lexicon: Lexicon) -> tuple[int, int]:
    """Drop all matches and chains and draw them anew from the evidence.

    Returns:
        How many quotations were compared, and how many chains over several articles came of them.

    Raises:
        NoDatabase: there is none to rebuild.
    """
    with db.reader(settings.db):
        pass  # what is not there is not made
    with db.writer(settings.db) as database:
        conclude.forget_conclusions(database)
        settle(database, lexicon)
        waiting = query.pending_count(database)
        run = run_of("rebuild", lexicon)
        compare_all(database, run, lexicon.furniture.revised)
        new, _ = conclude_all(database, run, lexicon.mix, progress)
    return waiting, new


def conclude_all(database: db.Database, run: Run, weights: Mix, progress: Progress | None = None) -> tuple[int, int]:
    """Compare and chain all pending quotations; how many chains over several articles are new, and how many grew."""
    new = extended = 0
    while done := _conclude_some(database, run, weights):
        new, extended = new + done.new, extended + done.extended
        if progress and done.quotations:
            progress(str(done.quotations))
    return new, extended


class _Done(NamedTuple):
    """What came of a batch: chains over several articles that are new, and that grew; none if it must be repeated."""

    quotations: int
    new: int
    extended: int


def _conclude_some(database: db.Database, run: Run, weights: Mix) -> _Done | None:
    """Conclude from a batch of pending quotations; None when there are none."""
    generation = query.generation(database)
    waiting = query.pending(database, BATCH)
    if not waiting:
        return None
    found, stored, articles = _concluded(database, {o.quotation: o for o in waiting}, weights)
    if not conclude.conclusions(database, found, run, generation):
        return _Done(0, 0, 0)
    several = [c for c in found.chains if len({articles[m] for m in c.members}) > 1]
    grown = sum(any(m in stored for m in c.members) for c in several)
    return _Done(len(waiting), len(several) - grown, grown)


def _concluded(
    database: db.Database, waiting: Mapping[str, Occurrence], weights: Mix
) -> tuple[Conclusions, set[str], dict[str, str]]:
    """Matches and chains of the `waiting` quotations with those in the store.

    Returns:
        The conclusions; the stored quotations concerned; and for each quotation its article.
    """
    keys = dict(zip(waiting, block.keys(sheet(o.text for o in waiting.values())), strict=True))
    sharing = _sharing(keys)
    matches = _matches(database, waiting, keys, sharing, weights)
    stale = crowding.stale(database, keys, sharing, _limits())
    chains, known = _neighbourhood(database, matches, stale, waiting)
    stored = {name for members in chains.values() for name in members}
    occurrences = {**waiting, **query.occurrences(database, stored)}
    bonds = ruled.bonds(database, occurrences)
    drawn = chain.chains(occurrences, [m for m in (*matches, *known) if m.verdict is Verdict.SAME], bonds)
    articles = {name: occurrence.article for name, occurrence in occurrences.items()}
    written = {name: own.every for name, own in keys.items()}
    gone = [(m.a, m.b) for m in stale]
    return Conclusions(list(waiting), written, matches, gone, list(chains), drawn), stored, articles


def _limits() -> Limits:
    return Limits(CROWDED, CROWD, NEIGHBOURS)


def _sharing(keys: Mapping[str, block.Keys]) -> Mapping[int, list[str]]:
    """For each key the waiting quotations that have it."""
    sharing: dict[int, list[str]] = defaultdict(list)
    for name, own in keys.items():
        for key in own.every:
            sharing[key].append(name)
    return sharing


def _matches(
    database: db.Database,
    waiting: Mapping[str, Occurrence],
    keys: Mapping[str, block.Keys],
    sharing: Mapping[int, Sequence[str]],
    weights: Mix,
) -> list[Match]:
    """The matches of `waiting` quotations among themselves and with stored ones, ordered by their ids."""
    found: dict[tuple[str, str], Match] = {}
    for candidates in _candidates(database, keys, sharing):
        others = query.occurrences(database, {name for pair in candidates for name in pair} - waiting.keys())
        found |= {(m.a, m.b): m for m in match.pairs({**waiting, **others}, candidates, weights)}
    return [found[pair] for pair in sorted(found)]


def _candidates(
    database: db.Database, keys: Mapping[str, block.Keys], sharing: Mapping[int, Sequence[str]]
) -> Iterator[Sequence[tuple[str, str]]]:
    """Pairs worth comparing, some at a time: waiting quotations with others, waiting or stored.

    A key that more than CROWDED have tells nothing, unless it is the whole wording: then each is paired with a few
    neighbours, and the chain is drawn from one to the next.
    """
    brief = {name for name, own in keys.items() if own.brief}
    names = iter(keys)
    while part := list(islice(names, LOOKED_UP)):
        yield from _some(_sharing_keys(database, {name: keys[name] for name in part}, brief, sharing))
    yield from _some(_crowds(database, sharing, {own.whole for own in keys.values() if own.whole is not None}))


def _some(pairs: Iterator[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    """The pairs, so many at a time as are compared at once."""
    while some := list(islice(pairs, COMPARED)):
        yield some


def _sharing_keys(
    database: db.Database,
    part: Mapping[str, block.Keys],
    waiting: set[str],
    sharing: Mapping[int, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """Each of `part` with those that share two keys with it, or one where either is brief.

    `waiting` are the brief ones among the quotations not stored yet.
    """
    wanted = {key for own in part.values() for key in own.every}
    stored = query.postings(database, wanted, CROWDED)
    common = query.common(database, wanted - stored.keys(), CROWDED)
    brief = waiting | query.brief(database, {name for names in stored.values() for name in names}, block.FEW)
    for name, own in part.items():
        counts: dict[str, int] = defaultdict(int)
        for key in own.every:
            here, there = sharing[key], stored.get(key, ())
            if key not in common and len(here) + len(there) <= CROWDED:
                weight = ENOUGH if key in own.runs else 1
                for other in here:
                    counts[other] += weight * (other > name)
                for other in there:
                    counts[other] += weight
        for other, count in counts.items():
            if count >= ENOUGH or (count and (own.brief or other in brief)):
                yield name, other


def _crowds(database: db.Database, sharing: Mapping[int, Sequence[str]], whole: set[int]) -> Iterator[tuple[str, str]]:
    """Neighbours among those who say the same, where they are too many to compare each with each."""
    for row in crowding.rows(database, sharing, whole, _limits()):
        yield from crowding.pairs(row, NEIGHBOURS)


def _neighbourhood(
    database: db.Database, matches: Sequence[Match], stale: Sequence[Match], waiting: Mapping[str, Occurrence]
) -> tuple[dict[str, tuple[str, ...]], list[Match]]:
    """The stored chains that new and stale matches reach, and through stored ones those beyond; the stored matches.

    What people hold to be one remark reaches as far as a match.

    Chains are drawn anew for all of them, so that the order in which quotations came does not matter.
    """
    frontier = _ends(database, (*matches, *stale), waiting) - waiting.keys()
    gone = {(m.a, m.b) for m in stale}
    chains: dict[str, tuple[str, ...]] = {}
    known: dict[tuple[str, str], Match] = {}
    while frontier:
        reached = {name: members for name, members in query.chains_of(database, frontier).items() if name not in chains}
        chains |= reached
        members = {member for own in reached.values() for member in own}
        beside = [m for m in query.matches_of(database, members) if (m.a, m.b) not in gone]
        known |= {(m.a, m.b): m for m in beside}
        inside = {member for own in chains.values() for member in own}
        frontier = _ends(database, beside, members) - inside - waiting.keys()
    return chains, list(known.values())


def _ends(database: db.Database, matches: Iterable[Match], names: Iterable[str]) -> set[str]:
    """The quotations of matches that are one utterance, and those that people hold to be one remark with `names`."""
    same = {name for m in matches if m.verdict is Verdict.SAME for name in (m.a, m.b)}
    bonds = ruled.bonds(database, list(names))
    return same | {name for bond in bonds if bond.ruling is Ruling.SAME for name in (bond.a, bond.b)}
