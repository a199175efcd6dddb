"""Pages as a whole, through `read.article`."""

import json
from typing import Any

import pytest

from tracker import lexicon
from tracker.model import Article, Declared, Document, Fact, Form, Problem, Role
from tracker.read import article

LEXICON = lexicon.load()
LONG = "The mayor of Harbour opened the bridge on Monday, in the rain, before the eyes of nearly half of the town. " * 2
SAID = "“It holds,” she said, “and it will hold when all of us are gone and others walk over it by night.”"
BODY = f"<p>{LONG}</p><p>{SAID}</p><p>{LONG}</p>"


def page(body: str = BODY, head: str = "", linked: Any = None, title: str = "Harbour opens its bridge") -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    furniture = '<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>'
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}{script}</head><body>{furniture}"
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def read(
    html: str, facts: tuple[Fact, ...] = (), path: str = "a.html", **declared: Any
) -> tuple[Article, list[Problem]]:
    document = Document(path, html.encode(), Form.PAGE, facts)
    found, problems = article(document, Declared(**declared), LEXICON)
    assert found is not None, problems
    return found, list(problems)


def said(found: Article) -> dict[str, str | None]:
    fields = ("title", "outlet", "syndicated_from", "published", "byline", "dateline", "url")
    return {name: value for name in fields if (value := getattr(found, name)) is not None}


def of(found: Article, field: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.rule) for fact in found.facts if fact.field == field]


def test_the_article_is_read_and_what_stands_around_it_is_not() -> None:
    found, problems = read(page())
    assert found.text == f"Harbour opens its bridge\n\n{LONG.strip()}\n\n{SAID}\n\n{LONG.strip()}".replace(
        f"\n\n{LONG.strip()}", f"\n\n{LONG.strip()}", 1
    ) or found.text.startswith("Harbour opens its bridge\n\nThe mayor")
    assert "Home" not in found.text
    assert [block.role for block in found.blocks][:2] == [Role.HEADLINE, Role.BODY]
    assert problems == []


ARTICLE = {"@type": "NewsArticle", "headline": "Harbour opens its bridge"}


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        pytest.param({**ARTICLE, "author": {"@type": "Person", "name": "Ann Lee"}}, {"byline": "Ann Lee"}, id="person"),
        pytest.param(
            {**ARTICLE, "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}]},
            {"byline": "Ann Lee, Bo Ek"},
            id="people",
        ),
        pytest.param({**ARTICLE, "author": "By Ann Lee"}, {"byline": "Ann Lee"}, id="a name alone"),
        pytest.param(
            {**ARTICLE, "author": {"@type": "Organization", "name": "Reuters"}}, {"syndicated_from": "Reuters"},
            id="body",
        ),
        pytest.param(
            {**ARTICLE, "author": [{"@type": "Person", "name": "The Associated Press"}]},
            {"syndicated_from": "Associated Press"},
            id="an agency as a person",
        ),
        pytest.param(
            {**ARTICLE, "publisher": {"name": "BBC"}, "author": {"@type": "Organization", "name": "BBC"}},
            {"outlet": "BBC"},
            id="publisher and author are one",
        ),
        pytest.param(
            {"@graph": [{"@type": "WebSite", "name": "x"}, {**ARTICLE, "publisher": {"@id": "#p"}},
                        {"@type": "NewsMediaOrganization", "@id": "#p", "name": "Harbour Post"}]},
            {"outlet": "Harbour Post"},
            id="graph with references",
        ),
        pytest.param(
            [{"@type": "BreadcrumbList"}, {**ARTICLE, "@type": ["Article", "http://schema.org/ReportageNewsArticle"],
                                           "datePublished": "2031-05-03T21:15:00+03:00"}],
            {"published": "2031-05-03T21:15:00+03:00"},
            id="list of types, time with offset",
        ),
        pytest.param({**ARTICLE, "datePublished": "2031-05-03"}, {"published": "2031-05-03"}, id="a day"),
        pytest.param(
            {**ARTICLE, "datePublished": "3 May 2031 07:09 GMT"}, {"published": "2031-05-03T07:09Z"}, id="in words"
        ),
        pytest.param(
            {**ARTICLE, "datePublished": "May 3, 2031", "dateModified": "2031-05-04T01:00Z"},
            {"published": "2031-05-03"},
            id="a change is no publication",
        ),
        pytest.param(
            {**ARTICLE, "isBasedOn": "https://www.reuters.com/world/x"}, {"syndicated_from": "Reuters"}, id="based on"
        ),
        pytest.param(
            {**ARTICLE, "isBasedOn": [{"@type": "NewsArticle", "url": "https://tass.com/world/1"}]},
            {"syndicated_from": "TASS"},
            id="based on a thing",
        ),
        pytest.param(
            {**ARTICLE, "copyrightHolder": {"name": "Agence France-Presse"}},
            {"syndicated_from": "AFP"},
            id="an agency holds the rights",
        ),
        pytest.param({**ARTICLE, "copyrightHolder": {"name": "The Guardian"}}, {}, id="a paper holds the rights"),
        pytest.param(
            {**ARTICLE, "provider": {"@type": "Organization", "name": "Xinhua"}}, {"syndicated_from": "Xinhua"},
            id="provider",
        ),
        pytest.param({**ARTICLE, "dateline": "HARBOUR, May 3"}, {"dateline": "HARBOUR, May 3"}, id="dateline"),
        pytest.param(
            {**ARTICLE, "mainEntityOfPage": {"@type": "WebPage", "@id": "https://harbour.example/1"}},
            {"url": "https://harbour.example/1"},
            id="page",
        ),
        pytest.param({"@type": "Recipe", "author": "Ann Lee"}, {}, id="no article"),
        pytest.param({**ARTICLE, "author": {"@type": "Person"}, "publisher": [], "datePublished": {}}, {}, id="hollow"),
        pytest.param({**ARTICLE, "author": 3, "publisher": True, "datePublished": 7, "url": ["x", {}]}, {}, id="odd"),
    ],
)  # fmt: skip
def test_json_ld_says_whose_it_is(linked: Any, expected: dict[str, str]) -> None:
    found, problems = read(page(linked=linked))
    assert said(found) == {"title": "Harbour opens its bridge", **expected}
    assert [p.code for p in problems] == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type": "NewsArticle", "author": "Ann Lee",}', id="a comma too many"),
        pytest.param('<!-- {"@type": "NewsArticle", "author": "Ann Lee"} -->', id="comment"),
        pytest.param('//<![CDATA[\n{"@type": "NewsArticle", "author": "Ann Lee"}\n//]]>', id="cdata"),
        pytest.param('{"@type": "NewsArticle", "x": "a\nb\tc", "author": "Ann Lee"}', id="line break in a string"),
        pytest.param('{"@type": "WebSite"}\n{"@type": "NewsArticle", "author": "Ann Lee"};', id="two after each other"),
        pytest.param('[[{"@type": "NewsArticle", "author": "Ann Lee"}]]', id="lists in lists"),
        pytest.param('{"mainEntity": {"@type": "NewsArticle", "author": "Ann Lee"}}', id="inside another"),
    ],
)
def test_json_ld_that_is_broken_in_a_usual_way_is_mended(script: str) -> None:
    found, problems = read(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert (found.byline, [p.code for p in problems]) == ("Ann Lee", [])


@pytest.mark.parametrize("script", ['{"@type": "NewsArticle', "null and void", "[" * 100_000, '{"a":' * 100_000])
def test_json_ld_that_cannot_be_read_is_told_and_the_rest_is_read(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script><meta name="author" content="Ann Lee">'
    found, problems = read(page(head=head))
    assert (found.byline, [p.code for p in problems]) == ("Ann Lee", ["bad-json-ld"])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param('<meta property="og:site_name" content="Harbour Post">', {"outlet": "Harbour Post"}, id="site"),
        pytest.param('<meta name="author" content="Ann Lee and Bo Ek">', {"byline": "Ann Lee, Bo Ek"}, id="people"),
        pytest.param('<meta name="author" content="Reuters">', {"syndicated_from": "Reuters"}, id="agency"),
        pytest.param('<meta property="article:author" content="https://facebook.example/ann">', {}, id="address"),
        pytest.param(
            '<meta property="article:published_time" content="2031-05-03T21:15:00+0300">',
            {"published": "2031-05-03T21:15:00+03:00"},
            id="time",
        ),
        pytest.param(
            '<meta name="DC.Date.Issued" content="2031-05-03">', {"published": "2031-05-03"}, id="dublin core"
        ),
        pytest.param('<meta name="DC.creator" content="Ann Lee">', {"byline": "Ann Lee"}, id="dublin core creator"),
        pytest.param(
            '<meta name="syndication-source" content="https://www.reuters.com/x">',
            {"syndicated_from": "Reuters"},
            id="syn",
        ),
        pytest.param('<meta name="copyright" content="© 2031 Reuters">', {"syndicated_from": "Reuters"}, id="rights"),
        pytest.param(
            '<link rel="canonical" href="https://harbour.example/2031/05/03/bridge">',
            {"url": "https://harbour.example/2031/05/03/bridge", "published": "2031-05-03"},
            id="canonical address, and the day in it",
        ),
        pytest.param(
            '<meta property="og:url" content="https://harbour.example/b"><link rel=canonical href="https://tass.com/b">',
            {"url": "https://harbour.example/b", "syndicated_from": "TASS"},
            id="canonical address of another",
        ),
        pytest.param('<meta property="og:url" content="https://harbour.example/">', {}, id="the site's address"),
        pytest.param(
            '<link rel="canonical" href="javascript:alert(1)"><meta name=author content="  ">', {}, id="nothing"
        ),
    ],
)
def test_meta_elements_say_whose_it_is(head: str, expected: dict[str, str]) -> None:
    assert said(read(page(head=head))[0]) == {"title": "Harbour opens its bridge", **expected}


@pytest.mark.parametrize(
    "comment",
    [
        "<!DOCTYPE html>\n<!-- saved from url=(0025)https://harbour.example/b -->\n<html>",
        "<!DOCTYPE html> <html><!--\n Page saved by SingleFile\n url: https://harbour.example/b\n saved: x\n-->",
    ],
)
def test_the_address_that_a_browser_wrote_when_it_saved_a_page_is_its_own(comment: str) -> None:
    found, _ = read(page().replace("<!DOCTYPE html><html>", comment))
    assert of(found, "url") == [("https://harbour.example/b", "saved from")]


def test_every_fact_says_where_it_comes_from_and_the_carrier_is_believed_more() -> None:
    head = '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Bo Ek">'
    linked = {**ARTICLE, "publisher": {"name": "The Ferry"}, "author": {"name": "Ann Lee"}, "inLanguage": "en-GB"}
    found, _ = read(page(head=head, linked=linked), (Fact("outlet", "Feed Post", "Feed Post", None, "feed title"),))
    assert of(found, "outlet") == [
        ("Feed Post", "feed title"), ("The Ferry", "json-ld publisher"), ("Harbour Post", "meta og:site_name"),
    ]  # fmt: skip
    assert of(found, "byline") == [("Ann Lee", "json-ld author"), ("Bo Ek", "meta author")]
    assert of(found, "language") == [("en", "function words"), ("en", "json-ld inLanguage")]
    assert (found.outlet, found.syndicated_from) == ("Feed Post", None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"<p class=byline>By Ann Lee</p>{BODY}", {"byline": "Ann Lee"}, id="byline above the article"
        ),
        pytest.param(f"<div><span>By Ann Lee, Reuters</span></div><div>{BODY}</div>",
                     {"byline": "Ann Lee, Reuters", "syndicated_from": "Reuters"}, id="agency in the byline"),
        pytest.param(f"{BODY}<p>Source: TASS</p>", {"syndicated_from": "TASS"}, id="credit below"),
        pytest.param(
            f"<div>{BODY}</div><footer>© 2031 The Associated Press. All rights reserved.</footer>",
            {"syndicated_from": "Associated Press"},
            id="copyright in the footer",
        ),
        pytest.param(f"<p>HARBOUR, May 3 (Reuters) - {LONG}</p>{BODY}",
                     {"syndicated_from": "Reuters", "dateline": "HARBOUR, May 3"}, id="dateline"),
        pytest.param(f"{BODY}<aside><p>Source: TASS</p></aside>", {}, id="credit of something else"),
        pytest.param(f"<figure><figcaption>Ann Lee / Reuters</figcaption></figure>{BODY}", {}, id="picture"),
    ],
)  # fmt: skip
def test_lines_around_an_article_are_read_as_in_a_text(body: str, expected: dict[str, str]) -> None:
    assert said(read(page(body))[0]) == {"title": "Harbour opens its bridge", **expected}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(f"<p>{LONG}</p><p>She said: <q>It holds</q>.</p><p>{LONG}</p>", "She said: “It holds”.", id="q"),
        pytest.param(
            f"<p>{LONG} Then she wrote:</p><blockquote><p>It holds well.</p><p>So there.</p></blockquote><p>{LONG}</p>",
            "“It holds well.”\n\n“So there.”",
            id="blockquote",
        ),
        pytest.param(
            f"<p>{LONG}</p><blockquote>It holds.<cite>Ann Lee</cite></blockquote><p>{LONG}</p>",
            "“It holds.”\n— Ann Lee",
            id="blockquote with its source",
        ),
        pytest.param(
            f"<p>{LONG}</p><blockquote><p>“It holds.”</p>— Ann Lee (@ann)</blockquote><p>{LONG}</p>",
            "“It holds.”\n\n— Ann Lee (@ann)",
            id="blockquote with marks",
        ),
        pytest.param(f"<blockquote>{BODY}</blockquote>", f"\n\n{LONG.strip()}\n\n", id="all in a blockquote"),
        pytest.param(f"<p>{LONG}</p><ul><li>“It holds.”<li>So there.</ul><p>{LONG}</p>", "• “It holds.”", id="list"),
        pytest.param(
            f"<div><p>{LONG}</p><p>{LONG}</p><div class=wrap><p>{SAID}</p></div><p>{LONG} End.</p></div>",
            SAID,
            id="a paragraph in a box of its own",
        ),
        pytest.param(f"<p>{LONG}</p><p>The mayor: “It holds well”</p><p>{LONG} End.</p>" + f"<p>{SAID}</p>" * 6,
                     "The mayor: “It holds well”", id="a paragraph without a full stop"),
    ],
)  # fmt: skip
def test_quotations_keep_their_marks_and_places(body: str, words: str) -> None:
    found, _ = read(page(body))
    assert words in found.text
    if "“" in words:
        at = found.text.index(words)
        roles = {block.role for block in found.blocks if block.start < at + len(words) and block.end > at}
        assert roles == {Role.BODY}


ASIDE = "“Nobody asked the boatmen,” said Odo Marran, who has led their union for a year."


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        pytest.param(f"<aside><p>{ASIDE}</p></aside>", 1, id="somebody else"),
        pytest.param(f"<aside><div><p>{ASIDE}</p></div></aside>", 1, id="in a box"),
        pytest.param(f"<aside><p>{ASIDE}</p><p>{ASIDE.replace('year', 'day')}</p></aside>", 2, id="two paragraphs"),
        pytest.param(f"<aside><blockquote>{SAID}</blockquote></aside>", 0, id="pull quote"),
        pytest.param(
            f"<aside><p>{SAID.replace(' ', '  ').replace('“', '«').replace('”', '»')}</p></aside>", 0, id="other marks"
        ),
        pytest.param(f"<aside class=related><p>{ASIDE}</p></aside>", 0, id="named as furniture"),
        pytest.param(f"<nav><aside><p>{ASIDE}</p></aside></nav>", 0, id="in furniture"),
        pytest.param(f"<aside><form><p>{ASIDE}</p></form></aside>", 0, id="around furniture"),
        pytest.param(f"<aside><p><a href=/b>{ASIDE}</a></p></aside>", 0, id="a link"),
        pytest.param(f"<aside><p>{ASIDE.replace('“', '').replace('”', '')}</p></aside>", 0, id="nobody quoted"),
    ],
)
def test_an_aside_that_quotes_somebody_else_is_told(inner: str, left: int) -> None:
    body = f"<article><p>{LONG}</p><p>{SAID}</p>{inner}<p>{LONG} It stands there still, for all to see.</p></article>"
    found, problems = read(page(body))
    assert "boatmen" not in found.text
    assert [p.message[:2].strip() for p in problems if p.code == "quotations-left"] == ([str(left)] if left else [])


@pytest.mark.parametrize("closed", [True, False])
def test_a_quotation_in_fifty_thousand_boxes_is_read(closed: bool) -> None:  # noqa: FBT001  a case
    found, problems = read("<div>" * 50_000 + f"<p>{SAID}</p>" + "</div>" * 50_000 * closed)
    assert found.text.count(SAID) == 1
    assert problems == []


def test_a_quotation_beside_the_article_is_told_once_and_comments_are_none() -> None:
    box = (
        "<div><h2>In short</h2><div><p>“Nobody asked for this bridge, and nobody will use it,” he said.</p></div></div>"
    )
    comments = (
        "<section class=comments><p>“Nobody asked for this bridge, and nobody will use it,” wrote one.</p></section>"
    )
    assert [p.code for p in read(page(BODY + comments))[1]] == []
    found, problems = read(page(f"<div>{BODY}</div>{box}{comments}"))
    kept = "Nobody asked" in found.text
    assert [p.code for p in problems] == ([] if kept else ["quotations-left"])
    assert "wrote one" not in found.text


ON_DECK = "Ann Lee on deck: “We were told to wait for the tide,” she said."
PICTURE = f'<figure><img src="/a.jpg"><figcaption>{ON_DECK}</figcaption></figure>'
MORE = LONG.replace("bridge", "ferry")


@pytest.mark.parametrize(
    ("body", "read_so"),
    [
        pytest.param(f"<p>{LONG}</p>{PICTURE}<p>{SAID}</p><p>{MORE}</p>", True, id="between paragraphs"),
        pytest.param(f"{PICTURE}<p>{LONG}</p><p>{SAID}</p><p>{MORE}</p>", True, id="above them"),
        pytest.param(
            f"<p>{LONG}</p><p>{SAID}</p><div class=wp-caption><img><p>{ON_DECK}</p></div><p>{MORE}</p>",
            True,
            id="by class",
        ),
        pytest.param(f"<p>{LONG}</p><p>{SAID}</p><p>{MORE}</p><aside>{PICTURE}</aside>", False, id="beside"),
        pytest.param(
            f'<p>{LONG}</p><div class="related">{PICTURE}</div><p>{SAID}</p><p>{MORE}</p>', False, id="of related news"
        ),
        pytest.param(
            f"<p>{LONG}</p>{PICTURE.replace('“', '').replace('”', '')}<p>{SAID}</p>", False, id="no quotation"
        ),
    ],
)
def test_a_caption_that_quotes_somebody_belongs_to_the_article(body: str, *, read_so: bool) -> None:
    found, problems = read(page(body))
    captions = [found.text[block.start : block.end] for block in found.blocks if block.role is Role.CAPTION]
    assert captions == ([ON_DECK] if read_so else [])
    assert problems == []


def test_a_page_that_a_script_fills_is_read_from_its_json_ld() -> None:
    text = f"{LONG}\n\n{SAID}"
    found, _ = read("<html><body><div id=app></div>" + page("", linked={**ARTICLE, "articleBody": text}))
    assert SAID in found.text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param("<html><body><script>var a = 1</script></body></html>", id="script alone"),
        pytest.param("<html><head><title>x</title></head></html>", id="title alone"),
    ],
)
def test_a_page_without_words_is_one_problem(html: str) -> None:
    found, problems = article(Document("a.html", html.encode(), Form.PAGE), Declared(), LEXICON)
    assert found is None
    assert [(p.code, p.fatal) for p in problems] == [("empty", True)]


def test_a_text_that_is_a_page_is_read_as_one() -> None:
    found, _ = article(Document("-", page().encode()), Declared(), LEXICON)
    assert found is not None
    assert found.title == "Harbour opens its bridge"
    assert "<p>" not in found.text


def test_two_saved_copies_of_a_page_are_revisions_of_one_article() -> None:
    head = '<link rel="canonical" href="https://harbour.example/b">'
    one, other = (
        read(page(head=head), path="a.html")[0],
        read(page(f"{BODY}<p>{SAID} Later.</p>", head), path="b.html")[0],
    )
    assert (one.key, one.id == other.id) == (other.key, False)


FRAGMENT = "<h1>Harbour opens its bridge</h1>\n<p>It <q>holds</q>, she said.</p><p>Short.</p><ul><li>One</li></ul>"


def fragment(html: str, *facts: Fact) -> Article:
    found, problems = article(Document("feed#1", html.encode(), Form.FRAGMENT, facts, "utf-8"), Declared(), LEXICON)
    assert found is not None, problems
    return found


def test_of_a_fragment_all_is_the_article() -> None:
    found = fragment(FRAGMENT)
    assert found.text == "Harbour opens its bridge\n\nIt “holds”, she said.\n\nShort.\n\n• One"
    assert found.title == "Harbour opens its bridge"


@pytest.mark.parametrize(("name", "outlet"), [("TASS", "TASS"), ("Latest news of the harbour", None)])
def test_a_feed_names_an_outlet_that_is_known(name: str, outlet: str | None) -> None:
    assert fragment(FRAGMENT, Fact("outlet", name, name, None, "feed name")).outlet == outlet


def test_links_stand_in_the_text_with_addresses_of_the_whole_web() -> None:
    head = '<link rel="canonical" href="https://harbour.example/news/b">'
    links = (
        '<p>As <a href="https://tass.com/1">TASS</a> said, <q><a href="../old">so it is</a></q>, <a href="#x">here</a> '
        'and <a href="javascript:x()">there</a>, in all that <a href="mailto:a@b.example">they</a> wrote and '
        '<a href="//bbc.example/x">others read</a> before the bridge was opened.</p>'
    )
    found, _ = read(page(f"<p>{LONG}</p>{links}<p>{LONG} End.</p>", head))
    assert [(found.text[h.start : h.end], h.address) for h in found.hyperlinks] == [
        ("TASS", "https://tass.com/1"),
        ("so it is", "https://harbour.example/old"),
        ("here", "https://harbour.example/news/b#x"),
        ("others read", "https://bbc.example/x"),
    ]


def test_links_of_a_page_without_an_address_are_kept_where_they_are_whole() -> None:
    links = (
        '<p>In the <a href="/old">old</a> days, said a <a href="http://[bad">paper</a> of the capital, nobody read '
        'what <a href="https://tass.com/1">TASS</a> wrote of the bridge.</p>'
    )
    found, _ = read(page(f"<p>{LONG}</p>{links}<p>{LONG} End.</p>"))
    assert [h.address for h in found.hyperlinks] == ["https://tass.com/1"]


@pytest.mark.parametrize(
    ("attribute", "body", "expected"),
    [
        pytest.param("en", BODY, "en", id="both say so"),
        pytest.param("de", BODY, "en", id="the text knows better"),
        pytest.param("de-AT", "<p>Kurz.</p>", "de", id="too short to tell"),
    ],
)
def test_the_language_of_a_page_is_that_of_its_text(attribute: str, body: str, expected: str) -> None:
    found, _ = read(page(body).replace("<html>", f'<html lang="{attribute}">'))
    assert found.language == expected


@pytest.mark.parametrize("data", [b"", b" ", b"\xa0", b"\xc2\xa0", b"<html>\xa0"])
def test_a_page_of_blanks_is_a_problem_in_any_encoding(data: bytes) -> None:
    found, problems = article(Document("a.html", data, Form.PAGE), Declared(), LEXICON)
    assert found is None
    assert [problem.code for problem in problems if problem.fatal] == ["empty"]
