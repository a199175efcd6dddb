"""Whom do "he" and "she" mean after the sentences before?"""

from collections.abc import Callable
from typing import Any

import pytest

from tracker.model import Extract

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Ana Ruiz runs the fund. “It is mine,” she said.\n\nPark spokesman Vera Holt confirmed that the fund "
            "stands apart. “They are not with us,” she said.",
            "Vera Holt",
            id="a spokesman may be a woman",
        ),
        pytest.param(
            "“There is a ton of it,” Chris Murray said in Sandy Creek.\n\nIn that sense, Sandy Creek was no accident. "
            "“This was different,” he added.",
            "Chris Murray",
            id="what something is in is no person",
        ),
        pytest.param(
            "The Sandy Creek flood changed Chris Murray. “There is a ton of it,” Murray said.\n\nSandy Creek was no "
            "accident. “This was different,” he added.",
            "Chris Murray",
            id="what something is called by is no person",
        ),
        pytest.param(
            "In a talk with radio host Alina Brand about his next play, the actor discussed what children learn. “They "
            "learn nothing,” he said.",
            "actor",
            id="with whom the subject spoke is passed over",
        ),
        pytest.param(
            "Deborah Stone said the process “is open”. The senator has raised funds for her rival in Leith, law "
            "professor Tam Canova.\n\n“Perfect is the enemy of good,” she said.",
            "Deborah Stone",
            id="her rival is another one",
        ),
        pytest.param(
            "Ms. Bell left. Ian Tuttle’s article also attacked Bell by accusing the board of greed. He calls the "
            "offer “the plainest display of love.”",
            "Ian Tuttle",
            id="whose article it is about",
        ),
        pytest.param(
            "Omar Reid left after he had lost. Carl Tobin came after he had won. “There is room,” Tobin said. But "
            "what comes then? Nobody has named more judges than Reid.\n\n“They will take what they get,” he said.",
            "Carl Tobin",
            id="who spoke before somebody was compared",
        ),
        pytest.param(
            "Jon Bell was chosen in May. The Ohio senator said the vote was fair. The Ohio senator Lee Park admitted "
            "that while Bell’s plan was late, he held “no grudge.”",
            "Lee Park",
            id="who speaks in the sentence, not who owns something",
        ),
        pytest.param(
            "After Ana Bell accused him of greed, he warned, “It will be fair game.” Omar Reid had come late.\n\n“It is"
            " mine,” Omar Reid said. After Vera Holt accused him of greed, he warned, “It will be fair game.”",
            "Omar Reid",
            id="who accused him is another one",
        ),
        pytest.param(
            "In their book, Stephen Colman and Ada Dolan of the college in Leith, Orton, blame policy. The land might "
            "have leaned against it, they argued: “It was weak.”",
            "Stephen Colman; Ada Dolan",
            id="they are the two who are the subject",
        ),
        pytest.param(
            "Roy Park came. Lee Sanders has often repeated his claim that it is “late.”",
            "Lee Sanders",
            id="his claim, whose subject he is",
        ),
    ],
)
def test_he_and_she_mean_whom_the_text_is_about(text: str, speaker: str, answering: Answering) -> None:
    assert answering(text)[-1].speakers == speaker


def test_whom_it_cannot_mean_differs_within_a_sentence(extracted: Callable[[str], Extract]) -> None:
    found = extracted(
        "Tom Park, the clerk, spoke first. Bo Lee left. Asked on Monday, he said Park had known, but he told Lee that "
        "it was late."
    )
    assert [[speaker.name for speaker in a.speakers] for a in found.attributions] == [["Bo Lee"], ["Tom Park"]]
