"""What do traced chains look like as records and rows?"""

from collections.abc import Iterator
from typing import Any, TextIO

from tracker.model import Appearance, Hop, Trace, TracedChain
from tracker.report import render, tree

COLUMNS = (
    "chain", "article", "start", "end", "text", "score", "speaker", "path", "published", "outlet", "syndicated_from",
    "url", "title", "kind", "cue", "source", "hedge", "changes", "rule", "confidence", "origin_outlet",
    "origin_article", "independent", "warnings", "quotation",
)  # fmt: skip
"""The columns of CSV: one appearance a row."""


def write(out: TextIO, form: str, trace: Trace, *, evidence: bool = False) -> None:
    """Print `trace` on `out` as tree (with `evidence` on request), json, jsonl or csv."""
    if form == "tree":
        tree.show(out, trace, evidence=evidence)
    elif form == "json":
        render.document(out, document(trace))
    elif form == "jsonl":
        render.jsonl(out, records(trace))
    else:
        render.table_csv(out, COLUMNS, rows(trace), joint=" > ")


def document(trace: Trace) -> dict[str, Any]:
    """The whole answer: the query and its chains, best first."""
    return {"query": trace.query, "chains": [_chain(chain) for chain in trace.chains]}


def records(trace: Trace) -> Iterator[dict[str, Any]]:
    """One object a chain, for JSON Lines."""
    for chain in trace.chains:
        yield {"query": trace.query, **_chain(chain)}


def rows(trace: Trace) -> Iterator[dict[str, Any]]:
    """One flat row an appearance, for CSV."""
    for chain in trace.chains:
        for appearance in chain.appearances:
            yield _row(chain, appearance)


def marked(changes: tuple[tuple[str, str], ...]) -> str:
    """Wording against the chain's origin in plain signs.

    >>> marked((("=", "solid as"), ("+", "a"), ("=", "rock")))
    'solid as {+a+} rock'
    """
    signs = {"-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(signs.get(sign, "{}").format(words) for sign, words in changes)


def _chain(chain: TracedChain) -> dict[str, Any]:
    return {
        "id": chain.id,
        "speaker": chain.speaker,
        "origin": {
            "outlet": chain.origin_outlet,
            "article": chain.origin_article,
            "published": chain.origin_published,
        },
        "independent": chain.independent,
        "appearances": [_appearance(appearance) for appearance in chain.appearances],
        "warnings": [{"code": warning.code, "message": warning.message} for warning in chain.warnings],
    }


def _appearance(seen: Appearance) -> dict[str, Any]:
    return {
        "article": seen.article,
        "start": seen.start,
        "end": seen.end,
        "text": seen.text,
        "score": round(seen.score, 1),
        "path": [_hop(hop) for hop in seen.hops],
        "published": seen.published,
        "outlet": seen.outlet,
        "syndicated_from": seen.syndicated_from,
        "url": seen.url,
        "title": seen.title,
        "kind": seen.kind.value,
        "speakers": list(seen.speakers),
        "cue": seen.cue,
        "source": seen.source,
        "hedge": seen.hedge,
        "changes": [list(change) for change in seen.changes],
        "rule": seen.rule,
        "confidence": round(seen.confidence, 3),
        "quotation": seen.quotation,
    }


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "giver": hop.giver,
        "giver_kind": hop.giver_kind,
        "taker": hop.taker,
        "taker_kind": hop.taker_kind,
        "relation": hop.relation,
        "printed": hop.printed,
        "start": hop.span.start if hop.span else None,
        "end": hop.span.end if hop.span else None,
        "inherited": hop.inherited,
    }


def _row(chain: TracedChain, seen: Appearance) -> dict[str, Any]:
    return {
        **_appearance(seen),
        "chain": chain.id,
        "speaker": "; ".join(seen.speakers) or None,
        "path": [*(hop.giver for hop in seen.hops[:1]), *(hop.taker for hop in seen.hops)],
        "changes": marked(seen.changes) or None,
        "origin_outlet": chain.origin_outlet,
        "origin_article": chain.origin_article,
        "independent": chain.independent,
        "warnings": "; ".join(warning.message for warning in chain.warnings) or None,
    }
