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
