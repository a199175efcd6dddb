"""The commands, from the command line to the newsroom and into the database."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tracker.cli import run

STORY = "Harbour to close\n\nThe harbour “will close in May”, Ann Lee told Reuters.\n"
PLAIN = {"content_type": "text/plain; charset=utf-8"}

Command = Callable[..., SimpleNamespace]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `tracker` in a folder of its own, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)

    def typed(*arguments: str) -> SimpleNamespace:
        code = run(arguments)
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return typed


def rows(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("tracker.db")) as database:
        return database.execute(query).fetchall()


HERE = ("--allow-private", "--pause", "0")


def test_a_page_is_read_into_the_database_with_its_retrieval(newsroom: Any, command: Command) -> None:
    newsroom.serve("/old", status=302, Location="/story")
    url = newsroom.serve("/story", STORY, ETag='"1"', **PLAIN)
    done = command("ingest", newsroom.url("/old"), *HERE)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 article: 1 new")
    assert rows("SELECT article, url FROM articles") == [(newsroom.url("/old"), url)]
    (kept,) = rows("SELECT article, asked, final, status, sha256, bytes, taken, headers FROM retrievals")
    proof = sha256(STORY.encode()).hexdigest()
    assert kept[:7] == (newsroom.url("/old"), newsroom.url("/old"), url, 200, proof, len(STORY.encode()), "article")
    assert '"etag": "\\"1\\""' in kept[7]


def test_asking_again_changes_nothing(newsroom: Any, command: Command) -> None:
    with_tag = newsroom.serve("/a", STORY, ETag='"1"', **PLAIN)
    without = newsroom.serve("/b", STORY.replace("May", "June"), **PLAIN)
    command("ingest", with_tag, without, *HERE)
    before = Path("tracker.db").read_bytes()
    newsroom.asked.clear()
    done = command("ingest", with_tag, without, *HERE)
    assert (done.code, done.err) == (0, "")
    assert done.out == "2 articles: 0 new, 2 unchanged, 0 revised, 0 failed\n"
    assert dict(newsroom.asked)["/a"]["if-none-match"] == '"1"'
    assert Path("tracker.db").read_bytes() == before


def test_what_is_declared_holds_for_a_page_that_has_not_changed(newsroom: Any, command: Command) -> None:
    url = newsroom.serve("/a", STORY, ETag='"1"', **PLAIN)
    command("ingest", url, *HERE)
    done = command("ingest", url, "--outlet", "Harbour Post", *HERE)
    assert done.out.startswith("1 article: 0 new, 0 unchanged, 1 revised")


def test_a_page_that_changed_is_a_revision(newsroom: Any, command: Command) -> None:
    url = newsroom.serve("/a", STORY, ETag='"1"', **PLAIN)
    command("ingest", url, *HERE)
    newsroom.serve("/a", STORY.replace("May", "June"), ETag='"2"', **PLAIN)
    assert command("ingest", url, *HERE).out.startswith("1 article: 0 new, 0 unchanged, 1 revised")
    assert rows("SELECT revision, current FROM articles") == [(1, 0), (2, 1)]
    assert len(set(rows("SELECT article_id, sha256 FROM retrievals"))) == 2


def test_private_hosts_are_not_asked_without_leave(newsroom: Any, command: Command) -> None:
    newsroom.serve("/a", STORY, **PLAIN)
    port = newsroom.server.server_port
    done = command("ingest", "http://127.0.0.1/a", f"http://127.0.0.1:{port}/a", "http://2130706433/a")
    assert (done.code, newsroom.asked) == (1, [])
    assert done.err.splitlines() == [
        "http://127.0.0.1/a: 127.0.0.1 is inside a private network: --allow-private asks it all the same",
        f"http://127.0.0.1:{port}/a: port {port} is not one of the web: --allow-private asks it all the same",
        "http://2130706433/a: 2130706433 is 127.0.0.1, inside a private network: --allow-private asks it all the same",
        "tracker: no input could be read",
    ]


def test_a_bad_address_does_not_stop_the_others(newsroom: Any, command: Command) -> None:
    url = newsroom.serve("/a", STORY, **PLAIN)
    done = command("ingest", "ftp://example.org/a", newsroom.url("/missing"), url, *HERE)
    assert done.code == 4
    assert done.err.splitlines() == [
        "ftp://example.org/a: only http and https addresses are fetched",
        f"{newsroom.url('/missing')}: there is no such page (status 404)",
        "tracker: 2 of 3 inputs failed, the others are done",
    ]


def test_quotations_of_a_page_are_printed_without_a_database(newsroom: Any, command: Command) -> None:
    done = command("extract", newsroom.serve("/a", STORY, **PLAIN), "--format", "csv", *HERE)
    assert (done.code, done.err) == (0, "")
    assert "will close in May" in done.out
    assert not Path("tracker.db").exists()


@pytest.mark.parametrize("name", ["ingest", "extract"])
def test_a_dry_run_fetches_and_stores_nothing(newsroom: Any, command: Command, name: str) -> None:
    Path("story.txt").write_text(STORY, encoding="utf-8")
    url = newsroom.serve("/a", STORY, **PLAIN)
    done = command(name, "story.txt", url, "https://example.org/b", "--dry-run", *HERE)
    assert (done.code, done.out) == (0, f"{url}\nhttps://example.org/b\n")
    assert done.err == "tracker: 2 would be fetched; nothing was fetched or stored\n"
    assert newsroom.asked == []
    assert not Path("tracker.db").exists()


def test_what_a_server_says_cannot_act_on_a_terminal(newsroom: Any, command: Command) -> None:
    url = newsroom.serve("/a", "x", content_type="image/\x1b]0;owned\x07png")
    done = command("ingest", url, *HERE)
    assert done.code == 1
    assert "\x1b" not in done.err
