"""Which names stand alone in a paragraph, as captions of the quotations beside them?

    Ana Ruiz, 43, Leith                      “We will stay.”
    “We will stay.”             or           - Ana Ruiz

Lists of voices are printed so. Which of the two ways a list goes is told by its ends: whether a quotation comes first
or a name.
"""

import re
from collections.abc import Iterator

from tracker.attribute import speakers
from tracker.attribute.cast import fullest
from tracker.attribute.result import Result, characters
from tracker.attribute.scene import Scene
from tracker.lexicon import Lexicon
from tracker.model import Found, FrameKind, Quotation, Role, Sentence, Span, Speaker, SpeakerKind

_LABEL = re.compile(r"([A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]+){0,2}):\s")
_SINGLE = frozenset({"'", "‘"})
_NAMES = 2  # words of a name
_LONGEST = 6  # tokens of a name with its office


def alone(sentence: Sentence) -> bool:
    """Whether the sentence is nothing but quotations and signs."""
    return not any(text[0].isalnum() for text in sentence.texts)


def heading(found: Found, quotation: Quotation, text: str) -> bool:
    """Whether words that stand alone are a heading: in single marks, where the article quotes in others."""
    return _single_marks(quotation, text) and not all(_single_marks(q, text) for q in _in_marks(found))


def _in_marks(found: Found) -> Iterator[Quotation]:
    return (q for q, frame in zip(found.quotations, found.frames, strict=True) if frame is None and q.inside is None)


def _single_marks(quotation: Quotation, text: str) -> bool:
    """Whether a quotation opens with one single mark; two of them are a double one."""
    first = quotation.outer.start
    return text[first] in _SINGLE and text[first + 1] != text[first]


def name(found: Found, results: list[Result], scene: Scene) -> None:
    """Give quotations that stand alone the name that stands alone beside them."""
    quoted = [n for n, s in enumerate(found.sentences) if s.marked and alone(s)]
    if not quoted:
        return
    captions = {n: size for n, s in enumerate(found.sentences) if (size := _caption(s, scene.lexicon))}
    single = _single(found)
    told = {s.block for s in found.sentences if not alone(s)}  # blocks that say more than what is quoted
    lone = [n for n in quoted if found.sentences[n].block not in told]
    before = sum(n - 1 in captions and n - 1 in single for n in lone)
    after = sum(n + 1 in captions and n + 1 in single for n in lone)
    dashed = {n for n, s in enumerate(found.sentences) if s.frames and _dash(s)}
    for number in lone:
        beside = number - 1 if before >= after else number + 1
        if number + 1 in dashed:
            beside = number + 1
        elif beside not in captions or beside not in single:
            continue
        _given(found, results, scene, (number, beside, captions.get(beside, 0)))


def _given(found: Found, results: list[Result], scene: Scene, place: tuple[int, int, int]) -> None:
    number, beside, size = place
    sentence = found.sentences[beside]
    frame = next((f for f in sentence.frames if f.kind is FrameKind.LABEL and f.source), None)
    source = frame.source if frame and frame.source else (0, size)
    who = speakers.of_words(scene, beside, *source)
    for _, index in found.sentences[number].marked:
        result = results[index]
        if not result.speakers and not result.settled and who:
            result.speakers, result.source = who, characters(sentence, source)
            result.rule, result.confidence = "caption", 0.71
            result.why.append("a name stands alone beside it")


def _single(found: Found) -> set[int]:
    """Sentences that are alone in their paragraph."""
    counts: dict[int, int] = {}
    for sentence in found.sentences:
        counts[sentence.block] = counts.get(sentence.block, 0) + 1
    return {n for n, s in enumerate(found.sentences) if counts[s.block] == 1}


def _dash(sentence: Sentence) -> bool:
    """Whether the sentence is a dash and a name."""
    return sentence.frames[0].kind is FrameKind.LABEL and sentence.frames[0].cue[0] == 0


def _caption(sentence: Sentence, lexicon: Lexicon) -> int:
    """How many tokens a sentence has that is a name, with nothing but age and place after; 0 when it is none."""
    if sentence.role is not Role.BODY or sentence.frames or sentence.marked:
        return 0
    words = sentence.words
    size = next((i for i, w in enumerate(words) if not (w.text[0].isalpha() and w.text[0].isupper())), len(words))
    if not 1 < size <= _LONGEST or any(w.lower in lexicon.words.openers for w in words[:size]):
        return 0
    rest = words[size:]
    if all(w.text.isupper() for w in words[:size]) and (not rest or rest[0].text == "."):
        return 0  # A HEADING
    return size if len(rest) <= 2 * _LONGEST and (not rest or rest[0].text in {",", ".", "(", "-"}) else 0


def labels(found: Found, results: list[Result], scene: Scene) -> None:
    """Give quotations that begin with a label in capitals, as transcripts in marks do, the one so labelled."""
    for quotation, result in zip(found.quotations, results, strict=True):
        label = _LABEL.match(scene.article.text, quotation.start, quotation.end)
        if label and not result.speakers and result.sentence >= 0:
            written = label.group(1).title()
            result.speakers = (Speaker(fullest(scene.cast, written), SpeakerKind.PERSON, "label"),)
            result.source = Span(*label.span(1))
            result.rule, result.confidence, result.settled = "label-inside", 0.74, True
            result.why.append("the words begin with a label")


def signatures(found: Found, results: list[Result], scene: Scene) -> None:
    """Give quotations that are closed after a name in a line of its own the one so named.

    Words that are printed apart in large letters have it so: "It will hold. / Ana Ruiz, of the Leith Trust."
    """
    for quotation, result in zip(found.quotations, results, strict=True):
        number = result.sentence + 1
        if quotation.closed or not 0 < number < len(found.sentences) or result.settled:
            continue
        here, after = found.sentences[result.sentence], found.sentences[number]
        if after.block - here.block != 1 or not alone(here) or not _signs(after):
            continue
        comma = next((i for i, w in enumerate(after.words) if w.text in {",", "."} and i > 1), len(after.words) - 1)
        who = speakers.of_words(scene, number, 0, comma)
        if who:
            result.speakers, result.source = who, characters(after, (0, comma))
            result.rule, result.confidence, result.settled = "signed", 0.85, True
            result.why.append("the marks are closed after a name in a line of its own")


def _signs(sentence: Sentence) -> bool:
    """Whether a sentence is a name, with what tells who that is, and a closing mark."""
    words = sentence.words
    plain = not sentence.frames and not sentence.marked and len(words) <= 2 * _LONGEST + 1
    return plain and len(words) > _NAMES and words[-1].text in {'"', "”"} and words[0].text[0].isupper()
