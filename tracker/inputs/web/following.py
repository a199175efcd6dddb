"""Which pages do the entries of a feed lead to, and which of them are new?"""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime

from tracker.inputs import feeds
from tracker.inputs.feeds import carried
from tracker.inputs.feeds.entries import Entry, Feed
from tracker.inputs.web import answers
from tracker.inputs.web.addresses import Address, address, shown
from tracker.inputs.web.asking import Unanswered
from tracker.inputs.web.visiting import Visitor
from tracker.inputs.wrong import failed, noted
from tracker.model import Document, Problem, Retrieval

_PASSING = frozenset(("unreachable", "too-slow", "busy"))  # what may be otherwise the next time


def pages(
    found: Feed, name: str, base: str | None, visitor: Visitor, retrieval: Retrieval | None = None
) -> Generator[Document | Problem | Retrieval, None, bool]:
    """The pages to which the entries of a feed lead; a retrieval for each that was had before and is not updated.

    An entry that leads to none gives the text that it has itself.

    Args:
        found: the feed.
        name: its path or address.
        base: its address, when that is known.
        visitor: fetches them.
        retrieval: how the feed was had.

    Returns:
        Whether nothing is missing that may be there the next time.
    """
    yield from feeds.problems(found, name)
    whole, without = True, 0
    base = base or found.home
    seen: set[Address] = set()
    for entry in found.entries[: feeds.MOST]:
        leads = carried.link(entry, base)
        if leads is None:
            own = carried.document(found, entry, name, base, retrieval)
            if own:
                yield own
            without += own is None
            continue
        asked = address(leads)
        if isinstance(asked, str):
            yield failed(shown(leads), "bad-address", asked)
        elif asked not in seen and str(asked) not in visitor.lost:
            seen.add(asked)
            whole = (yield from _page(found, entry, asked, visitor)) and whole
    if without:
        some = "1 entry leads" if without == 1 else f"{without:,} entries lead"
        yield noted(name, "empty", f"{some} to no page, without a text of its own")
    return whole


def links(found: Feed, base: str | None) -> list[str]:
    """The addresses of the pages to which the entries of a feed lead."""
    leads = (carried.link(entry, base or found.home) for entry in found.entries[: feeds.MOST])
    return [str(asked) for link in leads if link and isinstance(asked := address(link), Address)]


def _page(
    feed: Feed, entry: Entry, asked: Address, visitor: Visitor
) -> Generator[Document | Problem | Retrieval, None, bool]:
    """The page of one entry; whether asking again would be of no use."""
    before = visitor.before(asked)
    if before and not _updated(entry, before):
        yield replace(before, status=304)
        return True
    had = visitor.had(asked)
    if isinstance(had, Unanswered):
        yield failed(str(asked), had.code, had.message)
        if had.code in _PASSING:
            return False
        visitor.lost.add(str(asked))
    elif had.retrieval.status == 304:
        yield had.retrieval
    else:
        facts = (fact for fact in carried.facts(feed, entry, had.retrieval.final) if fact.field != "url")
        yield answers.document(had, tuple(facts))
    return True


def _updated(entry: Entry, before: Retrieval) -> bool:
    """Whether the feed says that a page has changed since it was had."""
    stamp = carried.iso(entry.updated)
    if stamp is None:
        return False
    moment = datetime.fromisoformat(stamp)
    return moment.tzinfo is not None and moment > datetime.fromisoformat(before.at)
