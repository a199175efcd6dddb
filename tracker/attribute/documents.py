"""Whose words does a document hold: "a statement", "the ad", "his letter"?

Whoever it says it is from; whoever issued it in this sentence ("Lee released a statement saying") or before ("Lee
aired an ad ... The ad says"); whoever spoke last ("... Lee said in a statement ... The statement added").
"""

from collections.abc import Callable, Sequence

from tracker.attribute import scene as scenes
from tracker.attribute.around import SIGNS
from tracker.attribute.scene import Scene
from tracker.model import Frame, FrameKind, Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

Meaning = Callable[[Scene, int, int, int], tuple[Speaker, ...]]  # whom some tokens of a sentence mean
_BACK = 6  # sentences between a document and the one that says whose it is
_SPOKE_BACK = 3  # sentences likewise to who spoke
_VERB = 7  # tokens between "released" and "statement"
_FROM = frozenset({"from", "by"})
_WROTE = frozenset({"written", "sent", "signed"})  # who released it need not have written it
_PUT = frozenset({"put", "puts", "putting"})
_WHOSE = frozenset({"his", "her", "its", "their"})
_DATED = 5  # tokens between a document and "by": a study last year by
_TITLE = 10  # tokens of "by the guild's director for the river, Ana Ruiz"
_OFFICE = 4  # tokens of "her campaign office"
_ASIDE = SIGNS - {","}  # what parts an aside from its clause
_TIMES = frozenset({"late", "early"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_ANY = frozenset({"a", "an", "the", "this", "that", "his", "her", "its", "their", "another", "one"})


def issuer(scene: Scene, number: int, phrase: tuple[int, int], meaning: Meaning) -> tuple[Speaker, ...]:
    """Who speaks in the document that a phrase names; nobody where it names none, or nothing tells.

    Args:
        scene: what is known so far.
        number: the sentence.
        phrase: its tokens.
        meaning: tells whom tokens mean.
    """
    words, lists = scene.sentences[number].words, scene.lexicon.words
    first, last = phrase
    at = _head(words, phrase, scene)
    if at is None:
        return ()
    kind = words[at].lower
    whose = _owner(scene, number, (first, at, last), meaning)
    definite = words[first].lower in {"the", "this", "that"}
    if kind in lists.written:
        whose = whose or (_before(scene, number, frozenset({kind}), meaning, named=True) if definite else ())
        whose = tuple(s for s in whose if s.kind is not SpeakerKind.OUTLET)
    elif kind in lists.narrating:
        whose = whose or _before(scene, number, lists.aired, meaning)
    else:
        whose = whose or _released(scene, number, at, meaning)
        if not whose and definite:
            whose = _before(scene, number, frozenset({kind}), meaning)
    said = " ".join(scene.article.text[words[first].start : words[at].end].split())
    return tuple(Speaker(s.name, s.kind, f"{said}: {s.reason}") for s in whose)


def about(scene: Scene, number: int, end: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """Who speaks in the document that a sentence is about, as its subject before token `end`.

    The document itself where nothing tells.
    """
    sentence, lists = scene.sentences[number], scene.lexicon.words
    words, cues = sentence.words, {f.cue[0] for f in sentence.frames}
    first = scenes.opening(words, lists)
    dated = words[first].lower in lists.days and words[min(first + 1, len(words) - 1)].lower in POSSESSIVE
    start = first + 2 * dated  # Friday's | letter
    for at in range(start + 1 - dated, min(first + _VERB, end, len(words) - 1)):
        paper = words[at].lower in lists.documents or words[at].lower in lists.issued
        if paper and _head(words, (first, at + 1), scene) == at:
            return issuer(scene, number, (first, len(words)), meaning) or meaning(scene, number, start, at + 1)
        ends = words[at].lower in lists.finite or words[at].lower in lists.prepositions or not _inside(words[at])
        if ends or at in cues:
            break
    return ()


def issued(scene: Scene, number: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """Who issued the last document that a sentence names: "Lee sent | a letter to the board"."""
    at = _last(scene, number)
    return _released(scene, number, at, meaning) if at is not None else ()


def named(scene: Scene, number: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """The last document that a sentence names: "Lee raised | a sign of his own"."""
    at = _last(scene, number)
    return meaning(scene, number, _opens(scene.sentences[number].words, at), at + 1) if at is not None else ()


def _last(scene: Scene, number: int) -> int | None:
    """The token of the last document that a sentence names, not its first word."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    lowers = ((i, words[i].lower) for i in range(len(words) - 1, 0, -1))
    return next((i for i, lower in lowers if lower in lists.documents or lower in lists.issued), None)


def _head(words: Sequence[Word], phrase: tuple[int, int], scene: Scene) -> int | None:
    """The token of the document that a phrase is about."""
    first, last = phrase
    lists, times = scene.lexicon.words, scene.lexicon.times
    end = next((i for i in range(first, last) if words[i].lower in lists.prepositions), last)
    dated = end - 1 > first and words[end - 1].lower in times.units
    end -= 2 * (dated and any(words[end - 2].lower in own for own in (times.last, times.this)))  # last year
    opens = words[first].lower in _ANY or words[end - 1].lower.endswith("s") or words[first].text[0].isupper()
    if end <= first or not opens or not words[end - 1].text.islower():
        return None
    named = any(words[end - 1].lower in own for own in (lists.issued, lists.written, lists.narrating))
    return end - 1 if named else None


def _owner(scene: Scene, number: int, place: tuple[int, int, int], meaning: Meaning) -> tuple[Speaker, ...]:
    """Whom the phrase itself names: "his letter", "Lee's letter", "a letter from Lee"."""
    words = scene.sentences[number].words
    first, at, last = place
    if words[first].lower in scene.lexicon.words.possessives:
        return _people(meaning(scene, number, first, first + 1))
    owned = next((i for i in range(first + 1, at) if words[i].lower in POSSESSIVE), None)
    if owned and words[owned - 1].lower not in scene.lexicon.words.days:
        return _people(meaning(scene, number, first, owned))
    by = next((i for i in range(at + 1, min(last, at + _DATED)) if words[i].lower in _FROM), last)
    end = _ends(scene, words, by + 1, last)
    return _people(meaning(scene, number, by + 1, end)) if by + 1 < end else ()


def _ends(scene: Scene, words: Sequence[Word], first: int, last: int) -> int:
    """Where the words for who wrote something end: at a sign, a verb, a time."""
    lists, times = scene.lexicon.words, scene.lexicon.times
    small = lists.finite | lists.auxiliaries | lists.relatives | lists.days | times.last | times.this | _TIMES
    ends = (i for i in range(first, last) if words[i].lower in small - POSSESSIVE or not _inside(words[i]))
    return next(ends, last)


def _inside(word: Word) -> bool:
    """Whether a word may stand among those for who wrote something: no sign and no verb in the past."""
    acts = word.text.islower() and word.lower.endswith("ed")
    return (word.text[0].isalnum() and not acts) or word.lower in POSSESSIVE


def _released(scene: Scene, number: int, at: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """Who issued it, in the clause before it: "Lee released | a statement"."""
    words = scene.sentences[number].words
    lists = scene.lexicon.words
    for verb in range(at - 1, max(0, at - _VERB), -1):
        if words[verb].lower in lists.issuing or (words[verb].lower in _PUT and words[verb + 1].lower == "out"):
            subject = _subject(scene, number, verb)
            return _people(meaning(scene, number, *subject)) if subject else ()
        if words[verb].text in {",", ";", ":"}:
            break
    return _sent(scene, number, at)


def _sent(scene: Scene, number: int, at: int) -> tuple[Speaker, ...]:
    """Who is named behind it as the one who issued it: "an email was sent by Ana Ruiz"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    found: dict[bool, Speaker] = {}
    for by in (i for i in range(at + 2, len(words)) if words[i].lower in _FROM):
        verb = next((i for i in range(by - 1, max(at, by - _TITLE), -1) if words[i].lower in lists.issuing), None)
        named = next((n for n in scene.cast.people(number) if by < n.first <= by + _TITLE), None)
        if named and verb is not None and all(w.text != "," for w in words[verb:by]):
            found.setdefault(words[verb].lower in _WROTE, scenes.meant(scene, named, "who sent it"))
    return (found[max(found)],) if found else ()


def _subject(scene: Scene, number: int, verb: int) -> tuple[int, int] | None:
    """The tokens of the pronoun right before a verb, or of the name or the outlet that its clause begins with."""
    words = scene.sentences[number].words
    lists = scene.lexicon.words
    at = verb - 1
    while at > 0 and (words[at].lower in lists.auxiliaries | lists.adverbs or words[at].lower.endswith("ly")):
        at -= 1
    if words[at].lower in _PRONOUNS:
        return at, at + 1
    if words[at].text in _ASIDE:
        aside = next((i for i in range(at - 1, 0, -1) if words[i].text == words[at].text), 0)
        return (scenes.opening(words, lists), aside) if aside else None  # A coalition - of all guilds - | sent
    names = [
        (n.whole, n.last)
        for n in scene.cast.by_sentence[number]
        if n.last <= verb and not (n.whole and words[n.whole - 1].lower in lists.prepositions)
    ]
    outlets = [(m.first, m.last) for m in scene.mentions[number] if m.last <= at + 1 and not m.generic]
    owners = [place for place in names if words[place[1]].lower in POSSESSIVE]
    near = [place for place in (*names, *outlets) if words[place[1]].lower not in POSSESSIVE]
    start, end = max(near, default=(0, 0))
    if end and end <= at and all(w.text[0].isalnum() for w in words[end : at + 1]):
        return start - (start > 0 and words[start - 1].lower in lists.determiners), at + 1  # the Lee campaign
    if end:
        return start, end
    first = max(owners, default=(scenes.opening(words, lists), 0))[0]
    owned = first < at <= first + _OFFICE and (owners or words[first].lower in lists.possessives)
    return (first, at + 1) if owned and words[at].lower in lists.bodies | lists.people else None  # her office


def _before(
    scene: Scene, number: int, kinds: frozenset[str], meaning: Meaning, *, named: bool = False
) -> tuple[Speaker, ...]:
    """Who issued the document of one of these kinds in the sentences before, or spoke in them unless `named`."""
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        words = scene.sentences[back].words
        spoke = scene.spoke.get(back, ()) if not named else ()
        at = next((i for i, w in enumerate(words) if w.lower in kinds and i), None)
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
    named = all(
        s.kind is not SpeakerKind.UNNAMED or s.name != s.name.lower() or s.name.split()[0] in _WHOSE for s in found
    )
    return found if named else ()
