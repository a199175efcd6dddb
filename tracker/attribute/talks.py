"""Which quotations come through the same outlets, whoever speaks?

Turns of a transcript; words in an outlet's story right after the sentence that names it; all that stands in an excerpt
of somebody's article, each paragraph of which opens marks and closes none.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.attribute.result import Result
from tracker.attribute.scene import Scene
from tracker.lexicon.generic_outlets import SHOW
from tracker.model import MARKED, Citation, Found, Relation, Speaker, SpeakerKind, Word

MET = 2  # blocks that outlets carry over after a sentence that only says where somebody was
PARAGRAPHS = 8  # blocks that a citation may carry over when the same person, or a transcript, goes on
_TURNS = frozenset({"label", "label-inside", "indirect-label"})
_LEADING = frozenset({"lead-in", "lead-in-name"})
_STORY = 7  # sentences after one that names a story
_DURING = frozenset({"in", "during", "at"})
_ON = frozenset({"on", "during", "of"})
_OWN = frozenset({"his", "her", "their"})
_NOUNS = 4  # tokens between an owner and a show: "his | nightly | show"
_SAME = frozenset({"the", "that", "this", "his", "her", "their"})
_LED = 5  # blocks between a story and the lead-in of an excerpt of it
_EXCERPT = 4  # blocks between two quotations of an excerpt
_WRITING = frozenset({"note", "write", "argue", "observe", "explain", "report"})


class Through(NamedTuple):
    """The outlets through which somebody speaks; the sentences that named them, and where they counted last.

    `met`: the sentence that named them reports nothing, and says only where somebody was.
    """

    citations: tuple[Citation, ...]
    given: int
    last: int
    met: bool = False


def names(speaking: Sequence[Speaker]) -> tuple[str, ...]:
    """Speakers by their names, in an order of their own."""
    return tuple(sorted([s.name for s in speaking]))


def inherited(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Citations as they carry over to another quotation."""
    return tuple(replace(c, inherited=True) for c in citations)


def turns(found: Found, results: Sequence[Result]) -> frozenset[int]:
    """The quotations that are turns of a transcript: "RUIZ: ...", with another turn near."""
    labelled = [i for i, result in enumerate(results) if result.sentence >= 0 and result.rule in _TURNS]
    blocks = [found.sentences[results[i].sentence].block for i in labelled]
    near = {k for k in range(1, len(blocks)) if 0 < blocks[k] - blocks[k - 1] <= PARAGRAPHS}
    return frozenset(labelled[k] for k in near | {k - 1 for k in near})


def answers(found: Found, talk: Through | None, here: int) -> bool:
    """Whether a turn of a transcript belongs to the talk that an outlet was named for, whoever speaks in it."""
    if talk is None or any(c.relation is Relation.POSTED for c in talk.citations):
        return False
    return found.sentences[here].block - found.sentences[talk.last].block <= PARAGRAPHS


def written(scene: Scene, result: Result) -> Through | None:
    """The outlet of a journalist who writes, when it was named before: Ana Ruiz of The Oracle ... "...," Ruiz wrote."""
    if len(result.speakers) != 1 or result.frame is None or result.frame.lemma not in _WRITING:
        return None
    number, citation = scene.staff.get(result.speakers[0].name, (-1, None))
    if citation is None or number > result.sentence:
        return None
    outlet = scene.lexicon.outlets.get(citation.outlet)
    if outlet and outlet.kind == "broadcaster":
        return None  # columns stand elsewhere
    return Through((citation,), number, number)


def on_own_show(found: Found, scene: Scene, result: Result) -> Through | None:
    """The network of a host on a show of her own: Fox News host Ana Ruiz ... "...," Ruiz said on her show."""
    number, citation = scene.staff.get(result.speakers[0].name, (-1, None)) if result.speakers else (-1, None)
    outlet = scene.lexicon.outlets.get(citation.outlet) if citation else None
    if citation is None or outlet is None or outlet.kind != "broadcaster" or number > result.sentence:
        return None
    words, lists = found.sentences[result.sentence].words, scene.lexicon.citing
    for i in [i for i, word in enumerate(words[1:-1], 1) if word.lower in _OWN]:
        noun = next((w.lower for w in words[i + 1 : i + 1 + _NOUNS] if w.lower in lists.anaphora), "")
        if SHOW in lists.anaphora.get(noun, ()) and words[i - 1].lower in _ON:
            return Through((citation,), result.sentence, result.sentence)
    return None


def newsroom(found: Found, scene: Scene, result: Result) -> Through | None:
    """The outlet of the sentence right before, when people write on: The Oracle looked at it. "...," Ana Ruiz wrote."""
    number = result.sentence - 1
    said, citations = scene.through.get(number, ((), ()))
    if number < 0 or not citations or result.frame is None or result.frame.lemma != "write":
        return None
    if not all(s.kind is SpeakerKind.PERSON for s in result.speakers):
        return None
    near = found.sentences[number].block == found.sentences[number + 1].block and not found.sentences[number].marked
    itself = bool(said) and all(s.kind is SpeakerKind.OUTLET for s in said)
    return Through(citations, number, number, met=True) if near and itself else None


def interviewing(found: Found, scene: Scene, talk: Through | None, result: Result) -> bool:
    """Whether a journalist speaks in the talk that their outlet was named for: "...?" Ruiz asked, of the BBC."""
    if talk is None or len(result.speakers) != 1:
        return False
    _, citation = scene.staff.get(result.speakers[0].name, (-1, None))
    same = citation is not None and any(c.outlet == citation.outlet for c in talk.citations)
    return same and found.sentences[result.sentence].block - found.sentences[talk.last].block <= 2 * MET


def answered(found: Found, scene: Scene, results: Sequence[Result], index: int) -> Through | None:
    """The outlet of the journalist whose question in marks, right before, a quotation answers: "...?" Ruiz asked."""
    before = [r for r in results[max(0, index - 3) : index] if r.speakers and r.sentence >= 0 and r.frame]
    asks = before[-1] if before and before[-1].frame and "ask" in before[-1].frame.classes else None
    if asks is None or len(asks.speakers) != 1 or asks.speakers == results[index].speakers:
        return None
    _, citation = scene.staff.get(asks.speakers[0].name, (-1, None))
    gap = found.sentences[results[index].sentence].block - found.sentences[asks.sentence].block
    if citation is None or not 0 <= gap <= MET:
        return None
    return Through((replace(citation, relation=Relation.TOLD),), asks.sentence, asks.sentence)


def story(found: Found, scene: Scene, result: Result) -> Through | None:
    """The story that the sentences before name, whoever speaks in it; no other outlet may be named in between."""
    here = result.sentence
    reach = _LED if result.rule in _LEADING else MET
    between: set[str] = set()
    for number in range(here - 1, max(-1, here - _STORY), -1):
        sentence = found.sentences[number]
        if found.sentences[here].block - sentence.block > reach:
            return None
        told = scene.stories.get(number)
        if told:
            writers = {s.name for s in scene.spoke.get(number, ()) if s.kind is SpeakerKind.PERSON}
            if writers and result.speakers and writers.isdisjoint(s.name for s in result.speakers):
                return None  # what one wrote there is not what another said
            alone = between <= {c.outlet for c in told} and not sentence.marked
            return Through(told, number, number if reach == MET else here, met=True) if alone else None
        between |= {m.outlet for m in scene.mentions[number]}
    return None


def recalled(found: Found, scene: Scene, result: Result) -> Through | None:
    """The outlet of the occasion that the sentence of a quotation names again: "...," Lee said in the interview."""
    here = result.sentence
    if not scene.held:
        return None
    words = found.sentences[here].words
    for i, word in enumerate(words[:-2]):
        if word.lower not in _DURING or words[i + 1].lower not in _SAME or not _of_saying(words, i, result):
            continue
        noun = next((w.lower for w in words[i + 2 : i + 4] if w.lower in scene.held), "")
        number, citations = max((one for one in scene.held.get(noun, ()) if one[0] < here), default=(here, ()))
        if citations:
            return Through(citations, number, here, met=True)
    return None


def _of_saying(words: Sequence[Word], i: int, result: Result) -> bool:
    """Whether a phrase at token `i` tells where something was said: at the head, after a sign, cue or source."""
    ends = {span[1] for span in (result.frame.cue, result.frame.source) if span} if result.frame else set()
    return i == 0 or i in ends or words[i - 1].text in {",", MARKED}


def excerpt(
    found: Found, scene: Scene, results: Sequence[Result], index: int, before: Through | None
) -> Through | None:
    """The excerpt that goes on after a quotation, as a citation of all in it; None where there is none.

    It begins with words that a lead-in gives and that close no marks, and ends where the same marks are closed.
    """
    quotation, result = found.quotations[index], results[index]
    if found.frames[index] is None and result.rule in _LEADING and not quotation.closed and result.citations:
        return Through(result.citations, index, result.sentence)
    if before is None or result.sentence < 0:
        return before
    text = scene.article.text
    alike = (
        found.frames[index] is None and text[found.quotations[before.given].outer.start] == text[quotation.outer.start]
    )
    apart = found.sentences[result.sentence].block - found.sentences[before.last].block > _EXCERPT
    return None if apart or (alike and quotation.closed) else before._replace(last=result.sentence)
