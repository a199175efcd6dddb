"""Does what is said once count for the quotations that follow, as long as a reader would take it to?"""

from collections.abc import Callable
from typing import Any

import pytest

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It holds,” Ada Brandt said. “It always has.”", id="same paragraph"),
        pytest.param("“It holds,” Ada Brandt said.\n\n“It always has.”", id="next paragraph"),
        pytest.param("Ada Brandt said:\n\n“It holds.”", id="colon before a paragraph"),
        pytest.param("“It holds,” Ada Brandt said. “It has.” “It will.”", id="two more"),
        pytest.param("“It holds,” Ada Brandt said. “It has.”\n\n“It will.”", id="two more, two paragraphs"),
    ],
)
def test_words_alone_go_on_being_said_by_the_last_speaker(text: str, answering: Answering) -> None:
    assert {answer.speakers for answer in answering(text)} == {"Ada Brandt"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It holds,” Ada Brandt said.\n\nThe “relic” was shut in May.", id="words within a sentence"),
        pytest.param("“It holds,” Ada Brandt said.\n\nIt rained.\n\nIt was May.\n\nIt was late.\n\n“Ho.”", id="far"),
    ],
)
def test_a_speaker_does_not_carry_over_to_anything(text: str, answering: Answering) -> None:
    assert answering(text)[-1].speakers == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "The rules were late, Ada Brandt said. There was “no use in going on with the work”.", "Ada Brandt", id="it"
        ),
        pytest.param("The rules were late, Ada Brandt said. After that there was “no use”.", "", id="a few words"),
        pytest.param(
            "Ada Brandt slammed the late rules. There was “no use in going on with the work”.", "", id="a stance alone"
        ),
        pytest.param(
            "The rules were late, Ada Brandt said.\n\nThere was “no use in going on with the work”.", "", id="paragraph"
        ),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_with_what_was_said_without_marks(text: str, speaker: str, answering: Answering) -> None:
    assert answering(text)[-1].speakers == speaker


def test_a_carried_speaker_has_no_cue_of_its_own(answering: Answering) -> None:
    first, second = answering("“It holds,” Ada Brandt said. “It always has.”")
    assert (first.cue, second.cue) == ("said", "")
    assert second.attribution.confidence <= first.attribution.confidence


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one_utterance(answering: Answering) -> None:
    first, second, other = answering("“It holds.\n\n“It always has,” Ada Brandt said.\n\n“Ho,” Lee Park said.")
    assert first.speakers == second.speakers == "Ada Brandt"
    assert first.quotation.utterance == second.quotation.utterance != other.quotation.utterance
    assert (first.quotation.closed, second.quotation.closed) == (False, True)


def test_a_quotation_that_goes_on_in_the_next_paragraph_goes_on_with_the_words_before_it(answering: Answering) -> None:
    text = "“It holds,” Ada Brandt said. “It always has.\n\n“It will,” said Brandt."
    first, second, third = answering(text)
    assert [answer.attribution.rule for answer in (first, second, third)] == [
        "after-quotation", "same-paragraph", "said-inverted",
    ]  # fmt: skip
    assert (first.source, second.source, third.source) == ("Ada Brandt", "Ada Brandt", "Brandt")


def test_a_quotation_in_two_pieces_has_one_speaker(answering: Answering) -> None:
    first, second = answering("“It holds,” said Ada Brandt, “for now.”")
    assert first.speakers == second.speakers == "Ada Brandt"
    assert first.cue == second.cue == "said"


def test_an_outlet_carries_over_to_the_same_speaker(answering: Answering) -> None:
    first, second = answering("“It holds,” Ada Brandt told Reuters.\n\n“It always has,” Brandt said.")
    assert (first.outlets, first.inherited) == ("Reuters (told to)", "")
    assert (second.outlets, second.inherited) == ("", "Reuters")


def test_an_outlet_does_not_carry_over_to_somebody_else(answering: Answering) -> None:
    _, second = answering("“It holds,” Ada Brandt told Reuters.\n\n“It leaks,” Lee Park said.")
    assert (second.outlets, second.inherited) == ("", "")


def test_an_outlet_of_its_own_ends_what_carries_over(answering: Answering) -> None:
    answers = answering(
        "“It holds,” Ada Brandt told Reuters.\n\n“It always has,” Brandt told TASS.\n\n“It will,” she said."
    )
    assert [answer.outlets for answer in answers] == ["Reuters (told to)", "TASS (told to)", ""]
    assert answers[2].inherited == "TASS"


def test_a_remark_looks_back(answering: Answering) -> None:
    first = answering("“It holds,” Ada Brandt said.\n\nBrandt made the remark at a meeting, according to TASS.")[0]
    assert first.outlets == "TASS (reported)"


def test_a_headline_takes_no_speaker_from_the_text(answering: Answering) -> None:
    headline, body = answering("“It leaks,” Ada Brandt said.", headline="“It holds”")
    assert (headline.speakers, body.speakers) == ("", "Ada Brandt")
