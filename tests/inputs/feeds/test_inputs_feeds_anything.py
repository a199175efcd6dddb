"""Nothing that somebody sends makes the reading of feeds and addresses raise."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.inputs import feeds
from tracker.inputs.feeds import carried
from tracker.inputs.web import kinds
from tracker.inputs.web.addresses import Address, address, joined

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HTTPS = Address("https", "example.org", 443, "/a")

pieces = st.sampled_from(
    [
        "<rss>", "<rss version='2.0'>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "</rss>", "<channel>",
        "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link href='/a'/>", "<link>http://[</link>",
        "<pubDate>", "</pubDate>", "Tue, 99 Feb 2023", "<source url='http://['>", "</source>", "<dc:creator>",
        "<content type='xhtml'>", "<summary type='text'>", "</summary>", "<![CDATA[", "]]>", "&amp;", "&nbsp;", "&",
        "<!DOCTYPE rss [", "]>", '{"version": "https://jsonfeed.org/version/1", "items": [', '{"id": 1, "url": []}',
        "<author>", "null", "\x00", "é", "]}",
    ]
)  # fmt: skip


@ANY
@given(st.one_of(st.binary(max_size=300), st.lists(pieces, max_size=30).map(lambda parts: "".join(parts).encode())))
def test_any_bytes(data: bytes) -> None:
    feeds.looks_like_one(data)
    found = feeds.feed(data)
    if isinstance(found, feeds.Feed):
        for item in feeds.documents(found, "feed.xml", "https://example.org/feed"):
            item.path.encode()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
names = ["id", "url", "title", "content_html", "content_text", "summary", "date_published", "author", "authors"]


@ANY
@given(st.lists(st.dictionaries(st.sampled_from(names), values), max_size=3))
def test_any_json_feed(items: list[dict[str, object]]) -> None:
    import json  # noqa: PLC0415  for this test alone

    found = feeds.feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode())
    assert isinstance(found, feeds.Feed)
    for item in feeds.documents(found, "feed.json"):
        item.path.encode()


@ANY
@given(
    st.text(max_size=60) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ [+-]?\w+", fullmatch=True)
)
def test_any_date(printed: str) -> None:
    found = carried.iso(printed)
    assert found is None or found[:4].isdecimal()


@ANY
@given(st.text(max_size=60) | st.text(max_size=40).map("https://".__add__))
def test_any_address(text: str) -> None:
    for found in (address(text), joined(HTTPS, text)):
        if isinstance(found, Address):
            assert address(str(found)) == found


@ANY
@given(st.text(max_size=60))
def test_any_content_type(header: str) -> None:
    kind, _ = kinds.media_type(header)
    kinds.form(kind, b"")
