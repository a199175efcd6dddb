"""What are words without their endings, and which terms may a text be looked up by?"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tracker.text.normal import normal

SMALL = 3  # letters: words up to this long hold a sentence together and say little

_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ing", "ed", "ly")
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’][sS](?![^\W_])")
_KNOWN = 1 << 14  # words whose stems are kept at hand

# Thai, Lao, kana and Han are written without blanks between words.
_UNSPACED = (
    "[\u0e00-\u0eff\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def stems(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """The stems of the `words` of `normal(text)`, one for one, the possessive left out."""
    return tuple(map(stem, bare(text, words)))


def terms(text: str, plain: str) -> str:
    """What a text is looked up by: its stems in order, parted by one blank each; `plain` is `normal(text)`.

    >>> terms("Our relations: rock-solid, 坚如磐石!", "our relations rock solid 坚如磐石")
    'our relation rock solid 坚 如 磐 石'
    """
    return parted(" ".join(stems(text, plain.split())))


def parted(plain: str) -> str:
    """A normalised text with every letter of a script without blanks as a word of its own."""
    return plain if plain.isascii() else " ".join(_unspaced().sub(r" \g<0> ", plain).split())


@cache
def _unspaced() -> re.Pattern[str]:
    """The letters of such scripts; made when it is first needed, for it takes a while."""
    return re.compile(_UNSPACED)


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


def bare(text: str, words: Sequence[str]) -> Sequence[str]:
    """The `words` of a text, without the "'s" of those that have one."""
    if not any(end in text for end in ("'s", "’s", "'S", "’S")):
        return words
    bare = normal(_POSSESSIVE.sub("", text)).split()
    return bare if len(bare) == len(words) else words
