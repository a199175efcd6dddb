"""Which of the times in a sentence stands in one of its reporting clauses?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.attribute.moments import Moment
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Sentence, Word

BESIDE, BETWEEN, OPENING = "beside the reporting word", "before the reporting word", "at the head of the sentence"
"""Where a time stands."""

_LONGEST = 14  # tokens between a reporting clause and its time
_SIGNS = frozenset(";:—–-()…")
_TALKING = frozenset({"say", "tell", "ask", "manner", "report"})  # classes of verbs that take where and when, not whom
_ABOUT = frozenset({"of", "about", "regarding", "concerning"})
_AND = frozenset({"and", "or", "through", "to", "until", "till", "-", "–"})
_OPENERS = frozenset({"but", "and", "then", "so"})
_OWNING = frozenset({"in", "at", "during", "on", "after"})


class Told(NamedTuple):
    """The time of a reporting clause, and where it stands."""

    moment: Moment
    rule: str


def telling(sentence: Sentence, index: int, times: Sequence[Moment], lexicon: Lexicon) -> Told | None:
    """When it was that the reporting clause `index` of a sentence reports of; `times` are outside of what is reported.

    A clause that shares its subject with the one before it ("Lee said ..., and added ...") shares its time as well.
    """
    frame, clause = sentence.frames[index], _Clause(sentence.words, lexicon)
    if frame.negated:
        return None
    single = [moment for moment in times if not clause.one_of_several(moment, times)]
    found = clause.beside(frame, single) or clause.between(frame, single) or clause.opening(frame, single)
    if found is None and frame.shared and index:
        return telling(sentence, index - 1, times, lexicon)
    return found


class _Clause(NamedTuple):
    """A sentence in which clauses are looked at."""

    words: Sequence[Word]
    lexicon: Lexicon

    def beside(self, frame: Frame, times: Iterable[Moment]) -> Told | None:
        """Told reporters in Oslo on Tuesday."""
        parts = [part for part in (frame.heard, frame.source, frame.added) if part and part[0] >= frame.cue[0]]
        start = max([frame.cue[1], *(part[1] for part in parts)])
        behind = [moment for moment in times if moment.first >= frame.cue[1]]
        last = next((m for m in behind if any(m.end == part[1] > m.first > part[0] for part in parts)), None)
        if last:  # "told a rally on Tuesday", where all of it is taken for the listener
            return Told(last, BESIDE) if self._led(last) else None
        moment = next((moment for moment in behind if moment.first >= start), None)
        if moment is None or moment.first - start > _LONGEST or not self._led(moment):
            return None
        filler = self.words[start : moment.first]
        if filler and not (self._takes(frame, filler[0]) and self._plain(filler)):
            return None
        return Told(moment, BESIDE)

    def between(self, frame: Frame, times: Iterable[Moment]) -> Told | None:
        """Lee on Tuesday said; Lee, in an interview on Tuesday, said."""
        if frame.source is None or frame.source[1] > frame.cue[0]:
            return None
        end = frame.cue[0]
        taken = next((m for m in times if m.first <= frame.source[0] and frame.source[1] <= m.end == end), None)
        if taken:  # "Lee on Tuesday evening said", where the evening is taken for who said it
            return Told(taken, BETWEEN) if self._led(taken) else None
        start = frame.source[1]
        moment = next((moment for moment in times if start <= moment.first and moment.end <= end), None)
        if moment is None or not self._led(moment):
            return None
        first = start + 1 if self.words[start].text == "," else start
        led = self.words[first]
        if moment.first != first and not self._begins(led) and led.lower not in self.lexicon.times.issued:
            return None
        if any(word.lower in self.lexicon.words.conjunctions for word in self.words[moment.end : end]):
            return None  # "Lee voted on Tuesday and says"
        return Told(moment, BETWEEN) if self._plain(self._around(moment, start, end), ",") else None

    def opening(self, frame: Frame, times: Iterable[Moment]) -> Told | None:
        """On Tuesday, Lee said; In a speech on Tuesday, Lee said."""
        ahead = frame.source is not None and frame.source[0] < frame.cue[0]
        end = frame.source[0] if frame.source and ahead else frame.cue[0]
        moment = next(iter(times), None)
        if moment is None or moment.end > end or not self._led(moment):
            return None
        first = 1 if self.words[0].lower in _OPENERS else 0
        if moment.first != first and not self._begins(self.words[first]):
            return None
        return Told(moment, OPENING) if self._plain(self._around(moment, 0, end), ",", MARKED) else None

    def one_of_several(self, moment: Moment, times: Iterable[Moment]) -> bool:
        """Whether it is one of two: Monday and Tuesday."""
        return any(
            (other.first - moment.end == 1 and self.words[moment.end].lower in _AND)
            or (moment.first - other.end == 1 and self.words[other.end].lower in _AND)
            for other in times
        )  # fmt: skip

    def _around(self, moment: Moment, start: int, end: int) -> Sequence[Word]:
        return (*self.words[start : moment.first], *self.words[moment.end : end])

    def _led(self, moment: Moment) -> bool:
        """Whether nothing before a time makes it a bound ("since Tuesday") or the time of a thing ("of Tuesday's")."""
        before = self.words[moment.first - 1].lower if moment.first else ""
        if before in self.lexicon.times.bounding:
            return False
        return not moment.owns or bool({before, self.words[moment.first].lower} & _OWNING)

    def _begins(self, word: Word) -> bool:
        """Whether a word leads to where or when something was said."""
        words, times = self.lexicon.words, self.lexicon.times
        return (word.lower in words.prepositions and word.lower not in times.bounding) or word.lower in times.speaking

    def _takes(self, frame: Frame, word: Word) -> bool:
        """Whether a word right after a reporting clause leads on to where and when, and not to what or whom."""
        if word.lower in self.lexicon.times.issued:
            return True
        talking = frame.kind is not FrameKind.VERB or not _TALKING.isdisjoint(frame.classes)
        led = word.lower in self.lexicon.words.prepositions or word.lower in self.lexicon.words.adverbs
        return talking and led and word.lower not in _ABOUT

    def _plain(self, words: Iterable[Word], *allowed: str) -> bool:
        """Whether no other clause begins among these words."""
        return not any(self._stops(word) for word in words if word.text not in allowed)

    def _stops(self, word: Word) -> bool:
        closed, times = self.lexicon.words, self.lexicon.times
        if word.lower in times.issued or word.lower in times.speaking:
            return False
        if word.text in _SIGNS or word.text in {",", MARKED}:
            return True
        if any(word.lower in words for words in (closed.finite, closed.relatives, closed.subordinators)):
            return True
        return word.lower.endswith("ed") and word.text.islower()


def outside(times: Iterable[Moment], sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Iterator[Moment]:
    """The times that stand in none of some spans of characters."""
    for moment in times:
        start, end = sentence.words[moment.first].start, sentence.words[moment.end - 1].end
        if not any(start < span[1] and span[0] < end for span in spans):
            yield moment
