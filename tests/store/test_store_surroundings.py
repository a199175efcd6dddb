"""Is it known what articles hold beside the words of a chain?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tracker.model import Hyperlink, Pointer, Proof, Span
from tracker.store import db, write
from tracker.store.runs import Run
from tracker.store.surroundings import surroundings


def stored(database: db.Database, made: Any, run: Run) -> list[str]:
    extract, hops = made
    write.article(database, extract, hops, run)
    return [quotation.id for quotation in extract.quotations]


def test_an_article_has_citations(database: db.Database, make: Callable[..., Any], run: Run) -> None:
    ids = stored(database, make(), run)
    (found,) = surroundings(database, ids[2:]).values()
    assert found.article == "news/harbour.txt"
    assert [(c.name, c.inherited) for c in found.citations] == [("Northwire", False), ("Northwire", True)]
    assert found.addresses == ()


def test_an_article_has_the_addresses_that_it_prints(database: db.Database, make: Callable[..., Any], run: Run) -> None:
    text = (
        "Mayor Ada Brandt told Northwire it is “fair and overdue”. “Nobody will be turned away,” she said. "
        "Boatmen called it a “gift” (see https://northwire.example/1)."
    )
    ids = stored(database, make(text=text), run)
    (found,) = surroundings(database, ids).values()
    begin = text.index("https")
    assert found.addresses == (
        Pointer(
            "https://northwire.example/1",
            Proof("news/harbour.txt", "https://northwire.example/1", Span(begin, begin + 27)),
        ),
    )


def test_an_article_has_the_addresses_to_which_its_words_lead(
    database: db.Database, make: Callable[..., Any], run: Run
) -> None:
    links = (Hyperlink(22, 35, "https://northwire.example/1"),)
    extract, hops = make()
    linked = replace(extract, article=replace(extract.article, hyperlinks=links))
    ids = stored(database, (linked, hops), run)
    (found,) = surroundings(database, ids).values()
    words = extract.article.text[22:35]
    assert found.addresses == (Pointer("https://northwire.example/1", Proof("news/harbour.txt", words, Span(22, 35))),)


def test_only_the_articles_asked_for_are_read(database: db.Database, make: Callable[..., Any], run: Run) -> None:
    stored(database, make(), run)
    ids = stored(database, make(path="news/second.txt", outlet="Another"), run)
    assert list(surroundings(database, ids[:1])) == ["news/second.txt"]
    assert surroundings(database, ["unknown"]) == {}
