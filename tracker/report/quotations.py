"""What does one article's extract look like as rows, one a quotation?"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TextIO

from tracker.model import Article, Attribution, Citation, Extract, Quotation, Span
from tracker.report import judged, render
from tracker.report.console import console, watched
from tracker.report.pieces import Piece, flat, text

COLUMNS = (
    "article", "start", "end", "text", "kind", "speaker", "source_start", "source_end", "cue", "cites", "inherited",
    "hedge", "rule", "confidence", "source", "relations", "said", "said_start", "said_end",
    "outer_start", "outer_end", "utterance", "role", "inside",
    "closed", "title", "outlet", "syndicated_from", "published", "url", "id", "article_id",
)  # fmt: skip
"""The columns of CSV; JSON has them too, and lists of objects beside them."""

SHORT = ("start", "kind", "speaker", "via", "text")
"""The columns of a table for people, under the name of the article."""


_JOINT = " > "  # outlets stand in the order in which they relayed, nearest to the article first


def write(out: TextIO, form: str, extracts: Iterable[Extract]) -> None:
    """Print the quotations of all `extracts` as they come: jsonl, json, csv, or a table an article."""
    if form == "table":
        for number, extract in enumerate(extracts):
            _table(out, extract, first=number == 0)
    else:
        render.rows(out, render.Format(form), COLUMNS, chain.from_iterable(map(rows, extracts)), _JOINT)


def _table(out: TextIO, extract: Extract, *, first: bool) -> None:
    heading = (Piece(extract.article.path, "bold"),)
    if watched(out):
        console(out).print(text(heading))
    else:
        out.write(("" if first else "\n") + flat(heading))
    if extract.quotations:
        render.table(out, SHORT, map(_short, rows(extract)), _JOINT)
    else:
        out.write("no quotations\n")


def _short(row: dict[str, Any]) -> dict[str, Any]:
    """A row in fewer columns: a hedge stands behind the speaker, what carries over in brackets."""
    hedge = f" ({row['hedge']})" if row["hedge"] else ""
    return {
        **row,
        "speaker": f"{row['speaker'] or ''}{hedge}".strip(),
        "via": [*row["cites"], *(f"({name})" for name in row["inherited"])],
    }


def rows(extract: Extract) -> Iterator[dict[str, Any]]:
    """Every quotation of one article in the order of its text, as values that JSON knows.

    Offsets are half-open, in code points of the article's text; `start` to `end` leaves the marks out, `outer_start`
    to `outer_end` has them. `cites` are the outlets named for this very quotation, nearest to the article first;
    `inherited` those that carry over from another one.
    """
    article, whole = extract.article, _article(extract.article)
    for quotation, attribution in zip(extract.quotations, extract.attributions, strict=True):
        yield {
            **_first(article, quotation, attribution),
            **_words(article, attribution),
            **_shape(quotation),
            **whole,
            "id": quotation.id,
            "article_id": article.id,
        }


def _first(article: Article, quotation: Quotation, attribution: Attribution) -> dict[str, Any]:
    source = attribution.source
    return {
        "article": article.path,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "kind": attribution.kind.value,
        "speaker": "; ".join(speaker.name for speaker in attribution.speakers) or None,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "cue": words(article, attribution.cue),
        "cites": [citation.name for citation in attribution.citations if not citation.inherited],
        "inherited": [citation.name for citation in attribution.citations if citation.inherited],
        "hedge": attribution.hedge,
        "rule": attribution.rule,
        "confidence": round(attribution.confidence, 3),
    }


def words(article: Article, span: Span | None) -> str | None:
    """The characters of a span, or None."""
    return article.text[span.start : span.end] if span else None


def _words(article: Article, attribution: Attribution) -> dict[str, Any]:
    cue = attribution.cue
    return {
        "source": words(article, attribution.source),
        "relations": [citation.relation.value for citation in attribution.citations],
        "said": attribution.said.date if attribution.said else None,
        "said_start": attribution.said.span.start if attribution.said else None,
        "said_end": attribution.said.span.end if attribution.said else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "speakers": [
            {"name": speaker.name, "kind": speaker.kind.value, "reason": speaker.reason}
            for speaker in attribution.speakers
        ],
        "citations": [_citation(citation) for citation in attribution.citations],
        "why": list(attribution.why),
        "corrections": [judged.record(correction) for correction in attribution.corrections],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "outlet": citation.outlet,
        "name": citation.name,
        "printed": citation.printed,
        "start": citation.span.start if citation.span else None,
        "end": citation.span.end if citation.span else None,
        "relation": citation.relation.value,
        "inherited": citation.inherited,
    }


def _shape(quotation: Quotation) -> dict[str, Any]:
    return {
        "outer_start": quotation.outer.start,
        "outer_end": quotation.outer.end,
        "utterance": quotation.utterance,
        "role": quotation.role.value,
        "inside": quotation.inside,
        "closed": quotation.closed,
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "syndicated_from": article.syndicated_from,
        "published": article.published,
        "url": article.url,
    }
