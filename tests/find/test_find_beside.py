"""Are clauses found that report only because a quotation stands beside them?"""

from collections.abc import Callable

import pytest

from tracker.find.beside import COLON, UNLISTED
from tracker.model import Found

Finding = Callable[..., Found]


def clauses(found: Found) -> list[tuple[str, str]]:
    """Lemma and source of each such clause."""
    return [
        (frame.lemma, " ".join(w.text for w in sentence.words[slice(*frame.source)]))
        for sentence in found.sentences
        for frame in sentence.frames
        if frame.lemma in {UNLISTED, COLON} and frame.source
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“Would you?” Ruiz pressed.", [(UNLISTED, "Ruiz")], id="after a question"),
        pytest.param("“I would,” he offered up.", [(UNLISTED, "he")], id="after a comma"),
        pytest.param("“I would”, the mayor riffed.", [(UNLISTED, "the mayor")], id="comma outside"),
        pytest.param("“Shorty” Ruiz escaped.", [], id="no end of a sentence in the marks"),
        pytest.param("“I would,” Ruiz said.", [], id="a verb of saying"),
        pytest.param("“I would,” was painted on the wall.", [], id="nobody"),
        pytest.param("“I would,” Ruiz was asked.", [], id="no past tense of its own"),
        pytest.param("The day “I would,” Ruiz pressed.", [], id="not first in the sentence"),
        pytest.param("Ruiz leaned on his strength: “Who else?”", [(COLON, "Ruiz")], id="before a colon"),
        pytest.param("He went further: “Who else?”", [(COLON, "He")], id="a pronoun"),
        pytest.param("The plan has a name: “Who else?”", [], id="a thing"),
        pytest.param("Ruiz said it so: “Who else?”", [], id="a verb of saying before the colon"),
        pytest.param("Ruiz: “Who else?”", [], id="a label"),
        pytest.param("Late ferries, by Ana Ruiz: “Who else?”", [(COLON, "Ana Ruiz")], id="a byline"),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str]], finding: Finding) -> None:
    assert clauses(finding(text)) == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        pytest.param("“It holds,” the two write in a letter.", ["the two"], id="several without a noun"),
        pytest.param("“It holds,” the Danes state in the paper.", ["the Danes"], id="a plural"),
        pytest.param("“It holds,” the suit reads.", ["the suit"], id="a paper"),
        pytest.param("“It holds,” the 43-year-old asked in May.", ["the 43-year-old"], id="an age"),
        pytest.param(
            "“It holds,” dam experts Ana Ruiz and Bo Lee of Leith’s Bureau for Dams and Locks wrote in May.",
            ["dam experts Ana Ruiz and Bo Lee"], id="two and whence they are",
        ),
        pytest.param(
            "“It holds,” former harbour planning director Ana Ruiz wrote to Lee.",
            ["former harbour planning director Ana Ruiz"], id="an office without an article",
        ),
        pytest.param("“It holds,” is one common saying there.", [], id="a noun"),
        pytest.param("“It holds,” the dam state of the north.", [], id="no plural"),
        pytest.param("“Hold” signs the two write are for sale.", [], id="no end of a sentence in the marks"),
    ],
)  # fmt: skip
def test_all_between_a_quotation_and_a_verb_of_saying_speaks(text: str, sources: list[str], finding: Finding) -> None:
    (sentence,) = finding(text).sentences
    said = [f for f in sentence.frames if f.source and f.source[0] == 1]
    assert [" ".join(w.text for w in sentence.words[slice(*f.source)]) for f in said if f.source] == sources
