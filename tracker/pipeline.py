"""How do the steps follow one another?

    read.article > find.quotations > attribute.attributions > chain.hops > store.write.article
    store.query.pending > match.pairs > chain.chains > store.conclude.conclusions

Nothing is locked while texts are read, extracted and compared: every article is one short transaction, and so is each
batch of conclusions. What a killed run leaves is whole; quotations that it had no time to chain wait for the next.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import chain as chain_of
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from tracker import __version__, attribute, chain, find, match, read
from tracker.chain import link
from tracker.chain.assemble import trace as assembled
from tracker.lexicon import Lexicon
from tracker.match import block, search
from tracker.match.diff import wording
from tracker.model import (
    Article,
    Declared,
    Document,
    Extract,
    Match,
    Occurrence,
    Problem,
    Settings,
    Summary,
    Trace,
    Verdict,
)
from tracker.store import conclude, db, extracts, phrases, query, write
from tracker.store.conclude import Conclusions
from tracker.store.runs import Run

CROWDED = 60  # quotations; a key that more of them share is too common to tell anything
CROWD = 100_000  # likewise, when it is the whole wording that they share
NEIGHBOURS = 8  # of a crowd that says the same: with so many each is compared
BATCH = 2_000  # quotations concluded from at a time, so that memory does not grow with the store
_CHUNK = 8  # articles handed to a worker at a time

Progress = Callable[[str], None]
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def extract(
    documents: Iterable[Document | Problem], lexicon: Lexicon, declared: Declared, jobs: int = 1
) -> Iterator[Extract | Problem]:
    """What is found in each document, in their order, or the problem that yielded no article.

    Args:
        documents: what `inputs.documents` yields.
        lexicon: all word lists.
        declared: what the user says of the documents.
        jobs: how many processes work at once; documents are read only as fast as they are used.
    """
    yield from _mapped(partial(_extract, lexicon, declared), documents, jobs)


def _extract(lexicon: Lexicon, declared: Declared, document: Document | Problem) -> Extract | Problem:
    if isinstance(document, Problem):
        return document
    article, problems = read.article(document, declared, lexicon)
    if article is None:
        return next(p for p in problems if p.fatal)
    return _found(lexicon, (article, problems))


def _found(lexicon: Lexicon, given: tuple[Article, tuple[Problem, ...]]) -> Extract:
    article, problems = given
    found, more = find.quotations(article, lexicon)
    attributions = attribute.attributions(article, found, lexicon)
    return Extract(article, found.quotations, attributions, (*problems, *more))


def ingest(
    settings: Settings,
    documents: Iterable[Document | Problem],
    lexicon: Lexicon,
    declared: Declared,
    progress: Progress | None = None,
) -> Summary:
    """Read, extract, store and chain; what is stored already is left as it is.

    Args:
        settings: which database, and how many processes may extract at once.
        documents: what `inputs.documents` yields.
        lexicon: all word lists.
        declared: what the user says of the documents.
        progress: called with the path of each document when it is done.

    Raises:
        DatabaseError: the database cannot be written; what was stored before stays.
    """
    tally = _Tally(progress or (lambda _: None))
    run = _run("ingest", lexicon)
    with db.writer(settings.db) as database:
        new = _new(database, documents, lexicon, declared, tally)
        for found in _mapped(partial(_found, lexicon), new, settings.jobs):
            _store(database, found, lexicon, run, tally)
        write.problem(database, tally.fatal, run)
        chains = _conclude(database, run)
    return tally.summary(*chains)


class _Tally:
    """What an ingest has done so far."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.outcomes: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.cited: Counter[str] = Counter()
        self.outlets: set[str] = set()
        self.problems: list[Problem] = []
        self.fatal: list[Problem] = []

    def failed(self, problem: Problem) -> None:
        self.problems.append(problem)
        if problem.fatal:
            self.fatal.append(problem)
            self.outcomes["failed"] += 1
        self.progress(problem.path)

    def stored(self, found: Extract, outcome: str) -> None:
        self.outcomes[outcome] += 1
        self.problems.extend(found.problems)
        if outcome != write.Outcome.UNCHANGED:
            self.kinds.update(str(a.kind) for a in found.attributions)
            self.cited.update(sorted({c.name for a in found.attributions for c in a.citations if not c.inherited}))
        self.progress(found.article.path)

    def summary(self, new: int, extended: int) -> Summary:
        count = self.outcomes
        return Summary(
            new=count["new"], unchanged=count["unchanged"], revised=count["revised"], failed=count["failed"],
            quotations=tuple(sorted(self.kinds.items())), outlets=tuple(self.cited.most_common()),
            chains_new=new, chains_extended=extended, problems=tuple(self.problems),
        )  # fmt: skip


def _new(
    database: db.Database, documents: Iterable[Document | Problem], lexicon: Lexicon, declared: Declared, tally: _Tally
) -> Iterator[tuple[Article, tuple[Problem, ...]]]:
    """The articles that the store does not have, as read."""
    for document in documents:
        if isinstance(document, Problem):
            tally.failed(document)
            continue
        article, problems = read.article(document, declared, lexicon)
        if article is None:
            tally.failed(next(p for p in problems if p.fatal))
        elif query.unchanged(database, article.id, article.key):
            tally.outcomes["unchanged"] += 1
            tally.progress(article.path)
        else:
            yield article, problems


def _store(database: db.Database, found: Extract, lexicon: Lexicon, run: Run, tally: _Tally) -> None:
    hops = tuple(link.hops(found.article, a) for a in found.attributions)
    named = {c.outlet for a in found.attributions for c in a.citations}
    published = (found.article.outlet, found.article.syndicated_from)
    named |= {o.id for name in published if name and (o := lexicon.outlets.named(name))}
    rows = [_outlet(lexicon, slug) for slug in sorted(named - tally.outlets)]
    write.outlets(database, [row for row in rows if row])
    tally.outlets |= named
    tally.stored(found, write.article(database, found, hops, run))


def _outlet(lexicon: Lexicon, slug: str) -> write.OutletRow | None:
    outlet = lexicon.outlets.get(slug)
    return write.OutletRow(outlet.id, outlet.name, outlet.kind, outlet.ownership, outlet.country) if outlet else None


def _run(command: str, lexicon: Lexicon) -> Run:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(uuid4().hex, now, __version__, lexicon.digest, command)


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
        waiting = query.pending_count(database)
        new, _ = _conclude(database, _run("rebuild", lexicon), progress)
    return waiting, new


def _conclude(database: db.Database, run: Run, progress: Progress | None = None) -> tuple[int, int]:
    """Compare and chain all pending quotations; how many chains over several articles are new, and how many grew."""
    new = extended = 0
    while True:
        generation = query.generation(database)
        waiting = query.pending(database, BATCH)
        if not waiting:
            return new, extended
        found, stored, articles = _concluded(database, {o.quotation: o for o in waiting})
        if conclude.conclusions(database, found, run, generation):
            several = [c for c in found.chains if len({articles[m] for m in c.members}) > 1]
            grown = sum(any(m in stored for m in c.members) for c in several)
            new, extended = new + len(several) - grown, extended + grown
            if progress:
                progress(str(len(waiting)))


def _concluded(
    database: db.Database, waiting: Mapping[str, Occurrence]
) -> tuple[Conclusions, set[str], dict[str, str]]:
    """Matches and chains of the `waiting` quotations with those in the store.

    Returns:
        The conclusions; the stored quotations concerned; and for each quotation its article.
    """
    blocks = {name: block.blocked(o.text) for name, o in waiting.items()}
    candidates = list(_candidates(database, blocks))
    others = query.occurrences(database, {name for pair in candidates for name in pair} - waiting.keys())
    matches = match.pairs({**waiting, **others}, candidates)
    chains, known = _neighbourhood(database, matches, waiting)
    stored = {name for members in chains.values() for name in members}
    occurrences = {**waiting, **query.occurrences(database, stored)}
    drawn = chain.chains(occurrences, [m for m in (*matches, *known) if m.verdict is Verdict.SAME])
    articles = {name: occurrence.article for name, occurrence in occurrences.items()}
    keys = {name: own.every for name, own in blocks.items()}
    return Conclusions(list(waiting), keys, matches, list(chains), drawn), stored, articles


def _candidates(database: db.Database, blocks: Mapping[str, block.Keys]) -> Iterator[tuple[str, str]]:
    """Pairs worth comparing: a waiting quotation, and one that shares two keys with it, or one where either is brief.

    A key that more than CROWDED have tells nothing, unless it is the whole wording: then each is paired with a few
    neighbours, and the chain is drawn from one to the next.
    """
    sharing: dict[int, list[str]] = defaultdict(list)
    for name, own in blocks.items():
        for key in own.every:
            sharing[key].append(name)
    stored = query.postings(database, sharing, CROWDED)
    brief = {name for name, own in blocks.items() if own.brief}
    brief |= query.brief(database, {name for names in stored.values() for name in names}, block.FEW)
    for name, own in blocks.items():
        counts: Counter[str] = Counter()
        for key in own.every:
            here, there = sharing[key], stored.get(key, ())
            if len(here) + len(there) <= CROWDED:
                counts.update(other for other in here if other > name)
                counts.update(there)
        few = name in brief
        yield from ((name, other) for other, count in counts.items() if count > 1 or few or other in brief)
    yield from _crowds(database, sharing, {own.whole for own in blocks.values() if own.whole is not None})


def _crowds(database: db.Database, sharing: Mapping[int, list[str]], whole: set[int]) -> Iterator[tuple[str, str]]:
    """Neighbours among those who say the same, where they are too many to compare each with each."""
    crowds = query.postings(database, whole, CROWD)
    for key in whole:
        row = sorted(sharing[key] + crowds.get(key, []))
        if len(row) > CROWDED:
            yield from ((a, b) for i, a in enumerate(row) for b in row[i + 1 : i + 1 + NEIGHBOURS])


def _neighbourhood(
    database: db.Database, matches: Sequence[Match], waiting: Mapping[str, Occurrence]
) -> tuple[dict[str, tuple[str, ...]], list[Match]]:
    """The stored chains that new matches reach, and through stored matches those beyond, with these matches.

    Chains are drawn anew for all of them, so that the order in which quotations came does not matter.
    """
    frontier = {name for m in matches if m.verdict is Verdict.SAME for name in (m.a, m.b)} - waiting.keys()
    chains: dict[str, tuple[str, ...]] = {}
    known: dict[tuple[str, str], Match] = {}
    while frontier:
        reached = {name: members for name, members in query.chains_of(database, frontier).items() if name not in chains}
        chains |= reached
        members = {member for own in reached.values() for member in own}
        beside = query.matches_of(database, members)
        known |= {(m.a, m.b): m for m in beside}
        inside = {member for own in chains.values() for member in own}
        frontier = {n for m in beside if m.verdict is Verdict.SAME for n in (m.a, m.b)} - inside - waiting.keys()
    return chains, list(known.values())


def trace(  # noqa: PLR0913  the filters are one thing, and their names are what a caller reads
    settings: Settings,
    phrase: str,
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = 20,
) -> Trace:
    """The chains in which a phrase occurs, fuzzily, best first.

    Args:
        settings: which database.
        phrase: what to look for.
        speaker: as in `store.phrases.Filters`, like the next three.
        outlet: likewise.
        since: likewise.
        until: likewise.
        limit: how many chains at most; None for all.

    Raises:
        DatabaseError: the database cannot be read.
    """
    with db.reader(settings.db) as database:
        texts = phrases.wordings(database, phrases.Filters(speaker, outlet, since, until))
        scores = dict(search.find(phrase, texts))
        chains = query.chain_members(database, list(query.chains_of(database, list(scores))))
        appearances = {a.quotation: a for a in phrases.appearances(database, list(scores))}
        owners = query.ownership(database)
    found = assembled(phrase, chains, appearances, scores, ownership=owners, wording=wording)
    return Trace(found.query, found.chains[:limit])


def article(settings: Settings, ref: str) -> Extract:
    """A stored article, by path, file name, address, or (the beginning of) its id.

    Raises:
        NothingFound: there is none.
        UsageError: several would do.
    """
    with db.reader(settings.db) as database:
        return extracts.extract(database, ref)


def pending(settings: Settings) -> int:
    """How many stored quotations wait to be chained, because a run was killed."""
    with db.reader(settings.db) as database:
        return query.pending_count(database)


def _mapped(work: Callable[[_In], _Out], items: Iterable[_In], jobs: int) -> Iterator[_Out]:
    """`work` done on each item, in order, in `jobs` processes, with a few chunks ahead of what is used."""
    if jobs <= 1:
        yield from map(work, items)
        return
    source = iter(items)
    first = list(islice(source, _CHUNK))
    if len(first) < _CHUNK:  # too few to start processes for
        yield from map(work, first)
        return
    source = chain_of(first, source)
    ahead: deque[Future[list[_Out]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_work_with, initargs=(work,)) as pool:
        while True:
            while len(ahead) < 2 * jobs and (chunk := list(islice(source, _CHUNK))):
                ahead.append(pool.submit(_worked, chunk))
            if not ahead:
                return
            yield from ahead.popleft().result()


def _work_with(work: Callable[[_In], _Out]) -> None:
    """Keep what a worker process is to do, so that the lexicon travels once and not with every article."""
    global _work  # noqa: PLW0603  set once, when the worker starts
    _work = work


_work: Callable[[Any], Any] = str


def _worked(chunk: Sequence[_In]) -> list[_Out]:
    return [_work(item) for item in chunk]
