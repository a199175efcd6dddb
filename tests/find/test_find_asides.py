"""Is a time between a subject and its verb passed over?"""

from collections.abc import Callable
from typing import Any

import pytest

Finding = Callable[[str], Any]


@pytest.mark.parametrize(
    "time",
    [
        "last week", "earlier this month", "late last week", "the next day", "on the same day", "that night", "all day",
        "a month later", "a few minutes later", "hours later", "just hours later", "years ago", "two days earlier",
        "in recent days", "over the past year has", "in the first week", "by the end of the day", "again this week",
        "twice this week", "on Monday night", "less than two weeks ago",
    ],
)  # fmt: skip
def test_a_time_before_the_verb_is_no_subject(time: str, finding: Finding) -> None:
    found = finding(f"Lee Park {time} argued that it was late.")
    assert [frame.source for frame in found.sentences[0].frames if frame.lemma == "argue"] == [(0, 2)]


def test_a_time_that_opens_a_sentence_is_no_subject(finding: Finding) -> None:
    found = finding("One month after announcing her plan, Ana Ruiz still believes that it holds.")
    sentence = found.sentences[0]
    sources = [frame.source for frame in sentence.frames if frame.source]
    assert {" ".join(w.text for w in sentence.words[slice(*source)]) for source in sources} == {"Ana Ruiz"}
