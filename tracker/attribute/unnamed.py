"""Whom does "the designer" mean: somebody whom the article told of before, without a name or beside one?

"Ana Ruiz, a designer" names her; "a designer for the mill" does not, and tells more than "the designer".
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import scene as scenes
from tracker.attribute.scene import Scene
from tracker.lexicon import Lexicon, Words
from tracker.model import Sentence, Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_BACK = 10  # sentences
_NEAR = 3  # sentences since the last speaker
_THE = 2  # tokens of "the designer"
_OTHERS = 4  # sentences back to those of whom "another" is one
_WORDS = 5  # before the noun, in "a young textile designer"
_MEN, _WOMEN = frozenset({"man", "boy"}), frozenset({"woman", "girl"})
_TWO = frozenset({"two", "both"})
_SEVERAL = frozenset({"people", "men", "women", "progressives", "activists", "intellectuals"})
_FIRST = frozenset({"a", "an", "one", "another"})
_LINKS = frozenset({"for", "from", "at", "with", "in"})
_ADDED = 5  # tokens after the noun that tell more of it


def tells(sentence: Sentence) -> bool:
    """Whether a sentence may tell of somebody for the first time: with an article at all."""
    return not _FIRST.isdisjoint(sentence.vocabulary)


def introduced(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """Who is meant by "the" and a noun for people; None where the article did not tell of such before."""
    words, lists = scene.sentences[number].words[first:last], scene.lexicon.words
    lowers = [word.lower for word in words]
    if len(words) < _THE or lowers[0] not in {"the", "this"} or not lists.prepositions.isdisjoint(lowers):
        return None
    spoke, noun = _spoke_so(scene, number, words[1:]), lowers[-1]
    if spoke or len(words) > _THE or noun.endswith("s") or not _person(noun, lists):
        return spoke
    for back in range(number, max(-1, number - _BACK - 1), -1):
        before = scene.sentences[back].words
        told = noun in scene.sentences[back].vocabulary and tells(scene.sentences[back])
        for at in range((first if back == number else len(before)) - 1, 0, -1) if told else ():
            start = _start(before, at, lists) if before[at].lower == noun else None
            if start is not None:
                return _beside(scene, back, start, at) or _told(scene, back, start, at)
    return None


def _spoke_so(scene: Scene, number: int, words: Sequence[Word]) -> Speaker | None:
    """Who spoke before without a name and was called so, or may be called so since nobody else spoke since."""
    lists, noun = scene.lexicon.words, words[-1].lower
    more = words[:-1]
    alone = not more and noun in lists.anybody
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        spoke = scene.spoke.get(back, ())
        if not spoke:
            continue
        own = spoke[0].name.split() if len(spoke) == 1 and spoke[0].kind is SpeakerKind.UNNAMED else []
        lowers = [word.lower() for word in own] if len(own) > 1 else []
        if lowers and lowers[0] not in lists.possessives:
            head = _head(lowers, lists)
            if head == noun and len(own) > len(words) and all(_told_so(word, own) for word in more):
                return replace(spoke[0], reason=f"the {noun}: who spoke so before")
            single = _person(head, lists) and not (head.endswith("s") or head in lists.collectives)
            if alone and single and number - back <= _NEAR:
                sexes = [(_MEN, _WOMEN), (_WOMEN, _MEN)]
                if not any(noun in ours and not theirs.isdisjoint(lowers) for ours, theirs in sexes):
                    return replace(spoke[0], reason=f"the {noun}: the last speaker")
        alone = False
    return None


def _head(lowers: Sequence[str], lists: Words) -> str:
    """The noun of what somebody is called: "aide | to the mayor", "source | close to the talks"."""
    end = next((i for i, w in enumerate(lowers) if i and (w in lists.noun_links or w in lists.relatives)), len(lowers))
    return next((w for w in reversed(lowers[:end]) if w in lists.people or w in lists.callings), lowers[end - 1])


def _told_so(word: Word, own: Sequence[str]) -> bool:
    """Whether a word, or the words of which it holds the initials, is among those for somebody."""
    initials = "".join(part[0] for part in own if part[0].isupper())
    return word.lower in {part.lower() for part in own} or (word.text.isupper() and word.text in initials)


def another(scene: Scene, number: int) -> tuple[Speaker, ...]:
    """Who "another" is: one more of those of whom somebody spoke last, "one clerk said ... Another said"."""
    for back in range(number, max(-1, number - _OTHERS), -1):
        spoke = [s for s in scene.spoke.get(back, ()) if s.kind is SpeakerKind.UNNAMED]
        first, _, rest = spoke[-1].name.partition(" ") if spoke else ("", "", "")
        if rest and first.lower() in _FIRST:
            return (Speaker(f"another {rest}", SpeakerKind.UNNAMED, f"another: like “{spoke[-1].name}”"),)
    return (Speaker("another", SpeakerKind.UNNAMED, "nobody named"),)


def one(scene: Scene, number: int, lower: str) -> Speaker | None:
    """The one person without a name who speaks in a sentence, if "he" or "she" can mean that one: "the woman said"."""
    spoke = scene.spoke.get(number, ())
    if len(spoke) != 1 or spoke[0].kind is not SpeakerKind.UNNAMED:
        return None
    lists = scene.lexicon.words
    words = spoke[0].name.lower().split()
    noun = next((word for word in words if _person(word, lists)), "")
    wrong = _sexed(noun, "she" if lower == "he" else "he", lists)
    return spoke[0] if _person(noun, lists) and not noun.endswith("s") and not wrong else None


def called(speaker: Speaker, lower: str, lists: Words) -> bool:
    """Whether the words for somebody tell whom they call "he" or "she": "a woman from Leith".

    A spokesman is passed over: "he" is rather the one for whom he speaks.
    """
    words = speaker.name.lower().split()
    own = _MEN if lower == "he" else _WOMEN
    return words[0] not in lists.possessives and not own.isdisjoint(words)


def opening(scene: Scene, number: int, first: int, lower: str) -> Speaker | None:
    """Who without a name the sentence is about: "A young woman from Leith | met the mayor"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    if words[first].lower not in _FIRST:
        return None
    nouns = (at for at in range(first + 1, min(len(words), first + _WORDS + 1)) if _start(words, at, lists) == first)
    at = next((at for at in nouns if _sexed(words[at].lower, lower, lists)), None)
    return (_beside(scene, number, first, at) or _told(scene, number, first, at)) if at is not None else None


def several(scene: Scene, number: int, end: int) -> Speaker | None:
    """The people without names of whom a sentence speaks first before token `end`, as no preposition's object."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    for at in range(end):
        if not _people(words[at].lower, lists) or (at + 1 < len(words) and _goes_on(words[at + 1], lists)):
            continue
        start = _phrase(words, at, scene.lexicon)
        if any(w.lower in _TWO for w in words[start:at]):
            continue  # the two sides, who were named
        if not start or words[start - 1].lower not in lists.prepositions:
            text = scene.article.text[words[start].start : words[at].end]
            return Speaker(" ".join(text.split()), SpeakerKind.UNNAMED, "they: of whom the text speaks as several")
    return None


def one_thing(scene: Scene, spoke: Sequence[Speaker]) -> bool:
    """Whether "it" can mean who spoke: a body, an outlet or a paper, and not several people."""
    lists, places = scene.lexicon.words, scene.lexicon.places
    if len(spoke) != 1 or spoke[0].kind is SpeakerKind.PERSON:
        return False
    if spoke[0].kind is SpeakerKind.OUTLET:
        return True
    name = spoke[0].name
    noun, last = _head(name.lower().split(), lists), name.split()[-1]
    people = name not in places.countries and last.removesuffix("s") in places.people
    one = noun.removesuffix("s")
    several = people or _people(noun, lists) or any(noun in own for own in (lists.collectives, lists.determiners))
    several = several or (noun != one and (one in lists.roles or _person(one, lists)))  # Republicans, clerks
    return not several and (spoke[0].kind is SpeakerKind.GROUP or not _person(noun, lists))


def _phrase(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the phrase begins whose noun is at token `at`: "said | many Republican voters"."""
    lists = lexicon.words
    ends = (lists.prepositions, lists.conjunctions, lists.subordinators, lists.relatives, lists.finite, lists.pronouns)
    start = at
    while start and words[start].lower not in lists.determiners:
        before = words[start - 1]
        verb = before.text.islower() and any(v.form != "ing" for v in lexicon.cues.verbs.get(before.lower, ()))
        small = any(before.lower in own for own in ends) and before.lower not in lists.determiners - {"that", "which"}
        if verb or small or not before.text[0].isalpha():
            break
        start -= 1
    return start


def _people(noun: str, lists: Words) -> bool:
    """Whether a noun stands for several people."""
    one = noun.removesuffix("s")
    return noun in _SEVERAL or (noun != one and (noun in lists.people or one in lists.people) and _person(one, lists))


def _goes_on(word: Word, lists: Words) -> bool:
    """Whether a word after a noun makes that one a part of another phrase: "voters' | anger"."""
    return word.lower in POSSESSIVE or word.lower in lists.people or word.lower in lists.bodies


def met(scene: Scene, number: int, end: int, lower: str) -> Speaker | None:
    """The one without a name whom a sentence tells of before token `end`: "police searched a man after he ..."."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    if not tells(scene.sentences[number]):
        return None
    for at in range(end - 1, 0, -1):
        start = _start(words, at, lists) if _sexed(words[at].lower, lower, lists) else None
        if start is not None:
            return _beside(scene, number, start, at) or _told(scene, number, start, at)
    return None


def _sexed(noun: str, lower: str, lists: Words) -> bool:
    """Whether a noun tells that somebody is called "he" or "she": woman, father."""
    called = (lists.honorifics_male, _MEN) if lower == "he" else (lists.honorifics_female, _WOMEN)
    return any(noun in own for own in called)


def _person(noun: str, lists: Words) -> bool:
    """Whether a noun stands for one person, and not for a body or a document."""
    someone = noun in lists.people or noun in lists.roles or noun in lists.callings
    return someone and noun not in lists.bodies and noun not in lists.documents


def _start(words: Sequence[Word], at: int, lists: Words) -> int | None:
    """The article with which a first mention begins that has its noun at token `at`."""
    for i in range(at - 1, max(-1, at - _WORDS - 1), -1):
        if words[i].lower in _FIRST:
            return i
        small = words[i].lower in lists.determiners or words[i].lower in lists.prepositions
        if small or not words[i].text[0].isalnum():
            return None
    return None


def _beside(scene: Scene, number: int, start: int, at: int) -> Speaker | None:
    """The person whom the first mention is added to: "Ana Ruiz, a designer", "a designer, Ana Ruiz, said"."""
    words = scene.sentences[number].words
    for name in scene.cast.by_sentence[number]:
        if name.kind is not SpeakerKind.PERSON or " " not in name.text:
            continue
        led = name.last == start - 1 and words[start - 1].text == ","
        follows = name.whole in {at + 1, at + 2} and (name.whole == at + 1 or words[at + 1].text == ",")
        if led or follows:
            return scenes.meant(scene, name, f"the {words[at].lower}: told of before")
    return None


def _told(scene: Scene, number: int, start: int, at: int) -> Speaker:
    """The first mention itself, with what follows it closely: "a designer for the mill"."""
    words = scene.sentences[number].words
    end = at + 1
    if end < len(words) and words[end].lower in _LINKS:
        more = end + 1
        while more < min(len(words), end + _ADDED) and (words[more].text[0].isupper() or words[more].lower == "the"):
            more += 1
        end = more if words[more - 1].text[0].isupper() else end
    text = scene.article.text[words[start].start : words[end - 1].end]
    return Speaker(" ".join(text.split()), SpeakerKind.UNNAMED, f"the {words[at].lower}: told of before")
