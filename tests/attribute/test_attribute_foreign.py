import pytest

from tests.conftest import Extracting
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Kind, Relation

LEAD = "Мэр заявил в понедельник, что мост простоит столько, сколько в городе живут люди. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("«Он стоит», сообщает ТАСС.", [["TASS"]], id="behind"),
        pytest.param("По данным агентства Интерфакс, он «стоит».", [["Interfax"]], id="before"),
        pytest.param("Сообщает ТАСС. «Он стоит», сказал он.", [[]], id="the sentence before"),
        pytest.param("«Он стоит». Сообщает ТАСС.", [[]], id="the sentence behind"),
        pytest.param("«Он стоит», сообщает ТАСС, «и стоит». «Да».", [["TASS"], ["TASS"], []], id="between two"),
        pytest.param("«Он стоит», сказал мэр города.", [[]], id="nobody"),
    ],
)
def test_outlets_are_cited_in_their_own_language(text: str, expected: list[list[str]], extracted: Extracting) -> None:
    found = extracted(LEAD + text)
    assert [[c.name for c in a.citations] for a in found.attributions] == expected
    assert {(a.kind, a.speakers, a.rule) for a in found.attributions} == {(Kind.UNATTRIBUTED, (), "other-language")}
    for attribution in found.attributions:
        for citation in attribution.citations:
            assert citation.span
            assert found.article.text[citation.span.start : citation.span.end] == citation.printed
            assert citation.relation is Relation.REPORTED


def test_what_was_looked_for_is_explained(extracted: Extracting, lexicon: Lexicon) -> None:
    article = extracted(f"{LEAD}«Он стоит», сообщает ТАСС.").article
    (explanation,) = pipeline.explanations(article, lexicon)
    assert [(step.rule, step.answer) for step in explanation.steps] == [("other-language", "TASS")]
    assert explanation.clauses == ()
