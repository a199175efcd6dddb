"""Which names of outlets that no list has show what they are by their last word, their form or the noun before them?

"The Marrow Bay Courier", "Northmoor Public Radio", "Bayfacts.com", "the news site Bitwick". They are weak names: they
count in a citing frame only, and nothing is known of them but their kind.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tracker.lexicon.generic_outlets import Generic

_TOLD = frozenset({"told", "tell", "tells", "telling", "informed", "assured", "reminded"})
_CLOSES = frozenset(
    {"that", "in", "on", "at", "for", "during", "after", "before", "last", "this", "and", "about", "of"}
)
_LED = frozenset({"called", "the"})  # between a noun and a name
_HEARER = 5  # words between "told" and a noun
_LONGEST = 5  # words of a name
_SITE = re.compile(r"(?:[A-Za-z0-9-]{2,}\.)+(?:com|org|net|info|news|ru|cn|uk|de|fr|ua|it|es|eu|tv|me|io)")
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|\d{2,4}))?")  # of the United States
_PARTS = (re.compile(r"\.[a-z]{2}"), re.compile(r"[KW][A-Z]{2}"))  # of every site, of every station
_HEARD = frozenset({"on", "told", "station", "affiliate", "radio", "by", "with"})
_MEDIA = frozenset({"radio", "Radio", "TV", "television", "AM", "FM"})


class Unlisted(NamedTuple):
    """A name that no list has: its words, half-open, without article, and the kind of outlet that it shows."""

    first: int
    last: int
    kind: str


def unlisted(words: Sequence[str], generic: Generic, taken: Collection[int]) -> Iterator[Unlisted]:
    """Each such name among `words`; none overlaps `taken`.

    A name has at least two words, all with capitals, or is a host ("Bayfacts.com") or a station's call sign ("WQXL"),
    or follows a noun for outlets.
    """
    heads, nouns = generic.heads, generic.introducing
    showing = generic.showing
    for i, word in [(i, w) for i, w in enumerate(words) if w in showing or "." in w or w[0] in "KW"]:
        if i in taken:
            continue
        kind = _kind_by_form(words, i)
        if kind:
            yield Unlisted(i, i + 1, kind)
        elif word in heads and not _goes_on(words, i + 1):
            first = i
            while first > max(0, i - _LONGEST + 1) and first - 1 not in taken and _part(words[first - 1]):
                first -= 1
            while first < i and words[first] in generic.before:
                first += 1
            if first < i:
                yield Unlisted(first, i + 1, heads[word])
        elif word in nouns:
            yield from _introduced(words, i, generic, taken)


def _introduced(words: Sequence[str], at: int, generic: Generic, taken: Collection[int]) -> Iterator[Unlisted]:
    """The capitalised name right after the noun that ends at word `at`: "the news site Bitwick"."""
    first = at + 1
    first += first < len(words) and words[first] in _LED
    if first >= len(words) or not words[first][0].isupper():
        return
    noun = next((n for n in generic.introducing[words[at]] if tuple(words[: at + 1][-len(n.words) :]) == n.words), None)
    end = first
    while end < min(len(words), first + _LONGEST) and end not in taken and _named(words[end], generic):
        end += 1
    if noun is not None and first < end and first - 1 not in taken and _bounded(words, at, end):
        yield Unlisted(first, end, min(noun.kinds))


def _named(word: str, generic: Generic) -> bool:
    """Whether a word may stand in a name after a noun: "RTL", "O'Hara", and no day or month."""
    return word[0].isupper() and word not in generic.after and word.replace("-", "").replace("'", "").isalnum()


def _bounded(words: Sequence[str], noun: int, end: int) -> bool:
    """Whether no clause begins with the name: in "told the newspaper Lee was late" one does."""
    told = any(word in _TOLD for word in words[max(0, noun - _HEARER) : noun])
    return not told or end == len(words) or words[end] in _CLOSES or not words[end][0].isalpha()


def _kind_by_form(words: Sequence[str], i: int) -> str | None:
    """The kind of outlet that one word shows by its form: a site or a station."""
    word = words[i]
    if "." in word and _SITE.fullmatch(word):
        return "online"
    return "broadcaster" if word[0] in "KW" and _STATION.fullmatch(word) and _called(words, i) else None


def shows(text: str, words: Sequence[str], generic: Generic) -> bool:
    """Whether such a name may be among the words of a text at all."""
    return not generic.showing.isdisjoint(words) or any(part.search(text) for part in _PARTS)


def _called(words: Sequence[str], i: int) -> bool:
    """Whether capitals are a call sign: small words stand beside them, and one of them says where it is heard."""
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    return before in _HEARD or after in _MEDIA


def _part(word: str) -> bool:
    """Whether a word may be part of a name before its last word: a capital, then small letters; "Quad-City", too."""
    return all(part[:1].isupper() and part[1:].islower() and part.isalpha() for part in word.split("-"))


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Whether the next word belongs to the name, so that the one before is not its last: "Post Office"."""
    return end < len(words) and (words[end][0].isupper() or words[end][0].isdigit())


def identity(name: str) -> str:
    """The id of an outlet that no list has: "Northmoor Public Radio" -> "northmoor-public-radio"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
