import io
from typing import Any

import pytest

from tests.conftest import seconds
from tracker.inputs import feeds
from tracker.inputs.source import Source
from tracker.model import Document, Form, Problem

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbour.example/</link>
<item>
  <title>Bridge &amp; harbour</title><link>https://harbour.example/1</link><guid isPermaLink="false">g1</guid>
  <pubDate>Tue, 21 Feb 2023 15:04:00 +0300</pubDate><dc:creator>Ann Lee</dc:creator>
  <source url="https://tass.example/rss">TASS</source>
  <description>The bridge will hold.</description>
  <content:encoded><![CDATA[<p>The bridge <q>will hold</q>, she said.</p><script>x()</script>]]></content:encoded>
</item>
<item><title>No text</title><guid>https://harbour.example/2</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Bridge</title><id>tag:harbour.example,2023:1</id><link href="/1" rel="alternate"/>
<published>2023-02-21T12:04:00Z</published><updated>2023-02-22T08:00:00+03:00</updated>
<author><name>Ann Lee</name></author><author><name>Tom Roe</name></author>
<source><title>TASS</title><link href="https://tass.example/"/><id>https://tass.example/atom</id></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It will hold.</p></div></content></entry>
<entry><title>Plain</title><id>2</id><summary type="text">It will &lt;hold&gt;.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://harbour.example/"><title>Harbour Post</title></channel>
<item rdf:about="https://harbour.example/1"><title>Bridge</title><link>https://harbour.example/1</link>
<dc:date>2023-02-21</dc:date><dc:publisher>Harbour Post</dc:publisher>
<description>It will hold.</description></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [
{"id": 7, "url": "https://harbour.example/1", "title": "Bridge", "content_html": "<p>It will hold.</p>",
 "date_published": "2023-02-21T15:04:00+03:00", "authors": [{"name": "Ann Lee"}]},
{"id": "8", "content_text": "It will\\nhold.", "author": {"name": "Tom Roe"}}, 9]}"""


def found(data: str, base: str | None = None) -> list[Document | Problem]:
    feed = feeds.feed(data.encode())
    assert isinstance(feed, feeds.Feed), feed
    return list(feeds.documents(feed, "feed.xml", base))


def facts(document: Any) -> dict[str, str]:
    return {f"{fact.field} ({fact.rule})": fact.value for fact in document.facts}


def test_rss() -> None:
    document, problem = found(RSS)
    assert isinstance(document, Document)
    assert (document.path, document.form, document.charset) == ("https://harbour.example/1", Form.FRAGMENT, "utf-8")
    assert document.data.decode().startswith("<h1>Bridge &amp; harbour</h1>\n<p>The bridge <q>will hold</q>")
    assert facts(document) == {
        "url (feed link)": "https://harbour.example/1",
        "title (feed title)": "Bridge & harbour",
        "byline (feed author)": "Ann Lee",
        "published (feed date)": "2023-02-21T15:04:00+03:00",
        "syndicated_from (feed source)": "TASS",
    }
    assert isinstance(problem, Problem)
    assert (problem.message, problem.fatal) == (
        "1 entry has no text: --follow fetches the pages to which a feed leads", False,
    )  # fmt: skip


def test_atom() -> None:
    marked, plain = found(ATOM, "https://harbour.example/feed")
    assert facts(marked) == {
        "url (feed link)": "https://harbour.example/1",
        "title (feed title)": "Bridge",
        "byline (feed author)": "Ann Lee, Tom Roe",
        "published (feed date)": "2023-02-21T12:04:00Z",
        "published (feed update)": "2023-02-22T08:00:00+03:00",
        "updated (feed update)": "2023-02-22T08:00:00+03:00",
        "syndicated_from (feed source)": "TASS",
    }
    assert isinstance(plain, Document)
    assert (plain.path, plain.form, plain.data) == ("feed.xml#2", Form.TEXT, b"Plain\n\nIt will <hold>.")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<title>Lee&#8217;s bridge</title>", "Lee’s bridge"),
        ("<title><![CDATA[Lee&#8217;s <i>new</i> bridge]]></title>", "Lee’s new bridge"),
        ("<title>Lee&amp;#8217;s &lt;b class='x'&gt;bridge&lt;/b&gt;</title>", "Lee’s bridge"),
        ("<title>R&amp;D: 5 &lt; 6, a&lt;b holds</title>", "R&D: 5 < 6, a<b holds"),
    ],
)
def test_titles_are_read_as_a_browser_shows_them(given: str, shown: str) -> None:
    data = f"<rss version='2.0'><channel><item>{given}<description>It rained.</description></item></channel></rss>"
    (document,) = found(data)
    assert facts(document)["title (feed title)"] == shown


def test_titles_of_atom_are_what_they_say_they_are() -> None:
    entry = "<entry><title type='{}'>{}</title><id>1</id><summary>It rained.</summary></entry>"
    space, xhtml = "http://www.w3.org/2005/Atom", "<div xmlns='http://www.w3.org/1999/xhtml'>A <i>new</i> bridge</div>"
    kinds = [("text", "A &lt;i&gt; bridge"), ("html", "A &lt;i&gt;new&lt;/i&gt; bridge"), ("xhtml", xhtml)]
    documents = found(f"<feed xmlns='{space}'>{''.join(entry.format(*each) for each in kinds)}</feed>")
    titles = [facts(document)["title (feed title)"] for document in documents]
    assert titles == ["A <i> bridge", "A new bridge", "A new bridge"]


def test_entries_that_nothing_names_are_told_apart_by_their_texts() -> None:
    items = "".join(f"<item><description>Remark {n}.</description></item>" for n in (1, 2, 1))
    same = "<item><title>Now</title><description>{}</description></item>"
    data = f"<rss version='2.0'><channel>{items}{same.format('Rain.')}{same.format('Sun.')}</channel></rss>"
    paths = [document.path for document in found(data)]
    assert len(set(paths)) == 4
    assert paths[0] == paths[2]
    assert [path.startswith("feed.xml#Now ") for path in paths] == [False] * 3 + [True] * 2


def test_rdf() -> None:
    (document,) = found(RDF)
    assert facts(document) == {
        "url (feed link)": "https://harbour.example/1",
        "title (feed title)": "Bridge",
        "published (feed update)": "2023-02-21",
        "updated (feed update)": "2023-02-21",
        "outlet (feed publisher)": "Harbour Post",
    }


def test_json_feed() -> None:
    lost, first, second = found(JSON)
    assert isinstance(lost, Problem)
    assert lost.message == "1 broken entry is left out of the feed"
    assert isinstance(first, Document)
    assert first.data == b"<h1>Bridge</h1>\n<p>It will hold.</p>"
    assert facts(first)["byline (feed author)"] == "Ann Lee"
    assert isinstance(second, Document)
    assert (second.path, second.data) == ("feed.xml#8", b"It will\nhold.")
    assert facts(second) == {"byline (feed author)": "Tom Roe"}


@pytest.mark.parametrize(
    ("link", "source", "field"),
    [
        ("https://harbour.example/1", "https://tass.example/rss", "syndicated_from"),
        ("https://www.tass.example/1", "https://tass.example/rss", "outlet"),
        ("https://tass.example/1", "https://feeds.tass.example/world", "outlet"),
        ("https://en.tass.example/1", "https://www.tass.example/", "outlet"),
        ("https://nottass.example/1", "https://tass.example/", "syndicated_from"),
        ("https://harbour.example/1", "", "syndicated_from"),
        ("https://harbour.example/1", "http://[", "syndicated_from"),
    ],
)
def test_a_source_is_the_outlet_when_the_page_lies_there_else_the_origin(link: str, source: str, field: str) -> None:
    data = RSS.replace("https://harbour.example/1", link).replace("https://tass.example/rss", source)
    assert f"{field} (feed source)" in facts(found(data)[0])


@pytest.mark.parametrize(
    ("link", "home", "own"),
    [
        ("https://harbour.example/1", "https://www.harbour.example/", True),
        ("https://news.harbour.example/1", "https://harbour.example/", True),
        ("https://elsewhere.example/1", "https://harbour.example/", False),
        ("https://harbour.example/1", "", False),
    ],
)
def test_a_feed_is_called_by_its_outlet_where_its_own_pages_lie(link: str, home: str, *, own: bool) -> None:
    item = f'{{"id": "1", "url": "{link}", "content_text": "It will hold."}}'
    version = "https://jsonfeed.org/version/1"
    (document,) = found(f'{{"version": "{version}", "title": "TASS", "home_page_url": "{home}", "items": [{item}]}}')
    assert (facts(document).get("outlet (feed name)") == "TASS") is own


@pytest.mark.parametrize(
    ("data", "one"),
    [
        (RSS, True), (ATOM, True), (RDF, True), (JSON, True), ("\ufeff<?xml-stylesheet a?><!-- b -->\n<rss>", True),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>', True), ("<html><rss>", False), ("<sitemapindex>", False),
        ('{"version": "1"}', False), ('{"text": "jsonfeed.org"}', False), ("", False), ("rss", False),
    ],
)  # fmt: skip
def test_feeds_are_told_by_how_they_begin(data: str, *, one: bool) -> None:
    assert feeds.looks_like_one(data.encode()) is one


@pytest.mark.parametrize("piece", ["<?a?>", "<!--a-->", "<!-- a ", "<? a ", "<!doctype rss [", "<!doctype rss>"])
def test_beginnings_without_end_take_no_time(piece: str) -> None:
    with seconds():
        feeds.looks_like_one((piece * 500_000).encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"<sitemap/>", "no feed of RSS or Atom", id="other XML"),
        pytest.param(b"<rss", "no well-formed XML", id="cut"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1", ', "is no JSON", id="cut JSON"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1"}', "has no items", id="no items"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000, "is no JSON", id="deep JSON"
        ),
        pytest.param(b"<rss>" + b" " * 9_000_000, "larger than", id="large"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, words: str) -> None:
    told = feeds.feed(data)
    assert isinstance(told, str)
    assert words in told


def test_of_very_many_entries_the_first_are_read() -> None:
    items = ", ".join(['{"id": "1", "content_text": "It will hold."}'] * 5_001)
    told, *read = found(f'{{"version": "https://jsonfeed.org/version/1", "items": [{items}]}}')
    assert isinstance(told, Problem)
    assert told.message == "only the first 5,000 of 5,001 entries are read"
    assert len(read) == 5_000


def test_a_feed_without_entries_is_told() -> None:
    (told,) = found('<rss version="2.0"><channel><title>Post</title></channel></rss>')
    assert isinstance(told, Problem)
    assert (told.message, told.fatal) == ("the feed has no entry", False)


def file(data: str, name: str) -> Source:
    return Source(name, lambda: io.BytesIO(data.encode()))


def test_a_file_of_xml_must_be_a_feed() -> None:
    (told,) = feeds.xml_files(file("<sitemap/>", "a.xml"), 100)
    assert isinstance(told, Problem)
    assert (told.path, told.code, told.fatal) == ("a.xml", "not-a-feed", True)
    assert len(list(feeds.xml_files(file(RSS, "a.xml"), 100))) == 2


def test_a_file_of_json_may_be_a_feed_or_a_record() -> None:
    (record,) = feeds.json_files(file('{"text": "a"}', "a.json"), 100)
    assert record == Document("a.json", b'{"text": "a"}', Form.RECORD)
    assert len(list(feeds.json_files(file(JSON, "a.json"), 100))) == 3


def test_what_an_entry_is_called_can_be_stored() -> None:
    item = r'{"id": "\u0000\ud800", "content_text": "a"}'
    (document,) = found(f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}')
    assert document.path == "feed.xml#\ufffd\ufffd"
