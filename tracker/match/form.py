"""Which of a wording's words carry its sense, and what are they without their endings?

Short words stand for grammar in most European languages, so length tells sense from grammar without a list;
words that are common in a store are dropped later, by the cap on keys.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.text import normal

SMALL = 3  # letters: words up to this long hold a sentence together and say little

_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ing", "ed", "ly")
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’][sS](?![^\W_])")
_KNOWN = 1 << 12  # words whose stems are kept at hand


@dataclass(frozen=True, slots=True)
class Form:
    """A wording, ready for comparing.

    Attributes:
        text: normalised, words parted by one blank.
        words: of `text`.
        stems: `words` without common endings, one for one.
        bag: `stems` without order and repeats.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    bag: frozenset[str]

    @property
    def content(self) -> tuple[int, ...]:
        """The places in `words` of those that carry sense; all of them when none stands out."""
        places = tuple(i for i, word in enumerate(self.words) if len(word) > SMALL or not small(word))
        return places or tuple(range(len(self.words)))

    @property
    def key(self) -> tuple[str, ...]:
        """The stems of the words that carry sense, in order."""
        return tuple(self.stems[i] for i in self.content)


def formed(text: str) -> Form:
    """`text` as a Form. An empty text, or one of marks alone, has no words."""
    plain = normal(text)
    printed = tuple(plain.split())
    stems = tuple(map(stem, _bare(text, printed)))
    return Form(plain, printed, stems, frozenset(stems))


def words(text: str) -> Sequence[str]:
    """The words of a text, normalised, without the "'s" of those that have one."""
    return _bare(text, normal(text).split())


def _bare(text: str, printed: Sequence[str]) -> Sequence[str]:
    """The `printed` words of a text, without the "'s" of those that have one."""
    if not any(end in text for end in ("'s", "’s", "'S", "’S")):
        return printed
    bare = normal(_POSSESSIVE.sub("", text)).split()
    return bare if len(bare) == len(printed) else printed


def small(word: str) -> bool:
    """Whether a normalised word is too short to carry sense; anything with a digit carries some."""
    return len(word) <= SMALL and word.isalpha()


@lru_cache(_KNOWN)
def stem(word: str) -> str:
    """A normalised word without its commonest English endings, alike for the forms of one word.

    >>> [stem(w) for w in ("relations", "countries", "pledged", "pledge", "running", "process", "ties")]
    ['relation', 'countr', 'pledg', 'pledg', 'run', 'process', 'tie']
    """
    if len(word) <= SMALL or not word.isascii():
        return word
    word = _singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not _VOWELS.isdisjoint(word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word
