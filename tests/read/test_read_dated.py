"""The day that a dateline prints with its year."""

import pytest

from tracker import lexicon
from tracker.model import Article, Declared, Document, Form
from tracker.read import article

NOTHING = Declared()


def read(text: str, declared: Declared = NOTHING, path: str = "a.txt") -> Article:
    """The article of a text."""
    found, _ = article(Document(path, text.encode(), Form.TEXT), declared, lexicon.load())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BEIJING, Feb. 22, 2023 (Xinhua) -- It is ready, Ann Lee said.", "2023-02-22"),
        ("MOSCOW, February 21, 2023. /TASS/. It is ready, Ann Lee said.", "2023-02-21"),
        ("BEIJING, Feb. 22 (Xinhua) -- It was ready in 2021, Ann Lee said.", None),
        ("BEIJING (Xinhua) -- On Feb. 22, 2023 it was ready, Ann Lee said.", None),
    ],
)
def test_a_dateline_with_a_year_dates_an_article_without_date(line: str, day: str | None) -> None:
    assert read(f"Bridge ready\n\n{line}\n").published == day


def test_the_fact_shows_where_it_stands() -> None:
    found = read("Bridge ready\n\nBEIJING, Feb. 22, 2023 (Xinhua) -- It is ready, Ann Lee said.\n")
    fact = next(f for f in found.facts if f.field == "published")
    assert fact.span is not None
    assert (fact.rule, found.text[fact.span.start : fact.span.end], fact.printed) == (
        "dateline",
        "Feb. 22, 2023",
        "Feb. 22, 2023",
    )


def test_what_is_said_of_the_article_goes_before_its_dateline_and_that_before_the_file_s_name() -> None:
    text = "Bridge ready\n\nBEIJING, Feb. 22, 2023 (Xinhua) -- It is ready, Ann Lee said.\n"
    assert read(text, Declared(published="2023-02-23")).published == "2023-02-23"
    assert read(text, path="2023-03-01-bridge.txt").published == "2023-02-22"
