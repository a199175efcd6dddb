"""What does a server answer to one request?"""
# ruff: noqa: PLC0415  what speaks to hosts is loaded with the first request

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.inputs.web.addresses import Address
from tracker.inputs.web.bodies import ENCODINGS, Unread, body
from tracker.inputs.web.connecting import Deadline, Reach, Refused, dialled
from tracker.inputs.wrong import reason

if TYPE_CHECKING:
    from socket import socket

_TOO_LONG = re.compile("got more than .* header")  # as Python says it of lines, and of their number
AGENT = "tracker"  # the name by which a robots.txt speaks to us
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (reads news articles on behalf of a person)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": ENCODINGS,
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much patience one request gets.

    Attributes:
        seconds: for all of it.
        silence: seconds without a byte.
        largest: bytes of the body, packed and unpacked.
    """

    seconds: float = 60.0
    silence: float = 20.0
    largest: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        status: 200, 304, 404 ...
        headers: names in lower case, the last of each name.
        data: the body, unpacked; empty unless the status is 200.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why there is no answer, or none that can be used.

    Attributes:
        code: as of a problem.
        message: one line.
        later: seconds after which the server wants to be asked again, if it says so.
    """

    code: str
    message: str
    later: float | None = None


def ask(address: Address, extra: Mapping[str, str], reach: Reach, limits: Limits) -> Reply | Unanswered:
    """The answer of the host of `address`, for better or worse; a redirect is an answer, and is not followed."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError

    deadline = Deadline()
    try:
        with deadline.within(limits.seconds):
            reply = _answer(address, extra, lambda: deadline.watch(dialled(address, reach, limits.silence)), limits)
        return _late(limits) if deadline.passed else reply  # what was cut looks as if it had ended
    except Refused as error:
        return Unanswered("refused", str(error))
    except Unread as error:
        return Unanswered("too-large" if "larger" in str(error) else "unreadable", str(error))
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if deadline.passed:
            return _late(limits)
        return Unanswered("unreachable", _told(error, limits) + _by_proxy(address.scheme))


def _answer(address: Address, extra: Mapping[str, str], dial: Callable[[], "socket"], limits: Limits) -> Reply:
    from tracker.inputs.web.wires import wire

    line = wire(address, dial, limits.silence)
    try:
        line.request("GET", address.target, headers={**_HEADERS, **extra}, preload_content=False, decode_content=False)
        answer = line.getresponse()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status != 200:
            return Reply(answer.status, headers)
        packed, declared = headers.get("content-encoding", ""), headers.get("content-length", "")
        return Reply(answer.status, headers, body(answer, packed, declared, limits.largest))
    finally:
        line.close()


def _late(limits: Limits) -> Unanswered:
    return Unanswered("too-slow", f"not all there after {limits.seconds:g} seconds")


def _by_proxy(scheme: str) -> str:
    """That a proxy is not used, where there is one: whoever sits behind it wonders why nothing is reached."""
    name = next((n for n in (f"{scheme}_proxy", f"{scheme}_proxy".upper(), "ALL_PROXY") if os.environ.get(n)), None)
    return f"; {name} is set, but proxies are not used: fetch it by other means, and give the file" if name else ""


def _told(error: Exception, limits: Limits) -> str:
    """What went wrong, in few words."""
    from http.client import HTTPException
    from ssl import SSLCertVerificationError, SSLError

    cause: BaseException | None = error
    while cause:
        if isinstance(cause, SSLCertVerificationError):
            return f"its certificate is not valid: {cause.verify_message}"
        if isinstance(cause, TimeoutError):
            return f"no answer within {limits.silence:g} seconds"
        if isinstance(cause, HTTPException) and _TOO_LONG.match(str(cause)):
            return "the head of its answer is too long"
        if isinstance(cause, SSLError):
            return f"no secure connection can be made: {(cause.reason or 'unknown').replace('_', ' ').lower()}"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, OSError) and not isinstance(error, ConnectionResetError | BrokenPipeError):
        return f"cannot be reached: {reason(error)}"
    return "the connection broke off, or what came is no answer of a web server"
