"""What carries over from one quotation to the next?

A quotation that goes on in the next sentence or paragraph without a cue keeps its speaker. "He made the remark to CNN"
looks back at the quotation before. For outlets see `through`.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import captions, leading, posts
from tracker.attribute import outlets as cited
from tracker.attribute import speakers as resolved
from tracker.attribute.result import Result, characters
from tracker.attribute.scene import Scene
from tracker.model import Found, Frame, FrameKind, Kind, Role, Sentence, Speaker, SpeakerKind

_PHRASE = 30  # characters: what is shorter, inside a sentence of the article's own, is nobody's
_CONNECTIVE = 2  # tokens before words in marks that only join them to the sentence before
_PIECES = 12  # quotations between two pieces of an excerpt
_EXCERPT = 6  # blocks likewise
_SAYING = frozenset({"say", "tell"})
_SAME = ("same-paragraph", 0.96)
_SENTENCES = 2  # from the last one with a speaker, in one paragraph


def speakers(found: Found, results: list[Result], scene: Scene) -> None:
    """Give floating quotations the speaker of the one before, the lead-in, or the dash after them."""
    _utterances(found, results)
    captions.name(found, results, scene)
    captions.labels(found, results, scene)
    captions.signatures(found, results, scene)
    for index, quotation in enumerate(found.quotations):
        result = results[index]
        if result.speakers or result.source or result.settled or result.sentence < 0 or quotation.role is Role.HEADLINE:
            continue
        sentence = found.sentences[result.sentence]
        if quotation.kind is Kind.DIRECT and leading.after_colon(result, index, scene):
            continue
        if (
            captions.alone(sentence)
            or leading.then(found, result.sentence, scene)
            or _goes_on(found, results, result.sentence, scene)
        ):
            _float(found, results, index, scene)
    _utterances(found, results)


def _utterances(found: Found, results: list[Result]) -> None:
    """The pieces of one utterance that runs over paragraphs share what any of them is given."""
    pieces: dict[int, list[int]] = {}
    for index, quotation in enumerate(found.quotations):
        if quotation.inside is None and results[index].sentence >= 0 and found.frames[index] is None:
            pieces.setdefault(quotation.utterance, []).append(index)
    for indices in pieces.values():
        giver = next((results[i] for i in indices if results[i].speakers), None)
        if giver is None or len(indices) == 1:
            continue
        for i in indices:
            if not results[i].speakers and not results[i].settled:
                nearer = _said_before(found, results, i, giver)
                results[i].take(nearer or giver, *(_SAME if nearer else ("continued-paragraph", 0.75)))


def _said_before(found: Found, results: Sequence[Result], index: int, giver: Result) -> Result | None:
    """The words right before a quotation, in its paragraph, if they are of the same one: “A,” Lee said. “B ¶ “C ..."""
    before = results[index - 1] if index else None
    if before is None or before.sentence < 0 or [s.name for s in before.speakers] != [s.name for s in giver.speakers]:
        return None
    apart = found.sentences[results[index].sentence].block - found.sentences[before.sentence].block
    return before if not apart and results[index].sentence - before.sentence <= _SENTENCES else None


def _goes_on(found: Found, results: Sequence[Result], number: int, scene: Scene) -> bool:
    """Whether a sentence in which nobody reports goes on with the words of the one before.

    “A,” he said. “B” is C. He said it was late. There was “no use in going on.”
    """
    here = found.sentences[number]
    if number == 0 or leading.reporting(here):
        return False
    lead = found.sentences[number - 1]
    said = any(results[index].speakers for _, index in lead.marked) or _told(lead, number - 1, scene)
    short = here.marked[0][0] > _CONNECTIVE and all(len(found.quotations[i].text) < _PHRASE for _, i in here.marked)
    return lead.block == here.block and said and not short


def _told(lead: Sentence, number: int, scene: Scene) -> bool:
    """Whether a clause of saying gives an indirect statement in a sentence."""
    says = (i for i, frame in enumerate(lead.frames) if frame.classes & _SAYING)
    return any((number, i) in scene.reported for i in says)


def _float(found: Found, results: list[Result], index: int, scene: Scene) -> None:
    """Find a speaker for a quotation that stands alone: a lead-in, the one who spoke before, the one just named."""
    result = results[index]
    number = result.sentence
    here = found.sentences[number]
    if number and leading.leads_in(found.sentences[number - 1], here) and leading.led_in(found, results, index, scene):
        return
    if number and captions.alone(here) and posts.give(result, scene):
        return
    giver = _excerpted(found, results, index, scene)
    if giver is not None:
        result.take(results[giver], "excerpt", 0.7)
        return
    giver = _before(found, results, index)
    if giver is not None:
        last = results[giver]
        gap = here.block - found.sentences[last.sentence].block
        if gap == 0 and number - last.sentence <= _SENTENCES and not leading.introduced(found, number, scene):
            result.take(last, *_SAME)
            return
        quotation = found.quotations[index]
        heading = _heading(quotation.text) or captions.heading(found, quotation, scene.article.text)
        if 0 < gap <= 2 and _opens_block(found, number) and not heading:
            result.take(last, "floating", 0.7)
            return
    name = leading.introduced(found, number, scene)
    if name:
        lead = found.sentences[number - 1]
        result.speakers = resolved.of_words(scene, number - 1, *name)
        result.source = characters(lead, name)
        result.rule, result.confidence = "named-before", 0.65
        result.why.append("the sentence before is about nobody else")


def _excerpted(found: Found, results: Sequence[Result], index: int, scene: Scene) -> int | None:
    """The piece before of an excerpt, each paragraph of which opens marks of its own kind and closes none.

    Others who speak within an excerpt do so in other marks.
    """
    quotation, text = found.quotations[index], scene.article.text
    if quotation.closed or not _opens_block(found, results[index].sentence):
        return None
    for i in range(index - 1, max(-1, index - _PIECES), -1):
        other, block = found.quotations[i], found.sentences[results[i].sentence].block
        if (
            found.frames[i] is None
            and results[i].sentence >= 0
            and text[other.outer.start] == text[quotation.outer.start]
        ):
            near = found.sentences[results[index].sentence].block - block <= _EXCERPT
            return i if near and not other.closed and results[i].speakers else None
    return None


def _before(found: Found, results: Sequence[Result], index: int) -> int | None:
    """The quotation whose speaker goes on: of the last sentence with one, the one in marks, else the first."""
    near = [
        i
        for i in range(max(0, index - 12), index)
        if results[i].speakers and results[i].sentence >= 0 and found.quotations[i].role is not Role.HEADLINE
    ]
    if not near:
        return None
    last = max(results[i].sentence for i in near)
    here = [i for i in near if results[i].sentence == last]
    marks = [i for i in here if found.frames[i] is None]
    return marks[-1] if marks else here[0]


def _heading(text: str) -> bool:
    """Whether words that stand alone in a paragraph are a heading: "Related:", "VOTERS DECIDE"."""
    return text.endswith(":") or text.isupper()


def _opens_block(found: Found, number: int) -> bool:
    return number == 0 or found.sentences[number - 1].block != found.sentences[number].block


def remarks(found: Found, results: list[Result], scene: Scene) -> None:
    """ "State Councillor Wang made the remark at a meeting, according to Sputnik": of the quotation before."""
    sourced: dict[int, list[int]] = {}
    for index, result in enumerate(results):
        if result.sentence >= 0 and (result.speakers or result.source):
            sourced.setdefault(result.sentence, []).append(index)
    last = -1
    for number, sentence in enumerate(found.sentences):
        remark = next((f for f in sentence.frames if f.kind is FrameKind.REMARK), None) if sentence.frames else None
        if remark and not sentence.marked and last >= 0 and found.sentences[last].block >= sentence.block - 2:
            _look_back(found, [results[i] for i in sourced[last]], scene, (number, remark, sourced[last][0]))
        last = number if number in sourced else last


def _look_back(found: Found, said: list[Result], scene: Scene, place: tuple[int, Frame, int]) -> None:
    """Give what was `said` in the sentence before the speaker and the outlets that a remark names."""
    number, remark, index = place
    sentence = found.sentences[number]
    who = resolved.of_frame(scene, number, remark)
    content = found.quotations[index].outer
    frames = tuple(f for f in sentence.frames if f.source)
    citations = cited.citations(scene.article, sentence, scene.mentions[number], frames, content, scene.lexicon)
    for result in said:
        if result.source != said[0].source:
            continue
        vague = not result.speakers or all(s.kind is SpeakerKind.UNNAMED for s in result.speakers)
        if who and vague:
            result.speakers = tuple(replace(s, reason="made the remark") for s in who)
            result.why.append("the next sentence says who made the remark")
        if citations and not result.citations and _same_people(result, who):
            result.citations = citations
            result.why.append("the next sentence says who reported the remark")


def _same_people(result: Result, who: Sequence[Speaker]) -> bool:
    return not who or {s.name for s in result.speakers} == {s.name for s in who}
