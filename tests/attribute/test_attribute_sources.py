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
        pytest.param(
            "When the crowd shouted, “Never,” Lee Park joked, “Amen!”",
            [("crowd", "shouted"), ("Lee Park", "joked")], id="each before his own",
        ),
        pytest.param(
            "Frank Holt quoted Ada Brandt: “It holds.”", [("Ada Brandt", "quoted")], id="whoever is quoted by another",
        ),
    ],
)  # fmt: skip
def test_the_clause_that_gives_a_quotation(text: str, answers: list[tuple[str, str]], answering: Answering) -> None:
    assert [(answer.speakers, answer.cue) for answer in answering(text)] == answers


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt insisted that clerks who refused to open the dam were “relics.”",
        "Ada Brandt said in her speech that the plan should reiterate support for the “old dam”.",
    ],
)
def test_what_is_only_part_of_a_statement_speaks_for_nobody(text: str, answering: Answering) -> None:
    assert [answer.speakers for answer in answering(text) if answer.kind == "mixed"] == ["Ada Brandt"]


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


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param("Ada Brandt rejected Lee Park's call for a “port” in May.", "port", "Lee Park", id="for"),
        pytest.param("Ada Brandt denied Lee Park's claim that the mayor “lied”.", "lied", "Lee Park", id="that"),
        pytest.param("Ada Brandt said that Lee Park's call for it was “late”.", "late", "Ada Brandt", id="said of it"),
        pytest.param("Ada Brandt called Lee Park's plea for help “late”.", "late", "Ada Brandt", id="called so"),
        pytest.param("Ada Brandt called Lee Park's plea for a “port” late.", "port", "Lee Park", id="is called so"),
        pytest.param("Ada Brandt dismissed Lee Park's claims as “talk”.", "talk", "Ada Brandt", id="as"),
    ],
)  # fmt: skip
def test_a_noun_of_somebody_named_gives_what_it_governs(
    text: str, words: str, speaker: str, answering: Answering
) -> None:
    (answer,) = (a for a in answering(text) if a.words == words)
    assert answer.speakers == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The towns back a “slow” plan for the port, said Ada Brandt.", "Ada Brandt", id="a stance"),
        pytest.param("The towns back a “slow” plan for the port, Reuters said.", "towns", id="an outlet"),
        pytest.param("Lee Park said it was a “slow” plan, and so it went, Ada Brandt said.", "Lee Park", id="says"),
    ],
)
def test_a_clause_that_closes_the_sentence_wins_over_a_stance(text: str, speaker: str, answering: Answering) -> None:
    (answer,) = (a for a in answering(text) if a.words == "slow")
    assert answer.speakers == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Ada Brandt slammed Lee Park for calling the plan “late”.", "Lee Park", id="for"),
        pytest.param("Ada Brandt accused Lee Park of saying the plan was “late”.", "Lee Park", id="of"),
        pytest.param("Ada Brandt apologized for saying the plan was “late”.", "Ada Brandt", id="herself"),
        pytest.param("Ada Brandt made a point of saying the plan was “late”.", "Ada Brandt", id="a point"),
    ],
)
def test_whoever_is_blamed_for_saying_something_said_it(text: str, speaker: str, answering: Answering) -> None:
    (answer,) = (a for a in answering(text) if a.words == "late")
    assert answer.speakers == speaker


def test_whoever_calls_for_somebody_to_leave_for_saying_something_did_not_say_it(answering: Answering) -> None:
    text = "Ada Brandt called on Lee Park to resign for saying that she left."
    assert "she left" not in {a.words for a in answering(text) if a.speakers == "Ada Brandt"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The crowd shouted back at them, “Send it.”", "crowd", id="a comma"),
        pytest.param("Ada Brandt continued with a word to all: “Send it.”", "Ada Brandt", id="a colon"),
        pytest.param("Ada Brandt smiled at the sight of the late “Send it” sign.", "", id="no sign"),
    ],
)
def test_a_verb_of_manner_reaches_words_after_a_sign(text: str, speaker: str, answering: Answering) -> None:
    (answer,) = answering(text)
    assert answer.speakers == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Ada Brandt told it all in her book, “Late Tide.”", "", id="a book"),
        pytest.param("Ada Brandt told them of it on Leith Radio’s “Late Tide.”", "", id="a show"),
        pytest.param("Ada Brandt mocked it with a phrase, “Late Tide.”", "Ada Brandt", id="a phrase"),
    ],
)
def test_a_title_that_ends_the_sentence_is_nobodys_and_a_phrase_is_said(
    text: str, speaker: str, answering: Answering
) -> None:
    (answer,) = (a for a in answering(text) if a.words == "Late Tide.")
    assert answer.speakers == speaker
