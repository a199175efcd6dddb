"""What leads to a quotation without reporting it: a lead-in before it, a colon, a sentence about somebody?"""

from tracker.attribute import outlets as cited
from tracker.attribute import speakers as resolved
from tracker.attribute.result import Result, characters
from tracker.attribute.scene import Scene
from tracker.model import Found, Frame, FrameKind, Relation, Sentence

_STANCE = frozenset({"stance"})
_SAYING = frozenset({"say", "tell", "ask", "report", "show", "manner"})
_TOLD = 2  # tokens, at least, of what an outlet does before a colon


def reporting(sentence: Sentence) -> list[Frame]:
    """The clauses of a sentence that report something: "target" and the like only govern words in marks."""
    return [frame for frame in sentence.frames if frame.classes != _STANCE]


def then(found: Found, number: int, scene: Scene) -> bool:
    """Whether nothing but when and where stands before a colon and the quotation: Then, in May: "It fell."."""
    sentence = found.sentences[number]
    at = sentence.marked[0][0]
    if at < 1 or sentence.words[at - 1].text != ":" or reporting(sentence):
        return False
    lists, times = scene.lexicon.words, scene.lexicon.times
    plain = lists.prepositions | lists.adverbs | lists.days | lists.determiners | times.units.keys() | {",", "later"}
    small = (w for w in sentence.words[: at - 1] if not (w.text[0].isupper() and w is not sentence.words[0]))
    return all(w.lower in plain for w in small)


def after_colon(result: Result, index: int, scene: Scene) -> bool:
    """Give a quotation after a colon to the one person of its sentence: It did not surprise Lee: "..."."""
    sentence = scene.sentences[result.sentence]
    at = next(at for at, marked in sentence.marked if marked == index)
    if at < 3 or sentence.words[at - 1].text != ":" or any(f.cue[1] <= at for f in reporting(sentence)):
        return False
    names = [n for n in scene.cast.people(result.sentence) if n.last <= at]
    people = {(name.whole, name.last) for name in names if name.last == at - 1}
    people = people or {(name.whole, name.last) for name in names}
    if not people:
        persons = scene.lexicon.words.persons
        people = {(i, i + 1) for i, w in enumerate(sentence.words[:at]) if w.lower in persons}
    if not people:
        return _of_outlet(result, at, scene)
    if len(people) != 1:
        return False
    (span,) = people
    if span[0] > 1 and sentence.words[span[0] - 1].lower == "and":  # more from Lee and Roy
        span = next((name.whole for name in names if name.last == span[0] - 1), span[0]), span[1]
    result.speakers = resolved.of_words(scene, result.sentence, *span)
    result.source = characters(sentence, span)
    result.rule, result.confidence = "colon-name", 0.8
    result.citations = cited.meetings(scene.article, sentence, scene.mentions[result.sentence], scene.lexicon)
    result.why.append("the only one named in a sentence that leads to it with a colon")
    return bool(result.speakers)


def _of_outlet(result: Result, at: int, scene: Scene) -> bool:
    """Give a quotation after a colon to the outlet that its sentence is about: The Oracle looked at it: "..."."""
    sentence, mentions = scene.sentences[result.sentence], scene.mentions[result.sentence]
    ahead = [m for m in mentions if m.last <= at and not m.generic]
    if len(ahead) != 1 or ahead[0].first > 0 or at - ahead[0].last < _TOLD or ahead[0].show:
        return False
    outlet = scene.lexicon.outlets.get(ahead[0].outlet)
    if outlet is None or outlet.kind in {"social", "government"}:
        return False
    result.speakers = resolved.of_words(scene, result.sentence, ahead[0].first, ahead[0].last)
    result.source = characters(sentence, (ahead[0].first, ahead[0].last))
    result.rule, result.confidence = "colon-name", 0.8
    result.citations = (cited.cited(scene.article, sentence, ahead[0], Relation.SPEAKING),)
    result.why.append("the outlet that a sentence is about which leads to it with a colon")
    return bool(result.speakers)


def leads_in(lead: Sentence, here: Sentence) -> bool:
    """Whether a sentence ends in a colon, or with its cue, right before a quotation that stands alone."""
    if here.block - lead.block > 1 or lead.marked:
        return False
    if lead.words[-1].text == ":" or _announces(lead):
        return True
    return bool(lead.frames) and lead.frames[-1].source is not None and lead.frames[-1].cue[1] >= len(lead.words) - 1


def _announces(lead: Sentence) -> bool:
    """Whether a sentence ends in a verb of saying and a plain noun for what was said: Lee tweeted a warning."""
    frame = lead.frames[-1] if lead.frames else None
    if frame is None or frame.kind is not FrameKind.VERB or frame.passive or frame.source is None:
        return False
    rest = [w.lower for w in lead.words[frame.cue[1] :] if w.text[0].isalnum()]
    return frame.lemma in {"tweet", "write", "post", "issue"} and len(rest) <= 3 and rest[:1] in (["a"], ["this"])


def led_in(found: Found, results: list[Result], index: int, scene: Scene) -> bool:
    """Give a quotation the speaker of the lead-in before it: of its last clause, or the only one it names."""
    result = results[index]
    number = result.sentence - 1
    lead = found.sentences[number]
    frames = [f for f in lead.frames if f.source]
    names = scene.cast.people(number)
    if frames:
        says = [f for f in frames if f.classes & _SAYING]
        frame = (says or frames)[-1]
        source, result.cue = frame.source, characters(lead, frame.cue)
        who = resolved.of_frame(scene, number, frame)
        result.rule, result.confidence = "lead-in", 0.85
    elif len(names) == 1:
        source = (names[0].whole, names[0].last)
        who = resolved.of_words(scene, number, *source)
        result.rule, result.confidence = "lead-in-name", 0.75
    else:
        return False
    result.speakers = who
    result.source = characters(lead, source) if source else None
    content = found.quotations[index].outer
    result.citations = cited.citations(
        scene.article, lead, scene.mentions[number], (frame,) if frames else (), content, scene.lexicon
    )
    result.why.append(f"{result.rule}: the sentence before ends in a colon")
    return bool(who)


def introduced(found: Found, number: int, scene: Scene) -> tuple[int, int] | None:
    """The one person whom the sentence right before is about, when nobody reports in it: Ruiz was blunt. "It fell."."""
    if number == 0:
        return None
    lead = found.sentences[number - 1]
    if lead.block != found.sentences[number].block or reporting(lead) or lead.marked:
        return None
    names = scene.cast.people(number - 1)
    if len(names) == 1 and names[0].whole == 0:
        return names[0].whole, names[0].last
    called = [i for i, w in enumerate(lead.words) if w.lower in scene.lexicon.words.persons]
    alone = called and not names and len({lead.words[i].lower for i in called}) == 1
    return (called[0], called[0] + 1) if alone else None  # After a term in prison, he left. "I slept in the street."
