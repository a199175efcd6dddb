"""By which way did a quotation come that stands in a copy of another article?"""

import pytest

from tests.chain.conftest import seen
from tracker.chain.handed import handed
from tracker.model import Appearance, Copied, CopyKind, Proof, Span


def copied(
    *outlets: str, taken: bool = True, kind: CopyKind = CopyKind.REPUBLISHED, credit: str | None = None
) -> Copied:
    return Copied("x.txt", outlets, kind, taken, 0.9, Proof("b.txt", "A whole paragraph.", Span(0, 18)), "", credit)


def way(member: Appearance) -> list[str]:
    hops = handed(member).hops
    return [*(hop.giver for hop in hops[:1]), *(hop.taker for hop in hops)]


@pytest.mark.parametrize(
    ("member", "stops"),
    [
        pytest.param(
            seen("b.txt", outlet="Post", copied=copied("Reuters")),
            ["Eva Lund", "Reuters", "Post", "b.txt"], id="speaker and outlet",
        ),
        pytest.param(
            seen("b.txt", "TASS", outlet="Post", copied=copied("Reuters", "Gazette")),
            ["Eva Lund", "TASS", "Reuters", "Gazette", "Post", "b.txt"], id="a relay, two outlets",
        ),
        pytest.param(seen("b.txt", copied=copied("Reuters")), ["Eva Lund", "Reuters", "b.txt"], id="no outlet"),
        pytest.param(
            seen("b.txt", outlet="Post", speaker="", copied=copied("Reuters")), ["Reuters", "Post", "b.txt"],
            id="no speaker",
        ),
        pytest.param(seen("b.txt", speaker="", copied=copied("Reuters")), ["Reuters", "b.txt"], id="nothing known"),
        pytest.param(
            seen("b.txt", "Reuters", outlet="Post", copied=copied("Reuters")),
            ["Eva Lund", "Reuters", "Post", "b.txt"], id="on its way already",
        ),
        pytest.param(
            seen("b.txt", outlet="Post", taken="AFP", copied=copied("Reuters")),
            ["Eva Lund", "AFP", "Post", "b.txt"], id="what it says itself stays",
        ),
        pytest.param(
            seen("b.txt", outlet="Post", copied=copied("Reuters", taken=False)), ["Eva Lund", "Post", "b.txt"],
            id="order not known",
        ),
        pytest.param(
            seen("b.txt", outlet="Post", copied=copied("AP", "Gazette", taken=False, credit="AP")),
            ["Eva Lund", "AP", "Post", "b.txt"], id="order not known, but whom the other one credits",
        ),
        pytest.param(
            seen("b.txt", outlet="Post", copied=copied("Post", kind=CopyKind.REVISED)), ["Eva Lund", "Post", "b.txt"],
            id="revised",
        ),
        pytest.param(seen("b.txt", outlet="Post"), ["Eva Lund", "Post", "b.txt"], id="no copy"),
    ],
)  # fmt: skip
def test_the_outlets_of_the_other_article_are_on_its_way(member: Appearance, stops: list[str]) -> None:
    assert way(member) == stops


def test_the_hop_has_its_proof_and_the_article_its_origin() -> None:
    found = handed(seen("b.txt", outlet="Post", copied=copied("Reuters")))
    assert found.syndicated_from == "Reuters"
    given, printed, _ = found.hops
    assert (given.taker, given.relation, given.printed, given.span) == (
        "Reuters", "syndicated", "A whole paragraph.", Span(0, 18),
    )  # fmt: skip
    assert (printed.giver, printed.taker, printed.relation) == ("Reuters", "Post", "published")
