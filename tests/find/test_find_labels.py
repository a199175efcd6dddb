"""Are names that stand as labels beside words found, and nothing else that looks like one?"""

from collections.abc import Callable

import pytest

from tracker.model import Found, FrameKind, Role

Finding = Callable[..., Found]


def labels(text: str, found: Found) -> list[str]:
    return [
        text[sentence.words[frame.source[0]].start : sentence.words[frame.source[1] - 1].end]
        for sentence in found.sentences
        for frame in sentence.frames
        if frame.kind is FrameKind.LABEL and frame.source
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ana Ruiz: “We will stay.”", "Ana Ruiz", id="name and colon"),
        pytest.param("Mayor Ana Ruiz: “We will stay.”", "Mayor Ana Ruiz", id="office and colon"),
        pytest.param("RUIZ: We will stay.", "RUIZ", id="capitals"),
        pytest.param("ANA RUIZ: We will stay.", "ANA RUIZ", id="two names in capitals"),
        pytest.param("“We will stay.” – Ana Ruiz", "Ana Ruiz", id="dash after marks"),
        pytest.param("“We will stay.” - Ana Ruiz, farmer", "Ana Ruiz", id="hyphen, with a trade"),
        pytest.param("— Ana Ruiz", "Ana Ruiz", id="dash alone"),
    ],
)
def test_a_name_beside_words_is_a_label(text: str, name: str, finding: Finding) -> None:
    assert labels(text, finding(text)) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Dam will hold for years: Ana Ruiz", "Ana Ruiz", id="last"),
        pytest.param("Ana Ruiz: Dam will hold for years", "Ana Ruiz", id="first"),
    ],
)
def test_a_headline_has_labels_without_marks(text: str, name: str, finding: Finding) -> None:
    assert labels(text, finding(text, Role.HEADLINE)) == [name]
    (statement,) = finding(text, Role.HEADLINE).quotations
    assert statement.text == "Dam will hold for years"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan is simple: “We will stay.”", id="a clause"),
        pytest.param("Yesterday: “We will stay.”", id="a day"),
        pytest.param("Ana Ruiz: a farmer of Leith", id="no marks, no capitals, no headline"),
        pytest.param("It was late - Ana Ruiz left", id="dash between clauses"),
        pytest.param("It began at 9:30 on Monday.", id="time of day"),
        pytest.param(":", id="a sign alone"),
    ],
)
def test_what_is_no_label(text: str, finding: Finding) -> None:
    assert labels(text, finding(text)) == []
