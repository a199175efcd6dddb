"""What is found in articles, one by one?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from tracker import attribute, find, read
from tracker.lexicon import Lexicon
from tracker.model import Article, Declared, Document, Explanation, Extract, Problem, Retrieval
from tracker.pipeline.workers import Workers


def extract(
    documents: Iterable[Document | Problem | Retrieval], lexicon: Lexicon, declared: Declared, jobs: int = 1
) -> Iterator[Extract | Problem]:
    """What is found in each document, in their order, or the problem that yielded no article.

    Args:
        documents: what `inputs.documents` yields.
        lexicon: all word lists.
        declared: what the user says of the documents.
        jobs: how many processes work at once; documents are read only as fast as they are used.
    """
    given = (document for document in documents if not isinstance(document, Retrieval))
    work = partial(_extract, lexicon, declared)
    with Workers(jobs, [work]) as workers:
        yield from workers.map(work, given, lost, weight)


def weight(given: Document | Problem | Retrieval) -> int:
    """How many bytes a document has."""
    return len(given.data) if isinstance(given, Document) else 0


def lost(given: Document | Article | Problem) -> Problem:
    """What is told of a document when the process that read it died."""
    told = "the process that read it was ended, for its memory perhaps; the others are read"
    return Problem(given.path, "read", "lost", told, fatal=True)


def _extract(lexicon: Lexicon, declared: Declared, document: Document | Problem) -> Extract | Problem:
    if isinstance(document, Problem):
        return document
    article, problems = read.article(document, declared, lexicon)
    if article is None:
        return next(p for p in problems if p.fatal)
    return found_in(lexicon, article, problems)


def explanations(article: Article, lexicon: Lexicon) -> tuple[Explanation, ...]:
    """How each quotation of an article, read or stored, comes to its attribution now, in the order of the text."""
    found, _ = find.quotations(article, lexicon)
    explained = attribute.explanations(article, found, lexicon)
    attributions, _ = attribute.dated(article, found, [e.attribution for e in explained], lexicon)
    return tuple(replace(e, attribution=a) for e, a in zip(explained, attributions, strict=True))


def found_in(lexicon: Lexicon, article: Article, problems: Sequence[Problem]) -> Extract:
    """What is found in an article as read, and the problems of both."""
    found, more = find.quotations(article, lexicon)
    attributions = attribute.attributions(article, found, lexicon)
    attributions, contradictions = attribute.dated(article, found, attributions, lexicon)
    return Extract(article, found.quotations, attributions, (*problems, *more, *contradictions))
