"""Whom does a description mean: "the Texas senator", "the former pollster", "the tycoon"?

Whoever the article describes so, going by all words of the description; among several the one who is described most
alike, then whoever was named last. Whom the sentences before are about is meant also where the article does not say
that he is a tycoon, as long as nothing that it says speaks against it.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from tracker.attribute import scene as scenes
from tracker.attribute.cast import Seen
from tracker.attribute.descriptions import (
    AGE,
    Asked,
    Description,
    Profile,
    described,
    descriptions,
    someone,
)
from tracker.attribute.scene import Scene
from tracker.model import Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_OPENING = 5  # tokens of a description that a sentence begins with
_NEAR = 8  # sentences since somebody was named
_PEOPLE = 60  # whom a reader keeps in mind
_ANY = frozenset({"a", "an", "some", "another", "one"})
_BELOW = frozenset({"vice", "deputy", "assistant"})  # a vice president is no president
_RANKS = _BELOW | {"prime", "foreign", "attorney", "press", "majority", "minority"}  # nor a president a vice president
_SAME, _KIN = 2.0, 1.5  # for the noun itself, and for one that it stands for
_LEAST = 2.0  # of all that speaks for somebody
_HALF = 0.5


class Topic(NamedTuple):
    """Why somebody may be meant without a description, and how much that speaks for him beside descriptions."""

    reason: str
    weight: float = 2.5


def person(
    scene: Scene,
    number: int,
    phrase: tuple[int, int],
    asked: Asked,
    topics: Mapping[str, Topic],
    never: AbstractSet[str] = frozenset(),
) -> Speaker | None:
    """The person whom a description in sentence `number` means; None where nobody fits it well enough.

    Args:
        scene: what is known so far.
        number: the sentence.
        phrase: the tokens of the description.
        asked: what it says.
        topics: whom the text is about.
        never: who is not meant.
    """
    words, wanted = scene.sentences[number].words[slice(*phrase)], asked.profile
    said = " ".join(scene.article.text[words[0].start : words[-1].end].split())
    best: tuple[float, bool, Speaker] | None = None
    for full, distance, place in _candidates(scene, number, topics):
        told = _of(scene, full)
        alike = 0.0 if asked.nouns.isdisjoint(told.words) else _alike(scene, wanted, told)
        own = topics[full].weight if full in topics and (alike or asked.plain) else 0.0
        if not (alike or own) or full in never or not _may_be(scene, full, wanted, told):
            continue
        near = 2 * _HALF if alike and distance <= 1 else _HALF if distance <= _NEAR else 0.0
        near -= 2 * _HALF if place and not own and _in_content(scene, place) else 0.0
        points = alike + own + near - (0 if alike else _HALF * _missing(wanted, told))
        if points >= _LEAST and (best is None or (points, alike > 0) > best[:2]):
            reason = f"{said}: {topics[full].reason}" if own else f"office: {said}"
            best = (points, alike > 0, Speaker(full, SpeakerKind.PERSON, reason))
    return best[2] if best else None


def fits(scene: Scene, full: str, asked: Asked, *, surely: bool) -> bool:
    """Whether a description may mean somebody: one by which the article calls him, or, unless `surely`, many people."""
    told = _of(scene, full)
    alike = not asked.nouns.isdisjoint(told.words) and _alike(scene, asked.profile, told) > 0
    return (alike or (asked.plain and not surely)) and _may_be(scene, full, asked.profile, told)


def opening(scene: Scene, number: int) -> tuple[int, int] | None:
    """The tokens of the description that a sentence begins with: "But | the former president | was silent"."""
    words = scene.sentences[number].words
    if "the" not in scene.sentences[number].vocabulary:
        return None
    first = scenes.opening(words, scene.lexicon.words)
    if len(words) <= first + 2 or words[first].lower != "the":
        return None
    for last in range(first + 1, min(first + _OPENING, len(words) - 1)):
        goes_on = words[last + 1].text[0].isupper() or someone(words[last + 1].lower, scene.lexicon)
        if someone(words[last].lower, scene.lexicon) and not goes_on:
            return first, last + 1
    return None


def leading(scene: Scene, number: int) -> Speaker | None:
    """The person meant by the description with which a sentence before the one that is looked at begins."""
    if number not in scene.leading:
        phrase = opening(scene, number)
        asked = description(scene, scene.sentences[number].words[slice(*phrase)]) if phrase else None
        scene.leading[number] = person(scene, number, phrase, asked, {}) if phrase and asked else None
    return scene.leading[number]


def description(scene: Scene, words: Sequence[Word]) -> Asked | None:
    """What a phrase says of the one person whom it describes; None where it describes nobody. Worked out once."""
    printed = tuple([word.text for word in words])
    if printed not in scene.sought:
        told = _definite(scene, words)
        ready = Asked(_profile(scene, told), _nouns(scene, told), plain=_plain(scene, told, words)) if told else None
        scene.sought[printed] = ready
    return scene.sought[printed]


def _definite(scene: Scene, words: Sequence[Word]) -> Sequence[Description]:
    """What a phrase with "the", or that of a country ("China's top diplomat"), says of one person; empty for others."""
    lead = words[0].lower
    if lead in _ANY:
        return ()
    owner = next((i for i, w in enumerate(words) if w.lower in POSSESSIVE), None)
    country = owner is not None and any(scenes.land(scene, w) for w in words[:owner])
    aged = lead.endswith(AGE)
    if (owner is not None and not country) or not (country or aged or lead == "the"):
        return ()
    rest = words[owner + 1 :] if owner is not None else words
    asked = tuple(described([w for w in rest if w.lower not in POSSESSIVE], scene.lexicon))
    if country and asked and owner is not None:
        return tuple(d._replace(words=(*(w.lower for w in words[:owner]), *d.words)) for d in asked)
    return asked


def _of(scene: Scene, full: str) -> Profile:
    """What the article tells of one of its people; gathered once."""
    if scene.described is None:
        scene.described = descriptions(scene.cast, scene.sentences, scene.lexicon)
    if full not in scene.profiles:
        scene.profiles[full] = _profile(scene, scene.described.get(full, ()))
    return scene.profiles[full]


def _profile(scene: Scene, told: Sequence[Description]) -> Profile:
    """Descriptions made ready for comparing."""
    every = [word for own in told for word in own.words]
    words = _normal(scene, every)
    lands = frozenset(land for word in words if (land := _land(scene, word)))
    parties = words & scene.lexicon.offices.party_names
    heads = {own.head for own in told}
    telling = frozenset(_telling(scene, _normal(scene, [w for w in every if w not in heads])))
    states = frozenset(_states(every, scene))
    return Profile(tuple(told), frozenset(words), frozenset(parties), lands, states, telling)


def _candidates(scene: Scene, number: int, topics: Mapping[str, Topic]) -> Iterator[tuple[str, int, Seen | None]]:
    """The people named so far, the nearest first, each once; how many sentences before, and where."""
    seen: set[str] = set()
    spelt: set[tuple[str, tuple[str, ...]]] = set()
    for place in scene.cast.before(number):
        name = place.name
        if name.kind is not SpeakerKind.PERSON or (name.text, name.titles) in spelt:
            continue
        spelt.add((name.text, name.titles))
        full = scenes.full(scene, name)
        if full not in seen:
            seen.add(full)
            if len(seen) > _PEOPLE:
                break
            if " " not in full and full not in scene.people.surely:
                continue
            yield full, number - place.sentence, place
    yield from ((full, 0, None) for full in topics if full not in seen)


def _in_content(scene: Scene, place: Seen) -> bool:
    """Whether a name stands in what somebody else is reported to say."""
    at = scene.sentences[place.sentence].words[place.name.first].start
    return any(span.start <= at < span.end for span in scenes.contents(scene, place.sentence))


def _nouns(scene: Scene, asked: Sequence[Description]) -> frozenset[str]:
    """The words of which somebody's descriptions must hold one, so that their nouns can be alike."""
    kin = scene.lexicon.offices.kin
    own = [{one.head, *kin.get(one.head, ()), *_known(scene, one.head), *_normal(scene, [one.head])} for one in asked]
    every = set().union(*own)
    return frozenset(every | _normal(scene, list(every)))


def _alike(scene: Scene, wanted: Profile, told: Profile) -> float:
    """How well one description fits what is told of somebody: 0 where the noun does not."""
    points = 0.0
    for one in wanted.told:
        head = max((_heads(scene, one, own) for own in told.told), default=0.0)
        head = head or (_KIN if _known(scene, one.head) & told.words else 0.0)
        if head:
            more = _normal(scene, [w for w in one.words if w != one.head])
            points += head + len(more & told.words) - _HALF * len(_telling(scene, more) - told.words)
    return points


def _heads(scene: Scene, one: Description, own: Description) -> float:
    """Whether two descriptions have one noun, or nouns that stand for one another, and one rank."""
    if set(own.words) & _BELOW - set(one.words):
        return 0.0
    if one.head == own.head:
        return _SAME
    return _KIN if scene.lexicon.offices.kin.get(one.head, frozenset()) & set(own.words) else 0.0


def _known(scene: Scene, head: str) -> set[str]:
    """The party, or the state, of which a noun alone tells: "the Republican", "the Texan"."""
    offices = scene.lexicon.offices
    party, state = offices.parties.get(head), offices.natives.get(head)
    return {word for word in (party, state) if word}


def _normal(scene: Scene, words: Sequence[str]) -> set[str]:
    """Words with those of parties and states as their usual names."""
    offices, lists = scene.lexicon.offices, scene.lexicon.words
    every = [word for word in words if word not in lists.prepositions and word not in lists.determiners]
    found = {offices.parties.get(word, word) if len(word) > 1 else word for word in every}
    return found | {offices.natives[word] for word in words if word in offices.natives}


def _telling(scene: Scene, words: AbstractSet[str]) -> set[str]:
    """The words that tell one person from another: offices, parties, states, countries."""
    lists, parties = scene.lexicon.words, scene.lexicon.offices.party_names
    return {w for w in words if w in parties or w in lists.roles or w in lists.regions or _land(scene, w)}


def _missing(wanted: Profile, told: Profile) -> int:
    """How many telling words of a description nothing says of somebody of whom the text tells something."""
    return len(wanted.telling - told.words) if told.told else 0


def _land(scene: Scene, word: str) -> str | None:
    places = scene.lexicon.places
    forms = (word.capitalize(), word.upper())
    return next((land for f in forms if (land := places.people.get(f) or places.countries.get(f))), None)


def _plain(scene: Scene, asked: Sequence[Description], words: Sequence[Word]) -> bool:
    """Whether a description is one that somebody may be called by whom the article does not describe so.

    No other name may tell of whom one is so ("the head of the Leith Guild"), and an office that many hold ("leader")
    must be told more of: by a rank, a party, a state, a country.
    """
    lists, offices = scene.lexicon.words, scene.lexicon.offices
    known = lists.epithets | offices.natives.keys()
    lowers = {lower for one in asked for lower in one.words}
    telling = _telling(scene, _normal(scene, list(lowers)))
    of = next((i for i, w in enumerate(words) if w.lower in lists.prepositions), len(words))
    states = {part for state in _states([w.lower for w in words], scene) for part in state.split()}
    owners = {w.lower for w in words[of:] if w.text[0].isupper()} - telling - states - lists.roles - lists.bodies
    ranked = bool(lowers & _RANKS or telling - lists.roles)
    return not owners and all(
        one.head in known or one.head.endswith(AGE) or (ranked and one.head in offices.kin) for one in asked
    )


def _may_be(scene: Scene, full: str, wanted: Profile, told: Profile) -> bool:
    """Whether nothing told of somebody speaks against a description: another party, state, country, rank, or sex."""
    lists = scene.lexicon.words
    for one in wanted.told:
        same = [set(own.words) for own in told.told if own.head == one.head]
        if same and all(own & _BELOW - set(one.words) or set(one.words) & _RANKS - own for own in same):
            return False
    sides = ((wanted.parties, told.parties), (wanted.lands, told.lands), (wanted.states, told.states))
    if any(ours and theirs and not ours & theirs for ours, theirs in sides):
        return False
    heads = {one.head for one in wanted.told}
    if heads & lists.honorifics_male and not scenes.agrees(scene, full, "he"):
        return False
    return not heads & lists.honorifics_female or scenes.agrees(scene, full, "she")


def _states(words: Sequence[str], scene: Scene) -> set[str]:
    """The states that words name, those of two words among them."""
    offices = scene.lexicon.offices
    pairs = (" ".join(two) for two in pairwise(words))
    named = {w for w in (*words, *pairs) if w in offices.state_names} | {
        offices.natives[w] for w in words if w in offices.natives
    }
    return named - {"virginia"} if "west virginia" in named else named
