"""How do the words of a page become facts: dates, languages, writers, addresses?"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from tracker.lexicon import Lexicon
from tracker.model import Fact
from tracker.read import dates
from tracker.read.decode import storable
from tracker.read.html.jsonld import Named

LONGEST = 500  # characters of what is stated; longer is no name, no date and no title
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]\w{1,8})*$")
_NOBODY = re.compile(r"https?://|@|www\.")


def stated(field: str, words: str, rule: str) -> Fact:
    """What stands beside the text."""
    return Fact(field, words, words, None, rule)


def dated(field: str, words: str, rule: str, lexicon: Lexicon) -> Iterator[Fact]:
    """A moment with the offset and the precision with which it is given; nothing when the words name none."""
    moment = dates.iso(words, lexicon.furniture) if words else None
    if moment is None and words:
        found = dates.moment(words, lexicon.furniture)
        moment = found.iso if found else None
    if moment:
        yield Fact(field, moment, words[:LONGEST], None, rule)


def language(words: str, rule: str) -> Iterator[Fact]:
    """The language of a code such as "en-GB", without the country."""
    found = _LANGUAGE.match(words.strip()[:40])
    if found:
        yield Fact("language", found[1].lower(), words.strip(), None, rule)


def authors(names: Iterable[Named], rule: str, lexicon: Lexicon) -> Iterator[Fact]:
    """People become the byline, bodies authors of their own; a "person" who is called as an outlet is one."""
    people = []
    for name in dict.fromkeys(names):
        if name.body or lexicon.outlets.named(name.name):
            yield stated("author_organisation", name.name, rule)
        elif not _NOBODY.match(name.name):
            people.append(re.sub(r"^by\s+", "", name.name, flags=re.IGNORECASE))
    if people:
        yield stated("byline", ", ".join(dict.fromkeys(people)), rule)


def absolute(address: str, base: str | None) -> str | None:
    """An address of the web as a link means it on a page at `base`; None when it is no such address."""
    try:
        full = urljoin(base or "", storable(address.strip()))
        parts = urlsplit(full)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return full if parts.scheme in ("http", "https") and parts.netloc else None


def host(address: str) -> str:
    """The host of an address without "www.", or "" when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
