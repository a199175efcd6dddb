from importlib import resources

import pytest

from tracker.errors import LexiconError
from tracker.lexicon import times

TEXT = (resources.files("tracker.lexicon") / "data" / "times.toml").read_text(encoding="utf-8")
MONTHS = {"may": 5}


def test_all_words_are_in_lower_case_without_a_stop() -> None:
    found = times.load(TEXT, MONTHS)
    words = {*found.openers, *found.leading, *found.shades, *found.bounding, *found.speaking, *found.issued}
    assert {word for word in words if word != word.lower() or word.endswith(".")} == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param(TEXT.replace("leading =", "leadings ="), "leading, leadings", id="misspelt"),
        pytest.param(TEXT.replace('this = ["this"]', ""), "this", id="missing"),
    ],
)
def test_a_list_that_is_missing_or_unknown_is_named(text: str, wrong: str) -> None:
    with pytest.raises(LexiconError, match=f"missing or unknown: {wrong}"):
        times.load(text, MONTHS)


def test_a_time_begins_with_a_word_of_some_list() -> None:
    assert {"may", "mid-may", "monday", "yesterday", "last", "two", "the"} <= times.load(TEXT, MONTHS).openers
