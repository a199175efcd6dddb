"""What does a sentence tell of who spoke, and through which outlets, for the ones after it?

Lee told CNN that it was fair.                 she speaks through CNN
Lee took to Twitter.                           she is about to
In The Oracle's long profile, Lee comes alive. whoever speaks next does so there
Ana Ruiz of The Oracle looked into it.         what she writes stands there
"""

from collections.abc import Iterator, Sequence

from tracker.attribute import outlets, speakers
from tracker.attribute import scene as scenes
from tracker.attribute.names import Name
from tracker.attribute.scene import Scene
from tracker.lexicon import Mention, Words
from tracker.model import Citation, Frame, FrameKind, Relation, Sentence, Span, Speaker, SpeakerKind
from tracker.text.words import POSSESSIVE

_MANNER = frozenset({"manner"})  # verbs that report nothing but words in marks
_OF = frozenset({"of", "at", "for", "from", "with"})
_OFFICE = 4  # tokens between a journalist's name and "of"
_ROLE = 3  # tokens between an outlet and the name of its journalist

_Occasion = tuple[tuple[Speaker, ...], tuple[Citation, ...]]


def remember(scene: Scene, number: int, sentence: Sentence) -> None:
    """Note who spoke in this sentence and through whom, for the pronouns and quotations of the next ones."""
    mentions = scene.mentions[number]
    named = bool(mentions) or outlets.tweets(sentence)
    reporting = [frame for frame in sentence.frames if sentence.marked or frame.classes != _MANNER]
    if len(reporting) > 1:
        reporting.sort(key=lambda frame: _less_like_saying(sentence, frame, scene.lexicon.words))
    frame = next((frame for frame in reporting if speakers.of_frame(scene, number, frame)), None)
    if frame:
        who = scene.spoke[number] = speakers.of_frame(scene, number, frame)
        if named:
            content = scenes.reported_by(scene, number, frame) or Span(sentence.end, sentence.end)
            cited = outlets.citations(scene.article, sentence, mentions, (frame,), content, scene.lexicon)
            asking = "ask" in frame.classes and all(s.kind is SpeakerKind.UNNAMED for s in who)
            scene.through[number] = (who, () if asking else cited)  # of whom a reporter asks, more is said below
    if named:
        _note_outlets(scene, number, mentions)
    scenes.note_pairs(scene, number)


def _note_outlets(scene: Scene, number: int, mentions: Sequence[Mention]) -> None:
    """Note what outlets do in a sentence besides relaying what is said in it."""
    asked = _asked(scene, number)
    if asked:
        scene.through[number] = asked
        scene.met.add(number)
        scene.asked.add(number)
    elif number not in scene.through or not scene.through[number][1]:
        occasion = _occasion(scene, number)
        if occasion:
            scene.through[number] = occasion
            scene.met.add(number)
    for name, citation in _staff(scene, number, mentions):
        scene.staff[scenes.full(scene, name)] = (number, citation)
    sentence = scene.sentences[number]
    told = outlets.stories(scene.article, sentence, mentions, scenes.contents(scene, number), scene.lexicon)
    if told:
        scene.stories[number] = told
    elif not scene.through.get(number, ((), ()))[1] and (held := _gathering(scene, number, mentions)):
        scene.stories[number] = held
        scene.gathered.add(number)
    named = scene.through.get(number, ((), ()))[1] or scene.stories.get(number, ())
    there = all(c.relation in {Relation.TOLD, Relation.CARRIED} for c in named)
    for word in sentence.words if named and there else ():
        if word.lower in scene.lexicon.citing.gatherings:
            scene.held.setdefault(word.lower, []).append((number, named))


def _less_like_saying(sentence: Sentence, frame: Frame, lists: Words) -> tuple[bool, int]:
    """Orders clauses: main clauses come first, then those of saying, for "attacks" and "promises" may be nouns."""
    return _aside(sentence, frame, lists), _rank(sentence, frame)


def _aside(sentence: Sentence, frame: Frame, lists: Words) -> bool:
    """Whether a clause about somebody named opens the sentence under a conjunction: "After Lee asked, Roy said"."""
    words, source = sentence.words, frame.source
    under = source is not None and source[0] == 1 and words[0].lower in lists.subordinators
    return under and frame.kind is FrameKind.VERB and words[1].lower not in lists.pronouns


def _rank(sentence: Sentence, frame: Frame) -> int:
    if outlets.claimed(sentence.words, frame):
        return 4
    if frame.kind is FrameKind.NOUN:
        return 3  # His message was plain, said Lee.
    if frame.kind is FrameKind.VERB and frame.lemma not in {"say", "tell"}:
        return 1 if frame.classes & {"say", "tell", "ask", "manner"} else 2
    return 0


def _occasion(scene: Scene, number: int) -> _Occasion | None:
    """Who is said to have been where, in a sentence that reports nothing: "Lee took to Twitter", "he was on CNN".

    The last subject before the outlet; where there is none, the first person of the sentence.
    """
    sentence, contents = scene.sentences[number], scenes.contents(scene, number)
    told = [m for m in scene.mentions[number] if not any(outlets.within(sentence.words, m, c) for c in contents)]
    met = outlets.meetings(scene.article, sentence, told, scene.lexicon)
    there = [m for m in told if any(c.outlet == m.outlet for c in met)]
    hosts = [(n.whole, n.last) for m in there for n in scene.cast.people(number) if _works_for(scene, sentence, n, m)]
    persons = [span for span in _persons(scene, number) if span not in hosts] if met else []
    named = met[0].span if persons else None
    if named is None:
        return None
    at = next(i for i, w in enumerate(sentence.words) if w.end > named.start)
    subjects = [span for span in persons if span[1] <= at and _opens(scene, sentence, span[0])]
    who = speakers.of_words(scene, number, *(subjects or persons[:1])[-1])
    return (who, met) if who else None


def _gathering(scene: Scene, number: int, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """The outlets of a debate or an interview that a sentence names without saying who spoke there."""
    sentence, contents = scene.sentences[number], scenes.contents(scene, number)
    if scene.lexicon.citing.gatherings.isdisjoint(sentence.vocabulary):
        return ()
    told = [m for m in mentions if not any(outlets.within(sentence.words, m, c) for c in contents)]
    return outlets.meetings(scene.article, sentence, told, scene.lexicon)


def _persons(scene: Scene, number: int) -> Iterator[tuple[int, int]]:
    """The tokens of the people whom a sentence names, or calls "he" or "she", in order."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    after = [(n, words[n.last].lower) for n in scene.cast.people(number) if n.last < len(words)]
    spans = [(n.whole, n.last) for n, lower in after if lower not in lists.people and lower not in lists.roles]
    spans += [(i, i + 1) for i, w in enumerate(words) if w.lower in lists.persons]
    yield from sorted(spans)


def _opens(scene: Scene, sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands where a subject stands: not after a preposition or a determiner."""
    before = sentence.words[first - 1].lower if first else ""
    return before not in scene.lexicon.words.prepositions and before not in scene.lexicon.words.determiners


def _asked(scene: Scene, number: int) -> _Occasion | None:
    """Whom somebody of an outlet asks something, and that outlet: CNN's Ana Ruiz asked Lee about the bridge."""
    sentence = scene.sentences[number]
    for frame in sentence.frames:
        if "ask" not in frame.classes or not frame.source or not frame.heard or frame.passive:
            continue
        citations = _askers(scene, number, frame.source)
        who = speakers.of_words(scene, number, *frame.heard) if citations else ()
        if who and all(s.kind is SpeakerKind.PERSON for s in who):
            return who, citations
    return None


def _askers(scene: Scene, number: int, source: tuple[int, int]) -> tuple[Citation, ...]:
    """The outlet for which the words of a source ask: it is named there, or where the asking happens."""
    sentence, mentions = scene.sentences[number], scene.mentions[number]
    near = {w.lower for w in sentence.words[slice(*source)]}
    if near & scene.lexicon.citing.executives:
        return ()
    named = next((m for m in mentions if source[0] <= m.first and m.last <= source[1] and not m.generic), None)
    if named:
        return (outlets.cited(scene.article, sentence, named, Relation.TOLD),)
    hosts = near & scene.lexicon.citing.personal
    return outlets.meetings(scene.article, sentence, mentions, scene.lexicon) if hosts else ()


def _staff(scene: Scene, number: int, mentions: Sequence[Mention]) -> Iterator[tuple[Name, Citation]]:
    """The journalists whom a sentence names with their outlets: "Ana Ruiz of The Oracle", "The Oracle's Ana Ruiz"."""
    sentence, names = scene.sentences[number], scene.cast.people(number)
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
        between = [w.lower for w in words[mention.last : name.first] if w.lower not in POSSESSIVE]
        owned = mention.last < len(words) and words[mention.last].lower in POSSESSIVE
        near = name.first - mention.last <= _ROLE + owned
        role = bool(between) and all(w in lists.citing.personal or w in lists.words.roles for w in between)
        return near and ((owned and not between) or role)
    between = [w.lower for w in words[name.last : mention.first] if w.lower not in lists.words.determiners]
    if not between or between[-1] not in _OF or len(between) > _OFFICE:
        return False
    office = [w for w in between[:-1] if w not in {",", "senior", "chief", "political", "national"}]
    return len(between) == 1 or (bool(office) and all(w in lists.citing.personal for w in office))
