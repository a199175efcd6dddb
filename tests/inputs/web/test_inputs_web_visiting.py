import hashlib
import socket
from dataclasses import replace
from typing import Any

import pytest

from tracker.inputs.web.addresses import Address, address
from tracker.inputs.web.asking import Unanswered
from tracker.inputs.web.visiting import Had, Visitor
from tracker.model import Retrieval, Taken


def visited(visitor: Visitor, url: str) -> Had | Unanswered:
    at = address(url)
    assert isinstance(at, Address), at
    return visitor.had(at)


class Memory:
    """Remembers what it is told."""

    def __init__(self, *had: Retrieval) -> None:
        self.had = {(each.asked, each.taken): each for each in had}

    def last(self, asked: str, taken: Taken) -> Retrieval | None:
        return self.had.get((asked, Taken.ARTICLE)) or self.had.get((asked, taken))


def test_what_is_had_is_kept_with_its_proof(newsroom: Any, visitor: Any) -> None:
    url = newsroom.serve("/a", "Café", ETag='"1"', Last_Modified="Sun, 01 Mar 2026 10:00:00 GMT", Set_Cookie="a=b")
    had = visited(visitor(), url)
    assert isinstance(had, Had)
    kept = had.retrieval
    assert (kept.asked, kept.final, kept.status, kept.size, kept.taken) == (url, url, 200, 5, Taken.ARTICLE)
    assert kept.sha256 == hashlib.sha256(had.data).hexdigest()
    assert kept.at == "2026-03-01T12:00:00+00:00"
    assert {name: value for name, value in kept.headers if name != "date"} == {
        "content-type": "text/html; charset=utf-8", "etag": '"1"', "last-modified": "Sun, 01 Mar 2026 10:00:00 GMT",
    }  # fmt: skip


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(newsroom: Any, visitor: Any, watch: Any, status: int) -> None:
    newsroom.serve("/old", status=status, Location="/new?x")
    newsroom.serve("/new?x", "here")
    had = visited(visitor(), newsroom.url("/old"))
    assert isinstance(had, Had)
    assert (had.retrieval.asked, had.retrieval.final) == (newsroom.url("/old"), newsroom.url("/new?x"))
    assert watch.slept == [1.0]  # the next page of one host waits, redirect or not


def test_whoever_watches_is_told_before_each_request(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/old", status=302, Location="/new")
    newsroom.serve("/new", "here")
    told: list[tuple[str, int]] = []
    visiting = visitor()
    visiting.told = lambda asked: told.append((asked, len(newsroom.paths)))
    visited(visiting, newsroom.url("/old"))
    assert told == [(newsroom.url("/old"), 0), (newsroom.url("/new"), 1)]


def test_redirects_end_somewhere(newsroom: Any, visitor: Any) -> None:
    for number in range(20):
        newsroom.serve(f"/{number}", status=302, Location=f"/{number + 1}")
    assert isinstance(visited(visitor(), newsroom.url("/15")), Unanswered)
    newsroom.serve("/5", "here")
    assert isinstance(visited(visitor(), newsroom.url("/0")), Had)
    newsroom.asked.clear()
    lost = visited(visitor(), newsroom.url("/6"))
    assert isinstance(lost, Unanswered)
    assert (lost.code, "more than 5 redirects" in lost.message) == ("bad-redirect", True)
    assert newsroom.paths == [f"/{number}" for number in range(6, 12)]


def test_a_ring_of_redirects_ends(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/a", status=302, Location="/a")
    lost = visited(visitor(), newsroom.url("/a"))
    assert isinstance(lost, Unanswered)
    assert len(newsroom.paths) == 6


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "2130706434", "0x7f.2", "127.2",
        "[64:ff9b::7f00:1]", "192.168.1.1",
    ],
)  # fmt: skip
def test_no_redirect_leads_into_a_private_network(newsroom: Any, visitor: Any, host: str) -> None:
    newsroom.serve("/a", status=302, Location=newsroom.url("/secret", host))
    newsroom.serve("/secret", "secret")
    lost = visited(visitor(), newsroom.url("/a"))
    assert isinstance(lost, Unanswered)
    assert (lost.code, "inside a private network" in lost.message) == ("refused", True)
    assert newsroom.paths == ["/a"]


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:text/plain,x", "http://ann:secret@127.0.0.1/", "http://[", ""],
)
def test_a_redirect_leads_to_pages_only(newsroom: Any, visitor: Any, location: str) -> None:
    newsroom.serve("/a", status=302, Location=location)
    lost = visited(visitor(), newsroom.url("/a"))
    assert isinstance(lost, Unanswered)
    assert lost.code == "bad-redirect"
    assert "secret" not in lost.message


def test_a_redirect_that_leads_nowhere_is_told_at_once(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/a", status=302)
    lost = visited(visitor(), newsroom.url("/a"))
    assert lost == Unanswered("bad-redirect", "redirects, and does not say where (status 302)")
    assert newsroom.paths == ["/a"]


def test_a_resolver_that_changes_its_mind_changes_nothing(newsroom: Any, visitor: Any) -> None:
    """A name that is public when it is checked, and private a moment later."""
    answers = ["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"]  # robots.txt and the page; then all is private
    port = newsroom.server.server_port

    def resolve(host: str, _: int, **__: Any) -> list[Any]:
        assert host == "news.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    newsroom.serve("/a", "public")
    visiting = visitor(resolve=resolve)
    assert isinstance(visited(visiting, newsroom.url("/a", "news.example")), Had)
    assert len(answers) == 2  # each connection resolved once
    lost = visited(visiting, newsroom.url("/a", "news.example"))
    assert isinstance(lost, Unanswered)
    assert lost.code == "refused"


def test_the_network_of_the_newsroom_itself_is_asked_when_that_is_allowed(newsroom: Any, watch: Any) -> None:
    from tracker.inputs.web.visiting import Conduct  # noqa: PLC0415  the visitor below is no test's

    newsroom.serve("/a", "here")
    assert isinstance(visited(Visitor(Conduct(), clock=watch.clock), newsroom.url("/a")), Unanswered)
    assert newsroom.asked == []
    assert isinstance(visited(Visitor(Conduct(allow_private=True), clock=watch.clock), newsroom.url("/a")), Had)


def test_what_has_not_changed_is_not_sent_again(newsroom: Any, visitor: Any) -> None:
    url = newsroom.serve("/a", "old", ETag='W/"1"', Last_Modified="Sun, 01 Mar 2026 10:00:00 GMT")
    first = visited(visitor(), url)
    assert isinstance(first, Had)
    memory = Memory(first.retrieval)
    again = visited(visitor(memory), url)
    assert again == Had(replace(first.retrieval, status=304), b"")
    newsroom.serve("/a", "new", ETag='W/"2"')
    changed = visited(visitor(memory), url)
    assert isinstance(changed, Had)
    assert changed.data == b"new"


def test_each_validator_is_sent_alone_when_the_other_is_not_known(newsroom: Any, visitor: Any) -> None:
    url = newsroom.serve("/a", "old", Last_Modified="Sun, 01 Mar 2026 10:00:00 GMT")
    first = visited(visitor(), url)
    assert isinstance(first, Had)
    newsroom.asked.clear()
    assert visited(visitor(Memory(first.retrieval)), url) == Had(replace(first.retrieval, status=304), b"")
    headers = dict(newsroom.asked)["/a"]
    assert "if-none-match" not in headers


def test_validators_go_to_who_gave_them(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/old", status=302, Location="/new")
    newsroom.serve("/new", "here", ETag='"1"')
    first = visited(visitor(), newsroom.url("/old"))
    assert isinstance(first, Had)
    newsroom.asked.clear()
    again = visited(visitor(Memory(first.retrieval)), newsroom.url("/old"))
    assert again == Had(replace(first.retrieval, status=304, at="2026-03-01T12:00:02+00:00"), b"")
    sent = {path: headers.get("if-none-match") for path, headers in newsroom.asked}
    assert sent == {"/robots.txt": None, "/old": None, "/new": '"1"'}


def test_a_server_that_claims_no_change_unasked_is_not_believed(newsroom: Any, visitor: Any) -> None:
    lost = visited(visitor(), newsroom.serve("/a", status=304))
    assert lost == Unanswered("unreachable", "its server answers with status 304: save the page in a browser")


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "missing"), (410, "missing"), (401, "closed"), (403, "closed"), (451, "closed"), (418, "unreachable"),
     (500, "unreachable"), (206, "unreachable"), (204, "unreachable")],
)  # fmt: skip
def test_a_status_is_told(newsroom: Any, visitor: Any, status: int, code: str) -> None:
    lost = visited(visitor(), newsroom.serve("/a", status=status))
    assert isinstance(lost, Unanswered)
    assert (lost.code, f"status {status}" in lost.message) == (code, True)


@pytest.mark.parametrize(
    ("wanted", "slept"),
    [
        ("7", 7.0),
        ("soon", 5.0),
        ("", 5.0),
        ("Sun, 01 Mar 2026 12:00:09 GMT", 9.0),
        ("Sun, 01 Mar 2020 12:00:09 GMT", 1.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_once_more_when_it_says_so(
    newsroom: Any, visitor: Any, watch: Any, wanted: str, slept: float, status: int
) -> None:
    lost = visited(visitor(), newsroom.serve("/a", status=status, Retry_After=wanted))
    assert isinstance(lost, Unanswered)
    assert lost.code == "busy"
    assert newsroom.paths == ["/a", "/a"]
    assert watch.slept == [slept]


def test_a_server_that_is_busy_for_long_is_left(newsroom: Any, visitor: Any, watch: Any) -> None:
    lost = visited(visitor(), newsroom.serve("/a", status=429, Retry_After="7200"))
    assert isinstance(lost, Unanswered)
    assert "wants 7200 seconds" in lost.message
    assert (newsroom.paths, watch.slept) == (["/a"], [])


def test_what_robots_txt_forbids_is_not_asked_for(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/robots.txt", "User-agent: *\nDisallow: /*/print$", content_type="text/plain")
    newsroom.serve("/a", status=302, Location="/a/print")
    newsroom.serve("/a/print", "here")
    lost = visited(visitor(), newsroom.url("/a"))
    assert isinstance(lost, Unanswered)
    assert lost.code == "robots"
    assert newsroom.paths == ["/a"]


def test_a_robots_txt_may_be_elsewhere(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/robots.txt", status=301, Location="/rules")
    newsroom.serve("/rules", "User-agent: *\nDisallow: /a", content_type="text/plain")
    assert isinstance(visited(visitor(), newsroom.url("/a")), Unanswered)
    newsroom.serve("/rules", status=301, Location="/robots.txt")  # a ring: none can be had
    assert isinstance(visited(visitor(), newsroom.serve("/a", "here")), Had)
