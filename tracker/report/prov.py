"""What is a traced phrase in the words of W3C PROV, for tools that know nothing of tracker?

PROV-JSON (W3C Member Submission, 2013). Articles, quotations, utterances (the chains) and what outlets handed on are
entities; speakers and outlets are agents. What stands in the article is told with the relation it proves.

    a quotation       wasAttributedTo its speakers; hadPrimarySource what the furthest outlet handed on
    each outlet's     wasDerivedFrom the next one's upstream; wasAttributedTo the outlet
    an article        hadMember its quotations; wasAttributedTo its publisher; wasDerivedFrom what it republishes
    a copy            wasDerivedFrom the article that it republishes, or wasRevisionOf it; else alternateOf
    a link            wasQuotedFrom where one appearance was taken from another, else alternateOf
    a chain           each of its quotations is a specializationOf it
"""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from tracker.model import Appearance, Copied, CopyKind, Hop, Link, Trace, TracedChain
from tracker.report import judged, render

if TYPE_CHECKING:
    from prov.model import ProvDocument

NAMESPACE = "urn:tracker:"
_SYNDICATED = "syndicated"


def write(out: TextIO, trace: Trace) -> None:
    """Print the chains of `trace` on `out` as one PROV-JSON document."""
    render.document(out, document(trace))


def document(trace: Trace) -> dict[str, Any]:
    """The chains of `trace` as a PROV-JSON object."""
    from prov.model import ProvDocument  # noqa: PLC0415  loaded by those who ask for it

    made = ProvDocument()
    made.add_namespace("tracker", NAMESPACE)
    for chain in trace.chains:
        _chain(made, chain)
    found: dict[str, Any] = json.loads(made.unified().serialize(format="json") or "{}")
    return found


def _chain(made: "ProvDocument", chain: TracedChain) -> None:
    utterance = _id("chain", chain.id)
    made.entity(utterance, _known(made, "Utterance", chain.speaker or "nobody named", {}))
    for seen in chain.appearances:
        _quotation(made, seen)
        made.specializationOf(_id("quotation", seen.quotation), utterance)
        if seen.link:
            _link(made, seen.quotation, seen.link)


def _quotation(made: "ProvDocument", seen: Appearance) -> None:
    quotation, article = _id("quotation", seen.quotation), _id("article", seen.article)
    told = {
        "prov:value": seen.text, "tracker:kind": seen.kind.value, "tracker:start": seen.start, "tracker:end": seen.end,
        "tracker:cue": seen.cue, "tracker:source": seen.source, "tracker:hedge": seen.hedge,
        "tracker:corrected": "; ".join(map(judged.correction, seen.corrections)) or None,
    }  # fmt: skip
    made.entity(quotation, _known(made, "Quotation", seen.text, told))
    where = {"prov:location": seen.url or seen.article, "tracker:published": seen.published}
    made.entity(article, _known(made, "Article", seen.title or seen.article, where))
    made.hadMember(article, quotation)
    if seen.outlet:
        made.wasAttributedTo(article, _agent(made, "outlet", seen.outlet), other_attributes={"prov:role": "publisher"})
    for name in seen.speakers:
        drawn: dict[str, Any] = {
            "prov:role": "speaker",
            "tracker:rule": seen.rule,
            "tracker:confidence": round(seen.confidence, 3),
        }
        made.wasAttributedTo(quotation, _agent(made, "speaker", name), other_attributes=drawn)
    _way(made, seen, quotation, article)
    if seen.copied:
        _copy(made, article, seen.copied)


def _copy(made: "ProvDocument", article: str, copied: Copied) -> None:
    """The article that another one is."""
    other = _id("article", copied.of)
    made.entity(other, _known(made, "Article", copied.of, {"prov:location": copied.of}))
    told = _filled({"tracker:share": copied.share, "tracker:why": copied.why})
    if not copied.taken:
        made.alternateOf(article, other)
    elif copied.kind is CopyKind.REVISED:
        made.wasRevisionOf(article, other, other_attributes=told)
    else:
        made.wasDerivedFrom(article, other, other_attributes=told)


def _way(made: "ProvDocument", seen: Appearance, quotation: str, article: str) -> None:
    """What outlets handed on, from the furthest one to the article; the publisher's own hop is the article itself."""
    relays = list(_relays(seen))
    for upstream, hop in pairwise(relays):
        made.wasDerivedFrom(
            _handed_on(made, seen, hop.giver), _handed_on(made, seen, upstream.giver), other_attributes=_proof(hop)
        )
    if relays:
        near, far = relays[-1], relays[0]
        whole = near.relation == _SYNDICATED
        taken = _handed_on(made, seen, near.giver)
        made.wasDerivedFrom(article if whole else quotation, taken, other_attributes=_proof(near))
        made.hadPrimarySource(quotation, _handed_on(made, seen, far.giver), other_attributes=_proof(far))


def _relays(seen: Appearance) -> Iterator[Hop]:
    """The hops that leave an outlet other than the publisher, from the speaker's side."""
    return (hop for hop in seen.hops if hop.giver_kind == "outlet" and hop.giver != seen.outlet)


def _handed_on(made: "ProvDocument", seen: Appearance, outlet: str) -> str:
    """What an outlet made of these words: seen through the article alone, so it is an entity of that quotation."""
    name = f"{_id('handed-on', seen.quotation)}/{_quoted(outlet)}"
    made.entity(name, _known(made, "Relay", f"as {outlet} handed it on", {}))
    made.wasAttributedTo(name, _agent(made, "outlet", outlet), other_attributes={"prov:role": "relay"})
    return name


def _link(made: "ProvDocument", quotation: str, link: Link) -> None:
    here, there = _id("quotation", quotation), _id("quotation", link.to)
    if link.taken:
        why = {"tracker:link": link.kind.value, "tracker:confidence": link.confidence, "tracker:through": link.through}
        made.wasQuotedFrom(here, there, other_attributes=_filled(why))
    else:
        made.alternateOf(here, there)


def _agent(made: "ProvDocument", kind: str, name: str) -> str:
    identity = _id(kind, name)
    made.agent(identity, {"prov:label": name, "tracker:kind": kind})
    return identity


def _proof(hop: Hop) -> dict[str, Any]:
    """What proves a hop, and where it stands in the article."""
    start, end = hop.span or (None, None)
    told = {
        "tracker:relation": hop.relation,
        "tracker:printed": hop.printed,
        "tracker:start": start,
        "tracker:end": end,
    }
    return _filled({**told, "tracker:inherited": hop.inherited or None})


def _known(made: "ProvDocument", kind: str, label: str, more: Mapping[str, Any]) -> dict[str, Any]:
    return _filled({"prov:type": made.valid_qualified_name(f"tracker:{kind}"), "prov:label": label, **more})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _id(kind: str, name: str) -> str:
    return f"tracker:{kind}/{_quoted(name)}"


def _quoted(name: str) -> str:
    """A name as a part of an identifier, as RFC 3986 writes any character."""
    return quote(name, safe="", errors="replace")
