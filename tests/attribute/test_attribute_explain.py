"""Does an explanation tell what was tried, what was seen, and what won?"""

from collections.abc import Callable

import pytest

from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Explanation, Extract, Relation

Explaining = Callable[[str], list[Explanation]]


@pytest.fixture
def explaining(lexicon: Lexicon, extracted: Callable[[str], Extract]) -> Explaining:
    """A function from a text to the explanations of its quotations; they agree with what extracting says."""

    def explain(text: str) -> list[Explanation]:
        extract = extracted(text)
        told = pipeline.explanations(extract.article, lexicon)
        assert [e.quotation for e in told] == list(extract.quotations)
        assert [e.attribution for e in told] == list(extract.attributions)
        return list(told)

    return explain


def test_the_rules_are_told_up_to_the_one_that_won(explaining: Explaining) -> None:
    (told,) = explaining("“The dam will hold,” Ada Brandt told TASS, and Reuters was not there.\n")
    assert [(s.rule, s.answer) for s in told.steps] == [
        ("mentioned", None),
        ("label", None),
        ("noun-behind", None),
        ("opening", None),
        ("before-report", None),
        ("after", "after-quotation"),
    ]
    assert told.attribution.rule == "after-quotation"


def test_clauses_and_outlets_are_told_with_what_they_do(explaining: Explaining) -> None:
    told = explaining("“The dam will hold,” Ada Brandt told TASS, and Reuters was not there.\n")[0]
    assert [(c.source, c.cue, c.won) for c in told.clauses] == [("Ada Brandt", "told", True)]
    assert [(o.printed, o.relation) for o in told.outlets] == [("TASS", Relation.TOLD), ("Reuters", None)]


def test_what_nothing_gives_has_all_rules_against_it(explaining: Explaining) -> None:
    (told,) = explaining("The “relic” was shut in May.\n")
    assert [step.answer for step in told.steps] == [None] * len(told.steps)
    assert (told.attribution.rule, told.clauses, told.outlets) == ("nobody-named", (), ())


def test_what_carries_over_is_the_last_step(explaining: Explaining) -> None:
    _, told = explaining("“The dam will hold,” Ada Brandt told TASS. “It always has.”\n")
    assert [(s.rule, s.answer) for s in told.steps[-2:]] == [("carry", "same-paragraph"), ("outlets", "TASS")]


def test_a_remark_that_looks_back_is_a_step(explaining: Explaining) -> None:
    text = "The dam “will hold”, the minister said. Ada Brandt made the remark in Leith, according to TASS.\n"
    told = explaining(text)[0]
    assert ("remark", "Ada Brandt") in [(s.rule, s.answer) for s in told.steps]
    assert ("outlets", "TASS") in [(s.rule, s.answer) for s in told.steps]


def test_words_that_are_talked_about_are_told_so(explaining: Explaining) -> None:
    (told,) = explaining("She was on “Meet the Press” in May.\n")
    assert told.steps[0].answer == told.attribution.rule
    assert len(told.steps) == 1


def test_reported_words_name_their_clause(explaining: Explaining) -> None:
    (told,) = explaining("Ada Brandt said that the dam would hold.\n")
    assert [(s.rule, s.answer) for s in told.steps] == [("indirect-verb", "indirect-verb")]
    assert [c.won for c in told.clauses] == [True]


def test_nested_words_stand_in_no_sentence_of_their_own(explaining: Explaining) -> None:
    told = explaining("“She told me ‘never again’ in May,” Ada Brandt said.\n")
    inner = next(t for t in told if t.quotation.inside is not None)
    assert (inner.sentence, inner.clauses, inner.attribution.rule) == (None, (), "nested")


def test_a_lead_in_is_told_of_the_sentence_before(explaining: Explaining) -> None:
    (told,) = explaining("Ada Brandt put it so:\n\n“The dam will hold.”\n")
    assert told.steps[-1].rule == "carry"
    assert told.attribution.speakers[0].name == "Ada Brandt"
