"""Does a poll speak for the shares of people whom it asked?"""

from collections.abc import Callable
from typing import Any

import pytest

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "speaker", "source"),
    [
        pytest.param(
            "In a new Leith Post poll released Monday, 51 percent of voters said it was “late.”",
            "new Leith Post poll", "a new Leith Post poll", id="in a poll, before",
        ),
        pytest.param(
            "In a CNN/ORC poll, 31% of the Reds said it was “late.”", "CNN/ORC poll", "a CNN/ORC poll",
            id="taken by two, a sign for percent",
        ),
        pytest.param(
            "Half of the voters said it was “late” in a Leith Post survey this month.",
            "Leith Post survey", "a Leith Post survey", id="behind",
        ),
        pytest.param(
            "According to an Orton News/Leith Post poll, a majority of voters said it was “late.”",
            "Orton News/Leith Post poll", "an Orton News/Leith Post poll", id="according to",
        ),
        pytest.param(
            "The survey showed that two-thirds of those asked said it was “late.”", "survey", "The survey",
            id="a clause around it",
        ),
        pytest.param(
            "Half of the voters said it was “late.”", "Half", "Half of the voters", id="no poll",
        ),
        pytest.param(
            "In a Leith Post poll, Ana Ruiz said, it was “late.”", "Ana Ruiz", "Ana Ruiz", id="somebody, no share",
        ),
        pytest.param(
            "Majority Leader Roy Park said in a talk about a poll that it was “late.”",
            "Roy Park", "Majority Leader Roy Park", id="majority in a title",
        ),
    ],
)  # fmt: skip
def test_a_poll_says_what_a_share_of_people_answered(
    text: str, speaker: str, source: str, answering: Answering
) -> None:
    answer = answering(text)[-1]
    assert (answer.speakers, answer.source) == (speaker, source)
