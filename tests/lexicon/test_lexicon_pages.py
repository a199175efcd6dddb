from importlib import resources

import pytest

from tracker.errors import LexiconError
from tracker.lexicon.pages import load

TEXT = (resources.files("tracker.lexicon") / "data" / "pages.toml").read_text(encoding="utf-8")


def test_every_field_has_names() -> None:
    found = load(TEXT)
    assert {
        "title",
        "outlet",
        "author",
        "published",
        "updated",
        "url",
        "language",
        "copyright_holder",
        "based_on",
    } == set(found.meta)
    assert all(found.meta.values())
    assert {"related", "comments"} <= found.beside
    assert "byline" in found.byline


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            TEXT.replace("byline = ", "signed = ", 1), "missing or unknown: byline, signed", id="unknown list"
        ),
        pytest.param(TEXT.replace('"related"', '"Related"'), "write 'Related' in lower case", id="capitals"),
    ],
)
def test_what_breaks_the_rules_is_told(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(text)
