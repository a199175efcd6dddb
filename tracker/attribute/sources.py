"""Which reporting clause gives a quotation, and which clauses stand around that one?

A quotation is governed by a stack of clauses, the innermost first: in "Sputnik said Wang told Patrushev that ..." it
is "Wang told", inside "Sputnik said". Whoever of them is no outlet speaks; the outlets among them relayed it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Quotation, Role, Sentence, Word

_DIRECT = frozenset({"say", "tell", "ask", "show", "report", "manner"})
_MANNER = frozenset({"manner"})
_NOUN_REACH = 7  # tokens between "declaration" and its quotation
_WEAK_REACH = 30  # tokens between "expressed" and its quotation
_GAP = 3  # tokens between a quotation and the clause after it
_SIGNS = frozenset({",", "—", "–", "--", "-", "...", "…", ".", ":", ";"})
_WORK = frozenset({"on", "in", "of", "the", "his", "her", "their", "a", "its", "'s"})


class Governed(NamedTuple):
    """How a quotation is governed.

    Attributes:
        stack: frames of its sentence, innermost first; empty when nothing in the sentence reports it.
        rule: name of the rule that chose the innermost one, or said why there is none.
        confidence: 0..1.
    """

    stack: tuple[Frame, ...]
    rule: str
    confidence: float


NOBODY = Governed((), "nobody-named", 0.5)


def governing(quotation: Quotation, sentence: Sentence, at: int, lexicon: Lexicon, outlets: frozenset[int]) -> Governed:
    """The frames that govern the marked quotation at token `at` of its sentence; `outlets` are tokens that name outlets."""
    named = _mentioned(quotation, sentence, at, lexicon)
    if named:
        return Governed((), named, 0.9)
    chosen = _labelled(sentence, at) or _after(sentence, at)
    if chosen is None or _relays(chosen[0], outlets):
        chosen = _before(sentence, at, lexicon) or chosen
    if chosen is None:
        chosen = _closing(sentence, at, lexicon) or _according(sentence, at)
    if chosen is None:
        return NOBODY
    frame, rule, confidence = chosen
    return Governed((frame, *_outer(sentence, frame, at)), rule, confidence)


def _labelled(sentence: Sentence, at: int) -> tuple[Frame, str, float] | None:
    """A name right beside the quotation: "SMITH: “...”", "“...” - Ana Ruiz"."""
    for frame in sentence.frames:
        if frame.kind is FrameKind.LABEL and frame.cue[0] in {at - 1, at + 1}:
            return frame, "label", 0.9
    return None


def _relays(frame: Frame, outlets: frozenset[int]) -> bool:
    """Whether the clause names an outlet as its source: "..., the Sputnik report said"."""
    return frame.source is not None and any(i in outlets for i in range(*frame.source))


def around(sentence: Sentence, frame: Frame, at: int) -> tuple[Frame, ...]:
    """The frames outside `frame` that also govern what it reports at token `at`, the nearest first."""
    return _outer(sentence, frame, at)


def _after(sentence: Sentence, at: int) -> tuple[Frame, str, float] | None:
    """A clause right after the quotation: "...," Wang said; "...," said Wang."""
    words = sentence.words
    for frame in sentence.frames:
        first = start(frame)
        if first <= at or frame.kind is not FrameKind.VERB or frame.source is None or frame.passive:
            continue
        if frame.shared and frame.form == "ing":
            return None
        between = words[at + 1 : first]
        if (
            len(between) > _GAP
            or any(w.text[0].isalnum() and w.lower not in {"as", "then", "so"} for w in between)
            or any(w.text == MARKED for w in between)
        ):
            return None
        if not frame.classes & _DIRECT:
            return (frame, "after-quotation", 0.8) if frame.classes & {"think", "vow"} else None
        if frame.shared and not between:
            return None
        if not between and words[frame.cue[0] - 1].text != MARKED and not frame.inverted and _who(words, frame):
            return None
        return frame, "said-inverted" if frame.inverted else "after-quotation", 0.96
    return None


def _who(words: Sequence[Word], frame: Frame) -> bool:
    return frame.source is not None and words[frame.source[0]].lower in {"who", "which", "that"}


def _before(sentence: Sentence, at: int, lexicon: Lexicon) -> tuple[Frame, str, float] | None:
    """The nearest clause before the quotation whose reach it is in."""
    words = sentence.words
    for frame in reversed(sentence.frames):
        end = max(frame.cue[1], frame.source[1] if frame.inverted and frame.source else 0)
        if end > at or frame.kind is FrameKind.LABEL or frame.source is None:
            continue
        distance = at - end
        if frame.kind is FrameKind.ACCORDING:
            continue
        if frame.kind is FrameKind.REMARK or "publish" in frame.classes:
            continue
        if frame.kind is FrameKind.NOUN:
            verb = _verb_of(sentence, frame)
            if verb is None and distance <= _NOUN_REACH and not any(w.text in {",", ";"} for w in words[end:at]):
                return frame, "noun-cue", 0.75
            continue
        if frame.passive and any(f.kind is FrameKind.NOUN and frame.cue[1] <= f.cue[0] < at for f in sentence.frames):
            continue
        if frame.passive and not (frame.classes & {"name"} and distance <= _NOUN_REACH * 2):
            if frame.lemma in {"quote"}:
                continue
            if not (frame.classes & _DIRECT and distance <= 2):
                continue
        if _split(words, frame, at):
            return frame, "split-quotation", 0.95
        if frame.classes & _DIRECT and distance <= 2:
            return frame, "before-quotation", 0.95
        if frame.classes == _MANNER:
            continue
        if frame.classes & {"say", "tell", "ask", "show", "report", "think"}:
            return frame, "inside-clause", 0.88
        if distance <= _WEAK_REACH and not _relative_between(words, end, at):
            return frame, "verb-object", 0.85
    return None


def _verb_of(sentence: Sentence, noun: Frame) -> Frame | None:
    """The verb frame whose object holds the noun cue: "reaffirmed his commitment to ..."."""
    words = sentence.words
    for frame in sentence.frames:
        between = words[frame.cue[1] : noun.cue[0]]
        if (
            frame.kind is FrameKind.VERB
            and not frame.passive
            and frame.source
            and frame.cue[1] <= noun.cue[0]
            and not any(w.text in {",", ";", MARKED} for w in between)
        ):
            return frame
    return None


def _relative_between(words: Sequence[Word], end: int, at: int) -> bool:
    """Whether a relative clause begins between a cue and the quotation: what is in it is not the cue's object."""
    return any(w.lower in {"that", "which", "who", "where"} for w in words[end + 2 : at])


def _split(words: Sequence[Word], frame: Frame, at: int) -> bool:
    """Whether the frame stands between two pieces of one quotation: "A," he said, "B."."""
    first = start(frame)
    return words[at - 1].text in {",", "—", "–", ".", ";", ":"} and any(
        w.text == MARKED for w in words[max(0, first - 2) : first]
    )


def _closing(sentence: Sentence, at: int, lexicon: Lexicon) -> tuple[Frame, str, float] | None:
    """A clause that closes the sentence in which the quotation is only a part: "It was "a mess" from the start, Lee said."."""
    words = sentence.words
    for frame in sentence.frames:
        first = start(frame)
        if first <= at + 1 or frame.kind is not FrameKind.VERB or frame.source is None or frame.shared or frame.passive:
            continue
        if not frame.classes & {"say", "tell", "report", "show"} or words[first - 1].text not in {",", "—", "–", "--"}:
            continue
        after = max(frame.cue[1], frame.source[1], frame.heard[1] if frame.heard else 0)
        last = words[after] if after < len(words) else None
        if last is None or not last.text[0].isalnum() or last.lower in lexicon.words.days or last.lower in lexicon.words.prepositions:
            return frame, "closing-clause", 0.93
    return None


def _according(sentence: Sentence, at: int) -> tuple[Frame, str, float] | None:
    for frame in sentence.frames:
        if frame.kind is FrameKind.ACCORDING:
            return frame, "according-to", 0.9
    return None


def _outer(sentence: Sentence, inner: Frame, at: int) -> tuple[Frame, ...]:
    """The frames before `inner` that hold it, nearest first, then those after everything, which hold all."""
    words = sentence.words
    before = [f for f in sentence.frames if f is not inner and f.cue[1] <= start(inner) and _holds(words, f, inner)]
    after = [f for f in sentence.frames if f is not inner and start(f) > max(at, inner.cue[0]) and _closes(words, f)]
    opening = [f for f in before if f.kind is FrameKind.ACCORDING]
    nested = [f for f in reversed(before) if f.kind is not FrameKind.ACCORDING]
    return (*nested, *opening, *after)


def _holds(words: Sequence[Word], outer: Frame, inner: Frame) -> bool:
    """Whether the clause of `inner` is part of what `outer` reports."""
    if outer.kind is FrameKind.ACCORDING:
        return True
    if outer.kind is FrameKind.NOUN or outer.source is None:
        return False
    if inner.shared and inner.source == outer.source:
        return False
    between = words[outer.cue[1] : start(inner)]
    return not any(w.text in {";", MARKED} for w in between) and not (between and between[-1].lower in {"but", "while"})


def _closes(words: Sequence[Word], frame: Frame) -> bool:
    """Whether a later frame comments on the whole: ", TASS reported", ", according to Sputnik"."""
    if frame.kind is FrameKind.ACCORDING:
        return True
    first = start(frame)
    return (
        frame.kind is FrameKind.VERB
        and not frame.shared
        and first > 0
        and words[first - 1].text in {",", "—", "–", MARKED}
    )


def start(frame: Frame) -> int:
    """The first token of the clause: its subject or its cue."""
    own = frame.source is not None and not frame.shared and frame.kind is not FrameKind.ACCORDING and not frame.passive
    return min(frame.cue[0], frame.source[0]) if own and frame.source else frame.cue[0]


def _mentioned(quotation: Quotation, sentence: Sentence, at: int, lexicon: Lexicon) -> str | None:
    """Whether the marks hold a title, a nickname or a mentioned word; the name of the rule, or None."""
    words = sentence.words
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    titled = _titled(quotation.text, lexicon)
    if before is None:
        return None
    if before.lower in {"so-called", "nicknamed", "titled", "entitled", "codenamed", "aka"}:
        return "mentioned-word"
    if (
        titled
        and after is not None
        and before.text[0].isupper()
        and after.text[0].isupper()
        and after.text != MARKED
        and len(quotation.text.split()) <= 3
    ):
        return "nickname"
    if titled and len(quotation.text.split()) <= 8 and _title_place(words, at, lexicon):
        return "title-of-a-work"
    return None


def _titled(text: str, lexicon: Lexicon) -> bool:
    """Whether every word of weight is capitalised, as in the title of a work."""
    parts = [p for p in text.replace("’", "'").split() if p[0].isalnum()]
    lists = lexicon.words
    small = lists.prepositions | lists.determiners | lists.conjunctions
    return (
        bool(parts)
        and all(p[0].isupper() or p[0].isdigit() or p.lower() in small for p in parts)
        and text[-1] not in ".!?"
    )


def _title_place(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    near = [w.lower for w in words[max(0, at - 3) : at]]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    naming = lexicon.words.naming_nouns
    if after in naming or (near and near[-1] in naming) or (len(near) > 1 and near[-1] == "," and near[-2] in naming):
        return True
    return (
        bool(near)
        and near[-1] in {"on", "in", "of", "'s", "for", "with"}
        and not any(n in {"said", "told", "called"} for n in near[:-1])
    )


def in_headline(sentence: Sentence) -> bool:
    """Whether the sentence is (part of) the article's headline."""
    return sentence.role is Role.HEADLINE
