"""What does a feed say of itself, and of each of its entries?"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as the feed has it; what it does not say is "".

    Attributes:
        id: by which the feed knows it again.
        link: the address of its page.
        published, updated: as printed.
        authors: joined by commas.
        source, source_address: the feed that it was taken from.
        publisher: as the feed names it for this entry.
        html, text: what there is to read; one of them, or neither.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: str = ""
    source: str = ""
    source_address: str = ""
    publisher: str = ""
    html: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        title: of the feed.
        home: the address of the site that it is of.
        entries: in its order.
        lost: how many more are broken.
    """

    title: str
    home: str
    entries: Sequence[Entry]
    lost: int = 0
