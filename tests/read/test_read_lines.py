import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.read.lines import lines

WRAPPED = """\
The mayor of Harbour opened the new bridge on Monday and called it a
gift to the town. Work had begun nine years ago and had been stopped
twice for want of money.

She thanked the engineers who had stayed with the project, and their
families too. "It holds," she said, "and it will hold when all of us
are gone from here."

The first ferry is to stop in spring.
"""


def found(text: str) -> list[str]:
    return [text[line.start : line.end] for line in lines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\nTwo.\n\nThree.", ["One.", "Two.", "Three."], id="a line is a paragraph"),
        pytest.param("One.\r\n\r\nTwo.\rThree.", ["One.", "Two.", "Three."], id="all line ends"),
        pytest.param("  • One \n\u00a0\u00a0\n\tTwo\u00a0", ["• One", "Two"], id="blanks around"),
        pytest.param("# Harbour opens\n\n## Later\nText.", ["Harbour opens", "Later", "Text."], id="heading marks"),
        pytest.param("#harbour is a tag", ["#harbour is a tag"], id="no heading"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n \n", [], id="blank"),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        pytest.param("a\nb", [0, 0], id="next line"),
        pytest.param("a\n\nb", [0, 1], id="one blank line"),
        pytest.param("a\r\n \r\n\r\nb", [0, 2], id="two blank lines"),
    ],
)
def test_gaps_count_blank_lines(text: str, gaps: list[int]) -> None:
    assert [line.gap for line in lines(text)] == gaps


def test_wrapped_lines_are_joined() -> None:
    assert [words.split()[-1] for words in found(WRAPPED)] == ["money.", 'here."', "spring."]


def test_items_of_a_list_are_not_joined() -> None:
    text = WRAPPED + "\n- The bridge is open to everybody who wants to go over it at\n- night\n"
    assert found(text)[-1] == "- night"


def test_a_list_of_headlines_is_not_joined() -> None:
    text = "Harbour opens bridge at last\nMayor thanks the crew\nFerry to stop in spring, says owner\nSnow on its way\n"
    assert len(found(text)) == 4


@given(st.text(st.sampled_from("ab .#•-\n\r\u00a0\u2028“”"), max_size=200))
def test_paragraphs_are_ordered_disjoint_and_hold_every_visible_character(text: str) -> None:
    place = 0
    for line in lines(text):
        assert place <= line.start < line.end <= len(text)
        assert not text[place : line.start].strip(" #\n\r\u00a0\u2028\t")
        assert text[line.start : line.end].strip() == text[line.start : line.end]
        place = line.end
    assert not text[place:].strip()
