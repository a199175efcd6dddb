"""Which rows is a record of the model?

Tuples in the order of the table's columns; `insert_into` compiles the statement that takes them, once a table. Writing
an article is the store's one busy place: this costs a third of what SQLAlchemy's dictionaries do.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import sqlite

from tracker.model import Article, Attribution, Extract, Hop, Problem, Quotation, Span
from tracker.store import schema
from tracker.store.lookup import Entry, entry
from tracker.text import normal

Row = tuple[Any, ...]


@cache
def _insertion(table: Table, prefix: str) -> str:
    return str(insert(table).prefix_with(prefix).compile(dialect=sqlite.dialect()))


def insert_into(connection: Connection, table: Table, rows: Iterable[Row], *, prefix: str = "") -> None:
    """Insert `rows`, each with a value for every column of `table`; `prefix` is "", "OR IGNORE" or "OR REPLACE"."""
    given = list(rows)
    if given:
        connection.exec_driver_sql(_insertion(table, prefix), given)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article and what takes time to compute from it, so that nobody waits for it with the write lock held.

    Attributes:
        found: each quotation with its attribution, its hops, and its wording for comparing.
        sha256: of the text in UTF-8.
        entries: what each quotation is looked up by.
    """

    article: Article
    found: tuple[tuple[Quotation, Attribution, Sequence[Hop], str], ...]
    problems: tuple[Problem, ...]
    sha256: str
    entries: tuple[Entry, ...]


def prepare(extract: Extract, hops: Sequence[Sequence[Hop]]) -> Prepared:
    """What is to be stored of `extract`; `hops` has one way for each of its quotations."""
    wordings = [normal(quotation.text) for quotation in extract.quotations]
    return Prepared(
        article=extract.article,
        found=tuple(zip(extract.quotations, extract.attributions, hops, wordings, strict=True)),
        problems=extract.problems,
        sha256=hashlib.sha256(extract.article.text.encode()).hexdigest(),
        entries=tuple(_entries(extract, wordings)),
    )


def _entries(extract: Extract, wordings: Sequence[str]) -> Iterator[Entry]:
    published = (extract.article.outlet, extract.article.syndicated_from)
    for quotation, a, plain in zip(extract.quotations, extract.attributions, wordings, strict=True):
        yield entry(quotation.text, plain, (*published, *(s.name for s in a.speakers), *(c.name for c in a.citations)))


def article_row(pk: int, given: Prepared, revision: int, run: int) -> Row:
    """The row of an article."""
    article = given.article
    return (
        pk,
        article.id,
        article.key,
        revision,
        article.path,
        article.url,
        article.title,
        article.outlet,
        article.syndicated_from,
        article.published,
        article.byline,
        article.dateline,
        run,
        given.sha256,
        article.text,
    )


def block_rows(pk: int, article: Article) -> Iterator[Row]:
    """The rows of the blocks of `article`, whose key is `pk`."""
    return ((pk, i, b.start, b.end, b.role.value) for i, b in enumerate(article.blocks))


def hyperlink_rows(pk: int, article: Article) -> Iterator[Row]:
    """The rows of the links in the text of `article`."""
    return ((pk, i, *link) for i, link in enumerate(article.hyperlinks))


def fact_rows(pk: int, article: Article) -> Iterator[Row]:
    """The rows of what is known of `article`."""
    return ((pk, i, f.field, f.value, f.printed, *_ends(f.span), f.rule) for i, f in enumerate(article.facts))


def quotation_rows(article: int, first: int, given: Prepared) -> Mapping[Table, list[Row]]:
    """The rows of all quotations and of what belongs to them, tables in the order of writing.

    `article` is the article's primary key, `first` that of its first quotation.
    """
    made: dict[Table, list[Row]] = {
        table: []
        for table in (
            schema.quotation, schema.attribution, schema.said, schema.speaker, schema.citation, schema.hop,
            schema.pending,
        )
    }  # fmt: skip
    for position, (quotation, attribution, hops, wording) in enumerate(given.found):
        pk = first + position
        made[schema.quotation].append(_quotation(pk, article, position, quotation, wording))
        made[schema.attribution].append(_attribution(pk, attribution, given.article.text))
        made[schema.said] += _said(pk, attribution)
        made[schema.speaker] += speaker_rows(pk, attribution)
        made[schema.citation] += citation_rows(pk, attribution)
        made[schema.hop] += hop_rows(pk, hops)
        made[schema.pending].append((pk,))
    return made


def _quotation(pk: int, article: int, position: int, quotation: Quotation, wording: str) -> Row:
    return (
        pk,
        quotation.id,
        article,
        position,
        quotation.start,
        quotation.end,
        *quotation.outer,
        quotation.text,
        wording,
        quotation.kind.value,
        quotation.utterance,
        quotation.role.value,
        quotation.inside,
        quotation.closed,
    )


def _attribution(pk: int, attribution: Attribution, text: str) -> Row:
    return (
        pk,
        attribution.kind.value,
        *_words(attribution.cue, text),
        *_words(attribution.source, text),
        attribution.hedge,
        attribution.rule,
        attribution.confidence,
        json.dumps(attribution.why, ensure_ascii=False),
    )


def _said(pk: int, attribution: Attribution) -> Iterator[Row]:
    said = attribution.said
    return iter([(pk, said.date, said.printed, *said.span, said.rule, said.inherited)] if said else ())


def speaker_rows(pk: int, attribution: Attribution) -> Iterator[Row]:
    """The rows of the speakers of a quotation, whose key is `pk`."""
    return ((pk, i, s.name, s.kind.value, s.reason) for i, s in enumerate(attribution.speakers))


def citation_rows(pk: int, attribution: Attribution) -> Iterator[Row]:
    """The rows of the outlets that relayed a quotation."""
    return (
        (pk, i, c.outlet, c.name, c.printed, *_ends(c.span), c.relation.value, c.inherited)
        for i, c in enumerate(attribution.citations)
    )


def hop_rows(pk: int, hops: Sequence[Hop]) -> Iterator[Row]:
    """The rows of the way of a quotation."""
    return (
        (
            pk,
            i,
            h.giver,
            h.giver_kind,
            h.taker,
            h.taker_kind,
            str(h.relation),
            h.printed,
            *_ends(h.span),
            h.inherited,
        )
        for i, h in enumerate(hops)
    )


def problem_row(article: int | None, problem: Problem, run: int) -> Row:
    """The row of `problem`; SQLite numbers it."""
    return (
        None,
        article,
        problem.path,
        problem.step,
        problem.code,
        problem.message,
        *_ends(problem.span),
        problem.fatal,
        run,
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return span or (None, None)


def _words(span: Span | None, text: str) -> tuple[int | None, int | None, str | None]:
    return (*span, text[span.start : span.end]) if span else (None, None, None)
