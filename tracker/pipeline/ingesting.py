"""How are inputs read, searched and stored, each once?

Processes read and search; this one takes the inputs apart, and alone stores what was found. What the store has already
is not searched again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from tracker import read
from tracker.lexicon import Lexicon
from tracker.model import Article, Declared, Document, Extract, Problem, Retrieval, Settings, Summary, Taken
from tracker.pipeline import extracting, republishing
from tracker.pipeline.concluding import conclude_all
from tracker.pipeline.remembering import Feeds, poorer
from tracker.pipeline.returning import Returned
from tracker.pipeline.runs import Progress, run_of
from tracker.pipeline.settling import settle
from tracker.pipeline.storing import Storing
from tracker.pipeline.tallying import Tally
from tracker.pipeline.workers import Workers
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
        settings: which database, and how many processes may read at once.
        documents: what `inputs.documents` yields.
        lexicon: all word lists.
        declared: what the user says of the documents.
        progress: called with the path of each document when it is done.

    Raises:
        DatabaseError: the database cannot be written; what was stored before stays.
    """
    tally = Tally(progress)
    run = run_of("ingest", lexicon)
    works = partial(_read, lexicon, declared), partial(_searched, lexicon)
    with db.writer(settings.db) as database, Workers(settings.jobs, works) as workers:
        with Storing(database, lexicon, run, tally) as storing:
            work = _Ingest(database, run, tally, Feeds(), storing, Returned())
            unread = work.unread(documents, anew=declared != Declared())
            texts = workers.map(works[0], unread, _unread, extracting.weight)
            for found in workers.map(works[1], work.new(texts), _unsearched, _length):
                work.keep(found)
        work.returned.settle(database, tally)
        work.feeds.keep(database, run)
        write.problem(database, tally.fatal, run)
        tally.problems.extend(settle(database, lexicon))
        republishing.compare_all(database, run, lexicon)
        chains = conclude_all(database, run, lexicon.mix)
    return tally.summary(*chains)


class _Text(NamedTuple):
    """An article as read, and how it was had."""

    article: Article
    problems: tuple[Problem, ...]
    retrieval: Retrieval | None


class _Found(NamedTuple):
    """An article with all that was found in it, and how it was had."""

    extract: Extract
    retrieval: Retrieval | None


class _Lost(NamedTuple):
    """An article that could not be searched, and why."""

    article: Article
    problem: Problem


def _read(lexicon: Lexicon, declared: Declared, given: Document | Problem | Retrieval) -> _Text | Problem | Retrieval:
    if not isinstance(given, Document):
        return given
    article, problems = read.article(given, declared, lexicon)
    if article is None:
        return next(problem for problem in problems if problem.fatal)
    return _Text(article, problems, given.retrieval)


def _unread(given: Document | Problem | Retrieval) -> _Text | Problem | Retrieval:
    return given if isinstance(given, Retrieval) else extracting.lost(given)


def _searched(lexicon: Lexicon, given: _Text) -> _Found | _Lost:
    return _Found(extracting.found_in(lexicon, given.article, given.problems), given.retrieval)


def _unsearched(given: _Text) -> _Found | _Lost:
    return _Lost(given.article, extracting.lost(given.article))


def _length(given: _Text) -> int:
    return len(given.article.text)


@dataclass(frozen=True, slots=True)
class _Ingest:
    """One ingest: what it writes to, and what it did."""

    database: db.Database
    run: Run
    tally: Tally
    feeds: Feeds
    storing: Storing
    returned: Returned

    def unread(
        self, documents: Iterable[Document | Problem | Retrieval], *, anew: bool
    ) -> Iterator[Document | Problem | Retrieval]:
        """The documents but those records of archives that were read before, unless all is to be read `anew`.

        They are no news a second time. Nor is what a feed has of an article whose page was fetched.
        """
        for document in documents:
            had = document.retrieval if isinstance(document, Document) else None
            if (
                had
                and had.taken is Taken.ARCHIVED
                and not anew
                and retrievals.read_before(self.database, had, self.run)
            ):
                self.tally.unchanged(had.asked)
            elif isinstance(document, Document) and poorer(self.database, document):
                self.tally.unchanged(document.path)
            else:
                yield document

    def new(self, texts: Iterable[_Text | Problem | Retrieval]) -> Iterator[_Text]:
        """The articles that the store does not have."""
        for text in texts:
            match text:
                case Problem():
                    self.tally.failed(text)
                case Retrieval():
                    self.feeds.answered(text)
                    self.tally.answered(text)
                case _Text(article, problems, retrieval):
                    own = self.feeds.came(article.id, retrieval)
                    had = retrieval is not None and retrieval.taken is Taken.ARTICLE
                    self.returned.overtaken(article.key, self.tally)
                    if self._stored(article):
                        self.tally.unchanged(article.path)
                        if own:
                            self.storing.again(article.id, own)
                    elif not had and self._replaced(article):
                        self.returned.add(article)
                        if own:
                            self.storing.again(article.id, own)
                    else:
                        self.storing.expect(article.key)
                        yield _Text(article, problems, own)

    def _stored(self, article: Article) -> bool:
        """Whether the store has this article, and nothing newer is on its way."""
        return not self.storing.expected(article.key) and query.unchanged(self.database, article.id, article.key)

    def _replaced(self, article: Article) -> bool:
        """Whether the store has this article as an older revision, and nothing newer is on its way."""
        return not self.storing.expected(article.key) and query.replaced(self.database, article.id, article.key)

    def keep(self, found: _Found | _Lost) -> None:
        """Store an article, soon."""
        if isinstance(found, _Lost):
            self.storing.lost(found.article.key)
            self.tally.failed(found.problem)
        else:
            self.storing.add(*found)
