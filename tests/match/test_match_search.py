"""Is a phrase found in whatever spelling, order and inflection, and not where only its words stand?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import grows_in_step
from tracker.match.search import FOUND, find

HITS = [
    pytest.param("rock solid", "Our ties are rock-solid.", 100, id="hyphen"),
    pytest.param("rock solid", "ROCK SOLID", 100, id="case"),
    pytest.param("rock solid", "rock … solid", 100, id="cut"),
    pytest.param("rock solid", "rock[-]solid", 100, id="brackets"),
    pytest.param("rock solid", "solid as rock", 75, id="order"),
    pytest.param("rock-solid", "are solid as a rock and will last", 70, id="order, in a longer one"),
    pytest.param("solid as a rock", "it is rock solid", 70, id="order, the other way"),
    pytest.param("steady hand", "he called for steady hands", 85, id="inflection"),
    pytest.param("like-minded partner", "with all like minded partners", 85, id="inflection and hyphen"),
    pytest.param("harbour dues", "the new harbor dues", 85, id="spelling"),
    pytest.param("multipolarity", "an age of multipolraity", 85, id="slip of the pen"),
    pytest.param("resevoir will not run dry", "The reservoir will not run dry", 60, id="a slip before a not"),
    pytest.param("Ibanez plan", "the Ibáñez plan", 100, id="accent in the text"),
    pytest.param("Ibáñez plan", "the Ibanez plan", 100, id="accent in the phrase"),
    pytest.param("don't look down", "Don’t look down!", 100, id="apostrophe"),
    pytest.param("no limits", "a friendship with “no limits”", 100, id="small word that matters"),
    pytest.param("we can do it", "Yes, we can do it.", 100, id="small words only"),
    pytest.param("мост открыт", "Мост открыт для всех", 100, id="another alphabet"),
    pytest.param(
        "the harbour will stay open to every ship that pays its dues",
        "The harbour stays open to every ship that pays [its] dues, he said",
        80,
        id="long, a little other",
    ),
    pytest.param(
        "the harbour will stay open to every ship that pays its dues, whatever flag it flies",
        "open to every ship that pays its dues",
        FOUND,
        id="long, a piece of it",
    ),
]
MISSES = [
    pytest.param("rock solid", "solid ground on a rock-climbing trip", id="scattered"),
    pytest.param("rock solid", "a solid majority", id="one word only"),
    pytest.param("rock solid", "bedrock, solidly", id="inside other words"),
    pytest.param("rock solid", "", id="empty text"),
    pytest.param("no limits", "there are limits", id="without its no"),
    pytest.param("not a done deal", "it is a done deal", id="without its not"),
    pytest.param("naval cooperation", "a naval operation", id="another word"),
    pytest.param("we can do it", "can it be that we do", id="small words, scattered"),
    pytest.param("", "anything", id="empty phrase"),
    pytest.param("“…”", "“…”", id="marks only"),
    pytest.param(
        "the harbour will stay open to every ship that pays its dues",
        "every open question about the ship in the harbour will stay",
        id="long, scattered",
    ),
]


@pytest.mark.parametrize(("phrase", "text", "floor"), HITS)
def test_found(phrase: str, text: str, floor: float) -> None:
    ((name, score),) = find(phrase, [("q", text)])
    assert name == "q"
    assert floor <= score <= 100


@pytest.mark.parametrize(("phrase", "text"), MISSES)
def test_not_found(phrase: str, text: str) -> None:
    assert find(phrase, [("q", text)]) == []


def test_best_first_then_by_id() -> None:
    texts = [("c", "solid as a rock"), ("b", "rock-solid"), ("a", "rock solid"), ("d", "rock of ages")]
    assert [name for name, _ in find("rock solid", texts)] == ["a", "b", "c"]


@given(
    st.lists(st.sampled_from(["tide", "rises", "no", "harbour", "9", "it"]), min_size=1, max_size=12),
    st.lists(st.sampled_from(["mayor", "the", "of"]), max_size=5),
)
def test_a_phrase_is_found_word_for_word(words: list[str], around: list[str]) -> None:
    assert find(" ".join(words), [("q", " ".join([*around, *words, *around]))]) == [("q", 100.0)]


def test_fifty_thousand_texts_are_searched_at_once() -> None:
    texts = [
        (str(i), f"Report {i}: the mayor’s office did not say when work on the bridge begins") for i in range(50_000)
    ]
    texts.append(("hit", "as solid as a rock"))
    assert [name for name, _ in find("rock solid", texts)] == ["hit"]
    assert grows_in_step(lambda size: find("rock solid", texts[-size:]), 12_500)
