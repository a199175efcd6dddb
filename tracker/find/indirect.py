"""Where are the words that are reported without marks?

Each reporting clause is asked what it governs: a clause ("said that ...", "..., Wang said"), both sides of a clause
that stands inside it ("the bridge, Wang said, will hold"), an infinitive ("pledged to ..."), or a noun ("expressed
their commitment ..."). `ends` says where that ends.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tracker.find.broken import opens_with_as, other_side, parenthesis
from tracker.find.clauses import PRONOUNS, after_lead, clause, finite, likely
from tracker.find.ends import (
    SIGNS,
    TURNS,
    end,
    frame_end,
    frame_start,
    infinitive_end,
    object_end,
    trimmed,
    without_occasion,
)
from tracker.find.heads import known
from tracker.find.objects import by_somebody, governed
from tracker.find.openers import after_adjuncts, opener
from tracker.find.phrases import Phrase
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_LOOSE = frozenset({"publish", "stance", "manner", "object", "about"})
_SAYS = frozenset({"say", "tell"})
_SPEECH = frozenset({"say", "tell", "name", "express"})
_PLAIN = frozenset({"say", "tell", "show", "report", "note", "add", "write"})  # verbs that close what they report
_SPOKEN = frozenset({"say", "tell", "think", "ask", "show", "report"})
_LENDING = frozenset({"despite", "since", "upon", "besides"})  # before a participle that only marks give words to
_JOINS = frozenset({"and", "but", "while", "as"})
_NO_LEADS = frozenset({"and", "or", "but", "so", "too", "very"})  # open no clause behind a verb
_AMOUNTS = frozenset({"many", "few", "much", "little"})  # too many
_GOVERNING = frozenset({"express", "name", "object", "about", "show"})  # classes of verbs with objects that tell
_NOTHING = frozenset({".", "?", "!", ":", ";", ",", MARKED})
_ASKED = frozenset({"asked", "pressed", "questioned"})
_GAPS = frozenset({"which", "what", "that", "whom"})
_LONG = 6  # tokens of a closed statement whose verb is not known
_SHORTEST = 2  # tokens of a content


class Content(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a sentence, reported by the frame with that index."""

    first: int
    last: int
    frame: int


def contents(words: Sequence[Word], frames: Sequence[Frame], lexicon: Lexicon) -> Iterator[Content]:
    """What each frame of a sentence reports without marks; what is wholly in marks is not given again.

    What somebody thinks, wants or does by what somebody says is part of that statement and none of its own.
    """
    found = list(_each(words, frames, lexicon))
    if len(found) < 2:
        yield from found
        return
    for content in found:
        outer = (other for other in found if other.frame != content.frame and _tells(frames[other.frame]))
        if _spoken(frames[content.frame]) or not any(_holds(other, content, frames) for other in outer):
            yield content


def _spoken(frame: Frame) -> bool:
    """Whether a clause reports speech, whose words are somebody's own also where another one reports that clause."""
    return frame.kind is not FrameKind.VERB or bool(frame.classes & _SPEECH)


def _tells(frame: Frame) -> bool:
    return not frame.classes.isdisjoint(_SPOKEN)


def _holds(outer: Content, inner: Content, frames: Sequence[Frame]) -> bool:
    """Whether a content lies in another one together with the verb that gives it."""
    cue = frames[inner.frame].cue[0]
    return outer.first <= cue < outer.last and outer.first <= inner.first and inner.last <= outer.last


def _each(words: Sequence[Word], frames: Sequence[Frame], lexicon: Lexicon) -> Iterator[Content]:
    """What each frame of a sentence reports."""
    for index, frame in enumerate(frames):
        if frame.source is None or frame.negated:
            continue
        pieces = _pieces(words, frames, index, lexicon)
        whole = len(pieces) == 1 and frame.kind is not FrameKind.LABEL
        for piece in pieces:
            first, last = trimmed(words, *without_occasion(words, *piece, lexicon))
            if last - first >= (_SHORTEST if whole else 1) and _has_words(words, first, last):
                yield Content(first, last, index)


def _pieces(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """What a frame reports: two pieces where it stands inside its statement."""
    content = _content(words, frames, index, lexicon)
    if content is None:
        return ()
    other = other_side(words, frames, index, content, lexicon)
    return (content,) if other is None else tuple(sorted((content, other)))


def _content(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    frame = frames[index]
    if frame.passive:
        return _as_reported(words, frame) or by_somebody(words, frames, index, lexicon)
    if frame.kind is FrameKind.ACCORDING:
        return _according(words, frames, index)
    if frame.kind is FrameKind.LABEL:
        return _labelled(words, frame)
    if frame.kind is FrameKind.NOUN:
        return _claimed(words, frames, index, lexicon)
    if frame.kind is not FrameKind.VERB:
        return None
    if frame.inverted:
        return _fronted(words, frames, index, lexicon)
    ahead = _participle_end(words, frame)
    if ahead is not None:
        span = _following(words, frames, index, lexicon)
        return (span[0], min(span[1], ahead)) if span else None
    return _following(words, frames, index, lexicon) or _fronted(words, frames, index, lexicon)


def _claimed(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """The clause that somebody's noun for speech leads to: "denied Lee's claim | that it held".

    Where such a noun opens its clause, its own verb follows somewhere: "Lee's claim that it held drew laughter".
    """
    frame = frames[index]
    at = frame.cue[1]
    if frame.source is None or frame.source[0] > frame.cue[0] or at >= len(words) or words[at].lower != "that":
        return None
    if frame.source[0] == 0 or not words[frame.source[0] - 1].text[0].isalnum():
        return None
    owner, last = words[frame.source[1] - 1], end(words, frames, index, at, lexicon)
    named = owner.lower in lexicon.words.possessives or owner.text[0].isupper() or known(owner.lower, lexicon)
    return (at, last) if named and at + 1 < last and clause(words, at + 1, last, lexicon) else None


def _participle_end(words: Sequence[Word], frame: Frame) -> int | None:
    """Where the main clause goes on after a participle: Citing "a breach", | Lee left; despite saying so, | left."""
    first = frame.cue[0]
    if frame.source and frame.source[0] > first:
        return frame.source[0]
    if first == 0 or words[first - 1].lower not in _LENDING:
        return None
    return next((i for i in range(frame.cue[1], len(words)) if words[i].text == ","), len(words))


def _following(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """What comes after the cue: a clause or an infinitive, else what the verb says of its object."""
    found = _clause_after(words, frames, index, lexicon)
    if found:
        return found
    frame = frames[index]
    at = frame.heard[1] if frame.heard else frame.cue[1]
    if frame.classes.isdisjoint(_GOVERNING) and frame.lemma != "assure":
        return None
    if at >= len(words) or words[at].text in _NOTHING or _turns(words, frame, at) or _after_marks(words, frame):
        return None
    return governed(words, frame, at, end(words, frames, index, at, lexicon), lexicon)


def _turns(words: Sequence[Word], frame: Frame, at: int) -> bool:
    """Whether another clause begins at token `at`: said it | while; never "described it | as"."""
    word = words[at].lower
    return word in TURNS and not (word == "as" and "name" in frame.classes)


def _clause_after(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """The clause or the infinitive after the cue."""
    frame = frames[index]
    at = frame.heard[1] if frame.heard else frame.cue[1]
    if at >= len(words) or words[at].text in {".", "?", "!", ":", ";"}:
        return None
    word = words[at]
    if word.text == "," and at + 1 < len(words) and (opens_with_as(words, frame) or parenthesis(words, frame, lexicon)):
        return at + 1, end(words, frames, index, at + 1, lexicon)
    that = opener(words, frames, index, at, lexicon)
    if that is not None and (that == at or frame.classes & _SPOKEN):
        return that, end(words, frames, index, that, lexicon)
    if word.lower in lexicon.words.finite and "bare" in frame.classes and _gap(words, frame):
        return at, end(words, frames, index, at, lexicon)
    if word.text in {",", MARKED} or _turns(words, frame, at) or _after_marks(words, frame):
        return None
    last = end(words, frames, index, at, lexicon)
    if word.lower == "to" and _orders(frame) and at + 1 < len(words) and words[at + 1].text != MARKED:
        return at, infinitive_end(words, at, last, lexicon)
    start = after_adjuncts(words, at, lexicon)
    if frame.lemma == "report" and frame.form != "ing" and start < last and words[start].text.endswith("ing"):
        return start, object_end(words, start, last, lexicon)  # reported | spending it all
    bare = not _leads_to_marks(words, at, lexicon) and _bare(words, frame, (start, last), lexicon)
    return (start, last) if bare else None


def _leads_to_marks(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing but adjuncts stands before a colon, or a comma, and words in marks, which are all that is said.

    Said on Tuesday: “It holds,” and the council agreed. Behind a comma the words in marks must not be part of a clause:
    said on Tuesday, “green” roofs would follow.
    """
    marks = next((i for i in range(at, len(words)) if words[i].text == MARKED), 0)
    if marks <= at or words[marks - 1].text not in {":", ","} or finite(words, at, marks, lexicon):
        return False
    after = words[marks + 1] if marks + 1 < len(words) else None
    return words[marks - 1].text == ":" or after is None or not after.text[0].isalnum() or after.lower in _JOINS


def _orders(frame: Frame) -> bool:
    """Whether an infinitive tells what is promised or asked for: vowed to rebuild it, told the crew to wait."""
    return bool(frame.classes & {"vow", "urge"}) or (frame.lemma == "tell" and frame.heard is not None)


def _bare(words: Sequence[Word], frame: Frame, content: Phrase, lexicon: Lexicon) -> bool:
    """Whether a clause without "that" follows the cue."""
    first, last = content
    many = first + 1 < len(words) and words[first].lower == "too" and words[first + 1].lower in _AMOUNTS
    if first >= len(words) or (words[first].lower in _NO_LEADS and not many):
        return False
    if "bare" in frame.classes and "express" in frame.classes and words[first].lower not in PRONOUNS:
        last = _before_join(words, first, last)  # claimed a victory there | and left
    if "bare" in frame.classes or (words[first].lower in PRONOUNS and frame.classes & _SPOKEN):
        behind = words[frame_start(frame) - 1].text in SIGNS and words[first].lower not in lexicon.words.determiners
        alone = behind and words[first].text.islower()  # “...,” said clerks from Leith
        said = frame.lemma == "say" and not alone and likely(words, first, last, lexicon)
        return said or clause(words, first, last, lexicon)
    if frame.lemma != "report":
        return False
    return clause(words, first, _before_join(words, first, last), lexicon)


def _before_join(words: Sequence[Word], first: int, last: int) -> int:
    """The first comma or conjunction of a content, behind which no verb makes it a clause: a profit | and named."""
    return next((i for i in range(first, last) if words[i].lower in {",", "and", "but"}), last)


def _gap(words: Sequence[Word], frame: Frame) -> bool:
    """Whether the clause stands inside a relative one, whose verb comes next: "what Lee said | was a mistake"."""
    first = frame_start(frame)
    relative = words[first].lower in _GAPS or (first > 0 and words[first - 1].lower in _GAPS)
    return relative and not frame.shared


def _after_marks(words: Sequence[Word], frame: Frame) -> bool:
    """Whether a quotation in marks stands right before the clause, which then reports that one.

    A participle goes on: blamed them for a “flap,” saying they were wrong.
    """
    if frame.form == "ing" and frame.shared:
        return False
    first = frame_start(frame)
    before = [w.text for w in words[max(0, first - 2) : first]]
    return before[-1:] == [MARKED] or (before[:1] == [MARKED] and not before[-1][0].isalnum())


def _labelled(words: Sequence[Word], frame: Frame) -> Phrase | None:
    """What a label stands beside: all that follows "SMITH:", all that precedes ": Wang Yi"."""
    if words[frame.cue[0]].text != ":" or frame.source is None:
        return None
    return (0, frame.cue[0]) if frame.source[0] > frame.cue[0] else (frame.cue[1], len(words))


def _as_reported(words: Sequence[Word], frame: Frame) -> Phrase | None:
    """What follows "As reported by Reuters, ..."."""
    after = frame.source[1] if frame.source else 0
    opens = frame.cue[0] == 1 and words[0].lower == "as"
    return (after + 1, len(words)) if opens and after < len(words) - 2 and words[after].text == "," else None


def _fronted(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """What comes before a closing clause ("..., Wang said")."""
    frame = frames[index]
    if frame.shared or not frame.classes & _SPOKEN:
        return None
    last = frame_start(frame)
    last -= last > 4 and words[last - 1].lower == "as" and frame.lemma in _PLAIN  # ", as the Post reported"
    if last < 4 or words[last - 1].text not in SIGNS or not _closing(words, frame, lexicon):
        return None
    if words[0].lower in _ASKED and words[1].lower in lexicon.words.subordinators | lexicon.words.prepositions:
        return None  # Asked whether it held, Lee said ...
    said = frame.lemma in _PLAIN
    if words[last - 2].text == MARKED or any(
        _reports(words, frames, i, last, lexicon, said=said) for i in range(index)
    ):
        return None
    first = after_lead(words, 0, last, lexicon)
    told = finite(words, first, last, lexicon) or (
        said and first == 0 and last > _LONG and likely(words, 0, last, lexicon)
    )
    return (0, last - 1) if told else None


def _reports(
    words: Sequence[Word], frames: Sequence[Frame], index: int, last: int, lexicon: Lexicon, *, said: bool
) -> bool:
    """Whether a clause before token `last` has a subject and reports something itself.

    What is closed by a plain "..., Lee said" may hold anything but a clause that somebody else says, which Lee relays.
    """
    frame = frames[index]
    loose = frame.classes <= _LOOSE or frame.kind is FrameKind.NOUN or frame.passive or frame.shared
    if loose or frame.source is None or frame.cue[1] >= last or (said and frame.negated):
        return False
    if said and not frame.classes & _SAYS:
        return False
    marked = any(word.text == MARKED for word in words[:last])
    return not said or marked or _clause_after(words, frames, index, lexicon) is not None


def _closing(words: Sequence[Word], frame: Frame, lexicon: Lexicon) -> bool:
    """Whether nothing but adjuncts follows the frame."""
    at = frame_end(frame)
    if at >= len(words):
        return True
    word = words[at]
    if word.text in {".", ",", "?", "!", ";", ")"}:
        return True
    if word.text == ":":
        return at + 1 < len(words) and words[at + 1].text != MARKED  # what stands in marks behind it is what is said
    lists = lexicon.words
    return (
        word.lower in lists.days
        or word.lower in lists.prepositions
        or word.lower
        in {"while", "when", "as", "after", "before", "last", "this", "earlier", "later", "yesterday", "via"}
    )


def _according(words: Sequence[Word], frames: Sequence[Frame], index: int) -> Phrase | None:
    """The clause that "according to" stands before or after, when no speaker of its own reports it."""
    frame = frames[index]
    if (
        frame.source is None
        or frame.lemma != "according to"
        or any(
            other.kind is FrameKind.REMARK
            or (other.kind is FrameKind.VERB and other.source and not other.passive and other.classes & _SAYS)
            for other in frames
        )
    ):
        return None
    if frame.cue[0] <= 1 or (frame.cue[0] == 2 and words[1].text == ","):  # But, according to Lee,
        for i in range(frame.source[1], len(words)):
            if words[i].text == ",":
                return i + 1, len(words)
        return None
    last = frame.cue[0]
    last -= words[last - 1].text in SIGNS
    return (0, last) if last >= _SHORTEST else None


def _has_words(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether there is anything besides quotations in marks, which are found anyway."""
    texts = [w.text for w in words[first:last]]
    plain = (text for text in texts if text[0].isalnum())
    return len(list(islice(plain, 2))) > (MARKED in texts)
