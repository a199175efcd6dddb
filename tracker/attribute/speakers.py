"""Whom do the words of a source mean?

Full names win; surnames, titles, pronouns and nominals ("the two leaders", "China's top diplomat") are resolved to
them where the text allows it, and left as they stand, or as nobody, where it does not. Each answer says how it came.
"""

from collections.abc import Sequence

from tracker.attribute import antecedents, documents, epithets, nominals, pairs, pronouns, things, unnamed
from tracker.attribute import scene as scenes
from tracker.attribute.cast import fullest
from tracker.attribute.descriptions import described
from tracker.attribute.names import Name, fold
from tracker.attribute.scene import Scene
from tracker.lexicon import Mention, Words
from tracker.model import Frame, Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_PLACED = frozenset({"on", "in", "at", "to"})
_WORKING = frozenset({"for", "of", "at", "from", "with"})  # between an office and the outlet
_TELLING = frozenset({"say", "tell"})
_LIGHT = frozenset({"the", "of", "for"})
_THE = 2  # tokens of "the Rainmakers"
_POSSESSORS = {
    "him": "he",
    "them": "they",
    "his": "he",
    "her": "she",
    "their": "they",
    "its": "it",
    "my": "i",
    "our": "we",
}


def of_frame(scene: Scene, number: int, frame: Frame) -> tuple[Speaker, ...]:
    """The speakers that a reporting clause in sentence `number` names; empty when they stay unresolved."""
    if frame.source is None:
        return ()
    key = number, frame.source, frame.added
    if key not in scene.resolved:
        scene.resolved[key] = _of_clause(scene, number, frame, frame.source)
    return scene.resolved[key]


def _of_clause(scene: Scene, number: int, frame: Frame, source: tuple[int, int]) -> tuple[Speaker, ...]:
    words = scene.sentences[number].words
    quoted = of_words(scene, number, *frame.heard) if frame.lemma == "quote" and frame.heard else ()
    if quoted and not frame.passive and all(s.kind is SpeakerKind.PERSON for s in quoted):
        return tuple(Speaker(s.name, s.kind, "quoted by another") for s in quoted)
    first, last = source
    if last - first == 1 and words[first].lower == "who" and not frame.added:
        return _who(scene, number, first, frame)
    if last - first == 1 and words[first].lower in {"who", "which", "that"} and frame.added:
        found = _before_office(scene, number, frame.added[0]) or of_words(scene, number, *frame.added)
        return tuple(s if s.kind is SpeakerKind.UNNAMED else Speaker(s.name, s.kind, "relative clause") for s in found)
    found = of_words(scene, number, first, last)
    named = any(first <= n.first and n.last <= last for n in scene.cast.people(number))
    loose = all(s.kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP} for s in found) or not named
    return (_apposed(scene, number, frame) if found and loose and last - first > 1 else ()) or found


def _who(scene: Scene, number: int, first: int, frame: Frame) -> tuple[Speaker, ...]:
    """Whom "who" at token `first` tells more of: "Lee of Leith, | who was there, saying", "Lee, who left and | who"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    if first and words[first - 1].lower in lists.conjunctions:
        again = next((i for i in range(first - 1, -1, -1) if words[i].lower == "who"), None)
        return _who(scene, number, again, frame) if again is not None else ()
    for name in reversed(scene.cast.people(number)):
        known = " " in name.text or scenes.full(scene, name) in scene.people.surely  # never: (R-Ohio), who
        if known and name.last <= first and all(_beside(word, lists) for word in words[name.last : first]):
            return (scenes.meant(scene, name, "relative clause"),)
    before = words[first - 1].lower if first else ""
    some = before in pronouns.UNNAMED and frame.classes & _TELLING
    return (Speaker(before, SpeakerKind.UNNAMED, "nobody named"),) if some else ()


def _beside(word: Word, lists: Words) -> bool:
    """Whether a word may stand between a name and what is told of it: "of", "Leith", "himself", a sign."""
    own = word.lower in lists.prepositions or word.lower.endswith("self")
    return own or not word.text[0].islower()


def _before_office(scene: Scene, number: int, first: int) -> tuple[Speaker, ...]:
    """The person whom an office is added to: "Ana Ruiz of Leith, | the senior member, who said"."""
    words = scene.sentences[number].words
    if first < 2 or words[first - 1].text != "," or words[first].lower not in scene.lexicon.words.determiners:
        return ()
    small = scene.lexicon.words.prepositions
    for name in scene.cast.by_sentence[number]:
        between = words[name.last : first - 1]
        near = name.last <= first - 1 and all(w.text[0].isupper() or w.lower in small for w in between)
        if near and name.kind is SpeakerKind.PERSON:
            return (scenes.meant(scene, name, "full name"),)
    return ()


def _apposed(scene: Scene, number: int, frame: Frame) -> tuple[Speaker, ...]:
    """The people whom an apposition names: "two analysts, Ana Ruiz and Ben Lee, found"; "Ana Ruiz, head of X said"."""
    words = scene.sentences[number].words
    people = scene.cast.people(number)
    if frame.added and any(n.whole == frame.added[0] for n in people):
        first, last = frame.added
        relatives = scene.lexicon.words.relatives
        end = next((i for i in range(first, last) if words[i].text == "," or words[i].lower in relatives), last)
        named = of_words(scene, number, first, end)
        if all(s.kind is SpeakerKind.PERSON for s in named):
            return named
    first = frame.source[0] if frame.source else 0
    last, lists = frame.source[1] if frame.source else 0, scene.lexicon.words
    apart = first > 1 and words[first - 1].text == ","
    closed = words[first].lower in lists.determiners and last != frame.cue[0]  # never: Lee, an aide said, ...
    if apart and (words[first].lower in lists.roles or (closed and any(described(words[first:last], scene.lexicon)))):
        return tuple(scenes.meant(scene, n, "full name") for n in people if n.last == first - 1)
    return ()


def of_words(scene: Scene, number: int, first: int, last: int) -> tuple[Speaker, ...]:
    """The speakers that tokens `first` to `last` of sentence `number` name."""
    words = scene.sentences[number].words[first:last]
    lowers = [_POSSESSORS.get(w.lower, w.lower) for w in words]
    if lowers[-1:] == ["another"]:
        return unnamed.another(scene, number)
    if lowers == ["it"]:
        return things.it(scene, number, first, of_words)
    if len(words) == 1 and lowers[0] in scene.lexicon.words.pronouns:
        return pronouns.pronoun(scene, number, first, lowers[0])
    nominal = pairs.meant(scene, number, words)
    if nominal:
        return nominal
    issuer = documents.issuer(scene, number, (first, last), of_words)
    if issuer:
        return issuer
    parts = _parts(words, scene.lexicon.words.roles)
    found: list[Speaker] = []
    for part_first, part_last in parts:
        speaker = _one(scene, number, first + part_first, first + part_last)
        if speaker and speaker.name not in {s.name for s in found}:
            found.append(speaker)
    return _family(scene, found)


def _family(scene: Scene, found: list[Speaker]) -> tuple[Speaker, ...]:
    """The speakers, where the second lends the first a surname: David and Jeanne Ruiz."""
    if len(found) == 2 and all(s.kind is SpeakerKind.PERSON for s in found):
        one, two = found
        if " " not in one.name and two.name.count(" ") == 1 and fold(one.name) not in scene.cast.by_part:
            return Speaker(f"{one.name} {two.name.split()[1]}", one.kind, "named with a relative"), two
    return tuple(found)


def _parts(words: Sequence[Word], roles: frozenset[str]) -> list[tuple[int, int]]:
    """The phrase cut at "and" and commas between names: each side must hold a capital or be a phrase of its own.

    Two titles of one person are no two: former Governor and Party Chairman Ed Lee.
    """
    joined = any(w.lower in scenes.JOIN for w in words)
    cuts = [i for i, w in enumerate(words) if w.lower in scenes.JOIN or (joined and w.text == ",")]
    parts: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(words)]:
        piece = words[start:cut]
        if piece and any(w.text[0].isupper() for w in piece):
            parts.append((start, cut))
            start = cut + 1
        elif cut == len(words) and parts:
            parts[-1] = (parts[-1][0], cut)
    whole = all(any(w.text[0].isupper() for w in words[a:b]) for a, b in parts)
    titled = len(parts) > 1 and words[parts[0][1] - 1].lower in roles
    titled = titled and any(w.lower in roles for w in words[slice(*parts[1])])
    return parts if len(parts) > 1 and whole and not titled and _heads(words, parts) else [(0, len(words))]


def _heads(words: Sequence[Word], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether every part ends like a name, so that "Bill and Hillary Clinton's aides" is not cut.

    Nor are "economists at Leith College and the Academy": only the first part has a noun before its name.
    """
    first, last = (words[slice(*parts[i])] for i in (0, -1))
    of = next((i for i, w in enumerate(first) if w.lower in _WORKING), 0)
    if of and first[of - 1].text.islower() and all(not w.text.islower() or w.lower in _LIGHT for w in last):
        return False
    return all(words[b - 1].text[0].isupper() or words[b - 1].text[0].isdigit() for a, b in parts)


def _one(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """The one speaker that the tokens name."""
    words = scene.sentences[number].words
    opener = last - first == 1 and words[first].lower in scene.lexicon.words.openers
    if opener and fold(words[first].text) in scene.cast.by_part:  # Will, of George Will
        return Speaker(fullest(scene.cast, words[first].text), SpeakerKind.PERSON, "surname")
    outlet = next((m for m in scene.mentions[number] if first <= m.first and m.last <= last), None)
    names = [n for n in scene.cast.by_sentence[number] if first <= n.first and n.last <= last]
    person = _named_person(words, names, first, last, scene)
    if person:
        full = fullest(scene.cast, person.text, person.titles, scene.lexicon.words)
        return Speaker(full, SpeakerKind.PERSON, "full name" if full == person.text and " " in full else "surname")
    if outlet and _is_outlet(scene, number, outlet, first, last):
        return scenes.as_outlet(scene, number, outlet)
    return (
        _described(scene, number, first, last)
        or nominals.common(scene, number, words[first:last])
        or unnamed.introduced(scene, number, first, last)
        or nominals.body(scene, words[first:last], _owner(scene, number, first))
    )


def _described(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """The person whom the tokens describe."""
    asked = epithets.description(scene, scene.sentences[number].words[first:last])
    if asked is None:
        return None
    about, never = antecedents.topics(scene, number, first), pronouns.never(scene, number, first)
    return epithets.person(scene, number, (first, last), asked, about, never)


def _owner(scene: Scene, number: int, first: int) -> str | None:
    """The full name of whom a phrase means by the "his" or "her" at token `first`, if the text calls that one so."""
    lower = _POSSESSORS.get(scene.sentences[number].words[first].lower, "")
    who = pronouns.pronoun(scene, number, first, lower) if lower in scene.lexicon.words.persons else ()
    return who[0].name if who and scene.people.genders.get(who[0].name) == lower else None


def _named_person(words: Sequence[Word], names: Sequence[Name], first: int, last: int, scene: Scene) -> Name | None:
    """The person whom the phrase names as its head: not the possessor of "Putin's spokesman"."""
    persons = [n for n in names if n.kind is SpeakerKind.PERSON]
    for name in persons:
        after = words[name.last] if name.last < last else None
        before = words[name.whole - 1].lower if name.whole > first else ""
        if after is not None and (after.lower in POSSESSIVE or _modified(after, scene)):
            continue
        led = before in scene.lexicon.words.determiners and name.whole > first + 1 and not name.titles
        tied = words[name.whole - 2].lower if led else before
        if tied in scene.lexicon.words.prepositions and name.whole > first + 1:
            continue  # the head of the Rainmakers
        alone = " " not in name.text and not name.titles and fold(name.text) not in scene.cast.by_part
        if before == "the" and alone and last - first == _THE:
            continue  # the Rainmakers
        return name
    return None


def _modified(after: Word, scene: Scene) -> bool:
    """Whether the name only modifies what follows: "Clinton campaign", "Soviet dissident Milovan Djilas"."""
    if not after.text[0].islower() or after.lower.endswith("ed"):
        return False
    lists = scene.lexicon.words
    small = (lists.prepositions, lists.conjunctions, lists.relatives, lists.subordinators, lists.adverbs)
    others = (lists.finite, lists.determiners, lists.pronouns)
    return all(after.lower not in own for own in (*small, *others))


def _works(scene: Scene, word: Word) -> bool:
    """Whether a word is an office that somebody may hold at an outlet."""
    return word.lower.removesuffix("s") in scene.lexicon.citing.personal | scene.lexicon.citing.columnists


def _is_outlet(scene: Scene, number: int, mention: Mention, first: int, last: int) -> bool:
    """Whether the outlet itself, or its report, is the head of the phrase: not "Fox News host Sean Hannity"."""
    words = scene.sentences[number].words
    before = words[mention.first - 1].lower if mention.first else ""
    if before in scene.lexicon.words.possessives or (mention.first > first + 1 and before in _PLACED):
        return False  # her Twitter account; some on Twitter
    if any(words[i].lower in _WORKING and _works(scene, words[i - 1]) for i in range(first + 1, mention.first)):
        return False  # a columnist for the tech news site
    rest = [w for w in words[mention.last : last] if w.text[0].isalpha()]
    if not rest:
        return True
    return all(w.lower in scene.lexicon.words.documents for w in rest) and not any(
        w.lower in scene.lexicon.words.polls for w in rest
    )
