"""Which reporting clause of a sentence gives a quotation, where several might?"""

from collections.abc import Callable
from typing import Any

import pytest

Answering = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        pytest.param("“It holds,” Ada Brandt said.", [("Ada Brandt", "said")], id="after"),
        pytest.param("“It holds,” said Ada Brandt.", [("Ada Brandt", "said")], id="after, inverted"),
        pytest.param("Ada Brandt said: “It holds.”", [("Ada Brandt", "said")], id="before"),
        pytest.param("Ada Brandt said, “It holds.”", [("Ada Brandt", "said")], id="before, comma"),
        pytest.param(
            "“It holds,” Ada Brandt said, “for now.”", [("Ada Brandt", "said"), ("Ada Brandt", "said")], id="between"
        ),
        pytest.param(
            "“It holds,” Ada Brandt said, adding: “For now.”",
            [("Ada Brandt", "said"), ("Ada Brandt", "adding")], id="adding",
        ),
        pytest.param("Ada Brandt called it “a relic”.", [("Ada Brandt", "called")], id="called"),
        pytest.param("It was called “a relic” by Ada Brandt.", [("Ada Brandt", "called")], id="called by"),
        pytest.param(
            "“It holds,” Ada Brandt said, but “it leaks,” Lee Park replied.",
            [("Ada Brandt", "said"), ("Lee Park", "replied")], id="two clauses",
        ),
        pytest.param(
            "“It holds,” said Ada Brandt. “It leaks,” said Lee Park.",
            [("Ada Brandt", "said"), ("Lee Park", "said")], id="two sentences",
        ),
        pytest.param(
            "Lee Park left before Ada Brandt said: “It holds.”", [("Ada Brandt", "said")], id="the nearer name"
        ),
        pytest.param("“It holds,” Ada Brandt reportedly said.", [("Ada Brandt", "said")], id="hedged"),
    ],
)  # fmt: skip
def test_the_clause_that_gives_a_quotation(text: str, answers: list[tuple[str, str]], answering: Answering) -> None:
    assert [(answer.speakers, answer.cue) for answer in answering(text)] == answers


def test_words_in_a_statement_are_said_by_its_speaker(answering: Answering) -> None:
    statement, words = answering("Ada Brandt said that the dam was “a relic” of the war.")
    assert (statement.kind, words.kind) == ("indirect", "mixed")
    assert statement.speakers == words.speakers == "Ada Brandt"


def test_an_outlet_around_a_speaker_only_relays(answering: Answering) -> None:
    answer = next(a for a in answering("TASS reported that Ada Brandt had said: “It holds.”") if a.words == "It holds.")
    assert (answer.speakers, answer.outlets) == ("Ada Brandt", "TASS (reported)")


@pytest.mark.parametrize("hedge", ["reportedly", "allegedly"])
def test_a_hedge_is_kept(hedge: str, answering: Answering) -> None:
    (answer,) = answering(f"“It holds,” Ada Brandt {hedge} said.")
    assert answer.hedge == hedge


def test_a_plain_word_is_no_hedge(answering: Answering) -> None:
    assert [answer.hedge for answer in answering("“It holds,” Ada Brandt later said.")] == [None]


def test_an_outlet_s_name_is_no_quotation_s_speaker(answering: Answering) -> None:
    (answer,) = answering("“It holds,” Reuters quoted Ada Brandt as saying.")
    assert answer.speakers == "Ada Brandt"
