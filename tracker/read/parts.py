"""What is one paragraph of a page, and does it read like prose?"""

import re
from functools import lru_cache
from typing import NamedTuple

from tracker.lexicon.furniture import Hit
from tracker.model import Role

_ENDED = re.compile(r"[.?!…:;。．？！：；｡؟۔।॥][\"'”’»)\]」』）】]*$|[,–—-]$")
_SENTENCES = re.compile(r"[.?!][\"'”’)]*\s+[\"'“‘]*(?:[A-Z]|$)")
_SPEECH = re.compile(r"[A-Z][\w .'’-]{0,40}:\s")
_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s")
_OPENING = "“‘\"'«„"
_CLOSING = "”’\"'»“"
_KEPT = 1_000  # ends of lines that are looked at once
_PROSE = 250  # longer lines are paragraphs, whatever they end in


@lru_cache(_KEPT)
def _ended(last: str) -> bool:
    return _ENDED.search(last) is not None


class Part(NamedTuple):
    """One paragraph.

    Attributes:
        start, end: its place in the text, without surrounding blanks.
        gap: how many blank lines precede it.
        words: as printed.
        folded: in lower case, character by character.
        role: what it is, as far as is known.
        hit: the lexicon's rule that said so, or None.
    """

    start: int
    end: int
    gap: int
    words: str
    folded: str
    role: Role = Role.BODY
    hit: Hit | None = None

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, or leads over to the next."""
        return _ended(self.words[-4:])

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of the article."""
        return self.role is Role.BODY and (self.ended or len(self.words) >= _PROSE)

    @property
    def bullet(self) -> bool:
        """Whether it opens an item of a list."""
        return _BULLET.match(self.words) is not None

    @property
    def like_headline(self) -> bool:
        """Whether, without a full stop, it could head another article.

        Not so an item, a speech, a quotation alone, or several sentences.
        """
        words = self.words
        if self.ended or self.bullet or not 25 <= len(words) <= 160 or len(words.split()) < 6:
            return False
        if _SPEECH.match(words) or _SENTENCES.search(words) or (words[0] in _OPENING and words[-1] in _CLOSING):
            return False
        return words[0].isupper() or words[0] in _OPENING

    @property
    def titled(self) -> bool:
        """Whether its Words Are Written Like This."""
        long = [word.lstrip("\"'“‘(") for word in self.words.split() if len(word) > 3]
        return sum(word[:1].isupper() for word in long) >= 0.7 * max(len(long), 2)
