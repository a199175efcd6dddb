"""What is had from an address, by whatever way it leads there?"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Protocol

from tracker.inputs.web.addresses import Address, joined
from tracker.inputs.web.asking import Limits, Reply, Unanswered, ask
from tracker.inputs.web.clock import Clock
from tracker.inputs.web.connecting import EVERYWHERE, Reach
from tracker.inputs.web.manners import PAUSE, Manners
from tracker.model import Retrieval, Taken

_REDIRECTS = 5  # one after the other
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 402, 403, 451})
_KEPT = ("content-type", "content-language", "date", "etag", "last-modified", "memento-datetime")
_LONGEST = 500  # characters; longer headers are not kept
_VALIDATORS = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
_BREATH = 5.0  # seconds that a busy host gets when it does not say how many
_ASTRAY = "bad-redirect"


class Memory(Protocol):
    """What earlier runs had."""

    def last(self, asked: str, taken: Taken) -> Retrieval | None:
        """The last retrieval of the address `asked` of which an article was made, or what `taken` says."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How addresses are fetched.

    Attributes:
        allow_private: ask hosts inside private networks, too, and any port.
        follow: fetch the pages to which the entries of a feed lead, instead of reading the entries themselves.
        pause: seconds between two requests to one host.
        limits: of one request.
    """

    allow_private: bool = False
    follow: bool = False
    pause: float = PAUSE
    limits: Limits = field(default_factory=Limits)

    @property
    def reach(self) -> Reach:
        """Which hosts may be asked."""
        return EVERYWHERE if self.allow_private else Reach()

    @property
    def taken(self) -> Taken:
        """What is made of a feed."""
        return Taken.PAGES if self.follow else Taken.ENTRIES


@dataclass(frozen=True, slots=True)
class Had:
    """What came of asking.

    Attributes:
        retrieval: how and when.
        data: the bytes; none when nothing has changed since the retrieval before.
    """

    retrieval: Retrieval
    data: bytes


class Visitor:
    """Asks hosts for pages, one at a time, and remembers their manners for as long as it lives.

    Args:
        conduct: how.
        memory: what earlier runs had; None asks for everything anew.
        clock: to wait by.
        reach: which hosts may be asked; by default what `conduct` says.
        told: of each address before it is asked for.
    """

    def __init__(
        self,
        conduct: Conduct,
        memory: Memory | None = None,
        clock: Clock | None = None,
        reach: Reach | None = None,
        told: Callable[[str], object] = str,
    ) -> None:
        self.conduct = conduct
        self.memory = memory
        self.told: Callable[[str], object] = told
        self.clock = clock or Clock()
        self._reach = reach or conduct.reach
        self.named: dict[Address, list[Address]] = {}  # the feed that a page names, by the page
        self.lost: set[str] = set()  # pages to which feeds lead, and which cannot be had however often one asks
        self._manners = Manners(self._at_once, self.clock, conduct.pause)

    def before(self, asked: Address) -> Retrieval | None:
        """How a page was had by an earlier run."""
        return self.memory.last(str(asked), Taken.ARTICLE) if self.memory else None

    def had(self, asked: Address, *, anew: bool = False) -> Had | Unanswered:
        """The page or feed at an address, if its host lets us have it; `anew` also when nothing has changed."""
        known = self.memory.last(str(asked), self.conduct.taken) if self.memory and not anew else None
        reply, final = _led(asked, lambda at: self._asked(at, _conditions(known, at)))
        if isinstance(reply, Unanswered):
            return reply
        if reply.status == 304 and known:
            return Had(_again(known, self.clock.stamp()), b"")
        if reply.status != 200:
            return _useless(reply.status)
        retrieval = Retrieval(
            asked=str(asked),
            final=str(final),
            status=reply.status,
            at=self.clock.stamp(),
            sha256=hashlib.sha256(reply.data).hexdigest(),
            size=len(reply.data),
            headers=tuple(
                (name, reply.headers[name]) for name in _KEPT if 0 < len(reply.headers.get(name, "")) < _LONGEST
            ),
        )
        return Had(retrieval, reply.data)

    def _asked(self, at: Address, conditions: Mapping[str, str]) -> Reply | Unanswered:
        """The answer to one request that the host allows; a host that is busy is asked once more, when it says so."""
        for _ in range(2):
            refused = self._manners.refusal(at)
            if refused:
                return refused
            self.told(str(at))
            self._manners.wait(at)
            reply = ask(at, conditions, self._reach, self.conduct.limits)
            if isinstance(reply, Unanswered) or reply.status not in _BUSY:
                self._manners.done(at)
                return reply
            self._manners.done(at, _later(reply, self.clock))
        return reply

    def _at_once(self, asked: Address) -> Reply | Unanswered:
        """The answer for a robots.txt, which needs no leave; one behind too many redirects is none (RFC 9309)."""
        reply, _ = _led(asked, lambda at: ask(at, {}, self._reach, self.conduct.limits))
        return Reply(404) if isinstance(reply, Unanswered) and reply.code == _ASTRAY else reply


def _led(asked: Address, ask_for: Callable[[Address], Reply | Unanswered]) -> tuple[Reply | Unanswered, Address]:
    """The answer at the end of all redirects, and the address that gave it."""
    at = asked
    for _ in range(_REDIRECTS + 1):
        reply = ask_for(at)
        if isinstance(reply, Unanswered) or reply.status not in _MOVED:
            return reply, at
        location = reply.headers.get("location", "").strip()
        if not location:
            return Unanswered(_ASTRAY, f"redirects, and does not say where (status {reply.status})"), at
        leads = joined(at, location)
        if isinstance(leads, str):
            return Unanswered(_ASTRAY, f"redirects to where nothing is fetched: {leads}"), at
        at = leads
    return Unanswered(_ASTRAY, f"more than {_REDIRECTS} redirects, the last to {at}"), at


def _conditions(known: Retrieval | None, at: Address) -> dict[str, str]:
    """The headers that ask for a page only if it has changed since it was `known`."""
    if known is None or known.final != str(at):
        return {}
    had = dict(known.headers)
    return {name: had[kept] for name, kept in _VALIDATORS.items() if kept in had}


def _again(known: Retrieval, at: str) -> Retrieval:
    return replace(known, status=304, at=at)


def _useless(status: int) -> Unanswered:
    if status in _GONE:
        return Unanswered("missing", f"there is no such page (status {status})")
    if status in _CLOSED:
        return Unanswered("closed", f"its server does not give it to programs (status {status}): save it in a browser")
    if status in _BUSY:
        return Unanswered("busy", f"its server is too busy (status {status}): try later")
    if status >= 500:
        return Unanswered("unreachable", f"its server has failed (status {status}): try later")
    return Unanswered("unreachable", f"its server answers with status {status}: save the page in a browser")


def _later(reply: Reply, clock: Clock) -> float:
    """Seconds after which a busy host wants to be asked again, if it says so in either of two ways."""
    wanted = reply.headers.get("retry-after", "").strip()
    if wanted.isdecimal():
        return float(wanted)
    try:
        return (parsedate_to_datetime(wanted) - clock.now()).total_seconds()
    except (ValueError, TypeError):
        return _BREATH
