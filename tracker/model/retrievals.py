"""What was had from an address, and when?"""

from dataclasses import dataclass
from enum import StrEnum


class Taken(StrEnum):
    """What was made of the bytes."""

    ARTICLE = "article"  # they are one
    ARCHIVED = "archived"  # they are one, as an archive holds it, where it stays what it was
    ENTRIES = "entries"  # they are a feed, whose entries have texts
    PAGES = "pages"  # they are a feed, whose entries lead to pages


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One answer of a server.

    Attributes:
        asked: the address as it was asked for; of an archived page its place in the archive.
        final: the address that answered, after all redirects.
        status: of the answer; 304 says that nothing has changed since the retrieval before.
        at: when the answer had come, UTC, ISO 8601.
        sha256: of the bytes, unpacked, in hexadecimal; with 304 that of the retrieval before.
        size: how many bytes.
        taken: what was made of them.
        headers: those of the answer that say what it is and which version of it, names in lower case.
    """

    asked: str
    final: str
    status: int
    at: str
    sha256: str
    size: int
    taken: Taken = Taken.ARTICLE
    headers: tuple[tuple[str, str], ...] = ()
