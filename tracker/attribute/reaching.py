"""Does a reporting clause before a quotation reach it?"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.attribute.around import SIGNS, start
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Sentence, Word
from tracker.text.words import POSSESSIVE

DIRECT = frozenset({"say", "tell", "ask", "show", "report", "manner"})
SUBORDINATE = frozenset({"after", "when", "while", "although", "though", "because", "since", "before", "once"})
_SAID = frozenset({"say", "tell", "report"})
_CLAUSE = frozenset({"say", "tell", "ask", "show", "report", "think"})
_MANNER = frozenset({"manner"})
_NOUN_REACH = 7  # tokens between "declaration" and its quotation
_CALLED = 6  # tokens between "shouted" and its quotation after a sign: shouted back at them, "..."
_WEAK_REACH = 30  # tokens between "expressed" and its quotation
_WHO = frozenset({"who", "which", "whom"})
_GOES_ON = frozenset({"as", "for", "of", "to", "with", "over"})
_BEING = frozenset({"is", "are", "was", "were"})
_RELATIVES = frozenset({"that", "which", "who", "where"})
_LEADS = frozenset({"that", "to", "for", "of"})  # from a noun to what it stands for
COLON = "colon"  # lemma of clauses before a colon that report only beside a quotation (find.beside)


class Case(NamedTuple):
    """A quotation at token `at` of its sentence; `outlets` are the tokens that name outlets."""

    sentence: Sentence
    at: int
    outlets: frozenset[int]
    lexicon: Lexicon

    @property
    def words(self) -> Sequence[Word]:
        """The sentence's tokens."""
        return self.sentence.words


Choice = tuple[Frame, str, float]  # a clause, the rule by which it reaches, how often such a rule is right


def before(case: Case) -> Choice | None:
    """The nearest clause before the quotation whose reach it is in."""
    for frame in reversed(case.sentence.frames):
        behind = frame.inverted or frame.passive or frame.kind is FrameKind.NOUN
        apart = behind and frame.source is not None and frame.source[0] < case.at
        end = max(frame.cue[1], frame.source[1] if apart and frame.source else 0)
        if end <= case.at and frame.source is not None:
            chosen = _reach(case, frame, end)
            if chosen:
                return chosen
    return None


def _reach(case: Case, frame: Frame, end: int) -> Choice | None:
    """Whether a clause that ends before the quotation reaches it, and by which rule."""
    words, at = case.words, case.at
    distance = at - end
    if frame.kind is FrameKind.NOUN:
        signs = any(w.text in {",", ";"} for w in words[end : at - (words[at - 2].lower == "that")])
        own = frame.source is not None and frame.source[0] > frame.cue[0]  # a statement by Lee that
        own = own or _owned(case, frame) or not _object_of_verb(case, frame)
        return (frame, "noun-cue", 0.66) if distance <= _NOUN_REACH and not signs and own else None
    if frame.kind is not FrameKind.VERB or "publish" in frame.classes or (frame.passive and not _passive(case, frame)):
        return None
    if start(frame) > 3 and distance > 3 and words[start(frame) - 1].lower == "as":
        return None  # "..., as Sputnik put it; in another ..." looks back
    if _beside_main(case, frame) or _under(case, frame):
        return None
    if frame.classes <= {"name"} and distance == 0 and not _named_before(case, frame):
        return None  # They were calling "every 15 minutes"
    if _closed_relative(case, frame):
        return None
    return _spoken(case, frame, end)


def _closed_relative(case: Case, frame: Frame) -> bool:
    """Whether a verb that reports nothing only tells who somebody is who is something: those who left were "nuts"."""
    words = case.words
    opened = frame.source is not None and words[frame.source[0]].lower in _WHO
    return opened and not frame.classes & _CLAUSE and words[case.at - 1].lower in _BEING


def _under(case: Case, frame: Frame) -> bool:
    """Whether a clause stands in what opens the sentence, before a main clause that another one reports.

    After Lee asked about it, the Roys were "angry", an aide said.
    """
    words, at = case.words, case.at
    apart = frame.cue[1] < at - 1 and any(w.text == "," for w in words[frame.cue[1] : at])
    if words[0].lower not in SUBORDINATE or not apart:
        return False
    later = [f for f in case.sentence.frames if start(f) > at and f.source and not f.shared]
    return any(f.kind is FrameKind.ACCORDING or f.classes & {"say", "tell"} for f in later)


def _beside_main(case: Case, frame: Frame) -> bool:
    """Whether a clause only tells more of somebody inside what another one reports.

    "He said the offer, which some have argued was late, was" "small"; "Lee replied to a candidate who vowed it: ...".
    """
    words, first = case.words, start(frame)
    opener = first if words[first].lower in _WHO | {"that"} else first - 1
    outer = [f for f in case.sentence.frames if f.cue[1] <= first and f.source and f.classes & DIRECT]
    if opener < 1 or words[opener].lower not in _WHO | {"that"} or not outer or frame.kind is not FrameKind.VERB:
        return False
    if words[opener].lower == "that" and opener != first:
        return False
    if words[case.at - 1].text == ":" and words[opener - 1].text != ",":
        return True
    closed = next((i for i in range(frame.cue[1], case.at) if words[i].text == ","), None)
    rest = words[closed + 1 : case.at] if closed else ()
    return words[opener - 1].text == "," and any(w.lower in case.lexicon.words.finite for w in rest[:2])


def _spoken(case: Case, frame: Frame, end: int) -> Choice | None:
    """By which rule a verb reaches the quotation after it."""
    words, at = case.words, case.at
    distance = at - end
    if frame.lemma == COLON:
        return (frame, "before-colon", 0.6) if distance == 0 else None
    if _split(words, frame, at):
        return frame, "split-quotation", 0.94
    if frame.classes & DIRECT and distance <= 2:
        return frame, "before-quotation", 0.91
    if frame.classes == _MANNER:
        called = words[at - 1].text in {",", ":"} and distance <= _CALLED and frame.lemma != "begin"
        plain = called and not any(w.text in {",", ";", MARKED} for w in words[end : at - 1])
        return (frame, "before-quotation", 0.91) if plain else None
    if frame.classes & _CLAUSE:
        return frame, "inside-clause", 0.92 if frame.classes & _SAID else 0.79
    earlier = next((i for i in range(end, at) if words[i].text == MARKED), 0)
    again = earlier > 0 and not any(w.lower in _RELATIVES for w in words[end + 2 : earlier])  # a "clown" who "lied"
    relative = next((i for i in range(end + 2, at) if words[i].lower in _RELATIVES), None)
    if distance <= _WEAK_REACH and (again or relative is None or _closed(words, relative, at)):
        return frame, "verb-object", 0.79
    return None


def _closed(words: Sequence[Word], relative: int, at: int) -> bool:
    """Whether a relative clause between commas ends before what the verb goes on with: praised Lee, who left, | as."""
    comma = next((i for i in range(at - 1, relative, -1) if words[i].text == ","), 0)
    opens = words[relative - 1].text == ","
    joined = comma + 1 + (words[comma + 1].lower == "and") if comma else at
    return opens and joined < at and words[joined].lower in _GOES_ON


def _named_before(case: Case, frame: Frame) -> bool:
    """Whether what a verb names stands before it: "a deal that she called", "what is called", "a show he calls"."""
    first = start(frame)
    if frame.passive or frame.shared or first == 0:
        return frame.passive or frame.shared
    before, lists = case.words[first - 1].lower, case.lexicon.words
    return before not in lists.subordinators - {"what", "that"} and before not in case.lexicon.cues.verbs


def _passive(case: Case, frame: Frame) -> bool:
    """Whether a passive clause before a quotation can give it: "was told by Lee that it was ..."."""
    if any(f.kind is FrameKind.NOUN and frame.cue[1] <= f.cue[0] < case.at for f in case.sentence.frames):
        return False
    return bool(frame.classes & {"name", "say", "tell", "ask"}) and frame.lemma != "quote"


def _split(words: Sequence[Word], frame: Frame, at: int) -> bool:
    """Whether the frame stands between two pieces of one quotation: "A," he said, "B."."""
    first = start(frame)
    return words[at - 1].text in {*SIGNS, ".", ";", ":"} and any(
        w.text == MARKED for w in words[max(0, first - 2) : first]
    )


def _owned(case: Case, noun: Frame) -> bool:
    """Whether a noun of somebody named governs the quotation, whatever verb it is the object of.

    In "Lee rejected Roy's call for a “new” port", "the claim of Roy's that it was “new”" the words are Roy's; in "said
    Roy's call was “late”", "called Roy's call for it “late”" they are not.
    """
    words, at, end = case.words, case.at, noun.cue[1]
    if noun.source is None or noun.source[1] >= len(words) or words[noun.source[1]].lower not in POSSESSIVE:
        return False
    leads = words[end].lower
    between = words[end + 1 : at]
    if not words[noun.source[1] - 1].text[0].isupper() or leads not in _LEADS or words[at - 1].lower == "as":
        return False
    finite = sum(w.lower in case.lexicon.words.finite for w in between)
    if finite > (leads == "that"):
        return False
    named = any(f.classes & {"name"} and f.cue[1] <= noun.cue[0] for f in case.sentence.frames)
    return not named or all(w.lower in case.lexicon.words.determiners for w in between)


def _object_of_verb(case: Case, noun: Frame) -> bool:
    """Whether a verb's object holds the noun cue: "reaffirmed his commitment to ..."."""
    return any(
        frame.kind is FrameKind.VERB
        and not frame.passive
        and frame.source is not None
        and frame.cue[1] <= noun.cue[0]
        and not any(w.text in {",", ";", MARKED} for w in case.words[frame.cue[1] : noun.cue[0]])
        for frame in case.sentence.frames
    )
