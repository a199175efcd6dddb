"""What do traced chains look like as records and rows?"""

from collections.abc import Iterator
from typing import Any, TextIO

from tracker.model import Appearance, Change, Flag, Hop, Link, Said, Span, Trace, TracedChain
from tracker.report import copied, judged, prov, render, tree
from tracker.report.drift import flagged, signs

COLUMNS = (
    "chain", "article", "start", "end", "text", "score", "speaker", "path", "published", "outlet", "syndicated_from",
    "url", "title", "kind", "cue", "source", "hedge", "said", "copied", "changes", "rule", "confidence",
    "origin_outlet", "origin_article", "independent", "warnings", "quotation", "link", "link_to", "link_taken",
    "link_through", "link_confidence", "flags", "corrections",
)  # fmt: skip
"""The columns of CSV: one appearance a row."""


def write(out: TextIO, form: str, trace: Trace, *, evidence: bool = False) -> None:
    """Print `trace` on `out` as tree (with `evidence` on request), json, jsonl, prov or csv."""
    if form == "tree":
        tree.show(out, trace, evidence=evidence)
    elif form == "json":
        render.document(out, document(trace))
    elif form == "jsonl":
        render.jsonl(out, records(trace))
    elif form == "prov":
        prov.write(out, trace)
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


def marked(seen: Appearance) -> str:
    """The wording of an appearance, with plain signs around what changed: "solid as {+a+} rock"."""
    around = {"-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(around.get(sign, "{}").format(words) for sign, words in signs(seen))


def _chain(chain: TracedChain) -> dict[str, Any]:
    by_id = {seen.quotation: seen for seen in chain.appearances}
    return {
        "id": chain.id,
        "speaker": chain.speaker,
        "origin": {
            "outlet": chain.origin_outlet,
            "article": chain.origin_article,
            "published": chain.origin_published,
        },
        "independent": chain.independent,
        "origins": [
            {"outlet": origin.outlet, "article": origin.article, "articles": list(origin.articles), "why": origin.why}
            for origin in chain.origins
        ],
        "earliest": [_place(by_id[quotation]) for quotation in chain.earliest],
        "upstream": _place(by_id[chain.upstream]) if chain.upstream else None,
        "said": _said(by_id[chain.said].said) if chain.said else None,
        "appearances": [_appearance(appearance) for appearance in chain.appearances],
        "warnings": [{"code": warning.code, "message": warning.message} for warning in chain.warnings],
        "judgements": [judged.record(ruled) for ruled in chain.ruled],
        "undecided": chain.undecided,
    }


def _place(seen: Appearance) -> dict[str, Any]:
    return {"quotation": seen.quotation, "article": seen.article, "published": seen.published}


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
        "said": _said(seen.said),
        "copied": copied.record(seen.copied) if seen.copied else None,
        "link": _link(seen.link) if seen.link else None,
        "changes": [{"change": change.kind.value, **_sides(change)} for change in seen.changes],
        "flags": [{"flag": flag.turn.value, **_sides(flag)} for flag in seen.flags],
        "rule": seen.rule,
        "confidence": round(seen.confidence, 3),
        "quotation": seen.quotation,
        "corrections": [judged.record(correction) for correction in seen.corrections],
    }


def _said(told: Said | None) -> dict[str, Any] | None:
    """When something was said, with the words that tell it."""
    if told is None:
        return None
    return {"date": told.date, "printed": told.printed, **_ends(told.span), "inherited": told.inherited}


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "giver": hop.giver,
        "giver_kind": hop.giver_kind,
        "taker": hop.taker,
        "taker_kind": hop.taker_kind,
        "relation": hop.relation,
        "printed": hop.printed,
        **_ends(hop.span),
        "inherited": hop.inherited,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind.value,
        "to": link.to,
        "taken": link.taken,
        "through": link.through,
        "confidence": link.confidence,
        "why": list(link.why),
        "proofs": [{"article": proof.article, "printed": proof.printed, **_ends(proof.span)} for proof in link.proofs],
    }


def _sides(change: Change | Flag) -> dict[str, Any]:
    """The words of both wordings, and where they stand in the two articles."""
    return {
        "before": {"text": change.before, **_ends(change.before_span)} if change.before else None,
        "after": {"text": change.after, **_ends(change.after_span)} if change.after else None,
    }


def _ends(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _row(chain: TracedChain, seen: Appearance) -> dict[str, Any]:
    return {
        **_appearance(seen),
        "chain": chain.id,
        "speaker": "; ".join(seen.speakers) or None,
        "path": [*(hop.giver for hop in seen.hops[:1]), *(hop.taker for hop in seen.hops)],
        "changes": marked(seen) or None,
        "said": seen.said.date if seen.said else None,
        "copied": seen.copied.of if seen.copied else None,
        "origin_outlet": chain.origin_outlet,
        "origin_article": chain.origin_article,
        "independent": chain.independent,
        "warnings": "; ".join(warning.message for warning in chain.warnings) or None,
        "link": seen.link.kind.value if seen.link else None,
        "link_to": seen.link.to if seen.link else None,
        "link_taken": seen.link.taken if seen.link else None,
        "link_through": seen.link.through if seen.link else None,
        "link_confidence": seen.link.confidence if seen.link else None,
        "flags": "; ".join(map(flagged, seen.flags)) or None,
        "corrections": "; ".join(map(judged.correction, seen.corrections)) or None,
    }
