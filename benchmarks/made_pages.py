"""What do the web pages look like that a benchmark makes for itself, and what is to be found in them?

    python -m benchmarks.made_pages COUNT FOLDER

writes them into a new folder. The articles are those of `made_articles`; the pages are in the shapes that publishing
systems give them: some mark what is the article, some do not, some put every paragraph into boxes of its own. All have
menus, related headlines, comments and scripts, in which somebody is quoted, too. The same number gives the same page.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.made_articles import articles

_QUOTED = re.compile(r"“([^”]+)”")
_HEADLINES = (
    "“We were never asked,” say boatmen of Leith",
    "Ashby clinic to close two wards before the winter",
    "Why the dam of Corvale matters, in five maps",
    "“A gift to nobody”: the railway plan in short",
    "Orton votes again",
)
_COMMENTS = (
    "“Who pays for all of this in the end?” That is what I would have asked them, and nobody did.",
    "My neighbour says “it will never open”, and she was right about the last one as well, wasn’t she.",
    "Good riddance. “Progress”, they call it, when they take away the last ferry that we had here.",
)
_SCRIPT = "<script>window.layer=[];(function(w,d){var s=d.createElement('script');w.x='“not said”';})(window);</script>"


class Page(NamedTuple):
    """A page, and what it holds.

    Attributes:
        style: which shape it has.
        html: the page.
        quoted: the words in quotation marks that the article has, in order.
        beside: words in quotation marks of headlines and comments beside it.
    """

    style: str
    html: str
    quoted: tuple[str, ...]
    beside: tuple[str, ...]


class _Story(NamedTuple):
    head: str
    byline: str
    date: str
    paragraphs: Sequence[str]
    random: Random


def pages(count: int) -> Iterator[Page]:
    """`count` pages, the styles in turn."""
    for number, (_, text) in enumerate(articles(count)):
        head, byline, date, *paragraphs = text.strip().split("\n\n")
        random = Random(f"page {number}")  # noqa: S311  nothing secret: the same number gives the same page
        style = list(_STYLES)[number % len(_STYLES)]
        story = _Story(head, byline, date, paragraphs, random)
        quoted = tuple(words for paragraph in paragraphs for words in _QUOTED.findall(paragraph))
        beside = tuple(words for line in (*_HEADLINES, *_COMMENTS) for words in _QUOTED.findall(line))
        yield Page(style, _whole(story, _STYLES[style](story), number), quoted, beside)


def _whole(story: _Story, main: str, number: int) -> str:
    address = f"https://post.example/2024/03/{number}"
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.head, "url": address,
        "datePublished": f"2024-03-{1 + number % 28:02}T07:30:00+01:00",
        "author": {"@type": "Person", "name": story.byline.removeprefix("By ")},
        "publisher": {"@type": "Organization", "name": "The Example Post"},
    }  # fmt: skip
    head = (
        f'<meta charset="utf-8"><title>{escape(story.head)} | The Example Post</title>'
        f'<link rel="canonical" href="{address}"><meta property="og:site_name" content="The Example Post">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script>{_SCRIPT}<style>.a{{color:red}}</style>'
    )
    cookies = '<div class="cookie-banner"><p>We use cookies. Read what we do with them before you go on.</p></div>'
    menu = f"<nav><ul>{_links(('Home', 'World', 'Sport', 'Weather'))}</ul></nav>"
    foot = f"<footer><ul>{_links(('About us', 'Contact', 'Terms'))}</ul><p>© 2024 The Example Post</p></footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>{cookies}<header><a href=/>The Example Post</a>'
        f"{menu}</header>\n{main}\n{foot}{_SCRIPT}</body></html>\n"
    )


def _links(words: Sequence[str]) -> str:
    return "".join(f'<li><a href="/{number}">{escape(word)}</a></li>' for number, word in enumerate(words))


def _related() -> str:
    return f'<aside class="related"><h3>Related</h3><ul>{_links(_HEADLINES)}</ul></aside>'


def _comments() -> str:
    each = "".join(
        f'<li class="comment"><div class="author">reader{i}</div><p>{c}</p></li>' for i, c in enumerate(_COMMENTS)
    )
    return f'<section id="comments"><h3>3 comments</h3><ol>{each}</ol></section>'


def _linked(words: str) -> str:
    """A paragraph in which an agency, where there is one, is a link."""
    return re.sub(
        r"(Reuters|Xinhua|TASS|Sputnik|Interfax)", r'<a href="https://agency.example/\1">\1</a>', words, count=1
    )


def _semantic(story: _Story) -> str:
    body = "\n".join(f"<p>{_linked(p)}</p>" for p in story.paragraphs)
    return (
        f"<main><article><header><h1>{story.head}</h1><p class='byline'>{story.byline}</p>"
        f"<time>{story.date}</time></header>"
        f'<figure><img src="/a.jpg"><figcaption>A picture. Photo: Ann Example</figcaption></figure>'
        f'<div class="entry-content">{body}</div>{_related()}</article>{_comments()}</main>'
    )


def _plain(story: _Story) -> str:
    """Nothing but boxes and line breaks."""
    body = "<br><br>\n".join(story.paragraphs)
    return (
        f'<table width="900"><tr><td class="left"><ul>{_links(_HEADLINES)}</ul></td><td><h1>{story.head}</h1>'
        f'<div class="small">{story.byline} {story.date}</div><div id="text">{body}</div></td>'
        f'<td class="right">{_related()}</td></tr></table>{_comments()}'
    )


def _boxed(story: _Story) -> str:
    """Each paragraph in boxes of its own, with advertisements and boxes between."""
    boxes = []
    for place, paragraph in enumerate(story.paragraphs):
        boxes.append(f'<div class="wrap"><div class="grid"><p class="css-{place}">{_linked(paragraph)}</p></div></div>')
        if place % 4 == 3:
            boxes.append('<div class="ad-slot"><span>Advertisement</span></div>')
        if place == 5:
            boxes.append(
                f'<div class="newsletter-signup"><p>Get the morning letter.</p><form><input></form></div>{_related()}'
            )
    return (
        f'<div id="app"><div class="css-1"><h1 class="css-2">{story.head}</h1>'
        f'<div class="css-3"><span>{story.byline}</span></div>'
        f'<section name="articleBody">{"".join(boxes)}</section></div>{_comments()}</div>'
    )


def _quoting(story: _Story) -> str:
    """Words in <q>, and paragraphs that are quotations alone in <blockquote>."""
    body = []
    for paragraph in story.paragraphs:
        alone = re.fullmatch(r"“([^”]+)”(,? \w.*)", paragraph)
        if alone and story.random.random() < 0.5:
            body.append(f"<blockquote><p>{alone[1]}</p></blockquote><p>So it went on{alone[2]}</p>")
        else:
            body.append(f"<p>{_QUOTED.sub(lambda m: f'<q>{m[1]}</q>', paragraph)}</p>")
    return (
        f'<div class="page"><div class="story"><h1>{story.head}</h1>'
        f'<div class="meta"><a rel="author">{story.byline}</a></div>'
        f'<div class="story-body">{"".join(body)}</div></div><div class="sidebar">{_related()}</div>{_comments()}</div>'
    )


def _scattered(story: _Story) -> str:
    """A first paragraph that is a heading, items of a list, and paragraphs in sections."""
    first, *rest = story.paragraphs
    half = len(rest) // 2
    items = "".join(f"<li>{p}</li>" for p in rest[half : half + 3])
    before, after = ("".join(f"<p>{p}</p>" for p in part) for part in (rest[:half], rest[half + 3 :]))
    share = '<div class="share"><a href="#">Share</a> <a href="#">Post</a> <a href="#">Mail</a></div>'
    return (
        f'<article class="post"><h1>{story.head}</h1>{share}<h2 class="standfirst">{first}</h2>'
        f"<section>{before}</section>"
        f"<h2>What was said</h2><ul>{items}</ul><section>{after}</section>"
        f'<p class="tags">Tags: <a href=/t>town</a></p></article>'
        f"<aside><h3>Most read</h3><ol>{_links(_HEADLINES)}</ol></aside>{_comments()}"
    )


def _walled(story: _Story) -> str:
    """A first paragraph in a teaser, the rest behind a wall that is open, a tweet, and a quotation pulled out."""
    first, *rest = story.paragraphs
    half = len(rest) // 2
    walled = "".join(f'<p class="paywall">{p}</p>' for p in rest[:half])
    more = "".join(f'<p class="paywall">{p}</p>' for p in rest[half:])
    pulled = next((words for p in rest for words in _QUOTED.findall(p)), "")
    tweet = (
        '<blockquote class="twitter-tweet"><p>The bridge is open.</p>&mdash; Leith (@leith) <a>May 1</a></blockquote>'
    )
    return (
        f'<main><article class="article main-content"><div class="header"><h1>{story.head}</h1>{story.byline}</div>'
        f'<div class="teaser-text lead"><p>{first}</p></div><div class="body__inner-container">{walled}'
        f'<aside class="pullquote"><p>{pulled}</p></aside><div class="embed">{tweet}</div>{more}</div>'
        f'<div class="ConsumerMarketing">{_related()}</div></article>{_comments()}</main>'
    )


def _hidden(story: _Story) -> str:
    """The second half is shown when somebody asks for it; each quotation stands in a box of its own."""
    half = len(story.paragraphs) // 2
    boxes = [
        f'<div class="quote-box"><p>{p}</p></div>' if _QUOTED.match(p) else f"<p>{_linked(p)}</p>"
        for p in story.paragraphs
    ]
    return (
        f'<div class="content"><h1>{story.head}</h1><div class="content-text">{"".join(boxes[:half])}'
        f'<div class="collapsed" style="display:none">{"".join(boxes[half:])}</div>'
        f'<a class="more" href="#">Read on</a></div>'
        f'<div class="recommended">{_links(_HEADLINES)}</div>{_comments()}</div>'
    )


_STYLES: dict[str, Callable[[_Story], str]] = {
    "semantic": _semantic, "plain": _plain, "boxed": _boxed, "quoting": _quoting, "scattered": _scattered,
    "walled": _walled, "hidden": _hidden,
}  # fmt: skip


def main() -> None:
    """Write the pages."""
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True)
    for number, page in enumerate(pages(int(sys.argv[1]))):
        (folder / f"{number:06}.html").write_text(page.html, encoding="utf-8")


if __name__ == "__main__":
    main()
