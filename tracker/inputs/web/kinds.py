"""What do the bytes hold that a server gave: a page, a text, a feed, nothing to read?"""

import re
from email.message import Message

from tracker.inputs import feeds
from tracker.model import Form

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
_RECORDS = frozenset({"application/json", "text/json"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"})
_VAGUE = _UNSAID | {"application/xml", "text/xml", "text/plain"}
_SAMPLE = 2_048  # bytes looked at
_PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->)\s*)*+"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def is_feed(declared: str, data: bytes) -> bool:
    """Whether the bytes are a feed, going by the media type that is `declared` for them and by how they begin."""
    return declared in FEEDS or feeds.looks_like_one(data)


def form(declared: str, data: bytes) -> Form | None:
    """What the bytes are when they are no feed, going by the same; None when there is nothing to read in them."""
    if declared in _PAGES or (declared in _VAGUE and _PAGE.match(data[:_SAMPLE])):
        return Form.PAGE
    if declared in _RECORDS:
        return Form.RECORD
    return Form.TEXT if declared in _UNSAID or declared.startswith("text/") else None


def media_type(header: str) -> tuple[str, str | None]:
    """The media type of a Content-Type, in lower case, and its charset.

    >>> media_type('Text/HTML; charset="ISO-8859-1"'), media_type("")
    (('text/html', 'iso-8859-1'), ('', None))
    """
    message = Message()
    message["Content-Type"] = header or "/"
    found = message.get_content_charset()
    return header.partition(";")[0].strip().lower(), found
