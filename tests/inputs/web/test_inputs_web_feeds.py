"""Feeds, from the command line to the newsroom and into the database."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker import inputs
from tracker.inputs.web.clock import Clock

STORY = "<h1>Harbour to close</h1><p>The harbour “will close in May”, Ann Lee told Reuters.</p>"
HERE = ("--allow-private", "--pause", "0")


def item(path: str, text: str = "", source: str = "") -> str:
    said = f"<description>&lt;p&gt;{text}&lt;/p&gt;</description>" if text else ""
    return f"<item><title>Harbour</title><link>{path}</link>{said}{source}</item>"


def test_a_feed_is_read_with_its_provenance(newsroom: Any, command: Any, rows: Any) -> None:
    source = '<source url="https://tass.com/rss">TASS</source>'
    url = newsroom.feed("/feed", item("/1", "It “will hold”, Ann Lee said.", source))
    done = command("ingest", url, *HERE)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        "1 article: 1 new, 0 unchanged, 0 revised, 0 failed",
        "1 feed read, or unchanged since",
    ]
    assert rows("SELECT article, syndicated_from FROM articles") == [(newsroom.url("/1"), "TASS")]
    assert rows("SELECT article, asked, taken FROM retrievals") == [(newsroom.url("/1"), url, "entries")]
    assert rows("SELECT giver, taker FROM hops WHERE giver = 'TASS'")


def test_pages_stay_when_the_feed_alone_is_read_again(newsroom: Any, command: Any, rows: Any) -> None:
    newsroom.serve("/1", STORY)
    url = newsroom.feed("/feed", item("/1", "In short."))
    command("ingest", url, "--follow", *HERE)
    done = command("ingest", url, *HERE)
    assert done.out.startswith("1 article: 0 new, 1 unchanged, 0 revised")
    assert rows("SELECT revision FROM articles") == [(1,)]


def test_a_feed_in_a_file_can_be_followed(newsroom: Any, command: Any) -> None:
    page = newsroom.serve("/1", STORY)
    Path("saved.xml").write_text(
        '<rss version="2.0"><channel>' + item(page, "In short.") + "</channel></rss>", encoding="utf-8"
    )
    done = command("ingest", "saved.xml", "--follow", "--dry-run", *HERE)
    assert (done.out, newsroom.asked) == (f"{page}\n", [])
    done = command("ingest", "saved.xml", "--follow", *HERE)
    assert done.out.startswith("1 article: 1 new")
    assert newsroom.paths == ["/1"]


def test_links_of_a_feed_in_a_file_begin_at_the_site_of_the_feed_and_are_foretold_once(
    newsroom: Any, command: Any
) -> None:
    newsroom.serve("/1", STORY)
    entries = "<item><link>/1</link><description>In short.</description></item>" * 2
    home = f"<link>{newsroom.url('/')}</link>"
    Path("saved.rss").write_text(f"<rss version='2.0'><channel>{home}{entries}</channel></rss>", encoding="utf-8")
    done = command("ingest", "saved.rss", "--follow", "--dry-run", *HERE)
    assert (done.out, done.err.startswith("tracker: 1 would be fetched")) == (f"{newsroom.url('/1')}\n", True)
    command("ingest", "saved.rss", "--follow", *HERE)
    assert newsroom.paths == ["/1"]


class Rounds:
    """Stands for the clock of `tracker watch`: what happens between two rounds, and Ctrl-C after the last."""

    def __init__(self, *between: Callable[[], object]) -> None:
        self.between = list(between)
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        if seconds < 60:  # a pause between two requests
            return
        self.slept.append(seconds)
        if not self.between:
            raise KeyboardInterrupt
        self.between.pop(0)()


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Rounds]:
    def during(*between: Callable[[], object]) -> Rounds:
        made = Rounds(*between)
        monkeypatch.setattr(inputs, "Clock", lambda: Clock(sleep=made.sleep))
        return made

    return during


def test_a_feed_is_watched_until_stopped(newsroom: Any, command: Any, rows: Any, rounds: Any) -> None:
    one, two = item("/1", "It “will hold”, Ann Lee said."), item("/2", "It “will fall”, Tom Roe said.")
    url = newsroom.feed("/feed", one, ETag='"1"')
    clock = rounds(lambda: None, lambda: newsroom.feed("/feed", two, one, ETag='"2"'))
    done = command("watch", url, "--every", "30m", *HERE)
    assert (done.code, done.err) == (0, "tracker: stopped; what was stored is safe\n")
    assert clock.slept == [1800, 1800, 1800]
    assert [line.split("  ", 1)[1] for line in done.out.splitlines()] == [
        "1 new, 0 unchanged, 0 revised, 0 failed; 1 feed, 1 quotation",
        "1 new, 1 unchanged, 0 revised, 0 failed; 1 feed, 1 quotation",
    ]
    assert newsroom.paths == ["/feed"] * 3
    assert [headers.get("if-none-match") for path, headers in newsroom.asked if path == "/feed"] == [None, '"1"', '"1"']
    assert len(rows("SELECT id FROM articles")) == 2


def test_a_feed_that_fails_does_not_stop_the_others_and_is_told_once(newsroom: Any, command: Any, rounds: Any) -> None:
    bad, good = newsroom.serve("/bad", status=500), newsroom.feed("/good", item("/1", "It will hold."))
    rounds(lambda: None, lambda: newsroom.feed("/bad", item("/2", "It will fall.")))
    done = command("watch", bad, good, *HERE)
    assert done.code == 0
    assert done.err.splitlines() == [
        f"{bad}: its server has failed (status 500): try later", "tracker: stopped; what was stored is safe",
    ]  # fmt: skip
    assert [line.split("  ", 1)[1].partition(";")[0] for line in done.out.splitlines()] == [
        "1 new, 0 unchanged, 0 revised, 1 failed",
        "1 new, 1 unchanged, 0 revised, 0 failed",
    ]


def test_one_round_ends_by_itself(newsroom: Any, command: Any) -> None:
    url = newsroom.feed("/feed", item("/1", "It will hold."), ETag='"1"')
    assert command("watch", url, "--once", *HERE).code == 0
    before = Path("tracker.db").read_bytes()
    done = command("watch", url, "--once", "--format", "json", *HERE)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert (told["feeds"], told["articles"]["new"]) == (1, 0)
    assert Path("tracker.db").read_bytes() == before
    newsroom.serve("/feed", status=500)
    assert command("watch", url, "--once", *HERE).code == 1


@pytest.mark.parametrize("every", ["soon", "0m", "59s", "-1h", "1.5h", "m", ""])
def test_an_interval_is_a_minute_at_least(command: Any, every: str) -> None:
    done = command("watch", "https://example.org/feed", "--every", every)
    assert done.code == 2
    assert "write it as 15m" in done.err


def test_a_polite_kill_ends_it_too(newsroom: Any, command: Any, rounds: Any) -> None:
    before = signal.getsignal(signal.SIGTERM)
    rounds(lambda: os.kill(os.getpid(), signal.SIGTERM))
    url = newsroom.feed("/feed", item("/1", "It will hold."))
    done = command("watch", url, *HERE)
    assert (done.code, done.err) == (0, "tracker: stopped; what was stored is safe\n")
    assert signal.getsignal(signal.SIGTERM) is before
