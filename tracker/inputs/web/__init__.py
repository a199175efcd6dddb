"""Which documents does an address lead to?

    addresses.py     what is an address, in one normal form
    public.py        which IP addresses are open to everybody
    connecting.py    from a name to a socket, without leading into a private network
    wires.py         that socket under a request
    bodies.py        the bytes of an answer, not more than are wanted
    asking.py        one request, one answer
    manners.py       robots.txt and pauses
    visiting.py      redirects, conditional requests, what is kept of an answer
    kinds.py         whether it is a page, a text or a feed
    answers.py       an answer to a document
    naming.py        the feeds that a page names
    following.py     the pages to which a feed leads
    clock.py         the time, and waiting

Nothing here raises for an address, a name or a server that is bad: each is a `Problem`.
"""

from collections.abc import Iterator
from dataclasses import replace

from tracker.inputs import feeds
from tracker.inputs.web import answers, kinds, naming
from tracker.inputs.web.addresses import Address, address, is_address, shown
from tracker.inputs.web.asking import Unanswered
from tracker.inputs.web.clock import Clock
from tracker.inputs.web.connecting import refused
from tracker.inputs.web.following import links, pages
from tracker.inputs.web.visiting import Conduct, Had, Memory, Visitor
from tracker.inputs.wrong import failed
from tracker.model import Document, Problem, Retrieval, Taken

__all__ = ["Clock", "Conduct", "Memory", "Visitor", "documents", "foretold", "is_address", "links", "pages"]


def documents(given: str, visitor: Visitor | None) -> Iterator[Document | Problem | Retrieval]:
    """The page at an address, or what the feed there holds, and then the retrieval of the feed.

    What has not changed since the last retrieval is that retrieval alone. Where feeds are followed, so is the first one
    that a page names, behind the page itself.
    """
    asked = address(given)
    if isinstance(asked, str):
        yield failed(shown(given), "bad-address", asked)
        return
    if visitor is None:
        yield failed(given, "unreachable", "nothing is fetched here: save the page, and give the file")
        return
    had = visitor.had(asked)
    if isinstance(had, Unanswered):
        yield failed(given, had.code, had.message)
    elif had.retrieval.status == 304:
        yield had.retrieval
        if visitor.conduct.follow and had.retrieval.taken is Taken.ARTICLE:
            yield from _named(asked, visitor, None)
    elif kinds.is_feed(answers.content_type(had)[0], had.data):
        yield from _feed(had, visitor)
    else:
        yield answers.document(had)
        if visitor.conduct.follow:
            yield from _named(asked, visitor, had)


def foretold(given: str, conduct: Conduct) -> str | Problem:
    """The address in its normal form that will be fetched for one that is given, or why none will; nobody is asked."""
    asked = address(given)
    if isinstance(asked, str):
        return failed(shown(given), "bad-address", asked)
    why = refused(asked, conduct.reach)
    return failed(str(asked), "refused", why) if why else str(asked)


def _named(page: Address, visitor: Visitor, had: Had | None) -> Iterator[Document | Problem | Retrieval]:
    """What the feed leads to that a page names, if it names one; `had` is the page, or None when it has not changed."""
    if page not in visitor.named:
        found = had or visitor.had(page, anew=True)
        visitor.named[page] = (
            [] if isinstance(found, Unanswered) else naming.named(found.data, found.retrieval.final)[:1]
        )
    for feed in visitor.named[page]:
        found = visitor.had(feed)
        if isinstance(found, Unanswered):
            yield failed(str(feed), found.code, found.message)
        elif found.retrieval.status == 304:
            yield found.retrieval
        else:
            yield from _feed(found, visitor)


def _feed(had: Had, visitor: Visitor) -> Iterator[Document | Problem | Retrieval]:
    retrieval = replace(had.retrieval, taken=visitor.conduct.taken)
    name, base = retrieval.asked, retrieval.final
    found = feeds.feed(had.data, answers.content_type(had)[1])
    if isinstance(found, str):
        yield failed(name, "not-a-feed", found)
        return
    if visitor.conduct.follow:
        whole = yield from pages(found, name, base, visitor, retrieval)
    else:
        whole = True
        yield from feeds.documents(found, name, base, retrieval)
    if whole:
        yield retrieval
