"""Whom does a pronoun mean that somebody speaks as: "he", "they", "it", "I", "others"?"""

import re
from dataclasses import replace

from tracker.attribute import nominals, unnamed
from tracker.attribute import scene as scenes
from tracker.attribute.names import Name, fold
from tracker.attribute.scene import Scene
from tracker.model import Speaker, SpeakerKind

_BACK = 8  # sentences that a pronoun may look back
_UNNAMED_PRONOUNS = frozenset(
    {"some", "many", "others", "several", "most", "few", "those", "critics", "another", "one"}
)
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})


def pronoun(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    """Whom the pronoun `lower` at token `first` of sentence `number` means; empty when the text does not tell."""
    if lower in scene.lexicon.words.persons:
        return _he(scene, number, first, lower)
    if lower in scene.lexicon.words.plurals:
        return _they(scene, number, first)
    if lower in _UNNAMED_PRONOUNS:
        return (Speaker(lower, SpeakerKind.UNNAMED, "nobody named"),)
    if lower == "it":
        return _it(scene, number)
    if lower == "i" and scene.article.byline:
        return (Speaker(scene.article.byline, SpeakerKind.PERSON, "the author speaks"),)
    if lower == "i" and _says(scene, number, first):
        return (Speaker("I", SpeakerKind.UNNAMED, "the author, whom the text does not name"),)
    return ()


def _says(scene: Scene, number: int, first: int) -> bool:
    """Whether the subject at token `first` says words in marks: what an author thinks and does is no report."""
    sentence = scene.sentences[number]
    own = (f for f in sentence.frames if f.source and f.source[0] == first)
    return bool(sentence.marked) and any(f.classes & {"say", "tell"} for f in own)


def _he(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    """The person whom the text spoke of last as a subject: in this sentence, else back through the ones before.

    Whom somebody tells is not who tells, and nobody calls himself by name in what he says.
    """
    heard = _listeners(scene, number, first)
    told = heard | _told_of(scene, number, first)
    return _meant(scene, number, first, (lower, told)) or _meant(scene, number, first, (lower, heard))


_Pronoun = tuple[str, set[str]]  # the word, and those whom it does not mean


def _meant(scene: Scene, number: int, first: int, pronoun: _Pronoun) -> tuple[Speaker, ...]:
    lower = pronoun[0]
    words = scene.sentences[number].words
    asked = words[0].lower in _ASKED  # "Asked whether Lee would come, she ..."
    here = [] if asked else [n for n in _candidates(scene, number, pronoun) if n.last <= first]
    subjects = [n for n in here if _subject_like(scene, number, n)]
    if subjects:
        return (scenes.meant(scene, subjects[0], f"{lower}: the subject of this sentence"),)
    owners = {scenes.full(scene, n): n for n in here if _owns(scene, number, n)}
    again = any(w.lower == lower for w in words[:first])  # When he spoke after Lee's speech, he said
    if len(owners) == 1 and not again:
        (owner,) = owners.values()
        return (scenes.meant(scene, owner, f"{lower}: the only one whom this sentence names before"),)
    return _before(scene, number, pronoun)


def _before(scene: Scene, number: int, pronoun: _Pronoun) -> tuple[Speaker, ...]:
    """The person meant by a pronoun in the sentences before, the nearest first.

    Whoever spoke last, or is called so elsewhere, goes before a nearer name of which nothing is known.
    """
    lower, others = pronoun
    nearer: Speaker | None = None
    doubtful: Speaker | None = None
    somebody: Speaker | None = None
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        spoke = [s for s in scene.spoke.get(back, ()) if s.kind is SpeakerKind.PERSON and s.name not in others]
        spoke = [s for s in spoke if scenes.agrees(scene, s.name, lower)]
        if len(spoke) == 1 and (nearer is None or _known(scene, spoke[0].name, lower)):
            return (Speaker(spoke[0].name, SpeakerKind.PERSON, f"{lower}: the last speaker"),)
        somebody = somebody or unnamed.one(scene, back, lower)
        called = scene.called.get((back, lower))
        if called and called.name not in others and (nearer is None or _known(scene, called.name, lower)):
            return (replace(called, reason=f"{lower}: called so before"),)
        office = nominals.leading_office(scene, back)
        if office and office.name not in others and scenes.agrees(scene, office.name, lower):
            return (replace(office, reason=f"{lower}: {office.reason}"),)
        names = _candidates(scene, back, pronoun)
        leading = [n for n in names if _subject_like(scene, back, n)]
        for name in (leading or names)[:1]:
            meant = scenes.meant(scene, name, f"{lower}: the person named before")
            if _known(scene, meant.name, lower):
                return (meant,)
            sure = meant.name in scene.people.surely or (bool(leading) and " " in meant.name)
            nearer = nearer or (meant if sure else None)
            doubtful = doubtful or meant
    if somebody and not nearer and not doubtful:
        return (replace(somebody, reason=f"{lower}: the last speaker"),)
    return tuple(filter(None, (nearer or doubtful,)))


def note_called(scene: Scene, number: int) -> None:
    """Remember whom the first "he" and the first "she" of a sentence mean, as subjects, for the sentences after it."""
    for i, word in enumerate(scene.sentences[number].words):
        lower = word.lower
        if lower in scene.lexicon.words.persons and (number, lower) not in scene.called:
            who = _he(scene, number, i, lower)
            if who:
                scene.called[number, lower] = who[0]


def _told_of(scene: Scene, number: int, first: int) -> set[str]:
    """The fullest names in what the clause of token `first` reports."""
    sentence = scene.sentences[number]
    spans = [
        span
        for index, frame in enumerate(sentence.frames)
        if frame.source and frame.source[0] == first and (span := scene.reported.get((number, index)))
    ]
    words = sentence.words
    return {
        scenes.full(scene, n)
        for n in scene.cast.by_sentence[number]
        for span in spans
        if span.start <= words[n.first].start < span.end
    }


def _candidates(scene: Scene, number: int, pronoun: _Pronoun) -> list[Name]:
    """The names in a sentence that the pronoun can mean."""
    lower, others = pronoun
    names = scene.cast.by_sentence[number]
    return [n for n in names if _person(scene, n, lower) and scenes.full(scene, n) not in others]


def _known(scene: Scene, name: str, lower: str) -> bool:
    """Whether the article calls the person by that pronoun elsewhere."""
    return scene.people.genders.get(name) == lower


def _listeners(scene: Scene, number: int, first: int) -> set[str]:
    """The fullest names of those to whom the clause of token `first` is said: who told Rubio is not Rubio."""
    heard = [f.heard for f in scene.sentences[number].frames if f.heard and f.source and f.source[0] == first]
    names = scene.cast.by_sentence[number]
    return {scenes.full(scene, n) for n in names for start, end in heard if start <= n.first < end}


def _owns(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name is a possessor: "Trump's ire"."""
    words = scene.sentences[number].words
    return name.last < len(words) and words[name.last].lower in {"'s", "'"}


def _person(scene: Scene, name: Name, lower: str) -> bool:
    """Whether a name is surely a person's whom the pronoun can mean; one stray capital word is not enough."""
    if name.kind is not SpeakerKind.PERSON or not scenes.agrees(scene, name.text, lower):
        return False
    known = " " in name.text or bool(name.titles) or fold(name.text) in scene.cast.by_part
    return known or scene.cast.single.get(name.text, 0) > 1


def _subject_like(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name stands where a subject stands: not after a preposition, no possessor, not "the Lee campaign"."""
    sentence = scene.sentences[number]
    lists = scene.lexicon.words
    sources = [f.source for f in sentence.frames if f.source and f.source[0] <= name.first < f.source[1] == name.last]
    if any(all(w.lower not in lists.prepositions for w in sentence.words[at : name.first]) for at, _ in sources):
        return True
    before = sentence.words[name.whole - 1].lower if name.whole else ""
    modifies = before in lists.determiners and not name.titles
    return not (modifies or before in lists.prepositions or _owns(scene, number, name))


def _they(scene: Scene, number: int, first: int) -> tuple[Speaker, ...]:
    lands = scenes.countries(scene.sentences[number].words[:first], scene.lexicon)
    if len(lands) == 2:
        return tuple(Speaker(name, SpeakerKind.GROUP, "they: named together in this sentence") for name in lands)
    for back in range(1, _BACK):
        spoke = scene.spoke.get(number - back, ())
        if len(spoke) > 1 or (spoke and spoke[0].kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP} and back <= 2):
            return tuple(Speaker(s.name, s.kind, "they: the last speakers") for s in spoke)
        if spoke and spoke[0].kind is SpeakerKind.OUTLET:
            continue
        if spoke:
            break
    together = scene.persons or scene.countries
    kind = SpeakerKind.PERSON if scene.persons else SpeakerKind.GROUP
    return tuple(Speaker(name, kind, "they: named together before") for name in together)


def _it(scene: Scene, number: int) -> tuple[Speaker, ...]:
    """The body or outlet that spoke last, or that the sentence before begins with."""
    for back in range(number - 1, max(-1, number - 4), -1):
        spoke = scene.spoke.get(back, ())
        if spoke and spoke[0].kind is not SpeakerKind.PERSON:
            return (Speaker(spoke[0].name, spoke[0].kind, "it: the last speaker"),)
        if spoke and set(re.split(r"[: ]+", spoke[0].reason)) & scene.lexicon.words.issued:
            return (replace(spoke[0], reason=f"it: {spoke[0].reason}"),)  # The letter asked for help. It said ...
        body = _leading_body(scene, back)
        if body:
            return (body,)
        if spoke:
            break
    return ()


def _leading_body(scene: Scene, number: int) -> Speaker | None:
    """The outlet or body that a sentence begins with."""
    mention = next((m for m in scene.mentions[number] if m.first <= 2 and not m.weak), None)
    if mention:
        return Speaker(mention.name, SpeakerKind.OUTLET, "it: named before")
    words = scene.sentences[number].words
    opened = next((i + 1 for i, w in enumerate(words[:3]) if w.text == ","), 0)  # "Still, the council ..."
    names = [n for n in scene.cast.by_sentence[number] if n.whole <= opened + 1]
    place = bool(names) and (
        names[0].text in scene.lexicon.places.capitals or names[0].text.lower() in scene.lexicon.words.regions
    )
    if names and names[0].kind is SpeakerKind.GROUP and not place:
        return Speaker(names[0].text, SpeakerKind.GROUP, "it: named before")
    return None
