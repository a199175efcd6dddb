"""Which names of outlets that no list has show what they are by their last word, or by their form?

"The Marrow Bay Courier", "Northmoor Public Radio", "Bayfacts.com". They are weak names: they count in a citing frame
only, and nothing is known of them but their kind.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from tracker.lexicon.generic_outlets import Generic

_LONGEST = 5  # words of a name
_SITE = re.compile(r"(?:[A-Za-z0-9-]{2,}\.)+(?:com|org|net|info|news|ru|cn|uk|de|fr|ua|it|es|eu|tv|me|io)")
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|\d{2,4}))?")  # of the United States
_HEARD = frozenset({"on", "told", "station", "affiliate", "radio", "by", "with"})
_MEDIA = frozenset({"radio", "Radio", "TV", "television", "AM", "FM"})


def unlisted(words: Sequence[str], generic: Generic, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """First and last word (exclusive) of each such name among `words`, without article; none overlaps `taken`.

    A name has at least two words, all with capitals, or is a host ("Bayfacts.com") or a station's call sign ("WQXL").
    """
    heads = generic.heads
    for i, word in [(i, w) for i, w in enumerate(words) if w in heads or w[0] in "KW" or "." in w]:
        if i in taken:
            continue
        if ("." in word and _SITE.fullmatch(word)) or (
            word[0] in "KW" and _STATION.fullmatch(word) and _called(words, i)
        ):
            yield i, i + 1
        elif word in heads and not _goes_on(words, i + 1):
            first = i
            while first > max(0, i - _LONGEST + 1) and first - 1 not in taken and _part(words[first - 1]):
                first -= 1
            while first < i and words[first] in generic.before:
                first += 1
            if first < i:
                yield first, i + 1


def _known_by_form(words: Sequence[str], i: int) -> bool:
    """Whether one word shows by its form that it is a site or a station."""
    word = words[i]
    station = word[0] in "KW" and _STATION.fullmatch(word) and _called(words, i)
    return bool(station or ("." in word and _SITE.fullmatch(word)))


def _called(words: Sequence[str], i: int) -> bool:
    """Whether capitals are a call sign: small words stand beside them, and one of them says where it is heard."""
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    return before in _HEARD or after in _MEDIA


def _part(word: str) -> bool:
    """Whether a word may be part of a name before its last word: a capital, then small letters."""
    return word[0].isupper() and word.replace("-", "").isalpha() and word[1:].islower()


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Whether the next word belongs to the name, so that the one before is not its last: "Post Office"."""
    return end < len(words) and (words[end][0].isupper() or words[end][0].isdigit())


def identity(name: str) -> str:
    """The id of an outlet that no list has: "Northmoor Public Radio" -> "northmoor-public-radio"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
