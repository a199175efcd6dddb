import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import lexicon
from tracker.read.page import page

LEXICON = lexicon.load()
LETTERS = {
    "H": "headline", "D": "date", "Y": "byline", "C": "credit", "B": "body", "P": "caption", "F": "furniture",
}  # fmt: skip
BODY = """\
B The mayor opened the new bridge on Monday and called it "a great gift to the town" that had been without \
one for ten years.

B Work had begun nine years ago and had been stopped twice for want of money, the builders said in a letter.

B “It holds,” she said, “and it will hold when all of us are gone from here and others walk on it.”

B The first ferry is to stop in spring, according to its owner, who will run a café on the boat from then on.

B Nobody at the harbour office answered the telephone on Monday, which was a holiday in the whole of the north.
"""


def roles(marked: str, title: str | None = None) -> tuple[list[str], list[str]]:
    """The roles found and the roles marked: each line begins with the letter of its role."""
    lines = marked.splitlines()
    text = "\n".join(line[2:] for line in lines)
    return [part.role.value for part in page(text, title, LEXICON)], [LETTERS[line[0]] for line in lines if line]


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("", id="nothing above"),
        pytest.param("H Harbour opens its ‘endless’ bridge\n\n", id="headline"),
        pytest.param("H The Harbour Opens Its Bridge.\n\n", id="headline with a stop"),
        pytest.param("H Harbour opens its bridge;\nH Mayor speaks of a gift.\n\n", id="headline of two lines"),
        pytest.param("H Is the bridge too long?\n\n", id="question"),
        pytest.param("H Harbour opens its bridge\nY By Ann Lee\nD May 3, 2023 at 3:04 p.m.\n\n", id="byline and date"),
        pytest.param("D MAY 3, 2023\nF Harbour News\n\nH Harbour opens its bridge\n\n", id="section"),
        pytest.param(
            "F All News From the North\n\nH Harbour opens its bridge\n\nF Harbour opens its bridge\n\n", id="repeated"
        ),
        pytest.param("H Harbour opens its bridge\nH The mayor calls it a gift to all\n\n", id="second headline"),
        pytest.param("H Harbour opens its bridge\nP A bridge at night. Photo: Bo Berg\n\n", id="caption"),
        pytest.param("H Harbour opens its bridge\nP The bridge at night\nP Photo: Bo Berg\n\n", id="caption of two"),
        pytest.param("F KEY POINTS\n\nB • The bridge is open\nB • It cost too much\n\n", id="key points"),
        pytest.param("C Global Times\nH Harbour opens its bridge\n\n", id="outlet above"),
        pytest.param("H Watch: Harbour opens its bridge\n\n", id="headline like furniture"),
    ],
)
def test_above_the_article(top: str) -> None:
    found, marked = roles(top + BODY)
    assert found == marked


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param("C Global Times", id="outlet"),
        pytest.param("C Editorial, China Daily\n\nF Categories Opinion", id="editorial"),
        pytest.param("C (Reporting by Ann Lee in Oslo; Editing by Bo Berg)", id="reporters"),
        pytest.param("F © 2024 Harbour Gazette. All rights reserved.", id="copyright"),
        pytest.param(
            "F More from South China Morning Post:\n\nF Ferry to stop in spring\nF Snow on its way", id="more from"
        ),
        pytest.param("F Related News\n\nF ‘Longest’ ferry to stop in spring, owner says\nF Snow", id="related"),
        pytest.param("F Harbours , Bridges , The North , Ferries", id="tags"),
        pytest.param("F Lorem ipsum dolor sit amet, consectetur adipiscing elit.", id="filler"),
        pytest.param("F On this day\n\nF On this day, 1911, the mayor's “iron gift” was opened.", id="on this day"),
        pytest.param(
            "F Ferry to stop in spring, says its owner\nF Snow on its way to all of the north\n"
            "F Three held after night on the old pier",
            id="headlines without a heading",
        ),
        pytest.param("D Published 3 May 2023", id="date"),
        pytest.param("F _____", id="ruler"),
        pytest.param("P The bridge at night\nP Representation. A bridge. Reuters / Ann Lee", id="picture"),
        pytest.param("B SMITH: it was never about the money and it never will be", id="speech"),
        pytest.param("B “Never again will we wait so long for a bridge”", id="quotation without a stop"),
        pytest.param("B - a bridge that holds for longer than a year or two", id="item"),
    ],
)
def test_below_the_article(foot: str) -> None:
    found, marked = roles(f"H Harbour opens its bridge\n\n{BODY}\n{foot}")
    assert found == marked


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("F Ferry owner doesn’t want ‘endless’ winter, says top engineer", id="other headline"),
        pytest.param(
            "F Do you like bridges? Get them with Span, curated content with maps by our award-winning team.", id="box"
        ),
        pytest.param("F Advertisement", id="advertisement"),
        pytest.param("F Read more: Mayor calls ferry ‘a floating café’", id="read more"),
        pytest.param("F Sign up for our newsletter.", id="subscribe"),
        pytest.param("F Most read\nF Ferry to stop in spring\nF Snow on its way", id="box of headlines"),
        pytest.param("B An Old Quarrel", id="heading of a section"),
        pytest.param(
            "B The mayor went on to say this about the builders:\n\nB we owe them more than all the gold of the north",
            id="colon",
        ),
        pytest.param("B “It is open now.”", id="short quotation"),
        pytest.param("B Related news of the bridge reached the south on Tuesday.", id="a sentence like a box"),
        pytest.param(
            "B Copyright lawyers for the builders said the drawings were theirs.", id="a sentence on copyright"
        ),
        pytest.param("B “Read more,” she said to the children. “Read more: it is good for you.”", id="quoted form"),
        pytest.param("B Published in 1911, the book on the old pier had been banned for years.", id="a book"),
    ],
)
def test_between_the_paragraphs(between: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    found, marked = roles(f"H Harbour opens its bridge\n\n{first}\n\n{between}\n\n{rest}")
    assert found == marked


def test_a_related_box_in_the_middle_does_not_end_the_article() -> None:
    found, marked = roles(f"{BODY}\nF Related stories\nF Ferry to stop in spring\n\n{BODY}")
    assert found == marked


def test_a_known_title_is_the_headline_and_no_other_line() -> None:
    assert roles(f"H Harbour opens its bridge.\n\n{BODY}", "Harbour opens its bridge")[0][0] == "headline"
    assert roles(f"B It is open now.\n\n{BODY}", "Harbour opens its bridge")[0][0] == "body"


def test_lines_without_stops_are_the_article_where_none_has_one() -> None:
    found, marked = roles("B the bridge that waited for the town so long\n\nB is open now to all who want to walk\n")
    assert found == marked


@given(st.lists(st.sampled_from([*BODY.split("\n\n"), "Related news", "By Ann Lee", "Snow", "May 3, 2023", "- a"])))
def test_every_paragraph_gets_one_place_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    place = 0
    for part in page(text, None, LEXICON):
        assert place <= part.start < part.end <= len(text)
        assert text[part.start : part.end] == part.words
        place = part.end
