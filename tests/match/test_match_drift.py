"""Is a checker told when a change of wording may turn what was said, and left alone when it does not?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lexicon import turns
from tracker.match import drift
from tracker.model import Span, Turn

TURNS = turns()
WORDS = (
    "The", "harbour", "will", "not", "close,", "if", "they", "Russia", "may", "[the", "port]", "…", "30", "forty"
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def flags(a: str, b: str, *, retold: bool = False) -> list[tuple[Turn, str, str]]:
    return [(f.turn, f.before, f.after) for f in drift(a, b, TURNS, retold=retold)[1]]


RAISED = [
    # Denials
    ("not lost", "We will not close the port", "We will close the port", [(Turn.NEGATION_LOST, "not", "")]),
    ("not added", "They agreed to it", "They never agreed to it", [(Turn.NEGATION_ADDED, "", "never")]),
    (
        "cut off ahead",
        "This is not a threat",
        "a threat",
        [
            (Turn.NEGATION_LOST, "not", ""),
            (Turn.WHO_CUT, "This is", ""),
        ],
    ),
    ("contraction", "It doesn’t matter", "It does matter", [(Turn.NEGATION_LOST, "doesn’t", "")]),
    (
        "only the one",
        "We will not sell, we will not leave",
        "We will sell, we will not leave",
        [
            (Turn.NEGATION_LOST, "not", ""),
        ],
    ),
    # Numbers
    ("digits", "They cost 30 million", "They cost 40 million", [(Turn.NUMBER_CHANGED, "30", "40")]),
    ("letters", "three of the boats sank", "four of the boats sank", [(Turn.NUMBER_CHANGED, "three", "four")]),
    (
        "a scale",
        "It cost 3 million crowns",
        "It cost 3 billion crowns",
        [
            (Turn.NUMBER_CHANGED, "million", "billion"),
        ],
    ),
    ("decimals", "It rose by 1.5 metres", "It rose by 1.2 metres", [(Turn.NUMBER_CHANGED, "1.5", "1.2")]),
    ("a number less", "30 of 40 ships sank", "30 ships sank", [(Turn.NUMBER_LOST, "40", "")]),
    ("a number more", "the ships sank", "the 30 ships sank", [(Turn.NUMBER_ADDED, "", "30")]),
    # Hedges
    ("hedge lost", "The port may close", "The port will close", [(Turn.HEDGE_LOST, "may", "")]),
    ("hedge added", "The port will close", "The port will probably close", [(Turn.HEDGE_ADDED, "", "probably")]),
    ("hedge behind", "The port will close, perhaps.", "The port will close.", [(Turn.HEDGE_LOST, "perhaps.", "")]),
    ("hedge of a reporter", "The port allegedly closed", "The port closed", [(Turn.HEDGE_LOST, "allegedly", "")]),
    # Conditions
    (
        "if ahead",
        "If they agree, the port will open",
        "the port will open",
        [
            (Turn.CONDITION_LOST, "If they agree,", ""),
        ],
    ),
    (
        "if behind",
        "The port will open if they agree",
        "The port will open",
        [
            (Turn.CONDITION_LOST, "if they agree", ""),
        ],
    ),
    (
        "unless",
        "The port will open, unless it rains.",
        "The port will open.",
        [
            (Turn.CONDITION_LOST, "unless it rains.", ""),
        ],
    ),
    ("not only", "Not only the harbour is safe", "the harbour is safe", [(Turn.CONDITION_LOST, "Not only", "")]),
    ("would", "The port would open", "The port will open", [(Turn.CONDITION_LOST, "would", "")]),
    # Brackets
    ("brackets", "It is open", "It is [now] open", [(Turn.BRACKETS, "", "[now]")]),
    ("brackets instead", "He will come", "[The minister] will come", [(Turn.BRACKETS, "He", "[The minister]")]),
    # Dots
    ("dots", "The port, as you know, is open", "The port … is open", [(Turn.ELLIPSIS, "as you know,", "…")]),
    ("three dots", "The port as you know is open", "The port ... is open", [(Turn.ELLIPSIS, "as you know", "...")]),
    # Who and what
    (
        "subject cut",
        "Our friendship with the ports is rock solid",
        "rock solid",
        [
            (Turn.WHO_CUT, "Our friendship with the ports is", ""),
        ],
    ),
    ("believer cut", "He knows the port is safe", "the port is safe", [(Turn.WHO_CUT, "He", "")]),
    ("sayer cut", "Our enemies say the war is lost", "the war is lost", [(Turn.WHO_CUT, "Our enemies say", "")]),
    ("with that", "Some insist that it was sold", "it was sold", [(Turn.WHO_CUT, "Some insist", "")]),
    ("in the midst", "The mill, critics say, is lost", "The mill is lost", []),
    ("the speaker says so", "I say it was sold", "it was sold", []),
    ("words of saying that stay", "The rich say the war is lost", "The rich say it", []),
    (
        "two words",
        "Critics tell us that it was sold",
        "it was sold",
        [(Turn.WHO_CUT, "Critics tell us", "")],
    ),
    ("one of two", "Lund and Brandt will come", "Lund will come", [(Turn.WHO_CUT, "Brandt", "")]),
    (
        "which one",
        "trade with the Black Sea ports goes on",
        "trade with the ports goes on",
        [
            (Turn.WHO_CUT, "Black Sea", ""),
        ],
    ),
    ("sold by whom", "Our rivals sold the mines", "sold the mines", [(Turn.WHO_CUT, "Our rivals", "")]),
    ("lied", "My rivals lied to the poor", "lied to the poor", [(Turn.WHO_CUT, "My rivals", "")]),
    ("burns", "The mill burns the straw", "burns the straw", [(Turn.WHO_CUT, "The mill", "")]),
    ("an auxiliary stays", "That the old port was lost", "was lost", [(Turn.WHO_CUT, "the old port", "")]),
    (
        "an aside between",
        "My rivals, to be frank, stole the bells",
        "stole the bells",
        [(Turn.WHO_CUT, "My rivals, to be frank,", "")],
    ),
    ("a share", "Few of the growers want rain", "the growers want rain", [(Turn.WHO_CUT, "Few of", "")]),
    (
        "whose words",
        "The port is lost, according to our enemies",
        "The port is lost",
        [(Turn.WHO_CUT, "according to our enemies", "")],
    ),
    (
        "sayer cut behind",
        "The war is lost, our foes say",
        "The war is lost",
        [(Turn.WHO_CUT, "our foes say", "")],
    ),
    ("doer cut", "It was stolen by the mayor", "It was stolen", [(Turn.WHO_CUT, "by the mayor", "")]),
    (
        "doer cut in the midst",
        "It was stolen by the mayor last night",
        "It was stolen last night",
        [(Turn.WHO_CUT, "by the mayor", "")],
    ),
    ("object cut", "we will help Lund", "we will help", [(Turn.WHO_CUT, "Lund", "")]),
    ("another country", "Russia will pay", "Ukraine will pay", [(Turn.WHO_CHANGED, "Russia", "Ukraine")]),
    ("another person", "we met Eva Lund", "we met Ada Brandt", [(Turn.WHO_CHANGED, "Eva Lund", "Ada Brandt")]),
    ("we and they", "We stand by it", "They stand by it", [(Turn.WHO_CHANGED, "We", "They")]),
]


@pytest.mark.parametrize(("a", "b", "expected"), [pytest.param(*case[1:], id=case[0]) for case in RAISED])
def test_raised(a: str, b: str, expected: list[tuple[Turn, str, str]]) -> None:
    assert flags(a, b) == expected


NOT_RAISED = [
    ("nothing changed", "We will not close 30 ports", "we will not close 30 ports!"),
    ("said twice", "I’m not — I’m not going", "I’m not going"),
    ("denied in two ways", "it never leaked", "it did not leak"),
    ("a sentence left out", "We will go. We do not fear rain. The port is open.", "We will go. The port is open."),
    ("an aside left out", "We want peace, not war, and trade", "We want peace and trade"),
    ("denied behind what stays", "We want peace, not war", "We want peace"),
    ("digits for letters", "They cost thirty million crowns", "They cost 30m crowns"),
    ("a scale in letters", "It cost 1.5 million crowns", "It cost 1.5m crowns"),
    ("thousands", "There were 1,200 of them", "There were 1200 of them"),
    ("a number at the end", "The port will close in 2031", "The port will close"),
    ("one hedge for another", "It may close", "It might close"),
    ("a month", "The port will close by May", "The port will close"),
    ("a condition in other words", "If they agree, it opens", "it opens only if they agree"),
    ("a condition of another sentence", "If it rains, we stay. The port is open.", "The port is open."),
    ("an aside in brackets", "It is open", "It is open [sic]"),
    ("brackets on both sides", "[The port] is open", "Now [the port] is open"),
    ("dots on both sides", "The port, yes … is open", "The port … is open"),
    ("dots at the end", "The port is open, as you know", "The port is open …"),
    ("a fragment of a fragment", "mature and solid as a rock", "solid as rock"),
    ("a title", "Foreign Minister Eva Lund will come", "Eva Lund will come"),
    ("a forename", "We met Eva Lund", "We met Lund"),
    ("a day", "On Monday, the port will open", "the port will open"),
    ("a name that comes later", "Russia? Russia will pay", "Russia will pay"),
    ("the first word of a sentence", "Ties remain strong", "Relations remain strong"),
    ("other words altogether", "We will not go", "Nobody came"),
    ("a noun behind its adjective", "The crew keeps its promises to them", "promises to them"),
    ("a question", "I ask you: does he know it", "does he know it"),
    ("a subject shortened", "I called: we’re open", "we’re open"),
    ("a noun and what it does", "The town wants plans that work", "plans that work"),
    ("an infinitive", "The town hopes to shed the weight", "shed the weight"),
    ("by when", "It was sold by the end of May", "It was sold"),
    ("the speaker says so, behind", "The war is lost, I say", "The war is lost"),
    ("no words", "", "We will not go"),
]


@pytest.mark.parametrize(("a", "b"), [pytest.param(*case[1:], id=case[0]) for case in NOT_RAISED])
def test_not_raised(a: str, b: str) -> None:
    assert flags(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("We will open the port", "they would open the port", id="will and would"),
        pytest.param("they would open the port", "We will open the port", id="would and will"),
        pytest.param("I trust my crew", "she trusts her crew", id="I and she"),
    ],
)
def test_what_retelling_does_to_speech_is_no_turn(a: str, b: str) -> None:
    assert flags(a, b, retold=True) == []
    assert flags(a, b)


def test_retelling_does_not_excuse_a_lost_denial() -> None:
    assert flags("I will not go", "he would go", retold=True) == [(Turn.NEGATION_LOST, "not", "")]


def test_flags_stand_where_their_words_are() -> None:
    a, b = "If they agree, we will pay 30 crowns", "we will pay [almost] 40 crowns"
    for flag in drift(a, b, TURNS)[1]:
        for text, words, span in ((a, flag.before, flag.before_span), (b, flag.after, flag.after_span)):
            assert text[slice(*(span or Span(0, 0)))] == words


@given(TEXTS, TEXTS, st.booleans())
def test_any_two_wordings_can_be_compared(a: str, b: str, retold: bool) -> None:  # noqa: FBT001  drawn
    for flag in drift(a, b, TURNS, retold=retold)[1]:
        assert flag.before or flag.after
        assert flag.before_span is None or a[slice(*flag.before_span)] == flag.before
        assert flag.after_span is None or b[slice(*flag.after_span)] == flag.after


@given(TEXTS)
def test_a_wording_and_itself_raise_nothing(text: str) -> None:
    assert flags(text, text) == []
