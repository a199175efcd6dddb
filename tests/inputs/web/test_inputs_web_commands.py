"""The commands, from the command line to the newsroom and into the database."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

STORY = "Harbour to close\n\nThe harbour “will close in May”, Ann Lee told Reuters.\n"
PLAIN = {"content_type": "text/plain; charset=utf-8"}


HERE = ("--allow-private", "--pause", "0")


def test_a_page_is_read_into_the_database_with_its_retrieval(newsroom: Any, command: Any, rows: Any) -> None:
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


def test_an_article_is_shown_with_its_retrieval(newsroom: Any, command: Any) -> None:
    url = newsroom.serve("/story", STORY, **PLAIN)
    command("ingest", url, *HERE)
    proof = sha256(STORY.encode()).hexdigest()
    (line,) = (line for line in command("show", url).out.splitlines() if line.startswith("  retrieved: "))
    assert line.startswith(f"  retrieved: {url}  (20")
    assert line.endswith(f", {len(STORY.encode())} bytes, SHA-256 {proof})")
    (told,) = json.loads(command("show", url, "--format", "json").out)["retrievals"]
    assert (told["asked"], told["sha256"], told["taken"]) == (url, proof, "article")
    assert told["headers"]["content-type"] == "text/plain; charset=utf-8"


def test_asking_again_changes_nothing(newsroom: Any, command: Any) -> None:
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


def test_each_page_is_stored_before_the_next_is_fetched(newsroom: Any, command: Any, rows: Any) -> None:
    stored: list[int] = []

    def second(desk: Any) -> None:
        stored.append(len(rows("SELECT id FROM articles")))
        desk.wfile.write(b"HTTP/1.1 404 Not Found\r\n\r\n")

    newsroom.pages["/b"] = second
    command("ingest", newsroom.serve("/a", STORY, **PLAIN), newsroom.url("/b"), *HERE)
    assert stored == [1]


def test_what_is_declared_holds_for_a_page_that_has_not_changed(newsroom: Any, command: Any) -> None:
    url = newsroom.serve("/a", STORY, ETag='"1"', **PLAIN)
    command("ingest", url, *HERE)
    done = command("ingest", url, "--outlet", "Harbour Post", *HERE)
    assert done.out.startswith("1 article: 0 new, 0 unchanged, 1 revised")


def test_a_page_that_changed_is_a_revision(newsroom: Any, command: Any, rows: Any) -> None:
    url = newsroom.serve("/a", STORY, ETag='"1"', **PLAIN)
    command("ingest", url, *HERE)
    newsroom.serve("/a", STORY.replace("May", "June"), ETag='"2"', **PLAIN)
    assert command("ingest", url, *HERE).out.startswith("1 article: 0 new, 0 unchanged, 1 revised")
    assert rows("SELECT revision, current FROM articles") == [(1, 0), (2, 1)]
    assert len(set(rows("SELECT article_id, sha256 FROM retrievals"))) == 2


def test_private_hosts_are_not_asked_without_leave(newsroom: Any, command: Any) -> None:
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


def test_a_bad_address_does_not_stop_the_others(newsroom: Any, command: Any) -> None:
    url = newsroom.serve("/a", STORY, **PLAIN)
    done = command("ingest", "ftp://example.org/a", newsroom.url("/missing"), url, *HERE)
    assert done.code == 4
    assert done.err.splitlines() == [
        "ftp://example.org/a: only http and https addresses are fetched",
        f"{newsroom.url('/missing')}: there is no such page (status 404)",
        "tracker: 2 of 3 inputs failed, the others are done",
    ]


def test_quotations_of_a_page_are_printed_without_a_database(newsroom: Any, command: Any) -> None:
    done = command("extract", newsroom.serve("/a", STORY, **PLAIN), "--format", "csv", *HERE)
    assert (done.code, done.err) == (0, "")
    assert "will close in May" in done.out
    assert not Path("tracker.db").exists()


@pytest.mark.parametrize("name", ["ingest", "extract"])
def test_a_dry_run_fetches_and_stores_nothing(newsroom: Any, command: Any, name: str) -> None:
    Path("story.txt").write_text(STORY, encoding="utf-8")
    url = newsroom.serve("/a", STORY, **PLAIN)
    done = command(name, "story.txt", url, "https://example.org/b", "--dry-run", *HERE)
    assert (done.code, done.out) == (0, f"{url}\nhttps://example.org/b\n")
    assert done.err == "tracker: 2 would be fetched; nothing was fetched or stored\n"
    assert newsroom.asked == []
    assert not Path("tracker.db").exists()


def test_a_dry_run_says_what_would_be_refused(newsroom: Any, command: Any) -> None:
    given = [
        "https://example.org/a#1", "https://EXAMPLE.org/a", "ftp://example.org/b", "http://ann:secret@example.org/",
        "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", newsroom.url("/a"),
    ]  # fmt: skip
    done = command("ingest", *given, "--dry-run")
    assert done.out == "https://example.org/a\n"
    *lines, last = done.err.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "ftp://example.org/b", "http://...@example.org/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/",
        newsroom.url("/a"),
    ]  # fmt: skip
    whys = "only http", "password", "127.0.0.1, inside a private", "is inside a private", "is not one of the web"
    assert [why in line for line, why in zip(lines, whys, strict=True)] == [True] * 5
    assert last == "tracker: 1 would be fetched; nothing was fetched or stored"
    assert command("ingest", newsroom.url("/a"), "--dry-run", "--allow-private").out == f"{newsroom.url('/a')}\n"
    assert newsroom.asked == []


def test_what_a_server_says_cannot_act_on_a_terminal(newsroom: Any, command: Any) -> None:
    url = newsroom.serve("/a", "x", content_type="image/\x1b]0;owned\x07png")
    done = command("ingest", url, *HERE)
    assert done.code == 1
    assert "\x1b" not in done.err


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour to close | Harbour Post</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour to close",
 "datePublished": "2023-02-21T15:04:00+03:00", "author": {"@type": "Organization", "name": "Reuters"},
 "publisher": {"@type": "Organization", "name": "Harbour Post"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour to close</h1>
<p>The old harbour below the lighthouse has been busy for two hundred years, and the boats that lie there are many.</p>
<p>It \u201cwill close in May\u201d, the harbour master Ann Lee said on Tuesday, and nobody was surprised.</p>
<p>The fishermen who land their catch there every morning have been told that they must find another place to do so.</p>
</article></body></html>"""


def test_a_page_says_who_wrote_it_and_when(newsroom: Any, command: Any, rows: Any) -> None:
    url = newsroom.serve("/story", PAGE)
    done = command("ingest", url, *HERE)
    assert (done.code, done.err) == (0, "")
    assert rows("SELECT title, outlet, syndicated_from, published, url FROM articles") == [
        ("Harbour to close", "Harbour Post", "Reuters", "2023-02-21T15:04:00+03:00", url)
    ]
    assert rows("SELECT text, speaker FROM quotations WHERE kind <> 'indirect'") == [("will close in May", "Ann Lee")]


@pytest.mark.parametrize(
    ("canonical", "unchanged"),
    [("/story", 1), ("/story/", 1), ("/", 0), ("/another", 0), ("https://elsewhere.example/story", 0)],
)
def test_one_page_by_two_addresses_is_one_article_when_it_says_so(
    newsroom: Any, command: Any, canonical: str, unchanged: int
) -> None:
    page = PAGE.replace("</head>", f'<link rel="canonical" href="{canonical}"></head>')
    urls = [newsroom.serve(path, page) for path in ("/story?utm_source=rss", "/story")]
    done = command("ingest", *urls, *HERE)
    assert done.out.startswith(f"2 articles: {2 - unchanged} new, {unchanged} unchanged")


def test_a_page_is_read_in_the_charset_of_its_server(newsroom: Any, command: Any, rows: Any) -> None:
    url = newsroom.serve(
        "/story",
        "Štěpán Čapek said it \u201ewill hold\u201c.".encode("cp1250"),
        content_type="text/plain; charset=windows-1250",
    )
    command("ingest", url, *HERE)
    assert rows("SELECT speaker FROM quotations") == [("Štěpán Čapek",)]


def test_a_password_is_neither_told_nor_stored(command: Any, rows: Any) -> None:
    done = command("ingest", "http://ann:secret@post.example/1", "--verbose")
    assert done.code == 1
    assert done.err.startswith("http://...@post.example/1: the address has a user name or a password in it")
    assert "secret" not in done.err + done.out
    assert [path for (path,) in rows("SELECT path FROM problem")] == ["http://...@post.example/1"]
