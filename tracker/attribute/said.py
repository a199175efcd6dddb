"""When was each quotation said, as far as its article tells?

The words that say so stand in the reporting clause: beside the reporting word ("told reporters on Tuesday"), before it
("Lee on Tuesday said"), at the head of the sentence ("On Tuesday, Lee said"), or in a remark after it. What stands
within the words reported is when that happens, not when it was said. A date carries over to what the same speaker went
on to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.attribute import clause
from tracker.attribute.clause import Told
from tracker.attribute.moments import Moment, Shape, moments
from tracker.attribute.reckon import Seen, meant, wrong_weekday
from tracker.attribute.result import characters
from tracker.lexicon import Lexicon
from tracker.model import Article, Attribution, Found, Frame, FrameKind, Kind, Problem, Said, Sentence, Span, Word
from tracker.text import days, tokens

_NEAR = 2  # sentences
_DISPATCH = 31  # days by which the date of a dateline may be before that of publication
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEFORE = 4  # tokens before a reporting word among which "will" stands

Place = tuple[int, int]  # a sentence, and one of its reporting clauses


def dated(
    article: Article, found: Found, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions with the date of the utterance where the article tells it; and dates that contradict others."""
    scene = _Scene(article, found, lexicon)
    scene.today = scene.seen_from()
    told = [scene.own(index, a) for index, a in enumerate(attributions)]
    _carry(scene, attributions, told)
    made = tuple(replace(a, said=said) if said else a for a, said in zip(attributions, told, strict=True))
    return made, tuple(dict.fromkeys(scene.problems))


@dataclass(slots=True)
class _Scene:
    """An article whose times are read.

    Attributes:
        today: the day from which its times are seen, or None.
        problems: contradictions that were found.
        clauses: where the reporting word of a clause stands, to its place.
        of: the sentence in which each quotation stands.
        reported: what is reported in each sentence without marks; what stands in marks is one token of it.
        times: of the sentences that were looked at.
    """

    article: Article
    found: Found
    lexicon: Lexicon
    today: date | None = None
    problems: list[Problem] = field(default_factory=list)
    clauses: dict[Span, Place] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    reported: dict[int, list[Span]] = field(default_factory=dict)
    times: dict[int, list[Moment]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where clauses and quotations stand."""
        for number, sentence in enumerate(self.found.sentences):
            for i, frame in enumerate(sentence.frames):
                self.clauses[characters(sentence, frame.cue)] = (number, i)
            self.of.update((index, number) for _, index in sentence.marked)
        for quotation, (index, place) in zip(self.found.quotations, enumerate(self.found.frames), strict=True):
            if place:
                self.of[index] = place[0]
                self.reported.setdefault(place[0], []).append(Span(quotation.start, quotation.end))

    def seen_from(self) -> date | None:
        """The day of the dateline, else that of publication; None when one of them must be wrong."""
        published = self.article.published or ""
        covered = days(published) if len(published) >= len("2023-02-21") else None
        if covered is None or self.article.dateline is None:
            return covered[0] if covered else None
        split = tokens(self.article.dateline, abbreviations=self.lexicon.words.abbreviations)
        line = [Word(*token, token.text.lower()) for token in split]
        printed = next((m for m in moments(line, self.lexicon.times) if m.shape is Shape.DATE and m.day), None)
        if printed is None:
            return covered[0]
        day = days(meant(printed, Seen(covered[0])) or meant(printed, Seen(covered[0], ahead=True)))
        return day[0] if day and -1 <= (covered[0] - day[0]).days <= _DISPATCH else None

    def own(self, index: int, attribution: Attribution) -> Said | None:
        """The date that the reporting clause of a quotation gives, or a remark in the next sentence."""
        if attribution.kind is Kind.UNATTRIBUTED:
            return None
        place = self.clauses.get(attribution.cue) if attribution.cue else None
        said = self._of_clause(place) if place else None
        number = place[0] if place else self.of.get(index)
        return said or (self._of_remark(number + 1) if number is not None else None)

    def _of_remark(self, number: int) -> Said | None:
        """What a sentence says that looks back: Lee made the remark on Tuesday."""
        frames = self.found.sentences[number].frames if number < len(self.found.sentences) else ()
        looks_back = (i for i, frame in enumerate(frames) if frame.kind is FrameKind.REMARK)
        return next((said for i in looks_back if (said := self._of_clause((number, i)))), None)

    def _of_clause(self, place: Place) -> Said | None:
        if not self._times(place[0]):
            return None
        sentence = self.found.sentences[place[0]]
        frame = sentence.frames[place[1]]
        ahead = self._ahead(sentence, frame)
        if ahead is None:
            return None
        cue = characters(sentence, frame.cue)
        contents = [s for s in self.reported.get(place[0], []) if not (s.start <= cue.start and cue.end <= s.end)]
        times = list(clause.outside(self._times(place[0]), sentence, contents))
        told = clause.telling(sentence, place[1], times, self.lexicon)
        return self._said(place[0], told, ahead=ahead) if told else None

    def _said(self, number: int, told: Told, *, ahead: bool) -> Said | None:
        """The record of a time, which is told where it contradicts others."""
        moment, sentence = told.moment, self.found.sentences[number]
        base = self._base(number, moment) if moment.shape is Shape.SHIFT else None
        iso = meant(moment, Seen(self.today, ahead, base, universal=self._universal()))
        if iso is None:
            return None
        span = characters(sentence, (moment.first, moment.end))
        said = Said(iso, self.article.text[span.start : span.end], span, told.rule)
        self._doubt(moment, said, ahead=ahead)
        return said

    def _universal(self) -> bool:
        """Whether the day of publication is told in universal time, as many sites do wherever they are."""
        published = self.article.published or ""
        return "T" in published and published.endswith(("Z", "+00:00")) and self.article.dateline is None

    def _doubt(self, moment: Moment, said: Said, *, ahead: bool) -> None:
        weekday = wrong_weekday(moment, said.date)
        if weekday is not None:
            message = f"{said.printed!r} cannot be: {said.date} was a {_WEEK[weekday]}"
            self.problems.append(self._problem("weekday-contradicted", message, said.span))
        covered, published = days(said.date), days(self.article.published)
        if covered and published and not ahead and (covered[0] - published[1]).days > 1:
            message = f"dated {self.article.published}, but something was said {said.printed!r}, on {said.date}"
            self.problems.append(self._problem("said-later", message, said.span))

    def _base(self, number: int, moment: Moment) -> date | None:
        """The day from which "a day earlier" counts.

        The one named last, in this sentence or the ones right before it; where the text named no time so far, the day
        on which it is printed.
        """
        for place in range(number, max(-1, number - _NEAR - 1), -1):
            before = [m for m in self._times(place) if place < number or m.end <= moment.first]
            named = (meant(m, Seen(self.today)) for m in reversed(before) if m.shape is not Shape.SHIFT)
            iso = next((iso for iso in named if iso), None)
            if iso:
                return date.fromisoformat(iso) if len(iso) == len("2023-02-21") else None
        earlier = any(self._times(place) for place in range(number))
        return None if earlier or self._times(number)[0] != moment else self.today

    def _ahead(self, sentence: Sentence, frame: Frame) -> bool | None:
        """Whether it is still to be said; None when that is open: she would say."""
        if not frame.modal:
            return False
        before = {word.lower for word in sentence.words[max(0, frame.cue[0] - _BEFORE) : frame.cue[0]]}
        if before & self.lexicon.times.ahead:
            return True
        return False if before & self.lexicon.times.past else None

    def _times(self, number: int) -> list[Moment]:
        if number not in self.times:
            self.times[number] = moments(self.found.sentences[number].words, self.lexicon.times)
        return self.times[number]

    def _problem(self, code: str, message: str, span: Span | None) -> Problem:
        return Problem(self.article.path, "attribute", code, message, span)


def _carry(scene: _Scene, attributions: Sequence[Attribution], told: list[Said | None]) -> None:
    """Give a date to the other pieces of an utterance, to what stands within it, and to what its speaker adds."""
    quotations = scene.found.quotations
    pieces = {q.utterance: said for q, said in zip(quotations, told, strict=True) if said}
    last: int | None = None
    for index, (quotation, attribution) in enumerate(zip(quotations, attributions, strict=True)):
        if not attribution.speakers:
            continue
        before = [i for i in (quotation.inside, last) if i is not None and _goes_on(scene, attributions, i, index)]
        givers = [pieces.get(quotation.utterance), *(told[i] for i in before)]
        said = told[index] or next((giver for giver in givers if giver), None)
        told[index] = replace(said, inherited=True) if said and not told[index] else said
        last = index


def _goes_on(scene: _Scene, attributions: Sequence[Attribution], giver: int, taker: int) -> bool:
    """Whether one goes on with another of the same speaker, without a clause of its own or with "she added"."""
    one, other = attributions[giver], attributions[taker]
    if [s.name for s in one.speakers] != [s.name for s in other.speakers]:
        return False
    if scene.of.get(taker, 0) - scene.of.get(giver, 0) > _NEAR:
        return False
    place = scene.clauses.get(other.cue) if other.cue else None
    frame = scene.found.sentences[place[0]].frames[place[1]] if place else None
    return frame is None or other.cue == one.cue or frame.lemma in scene.lexicon.times.going_on
