import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tracker import lexicon
from tracker.model import Declared, Document, Form, Problem, Retrieval
from tracker.read import article

LEXICON = lexicon.load()
BODY = (
    "The mayor of Harbour opened a bridge on Monday, in the rain, before the eyes of nearly half of the town.",
    "“It will hold for a hundred years,” she said, and cut a ribbon that had been blown into the river twice before.",
)


def page(
    *printed: str, linked: Mapping[str, object] | None = None, meta: Mapping[str, str] | None = None, head: str = ""
) -> Document:
    """A page with lines above its text, JSON-LD and <meta> elements."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Bridge opened in the rain", **(linked or {})})
    metas = "".join(f'<meta property="{name}" content="{value}">' for name, value in (meta or {}).items())
    lines = "".join(f"<p>{line}</p>" for line in printed)
    body = "".join(f"<p>{line}</p>" for line in (head + BODY[0], *BODY[1:]))
    return Document(
        "a.html",
        f"<html lang=en><head>{metas}<script type='application/ld+json'>{data}</script></head><body><article>"
        f"<h1>Bridge opened in the rain</h1>{lines}{body}</article></body></html>".encode(),
        Form.PAGE,
    )


def contradictions(document: Document, declared: Declared | None = None) -> list[Problem]:
    found, problems = article(document, declared or Declared(), LEXICON)
    assert found is not None
    for problem in problems:
        assert problem.span is None or found.text[problem.span.start : problem.span.end] in problem.message
    return [problem for problem in problems if problem.code.endswith("-contradicted")]


@pytest.mark.parametrize(
    ("stated", "meta", "printed", "told"),
    [
        pytest.param("2024-03-04T10:00:00+01:00", "2024-03-04T09:00:00Z", "", "", id="one moment in two offsets"),
        pytest.param("2024-03-04T23:30:00-10:00", "2024-03-05T19:30:00+10:00", "", "", id="days apart by offsets"),
        pytest.param("2024-03-04T10:00:00Z", "2024-03-04", "March 4, 2024", "", id="a day and a time on it"),
        pytest.param("2024-03-04T23:30:00Z", "", "March 5, 2024", "", id="the day of elsewhere"),
        pytest.param("2024-03-04", "2024-03", "", "", id="a month that holds it"),
        pytest.param("2024-03-04T10:00:00Z", "2024-03-06T10:00:00Z", "", "meta article:published_time", id="meta"),
        pytest.param("2024-03-04T10:00:00Z", "", "February 1, 2024", "date line", id="printed"),
        pytest.param("", "2024-03-04", "February 1, 2024", "date line", id="printed against meta"),
        pytest.param("2024-03-04", "", "Updated March 9, 2024", "", id="printed as an update"),
    ],
)
def test_dates(stated: str, meta: str, printed: str, told: str) -> None:
    given = page(
        *filter(None, [printed]),
        linked={"datePublished": stated} if stated else {},
        meta={"article:published_time": meta} if meta else {},
    )
    found = contradictions(given)
    assert [(problem.code, told in problem.message) for problem in found] == [("date-contradicted", True)] * bool(told)


@pytest.mark.parametrize(
    ("modified", "told"),
    [
        pytest.param("2024-03-09T10:00:00Z", False, id="later"),
        pytest.param("2024-03-04T08:00:00Z", False, id="the same day"),
        pytest.param("2024-02-09T10:00:00Z", True, id="before"),
    ],
)
def test_what_was_changed_before_it_was_published(modified: str, told: bool) -> None:  # noqa: FBT001  a case
    found = contradictions(page(linked={"datePublished": "2024-03-04T10:00:00Z", "dateModified": modified}))
    assert bool(found) == told


def test_a_page_that_prints_when_it_was_changed_contradicts_nothing() -> None:
    linked = {"datePublished": "2024-03-04", "dateModified": "2024-03-09"}
    assert contradictions(page("March 9, 2024", linked=linked)) == []


def test_what_was_there_before_it_was_published() -> None:
    given = page(linked={"datePublished": "2024-03-04"})
    had = Retrieval("https://a.example/", "https://a.example/", 200, "2024-03-02T10:00:00+00:00", "ab", 1)
    assert contradictions(replace(given, retrieval=replace(had, at="2024-03-06T10:00:00+00:00"))) == []
    (found,) = contradictions(replace(given, retrieval=had))
    assert "it was there on 2024-03-02" in found.message


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        pytest.param("LISBURG, March 4 (Reuters) - ", False, id="the day"),
        pytest.param("LISBURG, Feb 27 (Reuters) - ", False, id="the week before"),
        pytest.param("LISBURG, Jan 4 (Reuters) - ", True, id="months before"),
        pytest.param("LISBURG, March 9 (Reuters) - ", True, id="after"),
        pytest.param("LISBURG (Reuters) - ", False, id="no day"),
        pytest.param("ЛИСБУРГ, 4 марта. /ТАСС/. ", False, id="the day, in another language"),
        pytest.param("ЛИСБУРГ, 4 января. /ТАСС/. ", True, id="months before, in another language"),
    ],
)
def test_datelines(dateline: str, told: bool) -> None:  # noqa: FBT001  a case
    assert bool(contradictions(page(linked={"datePublished": "2024-03-04"}, head=dateline))) == told


def test_a_dateline_of_the_year_before() -> None:
    given = page(linked={"datePublished": "2024-01-02"}, head="LISBURG, Dec 31 (Reuters) - ")
    assert contradictions(given) == []


@pytest.mark.parametrize(
    ("author", "meta", "printed", "told"),
    [
        pytest.param("Ann Lee", "Ann Lee", "By Ann Lee", False, id="one"),
        pytest.param("Ann Lee", "", "By A. Lee", False, id="shorter"),
        pytest.param("Ann Lee", "", "By ANN LEE and Roy Park", False, id="one of two"),
        pytest.param("José Ruiz", "", "By Jose Ruiz", False, id="without its accent"),
        pytest.param("Иван Петров", "", "By Ivan Petrov", False, id="in other letters"),
        pytest.param("Web Desk", "", "By Ann Lee", False, id="a desk"),
        pytest.param("admin", "", "By Ann Lee", False, id="nobody"),
        pytest.param("Ann Lee", "Roy Park", "", True, id="meta"),
        pytest.param("Ann Lee", "", "By Roy Park", True, id="printed"),
        pytest.param("", "Ann Lee", "By Roy Park", True, id="printed against meta"),
    ],
)
def test_writers(author: str, meta: str, printed: str, told: bool) -> None:  # noqa: FBT001  a case
    linked = {"author": {"@type": "Person", "name": author}} if author else {}
    found = contradictions(page(*filter(None, [printed]), linked=linked, meta={"author": meta} if meta else {}))
    assert [problem.code for problem in found] == ["byline-contradicted"] * told


@pytest.mark.parametrize(
    ("author", "told"),
    [
        pytest.param("Reuters", False, id="one"),
        pytest.param("The Associated Press", True, id="another"),
        pytest.param("Harbour Post", False, id="no agency"),
    ],
)
def test_agencies(author: str, told: bool) -> None:  # noqa: FBT001  a case
    linked = {"author": {"@type": "Organization", "name": author}}
    found = contradictions(page(linked=linked, head="LISBURG (Reuters) - "))
    assert [problem.code for problem in found] == ["origin-contradicted"] * told


def test_what_is_declared_contradicts_nothing() -> None:
    given = page("By Roy Park", linked={"datePublished": "2024-03-04"})
    assert contradictions(given, Declared(published="2020-01-01")) == []
