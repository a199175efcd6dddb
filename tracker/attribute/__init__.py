"""Who said each quotation, and through whom did it come?

sources.py     which reporting clauses govern a quotation; reaching.py those before it
around.py      which clauses stand around another one
names.py       who is named in the article
cast.py        which names are one person's
namesakes.py   which of several people of one surname is meant
people.py      which names are surely people's, and who is called "he" or "she"
scene.py       what is known while an article is read from its beginning
speakers.py    whom the words of a source mean
pronouns.py    whom "he" and "they" mean; antecedents.py of whom the sentences before speak; things.py what "it" means
epithets.py    whom "the Texas senator" and "the tycoon" mean; descriptions.py by what the article describes its people
nominals.py    whom "the group" and "the ministry" mean; pairs.py whom "both sides" and "the two lawmakers"
unnamed.py     whom "the designer" means, of whom the article told before
documents.py   whose words "the statement" holds; polls.py in which poll a share of people answered
mentioned.py   which words in marks nobody says
outlets.py     which outlets relayed it
hosted.py      which talk show is named by whose it is
linked.py      which outlet the words of a clause lead to
relations.py   what the words beside an outlet's name show
occasions.py   who spoke in a sentence, and where it says that somebody was
posts.py       whose post the sentence before speaks of
carry.py       what carries over from one quotation to the next; leading.py what leads to one without reporting it
again.py       whose words stand in marks once more
through.py     which outlets go on relaying what somebody says; introducing.py whether they do or are cited for it
foreign.py     what is said of quotations in other languages than English
explain.py     which rules were tried, and what they saw
said.py        when it was said; clause.py where in a clause that stands
moments.py     which words say when; reckon.py which days they mean
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from tracker.attribute import (
    again,
    antecedents,
    carry,
    foreign,
    linked,
    mentioned,
    occasions,
    outlets,
    polls,
    pronouns,
    speakers,
    staff,
    through,
)
from tracker.attribute.around import around
from tracker.attribute.cast import cast
from tracker.attribute.explain import explained, noted
from tracker.attribute.named import named
from tracker.attribute.people import people
from tracker.attribute.result import Result, characters, finished
from tracker.attribute.said import dated
from tracker.attribute.scene import Scene, full, reported_by
from tracker.attribute.sources import governing
from tracker.lexicon import Lexicon
from tracker.model import (
    Article,
    Attribution,
    Explanation,
    Found,
    Frame,
    FrameKind,
    Kind,
    Span,
    Speaker,
    SpeakerKind,
    Step,
    Word,
)

__all__ = ["attributions", "dated", "explanations"]

_CITES = frozenset({"cite", "quote"})
# classes of verbs that tell what somebody wants or does
_LOOSE = frozenset({"vow", "think", "stance", "object", "about", "bare"})
_BEHIND = frozenset({"closing-clause", "after-quotation", "said-inverted"})  # rules of clauses after what they report
_WHO = frozenset({"who", "which", "that"})
_SAYING = frozenset({"say", "tell", "ask", "report", "manner", "name"})
_MIGHT = frozenset({"should", "must", "could", "may", "might"})  # what somebody should say he has not said
_START = attrgetter("start")
_TELLING = frozenset({"say", "tell", "show", "report", "manner", "name", "think"})


def attributions(article: Article, found: Found, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """One attribution for each quotation of `found`, in the same order; nobody named is an answer."""
    if foreign.is_foreign(article):
        return foreign.attributions(article, found, lexicon)
    _, results = _results(article, found, lexicon)
    return tuple(finished(q, r) for q, r in zip(found.quotations, results, strict=True))


def explanations(article: Article, found: Found, lexicon: Lexicon) -> tuple[Explanation, ...]:
    """How each quotation of `found` came to its attribution, in the same order."""
    if foreign.is_foreign(article):
        return foreign.explanations(article, found, lexicon)
    scene, results = _results(article, found, lexicon)
    return tuple(explained(q, r, scene) for q, r in zip(found.quotations, results, strict=True))


def _results(article: Article, found: Found, lexicon: Lexicon) -> tuple[Scene, list[Result]]:
    """All that is known of the article and of each of its quotations."""
    mentions = named(found, lexicon)
    tokens = [frozenset(outlets.outlet_tokens(m)) for m in mentions]
    everybody = cast(found.sentences, tokens, lexicon)
    known = people(everybody, found.sentences, lexicon)
    scene = Scene(article, found.sentences, mentions, everybody, lexicon, known)
    results = _from_frames(found, scene)
    linked.outlets(article, results, lexicon)
    for carried in (carry.speakers, again.speakers, carry.remarks, through.credited, through.outlets):
        before = [(r.rule, r.speakers, r.citations) for r in results]
        carried(found, results, scene)
        for result, old in zip(results, before, strict=True):
            noted(result, *old)
    return scene, results


def _from_frames(found: Found, scene: Scene) -> list[Result]:
    """Sentence by sentence: what the reporting clauses of its own sentence say of each quotation."""
    results = [Result() for _ in found.quotations]
    given: dict[int, list[tuple[int, int]]] = {}
    for index, place in enumerate(found.frames):
        if place:
            given.setdefault(place[0], []).append((index, place[1]))
            scene.reported[place] = Span(found.quotations[index].start, found.quotations[index].end)
    for number, sentence in enumerate(found.sentences):
        for at, index in sentence.marked:
            results[index] = _marked(found, scene, (number, at, index))
        for index, frame in given.get(number, ()):
            results[index] = _reported(found, scene, (number, frame, index))
        occasions.remember(scene, number, sentence)
        scene.resolved.clear()  # what was remembered may make the same words mean somebody else
        pronouns.note_called(scene, number)
        scene.before.clear()
    return results


def _marked(found: Found, scene: Scene, place: tuple[int, int, int]) -> Result:
    """What the sentence of a quotation in marks says of it; `place` is its sentence, token and index."""
    number, at, index = place
    sentence, quotation = found.sentences[number], found.quotations[index]
    governed = governing(
        quotation, sentence, at, scene.lexicon, frozenset(outlets.outlet_tokens(scene.mentions[number]))
    )
    result = Result(
        sentence=number,
        rule=governed.rule,
        confidence=governed.confidence,
        settled=governed.settled,
        steps=list(governed.steps),
    )
    stack = governed.stack or (() if governed.settled else _inside(scene, number, at, result, quotation.outer))
    if stack:
        content = _clause_around(found, scene, number, index, stack[0])
        lead = sentence.words[0].lower
        opens = lead in scene.lexicon.words.prepositions or lead.endswith("ing")  # In an interview; According to
        if governed.rule in _BEHIND and quotation.kind is Kind.MIXED and not opens:
            content = Span(sentence.start, content.end)  # His show on the BBC was “a joy,” Lee noted.
        _fill(result, scene, stack, content)
    return result


def _inside(scene: Scene, number: int, at: int, result: Result, outer: Span) -> tuple[Frame, ...]:
    """The clauses around the indirect statement that a quotation in marks stands inside, when nothing else gives it."""
    sentence = scene.sentences[number]
    if mentioned.describes(sentence.words, at, scene.lexicon):
        return ()
    around_it = [
        (span.end - span.start, frame)
        for index, frame in enumerate(sentence.frames)
        if (span := scene.reported.get((number, index))) and span.start <= outer.start and outer.end <= span.end
    ]
    if not around_it:
        return ()
    _, frame = min(around_it, key=lambda held: held[0])
    result.rule, result.confidence = "inside-statement", 0.86
    result.steps.append(Step("inside", "an indirect statement that holds it", result.rule))
    return (frame, *around(sentence, frame, at))


def _clause_around(found: Found, scene: Scene, number: int, index: int, frame: Frame) -> Span:
    """What a frame reports around a quotation in marks: the indirect statement that holds it, or itself alone."""
    outer = found.quotations[index].outer
    clause = reported_by(scene, number, frame)
    return clause if clause and clause.start <= outer.start and outer.end <= clause.end else outer


def _reported(found: Found, scene: Scene, place: tuple[int, int, int]) -> Result:
    """What the clause of an indirect statement says of it; `place` is its sentence, frame and index."""
    number, frame_index, index = place
    sentence, quotation = found.sentences[number], found.quotations[index]
    frame = sentence.frames[frame_index]
    at = bisect_left(sentence.words, quotation.start, key=_START)
    at = at if at < len(sentence.words) else 0
    rule = f"indirect-{frame.kind}"
    step = Step(rule, "a clause that reports the rest of its sentence", rule)
    result = Result(sentence=number, rule=rule, confidence=_reporting(frame), settled=True, steps=[step])
    _fill(result, scene, (frame, *around(sentence, frame, at)), Span(quotation.start, quotation.end))
    return result


def _fill(result: Result, scene: Scene, stack: tuple[Frame, ...], content: Span) -> None:
    """Speaker, source, cue, hedge and citations from a stack of frames, the innermost first."""
    number, article = result.sentence, scene.article
    sentence, mentions = scene.sentences[number], scene.mentions[number]
    chosen, source, who = _speaking(scene, number, _outer(stack, sentence.words))
    source = _named_ahead(scene, number, chosen, who) or source
    poll = polls.asking(sentence.words, stack, source, scene.lexicon) if source else None
    if poll:
        source, who = poll, speakers.of_words(scene, number, *poll)
    result.frame = chosen
    result.speakers = who
    result.cue = characters(sentence, chosen.cue)
    result.source = characters(sentence, source) if source else None
    result.hedge = next((sentence.words[f.hedge].lower for f in stack if f.hedge is not None), None)
    relayed = outlets.citations(article, sentence, mentions, stack, content, scene.lexicon)
    issues = not relayed and not scene.lexicon.citing.own_words.isdisjoint(sentence.vocabulary)
    result.issued = issues and staff.stated(sentence.words, chosen, scene.lexicon.citing)
    own = () if result.issued else outlets.speaking(article, result.source, who, scene.lexicon)
    result.citations = relayed or own
    result.why.append(f"{result.rule}: cue “{article.text[result.cue.start : result.cue.end]}”")


def _reporting(frame: Frame) -> float:
    """How often an indirect statement of such a clause is right; `sources` says how that was counted."""
    if frame.kind is FrameKind.ACCORDING:
        return 0.85
    if frame.kind is FrameKind.LABEL:
        return 0.78
    if frame.kind is FrameKind.NOUN:
        return 0.42
    if frame.lemma in {"say", "tell"}:
        return 0.88
    return 0.76 if frame.classes & {"say", "tell", "report", "show", "express"} else 0.65


def _outer(stack: tuple[Frame, ...], words: Sequence[Word]) -> tuple[Frame, ...]:
    """The stack without an innermost clause that only tells what somebody else says of its subject.

    In "aides say the governor plans to “back” Lee" and "... should say he is “late”" the words are the aides'.
    """
    if len(stack) < 2:
        return stack
    inner, *others = stack
    plainly = inner.form in {"base", "s"} and not inner.classes & _TELLING
    might = any(word.lower in _MIGHT for word in words[max(0, inner.cue[0] - 2) : inner.cue[0]])
    may = inner.modal and (might or not inner.classes & {"say", "tell"})
    loose = inner.kind is FrameKind.VERB and (inner.classes <= _LOOSE or plainly or may)
    first = others[0] if others else None
    teller = first is not None and (
        (first.kind is FrameKind.VERB and bool(first.classes & {"say", "tell"}))
        or (first.kind is FrameKind.ACCORDING and may)
    )
    relative = inner.source is not None and words[inner.source[0]].lower in _WHO
    ahead = not relative and others and others[0].cue[1] <= inner.cue[0] and others[0].source and not others[0].passive
    return tuple(others) if loose and teller and ahead else stack


def _named_ahead(scene: Scene, number: int, chosen: Frame, who: tuple[Speaker, ...]) -> tuple[int, int] | None:
    """The subject that "his" before a noun for speech means, or "he" before what he feels, where he says so.

    "Lee | repeated his claim that it holds"; "Lee | says it is late, but he feels it will hold".
    """
    sentence = scene.sentences[number]
    lead = sentence.words[chosen.source[0]].lower if chosen.source else ""
    his = chosen.kind is FrameKind.NOUN and lead in scene.lexicon.words.possessives
    feels = chosen.kind is FrameKind.VERB and lead in scene.lexicon.words.pronouns and not chosen.classes & _SAYING
    if not (his or feels) or len(who) != 1:
        return None
    for frame in sentence.frames:
        leads = frame.kind is FrameKind.VERB and frame.source and frame.cue[1] <= chosen.cue[0]
        says = his or frame.classes & {"say", "tell"}
        if leads and says and [s.name for s in speakers.of_frame(scene, number, frame)] == [who[0].name]:
            return frame.source
    for name in scene.cast.people(number) if his else ():
        ahead = name.last <= chosen.cue[0] and antecedents.subject_like(scene, number, name)
        if ahead and full(scene, name) == who[0].name:
            return name.whole, name.last
    return None


_Speaking = tuple[Frame, tuple[int, int] | None, tuple[Speaker, ...]]


def _speaking(scene: Scene, number: int, stack: tuple[Frame, ...]) -> _Speaking:
    """The frame whose source speaks, the source, and whom it means: the innermost that names no mere outlet."""
    inner = stack[0]
    who = speakers.of_frame(scene, number, inner)
    if _person_or_body(who) or not (who or inner.kind is FrameKind.ACCORDING):
        return inner, inner.source, who
    for frame in stack[1:]:
        other = speakers.of_frame(scene, number, frame)
        if _person_or_body(other) and frame.kind is not inner.kind:
            return frame, frame.source, other
    for frame in scene.sentences[number].frames:
        if frame.lemma in _CITES and frame.heard and not frame.passive:
            cited = speakers.of_words(scene, number, *frame.heard)
            if _person_or_body(cited):
                return inner, frame.heard, tuple(replace(s, reason="cited by the outlet") for s in cited)
    return inner, inner.source, who


def _person_or_body(who: tuple[Speaker, ...]) -> bool:
    return any(s.kind is not SpeakerKind.OUTLET for s in who)
