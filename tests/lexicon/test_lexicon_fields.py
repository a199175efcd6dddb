from importlib import resources

import pytest

from tracker import lexicon
from tracker.errors import LexiconError
from tracker.lexicon.fields import load, plain

TEXT = (resources.files("tracker.lexicon") / "data" / "fields.toml").read_text(encoding="utf-8")


def test_every_meaning_has_names_and_no_name_has_two() -> None:
    found = lexicon.fields_of_records()
    assert found == lexicon.load().fields
    assert found.meanings == ("text", "title", "url", "byline", "outlet", "published", "id")
    lists = [found.text, found.quotes, found.id, found.published, *found.facts.values()]
    assert all((*lists, found.nobody, *found.quotation.values()))
    names = [name for each in lists for name in each]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", ["Publish Date", "publish-date", " publish_date", "PUBLISH  DATE"])
def test_names_are_compared_by_their_words(name: str) -> None:
    assert plain(name) == "publish_date"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(TEXT.replace("quotes = ", "quoted = "), "missing or unknown: quoted, quotes", id="unknown list"),
        pytest.param(TEXT.replace("byline = ", "writer = "), "missing or unknown: byline, writer", id="unknown fact"),
        pytest.param(TEXT.replace("speaker = ", "voice = "), "missing or unknown: speaker, voice", id="unknown row"),
        pytest.param(TEXT.replace('"story_url"', '"Story URL"'), "write 'Story URL' as 'story_url'", id="capitals"),
    ],
)
def test_what_breaks_the_rules_is_told(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(text)
