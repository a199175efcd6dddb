"""Is the speaker of a quotation the one whom a reader would name, and nobody where nobody is named?"""

from collections.abc import Callable
from typing import Any

import pytest

from tracker.model import Kind, SpeakerKind

Answering = Callable[..., list[Any]]
INTRODUCED = "Mayor Ada Brandt opened the dam on Monday. “It holds,” {} said."


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("Ada Brandt", "Ada Brandt", id="full name"),
        pytest.param("Brandt", "Ada Brandt", id="surname"),
        pytest.param("Mayor Brandt", "Ada Brandt", id="title and surname"),
        pytest.param("Ms. Brandt", "Ada Brandt", id="Ms. and surname"),
        pytest.param("she", "Ada Brandt", id="pronoun"),
        pytest.param("the mayor", "Ada Brandt", id="office"),
        pytest.param("Lee Park", "Lee Park", id="somebody else"),
    ],
)
def test_a_person_named_before_is_meant_again(source: str, name: str, answering: Answering) -> None:
    (answer,) = answering(INTRODUCED.format(source))
    assert (answer.speakers, answer.source) == (name, source)
    assert answer.attribution.speakers[0].kind is SpeakerKind.PERSON


def test_a_name_given_later_in_full_counts_too(answering: Answering) -> None:
    first, second = answering("“It holds,” Brandt said.\n\n“It always has,” Ada Brandt added.")
    assert first.speakers == second.speakers == "Ada Brandt"


def test_she_is_no_mister(answering: Answering) -> None:
    (answer,) = answering("Ms. Brandt met Mr. Park. “It holds,” he said.")
    assert answer.speakers == "Park"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("“It holds,” a senior official said.", "senior official", SpeakerKind.UNNAMED, id="unnamed"),
        pytest.param("“It holds,” two engineers said.", "two engineers", SpeakerKind.UNNAMED, id="unnamed, several"),
        pytest.param("“It holds,” Russia said.", "Russia", SpeakerKind.GROUP, id="country"),
        pytest.param("“It holds,” Moscow said.", "Russia", SpeakerKind.GROUP, id="capital"),
        pytest.param("“It holds,” the Security Council said.", "Security Council", SpeakerKind.GROUP, id="body"),
        pytest.param("“It holds,” TASS said.", "TASS", SpeakerKind.OUTLET, id="outlet"),
        pytest.param("“It holds,” Brandt’s spokesman said.", "Brandt’s spokesman", SpeakerKind.UNNAMED, id="possessor"),
    ],
)
def test_who_is_no_person_speaks_too(text: str, name: str, kind: SpeakerKind, answering: Answering) -> None:
    (answer,) = answering(text)
    assert (answer.speakers, answer.attribution.speakers[0].kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("“It holds,” Ada Brandt and Lee Park said.", "Ada Brandt; Lee Park", id="two people"),
        pytest.param("“It holds,” China and Russia said.", "China; Russia", id="two countries"),
        pytest.param(
            "Xi Jinping met Vladimir Putin. “It holds,” the two leaders said.", "Vladimir Putin; Xi Jinping",
            id="the two leaders",
        ),
    ],
)  # fmt: skip
def test_several_speak_together(text: str, names: str, answering: Answering) -> None:
    answer = answering(text)[-1]
    assert "; ".join(sorted(answer.speakers.split("; "))) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “dam law” passed.", id="so-called"),
        pytest.param("The “relic” was shut.", id="scare quotes"),
        pytest.param("Lee “Duke” Park left.", id="nickname"),
        pytest.param("“It holds.”", id="alone"),
    ],
)
def test_nobody_named_is_an_answer(text: str, answering: Answering) -> None:
    for answer in answering(text):
        assert (answer.kind, answer.speakers, answer.outlets) == (Kind.UNATTRIBUTED, "", "")


@pytest.mark.parametrize("text", ["“It holds,” he said.", "“It holds,” they said."])
def test_a_pronoun_for_nobody_names_nobody(text: str, answering: Answering) -> None:
    (answer,) = answering(text)
    assert answer.speakers == ""


def test_the_author_says_i(answering: Answering) -> None:
    text = "I said that the dam would hold."
    (answer,) = answering(text, byline="Ines Calloway")
    assert answer.speakers == "Ines Calloway"
    assert all(not answer.speakers for answer in answering(text))


def test_every_answer_says_how_it_came(answering: Answering) -> None:
    for answer in answering("“It holds,” Ada Brandt told TASS.\n\n“It will,” she said. She added that it had to."):
        assert answer.attribution.why
        assert 0 < answer.attribution.confidence <= 1
        assert all(speaker.reason for speaker in answer.attribution.speakers)
