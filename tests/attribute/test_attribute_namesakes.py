"""Whom does a surname alone mean where several people have it?"""

import pytest

from tests.attribute.conftest import article
from tracker import find
from tracker.attribute.cast import Cast, cast, fullest
from tracker.lexicon import Lexicon


def people_of(text: str, lexicon: Lexicon) -> Cast:
    found, _ = find.quotations(article(text), lexicon)
    return cast(found.sentences, [frozenset()] * len(found.sentences), lexicon)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("Ada Brandt won. Karl Brandt left. It rained. It ended. Brandt stayed.", "Ada Brandt", id="1st"),
        pytest.param("Ada Brandt won. It rained. Karl Brandt left. Brandt wept.", "Karl Brandt", id="right before"),
        pytest.param("Ada Brandt won. Brandt stayed.", "Ada Brandt", id="only one has it"),
    ],
)  # fmt: skip
def test_who_owns_the_surname(text: str, owner: str, lexicon: Lexicon) -> None:
    assert fullest(people_of(text, lexicon), "Brandt") == owner


@pytest.mark.parametrize(
    ("text", "title", "meant"),
    [
        pytest.param("Karl Brandt met Ada Brandt. Mrs. Brandt won.", "mrs.", "Ada Brandt", id="the one right before"),
        pytest.param("Karl Brandt met Ada Brandt. Mrs. Brandt won.", "mr.", "Karl Brandt", id="the other one"),
        pytest.param("Ada Brandt won. His wife, Nina Brandt, left.", "ms.", "Nina Brandt", id="a wife"),
        pytest.param("Ada Brandt won. Mrs. Brandt met Karl Brandt.", "mrs.", "Ada Brandt", id="two in one sentence"),
    ],
)  # fmt: skip
def test_titles_part_husband_and_wife(text: str, title: str, meant: str, lexicon: Lexicon) -> None:
    assert fullest(people_of(text, lexicon), "Brandt", (title,), lexicon.words) == meant


def test_a_crowd_of_one_surname_is_looked_at_only_in_part(lexicon: Lexicon) -> None:
    text = " ".join(f"A{chr(97 + i // 26)}{chr(97 + i % 26)} Brandt won. Mrs. Brandt left." for i in range(300))
    assert fullest(people_of(text, lexicon), "Brandt") == "Aaa Brandt"


@pytest.mark.parametrize(
    ("headline", "known"),
    [
        pytest.param("Mill Owner On Brandt: We Paid Him", {"Ada Brandt"}, id="capitals before a surname"),
        pytest.param("Ada Brandt Calls It Off", {"Ada Brandt"}, id="a verb after a name"),
        pytest.param("Critics Of Ada Brandt Win", {"Ada Brandt"}, id="words around a name"),
    ],
)
def test_capitals_of_a_headline_are_no_names(headline: str, known: set[str], lexicon: Lexicon) -> None:
    found, _ = find.quotations(article("Ada Brandt won. Brandt stays.", headline), lexicon)
    assert set(cast(found.sentences, [frozenset()] * len(found.sentences), lexicon).full) == known
