"""How do articles come into the store, each once?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from tracker import read
from tracker.chain import link
from tracker.lexicon import Lexicon
from tracker.model import Article, Declared, Document, Extract, Problem, Retrieval, Settings, Summary, Taken
from tracker.pipeline import republishing
from tracker.pipeline.concluding import conclude_all
from tracker.pipeline.extracting import found_in
from tracker.pipeline.remembering import Retrievals, poorer
from tracker.pipeline.runs import Progress, run_of
from tracker.pipeline.settling import settle
from tracker.pipeline.workers import mapped
from tracker.store import db, query, retrievals, write
from tracker.store.runs import Run


def ingest(
    settings: Settings,
    documents: Iterable[Document | Problem | Retrieval],
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
    run = run_of("ingest", lexicon)
    with db.writer(settings.db) as database:
        unread = documents if declared != Declared() else _unread(database, documents, run, tally)
        new = _new(database, unread, lexicon, declared, run, tally)
        for found in mapped(partial(found_in, lexicon), new, settings.jobs):
            _store(database, found, lexicon, run, tally)
        tally.retrievals.keep_feeds(database, run)
        write.problem(database, tally.fatal, run)
        tally.problems.extend(settle(database, lexicon))
        republishing.compare_all(database, run, lexicon.furniture.revised)
        chains = conclude_all(database, run, lexicon.mix)
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
        self.retrievals = Retrievals()

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

    def answered(self, retrieval: Retrieval) -> None:
        """A page that has not changed since it was stored, or a feed."""
        if retrieval.taken is Taken.ARTICLE:
            self.outcomes["unchanged"] += 1
        else:
            self.outcomes["feeds"] += 1
        self.retrievals.answered(retrieval)
        self.progress(retrieval.asked)

    def summary(self, new: int, extended: int) -> Summary:
        count = self.outcomes
        return Summary(
            new=count["new"], unchanged=count["unchanged"], revised=count["revised"], failed=count["failed"],
            feeds=count["feeds"],
            quotations=tuple(sorted(self.kinds.items())), outlets=tuple(self.cited.most_common()),
            chains_new=new, chains_extended=extended, problems=tuple(self.problems),
        )  # fmt: skip


def _new(
    database: db.Database,
    documents: Iterable[Document | Problem | Retrieval],
    lexicon: Lexicon,
    declared: Declared,
    run: Run,
    tally: _Tally,
) -> Iterator[tuple[Article, tuple[Problem, ...]]]:
    """The articles that the store does not have, as read."""
    for document in documents:
        if isinstance(document, Problem):
            tally.failed(document)
            continue
        if isinstance(document, Retrieval):
            tally.answered(document)
            continue
        if poorer(database, document):
            tally.outcomes["unchanged"] += 1
            tally.progress(document.path)
            continue
        article, problems = read.article(document, declared, lexicon)
        if article is None:
            tally.failed(next(p for p in problems if p.fatal))
            continue
        tally.retrievals.came(article.id, document.retrieval)
        if query.unchanged(database, article.id, article.key):
            tally.outcomes["unchanged"] += 1
            tally.retrievals.stored(database, article.id, run)
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
    outcome = write.article(database, found, hops, run)
    tally.retrievals.stored(database, found.article.id, run)
    tally.stored(found, outcome)


def _outlet(lexicon: Lexicon, slug: str) -> write.OutletRow | None:
    outlet = lexicon.outlets.get(slug)
    return write.OutletRow(outlet.id, outlet.name, outlet.kind, outlet.ownership, outlet.country) if outlet else None


def _unread(
    database: db.Database, documents: Iterable[Document | Problem | Retrieval], run: Run, tally: _Tally
) -> Iterator[Document | Problem | Retrieval]:
    """The documents but those records of archives that were read before: they are no news a second time."""
    for document in documents:
        had = document.retrieval if isinstance(document, Document) else None
        if had and had.taken is Taken.ARCHIVED and retrievals.read_before(database, had, run):
            tally.outcomes["unchanged"] += 1
            tally.progress(had.asked)
        else:
            yield document
