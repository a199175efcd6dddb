"""What follows from the quotations in the store: which repeat one utterance, and what are their chains?

Nothing is locked while quotations are compared and chained; `store.conclude` writes what was found only if nobody else
concluded in the meantime. A batch at a time, and few of it compared at once: memory does not grow with the store.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from tracker import chain, match
from tracker.lexicon import Lexicon
from tracker.match import Look, block, sharing
from tracker.match.sheet import sheet
from tracker.model import Match, Mix, Occurrence, Ruling, Settings, Verdict
from tracker.pipeline import crowding
from tracker.pipeline.crowding import Crowds, Limits
from tracker.pipeline.republishing import compare_all
from tracker.pipeline.runs import Progress, run_of
from tracker.pipeline.settling import settle
from tracker.store import conclude, db, query, ruled, wordings
from tracker.store.conclude import Conclusions
from tracker.store.runs import Run
from tracker.store.wordings import Postings, Worded, postings

CROWDED = 60  # wordings; a key that more of them share is too common to tell anything. And quotations that say the same
NEIGHBOURS = 8  # of a crowd that says the same: with so many each is compared
BATCH = 2_000  # quotations concluded from at a time, so that memory does not grow with the store
LOOKED_UP = 8_000  # keys of theirs looked up at a time, for the same reason
COMPARED = 3_000  # pairs compared at a time, likewise


_Item = TypeVar("_Item")


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
        compare_all(database, run, lexicon)
        new, _ = conclude_all(database, run, lexicon.mix, progress)
    return waiting, new


def conclude_all(database: db.Database, run: Run, weights: Mix, progress: Progress | None = None) -> tuple[int, int]:
    """Compare and chain all pending quotations; how many chains over several articles are new, and how many grew.

    Those of one wording are taken together: each batch draws the chains anew that it reaches, and one of ten thousand
    quotations is not to be drawn by every batch.
    """
    new = extended = 0
    while queue := query.queue(database):
        for start in range(0, len(queue), BATCH):
            done = _conclude_some(database, queue[start : start + BATCH], run, weights)
            new, extended = new + done.new, extended + done.extended
            if progress and done.quotations:
                progress(str(done.quotations))
    return new, extended


class _Done(NamedTuple):
    """What came of a batch: chains over several articles that are new, and that grew; none where it stays pending."""

    quotations: int
    new: int
    extended: int


def _conclude_some(database: db.Database, batch: Sequence[int], run: Run, weights: Mix) -> _Done:
    """Conclude from those of a batch of quotations that are pending; it stays so if others concluded meanwhile."""
    generation = query.generation(database)
    waiting = query.pending_among(database, batch)
    if not waiting:
        return _Done(0, 0, 0)
    new = {o.quotation: o for o in waiting}
    found, stored, articles = drawn(database, new, compared(database, new, weights))
    if not conclude.conclusions(database, found, run, generation):
        return _Done(0, 0, 0)
    several = [c for c in found.chains if len({articles[m] for m in c.members}) > 1]
    grown = sum(any(m in stored for m in c.members) for c in several)
    return _Done(len(waiting), len(several) - grown, grown)


class Compared(NamedTuple):
    """What comes of comparing waiting quotations.

    Attributes:
        wordings: theirs, by their ids.
        matches: of theirs, among themselves and with stored ones, ordered by their ids.
        stale: the stored matches that are none any more, since too many say the same.
    """

    wordings: dict[str, Worded]
    matches: list[Match]
    stale: list[Match]


def drawn(
    database: db.Database, waiting: Mapping[str, Occurrence], found: Compared
) -> tuple[Conclusions, set[str], dict[str, str]]:
    """The chains of the `waiting` quotations, and of those in the store that their matches reach.

    Returns:
        The conclusions; the stored quotations concerned; and for each quotation its article.
    """
    chains, known = _neighbourhood(database, found.matches, found.stale, waiting)
    stored = {name for members in chains.values() for name in members}
    occurrences = {**waiting, **query.occurrences(database, stored)}
    bonds = ruled.bonds(database, occurrences)
    made = chain.chains(occurrences, [m for m in (*found.matches, *known) if m.verdict is Verdict.SAME], bonds)
    articles = {name: occurrence.article for name, occurrence in occurrences.items()}
    gone = [(m.a, m.b) for m in found.stale]
    return Conclusions(list(waiting), found.wordings, found.matches, gone, list(chains), made), stored, articles


def compared(database: db.Database, waiting: Mapping[str, Occurrence], weights: Mix) -> Compared:
    """Compare the `waiting` quotations with each other and with stored ones: wordings first, then who says it when."""
    keyed = dict(zip(waiting, block.keys(sheet(o.text for o in waiting.values())), strict=True))
    worded = {
        name: Worded(own.whole, own.every, own.words, crowding.place(waiting[name]))
        for name, own in keyed.items()
        if own.whole is not None
    }
    number = _numbered(database, {own.whole for own in worded.values()})
    keys = {number[own.whole]: own for own in keyed.values() if own.whole is not None}
    texts = {number[own.whole]: waiting[name].text for name, own in worded.items()}
    having: dict[int, list[str]] = {n: [] for n in keys}
    for own in sorted(worded.values(), key=lambda own: own.place):
        having[number[own.whole]].append(own.place)
    pairs = sharing.pairs(keys, _postings(database, keys), CROWDED)
    crowds = Crowds(database, having, Limits(CROWDED, NEIGHBOURS))
    crowds.read(keys)
    same = [(n, n) for n in keys if crowds.of(n).size > 1]
    looks = list(_looked(database, texts, [*pairs.pairs, *same], weights))
    crowds.read({n for look in looks for n in (look.a, look.b)})
    matches = [m for some in _some(crowding.compared(crowds, looks)) for m in _judged(database, waiting, some)]
    return Compared(worded, sorted(matches, key=lambda m: (m.a, m.b)), crowding.stale(crowds, looks, keys, pairs))


def _numbered(database: db.Database, wholes: set[int]) -> dict[int, int]:
    """A number for each wording: its primary key, or a negative one where it is new."""
    known = wordings.known(database, wholes)
    return {**{whole: -n for n, whole in enumerate(sorted(wholes - known.keys()), start=1)}, **known}


def _postings(database: db.Database, keys: Mapping[int, block.Keys]) -> Iterator[Postings]:
    """The stored wordings that have one of the keys. Neighbours are read from one page, so they go in order."""
    wanted = sorted({key for own in keys.values() for key in own.every})
    return (
        postings(database, wanted[start : start + LOOKED_UP], CROWDED) for start in range(0, len(wanted), LOOKED_UP)
    )


def _looked(
    database: db.Database, own: Mapping[int, str], pairs: Sequence[tuple[int, int]], weights: Mix
) -> Iterator[Look[int]]:
    """Those of the pairs of wordings that are alike; the texts of some are at hand."""
    for some in _some(pairs):
        unknown = {n for pair in some for n in pair} - own.keys()
        texts = {**own, **(wordings.texts(database, unknown) if unknown else {})}
        yield from match.looked(texts, [(a, b) for a, b in some if a in texts and b in texts], weights)


def _judged(database: db.Database, waiting: Mapping[str, Occurrence], looks: Sequence[Look[str]]) -> list[Match]:
    """Those of the pairs of quotations that are one utterance, or may be."""
    names = {name for look in looks for name in (look.a, look.b)}
    stored = query.occurrences(database, names - waiting.keys())
    return match.judged({name: stored.get(name) or waiting[name] for name in names}, looks)


def _some(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    """The items, so many at a time as are compared at once."""
    rest = iter(items)
    while some := list(islice(rest, COMPARED)):
        yield some


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
