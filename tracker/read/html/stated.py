"""What does a page state of its article, beside printing it, and where?

    jsonld.py   the objects of its JSON-LD, in whatever shape they come
    linked.py   facts of the one that is the article
    metas.py    facts of <meta> elements and of attributes
    making.py   what words become on the way

Each is a `Fact` whose rule is the place; of several facts of one field the most believed comes first.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tracker.lexicon import Lexicon, Outlet
from tracker.model import Fact
from tracker.read import dates
from tracker.read.decode import storable
from tracker.read.html import jsonld, linked, making, metas

_SAVED = re.compile(r"saved from url=\(\d+\)(https?://\S+)|url:\s*(https?://\S+)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
_HOLDERS = ("copyright_holder", "provider")  # agencies alone: the house that owns an outlet is no origin
_NEAR_TOP = 5  # comments of which one may say where a page was saved from


class Stated(NamedTuple):
    """What a page states: facts, the text of the article in its JSON-LD or "", and how many scripts were broken."""

    facts: list[Fact]
    text: str
    broken: int


def stated(root: Any, base: str | None, lexicon: Lexicon) -> Stated:
    """All that a page states, `base` being its address when the carrier knows it."""
    things, broken = jsonld.things(list(_scripts(root)))
    meta = metas.Meta(root)
    facts = list(_addresses(root, meta, base, lexicon))
    thing = jsonld.article(things, {fact.value for fact in facts} | {base or ""})
    text = ""
    if thing is not None:
        facts += linked.facts(thing, jsonld.by_id(things), lexicon)
        body = thing.get("articleBody") or thing.get("text")
        text = storable(body) if isinstance(body, str) else ""
    facts += [*metas.facts(meta, lexicon), *metas.attributes(root, lexicon)]
    facts = [fact for fact in facts if len(fact.printed) <= making.LONGEST]
    facts += _dated_address(facts, base)
    return Stated([*facts, *_origins(facts, lexicon)], text, broken)


def _scripts(root: Any) -> Iterator[str]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and (element.text or "").strip():
            yield element.text


def _addresses(root: Any, meta: metas.Meta, base: str | None, lexicon: Lexicon) -> Iterator[Fact]:
    """The page's own addresses, and the canonical one, which may be another's."""
    saved = next((found for comment in _comments(root) if (found := _SAVED.search(comment))), None)
    if saved:
        base = base or saved[1] or saved[2]
        yield making.stated("url", saved[1] or saved[2], "saved from")
    canonical = next((making.absolute(e.get("href"), base) for e in root.iter("link") if _canonical(e)), None)
    named = meta.of(lexicon.pages.meta["url"])
    own, rule = next(((full, r) for value, r in named if (full := making.absolute(value, base))), (None, ""))
    if canonical:
        known = base or own
        if known is None or making.host(known) == making.host(canonical):
            yield making.stated("url", canonical, "link canonical")
        yield making.stated("canonical", canonical, "link canonical")
    if own and urlsplit(own).path.strip("/"):
        yield making.stated("url", own, rule)


def _canonical(element: Any) -> bool:
    return "canonical" in (element.get("rel") or "").lower().split() and bool(element.get("href"))


def _comments(root: Any) -> Iterator[str]:
    """The comments around the top of a page, where browsers write from where they saved it."""
    for count, node in enumerate((*root.itersiblings(preceding=True), *root)):
        if count >= _NEAR_TOP:
            return
        if not isinstance(node.tag, str) and node.text:
            yield node.text[:1000]


def _dated_address(facts: list[Fact], base: str | None) -> list[Fact]:
    """The day in the page's address, when nothing else gives one."""
    if any(fact.field == "published" for fact in facts):
        return []
    for address in filter(None, (base, *(fact.value for fact in facts if fact.field == "url"))):
        found = _IN_ADDRESS.search(address)
        day = dates.in_name("-".join(found.groups())) if found else None
        if found and day:
            return [Fact("published", day[0], found[0].strip("/"), None, "address date")]
    return []


def _origins(facts: Iterable[Fact], lexicon: Lexicon) -> Iterator[Fact]:
    """The outlets from which a page says that it has its article, by its writers, holders and addresses."""
    for fact in facts:
        outlet: Outlet | None = None
        if fact.field in ("author_organisation", *_HOLDERS):
            outlet = lexicon.outlets.named(fact.value)
            if outlet and fact.field in _HOLDERS and outlet.kind != "agency":
                outlet = None
        elif fact.field in ("based_on", "canonical"):
            outlet = lexicon.outlets.hosted(fact.value)
        if outlet:
            yield Fact("syndicated_from", outlet.name, fact.printed, None, fact.rule)
