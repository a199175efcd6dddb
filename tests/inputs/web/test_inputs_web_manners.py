from typing import Any

import pytest

from tracker.inputs.web.addresses import Address, address
from tracker.inputs.web.asking import Reply, Unanswered
from tracker.inputs.web.manners import Manners

HOUR = 3600.0


def at(path: str, host: str = "news.example") -> Address:
    found = address(f"https://{host}{path}")
    assert isinstance(found, Address)
    return found


class Site:
    """A host with some robots.txt, and how often it was asked for it."""

    def __init__(self, robots: str | Reply | Unanswered) -> None:
        self.reply = Reply(200, {}, robots.encode()) if isinstance(robots, str) else robots
        self.asked: list[str] = []

    def get(self, asked: Address) -> Reply | Unanswered:
        self.asked.append(str(asked))
        return self.reply


RULES = """
User-agent: otherbot
Disallow: /

User-agent: *
Disallow: /private*/
Disallow: /*.pdf$
Disallow: /search
Allow: /search/help
Disallow: /exact$
Disallow: /a
Allow: /a
Disallow: /long/path
Allow: /long
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        pytest.param("/news/1", True, id="no rule"),
        pytest.param("/private/1", False, id="wildcard"),
        pytest.param("/private1/x", False, id="wildcard inside a name"),
        pytest.param("/private1", True, id="wildcard without its end"),
        pytest.param("/a/x", True, id="of two rules of one length, the one that allows"),
        pytest.param("/x/b.pdf", False, id="end"),
        pytest.param("/x/b.pdf?c", True, id="not the end"),
        pytest.param("/search?q=x", False, id="prefix"),
        pytest.param("/search/help/x", True, id="longer rule that allows"),
        pytest.param("/exact", False, id="exact"),
        pytest.param("/exact/more", True, id="more than exact"),
        pytest.param("/long/path/x", False, id="longer rule that forbids"),
        pytest.param("/long/x", True, id="shorter rule that allows"),
    ],
)
def test_the_longest_rule_decides(path: str, *, allowed: bool, watch: Any) -> None:
    refused = Manners(Site(RULES).get, watch.clock).refusal(at(path))
    assert (refused is None) is allowed
    if refused:
        assert (refused.code, "robots.txt" in refused.message) == ("robots", True)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        pytest.param("User-agent: tracker\nDisallow: /\n\nUser-agent: *\nAllow: /", False, id="by name"),
        pytest.param("User-agent: Tracker/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", True, id="another name"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: TRACKER\nDisallow:", True, id="by name, all allowed"),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /", False, id="byte order mark"),
        pytest.param("<html>no robots</html>", True, id="a page"),
        pytest.param("", True, id="empty"),
        pytest.param("User-agent: *\nDisallow: /" + "*a" * 2000, True, id="stars without end"),
        pytest.param(Reply(404), True, id="missing"),
        pytest.param(Reply(403), True, id="closed"),
        pytest.param(Reply(500), False, id="failing"),
        pytest.param(Reply(429), False, id="busy"),
        pytest.param(Unanswered("unreachable", "no answer"), False, id="not reached"),
    ],
)
def test_what_a_robots_txt_is_taken_for(robots: Any, *, allowed: bool, watch: Any) -> None:
    assert (Manners(Site(robots).get, watch.clock).refusal(at("/news")) is None) is allowed


def test_a_large_robots_txt_is_read_to_its_limit(watch: Any) -> None:
    filler = "# x\n" * 150_000
    site = Site(f"User-agent: *\nDisallow: /early\n{filler}Disallow: /late\n")
    manners = Manners(site.get, watch.clock)
    assert manners.refusal(at("/early"))
    assert not manners.refusal(at("/late"))


def test_a_robots_txt_holds_for_a_day(watch: Any) -> None:
    site = Site("")
    manners = Manners(site.get, watch.clock)
    for hours in (0, 23, 2):
        watch.time += hours * HOUR
        manners.refusal(at("/"))
    assert site.asked == ["https://news.example/robots.txt"] * 2


def test_one_that_could_not_be_had_is_asked_for_again_soon(watch: Any) -> None:
    site = Site(Reply(503))
    manners = Manners(site.get, watch.clock)
    assert manners.refusal(at("/"))
    site.reply = Reply(404)
    assert manners.refusal(at("/"))
    watch.time += 301
    assert not manners.refusal(at("/"))


def test_each_origin_has_its_own(watch: Any) -> None:
    site = Site("")
    manners = Manners(site.get, watch.clock)
    for asked in (at("/a"), at("/b"), at("/a", "other.example"), at("/a", "news.example:8443")):
        manners.refusal(asked)
    assert site.asked == [
        "https://news.example/robots.txt", "https://other.example/robots.txt", "https://news.example:8443/robots.txt",
    ]  # fmt: skip


def visits(manners: Manners, *asked: Address) -> None:
    for each in asked:
        assert manners.refusal(each) is None
        manners.wait(each)
        manners.done(each)


def test_between_two_requests_to_one_host_there_is_a_pause(watch: Any) -> None:
    manners = Manners(Site("").get, watch.clock, pause=2.0)
    visits(manners, at("/a"), at("/b"), at("/c", "other.example"), at("/d"))
    assert watch.slept == [2.0, 2.0]


def test_time_that_has_passed_anyway_counts(watch: Any) -> None:
    manners = Manners(Site("").get, watch.clock, pause=2.0)
    visits(manners, at("/a"))
    watch.time += 1.5
    visits(manners, at("/b"))
    assert watch.slept == [0.5]


@pytest.mark.parametrize(
    ("delay", "slept"), [("7", 7.0), ("0.5", 1.0), ("much", 1.0), ("-3", 1.0), ("nan", 1.0), ("inf", 1.0)]
)
def test_a_crawl_delay_makes_the_pause_longer(delay: str, slept: float, watch: Any) -> None:
    manners = Manners(Site(f"User-agent: *\nCrawl-delay: {delay}").get, watch.clock, pause=1.0)
    visits(manners, at("/a"), at("/b"))
    assert watch.slept == [slept]


def test_who_wants_very_long_pauses_is_not_waited_for(watch: Any) -> None:
    manners = Manners(Site("User-agent: *\nCrawl-delay: 86400").get, watch.clock)
    visits(manners, at("/a"))
    refused = manners.refusal(at("/b"))
    assert refused
    assert refused.message == "news.example wants 86400 seconds between pages: fetch it later"
    assert watch.slept == []
