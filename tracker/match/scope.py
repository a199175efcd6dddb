"""Which of the words that changed belong to words that stay?"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.lexicon import Turns
from tracker.match.diff import Edit, Word, printed
from tracker.model import Flag, Turn

CLAUSE = re.compile(r"[.,;:!?…][\"”’')\]]*\s|\s[-–—]+\s|—|--|[()\[\]]")
SENTENCE = re.compile(r"[.;!?…][\"”’')\]]*\s")

Places = list[int]
"""Which words, by their places in a wording."""

Stretch = tuple[int, int]
"""From which word on, and up to which."""

Beside = tuple[bool, bool]
"""Whether words that stay stand before and behind a stretch."""


class Side(NamedTuple):
    """One of two wordings: its text and its words."""

    text: str
    words: list[Word]

    def parted(self, place: int, signs: re.Pattern[str]) -> bool:
        """Whether one of `signs` stands between the word at `place` and the next one; behind the last one, too."""
        behind = self.words[place + 1 : place + 2]
        return not behind or signs.search(self.text, self.words[place].end, behind[0].start) is not None

    def printed(self, place: int) -> str:
        """The word at that place as it is printed; empty behind the last."""
        return "".join(self.text[word.start : word.end] for word in self.words[place : place + 1])

    def normal(self, places: Iterable[int]) -> list[str]:
        """The words at these places, as they are compared."""
        return [self.words[place].normal for place in places]


class Seen(NamedTuple):
    """What the rules go by."""

    a: Side
    b: Side
    edits: list[Edit]
    turns: Turns
    retold: bool

    def changed(self) -> Iterator[tuple[Edit, Beside]]:
        """The changed stretches."""
        last = len(self.edits) - 1
        for i, edit in enumerate(self.edits):
            if not edit.kept:
                yield edit, (i > 0, i < last)

    def flag(self, turn: Turn, before: Places, after: Places) -> Flag:
        """A flag with the words from the first to the last of the places."""
        (old, old_span), (new, new_span) = (
            printed(side.text, side.words, places[0], places[-1] + 1) if places else ("", None)
            for side, places in ((self.a, before), (self.b, after))
        )
        return Flag(turn, old, new, old_span, new_span)


def _ahead(side: Side, stretch: Stretch, signs: re.Pattern[str]) -> Places:
    """Those of the words of a stretch that no sign parts from the word behind it."""
    first, last = stretch
    begin = last
    while begin > first and not side.parted(begin - 1, signs):
        begin -= 1
    return list(range(begin, last))


def _behind(side: Side, stretch: Stretch, signs: re.Pattern[str]) -> Places:
    """Those of the words of a stretch that no sign parts from the word before it."""
    first, last = stretch
    end = first
    while end < last and not side.parted(end - 1, signs):
        end += 1
    return list(range(first, end))


def near_kept(side: Side, stretch: Stretch, beside: Beside, signs: re.Pattern[str] = CLAUSE) -> Places:
    """Of a changed stretch what stands in one clause, or between two of `signs`, with words that stay."""
    before, behind = beside
    found = {*(_behind(side, stretch, signs) if before else ()), *(_ahead(side, stretch, signs) if behind else ())}
    return sorted(found)


def clause_around(side: Side, first: int, last: int) -> Stretch:
    """Words `first` to `last` with the clause around them."""
    begin, end = first, last
    while begin > 0 and (begin == len(side.words) or not side.parted(begin - 1, CLAUSE)):
        begin -= 1
    while end < len(side.words) and (end == 0 or not side.parted(end - 1, CLAUSE)):
        end += 1
    return begin, end


def phrases(side: Side, places: Iterable[int], turns: Turns) -> list[Places]:
    """The conditions that begin at one of these places, the longest at each."""
    found = []
    for place in places:
        words = tuple(side.normal(range(place, min(place + turns.longest, len(side.words)))))
        size = next((size for size in range(len(words), 0, -1) if words[:size] in turns.conditions), 0)
        if size:
            found.append(list(range(place, place + size)))
    return found
