"""Of whom did the sentences before speak, so that "he" or "she" may mean that one?"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import epithets, nominals, unnamed
from tracker.attribute import scene as scenes
from tracker.attribute.epithets import Topic
from tracker.attribute.names import Name, fold
from tracker.attribute.scene import Scene
from tracker.lexicon import Words
from tracker.model import MARKED, FrameKind, Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_BACK = 8  # sentences that a pronoun may look back
_PASSING = 2  # sentences
_ROLE = 9  # tokens of "her rival in Leith, law professor" before a name
_DESCRIBED_BACK = 4  # sentences that a description may look back for who spoke
_TURNING = frozenset({"for", "as"})
_TURNS = frozenset({"while", "whereas", "but"})

Pronoun = tuple[str, set[str]]  # the word, and those whom it does not mean


def before(scene: Scene, number: int, pronoun: Pronoun) -> tuple[Speaker, ...]:
    """The person meant by a pronoun in the sentences before; looked for once while a sentence is read.

    Whoever spoke last, or is called so elsewhere, goes before a nearer name of which nothing is known, unless the
    sentence right before is about that one.
    """
    key = number, pronoun[0], frozenset(pronoun[1])
    if key not in scene.before:
        scene.before[key] = _before(scene, number, pronoun)
    return scene.before[key]


def _before(scene: Scene, number: int, pronoun: Pronoun) -> tuple[Speaker, ...]:
    """The person meant, the nearest sentence first."""
    lower = pronoun[0]
    nearer: Speaker | None = None
    doubtful: Speaker | None = None
    somebody: Speaker | None = None
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        sure = _surely_in(scene, number, back, pronoun, others=nearer is not None)
        if sure:
            return (sure,)
        somebody = somebody or unnamed.one(scene, back, lower)
        if somebody and nearer is None and unnamed.called(somebody, lower, scene.lexicon.words):
            break
        meant, leads = _foremost(scene, back, pronoun)
        if meant and not leads and epithets.opening(scene, back):
            continue  # In a talk with Lee, the actor was sad
        if meant and _known(scene, meant.name, lower):
            spoke = None if leads else _spoke_so(scene, back, pronoun)
            return (spoke or meant,)
        if meant:
            nearer = nearer or (meant if meant.name in scene.people.surely or (leads and " " in meant.name) else None)
            doubtful = doubtful or meant
    if somebody and not nearer and not doubtful:
        return (replace(somebody, reason=f"{lower}: the last speaker"),)
    return tuple(filter(None, (nearer or doubtful,)))


def _spoke_so(scene: Scene, number: int, pronoun: Pronoun) -> Speaker | None:
    """Who spoke right before a sentence that names another one in passing, and is called so, too."""
    lower, never = pronoun
    for back in range(number - 1, max(-1, number - _PASSING - 1), -1):
        spoke = scene.spoke.get(back, ())
        if len(spoke) == 1 and spoke[0].name not in never and _known(scene, spoke[0].name, lower):
            return Speaker(spoke[0].name, SpeakerKind.PERSON, f"{lower}: the last speaker")
    return None


def _follows(scene: Scene, number: int) -> bool:
    """Whether a sentence goes on with the one before: in one paragraph, or with words in marks that open the next."""
    sentences = scene.sentences
    apart = sentences[number].block - sentences[number - 1].block
    return apart == 0 or (apart == 1 and sentences[number].words[0].text == MARKED)


def _foremost(scene: Scene, number: int, pronoun: Pronoun) -> tuple[Speaker | None, bool]:
    """The person whom a sentence names first, subjects before others, and whether that one is a subject."""
    names = candidates(scene, number, pronoun)
    if not names:
        return None, False
    leading = [n for n in names if subject_like(scene, number, n)]
    topic = _topic(scene, number, pronoun) if len(leading) > 1 else None
    if topic and topic.kind is SpeakerKind.PERSON:
        return replace(topic, reason=f"{pronoun[0]}: the person named before"), True
    first = (leading or names)[0]
    words = scene.sentences[number].words
    leads = bool(leading) or words[first.whole - 1].lower == "that"  # assumed that Lee
    return scenes.meant(scene, first, f"{pronoun[0]}: the person named before"), leads


def _surely_in(scene: Scene, number: int, back: int, pronoun: Pronoun, *, others: bool) -> Speaker | None:
    """Whom the sentence numbered `back` shows that the pronoun means; `others` when somebody is named nearer."""
    lower, never = pronoun
    asked = _asked(scene, number, pronoun) if back == number - 1 else None
    turned = _opened_for(scene, back, pronoun) if back == number - 1 and _follows(scene, number) else None
    if asked or turned:
        return asked or turned
    spoke = [s for s in scene.spoke.get(back, ()) if s.kind is SpeakerKind.PERSON and s.name not in never]
    spoke = [s for s in spoke if scenes.agrees(scene, s.name, lower)]
    if len(spoke) == 1 and (not others or _known(scene, spoke[0].name, lower)):
        rival = _rival(scene, back, spoke[0].name, pronoun)
        if rival:
            return rival
        topic = _topic(scene, back, pronoun) if _aside(scene, back) else None
        if topic and topic.name != spoke[0].name:
            return topic
        return Speaker(spoke[0].name, SpeakerKind.PERSON, f"{lower}: the last speaker")
    called = scene.called.get((back, lower))
    if called and called.name not in never and (not others or _known(scene, called.name, lower)):
        return replace(called, reason=f"{lower}: called so before")
    office = epithets.leading(scene, back)
    if office and office.name not in never and scenes.agrees(scene, office.name, lower):
        return replace(office, reason=f"{lower}: {office.reason}")
    follows = not spoke and back == number - 1 and _follows(scene, number)
    topic = _topic(scene, back, pronoun) if follows else None
    return topic if topic and not _known_beside(scene, back, topic.name, pronoun) else None


def _asked(scene: Scene, number: int, pronoun: Pronoun) -> Speaker | None:
    """The person whom the sentence before asks something, where words in marks answer: Roy asked Lee why."""
    sentence = scene.sentences[number - 1]
    heard = [f.heard for f in sentence.frames if f.lemma == "ask" and f.heard and not f.passive]
    answers = heard and not sentence.marked and scene.sentences[number].words[0].text == MARKED
    if not answers or not _follows(scene, number):
        return None
    names = candidates(scene, number - 1, pronoun)
    answering = [n for n in names if any(first <= n.first and n.last == last for first, last in heard)]
    return scenes.meant(scene, answering[0], f"{pronoun[0]}: who was asked") if len(answering) == 1 else None


def _opened_for(scene: Scene, number: int, pronoun: Pronoun) -> Speaker | None:
    """The person to whom a sentence turns with its first words: "For Lee, Ruiz is a riddle"."""
    words = scene.sentences[number].words
    if words[0].lower not in _TURNING or scene.spoke.get(number):
        return None
    for name in candidates(scene, number, pronoun)[:1]:
        opens = all(w.lower in _TURNING for w in words[: name.whole])
        if opens and name.last < len(words) and words[name.last].text == ",":
            return scenes.meant(scene, name, f"{pronoun[0]}: the sentence before is about that one")
    return None


def _topic(scene: Scene, number: int, pronoun: Pronoun) -> Speaker | None:
    """The person whom a sentence is about: the subject that it begins with, an introducing phrase put aside."""
    if not (scene.cast.by_sentence[number] or unnamed.tells(scene.sentences[number])):
        return None
    words, lists = scene.sentences[number].words, scene.lexicon.words
    start = scenes.opening(words, lists)
    for name in candidates(scene, number, pronoun):
        ahead = words[start : name.whole]
        plain = all(w.text[0].isupper() or w.lower in lists.roles or w.lower in lists.determiners for w in ahead)
        if name.whole >= start and plain and (subject_like(scene, number, name) or _wrote(scene, number, name)):
            return scenes.meant(scene, name, f"{pronoun[0]}: the sentence before is about that one")
    return unnamed.opening(scene, number, start, pronoun[0])


def _about(scene: Scene, number: int) -> Speaker | None:
    """Whom a sentence is about, a man or a woman."""
    return _topic(scene, number, ("he", set())) or _topic(scene, number, ("she", set()))


def topics(scene: Scene, number: int, first: int) -> dict[str, Topic]:
    """Whom a description at token `first` may mean because the text is about that one, with the reason.

    Whoever spoke last, where nobody else spoke since or was asked; whom the sentence right before is about.
    """
    found: dict[str, Topic] = {}
    spoke = nominals.last_speaker(scene, number, _DESCRIBED_BACK, {SpeakerKind.PERSON})
    if spoke and (spoke in scene.spoke.get(number - 1, ()) or not _others_meant(scene, number, spoke)):
        found[spoke.name] = Topic("the last speaker")
    near = number > 0 and scene.sentences[number].block - scene.sentences[number - 1].block <= 1
    if near and not scene.spoke.get(number - 1):
        about = _about(scene, number - 1)
        called = [who for lower in ("he", "she") if (who := scene.called.get((number - 1, lower)))]
        about = about or (called[0] if len(called) == 1 else None) or _only(scene, number - 1)
        if about:
            found.setdefault(about.name, Topic("the sentence before is about that one"))
    opens = _about(scene, number) if MARKED in scene.sentences[number].texts[:first] else None
    if opens and opens.kind is SpeakerKind.PERSON:
        return {opens.name: Topic("the subject of this sentence", 3.5)}  # Lee ends with a joke: "...," the senator said
    ahead = {scenes.full(scene, n) for n in scene.cast.people(number) if n.last <= first}
    return {name: why for name, why in found.items() if name in scene.people.surely and name not in ahead}


def _only(scene: Scene, number: int) -> Speaker | None:
    """The only person whom a sentence names."""
    names = {scenes.full(scene, n): n for n in scene.cast.people(number)}
    sure = [n for full, n in names.items() if full in scene.people.surely or " " in full]
    return scenes.meant(scene, sure[0], "the sentence before names nobody else") if len(sure) == 1 else None


def _others_meant(scene: Scene, number: int, speaker: Speaker) -> bool:
    """Whether somebody else spoke, too, in the sentences before `number`, or was asked something."""
    near = range(max(0, number - _DESCRIBED_BACK + 1), number)
    if any(s.name != speaker.name for n in near for s in scene.spoke.get(n, ()) if s.kind is SpeakerKind.PERSON):
        return True
    return any("ask" in f.classes and (f.heard or f.passive) for n in near for f in scene.sentences[n].frames)


def _known_beside(scene: Scene, number: int, name: str, pronoun: Pronoun) -> bool:
    """Whether the clause about somebody of whom the text does not tell names another one who is called so."""
    words = scene.sentences[number].words
    end = next((i for i, w in enumerate(words) if w.lower in scene.lexicon.words.relatives), len(words))
    beside = [n for n in candidates(scene, number, pronoun) if n.last <= end and not modifies(scene, number, n)]
    others = [full for n in beside if (full := scenes.full(scene, n)) != name]
    return not _known(scene, name, pronoun[0]) and any(_known(scene, full, pronoun[0]) for full in others)


def _aside(scene: Scene, number: int) -> bool:
    """Whether somebody speaks in a sentence only beside its main clause: "Lee was silent when Roy asked"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    sources = [f.source[0] for f in scene.sentences[number].frames if f.source and f.kind is FrameKind.VERB]
    before = [words[at - 1].lower if at else "" for at in sources]
    return bool(before) and all(lower in lists.subordinators and lower != "that" for lower in before)


def _rival(scene: Scene, number: int, name: str, pronoun: Pronoun) -> Speaker | None:
    """Who is called so and acts beside somebody who spoke, of whom the text does not tell: "..., while Ruiz left"."""
    lower, words = pronoun[0], scene.sentences[number].words
    if _known(scene, name, lower):
        return None
    for other in candidates(scene, number, pronoun):
        full = scenes.full(scene, other)
        turns = other.whole > 0 and words[other.whole - 1].lower in _TURNS
        if turns and not modifies(scene, number, other) and full != name and _known(scene, full, lower):
            return scenes.meant(scene, other, f"{lower}: the one who is called so")
    return None


def candidates(scene: Scene, number: int, pronoun: Pronoun) -> list[Name]:
    """The names in a sentence that the pronoun can mean."""
    lower, others = pronoun
    key = number, lower
    if key not in scene.candidates:
        words, lists = scene.sentences[number].words, scene.lexicon.words
        named = scene.cast.by_sentence[number]
        scene.candidates[key] = [n for n in named if _person(scene, n, lower) and not _others(words, n, lower, lists)]
    return [n for n in scene.candidates[key] if not others or scenes.full(scene, n) not in others]


def _known(scene: Scene, name: str, lower: str) -> bool:
    """Whether the article calls the person by that pronoun elsewhere, or by a title that tells."""
    return scene.people.genders.get(name) == lower


def _person(scene: Scene, name: Name, lower: str) -> bool:
    """Whether a name is surely a person's whom the pronoun can mean; one stray capital word is not enough."""
    if name.kind is not SpeakerKind.PERSON or not scenes.agrees(scene, name.text, lower):
        return False
    if scenes.full(scene, name) in scene.people.places:
        return False
    known = " " in name.text or bool(name.titles) or fold(name.text) in scene.cast.by_part
    return known or scene.cast.single.get(name.text, 0) > 1


def subject_like(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name stands where a subject stands: not after a preposition, no possessor, not "the Lee campaign"."""
    sentence = scene.sentences[number]
    lists = scene.lexicon.words
    sources = [f.source for f in sentence.frames if f.source and f.source[0] <= name.first < f.source[1] == name.last]
    if any(all(w.lower not in lists.prepositions for w in sentence.words[at : name.first]) for at, _ in sources):
        return True
    if modifies(scene, number, name):
        return False
    first = _led(sentence.words, name.whole, lists)
    before = sentence.words[first - 1].lower if first else ""
    return before not in lists.prepositions and before != "than"


def _led(words: Sequence[Word], first: int, lists: Words) -> int:
    """Where what leads to a name at token `first` begins: "with | radio host Ana Ruiz", "with | the BBC's Ana Ruiz"."""
    at = first
    if at and words[at - 1].lower in lists.roles:
        at -= 1
        plain = at and words[at - 1].text.islower()
        at -= bool(plain and words[at - 1].lower not in lists.prepositions | lists.determiners)
    elif at and words[at - 1].lower in POSSESSIVE:
        at -= 1
        while at and words[at - 1].text[0].isupper():
            at -= 1
    return at - (at > 0 and words[at - 1].lower in lists.determiners)


def _wrote(scene: Scene, number: int, name: Name) -> bool:
    """Whether a sentence is about somebody by way of what he wrote or said: "Lee's article attacked Ruiz"."""
    words = scene.sentences[number].words
    written = words[name.last + 1].lower if name.last + 1 < len(words) else ""
    return owns(scene, number, name) and written in scene.lexicon.words.documents


def _others(words: Sequence[Word], name: Name, lower: str, lists: Words) -> bool:
    """Whether a name is somebody of whom another one has him: "her | rival in Leith, Tam Park"; "she" is not Park."""
    possessor = {"he": "his", "she": "her"}.get(lower)
    if not name.whole or words[name.whole - 1].text == "," or words[name.whole - 1].lower in lists.prepositions:
        return False
    for at in range(name.whole - 1, max(-1, scenes.opening(words, lists) - 1, name.whole - _ROLE - 1), -1):
        word = words[at]
        if word.lower == possessor:
            return True
        if (
            word.lower in lists.finite
            or word.lower in lists.conjunctions
            or not (word.text[0].isalpha() or word.text == ",")
        ):
            return False
    return False


def modifies(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name only tells more of what comes next: "the Lee campaign", "Lee's aides", "Lee adviser Ana Ruiz"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    before = words[name.whole - 1].lower if name.whole else ""
    after = words[name.last].lower if name.last < len(words) else ""
    led = before in lists.determiners and not name.titles
    return led or after in lists.roles or after in lists.people or owns(scene, number, name)


def owns(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name is a possessor: "Trump's ire"."""
    words = scene.sentences[number].words
    return name.last < len(words) and words[name.last].lower in POSSESSIVE
