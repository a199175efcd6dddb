"""May a page be asked for, and when?

Hosts are asked one at a time, with a pause between two requests to one host. Their robots.txt is read first (RFC 9309):
the longest rule that fits decides, `*` and `$` are wildcards, a missing file allows all, and one that cannot be had
because the server fails forbids all. A Crawl-delay makes the pause longer.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.inputs.web.addresses import Address
from tracker.inputs.web.asking import AGENT, Reply, Unanswered
from tracker.inputs.web.clock import Clock

if TYPE_CHECKING:
    from protego import Protego

PAUSE = 1.0  # seconds between two requests to one host
PATIENCE = 120.0  # seconds; a host that wants longer pauses is not waited for
_ROBOTS = "/robots.txt"
_KEPT = 24 * 3600.0  # seconds for which a robots.txt holds
_DOUBTED = 300.0  # likewise when it could not be had
_READ = 512 * 1024  # bytes of it; the rest counts for nothing
_BUSY = 429  # of the statuses below 500, the one that does not say that there is none


@dataclass
class _House:
    """What is known of a host.

    Attributes:
        rules: of its robots.txt; None when it has none.
        closed: why nothing of it may be fetched, or None.
        until: when its robots.txt must be read again.
    """

    rules: "Protego | None"
    closed: Unanswered | None
    until: float

    @property
    def pause(self) -> float:
        """Seconds that it wants between two requests."""
        return (self.rules.crawl_delay(AGENT) if self.rules else None) or 0.0


@dataclass
class Manners:
    """What the hosts that were visited asked of their visitors.

    Attributes:
        get: asks for an address at once, following redirects.
        clock: to wait by.
        pause: seconds between two requests to one host.
    """

    get: Callable[[Address], Reply | Unanswered]
    clock: Clock
    pause: float = PAUSE
    _houses: dict[str, _House] = field(default_factory=dict)
    _free: dict[str, float] = field(default_factory=dict)  # by host: when it may be asked again

    def refusal(self, address: Address) -> Unanswered | None:
        """Why `address` may not be asked for; None when it may."""
        house = self._house(address)
        if house.closed:
            return house.closed
        if house.rules and not house.rules.can_fetch(str(address), AGENT):
            return Unanswered(
                "robots", f"{address.host} asks programs not to fetch it (robots.txt): save the page in a browser"
            )
        wait = self._wait(address)
        if wait > PATIENCE:
            return Unanswered("robots", f"{address.host} wants {wait:.0f} seconds between pages: fetch it later")
        return None

    def wait(self, address: Address) -> None:
        """Wait until the host of `address` may be asked, and take the turn."""
        pause = self._wait(address)
        if pause > 0:
            self.clock.sleep(pause)

    def done(self, address: Address, later: float = 0.0) -> None:
        """The host of `address` has answered; it may be asked again after the pause, or `later` seconds."""
        house = self._houses.get(address.origin)
        self._free[address.host] = self.clock.seconds() + max(self.pause, house.pause if house else 0.0, later)

    def _wait(self, address: Address) -> float:
        return self._free.get(address.host, 0.0) - self.clock.seconds()

    def _house(self, address: Address) -> _House:
        known = self._houses.get(address.origin)
        if known is None or known.until <= self.clock.seconds():
            known = self._houses[address.origin] = self._read(address)
        return known

    def _read(self, address: Address) -> _House:
        from protego import Protego  # noqa: PLC0415  loaded by those who fetch

        reply = self.get(address._replace(target=_ROBOTS))
        now = self.clock.seconds()
        if isinstance(reply, Unanswered):
            return _House(None, reply, now + _DOUBTED)
        if reply.status == 200:
            return _House(Protego.parse(reply.data[:_READ].decode("utf-8-sig", "replace")), None, now + _KEPT)
        if reply.status >= 500 or reply.status == _BUSY:
            message = (
                f"{address.host} fails to say what may be fetched (robots.txt has status {reply.status}): try later"
            )
            return _House(None, Unanswered("robots", message), now + _DOUBTED)
        return _House(None, None, now + _KEPT)
