from collections.abc import Iterator
from typing import Any

import pytest

from tracker.inputs import web
from tracker.model import Document, Problem, Retrieval, Taken

FEED = {"content_type": "application/rss+xml; charset=utf-8"}


def rss(*entries: str) -> str:
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'


def entry(link: str, **fields: str) -> str:
    told = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<link>{link}</link>{told}"


def kinds(found: Iterator[Document | Problem | Retrieval]) -> list[str]:
    """What came, in order: the page's path, a problem's code, or what the retrieval is of."""
    return [
        item.path.rpartition("/")[2]
        if isinstance(item, Document)
        else item.code
        if isinstance(item, Problem)
        else f"{item.status} {item.taken} {item.asked.rpartition('/')[2]}"
        for item in found
    ]


class Memory:
    """What an earlier run had."""

    def __init__(self, *had: Retrieval) -> None:
        self.had = had

    def last(self, asked: str, taken: Taken) -> Retrieval | None:
        return next((r for r in reversed(self.had) if r.asked == asked and r.taken in (Taken.ARTICLE, taken)), None)


@pytest.fixture
def room(newsroom: Any) -> Any:
    """A newsroom with a feed of two entries, and their pages."""
    newsroom.serve("/1", "<p>One.", ETag='"1"')
    newsroom.serve("/2", "<p>Two.")
    entries = entry("/1", title="One", description="In short."), entry("/2", pubDate="Tue, 21 Feb 2023 15:04:00 GMT")
    newsroom.serve("/feed", rss(*entries), ETag='"f"', **FEED)
    return newsroom


def test_a_feed_gives_its_own_texts_and_then_its_retrieval(room: Any, visitor: Any) -> None:
    found = list(web.documents(room.url("/feed"), visitor()))
    assert kinds(iter(found)) == ["1", "empty", "200 entries feed"]
    assert room.paths == ["/feed"]
    document, _, retrieval = found
    assert isinstance(document, Document)
    assert document.retrieval == retrieval


def test_a_feed_that_is_followed_gives_pages_with_what_it_says_of_them(room: Any, visitor: Any) -> None:
    found = list(web.documents(room.url("/feed"), visitor(follow=True)))
    assert kinds(iter(found)) == ["1", "2", "200 pages feed"]
    first, second, _ = found
    assert isinstance(first, Document)
    assert first.data == b"<p>One."
    assert [(f.field, f.value, f.rule) for f in first.facts] == [
        ("url", room.url("/1"), "address"), ("title", "One", "feed title"),
    ]  # fmt: skip
    assert isinstance(second, Document)
    assert second.facts[1].value == "2023-02-21T15:04:00Z"


def retrievals(found: list[Document | Problem | Retrieval]) -> list[Retrieval]:
    each = (item.retrieval if isinstance(item, Document) else item for item in found)
    return [item for item in each if isinstance(item, Retrieval)]


def test_a_feed_that_has_not_changed_is_not_followed_again(room: Any, visitor: Any) -> None:
    had = retrievals(list(web.documents(room.url("/feed"), visitor(follow=True))))
    room.asked.clear()
    assert kinds(web.documents(room.url("/feed"), visitor(Memory(*had), follow=True))) == ["304 pages feed"]
    assert room.paths == ["/feed"]


def test_a_feed_whose_texts_were_taken_can_be_followed_later(room: Any, visitor: Any) -> None:
    had = retrievals(list(web.documents(room.url("/feed"), visitor())))
    assert kinds(web.documents(room.url("/feed"), visitor(Memory(*had), follow=True)))[:2] == ["1", "2"]


def test_only_new_pages_are_fetched(room: Any, visitor: Any) -> None:
    had = retrievals(list(web.documents(room.url("/feed"), visitor(follow=True))))
    room.serve("/3", "<p>Three.")
    room.serve("/feed", rss(*(entry(f"/{number}") for number in (1, 2, 3))), **FEED)
    room.asked.clear()
    found = kinds(web.documents(room.url("/feed"), visitor(Memory(*had), follow=True)))
    assert found == ["304 article 1", "304 article 2", "3", "200 pages feed"]
    assert room.paths == ["/feed", "/3"]


@pytest.mark.parametrize(
    ("updated", "asked"),
    [
        pytest.param("2026-03-01T12:30:00Z", True, id="later"),
        pytest.param("2026-03-01T11:30:00Z", False, id="earlier"),
        pytest.param("2026-03-01T14:30:00+03:00", False, id="earlier, elsewhere"),
        pytest.param("2026-03-02", False, id="a day"),
        pytest.param("lately", False, id="no date"),
    ],
)
def test_a_page_is_asked_for_again_when_the_feed_says_that_it_changed(
    room: Any, visitor: Any, updated: str, *, asked: bool
) -> None:
    had = retrievals(list(web.documents(room.url("/feed"), visitor(follow=True))))  # at noon, by the clock of the test
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/1"/><updated>{}</updated></entry></feed>'
    room.serve("/feed", atom.format(updated), **FEED)
    room.asked.clear()
    found = kinds(web.documents(room.url("/feed"), visitor(Memory(*had), follow=True)))
    assert found == ["304 article 1", "200 pages feed"]
    assert ("/1" in room.paths) is asked


@pytest.mark.parametrize(("status", "whole"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_feed_is_asked_for_anew_while_a_page_may_still_come(
    room: Any, visitor: Any, status: int, *, whole: bool
) -> None:
    room.serve("/1", status=status, Retry_After="1")
    visiting = visitor(follow=True)
    found = kinds(web.documents(room.url("/feed"), visiting))
    assert ("200 pages feed" in found) is whole
    room.asked.clear()
    list(web.documents(room.url("/feed"), visiting))
    assert ("/1" in room.paths) is not whole  # what is gone for good is not asked for in every round


def test_an_entry_that_leads_to_no_page_gives_its_own_text(room: Any, visitor: Any) -> None:
    mail = entry("mailto:ann@post.example", description="It rained.")
    entries = entry("/1"), entry("", description="In short."), mail
    room.serve("/feed", rss(*entries, entry("")), ETag='"f"', **FEED)
    found = list(web.documents(room.url("/feed"), visitor(follow=True)))
    page, short, rained, nothing, retrieval = found
    assert kinds(iter([page, nothing, retrieval])) == ["1", "empty", "200 pages feed"]
    assert [own.data for own in (short, rained) if isinstance(own, Document)] == [b"In short.", b"It rained."]
    assert [own.retrieval for own in (short, rained) if isinstance(own, Document)] == [retrieval] * 2
    assert isinstance(nothing, Problem)
    assert nothing.message == "1 entry leads to no page, without a text of its own"


def test_entries_lead_out_of_the_feed_only_to_where_one_may_go(room: Any, visitor: Any) -> None:
    links = ("http://10.0.0.1/1", "file:///etc/passwd", "javascript:x", "http://a:b@c.example/", "/2")
    room.serve("/feed", rss(*map(entry, links)), **FEED)
    found = kinds(web.documents(room.url("/feed"), visitor(follow=True)))
    assert found == ["refused", "bad-address", "2", "empty", "200 pages feed"]


def test_a_page_called_a_feed_is_told(newsroom: Any, visitor: Any) -> None:
    url = newsroom.serve("/feed", "<html><body>Log in", **FEED)
    (found,) = web.documents(url, visitor())
    assert isinstance(found, Problem)
    assert found.code == "not-a-feed"


def test_a_feed_in_another_charset_is_read(newsroom: Any, visitor: Any) -> None:
    data = rss(entry("/1", description="Štěpán said.")).encode("cp1250")
    url = newsroom.serve("/feed", data, content_type="text/xml; charset=windows-1250")
    document, _ = web.documents(url, visitor())
    assert isinstance(document, Document)
    assert document.data.decode() == "Štěpán said."


NAMES = (
    '<html><head><link rel="stylesheet" href="/a.css"><link type=application/rss+xml title="All" rel="alternate" '
    "href='/feed?a=1&amp;b=2'><link rel=alternate type=\"application/atom+xml\" href=/comments></head>"
    "<body><p>Front page."
)


def test_the_first_feed_that_a_page_names_is_followed_behind_the_page(room: Any, visitor: Any) -> None:
    room.serve("/", NAMES, ETag='"p"')
    room.pages["/feed?a=1&b=2"] = room.pages["/feed"]
    assert kinds(web.documents(room.url("/"), visitor(follow=True))) == ["", "1", "2", "200 pages feed?a=1&b=2"]
    assert kinds(web.documents(room.url("/"), visitor())) == [""]


def test_a_page_that_has_not_changed_still_names_its_feed(room: Any, visitor: Any) -> None:
    room.serve("/", NAMES, ETag='"p"')
    room.pages["/feed?a=1&b=2"] = room.pages["/feed"]
    found = list(web.documents(room.url("/"), visitor(follow=True)))
    memory = Memory(*retrievals(found))
    again = visitor(memory, follow=True)
    for _ in range(2):
        assert kinds(web.documents(room.url("/"), again)) == [
            "304 article ",
            "304 pages feed?a=1&b=2",
        ]
    assert room.paths.count("/") == 4  # twice in the round in which nothing was known of what it names


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<link rel="alternate" hreflang="fr" href="/fr">', id="another language"),
        pytest.param('<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">', id="no address"),
        pytest.param('<link rel="alternate" type="application/rss+xml" href=" ">', id="nothing"),
        pytest.param("<link " + "a" * 5000 + ">", id="very long"),
    ],
)
def test_what_names_no_feed(link: str, room: Any, visitor: Any) -> None:
    room.serve("/", f"<html><head>{link}</head><body><p>Front page.")
    assert kinds(web.documents(room.url("/"), visitor(follow=True))) == [""]


def test_a_feed_that_a_page_names_and_that_is_not_there_is_a_problem(room: Any, visitor: Any) -> None:
    room.serve("/", '<html><link rel="alternate" type="application/rss+xml" href="/none"><p>Front page.')
    assert kinds(web.documents(room.url("/"), visitor(follow=True))) == ["", "missing"]


def test_a_feed_that_a_page_names_inside_a_private_network_is_refused(room: Any, visitor: Any) -> None:
    room.serve("/", '<html><link rel="alternate" type="application/rss+xml" href="http://10.0.0.7/feed"><p>Front page.')
    assert kinds(web.documents(room.url("/"), visitor(follow=True))) == ["", "refused"]
