"""Is a judged quotation found again in a changed text, and is nothing else taken for it?"""

import pytest

from tests.judge.conftest import subject
from tracker.judge import meant
from tracker.model import Candidate

WORDS = "the dam will hold"


def one(name: str, text: str = WORDS, before: str = "", after: str = "") -> Candidate:
    return Candidate(name, text, before, after)


JUDGED = subject("q", text=WORDS, before="On Monday the mayor said that ", after=", whatever the rain does.")


@pytest.mark.parametrize(
    ("candidates", "found"),
    [
        pytest.param([one("a", "the dam will break"), one("b")], "b", id="the same words"),
        pytest.param([one("a", "The dam will hold,")], "a", id="but for marks and case"),
        pytest.param([one("a", "The dam will hold."), one("b")], "b", id="the very same before nearly the same"),
        pytest.param([], None, id="nothing there"),
        pytest.param([one("a", "the dam will not hold")], None, id="other words"),
        pytest.param(
            [one("a", before="A banner read "), one("b", before="On Tuesday the mayor said that ")],
            "b",
            id="what is before it",
        ),
        pytest.param(
            [one("a", after=", he wrote."), one("b", after=", whatever happens.")], "b", id="what is behind it"
        ),
        pytest.param([one("a", before="she said that "), one("b", before="he said that ")], None, id="cannot be told"),
    ],
)
def test_which_is_meant(candidates: list[Candidate], found: str | None) -> None:
    assert meant(JUDGED, candidates) == found
