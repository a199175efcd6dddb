"""Does a sentence that names outlets introduce the words after it, or has somebody said something in it already?

Lee was on CNN. “It is shut.”                        introduces them
Lee talked about the bridge on CNN. “It is shut.”    likewise: only a topic is named
Lee told CNN that it was fair. “It is shut.”         says something there, complete in itself
"""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import NamedTuple

from tracker.attribute import outlets, speakers
from tracker.attribute.result import Result
from tracker.attribute.scene import Scene
from tracker.attribute.talks import Through, names
from tracker.model import Found, Frame, FrameKind, Kind, Quotation, Relation, Sentence, Span

_ANSWERING = frozenset({"answer", "reply", "respond", "retort"})
_NEXT = 2  # blocks between a sentence that introduces words and the words; a blank line may be one
_TOPICS = frozenset({"why", "how", "what", "whether", "where"})  # open what is spoken of, not what is said of it
_CLAUSAL = frozenset({"say", "tell", "bare"})  # of verbs whose content is a clause
_STANDING = frozenset({"express", "name", "object", "stance", "think", "urge", "vow"})  # that tell how one stands to it


class _Lead(NamedTuple):
    """A sentence before words in marks.

    Attributes:
        there: who spoke through its outlets, and whoever speaks after it.
        apart: it stands in another paragraph than the words.
    """

    sentence: Sentence
    number: int
    scene: Scene
    there: AbstractSet[tuple[str, ...]]
    apart: bool


def introduces(found: Found, results: Sequence[Result], scene: Scene, through: Through, index: int) -> bool:
    """Whether the sentence that named the outlets introduces quotation `index`, which must stand right after it."""
    here, frame = results[index].sentence, results[index].frame
    given, lead = through.given, found.sentences[through.given]
    gap = found.sentences[here].block - lead.block
    if len({c.outlet for c in through.citations if c.relation is Relation.CARRIED}) > 1:
        return False  # Lee was on CNN and on NBC: on which of them is open
    answer = frame is not None and frame.lemma in _ANSWERING
    if given in scene.asked and through.last == given and answer and gap <= _NEXT:
        return True  # ..., CNN's Ana Ruiz asked Lee. It is shut. "...," Lee replied.
    reach = _NEXT if given not in scene.stories or given in scene.gathered else 0
    if given != here - 1 or gap > reach:
        return False
    there = {names(results[index].speakers), names(scene.through.get(given, ((), ()))[0])}
    return not _says(_Lead(lead, given, scene, there, apart=gap > 0), found, results)


def _says(lead: _Lead, found: Found, results: Sequence[Result]) -> bool:
    """Whether somebody who was there says something in a sentence, in marks or in a clause."""
    sentence = lead.sentence
    here = (bisect_left(found.quotations, at, key=lambda q: q.outer.start) for at in (sentence.start, sentence.end))
    told: dict[int, Span] = {}
    for i in range(*here):
        quotation, place = found.quotations[i], found.frames[i]
        if place is not None and place[0] == lead.number:
            told[place[1]] = Span(quotation.start, quotation.end)
        elif place is None and _utters(quotation, results[i], lead):
            return True
    return any(_tells(lead, frame, told.get(i)) for i, frame in enumerate(sentence.frames))


def _utters(quotation: Quotation, result: Result, lead: _Lead) -> bool:
    """Whether somebody who was there utters the words in marks: no title, no phrase that was asked about."""
    asked = result.frame is not None and "ask" in result.frame.classes
    if asked or not result.speakers:
        return not result.settled and quotation.kind is Kind.DIRECT
    return names(result.speakers) in lead.there


def _tells(lead: _Lead, frame: Frame, content: Span | None) -> bool:
    """Whether somebody who was there tells something by a verb: not "talked about it", nor "explained why"."""
    words, lists = lead.sentence.words, lead.scene.lexicon
    if frame.kind is not FrameKind.VERB or "ask" in frame.classes:
        return False
    if frame.source and frame.source[0] and not frame.shared and words[frame.source[0] - 1].lower in _TOPICS:
        return False  # to discuss why she thinks so
    if frame.source and names(speakers.of_frame(lead.scene, lead.number, frame)) not in lead.there:
        return False
    if lead.apart and frame.classes & _STANDING and frame.lemma not in lists.citing.topics:
        return True  # Lee attacked the plan on CNN
    told = [w for w in words if content.start <= w.start < content.end] if content else []
    if told:
        clause = frame.classes <= _CLAUSAL or outlets.holds_clause(told, lists)
        return clause and told[0].lower not in _TOPICS
    return bool(frame.classes & _CLAUSAL) and _clause(lead, frame)


def _clause(lead: _Lead, frame: Frame) -> bool:
    """Whether a clause stands after a verb that was read without one: told CNN last week it would close."""
    after = lead.sentence.words[frame.heard[1] if frame.heard else frame.cue[1] :]
    clause = list(takewhile(lambda w: w.text[0].isalnum() and w.lower not in _TOPICS, after))
    bound = bool(clause) and clause[0].lower in lead.scene.lexicon.words.prepositions
    said = frame.lemma == "say" and len(clause) > 1 and not bound  # said his band and Roy wrote it
    return said or outlets.holds_clause([w for w in clause[bound:] if w.lower != "to"], lead.scene.lexicon)
