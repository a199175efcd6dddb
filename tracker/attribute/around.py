"""Which clauses stand around another one, and where does a clause begin?"""

from collections.abc import Sequence

from tracker.model import MARKED, Frame, FrameKind, Sentence, Word

SIGNS = frozenset({",", "—", "–", "--", "-"})
_COMMENTING = SIGNS | {MARKED}
_PARTING = frozenset({";", MARKED})


def around(sentence: Sentence, inner: Frame, at: int) -> tuple[Frame, ...]:
    """The frames outside `inner` that also govern what it reports at token `at`.

    Those before it that hold it come first, the nearest first, then those after everything, which hold all.
    """
    if len(sentence.frames) < 2:
        return ()
    words, first = sentence.words, start(inner)
    before = [f for f in sentence.frames if f is not inner and f.cue[1] <= first and _holds(sentence, f, inner, first)]
    behind = max(at, inner.cue[0])
    after = [f for f in sentence.frames if f is not inner and f.cue[0] > behind and _comments(words, f, behind)]
    opening = [f for f in before if f.kind is FrameKind.ACCORDING]
    nested = [f for f in reversed(before) if f.kind is not FrameKind.ACCORDING]
    return (*nested, *opening, *after)


def start(frame: Frame) -> int:
    """The first token of the clause: its subject or its cue."""
    first = frame.cue[0]
    if frame.source is None or frame.source[0] >= first or frame.shared or frame.passive:
        return first
    return first if frame.kind is FrameKind.ACCORDING else frame.source[0]


def _holds(sentence: Sentence, outer: Frame, inner: Frame, first: int) -> bool:
    """Whether the clause of `inner`, which begins at token `first`, is part of what `outer` reports."""
    if outer.kind is FrameKind.ACCORDING:
        return True
    if outer.kind is FrameKind.NOUN or outer.source is None or (inner.shared and inner.source == outer.source):
        return False
    end, words = outer.cue[1], sentence.words
    if end < first and words[first - 1].lower in {"but", "while"}:
        return False
    return _PARTING.isdisjoint(sentence.vocabulary) or all(w.text not in _PARTING for w in words[end:first])


def _comments(words: Sequence[Word], frame: Frame, behind: int) -> bool:
    """Whether a frame behind a token comments on the whole: ", TASS reported", ", according to Sputnik"."""
    if frame.kind is FrameKind.ACCORDING:
        return True
    if frame.kind is not FrameKind.VERB or frame.shared:
        return False
    first = start(frame)
    return first > behind and (words[first - 1].text in _COMMENTING or words[first - 1].lower == "as")
