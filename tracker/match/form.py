"""Which of a wording's words carry its sense, and what are they without their endings?

Short words stand for grammar in most European languages, so length tells sense from grammar without a list;
words that are common in a store are dropped later, by the cap on keys.
"""

from dataclasses import dataclass

from tracker.text import normal

SMALL = 3  # letters: words up to this long hold a sentence together and say little

_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ing", "ed", "ly")


@dataclass(frozen=True, slots=True)
class Form:
    """A wording, ready for comparing.

    Attributes:
        text: normalised, words parted by one blank.
        words: of `text`.
        stems: `words` without common endings, one for one.
        content: places in `words` of those that carry sense; all of them when none stands out.
        starts: for each word, the offset in the original text of its first character.
        bag: `stems` without order and repeats.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[int, ...]
    starts: tuple[int, ...]
    bag: frozenset[str]

    @property
    def key(self) -> tuple[str, ...]:
        """The stems of the words that carry sense, in order."""
        return tuple(self.stems[i] for i in self.content)


def formed(text: str) -> Form:
    """`text` as a Form. An empty text, or one of marks alone, has no words."""
    plain = normal(text)
    words = tuple(plain.text.split())
    starts, stems = [], []
    place = 0
    for word in words:
        start, end = plain.map[place], plain.map[place + len(word) - 1]
        starts.append(start)
        stems.append(stem(word[:-1] if _possessive(text, start, end) else word))
        place += len(word) + 1
    content = tuple(i for i, word in enumerate(words) if not small(word))
    content = content or tuple(range(len(words)))
    return Form(plain.text, words, tuple(stems), content, tuple(starts), frozenset(stems))


def _possessive(text: str, start: int, end: int) -> bool:
    """Whether the word from `start` to its last character at `end` is one with "'s" added."""
    return end - start > 1 and text[end] in "sS" and text[end - 1] in "'’"


def small(word: str) -> bool:
    """Whether a normalised word is too short to carry sense; anything with a digit carries some."""
    return len(word) <= SMALL and word.isalpha()


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
