"""Is the way of a quotation told from the speaker to the article, with its proofs?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.chain import hops
from tracker.model import (
    Article,
    Attribution,
    Citation,
    Fact,
    Hop,
    Kind,
    Relation,
    Span,
    Speaker,
    SpeakerKind,
)

LUND = Speaker("Eva Lund", SpeakerKind.PERSON, "full name")
XINHUA = Speaker("Xinhua", SpeakerKind.OUTLET, "outlet")


def article(outlet: str | None = None, syndicated_from: str | None = None) -> Article:
    facts = (
        Fact("outlet", outlet or "", "The Gazette |", Span(0, 13), "headline prefix"),
        Fact("syndicated_from", syndicated_from or "", "More from", Span(90, 99), "closing credit"),
    )
    known = tuple(fact for fact in facts if fact.value)
    return Article("a1", "k", "news/a.txt", "", None, None, outlet, syndicated_from, None, None, None, (), known)


def cited(name: str, relation: Relation = Relation.REPORTED, *, inherited: bool = False) -> Citation:
    return Citation(name.lower(), name, f"{name} said so", Span(40, 50), relation, inherited)


def attribution(*citations: Citation, speakers: tuple[Speaker, ...] = (LUND,)) -> Attribution:
    return Attribution("q1", Kind.DIRECT, None, None, speakers, None, citations, "rule", 0.9)


def path(found: tuple[Hop, ...]) -> list[str]:
    return [found[0].giver, *(hop.taker for hop in found)] if found else []


@pytest.mark.parametrize(
    ("of", "said", "expected"),
    [
        pytest.param(article(), attribution(), ["Eva Lund", "news/a.txt"], id="nobody between"),
        pytest.param(article(), attribution(speakers=()), [], id="nothing known"),
        pytest.param(
            article("Gazette"), attribution(speakers=()), ["Gazette", "news/a.txt"], id="nobody named, but the outlet"
        ),
        pytest.param(
            article("Gazette", "Reuters"),
            attribution(cited("Sputnik"), cited("TASS", Relation.CITING)),
            ["Eva Lund", "TASS", "Sputnik", "Reuters", "Gazette", "news/a.txt"],
            id="the whole way, furthest first",
        ),
        pytest.param(
            article("TASS", "TASS"),
            attribution(cited("TASS")),
            ["Eva Lund", "TASS", "news/a.txt"],
            id="one outlet thrice",
        ),
        pytest.param(
            article(),
            attribution(cited("Xinhua", Relation.SPEAKING), speakers=(XINHUA,)),
            ["Xinhua", "news/a.txt"],
            id="an outlet that speaks for itself",
        ),
        pytest.param(
            article(),
            attribution(cited("TASS"), speakers=(XINHUA,)),
            ["Xinhua", "TASS", "news/a.txt"],
            id="an outlet that speaks through another",
        ),
        pytest.param(
            article(),
            attribution(speakers=(LUND, Speaker("Xu Lian", SpeakerKind.PERSON, "full name"))),
            ["Eva Lund; Xu Lian", "news/a.txt"],
            id="two speakers",
        ),
    ],
)
def test_the_way(of: Article, said: Attribution, expected: list[str]) -> None:
    assert path(hops(of, said)) == expected


def test_each_hop_has_the_relation_and_proof_of_its_taker() -> None:
    found = hops(article("Gazette", "Reuters"), attribution(cited("TASS", Relation.TOLD, inherited=True)))
    assert found == (
        Hop("Eva Lund", "speaker", "TASS", "outlet", "told to", "TASS said so", Span(40, 50), inherited=True),
        Hop("TASS", "outlet", "Reuters", "outlet", "syndicated", "More from", Span(90, 99), inherited=False),
        Hop("Reuters", "outlet", "Gazette", "outlet", "published", "The Gazette |", Span(0, 13), inherited=False),
        Hop("Gazette", "outlet", "news/a.txt", "article", "published", "The Gazette |", Span(0, 13), inherited=False),
    )


def test_an_outlet_that_stands_outside_the_text_has_no_proof() -> None:
    said = Article("a1", "k", "a.txt", "", None, None, "Gazette", None, None, None, None, (), ())
    (_, last) = hops(said, attribution())
    assert (last.giver, last.printed, last.span) == ("Gazette", "", None)


OUTLETS = st.sampled_from(["TASS", "Xinhua", "Sputnik", "Gazette"])


@given(
    st.lists(st.builds(cited, OUTLETS, st.sampled_from(Relation)), max_size=5),
    st.lists(st.sampled_from([LUND, XINHUA]), max_size=2).map(tuple),
    st.none() | OUTLETS,
    st.none() | OUTLETS,
)
def test_hops_connect(
    citations: list[Citation], speakers: tuple[Speaker, ...], outlet: str | None, syndicated_from: str | None
) -> None:
    found = hops(article(outlet, syndicated_from), attribution(*citations, speakers=speakers))
    for one, other in pairwise(found):
        assert (one.taker, one.taker_kind) == (other.giver, other.giver_kind)
    assert all(hop.giver != hop.taker for hop in found)
    assert not found or found[-1].taker == "news/a.txt"
