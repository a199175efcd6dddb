"""Whose post is it that the sentence before words in marks speaks of, and on which platform does it stand?

Ada Brandt's first tweet was mild. “It is shut.”    hers
She began the day with a tweet. “It is shut.”       likewise
"""

from collections.abc import Iterator

from tracker.attribute import outlets, speakers
from tracker.attribute.result import Result, characters
from tracker.attribute.scene import Scene
from tracker.model import Sentence, SpeakerKind
from tracker.text.words import POSSESSIVE

_OWNED = 4  # tokens between an owner and the post
_POSTS = frozenset({"tweet", "tweets"})


def give(result: Result, scene: Scene) -> bool:
    """Give words that stand alone to whose tweet the sentence right before is about; False when it is about none."""
    number = result.sentence - 1
    lead, here = scene.sentences[number], scene.sentences[result.sentence]
    at = next((i for i, w in enumerate(lead.words) if w.lower in _POSTS), None)
    if at is None or lead.marked or here.block - lead.block > 1 or lead.words[-1].text == "?":
        return False
    owner = next(_owners(scene, number, at), None)
    who = speakers.of_words(scene, number, *owner) if owner else ()
    if owner is None or len(who) != 1 or who[0].kind is not SpeakerKind.PERSON:
        return False
    posted = outlets.posted(scene.article, lead.words[at], scene.lexicon)
    if posted is None:
        return False
    result.speakers, result.source = who, characters(lead, owner)
    result.rule, result.confidence = "post-before", 0.75
    result.citations = (posted,)
    result.why.append("the sentence before is about a post")
    return True


def _owners(scene: Scene, number: int, at: int) -> Iterator[tuple[int, int]]:
    """The tokens that may name whose post it is: its owner, else the subject of a sentence about posting."""
    lead = scene.sentences[number]
    lists = scene.lexicon.words
    for i in range(at - 1, max(-1, at - _OWNED - 1), -1):
        if lead.words[i].lower in lists.possessives:
            yield i, i + 1
        if lead.words[i].lower in POSSESSIVE:
            yield from ((n.whole, n.last) for n in scene.cast.people(number) if n.last == i)
    if _with(lead, at):
        yield from ((n.whole, n.last) for n in scene.cast.people(number) if n.whole == 0)
        if lead.words[0].lower in lists.persons:
            yield 0, 1


def _with(lead: Sentence, at: int) -> bool:
    """Whether the post is what somebody did something with: "began with a tweet", "responded in a tweet"."""
    return any(w.lower in {"with", "in", "via", "by"} for w in lead.words[max(0, at - _OWNED) : at])
