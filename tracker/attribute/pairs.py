"""Which two do "the two lawmakers", "the pair", "both sides" and "the committee chairmen" mean?

The two whom one of the sentences before names side by side, where the noun fits both of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from tracker.attribute import epithets
from tracker.attribute import scene as scenes
from tracker.attribute.names import Name
from tracker.attribute.scene import Scene
from tracker.lexicon import Words
from tracker.model import Speaker, SpeakerKind, Word

_BACK = 8  # sentences since two were named
_TWO = frozenset({"two", "both"})
_LONGEST = 5  # tokens of "the other two foreign ministers"
_LIGHT = frozenset({"foreign", "other", "top"})
_ANY_TWO = frozenset({"two", "both", "pair", "duo"})
_CALLED = {"men": "he", "women": "she"}


def meant(scene: Scene, number: int, words: Sequence[Word]) -> tuple[Speaker, ...]:
    """The two whom words for two mean in sentence `number`; nobody where they stand for others, or fit nobody."""
    lowers = [word.lower for word in words]
    head = lowers[-1] if lowers else ""
    if len(lowers) > _LONGEST or not (head in _ANY_TWO or head.endswith(("s", "men"))):
        return ()
    numbered = not _ANY_TWO.isdisjoint(lowers)
    if not numbered and lowers[0] != "the":
        return ()
    lists, said = scene.lexicon.words, " ".join(lowers)
    for back in range(number, max(-1, number - _BACK - 1), -1):
        two = [scenes.full(scene, name) for name in together(scene, back)]
        if two and all(_fits(scene, name, words, numbered=numbered) for name in two):
            return tuple(Speaker(name, SpeakerKind.PERSON, f"{said}: named together") for name in two)
    plain = all(w in lists.determiners or w in _LIGHT or w in _TWO or w == head for w in lowers)
    if numbered and plain and head in lists.pairs_people and scene.persons:
        return tuple(Speaker(name, SpeakerKind.PERSON, f"{said}: named together") for name in scene.persons)
    if numbered and plain and head in lists.pairs_countries and scene.countries:
        return tuple(Speaker(name, SpeakerKind.GROUP, f"{said}: named together") for name in scene.countries)
    return ()


def _fits(scene: Scene, full: str, words: Sequence[Word], *, numbered: bool) -> bool:
    """Whether one of two may be called by a noun for both: "the two | lawmakers"."""
    head = words[-1].lower
    if head in _ANY_TWO or head in _CALLED:
        return head in _ANY_TWO or (numbered and scenes.agrees(scene, full, _CALLED[head]))
    told = [word for word in words if word.lower not in _TWO]
    one = head[:-2] + "an" if head.endswith("men") else head.removesuffix("s")
    single = [*told[:-1], words[-1]._replace(text=one, lower=one)]
    asked = epithets.description(scene, single)
    return asked is not None and epithets.fits(scene, full, asked, surely=not numbered)


def together(scene: Scene, number: int) -> tuple[Name, ...]:
    """The two people whom a sentence names side by side, and no third one with them: "Ana Ruiz and mayor Bo Lund"."""
    words, lists = scene.sentences[number].words, scene.lexicon.words
    people = [n for n in scene.cast.people(number) if " " in scenes.full(scene, n)]
    names = [n for n in people if scenes.full(scene, n) not in scene.people.places]
    for i, (one, other) in enumerate(pairwise(names)):
        if not _joined(words, one, other, lists) or scenes.full(scene, one) == scenes.full(scene, other):
            continue
        listed = i > 0 and all(not w.text[0].isalpha() for w in words[names[i - 1].last : one.whole])
        more = i + 2 < len(names) and _joined(words, other, names[i + 2], lists)
        if not listed and not more:
            return one, other
    return ()


def _joined(words: Sequence[Word], one: Name, other: Name, lists: Words) -> bool:
    """Whether only "and", and offices of the two, stand between two names."""
    between = words[one.last : other.whole]
    light = all(
        not w.text[0].isalpha() or w.text[0].isupper() or w.lower in lists.roles or w.lower in lists.determiners
        or w.lower in lists.bodies or w.lower in scenes.JOIN or w.lower == "of"
        for w in between
    )  # fmt: skip
    return light and sum(w.lower in scenes.JOIN for w in between) == 1
