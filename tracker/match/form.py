"""Which of a wording's words carry its sense, and what are they without their endings?

Short words stand for grammar in most European languages, so length tells sense from grammar without a list;
words that are common in a store are dropped later, by the cap on keys.
"""

from dataclasses import dataclass

from tracker.text import normal, stems
from tracker.text.stems import SMALL


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
    found = stems(text, printed)
    return Form(plain, printed, found, frozenset(found))


def small(word: str) -> bool:
    """Whether a normalised word is too short to carry sense; anything with a digit carries some."""
    return len(word) <= SMALL and word.isalpha()
