"""What does a sentence tell of who spoke, and through which outlets, for the ones after it?

Lee told CNN that it was fair.                 she speaks through CNN
Lee took to Twitter.                           she is about to
In The Oracle's long profile, Lee comes alive. whoever speaks next does so there
Ana Ruiz of The Oracle looked into it.         what she writes stands there
"""

from collections.abc import Iterator, Sequence

from tracker.attribute import outlets, relations, speakers
from tracker.attribute import scene as scenes
from tracker.attribute.names import Name
from tracker.attribute.scene import Scene
from tracker.lexicon import Mention
from tracker.model import Citation, Frame, FrameKind, Relation, Sentence, Span, Speaker, SpeakerKind

_OF = frozenset({"of", "at", "for", "from", "with"})
_OFFICE = 4  # tokens between a journalist's name and "of"
_ROLE = 3  # tokens between an outlet and the name of its journalist


def remember(scene: Scene, number: int, sentence: Sentence) -> None:
    """Note who spoke in this sentence and through whom, for the pronouns and quotations of the next ones."""
    mentions = scene.mentions[number]
    spoke = [
        (frame, who)
        for frame in sorted(sentence.frames, key=lambda frame: _less_like_saying(sentence, frame))
        if (who := speakers.of_frame(scene, number, frame))
    ]
    if spoke:
        frame, who = spoke[0]
        scene.spoke[number] = who
        if mentions:
            content = scenes.reported_by(scene, number, frame) or Span(sentence.end, sentence.end)
            cited = outlets.citations(scene.article, sentence, mentions, (frame,), content, scene.lexicon)
            scene.through[number] = (who, cited)
    if mentions:
        _note_outlets(scene, number, mentions)
    scenes.note_pairs(scene, number)


def _note_outlets(scene: Scene, number: int, mentions: Sequence[Mention]) -> None:
    """Note what outlets do in a sentence besides relaying what is said in it."""
    if number not in scene.through:
        occasion = _occasion(scene, number)
        if occasion:
            scene.through[number] = occasion
            scene.met.add(number)
    for name, citation in _staff(scene, number, mentions):
        scene.staff[scenes.full(scene, name)] = (number, citation)
    sentence = scene.sentences[number]
    contents = [c for i in range(len(sentence.frames)) if (c := scene.reported.get((number, i)))]
    told = outlets.stories(scene.article, sentence, mentions, contents, scene.lexicon)
    if told:
        scene.stories[number] = told


def _less_like_saying(sentence: Sentence, frame: Frame) -> int:
    """Orders clauses: those of saying come first, for "attacks" and "promises" may be nouns."""
    if outlets.claimed(sentence.words, frame):
        return 3
    if frame.kind is FrameKind.NOUN:
        return 2  # His message was plain, said Lee.
    if frame.kind is FrameKind.VERB and frame.lemma not in {"say", "tell"}:
        return 1 if frame.classes & {"say", "tell", "ask", "manner"} else 2
    return 0


def _occasion(scene: Scene, number: int) -> tuple[tuple[Speaker, ...], tuple[Citation, ...]] | None:
    """Who is said to have been where, in a sentence that reports nothing: "Lee took to Twitter", "he was on CNN"."""
    sentence = scene.sentences[number]
    first = next((i for i, w in enumerate(sentence.words) if w.lower in scene.lexicon.words.persons), None)
    lists = scene.lexicon.words
    after = {n: sentence.words[n.last].lower for n in scene.cast.by_sentence[number] if n.last < len(sentence.words)}
    people = [
        n for n, lower in after.items() if n.kind is SpeakerKind.PERSON and lower not in lists.people | lists.roles
    ]
    if people and (first is None or people[0].first < first):
        who = speakers.of_words(scene, number, people[0].whole, people[0].last)
    else:
        who = speakers.of_words(scene, number, first, first + 1) if first is not None else ()
    met = outlets.meetings(scene.article, sentence, scene.mentions[number], scene.lexicon) if who else ()
    return (who, met) if met else None


def _staff(scene: Scene, number: int, mentions: Sequence[Mention]) -> Iterator[tuple[Name, Citation]]:
    """The journalists whom a sentence names with their outlets: "Ana Ruiz of The Oracle", "The Oracle's Ana Ruiz"."""
    sentence = scene.sentences[number]
    names = [n for n in scene.cast.by_sentence[number] if n.kind is SpeakerKind.PERSON]
    for mention in mentions:
        outlet = scene.lexicon.outlets.get(mention.outlet)
        if mention.generic or (outlet and outlet.kind in {"government", "social"}):
            continue
        name = next((n for n in names if _works_for(scene, sentence, n, mention)), None)
        if name:
            yield name, outlets.cited(scene.article, sentence, mention, Relation.CARRIED)


def _works_for(scene: Scene, sentence: Sentence, name: Name, mention: Mention) -> bool:
    """Whether the words between a name and an outlet make one the journalist of the other."""
    words, lists = sentence.words, scene.lexicon
    if name.first >= mention.last:
        between = [w.lower for w in words[mention.last : name.first] if w.lower not in relations.POSSESSIVE]
        owned = mention.last < len(words) and words[mention.last].lower in relations.POSSESSIVE
        near = name.first - mention.last <= _ROLE + owned
        role = bool(between) and all(w in lists.citing.personal or w in lists.words.roles for w in between)
        return near and ((owned and not between) or role)
    between = [w.lower for w in words[name.last : mention.first] if w.lower not in lists.words.determiners]
    if not between or between[-1] not in _OF or len(between) > _OFFICE:
        return False
    office = [w for w in between[:-1] if w not in {",", "senior", "chief", "political", "national"}]
    return len(between) == 1 or (bool(office) and all(w in lists.citing.personal for w in office))
