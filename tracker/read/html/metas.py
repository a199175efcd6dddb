"""Which facts do the <meta> elements and the attributes of a page give?"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.lexicon import Lexicon
from tracker.model import Fact
from tracker.read.decode import storable
from tracker.read.html.jsonld import Named
from tracker.read.html.making import LONGEST, absolute, authors, dated, language, stated

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved\.?|\d{4}(?:\s*[-–]\s*\d{2,4})?|[\s:,|.–—-]|\bby\b)+", re.IGNORECASE
)
_BETWEEN_PEOPLE = re.compile(r"\s*;\s*|\s+and\s+|,\s+(?=[A-Z])")
_MICRODATA = {"datepublished": "published", "datecreated": "published", "datemodified": "updated"}
_DATED = ("time", "span", "div", "abbr", "p")  # elements with microdata
_ELSEWHERE = frozenset(("aside", "li", "nav", "footer"))  # where a time is that of another article


class Meta:
    """The <meta> elements of a page by their names in lower case."""

    def __init__(self, root: Any) -> None:
        self.values: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            value = " ".join(storable(element.get("content") or "").split())[: LONGEST + 1]
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(key)
                if name and value:
                    self.values.setdefault(name.lower(), []).append(value)

    def of(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each value that there is, with the rule for it, in the order of the names."""
        for name in names:
            for value in self.values.get(name, ()):
                yield value, f"meta {name}"


def facts(meta: Meta, lexicon: Lexicon) -> Iterator[Fact]:
    """What <meta> elements say."""
    names = lexicon.pages.meta
    for field in ("title", "outlet"):
        yield from (stated(field, value, rule) for value, rule in meta.of(names[field]))
    for field in ("published", "updated"):
        for value, rule in meta.of(names[field]):
            yield from dated(field, value, rule, lexicon)
    for value, rule in meta.of(names["author"]):
        people = [Named(part, body=False) for part in _BETWEEN_PEOPLE.split(value) if part]
        yield from authors([Named(value, body=False)] if lexicon.outlets.named(value) else people, rule, lexicon)
    yield from _sources(meta, lexicon)


def _sources(meta: Meta, lexicon: Lexicon) -> Iterator[Fact]:
    names = lexicon.pages.meta
    for value, rule in meta.of(names["copyright_holder"]):
        if holder := _RIGHTS.sub(" ", value).strip():
            yield Fact("copyright_holder", holder, value, None, rule)
    for value, rule in meta.of(names["based_on"]):
        if based := absolute(value, None):
            yield Fact("based_on", based, value, None, rule)
    for value, rule in meta.of(names["language"]):
        yield from language(value, rule)


def attributes(root: Any, lexicon: Lexicon) -> Iterator[Fact]:
    """What attributes of elements say: the page's language, times, the properties of microdata; and its title."""
    yield from language(root.get("lang") or root.get("xml:lang") or "", "html lang")
    for element in root.iter(*_DATED):
        field = _MICRODATA.get((element.get("itemprop") or "").lower())
        given = element.get("datetime") or element.get("content")
        if field and given:
            yield from dated(field, given, f"itemprop {element.get('itemprop')}", lexicon)
    for element in root.iter("time"):
        if element.get("datetime") and not any(outer.tag in _ELSEWHERE for outer in element.iterancestors()):
            yield from dated("published", element.get("datetime"), "time element", lexicon)
            break
    title = root.find(".//head/title")
    words = " ".join(storable(title.text or "").split()) if title is not None else ""
    if words:
        yield stated("title", words, "title element")
