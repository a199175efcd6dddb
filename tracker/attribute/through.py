"""Which outlets go on relaying what somebody says?

What somebody said "according to Sputnik" goes on being said through Sputnik, until another outlet, another occasion or
another day is named. A paragraph that ends in "(Reuters)" is from Reuters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.attribute import outlets as cited
from tracker.attribute import talks
from tracker.attribute.introducing import introduces
from tracker.attribute.result import Result
from tracker.attribute.scene import Scene
from tracker.attribute.talks import MET, PARAGRAPHS, Through
from tracker.model import Citation, Found, Kind, Relation, Role, Sentence, Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_OWN = frozenset({"a", "an", "another", "his", "her", "their"})
_PLACING = frozenset({"at", "in", "during"})
_POSTS = 2  # blocks likewise, for a post: the next paragraph
_ADDING = frozenset({"added", "continued", "wrote", "writes", "tweeted", "posted", "adding", "went on"})
_LATER = frozenset({"later", "earlier", "previously", "afterward", "afterwards", "recently"})


def credited(found: Found, results: list[Result], scene: Scene) -> None:
    """Give what stands in a paragraph that ends in "[AP]" or "(Reuters)" to that outlet, unless another is named.

    Words in marks that nobody else is said to have said are the outlet's own.
    """
    blocks: dict[int, Citation] = {}
    for number, sentence in enumerate(found.sentences):
        credit = cited.closing_credit(scene.article, sentence, scene.mentions[number])
        ends = number + 1 == len(found.sentences) or found.sentences[number + 1].block != sentence.block
        if credit and ends:
            blocks[sentence.block] = credit
    for quotation, result in zip(found.quotations, results, strict=True):
        block = found.sentences[result.sentence].block if result.sentence >= 0 else -1
        if block not in blocks or quotation.role is Role.HEADLINE:
            continue
        credit = blocks[block]
        if not result.speakers and result.source is None and not result.settled and quotation.kind is Kind.DIRECT:
            result.speakers = (Speaker(credit.name, SpeakerKind.OUTLET, "credited at the end of the paragraph"),)
            result.source, result.rule, result.confidence = credit.span, "credited", 0.5
            result.why.append("the paragraph ends in a credit")
        if result.speakers and not result.citations:
            result.citations = (credit,)


@dataclass(slots=True)
class _Known:
    """What is known of outlets while the quotations are gone through.

    Attributes:
        last: speakers to the outlets through which they spoke last.
        talk: the outlets named last, whoever spoke.
        excerpt: the excerpt in which the quotation before stands.
    """

    last: dict[tuple[str, ...], Through] = field(default_factory=dict)
    talk: Through | None = None
    excerpt: Through | None = None


def outlets(found: Found, results: list[Result], scene: Scene) -> None:
    """Let outlets carry over to the next quotations of the same speaker, and within a paragraph to the ones before."""
    known = _Known()
    turns = talks.turns(found, results)
    told = sorted(scene.through.items(), reverse=True)
    for index, result in enumerate(results):
        who = talks.names(result.speakers)
        if not who or result.sentence < 0:
            continue
        while told and told[-1][0] < result.sentence:
            number, (speaking, through) = told.pop()
            before = known.last.get(talks.names(speaking))
            if through and (before is None or before.given < number):
                known.talk = known.last[talks.names(speaking)] = Through(
                    through, number, number, met=number in scene.met
                )
        if not result.citations:
            _carry(found, results, scene, known, (index, index in turns))
        elif not all(c.inherited for c in result.citations):
            known.talk = known.last[who] = Through(result.citations, result.sentence, result.sentence)
        known.excerpt = talks.excerpt(found, scene, results, index, known.excerpt)


def _carry(found: Found, results: Sequence[Result], scene: Scene, known: _Known, place: tuple[int, bool]) -> None:
    """Give a quotation without outlets those that carry over to it; `place` is its index, and if it is a turn."""
    index, turn = place
    result, who = results[index], talks.names(results[index].speakers)
    here = result.sentence
    firm = result.issued and all(s.kind is SpeakerKind.OUTLET for s in result.speakers)
    if firm or _other_occasion(found, scene, result, known.last.get(who)):
        known.last.pop(who, None)
        return
    own_show = talks.on_own_show(found, scene, result)
    through = own_show or known.last.get(who) or talks.written(scene, result) or talks.newsroom(found, scene, result)
    if found.frames[index] is None and not result.issued:
        through = through or talks.answered(found, scene, results, index)
    through = through or talks.recalled(found, scene, result)
    if through is None and found.frames[index] is None:
        through = known.excerpt or talks.story(found, scene, result)
    goes_on = turn and talks.answers(found, known.talk, here)
    if through is None and (goes_on or talks.interviewing(found, scene, known.talk, result)):
        through = known.talk
    quoted = through is not None and through is known.excerpt
    own = through is not None and not quoted and introduces(found, results, scene, through, index)
    if through and (quoted or own or _goes_on_through(found, scene, through, result)):
        own = own or through is own_show or _posts(through, result)
        result.citations = through.citations if own else talks.inherited(through.citations)
        known.talk = known.last[who] = through._replace(given=here if quoted else through.given, last=here)
    else:
        result.citations = talks.inherited(_ahead(found, results, index, who))


def _goes_on_through(found: Found, scene: Scene, known: Through, result: Result) -> bool:
    """Whether what somebody says next still comes through the outlets named before."""
    here, before, given = (found.sentences[n] for n in (result.sentence, known.last, known.given))
    gap = here.block - before.block
    if all(c.relation is Relation.POSTED for c in known.citations):
        added = result.cue is None or scene.article.text[result.cue.start : result.cue.end].lower() in _ADDING
        return gap == 0 or (gap <= _POSTS and (added or result.sentence == known.given + 1))
    return gap <= (MET if known.met else PARAGRAPHS) and not _another_day(here, given, scene)


def _posts(known: Through, result: Result) -> bool:
    """Whether the verb itself says that words stand on the platform named before: she posted."""
    posted = result.frame is not None and result.frame.lemma == "post"
    return posted and all(c.relation is Relation.POSTED for c in known.citations)


def _another_day(here: Sentence, given: Sentence, scene: Scene) -> bool:
    """Whether a sentence tells of another time than the one that named the outlets: "a week later", "in July"."""
    lists = scene.lexicon.words
    if not _LATER.isdisjoint(here.vocabulary):
        return True
    new = here.vocabulary - given.vocabulary
    if lists.months.isdisjoint(new) and lists.days.isdisjoint(new):
        return False
    told = [w for i, w in enumerate(here.words) if w.lower in new and not _owns(here.words, i)]
    return any(w.lower in lists.days or (w.lower in lists.months and w.text[0].isupper()) for w in told)


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether a day or month only describes what follows: "November's election"."""
    return at + 1 < len(words) and words[at + 1].lower in POSSESSIVE


def _other_occasion(found: Found, scene: Scene, result: Result, known: Through | None) -> bool:
    """Whether the sentence names an occasion of its own: "at a rally in Minsk", "in a statement", "told a crowd"."""
    sentence, lists = found.sentences[result.sentence], scene.lexicon.citing
    words, lead = sentence.words, found.sentences[known.given].vocabulary if known else frozenset()
    placing = not _PLACING.isdisjoint(sentence.vocabulary)
    for i in [i for i, word in enumerate(words[:-2]) if word.lower in _PLACING] if placing else ():
        owner = words[i + 1].lower
        other = lists.occasions if owner in _OWN else lists.elsewhere - lead if owner == "the" else frozenset()
        if not other.isdisjoint(w.lower for w in words[i + 2 : i + 5]):
            return True
    heard = result.frame.heard if result.frame else None
    return heard is not None and bool(lists.audiences & {w.lower for w in words[slice(*heard)]})


def _ahead(found: Found, results: Sequence[Result], index: int, who: tuple[str, ...]) -> tuple[Citation, ...]:
    """The outlets of the same speaker's next quotation in the same paragraph."""
    block = found.sentences[results[index].sentence].block
    for later in results[index + 1 : index + 8]:
        if later.sentence < 0 or found.sentences[later.sentence].block != block:
            continue
        if later.citations and talks.names(later.speakers) == who:
            return later.citations
    return ()
