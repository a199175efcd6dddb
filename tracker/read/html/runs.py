"""Which runs of text does a page hold, each of them what a browser begins a new line with?

A tree becomes a list of runs, with the links inside them. Blanks are joined as a browser joins them. `<q>` gets the
marks that a browser shows. Each run gets a number of its own, which is also written into the tree in signs that no
news text holds: whoever picks parts of the tree gives back the numbers of what was picked.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from tracker.lexicon.pages import Pages

_BLOCKS = frozenset(
    (
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "fieldset",
        "legend",
        "pre",
        "hr",
        "address",
        "details",
        "summary",
        "center",
        "dialog",
        "menu",
        "hgroup",
        "search",
        "option",
    )
)
_SILENT = frozenset(
    (
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "textarea",
        "select",
        "button",
        "datalist",
        "progress",
        "meter",
        "title",
    )
)
_BESIDE = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_PICTURES = frozenset(("figure", "figcaption"))
_NEVER_BESIDE = frozenset(("html", "body", "main", "article", "h1", "p"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BASE = 0x2801  # a sign of Braille; two of them write a number
_RADIX = 255
_OURS = f"{chr(_BASE)}-{chr(_BASE + _RADIX - 1)}"
_NUMBER = re.compile(f"[{_OURS}]{{2}}")
_UNWRITABLE = re.compile(f"[{_OURS}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_OPENING = tuple("\"“„«‘'‹「『")

MOST = _RADIX * _RADIX  # runs that can be told apart; what comes after them is not read


class Anchor(NamedTuple):
    """A link within a run: half-open, in characters of its text, and the address as written."""

    start: int
    end: int
    address: str


@dataclass(slots=True)
class Run:
    """Text that stands on lines of its own.

    Attributes:
        text: without surrounding blanks.
        anchors: the links in it, in order.
        tag: of the innermost block that it stands in.
        boxes: the numbers of the blocks around it, the innermost first, its own block aside.
        quoted: the number of the block quotation that it stands in, or None.
        beside: whether something around it says that it stands beside the article.
        aside: whether nothing but an <aside> does, which may hold a box of the article.
        caption: whether it does because it describes a picture, and for nothing else.
        perhaps: whether something around it says that it may, or hides it.
        signed: whether something around it says that it names the writer.
    """

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    tag: str = ""
    boxes: tuple[int, ...] = ()
    quoted: int | None = None
    beside: bool = False
    aside: bool = False
    caption: bool = False
    perhaps: bool = False
    signed: bool = False

    @property
    def linked(self) -> float:
        """Which share of it is links."""
        return sum(a.end - a.start for a in self.anchors) / max(len(self.text), 1)


@dataclass(slots=True)
class _Box:
    """An element that is open: what holds for all within it."""

    number: int
    tag: str
    block: bool
    quoted: int | None
    beside: bool
    aside: bool
    caption: bool
    perhaps: bool
    signed: bool


def numbers(text: str) -> list[int]:
    """The numbers of runs that are written into a text."""
    return [_RADIX * (ord(found[0]) - _BASE) + ord(found[1]) - _BASE for found in _NUMBER.findall(text)]


def runs(root: Any, names: Pages) -> list[Run]:
    """The runs of a page in order; their numbers, which are their places in the list, are written into `root`."""
    walk = _Walk(names)
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "start" and element.tag in _SILENT:
            walker.skip_subtree()
        elif event == "start":
            walk.opened(element)
            walk.said(element, "text")
        elif event == "end" and element.tag not in _SILENT:
            walk.closed(element)
        if event != "start":
            walk.said(element, "tail")
    walk.broken()
    return walk.found


class _Walk:
    """What has been read of a tree so far."""

    def __init__(self, names: Pages) -> None:
        self.names = names
        self.found: list[Run] = []
        self.boxes = [
            _Box(
                0,
                "html",
                block=True,
                quoted=None,
                beside=False,
                aside=False,
                caption=False,
                perhaps=False,
                signed=False,
            )
        ]
        self.count = 0
        self.pieces: list[str] = []
        self.length = 0
        self.run: Run | None = None
        self.waiting = ""  # a blank, or an opening mark, that only counts when text follows
        self.links: list[tuple[int, str]] = []  # open links: where they began in the run, and the address
        self.marks: list[bool] = []  # open <q>: whether it got a mark

    def opened(self, element: Any) -> None:
        tag, outer = element.tag, self.boxes[-1]
        block = tag in _BLOCKS or (tag == "cite" and outer.quoted is not None)
        if block or tag == "br":
            self.broken()
        self.count += 1
        words = self._words(element)
        beside = (tag in _BESIDE and not (tag == "footer" and outer.quoted)) or (
            tag not in _NEVER_BESIDE and not words.isdisjoint(self.names.beside)
        )
        aside = (tag == "aside" and words.isdisjoint(self.names.beside)) or (outer.aside and not beside)
        aside = aside and (outer.aside or not outer.beside)
        caption = tag in _PICTURES or (tag not in _NEVER_BESIDE and not words.isdisjoint(self.names.caption))
        caption = not (outer.beside or beside) and (outer.caption or caption)
        perhaps = tag not in _NEVER_BESIDE and not words.isdisjoint(self.names.perhaps)
        perhaps = perhaps or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
        signed = not words.isdisjoint(self.names.byline)
        quoted = self.count if tag == "blockquote" else outer.quoted
        holds = (outer.beside or beside, aside, caption, outer.perhaps or perhaps, outer.signed or signed)
        box = _Box(self.count, tag, block, quoted, *holds)
        self.boxes.append(box)
        if tag == "a" and element.get("href"):
            self.links.append((self._place(), element.get("href").strip()[:2000]))
        elif tag == "q":
            bare = not (element.text or "").lstrip().startswith(_OPENING)
            self.marks.append(bare)
            if bare:
                self.waiting += "‘" if len(self.marks) % 2 == 0 else "“"

    def closed(self, element: Any) -> None:
        tag = element.tag
        if tag == "a" and element.get("href"):
            self._linked(*self.links.pop())
        elif tag == "q" and self.marks.pop():
            self._ended("’" if len(self.marks) % 2 else "”")
        if self.boxes.pop().block:
            self.broken()

    def said(self, element: Any, where: str) -> None:
        """The text of an element, or the one after it."""
        text = getattr(element, where)
        if not text:
            return
        words = _BLANKS.sub(" ", text)
        if words == " ":
            self.waiting += " " if self.run else ""
            return
        if self.run is None:
            if len(self.found) >= MOST:
                return
            words = words.lstrip(" ")
            self._begun()
        setattr(element, where, self._numbered(_UNWRITABLE.sub("", text)))
        self._add(words)

    def broken(self) -> None:
        """The run is over."""
        if self.run is None:
            self.waiting = self.waiting.replace(" ", "")
            return
        self.links, still = [], self.links
        for start, address in still:
            self._linked(start, address)
            self.links.append((0, address))
        self.run.text = "".join(self.pieces).rstrip()
        self.run.anchors = [trimmed for raw in self.run.anchors if (trimmed := _trimmed(raw, self.run.text))]
        self.run = None
        self.waiting = ""

    def _begun(self) -> None:
        inner = next(box for box in reversed(self.boxes) if box.block)
        last = self.boxes[-1]
        boxes = tuple(box.number for box in reversed(self.boxes) if box.block and box.number < inner.number)
        beside = last.beside or last.caption
        self.run = Run(
            "", [], inner.tag, boxes, last.quoted, beside, last.aside, last.caption, last.perhaps, last.signed
        )
        self.found.append(self.run)
        self.pieces, self.length = [], 0
        self.new = True

    def _numbered(self, text: str) -> str:
        if not self.new:
            return text
        self.new = False
        high, low = divmod(len(self.found) - 1, _RADIX)
        return f"{chr(_BASE + high)}{chr(_BASE + low)}{text.lstrip()}"

    def _add(self, words: str) -> None:
        if self.waiting:
            waiting, self.waiting = _BLANKS.sub(" ", self.waiting), ""
            if waiting.endswith(("“", "‘")):
                words = words.lstrip(" ")
            elif words[:1] in ",.;:!?":
                waiting = waiting.rstrip(" ")
            if waiting and not (waiting == " " and not self.length):
                self._add(waiting if self.length else waiting.lstrip(" "))
        if words.startswith(" ") and self.pieces and self.pieces[-1].endswith(" "):
            words = words[1:]
        self.pieces.append(words)
        self.length += len(words)

    def _ended(self, mark: str) -> None:
        """A mark right after the last word, before the blank that may follow it."""
        if self.waiting.rstrip(" ").endswith(("“", "‘")):  # nothing was said
            self.waiting = self.waiting.rstrip(" ")[:-1]
            return
        if self.run is None:
            return
        blank = self.pieces[-1].endswith(" ")
        if blank:
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        blank = blank or " " in self.waiting
        self.waiting = ""
        self._add(mark)
        self.waiting = " " * blank

    def _place(self) -> int:
        return self.length + len(self.waiting) if self.run else len(self.waiting.lstrip(" "))

    def _linked(self, start: int, address: str) -> None:
        if self.run and self.length > start:
            self.run.anchors.append(Anchor(start, self.length, address))

    def _words(self, element: Any) -> set[str]:
        """The words in the class, the id and the role of an element, in lower case."""
        given = f"{element.get('class', '')[:400]} {element.get('id', '')[:100]} {element.get('role', '')[:40]}"
        return {part.lower() for part in _NAME_PART.findall(given)} if len(given) > 2 else set()


def _trimmed(raw: Anchor, text: str) -> Anchor | None:
    """A link without the blanks at its ends; None when nothing is left."""
    words = text[raw.start : raw.end]
    start = raw.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Anchor(start, end, raw.address) if start < end else None
