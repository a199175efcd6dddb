"""Which documents does an address lead to?

    addresses.py     what is an address, in one normal form
    public.py        which IP addresses are open to everybody
    connecting.py    from a name to a socket, without leading into a private network
    bodies.py        the bytes of an answer, not more than are wanted
    asking.py        one request, one answer
    manners.py       robots.txt and pauses
    visiting.py      redirects, conditional requests, what is kept of an answer
    kinds.py         whether it is a page, a text or a feed
    clock.py         the time, and waiting

Nothing here raises for an address, a name or a server that is bad: each is a `Problem`.
"""

from collections.abc import Iterator

from tracker.inputs.web import kinds
from tracker.inputs.web.addresses import address, is_address
from tracker.inputs.web.asking import Unanswered
from tracker.inputs.web.visiting import Conduct, Had, Memory, Visitor
from tracker.inputs.wrong import failed
from tracker.model import Document, Fact, Problem, Retrieval

__all__ = ["Conduct", "Memory", "Visitor", "documents", "is_address"]


def documents(given: str, visitor: Visitor | None) -> Iterator[Document | Problem | Retrieval]:
    """The page at an address as a document; the retrieval alone when the page has not changed since the last one."""
    asked = address(given)
    if isinstance(asked, str):
        yield failed(given, "bad-address", asked)
        return
    if visitor is None:
        yield failed(given, "unreachable", "nothing is fetched here: save the page, and give the file")
        return
    had = visitor.had(asked)
    if isinstance(had, Unanswered):
        yield failed(given, had.code, had.message)
    elif had.retrieval.status == 304:
        yield had.retrieval
    else:
        yield _document(given, had)


def _document(given: str, had: Had, facts: tuple[Fact, ...] = ()) -> Document | Problem:
    declared, charset = kinds.media_type(dict(had.retrieval.headers).get("content-type", ""))
    form = kinds.form(declared, had.data)
    if form is None:
        return failed(given, "not-text", f"is {declared}, in which nothing is read: save it, and give the file")
    final = had.retrieval.final
    url = Fact("url", final, had.retrieval.asked, None, "address")
    return Document(had.retrieval.asked, had.data, form, (url, *facts), charset, had.retrieval)
