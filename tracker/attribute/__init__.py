"""Who said each quotation, and through whom did it come?

sources.py     which reporting clauses govern a quotation
names.py       who is named in the article
speakers.py    whom the words of a source mean
outlets.py     which outlets relayed it
carry.py       what carries over: speakers of floating quotations, outlets of a continued interview
"""

from collections.abc import Iterator

from tracker.attribute import carry, outlets, speakers
from tracker.attribute.cast import cast
from tracker.attribute.result import Result, characters, finished
from tracker.attribute.sources import around, governing
from tracker.lexicon import Lexicon, Mention
from tracker.model import Article, Attribution, Found, Frame, Sentence, Span, SpeakerKind
from tracker.text import tokens

__all__ = ["attributions"]

_LONGEST_NAME = 40  # characters of a show's name in marks


def attributions(article: Article, found: Found, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """One attribution for each quotation of `found`, in the same order; nobody named is an answer."""
    mentions = _mentions(found, lexicon)
    tokens = [frozenset(outlets.outlet_tokens(m)) for m in mentions]
    scene = speakers.Scene(article, found.sentences, mentions, cast(found.sentences, tokens, lexicon), lexicon)
    results = _from_frames(article, found, scene, mentions)
    carry.speakers(article, found, results, scene)
    carry.remarks(article, found, results, scene)
    carry.outlets(article, found, results)
    return tuple(finished(q, r) for q, r in zip(found.quotations, results, strict=True))


def _mentions(found: Found, lexicon: Lexicon) -> list[list[Mention]]:
    """The outlets that each sentence names; a shared name ("the Times") means the one named before."""
    known: list[str] = []
    all_mentions: list[list[Mention]] = []
    for sentence in found.sentences:
        here = lexicon.outlets.mentions([w.text for w in sentence.words], known)
        here = sorted([*here, *_shows(found, sentence, lexicon)], key=lambda m: m.first)
        known.extend(m.outlet for m in here if m.outlet not in known)
        all_mentions.append(here)
    return all_mentions


def _shows(found: Found, sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Outlets and shows whose names stand alone in marks, which are one token: said on “Fox News Sunday”."""
    for at, index in sentence.marked:
        text = found.quotations[index].text
        if len(text) <= _LONGEST_NAME:
            words = [t.text for t in tokens(text.rstrip(",."))]
            named = lexicon.outlets.mentions(["“", *words, "”"])
            if len(named) == 1 and named[0].name_first == 1 and named[0].name_last == len(words) + 1:
                yield named[0]._replace(first=at, last=at + 1, name_first=at, name_last=at + 1)


def _from_frames(article: Article, found: Found, scene: speakers.Scene, mentions: list[list[Mention]]) -> list[Result]:
    """Sentence by sentence: what the reporting clauses of its own sentence say of each quotation."""
    results = [Result() for _ in found.quotations]
    given: dict[int, list[tuple[int, int]]] = {}
    for index, place in enumerate(found.frames):
        if place:
            given.setdefault(place[0], []).append((index, place[1]))
    for number, sentence in enumerate(found.sentences):
        for at, index in sentence.marked:
            results[index] = _marked(article, found, scene, mentions, (number, at, index))
        for index, frame in given.get(number, ()):
            results[index] = _reported(article, found, scene, mentions, (number, frame, index))
        _remember(scene, number, sentence)
    return results


def _marked(
    article: Article, found: Found, scene: speakers.Scene, mentions: list[list[Mention]], place: tuple[int, int, int]
) -> Result:
    number, at, index = place
    sentence, quotation = found.sentences[number], found.quotations[index]
    governed = governing(quotation, sentence, at, scene.lexicon, frozenset(outlets.outlet_tokens(mentions[number])))
    result = Result(
        sentence=number, rule=governed.rule, confidence=governed.confidence, settled=governed.settled
    )
    if governed.stack:
        _fill(result, article, scene, mentions[number], governed.stack, quotation.outer)
    return result


def _reported(
    article: Article, found: Found, scene: speakers.Scene, mentions: list[list[Mention]], place: tuple[int, int, int]
) -> Result:
    number, frame_index, index = place
    sentence, quotation = found.sentences[number], found.quotations[index]
    frame = sentence.frames[frame_index]
    at = next((i for i, w in enumerate(sentence.words) if w.start >= quotation.start), 0)
    result = Result(sentence=number, rule=f"indirect-{frame.kind}", confidence=0.8, settled=True)
    _fill(
        result,
        article,
        scene,
        mentions[number],
        (frame, *around(sentence, frame, at)),
        Span(quotation.start, quotation.end),
    )
    return result


def _fill(
    result: Result, article: Article, scene: speakers.Scene, mentions: list[Mention], stack: tuple[Frame, ...], content: Span
) -> None:
    """Speaker, source, cue, hedge and citations from a stack of frames, the innermost first."""
    number = result.sentence
    sentence = scene.sentences[number]
    chosen, who = stack[0], speakers.of_frame(scene, number, stack[0])
    for frame in stack[1:]:
        if who and any(s.kind is not SpeakerKind.OUTLET for s in who):
            break
        other = speakers.of_frame(scene, number, frame)
        if other and any(s.kind is not SpeakerKind.OUTLET for s in other) and frame.kind is not stack[0].kind:
            chosen, who = frame, other
    result.speakers = who
    result.cue = characters(sentence, chosen.cue)
    result.source = characters(sentence, chosen.source) if chosen.source else None
    result.hedge = next((sentence.words[f.hedge].lower for f in stack if f.hedge is not None), None)
    result.citations = outlets.citations(article, sentence, mentions, stack, content, scene.lexicon)
    result.frame = chosen
    result.why.append(f"{result.rule}: cue “{article.text[result.cue.start : result.cue.end]}”")


def _remember(scene: speakers.Scene, number: int, sentence: Sentence) -> None:
    """Who spoke in this sentence, for the pronouns of the next ones."""
    for frame in sentence.frames:
        who = speakers.of_frame(scene, number, frame)
        if who:
            scene.spoke[number] = who
            break
    speakers.note_pairs(scene, number)
