"""Which article does a web page hold?

    charsets.py   bytes to characters, by the rules of the web
    markup.py     characters to a tree
    runs.py       the tree to runs of text, with the links in them
    body.py       which of the runs are the article
    composed.py   those runs to one text
    stated.py     what the page states of the article beside printing it

Nothing that a page names is ever fetched.
"""

from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import Fact, Hyperlink, Problem
from tracker.read.html.body import Body, body
from tracker.read.html.charsets import characters
from tracker.read.html.composed import composed
from tracker.read.html.making import absolute
from tracker.read.html.markup import tree
from tracker.read.html.runs import runs
from tracker.read.html.stated import stated
from tracker.read.wrong import problem

LARGEST = 16 * 1024 * 1024  # bytes of a page
MOST = 250_000  # elements; news has some thousand, and a tree takes a hundred times the memory of its page
_LEAST = 200  # characters; of less than that the text in the JSON-LD is more


class Page(NamedTuple):
    """What a page holds.

    Attributes:
        text: of the article, with headline, byline and credits; None when there is none.
        headline: as it stands in the text, or None.
        paragraphs: where in the text paragraphs begin that surely are some.
        captions: likewise what is said of pictures.
        hyperlinks: in the text.
        facts: what the page states, of each field the most believed first.
        problems: what could not be done; their path is left empty.
    """

    text: str | None
    headline: str | None
    paragraphs: frozenset[int]
    captions: frozenset[int]
    hyperlinks: tuple[Hyperlink, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


def page(data: bytes, charset: str | None, address: str | None, lexicon: Lexicon, *, whole: bool = False) -> Page:
    """The article of a page.

    Args:
        data: the bytes of the page.
        charset: what their carrier says that they are written in.
        address: of the page, when the carrier knows it.
        lexicon: all word lists.
        whole: whether all of it is the article.
    """
    if len(data) > LARGEST or data.count(b"<") > MOST:
        many = f"more than {MOST:,} elements" if len(data) <= LARGEST else f"more than {LARGEST >> 20} MiB"
        return _nothing([problem("too-large", f"the page has {many}, and is not read", fatal=True)])
    decoded = characters(data, charset)
    problems = [problem(decoded.code, decoded.note, fatal=decoded.text is None)] if decoded.code else []
    root = tree(decoded.text) if decoded.text is not None and decoded.text.strip() else None
    if root is None:
        empty = [] if decoded.text is None else [problem("empty", "holds no text", fatal=True)]
        return _nothing([*problems, *empty])
    said = stated(root, address, lexicon)
    every = runs(root, lexicon.pages)
    found = Body([*range(len(every))], []) if whole else body(root, every)
    titles = [fact.value for fact in said.facts if fact.field == "title"]
    made = composed(every, found.taken, titles, lexicon)
    if said.broken:
        noun = "script" if said.broken == 1 else "scripts"
        problems.append(problem("bad-json-ld", f"{said.broken} {noun} of JSON-LD could not be read"))
    if sum(len(every[i].text) for i in found.taken) < _LEAST < len(said.text):
        return Page(said.text, None, frozenset(), frozenset(), (), tuple(said.facts), tuple(problems))
    if not made.text.strip():
        return _nothing([*problems, problem("empty", "the page holds no text of an article", fatal=True)])
    if found.left:
        problems.append(problem("quotations-left", _left(len(found.left))))
    base = address or next((fact.value for fact in said.facts if fact.field == "url"), None)
    links = [Hyperlink(a.start, a.end, full) for a in made.anchors if (full := absolute(a.address, base))]
    places = made.paragraphs, made.captions
    return Page(made.text, made.headline, *places, tuple(links), tuple(said.facts), tuple(problems))


def _left(count: int) -> str:
    if count == 1:
        return "1 paragraph with a quotation stands on the page beside the article, and is not read"
    return f"{count} paragraphs with quotations stand on the page beside the article, and are not read"


def _nothing(problems: list[Problem]) -> Page:
    return Page(None, None, frozenset(), frozenset(), (), (), tuple(problems))
