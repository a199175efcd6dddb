"""Are words in marks that stand twice said by whoever is quoted with them, and titles and stray words by nobody?"""

from collections.abc import Callable
from typing import Any

import pytest

Answering = Callable[..., list[Any]]

SAID = "“These are the worst of times for us,” Ada Brandt said."


def given(answering: Answering, text: str, words: str) -> tuple[str, str]:
    """Who is given with the quotation of some words, and by which rule."""
    (answer,) = (a for a in answering(text) if a.words == words)
    return answer.speakers, answer.attribution.rule


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            f"{SAID}\n\nIt rained. What “the worst of times” are is left open.", "the worst of times", id="a part"
        ),
        pytest.param(
            f"It rained.\n\n“Worst of times”\n\nThe town slept. {SAID}", "Worst of times", id="a heading before"
        ),
    ],
)  # fmt: skip
def test_words_that_are_quoted_elsewhere_are_their_speakers(text: str, words: str, answering: Answering) -> None:
    assert given(answering, text, words) == ("Ada Brandt", "quoted-again")


def test_letters_put_in_do_not_count(answering: Answering) -> None:
    text = "“We pick up the pieces in all towns,” Ada Brandt said.\n\nIt is not “pick[ing] up the pieces” that helps."
    assert given(answering, text, "pick[ing] up the pieces") == ("Ada Brandt", "quoted-again")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"{SAID}\n\nIt rained. The “times” went on.", "times", id="one word"),
        pytest.param(f"The “worst of times” had come to the dock.\n\nIt rained. {SAID}", "worst of times", id="before"),
        pytest.param(
            f"{SAID}\n\n“It is the worst of times,” Lee Park said.\n\nThe “worst of times” went on.",
            "worst of times", id="two who said it",
        ),
        pytest.param(
            "“I saw Long Rain Falling twice,” Ada Brandt said.\n\nThe town is in “Long Rain Falling” too.",
            "Long Rain Falling", id="a title",
        ),
        pytest.param(
            f"{SAID}\n\nThe so-called “worst of times” went on.", "worst of times", id="so-called"
        ),
    ],
)  # fmt: skip
def test_other_words_in_marks_stay_nobodys(text: str, words: str, answering: Answering) -> None:
    assert given(answering, text, words)[0] == ""


def test_what_an_unnamed_source_said_is_given_to_nobody(answering: Answering) -> None:
    text = "“These are the worst of times,” said a man.\n\nIt rained. The “worst of times” went on."
    assert given(answering, text, "worst of times")[0] == ""
