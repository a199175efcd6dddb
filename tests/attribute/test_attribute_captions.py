"""Do names that stand alone beside quotations speak them, in whichever order a list of voices goes?"""

from collections.abc import Callable
from typing import Any

import pytest

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ana Ruiz, 43, Leith\n\n“We will stay.”\n\nLee Park, welder\n\n“We must go.”", id="name first"
        ),
        pytest.param(
            "“We will stay.”\n\nAna Ruiz, 43, Leith\n\n“We must go.”\n\nLee Park, welder", id="quotation first"
        ),
        pytest.param("“We will stay.”\n\n- Ana Ruiz\n\n“We must go.”\n\n- Lee Park", id="dash"),
        pytest.param("“We will stay.” – Ana Ruiz\n\n“We must go.” – Lee Park", id="dash on the same line"),
        pytest.param("Ana Ruiz: “We will stay.”\n\nLee Park: “We must go.”", id="colon"),
    ],
)  # fmt: skip
def test_a_list_of_voices(text: str, answering: Answering) -> None:
    assert [(answer.words, answer.speakers) for answer in answering(text)] == [
        ("We will stay.", "Ana Ruiz"),
        ("We must go.", "Lee Park"),
    ]


def test_a_name_within_a_paragraph_is_no_caption(answering: Answering) -> None:
    (answer,) = answering("It rained in Leith all day long.\n\n“We will stay.”")
    assert answer.speakers == ""


def test_a_cue_of_its_own_goes_before_a_caption(answering: Answering) -> None:
    (answer,) = answering("Ana Ruiz, 43, Leith\n\n“We will stay,” Lee Park said.")
    assert answer.speakers == "Lee Park"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param('"It holds.\n\nAna Ruiz, of the Leith Trust."', "Ana Ruiz", id="a name and whence"),
        pytest.param('"It holds.\n\nFormer mayor Ana Ruiz."', "Ana Ruiz", id="an office"),
        pytest.param(
            '"It holds.\n\nIt rained for days on end in the town, and the dam held on to it."',
            "Lee Park",
            id="a sentence",
        ),
    ],
)
def test_whoever_stands_before_the_closing_mark_signs(text: str, speaker: str, answering: Answering) -> None:
    said = f"Lee Park left.\n\n“I go,” Lee Park said.\n\n{text}\n\nIt was late."
    (answer,) = (a for a in answering(said) if a.words.startswith("It holds."))
    assert answer.speakers == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("‘A hard year.’", "", id="single, after double"),
        pytest.param("“A hard year.”", "Lee Park", id="the same marks"),
    ],
)
def test_a_heading_in_other_marks_goes_on_nobodys_words(text: str, speaker: str, answering: Answering) -> None:
    said = f"Lee Park said that he would go. “I go,” he said.\n\n{text}\n\nIt was late."
    (answer,) = (a for a in answering(said) if a.words == "A hard year.")
    assert answer.speakers == speaker
