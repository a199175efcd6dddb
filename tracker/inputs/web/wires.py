"""What carries a request: urllib3's connections, over sockets that we open ourselves?

Loaded with the first request, so that whoever reads files does not pay for it.
"""

import socket
from collections.abc import Callable

from urllib3.connection import HTTPConnection, HTTPSConnection

from tracker.inputs.web.addresses import Address

Dial = Callable[[], socket.socket]


class Plain(HTTPConnection):
    """HTTP over the socket that `dial` gives."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


class Secure(HTTPSConnection):
    """HTTPS likewise; the certificate is checked against the name of the host."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


def wire(address: Address, dial: Dial, seconds: float) -> Plain | Secure:
    """A connection for one request to the host of `address`; `seconds` without a byte end it."""
    made: Plain | Secure
    if address.scheme == "https":
        made = Secure(address.host, address.port, timeout=seconds, cert_reqs="CERT_REQUIRED")
    else:
        made = Plain(address.host, address.port, timeout=seconds)
    made.dial = dial
    return made
