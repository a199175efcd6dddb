"""How is a host reached, so that nothing inside somebody's network is?

A name is resolved once. All that it resolves to is checked, and the connection goes to what was checked: a resolver
that answers otherwise a moment later changes nothing. Proxies are not used: they would resolve the name themselves.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from tracker.inputs.web.addresses import PORTS, Address
from tracker.inputs.web.public import ip_of, public

_LEAVE = "--allow-private asks it all the same"
_TRIED = 4  # IP addresses of one host


class Refused(OSError):  # noqa: N818  it reads better without the suffix
    """A host that is not asked; its text says why."""


def _everywhere(_: IPv4Address | IPv6Address) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Reach:
    """Which hosts may be asked.

    Attributes:
        allows: whether an IP address may be connected to.
        ports: those that may be; None for all.
        resolve: as `socket.getaddrinfo`.
    """

    allows: Callable[[IPv4Address | IPv6Address], bool] = public
    ports: frozenset[int] | None = frozenset(PORTS.values())
    resolve: Callable[..., list[Any]] = socket.getaddrinfo


EVERYWHERE = Reach(_everywhere, None)


def dialled(address: Address, reach: Reach, seconds: float) -> socket.socket:
    """A socket that is connected to the host of `address`.

    Raises:
        Refused: the host or its port may not be asked.
        OSError: it cannot be reached.
    """
    found = _places(address, reach)
    failed = OSError("the name of the host leads nowhere")
    for family, kind, protocol, _, place in found[:_TRIED]:
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(seconds)
            line.connect(place)
        except OSError as error:
            line.close()
            failed = error
        else:
            return line
    raise failed


def refused(address: Address, reach: Reach) -> str | None:
    """Why the host of `address` will not be asked, as far as one can tell without asking for its name, or None."""
    try:
        _places(address, reach, flags=socket.AI_NUMERICHOST)
    except Refused as error:
        return str(error)
    except OSError:  # it is a name
        return None
    return None


def _places(address: Address, reach: Reach, **how: int) -> list[Any]:
    """Where the host of `address` may be reached.

    Raises:
        Refused: the host or its port may not be asked.
        OSError: nobody knows the host.
    """
    if reach.ports is not None and address.port not in reach.ports:
        raise Refused(f"port {address.port} is not one of the web: {_LEAVE}")
    try:
        found = reach.resolve(address.host, address.port, type=socket.SOCK_STREAM, **how)
    except UnicodeError as error:
        raise OSError("the name of the host cannot be one") from error
    for *_, place in found:
        if not reach.allows(ip_of(place[0])):
            named = "" if place[0] == address.host else f"{place[0]}, "
            raise Refused(f"{address.host} is {named}inside a private network: {_LEAVE}")
    return found


class Deadline:
    """Cuts the connection of a request that takes too long in all, however lively it is.

    Attributes:
        passed: whether it did.
    """

    def __init__(self) -> None:
        self.passed = False
        self._handle: socket.socket | None = None
        self._lock = threading.Lock()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Run the block; `seconds` later, whatever it waits for ends."""
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if self._handle is not None:
                self._handle.close()

    def watch(self, line: socket.socket) -> socket.socket:
        """`line`, which will be cut; a second handle on it stays ours, whatever is wrapped around the first."""
        with self._lock:
            self._handle = line.dup()
        if self.passed:
            self._cut()
        return line

    def _cut(self) -> None:
        with self._lock:
            self.passed = True
            if self._handle is not None:
                with suppress(OSError):
                    self._handle.shutdown(socket.SHUT_RDWR)
