"""Are the outlets that relayed a quotation found, nearest first, and those that are only talked about left out?"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.model import Relation

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        pytest.param("“It holds,” Ada Brandt said, TASS reported.", "TASS (reported)", id="reported"),
        pytest.param("“It holds,” Ada Brandt said, according to TASS.", "TASS (reported)", id="according to"),
        pytest.param("According to TASS, “it holds,” Ada Brandt said.", "TASS (reported)", id="according to, first"),
        pytest.param("“It holds,” Ada Brandt said, according to a TASS report.", "TASS (reported)", id="its report"),
        pytest.param("“It holds,” Ada Brandt told Reuters.", "Reuters (told to)", id="told"),
        pytest.param("Ada Brandt told Reuters: “It holds.”", "Reuters (told to)", id="told, before"),
        pytest.param("“It holds,” Ada Brandt said in an interview with Reuters.", "Reuters (told to)", id="interview"),
        pytest.param("In an interview with Reuters, Ada Brandt said: “It holds.”", "Reuters (told to)", id="in an"),
        pytest.param(
            "“It holds,” Ada Brandt said in a statement carried by Xinhua.", "Xinhua (carried by)", id="carried by"
        ),
        pytest.param("“It holds,” TASS quoted Ada Brandt as saying.", "TASS (quoted by)", id="quoted"),
        pytest.param("“It holds,” Ada Brandt wrote on Telegram.", "Telegram (posted on)", id="posted"),
        pytest.param("“It holds,” Ada Brandt said.", "", id="none"),
    ],
)
def test_an_outlet_in_a_citing_place_relayed_it(text: str, outlets: str, answering: Answering) -> None:
    (answer,) = answering(text)
    assert (answer.speakers, answer.outlets) == ("Ada Brandt", outlets)


def test_an_outlet_without_anybody_else_speaks_for_itself(answering: Answering) -> None:
    (answer,) = answering("“It holds,” TASS said.")
    assert (answer.speakers, answer.outlets) == ("TASS", "TASS (speaking)")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“TASS is wrong,” Ada Brandt said.", id="in the words"),
        pytest.param("Ada Brandt, who once worked for Reuters, said: “It holds.”", id="in a life"),
        pytest.param("Ada Brandt said that Reuters had been late.", id="in the statement"),
        pytest.param("Reuters moved house. “It holds,” Ada Brandt said.", id="in another sentence"),
    ],
)
def test_an_outlet_that_is_talked_about_relayed_nothing(text: str, answering: Answering) -> None:
    assert [answer.outlets for answer in answering(text)] == [""]


def test_the_outlet_nearest_to_the_article_comes_first(answering: Answering) -> None:
    answer = answering("“It holds,” Ada Brandt told RIA Novosti, Reuters reported.")[0]
    assert answer.outlets == "Reuters (reported) > RIA Novosti (told to)"


def test_a_citation_is_proved_by_the_words_of_its_name(answering: Answering) -> None:
    text = "“It holds,” Ada Brandt told the Reuters news agency."
    (answer,) = answering(text)
    (citation,) = answer.attribution.citations
    assert citation.printed == text[citation.span.start : citation.span.end]
    assert "Reuters" in citation.printed
    assert (citation.outlet, citation.inherited) == ("reuters", False)


ANYTHING = (
    "“It holds,”|Ada Brandt|said|told|TASS|Reuters|according to|,|.|citing|reported|an interview with|in|on|Telegram|"
    "that it holds|she|quoted|as saying|\n\n"
)
PIECES = st.lists(st.sampled_from(ANYTHING.split("|")), min_size=1, max_size=20).map(" ".join)


@given(text=PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_every_citation_is_proved(text: str, answering: Answering) -> None:
    for answer in answering(text):
        attribution = answer.attribution
        assert attribution.quotation == answer.quotation.id
        for citation in attribution.citations:
            assert citation.printed == text[citation.span.start : citation.span.end] != ""
            assert citation.relation in set(Relation)
        assert len({c.outlet for c in attribution.citations}) == len(attribution.citations)
        assert len({c.inherited for c in attribution.citations}) <= 1
        for span in (attribution.cue, attribution.source):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0 < attribution.confidence <= 1
