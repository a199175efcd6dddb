"""Which host and which page does an address name, and may it be asked at all?"""

import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\\ud800-\udfff]")
_LOGIN = re.compile(r"(://)[^/?#@\s]*@")
_LONGEST = 4_000  # characters
PORTS = {"http": 80, "https": 443}


class Address(NamedTuple):
    """An address in its normal form.

    Attributes:
        scheme: http or https.
        host: in lower case and ASCII, without the brackets of IPv6.
        port: as given, or that of the scheme.
        target: path and query, as sent to the server.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Where the host's own rules begin, as `https://example.org`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.target


def is_address(given: str) -> bool:
    """Whether `given` is meant as an address and not as a path."""
    return _SCHEME.match(given) is not None


def address(given: str) -> Address | str:
    """The address that `given` stands for, or what is wrong with it; a fragment (`#...`) is left out."""
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415  `tracker --help` must answer at once
    from urllib3.util import parse_url  # noqa: PLC0415  likewise

    if len(given) > _LONGEST or _ODD.search(given):
        return "no address: it is too long, or has blanks or other signs that no address has"
    try:
        url = parse_url(_ascii(given))
    except (LocationParseError, ValueError):
        return "no address: write it as https://example.org/story"
    if url.scheme not in PORTS:
        return "only http and https addresses are fetched"
    if url.auth is not None:
        return "the address has a user name or a password in it: take it out"
    host = (url.host or "").strip("[]").rstrip(".")
    if not host:
        return "the address names no host: write it as https://example.org/story"
    return Address(url.scheme, host, PORTS[url.scheme] if url.port is None else url.port, url.request_uri)


def _ascii(given: str) -> str:
    """`given` with its host as name servers have it, by the rules that browsers keep (UTS 46)."""
    parts = urlsplit(given)
    host = parts.hostname or ""
    if host.isascii():
        return given
    import idna  # noqa: PLC0415  few hosts need it

    return given.replace(parts.netloc, parts.netloc.lower().replace(host, idna.encode(host, uts46=True).decode()), 1)


def shown(given: str) -> str:
    """What was given as an address as it is told and stored: without a password."""
    return _LOGIN.sub(r"\1...@", given)


def joined(base: Address, location: str) -> Address | str:
    """Where a redirect from `base` to `location` leads, or what is wrong with it."""
    try:
        return address(urljoin(str(base), location.strip()))
    except ValueError:
        return "no address"
