"""Whose words does a document hold: "a statement", "the ad", "his letter"?

Whoever it says it is from; whoever issued it in this sentence ("Lee released a statement saying") or before ("Lee
aired an ad ... The ad says"); whoever spoke last ("... Lee said in a statement ... The statement added").
"""

from collections.abc import Callable, Sequence

from tracker.attribute.scene import Scene
from tracker.model import Frame, FrameKind, Speaker, SpeakerKind, Word

Meaning = Callable[[Scene, int, int, int], tuple[Speaker, ...]]  # whom some tokens of a sentence mean
_BACK = 6  # sentences between a document and the one that says whose it is
_SPOKE_BACK = 3  # sentences likewise to who spoke
_VERB = 7  # tokens between "released" and "statement"
_FROM = frozenset({"from", "by"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_POSSESSIVE = frozenset({"'s", "'"})
_ANY = frozenset({"a", "an", "the", "this", "that", "his", "her", "its", "their", "another", "one"})


def issuer(scene: Scene, number: int, phrase: tuple[int, int], meaning: Meaning) -> tuple[Speaker, ...]:
    """Who speaks in the document that a phrase names; nobody where it names none, or nothing tells.

    Args:
        scene: what is known so far.
        number: the sentence.
        phrase: its tokens.
        meaning: tells whom tokens mean.
    """
    words = scene.sentences[number].words
    first, last = phrase
    at = _head(words, phrase, scene)
    if at is None:
        return ()
    kind = words[at].lower
    whose = _owner(scene, number, (first, at, last), meaning) or _released(scene, number, at, meaning)
    if not whose and words[first].lower in {"the", "this", "that"}:
        whose = _before(scene, number, kind, meaning)
    said = " ".join(w.text for w in words[first : at + 1])
    return tuple(Speaker(s.name, s.kind, f"{said}: {s.reason}") for s in whose)


def _head(words: Sequence[Word], phrase: tuple[int, int], scene: Scene) -> int | None:
    """The token of the document that a phrase is about."""
    first, last = phrase
    lists = scene.lexicon.words
    end = next((i for i in range(first, last) if words[i].lower in lists.prepositions), last)
    opens = words[first].lower in _ANY or words[end - 1].lower.endswith("s") or words[first].text[0].isupper()
    known = end > first and words[end - 1].text.islower() and words[end - 1].lower in lists.issued and opens
    return end - 1 if known else None


def _owner(scene: Scene, number: int, place: tuple[int, int, int], meaning: Meaning) -> tuple[Speaker, ...]:
    """Whom the phrase itself names: "his letter", "Lee's letter", "a letter from Lee"."""
    words = scene.sentences[number].words
    first, at, last = place
    if words[first].lower in scene.lexicon.words.possessives:
        return _people(meaning(scene, number, first, first + 1))
    owned = next((i for i in range(first + 1, at) if words[i].lower in _POSSESSIVE), None)
    if owned:
        return _people(meaning(scene, number, first, owned))
    if at + 2 < last and words[at + 1].lower in _FROM:
        return _people(meaning(scene, number, at + 2, last))
    return ()


def _released(scene: Scene, number: int, at: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """Who issued it, in the clause before it: "Lee released | a statement"."""
    words = scene.sentences[number].words
    lists = scene.lexicon.words
    for verb in range(at - 1, max(0, at - _VERB), -1):
        if words[verb].lower in lists.issuing:
            subject = _subject(scene, number, verb)
            return _people(meaning(scene, number, *subject)) if subject else ()
        if words[verb].text in {",", ";", ":"}:
            break
    return ()


def _subject(scene: Scene, number: int, verb: int) -> tuple[int, int] | None:
    """The tokens of the pronoun right before a verb, or of the name or the outlet that its clause begins with."""
    words = scene.sentences[number].words
    lists = scene.lexicon.words
    at = verb - 1
    while at > 0 and (words[at].lower in lists.auxiliaries | lists.adverbs or words[at].lower.endswith("ly")):
        at -= 1
    if words[at].lower in _PRONOUNS:
        return at, at + 1
    names = [
        (n.whole, n.last)
        for n in scene.cast.by_sentence[number]
        if n.last <= verb and not (n.whole and words[n.whole - 1].lower in lists.prepositions)
    ]
    outlets = [(m.first, m.last) for m in scene.mentions[number] if m.last <= at + 1 and not m.generic]
    near = [place for place in (*names, *outlets) if words[place[1]].lower not in _POSSESSIVE]
    start, end = max(near, default=(0, 0))
    if end and end <= at and all(w.text[0].isalnum() for w in words[end : at + 1]):
        return start, at + 1  # the Lee campaign
    return (start, end) if end else None


def _before(scene: Scene, number: int, kind: str, meaning: Meaning) -> tuple[Speaker, ...]:
    """Who issued the document of that kind in the sentences before, or spoke in them."""
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        words = scene.sentences[back].words
        spoke = scene.spoke.get(back, ())
        at = next((i for i, w in enumerate(words) if w.lower == kind and i), None)
        if at is not None:
            place = (_opens(words, at), at, len(words))
            whose = _owner(scene, back, place, meaning) or _released(scene, back, at, meaning)
            if whose or spoke:
                return whose or _people(spoke)
        if spoke and number - back <= _SPOKE_BACK and not _asked(scene.sentences[back].frames):
            return _people(spoke)
    return ()


def _opens(words: Sequence[Word], at: int) -> int:
    """The token with which the phrase begins that has its noun at token `at`."""
    first = max(0, at - 1)
    while first > 0 and at - first < _VERB and words[first].lower not in _ANY and words[first].text[0].isalnum():
        first -= 1
    return first


def _asked(frames: Sequence[Frame]) -> bool:
    asking = (f for f in frames if f.kind is FrameKind.VERB and "ask" in f.classes)
    return any(f.heard is not None or f.lemma != "question" for f in asking)


def _people(found: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Those found, if a name tells who they are: somebody unnamed tells nothing about a document."""
    named = all(s.kind is not SpeakerKind.UNNAMED or s.name != s.name.lower() for s in found)
    return found if named else ()
