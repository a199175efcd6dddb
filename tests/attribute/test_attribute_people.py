"""Does an article tell who is surely a person, and whom it calls "he" or "she"?"""

from collections.abc import Callable

import pytest

from tests.attribute.conftest import article
from tracker import find
from tracker.attribute.cast import cast
from tracker.attribute.people import People, people
from tracker.lexicon import Lexicon

Reading = Callable[[str], People]


@pytest.fixture
def reading(lexicon: Lexicon) -> Reading:
    def read(text: str) -> People:
        found, _ = find.quotations(article(text), lexicon)
        return people(cast(found.sentences, [frozenset()] * len(found.sentences), lexicon), found.sentences, lexicon)

    return read


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        pytest.param("Ada Brandt said she was glad.", {"Ada Brandt": "she"}, id="in the sentence"),
        pytest.param("Ada Brandt won. She was glad. She stays.", {"Ada Brandt": "she"}, id="in the next ones"),
        pytest.param("Ada Brandt praised her.", {}, id="an object is somebody else"),
        pytest.param("Ada Brandt met Ben Okoro when he came.", {}, id="two could be meant"),
        pytest.param("Ada Brandt said he had called, and she was glad.", {}, id="both are said"),
        pytest.param("It rained. She was glad.", {}, id="nobody is named"),
    ],
)
def test_pronouns_that_can_mean_nobody_else(text: str, genders: dict[str, str], reading: Reading) -> None:
    assert dict(reading(text).genders) == genders


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        pytest.param("Mayor Ada Brandt won.", {"Ada Brandt"}, id="a title"),
        pytest.param("Ada Brandt won. Brandt stays.", {"Ada Brandt"}, id="the surname alone"),
        pytest.param("Brandt said so.", {"Brandt"}, id="says something"),
        pytest.param("Brandt won.", set(), id="a capital and no more"),
    ],
)
def test_who_is_surely_a_person(text: str, surely: set[str], reading: Reading) -> None:
    assert reading(text).surely == surely
