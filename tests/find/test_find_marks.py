"""Are the words in quotation marks found, whichever marks a text uses, and whatever a text does with them?"""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import grows_in_step
from tracker.find.marks import Marked, marked
from tracker.model import Block, Role

SIGNS = "\"“”„‟«»‹›＂「」『』‘’‚'`"


def block(text: str, start: int = 0, end: int | None = None) -> Block:
    return Block(start, len(text) if end is None else end, Role.BODY)


def in_marks(text: str) -> list[Marked]:
    """The words in marks of a text that is one paragraph."""
    return marked(text, [(0, block(text))])


def contents(text: str, depth: int | None = None) -> list[str]:
    return [text[m.content.start : m.content.end] for m in in_marks(text) if depth is None or m.depth == depth]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('"It holds," she said.', ["It holds,"], id="straight"),
        pytest.param("“It holds,” she said.", ["It holds,"], id="curly"),
        pytest.param("„Es hält“, sagte sie.", ["Es hält"], id="low and high"),
        pytest.param("„To trzyma”, she said.", ["To trzyma"], id="low and right"),
        pytest.param("«It holds», she said.", ["It holds"], id="guillemets"),
        pytest.param("»It holds«, she said.", ["It holds"], id="guillemets turned inwards"),
        pytest.param("”Den håller”, sade hon.", ["Den håller"], id="right twice"),
        pytest.param("市长表示：“桥很好”。", ["桥很好"], id="no blanks around"),
        pytest.param('市长表示"桥很好"。', ["桥很好"], id="straight without blanks"),
        pytest.param("市長は「橋は良い」と述べた。", ["橋は良い"], id="corners without blanks"),
        pytest.param("Мэр сказал: «Стоит „хорошо“».", ["Стоит „хорошо“", "хорошо"], id="low and high in guillemets"),
        pytest.param("« Il tient », dit-elle.", [" Il tient "], id="guillemets with blanks"),
        pytest.param("「It holds」 she said.", ["It holds"], id="corners"),
        pytest.param("『It holds』 she said.", ["It holds"], id="white corners"),
        pytest.param("``It holds,'' she said.", ["It holds,"], id="backticks"),
        pytest.param("''It holds,'' she said.", ["It holds,"], id="two apostrophes"),
        pytest.param("＂It holds,＂ she said.", ["It holds,"], id="wide"),
        pytest.param("‘It holds,’ she said.", ["It holds,"], id="single, curly"),
        pytest.param("'It holds,' she said.", ["It holds,"], id="single, straight"),
        pytest.param('“It holds," she said.', ["It holds,"], id="curly and straight"),
        pytest.param('"It holds,” she said.', ["It holds,"], id="straight and curly"),
        pytest.param('"It holds," she said, "for now."', ["It holds,", "for now."], id="two pieces"),
        pytest.param('She called it "safe" and "sound".', ["safe", "sound"], id="two words"),
        pytest.param('("It holds")', ["It holds"], id="in brackets"),
        pytest.param('He said—"It holds"—and left.', ["It holds"], id="between dashes"),
        pytest.param('"It’s Lee’s," she said.', ["It’s Lee’s,"], id="apostrophes within"),
        pytest.param("‘It isn’t so,’ she said.", ["It isn’t so,"], id="apostrophe in single marks"),
        pytest.param('"…it holds…"', ["…it holds…"], id="cuts at the edges"),
        pytest.param('"[It] holds"', ["[It] holds"], id="brackets at the edge"),
        pytest.param('"30 per cent"', ["30 per cent"], id="a number first"),
        pytest.param("Nothing is said.", [], id="nothing"),
        pytest.param('"" and “ ” and “…”', [], id="nothing to say in them"),
        pytest.param("", [], id="no text"),
    ],
)
def test_words_in_marks(text: str, words: list[str]) -> None:
    assert contents(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The O'Neil brothers didn't stay.", id="inside words"),
        pytest.param("The workers’ union and the farmers’ union met.", id="plural possessives"),
        pytest.param("It was the summer of ’69, rock ’n’ roll and all.", id="elisions, curly"),
        pytest.param("It was the summer of '69, and 'twas hot.", id="elisions, straight"),
        pytest.param("James’s and Jones’ houses", id="names on s"),
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        pytest.param("“He told me ‘go’ twice,” she said.", ["He told me ‘go’ twice,"], ["go"], id="single in double"),
        pytest.param("'He told me \"go\" twice,' she said.", ['He told me "go" twice,'], ["go"], id="double in single"),
        pytest.param("“He said “go” twice,” she said.", ["He said “go” twice,"], ["go"], id="curly in curly"),
        pytest.param("«He said «go» twice», she said.", ["He said «go» twice"], ["go"], id="guillemets"),
        pytest.param("“‘Go,’ he told me,” she said.", ["‘Go,’ he told me,"], ["Go,"], id="at the edge"),
    ],
)
def test_words_in_marks_within_others(text: str, outer: list[str], inner: list[str]) -> None:
    assert (contents(text, 0), contents(text, 1)) == (outer, inner)


@pytest.mark.parametrize("opening", ['"', "“", "„", "«", "「", "``"])
def test_without_a_closing_mark_the_end_of_the_paragraph_is_taken(opening: str) -> None:
    text = f"She said: {opening}It holds. It always has."
    (found,) = in_marks(text)
    assert text[found.content.start : found.content.end] == "It holds. It always has."
    assert not found.closed
    assert found.outer.end == len(text)


def test_a_mark_reaches_no_further_than_its_paragraph() -> None:
    text = "“It holds.\n\n“It always has.”"
    blocks = [(0, block(text, 0, 10)), (3, block(text, 12))]
    first, second = marked(text, blocks)
    assert (text[slice(*first.content)], first.closed, first.block) == ("It holds.", False, 0)
    assert (text[slice(*second.content)], second.closed, second.block) == ("It always has.", True, 3)


def test_only_the_given_paragraphs_are_read() -> None:
    text = "“Subscribe!”\n“It holds.”"
    assert [text[slice(*m.content)] for m in marked(text, [(1, block(text, 13))])] == ["It holds."]


# --- Whatever the text ------------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet=st.one_of(st.sampled_from(SIGNS + "aB ,.s\n—(1"), st.characters(codec="utf-8")), max_size=60)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[tuple[int, Block]]]:
    """A text and some of its paragraphs."""
    parts = draw(st.lists(TEXTS, max_size=4))
    at, blocks = 0, []
    for number, part in enumerate(parts):
        if draw(st.booleans()):
            blocks.append((number, Block(at, at + len(part), Role.BODY)))
        at += len(part) + 1
    return "\n".join(parts), blocks


@given(given_=paragraphs())
def test_spans_lie_in_their_paragraph_and_content_lies_within_its_marks(
    given_: tuple[str, list[tuple[int, Block]]],
) -> None:
    text, blocks = given_
    around = dict(blocks)
    for m in marked(text, blocks):
        own = around[m.block]
        assert own.start <= m.outer.start < m.content.start < m.content.end <= m.outer.end <= own.end
        assert m.closed == (m.content.end < m.outer.end)
        assert any(char.isalnum() for char in text[m.content.start : m.content.end])
        assert all(char in SIGNS for char in text[m.outer.start : m.content.start])
        assert all(char in SIGNS for char in text[m.content.end : m.outer.end])


@given(given_=paragraphs())
def test_words_in_marks_are_within_one_another_or_apart(given_: tuple[str, list[tuple[int, Block]]]) -> None:
    found = marked(*given_)
    assert [m.outer.start for m in found] == sorted({m.outer.start for m in found})
    holding: list[Marked] = []
    for m in found:
        while holding and holding[-1].outer.end <= m.outer.start:
            holding.pop()
        assert all(m.outer.end <= outer.content.end for outer in holding)
        holding.append(m)


@given(given_=paragraphs())
def test_outermost_words_do_not_overlap(given_: tuple[str, list[tuple[int, Block]]]) -> None:
    outermost = [m for m in marked(*given_) if m.depth == 0]
    assert all(one.outer.end <= two.outer.start for one, two in pairwise(outermost))


@given(given_=paragraphs(), turned=st.randoms(use_true_random=False))
def test_the_same_text_is_read_the_same(given_: tuple[str, list[tuple[int, Block]]], turned: object) -> None:
    text, blocks = given_
    shuffled = list(blocks)
    turned.shuffle(shuffled)  # type: ignore[attr-defined]
    assert marked(text, blocks) == marked(text, shuffled)


@given(words=st.lists(st.text("abc dé", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_what_is_put_in_curly_marks_is_found(words: Sequence[str]) -> None:
    said = [f"A{word.strip()}." for word in words]
    assert contents(" Lee said. ".join(f"“{word}”" for word in said)) == said


# --- Hostile texts ----------------------------------------------------------------------------------------------------

MILLION = 1_000_000


@pytest.mark.parametrize("sign", [*SIGNS, "``", "''"])
@pytest.mark.parametrize("shape", ["{}", " {}", "{}a", " {}a ", "a{} "], ids=repr)
def test_many_marks_are_read_in_time_that_grows_with_their_number(sign: str, shape: str) -> None:
    unit = shape.format(sign)
    many = 5_000 // len(unit)
    assert len(in_marks(unit * many)) <= 5_000
    assert grows_in_step(lambda size: in_marks(unit * size), many)


@pytest.mark.parametrize("sign", ['"', "“", "”", "«", "»", "‘", "’", "'", "`"])
def test_a_million_unclosed_marks_are_read(sign: str) -> None:
    text = f" {sign}a" * (MILLION // 3)
    assert len(in_marks(text)) <= len(text)


@pytest.mark.parametrize("pair", ["“a ”", "‘a’ ", "'a' ", "“‘a’” ", "'a s' ", " ’a"])
def test_many_pairs_are_read(pair: str) -> None:
    text = pair * (MILLION // 10 // len(pair))
    assert all(m.depth <= 2 for m in in_marks(text))
