import pytest

from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Attribution, Declared, Document, Extract, Form, Relation

LONG = "The bridge was opened on a Monday, in the rain, before the eyes of the whole town and of the ministry."
PAGE = "<html><body><h1>Harbour opens bridge</h1><p>{}</p><p>{} The end of it.</p></body></html>"


def read(words: str, lexicon: Lexicon, outlet: str | None = None) -> Attribution:
    page = PAGE.format(f"{LONG} {words}", LONG)
    found = next(pipeline.extract([Document("a.html", page.encode(), Form.PAGE)], lexicon, Declared(outlet=outlet)))
    assert isinstance(found, Extract)
    return found.attributions[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            '“It holds,” she <a href="https://www.cnn.com/1">told reporters</a>.', [("CNN", "told reporters")], id="cue"
        ),
        pytest.param('“It holds,” <a href="https://tass.com/1">Ann Lee</a> said.', [("TASS", "Ann Lee")], id="source"),
        pytest.param('<a href="https://tass.com/1">TASS</a> said it holds.', [("TASS", "TASS")], id="named as well"),
        pytest.param('“<a href="https://tass.com/1">It holds</a>,” Ann Lee said.', [], id="the words themselves"),
        pytest.param('“It holds,” Ann Lee <a href="https://ann.example/1">said</a>.', [], id="no outlet"),
        pytest.param(
            '“It holds,” Ann Lee told Reuters, <a href="https://tass.com/1">adding</a> nothing.',
            [("Reuters", "Reuters")],
            id="else",
        ),
        pytest.param(
            '“It holds,” Ann Lee <a href="https://thehill.com/1">told CNN</a>.',
            [("The Hill", "told CNN"), ("CNN", "CNN")],
            id="two",
        ),
    ],
)
def test_a_link_from_the_reporting_words_cites_its_outlet(
    words: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    found = read(words, lexicon)
    assert [(citation.name, citation.printed) for citation in found.citations] == expected


def test_a_link_to_a_post_says_where_it_was_posted(lexicon: Lexicon) -> None:
    found = read('“It holds,” Ann Lee <a href="https://t.me/x">wrote</a>.', lexicon)
    assert [(citation.name, citation.relation) for citation in found.citations] == [("Telegram", Relation.POSTED)]


def test_a_link_within_the_outlet_cites_nobody(lexicon: Lexicon) -> None:
    assert read('“It holds,” Ann Lee <a href="https://www.cnn.com/1">said</a>.', lexicon, outlet="CNN").citations == ()


def test_the_address_is_told(lexicon: Lexicon) -> None:
    found = read('“It holds,” she <a href="https://www.cnn.com/1">told reporters</a>.', lexicon)
    assert "“told reporters” leads to CNN: https://www.cnn.com/1" in found.why
