"""A trace in the words of W3C PROV, read back by the library that knows them."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from prov.model import ProvDocument

from tracker.model import Copied, CopyKind, Hop, Link, LinkKind, Proof, Span, Trace
from tracker.report import prov
from tracker.report import trace as report


def printed(trace: Trace) -> str:
    out = io.StringIO()
    report.write(out, "prov", trace)
    return out.getvalue()


def relations(trace: Trace, name: str) -> list[dict[str, Any]]:
    return list(prov.document(trace).get(name, {}).values())


def derived(trace: Trace) -> list[tuple[str, str, str | None]]:
    """Who was derived from what, and what sort of derivation it is."""
    found = relations(trace, "wasDerivedFrom")
    return [(r["prov:generatedEntity"], r["prov:usedEntity"], r.get("prov:type", {}).get("$")) for r in found]


def changed(trace: Trace, **fields: Any) -> Trace:
    """`trace` with its first appearance alone, changed."""
    first = trace.chains[0]
    return replace(trace, chains=(replace(first, appearances=(replace(first.appearances[0], **fields),)),))


def way(*names: str) -> tuple[Hop, ...]:
    """Hops from a speaker through outlets to an article."""
    kinds = ["speaker", *["outlet"] * (len(names) - 2), "article"]
    steps = zip(names, kinds, names[1:], kinds[1:], strict=False)
    return tuple(Hop(g, gk, t, tk, "reported", g, Span(3, 3 + len(g)), inherited=False) for g, gk, t, tk in steps)


def test_a_pipe_gets_prov(trace: Trace, snapshot: Any) -> None:
    snapshot("trace.prov.txt", printed(trace))


def test_the_library_reads_it_back(trace: Trace) -> None:
    read = ProvDocument.deserialize(content=printed(trace), format="json")
    assert read.unified() == read
    assert len(list(read.get_records())) > len(trace.chains[0].appearances)


def test_every_appearance_is_an_entity_of_its_chain(trace: Trace) -> None:
    ids = {f"tracker:quotation/{a.quotation}" for chain in trace.chains for a in chain.appearances}
    assert ids <= prov.document(trace)["entity"].keys()
    assert {r["prov:specificEntity"] for r in relations(trace, "specializationOf")} == ids


def test_the_furthest_outlet_is_the_primary_source(trace: Trace) -> None:
    one = changed(trace, quotation="q1", outlet="Paper", hops=way("Ana", "TASS", "Xinhua", "Paper", "a.txt"))
    quotation, tass, xinhua = "tracker:quotation/q1", "tracker:handed-on/q1/TASS", "tracker:handed-on/q1/Xinhua"
    assert derived(one) == [
        (xinhua, tass, None),
        (quotation, xinhua, None),
        (quotation, tass, "prov:PrimarySource"),
    ]


def test_a_republished_article_is_derived_whole(trace: Trace) -> None:
    hop = Hop("Ana Post", "outlet", "a.txt", "article", "syndicated", "", None, inherited=False)
    one = changed(trace, quotation="q1", article="a.txt", outlet=None, hops=(hop,))
    assert ("tracker:article/a.txt", "tracker:handed-on/q1/Ana%20Post", None) in derived(one)


@pytest.mark.parametrize(
    ("taken", "name"),
    [pytest.param(True, "wasDerivedFrom", id="taken"), pytest.param(False, "alternateOf", id="beside")],
)
def test_a_link_is(taken: bool, name: str, trace: Trace) -> None:  # noqa: FBT001  a column of the table
    link = Link("q9", LinkKind.CITED, taken, "TASS", (), 0.7, ())
    found = relations(changed(trace, quotation="q1", hops=(), link=link), name)
    assert [sorted(v for v in r.values() if str(v).startswith("tracker:quotation")) for r in found] == [
        ["tracker:quotation/q1", "tracker:quotation/q9"]
    ]


@pytest.mark.parametrize("name", ["Łódź Post", "a/b:c", "x y%", "“q”", "\ud800", "\x1b[31m", "新华社", "a" * 3_000])
def test_any_name_is_an_identifier(name: str, trace: Trace) -> None:
    one = changed(trace, outlet=name, speakers=(name,), article=name, hops=way(name, name, name))
    read = ProvDocument.deserialize(content=json.dumps(prov.document(one)), format="json")
    assert read.get_provn()


def test_nothing_found_is_a_document(trace: Trace) -> None:
    assert prov.document(replace(trace, chains=())) == {"prefix": {"tracker": "urn:tracker:"}}


@pytest.mark.parametrize(
    ("kind", "taken", "expected"),
    [
        pytest.param(CopyKind.REPUBLISHED, True, ("tracker:article/texts%2Fa.txt", "tracker:article/x.txt", None),
                     id="republished"),
        pytest.param(CopyKind.REVISED, True,
                     ("tracker:article/texts%2Fa.txt", "tracker:article/x.txt", "prov:Revision"), id="revised"),
        pytest.param(CopyKind.REPUBLISHED, False, None, id="order not known"),
    ],
)  # fmt: skip
def test_a_copy_is_derived_from_the_article_that_it_is(
    kind: CopyKind, expected: tuple[str, str, str | None] | None, trace: Trace, *, taken: bool
) -> None:
    proof = Proof("texts/a.txt", "A whole paragraph.", Span(0, 18))
    copied = changed(trace, copied=Copied("x.txt", (), kind, taken, 0.9, proof, "9 of 10 paragraphs"))
    assert (expected in derived(copied)) is (expected is not None)
    others = [(r["prov:alternate1"], r["prov:alternate2"]) for r in relations(copied, "alternateOf")]
    assert (("tracker:article/texts%2Fa.txt", "tracker:article/x.txt") in others) is not taken
    assert "tracker:article/x.txt" in prov.document(copied)["entity"]
