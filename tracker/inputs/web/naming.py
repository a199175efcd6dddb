"""Which feeds does a page name?

    <link rel="alternate" type="application/rss+xml" href="/feed">

It is no more than looked through for these elements: nothing here parses pages.
"""

import re
from html import unescape

from tracker.inputs.web.addresses import Address, address, joined
from tracker.inputs.web.kinds import FEEDS

_LOOKED = 512 * 1024  # bytes of a page
_LINK = re.compile(rb"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_SAID = re.compile(r"([a-z]{2,8})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_MOST = 20  # feeds of one page


def named(data: bytes, base: str) -> list[Address]:
    """The addresses of the feeds that a page at `base` names, in its order."""
    at = address(base)
    if isinstance(at, str):
        return []
    found: dict[Address, None] = {}
    for link in _LINK.finditer(data[:_LOOKED]):
        said = {
            name.lower(): unescape(a or b or c) for name, a, b, c in _SAID.findall(link[1].decode("utf-8", "replace"))
        }
        kind = said.get("type", "").partition(";")[0].strip().lower()
        if "alternate" in said.get("rel", "").lower().split() and kind in FEEDS and said.get("href", "").strip():
            leads = joined(at, said["href"].strip())
            if isinstance(leads, Address):
                found.setdefault(leads)
    return list(found)[:_MOST]
