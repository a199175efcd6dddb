"""Whom does a pronoun mean that somebody speaks as: "he", "they", "I", "others"?"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import antecedents, pairs, unnamed
from tracker.attribute import scene as scenes
from tracker.attribute.names import Name
from tracker.attribute.scene import Scene
from tracker.lexicon import Lexicon, Words
from tracker.model import MARKED, Speaker, SpeakerKind, Word

_BACK = 8  # sentences that a pronoun may look back
_TWO = frozenset({"two", "both"})
_TOGETHER = 2  # sentences since several were named
_MEETING = 3  # tokens between a name and "him"
UNNAMED = frozenset({"some", "many", "others", "several", "most", "few", "those", "critics", "another", "one"})
_AS_FOR = ["as", "for"]
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})


def pronoun(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    """Whom the pronoun `lower` at token `first` of sentence `number` means; empty when the text does not tell."""
    if lower in scene.lexicon.words.persons:
        return _he(scene, number, first, lower)
    if lower in scene.lexicon.words.plurals:
        return _they(scene, number, first)
    if lower in UNNAMED:
        return (Speaker(lower, SpeakerKind.UNNAMED, "nobody named"),)
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
    found = _meant(scene, number, first, (lower, told))
    return found if found or told == heard else _meant(scene, number, first, (lower, heard))


def _meant(scene: Scene, number: int, first: int, pronoun: antecedents.Pronoun) -> tuple[Speaker, ...]:
    lower = pronoun[0]
    words = scene.sentences[number].words
    answering = _answering(scene, number, first)
    if answering and scenes.full(scene, answering) not in pronoun[1] and scenes.agrees(scene, answering.text, lower):
        return (scenes.meant(scene, answering, f"{lower}: who is asked in this sentence"),)
    asked = words[0].lower in _ASKED  # "Asked whether Lee would come, she ..."
    named = [] if asked else antecedents.candidates(scene, number, pronoun)
    here = [n for n in named if n.last <= first and not _meets(words[n.last : first], lower)]
    subjects = [n for n in here if antecedents.subject_like(scene, number, n) or _turned_to(words, n)]
    if subjects:
        return (scenes.meant(scene, subjects[0], f"{lower}: the subject of this sentence"),)
    ahead = None if here else _ahead(scene, number, first, lower)
    if ahead:
        return (scenes.meant(scene, ahead, f"{lower}: the subject of this sentence"),)
    speaks = None if asked else _speaks_before(scene, number, first, pronoun)
    if speaks:
        return (speaks,)
    somebody = unnamed.one(scene, number, lower)
    if somebody and unnamed.called(somebody, lower, scene.lexicon.words):
        return (replace(somebody, reason=f"{lower}: who speaks in this sentence"),)
    met = None if here else unnamed.met(scene, number, first, lower)
    if met:
        return (met,)
    owners = {scenes.full(scene, n): n for n in here if antecedents.owns(scene, number, n)}
    again = any(w.lower == lower for w in words[:first])  # When he spoke after Lee's speech, he said
    turning = [w.lower for w in words[: len(_AS_FOR)]] == _AS_FOR  # As for Lee's plan, she said
    if len(owners) == 1 and not again and not turning:
        (owner,) = owners.values()
        return (scenes.meant(scene, owner, f"{lower}: the only one whom this sentence names before"),)
    return antecedents.before(scene, number, pronoun)


def _meets(between: Sequence[Word], lower: str) -> bool:
    """Whether somebody meets the one whom a pronoun after it means: After Lee | accused him of it, | he said."""
    return lower == "he" and any(word.lower == "him" for word in between[:_MEETING])


def _speaks_before(scene: Scene, number: int, first: int, pronoun: antecedents.Pronoun) -> Speaker | None:
    """The person who speaks earlier in the sentence, by whatever words: The Ohio senator said ..., and he argued."""
    lower, never = pronoun
    frames, spoke = scene.sentences[number].frames, scene.spoke.get(number, ())
    source = frames[0].source if frames else None
    if source is None or source[1] > first or len(spoke) != 1 or spoke[0].kind is not SpeakerKind.PERSON:
        return None
    if spoke[0].name in never or not scenes.agrees(scene, spoke[0].name, lower):
        return None
    return replace(spoke[0], reason=f"{lower}: who speaks in this sentence")


def _turned_to(words: Sequence[Word], name: Name) -> bool:
    """Whether a sentence opens by turning to somebody: "As for Lee, he said"."""
    return [w.lower for w in words[: name.whole]] == _AS_FOR and words[name.last].text == ","


def _ahead(scene: Scene, number: int, first: int, lower: str) -> Name | None:
    """The subject of the main clause that the phrase of token `first` introduces: "In his letter, | Lee asked"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    lead = words[0].lower
    introduced = lead in lists.prepositions or lead in lists.subordinators or lead.endswith(("ing", "ed"))
    start = max(scenes.opening(words, lists), _after_marks(scene, number, first)) if first and introduced else 0
    if start <= first:
        return None
    for name in antecedents.candidates(scene, number, (lower, _listeners(scene, number, first))):
        if name.whole >= start and antecedents.subject_like(scene, number, name):
            plain = all(w.text[0].isupper() or w.lower in lists.roles for w in words[start : name.whole])
            return name if plain else None
    return None


def _after_marks(scene: Scene, number: int, first: int) -> int:
    """The token after words in marks that end what opens the sentence: After he blamed the "noise," | Lee left."""
    words = scene.sentences[number].words
    if not scene.sentences[number].marked:
        return 0
    marked = (i for i in range(first, len(words) - 1) if words[i].text == MARKED)
    return next((i + 1 for i in marked if scene.article.text[words[i].end - 2] == ","), 0)


def _answering(scene: Scene, number: int, first: int) -> Name | None:
    """The only person who is asked before token `first`: "Ana Ruiz asked Lee about it when | he left"."""
    sentence = scene.sentences[number]
    asking = [f for f in sentence.frames if "ask" in f.classes and not f.passive and f.source]
    people = [
        n
        for n in scene.cast.people(number)
        if any(f.heard and f.heard[0] <= n.first < f.heard[1] <= first for f in asking)
    ]
    return people[0] if len(people) == 1 else None


def note_called(scene: Scene, number: int) -> None:
    """Remember whom the first "he" and the first "she" of a sentence mean, as subjects, for the sentences after it."""
    words, persons = scene.sentences[number].words, scene.lexicon.words.persons
    if persons.isdisjoint(scene.sentences[number].vocabulary):
        return
    for i, lower in [(i, word.lower) for i, word in enumerate(words) if word.lower in persons]:
        if (number, lower) not in scene.called:
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
        and (antecedents.owns(scene, number, n) or not antecedents.modifies(scene, number, n))  # the Lee campaign
    }


def never(scene: Scene, number: int, first: int) -> set[str]:
    """Who does not speak in the clause of token `first`: those to whom it speaks, and of whom."""
    return _listeners(scene, number, first) | _told_of(scene, number, first)


def _listeners(scene: Scene, number: int, first: int) -> set[str]:
    """The fullest names of those to whom the clause of token `first` is said: who told Rubio is not Rubio."""
    heard = [f.heard for f in scene.sentences[number].frames if f.heard and f.source and f.source[0] == first]
    names = scene.cast.by_sentence[number]
    return {scenes.full(scene, n) for n in names for start, end in heard if start <= n.first < end}


def _they(scene: Scene, number: int, first: int) -> tuple[Speaker, ...]:
    """Those of whom this sentence speaks as several, else who spoke last; those of whom the one before does, together.

    Two people whom the text named side by side long before are not meant.
    """
    lands = _lands(scene, number, first)
    if len(lands) == 2:
        return tuple(Speaker(name, SpeakerKind.GROUP, "they: named together in this sentence") for name in lands)
    several = unnamed.several(scene, number, first)
    if several:
        return (several,)
    for back in range(1, _BACK):
        spoke = scene.spoke.get(number - back, ())
        if len(spoke) > 1 or (spoke and spoke[0].kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP} and back <= 2):
            return tuple(Speaker(s.name, s.kind, "they: the last speakers") for s in spoke)
        if spoke and spoke[0].kind is SpeakerKind.OUTLET:
            continue
        if spoke:
            break
    return _together(scene, number)


def _together(scene: Scene, number: int) -> tuple[Speaker, ...]:
    """Those of whom the sentences right before speak as several: two people, two countries, "many analysts"."""
    for back in range(number - 1, max(-1, number - _TOGETHER - 1), -1):
        words = scene.sentences[back].words
        pair = scene.persons or scene.countries
        if pair and any(_the_two(words, i, scene.lexicon.words) for i in range(1, len(words) - 1)):
            kind = SpeakerKind.PERSON if scene.persons else SpeakerKind.GROUP
            return tuple(Speaker(name, kind, "they: the two of whom the text speaks") for name in pair)
        two = pairs.together(scene, back)
        alone = len({scenes.full(scene, n) for n in scene.cast.people(back)}) == len(two)
        if two and (alone or antecedents.subject_like(scene, back, two[0])):
            return tuple(scenes.meant(scene, name, "they: named together before") for name in two)
        lands = _lands(scene, back, len(words))
        if len(lands) == 2 and _side_by_side(words, scene.sentences[back].capitals, scene.lexicon):
            return tuple(Speaker(name, SpeakerKind.GROUP, "they: named together before") for name in lands)
        several = unnamed.several(scene, back, len(words))
        if several:
            return (several,)
    return ()


def _the_two(words: Sequence[Word], i: int, lists: Words) -> bool:
    """Whether token `i` begins to speak of two who were named: "the two leaders", "both sides"."""
    before, after = words[i - 1].lower, words[i + 1].lower
    paired = after in lists.pairs_people or after in lists.pairs_countries
    return words[i].lower in _TWO and paired and (before == "the" or words[i].lower == "both")


def _lands(scene: Scene, number: int, end: int) -> list[str]:
    """The countries that a sentence names before token `end`."""
    sentence = scene.sentences[number]
    return scenes.countries([sentence.words[i].text for i in sentence.capitals if i < end], scene.lexicon)


def _side_by_side(words: Sequence[Word], capitals: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether two countries are named by one phrase: "China and Russia", "China-Russia"."""
    pairs = ([w.text for w in words[i : i + 3] if w.lower != "and"] for i in capitals)
    return any(len(scenes.countries(pair, lexicon)) == 2 for pair in pairs)
