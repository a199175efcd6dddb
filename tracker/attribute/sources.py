"""Which reporting clause gives a quotation, and which clauses stand around that one?

A quotation is governed by a stack of clauses, the innermost first: in "Sputnik said Wang told Patrushev that ..." it
is "Wang told", inside "Sputnik said". Whoever of them is no outlet speaks; the outlets among them relayed it.

The rules are tried in the order of `_RULES`; each has a name and a confidence: how often such a rule was right on 840
news articles with attributions marked by hand (`make accuracy ARGS=--calibrate`).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.attribute.around import SIGNS, around, start
from tracker.attribute.mentioned import mentioned
from tracker.attribute.reaching import DIRECT, SUBORDINATE, Case, Choice, before
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Quotation, Sentence, Step, Word

UNLISTED = "unlisted"  # lemma of clauses that report only beside a quotation (find.beside)
_GAP = 3  # signs between a quotation and the clause after it
_JOINING = frozenset({"as", "then", "so", "and"})
_OBJECTS = frozenset({"it", "him", "them"})
_ADJUNCTS = frozenset({"after", "when", "as", "before", "last", "this", "earlier", "recently", "while", "later"})
_AGO = frozenset({"ago", "earlier", "later"})
_NOT_YET = frozenset({"will", "'ll", "may", "might", "should"})


class Governed(NamedTuple):
    """How a quotation is governed.

    Attributes:
        stack: frames of its sentence, innermost first; empty when nothing in the sentence reports it.
        rule: name of the rule that chose the innermost one, or said why there is none.
        confidence: 0..1.
        steps: the rules that were tried, in order.
        settled: True when it is no quotation of anybody, so that nothing may carry over to it.
    """

    stack: tuple[Frame, ...]
    rule: str
    confidence: float
    steps: tuple[Step, ...]
    settled: bool = False


def governing(quotation: Quotation, sentence: Sentence, at: int, lexicon: Lexicon, outlets: frozenset[int]) -> Governed:
    """The frames that govern the marked quotation at token `at`; `outlets` are tokens that name outlets."""
    rule = mentioned(quotation, sentence, at, lexicon, known=at in outlets)
    steps = [Step("mentioned", "a title, a nickname, a word that is talked about: nobody says it", rule)]
    if rule:
        return Governed((), rule, 0.9, tuple(steps), settled=True)
    case = Case(sentence, at, outlets, lexicon)
    if not sentence.frames:
        return Governed((), "nobody-named", 0.5, (*steps, *(missed for _, missed in _TRIED)))
    for (name, asks, choose), missed in _TRIED:
        chosen = choose(case)
        steps.append(Step(name, asks, chosen[1]) if chosen else missed)
        if chosen:
            frame, rule, confidence = chosen
            if _unsaid(case, frame, rule):
                steps.append(Step("not-said", "the clause says that the words were not said, or not yet", "not-said"))
                return Governed((), "not-said", 0.8, tuple(steps), settled=True)
            return Governed((frame, *around(sentence, frame, at)), rule, confidence, tuple(steps))
    return Governed((), "nobody-named", 0.5, tuple(steps))


def _labelled(case: Case) -> Choice | None:
    """A name right beside the quotation: "SMITH: “...”", "“...” - Ana Ruiz"."""
    for frame in case.sentence.frames:
        if frame.kind is FrameKind.LABEL and frame.cue[0] in {case.at - 1, case.at + 1}:
            first = frame.source[0] if frame.source and frame.source[0] < frame.cue[0] else 0
            verbs = (f.cue for f in case.sentence.frames if f.kind is FrameKind.VERB)
            said = any(first <= cue[0] and cue[1] <= frame.cue[0] for cue in verbs)
            return None if said else (frame, "label", 0.92)
    return None


def _opening(case: Case) -> Choice | None:
    """A clause before the quotation that opens the sentence under "after", or leads to it with a colon.

    In 'After Lee said it was "late", Roy left', 'When Lee shouted, "No," Roy joked', 'Lee asked: "Why?" Her aides cited
    it' and 'Lee said, "No," and Roy agreed' another matter follows.
    """
    words = case.words
    under = words[0].lower in SUBORDINATE
    leads = under and (not any(w.text == "," for w in words[: case.at]) or _led_to(case))
    colon = case.at > 1 and words[case.at - 1].text == ":" and _object_follows(case)
    return before(case) if leads or colon or _goes_on(case) else None


def _led_to(case: Case) -> bool:
    """Whether nothing but a comma stands between a clause and the quotation: When somebody shouted, "No," ..."""
    own = (f for f in case.sentence.frames if f.cue[1] == case.at - 1 and f.kind is FrameKind.VERB and not f.passive)
    return case.words[case.at - 1].text == "," and any(f.source and f.classes & DIRECT for f in own)


def _goes_on(case: Case) -> bool:
    """Whether a sign leads to the quotation, and the sentence goes on behind it: said: "...," and Roy agreed."""
    behind = next((w.lower for w in case.words[case.at + 1 : case.at + 3] if w.text != ","), "")
    return case.at > 1 and case.words[case.at - 1].text in {":", ","} and behind in {"and", "but"}


def _object_follows(case: Case) -> bool:
    """Whether the clause right after the quotation says something of it: "..." Her aides cited it as a mistake."""
    words, lists = case.words, case.lexicon.words
    frame = next((f for f in case.sentence.frames if start(f) == case.at + 1), None)
    after = words[frame.cue[1]].lower if frame and frame.cue[1] < len(words) and not frame.heard else ""
    return after in lists.determiners | _OBJECTS


def _noun_behind(case: Case) -> Choice | None:
    """A noun right behind the quotation, whose owner stands before it: Lee's "old card" remark."""
    for frame in case.sentence.frames:
        owned = frame.source is not None and frame.source[0] < case.at
        if frame.kind is FrameKind.NOUN and frame.cue[0] == case.at + 1 and owned:
            return frame, "noun-behind", 0.72
    return None


def _before_report(case: Case) -> Choice | None:
    """A clause before the quotation where the one after it names an outlet: He reaffirmed "...", Sputnik said."""
    after = _after(case) if case.outlets else None
    relays = after and after[0].source and any(i in case.outlets for i in range(*after[0].source))
    return before(case) if relays else None


def _after(case: Case) -> Choice | None:
    """A clause right after the quotation: "...," Wang said; "...," said Wang."""
    for frame in case.sentence.frames:
        first = start(frame)
        if first <= case.at or frame.kind is not FrameKind.VERB or frame.source is None or frame.passive:
            continue
        if not _beside(case.words[case.at + 1 : first]):
            continue  # a clause within what is added to the subject: Lee, who has not voted, said
        if frame.form == "ing" and (frame.shared or first == case.at + 1):
            return None  # "the problems" Lee had answering
        if _about(case.words, frame, first):
            return None
        if frame.lemma == UNLISTED:
            return frame, "after-unlisted-verb", 0.94
        if frame.classes & DIRECT:
            return _quoted_as(case, frame) or (frame, "said-inverted" if frame.inverted else "after-quotation", 0.97)
        joined = case.words[first - 1].lower == "and"  # it is "late" and he thinks so
        return (frame, "after-quotation", 0.64) if frame.classes & {"think", "vow"} and not joined else None
    return None


def _beside(between: Sequence[Word]) -> bool:
    """Whether nothing but signs and other quotations stands between a quotation and a clause."""
    signs = [w for w in between if w.text != MARKED]
    if any(w.text == "$" for w in signs):
        return len(signs) <= 2 * _GAP and signs[0].text[0].isupper()  # "Fight for $15" director Ana Ruiz
    return len(signs) <= _GAP and not any(w.text[0].isalnum() and w.lower not in _JOINING for w in signs)


def _about(words: Sequence[Word], frame: Frame, first: int) -> bool:
    """Whether the clause says something of the marked words: the "experts" who said ..."""
    relative = frame.source is not None and words[frame.source[0]].lower in {"who", "which", "that"}
    joined = frame.shared and words[first - 1].lower in {"and", "but", "then"}
    return joined or (words[first - 1].text == MARKED and ((relative and not frame.inverted) or frame.shared))


def _quoted_as(case: Case, frame: Frame) -> Choice | None:
    """ "...," RIA quoted him as saying: whoever is quoted, not who quotes."""
    if frame.lemma in {"quote", "cite"}:
        for other in case.sentence.frames:
            if other.cue[0] > frame.cue[0] and case.words[other.cue[0] - 1].lower == "as":
                return other, "quoted-as-saying", 0.9
    return None


def _closing(case: Case) -> Choice | None:
    """A clause that closes a sentence of which the quotation is a part: It was "a mess" from the start, Lee said."""
    words = case.words
    for frame in case.sentence.frames:
        first = start(frame)
        if first <= case.at + 1 or frame.kind is not FrameKind.VERB or frame.source is None or frame.shared:
            continue
        ends = max(frame.cue[1], frame.source[1]) >= len(words) - 1
        closes = words[first - 1].text in SIGNS or (words[first - 1].text == MARKED and ends)
        if frame.passive or not frame.classes & {"say", "tell", "report", "show"} or not closes:
            continue
        if _nothing_follows(case, frame, frame.source):
            return frame, "closing-clause", 0.96
    return None


def _nothing_follows(case: Case, frame: Frame, source: tuple[int, int]) -> bool:
    """Whether only an adjunct follows a clause."""
    after = max(frame.cue[1], source[1], frame.heard[1] if frame.heard else 0)
    word = case.words[after] if after < len(case.words) else None
    lists = case.lexicon.words
    if any(w.lower in _AGO for w in case.words[after : after + _GAP + 1]):
        return True  # reported ten days ago
    if word is None or not word.text[0].isalnum():
        return True
    return any(word.lower in own for own in (_ADJUNCTS, lists.days, lists.prepositions))


def _before(case: Case) -> Choice | None:
    """A clause before the quotation that reaches it, unless it only tells of a stance and another one closes it all.

    In "The towns back a “slow” plan, Lee said" the words are Lee's.
    """
    chosen = before(case)
    if chosen and chosen[1] == "verb-object":
        closing = _closing(case)
        source = closing[0].source if closing else None
        said = closing is not None and closing[0].classes & {"say", "tell"}
        if said and source and not any(i in case.outlets for i in range(*source)):
            return closing
    return chosen


def _according(case: Case) -> Choice | None:
    for frame in case.sentence.frames:
        if frame.kind is FrameKind.ACCORDING:
            return frame, "according-to", 0.87
    return None


class _Rule(NamedTuple):
    """A way in which a clause may give a quotation: what it asks for, and how it finds it."""

    name: str
    asks: str
    choose: Callable[[Case], Choice | None]


_RULES = (
    _Rule("label", "a name with a colon or a dash right beside the quotation", _labelled),
    _Rule("noun-behind", "a noun for speech right behind it, of somebody named before it", _noun_behind),
    _Rule("opening", "a clause before it that opens under a conjunction, or one that ends in a colon", _opening),
    _Rule("before-report", "a clause before it, while the one after it names an outlet", _before_report),
    _Rule("after", "a clause right after it", _after),
    _Rule("before", "a clause before it that reaches it", _before),
    _Rule("closing", "a clause that closes the sentence of which it is a part", _closing),
    _Rule("according", '"according to", and the like, in its sentence', _according),
)


_TRIED = [(rule, Step(rule.name, rule.asks, None)) for rule in _RULES]  # with what each says that finds nothing


def _unsaid(case: Case, frame: Frame, rule: str) -> bool:
    """Whether the clause says that the words were not, or not yet, said: never said "yes"; will say "no"."""
    if rule not in {"before-quotation", "inside-clause"} or not frame.classes & {"say", "tell"}:
        return False
    first = max(0, frame.cue[0] - 3)
    ahead = frame.form == "base" and any(w.lower in _NOT_YET for w in case.words[first : frame.cue[0]])
    return rule == "before-quotation" and (frame.negated or ahead)
