"""Whom does a pronoun mean that somebody speaks as: "he", "they", "it", "I", "others"?"""

from dataclasses import replace

from tracker.attribute import nominals
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
    return ()


def _he(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    """The person whom the text spoke of last as a subject: in this sentence, else back through the ones before."""
    others = _listeners(scene, number, first)
    asked = scene.sentences[number].words[0].lower in _ASKED  # "Asked whether Lee would come, she ..."
    here = [] if asked else [n for n in _candidates(scene, number, lower, others) if n.last <= first]
    subjects = [n for n in here if _subject_like(scene, number, n)]
    if subjects:
        return (scenes.meant(scene, subjects[0], f"{lower}: the subject of this sentence"),)
    owners = {scenes.full(scene, n): n for n in here if _owns(scene, number, n)}
    if len(owners) == 1:
        (owner,) = owners.values()
        return (scenes.meant(scene, owner, f"{lower}: the only one whom this sentence names before"),)
    return _before(scene, number, lower, others)


def _before(scene: Scene, number: int, lower: str, others: set[str]) -> tuple[Speaker, ...]:
    """The person meant by a pronoun in the sentences before, the nearest first.

    Whoever spoke last, or is called so elsewhere, goes before a nearer name of which nothing is known.
    """
    nearer: Speaker | None = None
    doubtful: Speaker | None = None
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        spoke = [s for s in scene.spoke.get(back, ()) if s.kind is SpeakerKind.PERSON and s.name not in others]
        spoke = [s for s in spoke if scenes.agrees(scene, s.name, lower)]
        if len(spoke) == 1 and (nearer is None or _known(scene, spoke[0].name, lower)):
            return (Speaker(spoke[0].name, SpeakerKind.PERSON, f"{lower}: the last speaker"),)
        office = nominals.leading_office(scene, back)
        if office and office.name not in others and scenes.agrees(scene, office.name, lower):
            return (replace(office, reason=f"{lower}: {office.reason}"),)
        names = _candidates(scene, back, lower, others)
        leading = [n for n in names if _subject_like(scene, back, n)]
        for name in (leading or names)[:1]:
            meant = scenes.meant(scene, name, f"{lower}: the person named before")
            if _known(scene, meant.name, lower):
                return (meant,)
            sure = meant.name in scene.people.surely or (bool(leading) and " " in meant.name)
            nearer = nearer or (meant if sure else None)
            doubtful = doubtful or meant
    return tuple(filter(None, (nearer or doubtful,)))


def _candidates(scene: Scene, number: int, lower: str, others: set[str]) -> list[Name]:
    """The names in a sentence that the pronoun can mean; `others` are those whom it does not."""
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
    """Whether a name stands where a subject stands: not after a preposition, not a possessor."""
    words = scene.sentences[number].words
    before = words[name.whole - 1].lower if name.whole else ""
    return before not in scene.lexicon.words.prepositions and not _owns(scene, number, name)


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
    if names and names[0].kind is SpeakerKind.GROUP and names[0].text not in scene.lexicon.places.capitals:
        return Speaker(names[0].text, SpeakerKind.GROUP, "it: named before")
    return None
