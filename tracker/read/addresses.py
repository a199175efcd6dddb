"""Which words are an address, and is it that of one page?

An article is known again by its address. Where a field says "N/A" for all, or pages give the address of their site for
their own, each would pass for a revision of the one before.
"""

import re
from urllib.parse import urlsplit

_ONE = re.compile(r"\S*\w\.\w\S*|[A-Za-z][A-Za-z0-9+.-]+:(?://)?[\w\[]\S*|//?\w\S*")


def is_one(words: str) -> bool:
    """Whether words can be an address, whole or in part.

    >>> [is_one(words) for words in ("https://post.example/1", "post.example/1", "/2023/bridge", "urn:post:1")]
    [True, True, True, True]
    >>> [is_one(words) for words in ("N/A", "none", "-", "http://", "see below", "7")]
    [False, False, False, False, False, False]
    """
    return _ONE.fullmatch(words) is not None


def is_of_a_page(address: str) -> bool:
    """Whether an address is that of one page, and not of a whole site.

    >>> [is_of_a_page(address) for address in ("https://post.example/1", "https://post.example/?p=1", "post.example")]
    [True, True, True]
    >>> [is_of_a_page(address) for address in ("https://post.example", "https://post.example/#top")]
    [False, False]
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    within = parts.path.strip("/") or parts.query or parts.fragment.startswith(("!", "/"))
    return not parts.netloc or bool(within)
