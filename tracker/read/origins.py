"""Whose article is it, when what is known of it from outside names more than one outlet?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from tracker.lexicon import Lexicon, Outlet
from tracker.model import Fact
from tracker.read import byline

_CANONICAL = "link canonical"  # the rule of the address that a page gives itself
_STATED = ("json-ld", "meta")  # how the rules of facts begin that a page states beside its text
_OUTSIDE = (
    "option",
    "field",
    "feed",
    "address",
    "archive",
    "server",
    *_STATED,
)  # likewise of all that do not stand in the text


def signed(facts: Iterable[Fact], lexicon: Lexicon) -> list[Fact]:
    """The agencies that sign the article in a byline which came from outside: "AP", "Ann Lee, Reuters"."""
    bylines = [(fact, byline.signed(fact.value, lexicon)) for fact in facts if fact.field == "byline"]
    return [Fact("syndicated_from", named.name, fact.printed, None, fact.rule) for fact, named in bylines if named]


def beside(fact: Fact, host: Outlet, lexicon: Lexicon) -> Fact:
    """What a field says of the outlet of an article at the address of `host`: an agency hands its article on to it."""
    outlet = lexicon.outlets.named(fact.value) if fact.field == "outlet" and fact.rule.startswith("field") else None
    handed = outlet is not None and outlet.kind == "agency" and outlet.id != host.id
    return replace(fact, field="syndicated_from") if handed else fact


def addressed(facts: Sequence[Fact]) -> list[Fact]:
    """`facts`, where the address that a page gives itself comes before one that says the same with more words.

    Feeds and mails add to an address who sent the reader (`?utm_source=rss`): without this each would be an article.
    """
    urls = [fact for fact in facts if fact.field == "url"]
    if not urls or urls[0].rule == "option":
        return list(facts)
    own = next((fact for fact in urls if fact.rule == _CANONICAL and _page(fact.value) == _page(urls[0].value)), None)
    return list(facts) if own is None else [own, *(fact for fact in facts if fact is not own)]


def own(facts: Sequence[Fact], lexicon: Lexicon) -> list[Fact]:
    """`facts` without addresses that a page states as its own and that are another outlet's.

    Who republishes an agency's article often gives its address as the canonical one. Two who do so are no revisions of
    one article.
    """
    name = next((fact.value for fact in facts if fact.field == "outlet"), None)
    if name is None:
        return list(facts)
    return [fact for fact in facts if not (_is_stated_address(fact) and _of_another(fact.value, name, lexicon))]


def called(facts: Sequence[Fact], lexicon: Lexicon) -> list[Fact]:
    """`facts`, where an outlet with a name that several have ("the Post") is the one at the address, or as printed.

    Without an address it is the one that is most often called so.
    """
    address = next((fact.value for fact in facts if fact.field == "url"), None)
    if address is None:
        return list(facts)
    host = lexicon.outlets.hosted(address)
    return [
        replace(fact, value=_at(fact, host, lexicon)) if fact.field == "outlet" and fact.rule != "address" else fact
        for fact in facts
    ]


def _at(fact: Fact, host: Outlet | None, lexicon: Lexicon) -> str:
    """What an outlet is called at the address of `host`."""
    named = lexicon.outlets.named(fact.printed)
    if named is None or named.name != fact.value:
        return fact.value
    sure = lexicon.outlets.sure(fact.printed, host)
    return sure.name if sure else fact.printed


def _is_stated_address(fact: Fact) -> bool:
    return fact.field == "url" and fact.rule.startswith((_CANONICAL, *_STATED))


def _of_another(address: str, name: str, lexicon: Lexicon) -> bool:
    """Whether an address is that of an outlet which is not called so: of a known one, or of an agency."""
    host, known = lexicon.outlets.hosted(address), lexicon.outlets.named(name)
    if host is None or (known and known.id == host.id):
        return False
    words = name.casefold()
    alike = any(form.casefold() in words for form in (host.name, *host.forms))
    return known is not None or (host.kind == "agency" and not alike)


def _page(address: str) -> tuple[str, str]:
    """Host and path of an address, as far as they tell one page from another."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return address, ""


def printed(facts: list[Fact], lexicon: Lexicon) -> list[Fact]:
    """`facts`, where a printed publisher other than the one known from outside becomes the origin.

    Beside a page only an outlet that is known does: others are the houses that own outlets, and sites by another name.
    """
    outlets = [fact for fact in facts if fact.field == "outlet"]
    if not outlets or not outlets[0].rule.startswith(_OUTSIDE):
        return facts
    others = [f for f in outlets[1:] if not f.rule.startswith(_OUTSIDE) and f.value != outlets[0].value]
    if outlets[0].rule.startswith(_STATED):
        others = [f for f in others if lexicon.outlets.named(f.value)]
    return facts + [Fact("syndicated_from", f.value, f.printed, f.span, f.rule) for f in others]
