"""Where are the words that are reported without marks?

Each reporting clause is asked what it governs: a clause ("said that ...", "..., Wang said"), an infinitive ("pledged
to ..."), or a noun ("expressed their commitment ..."). The content ends where the sentence turns to another clause:
at a trailing "according to", at the next reporting verb, at "while" and the like before a new subject.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.find.phrases import Phrase, capital
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_CLAUSE = frozenset({"say", "tell", "think", "ask", "show", "report", "vow", "express", "urge"})
_CITES = frozenset({"cite", "quote"})
_LOOSE = frozenset({"publish", "stance", "manner"})
_SAYS = frozenset({"say", "tell"})
_SPEECH = frozenset({"say", "tell", "name", "express"})
_PLAIN = frozenset({"say", "tell", "show", "report", "note", "add", "write"})  # verbs that close what they report
_SPOKEN = frozenset({"say", "tell", "think", "ask", "show", "report"})
_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "this", "these", "those"})
_TURNS = frozenset({"while", "whereas", "although", "though", "but", "as", "after", "before", "when", "because"})
_RELATIVES = frozenset({"which", "what", "whom"})
_WHEN = frozenset({"last", "this", "earlier", "later"})
_DAY = frozenset({"same", "next", "following", "previous"})  # the same day, the next morning
_ASKED = frozenset({"asked", "pressed", "questioned"})
_OCCASIONS = frozenset({"tweet", "tweets", "statement", "email", "e-mail", "op-ed", "interview"})
_ADJUNCT = 12  # tokens between a cue and its "that"
_CLAUSE_WORDS = 5  # tokens
_SHORTEST = 3  # tokens of a content


class Content(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a sentence, reported by the frame with that index."""

    first: int
    last: int
    frame: int


def contents(words: Sequence[Word], frames: Sequence[Frame], lexicon: Lexicon) -> Iterator[Content]:
    """What each frame of a sentence reports without marks; what is wholly in marks is not given again."""
    for index, frame in enumerate(frames):
        if frame.source is None or frame.negated:
            continue
        span = _content(words, frames, index, lexicon)
        if span is None:
            continue
        first, last = _trimmed(words, *_without_occasion(words, *span, lexicon))
        shortest = 1 if frame.kind is FrameKind.LABEL else _SHORTEST
        if last - first >= shortest and _has_words(words, first, last):
            yield Content(first, last, index)


def _content(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    frame = frames[index]
    if frame.passive:
        return _as_reported(words, frame)
    if frame.kind is FrameKind.ACCORDING:
        return _according(words, frames, index)
    if frame.kind is FrameKind.LABEL:
        return _labelled(words, frame)
    if frame.kind is not FrameKind.VERB:
        return None
    if frame.inverted:
        return _fronted(words, frames, index, lexicon)
    return _following(words, frames, index, lexicon) or _fronted(words, frames, index, lexicon)


def _following(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """What comes after the cue."""
    frame = frames[index]
    at = frame.heard[1] if frame.heard else frame.cue[1]
    if at >= len(words) or words[at].text in {".", "?", "!", ":", ";"}:
        return None
    word = words[at]
    if word.text == "," and at + 1 < len(words) and (_as(words, frame) or _parenthesis(words, frame, lexicon)):
        return at + 1, _end(words, frames, index, at + 1, lexicon)
    end = _end(words, frames, index, at, lexicon)
    that = _opener(words, at, lexicon)
    if that is not None and (that == at or frame.classes & _SPOKEN):
        return that, _end(words, frames, index, that, lexicon)
    if word.text in {",", MARKED} or word.lower in _TURNS or _after_marks(words, frame):
        return None
    if word.lower == "to" and frame.classes & {"vow", "urge"} and at + 1 < len(words) and words[at + 1].text != MARKED:
        return at, end
    if frame.heard and frame.classes & {"vow", "urge"} and word.lower == "to":
        return at, end
    bare = "bare" in frame.classes or (word.lower in _PRONOUNS and frame.classes & _SPOKEN)
    if bare and (_clause(words, at, end, lexicon) or (frame.lemma == "say" and _likely(words, at, end, lexicon))):
        return at, end
    if frame.lemma == "assure" and word.lower == "of":
        return at, end
    object_of = frame.classes & {"express", "name"} and not frame.heard and frame.lemma not in _CITES
    if object_of and word.lower not in lexicon.words.prepositions:
        last = _clause_end(words, at, end)
        named = "express" in frame.classes or any(w.lower == "as" or w.text == MARKED for w in words[at:last])
        return (at, last) if named else None
    return None


def _clause_end(words: Sequence[Word], first: int, last: int) -> int:
    """Where an object ends: before ", and" or ", but", with which another clause begins."""
    for i in range(first, last - 1):
        if words[i].text == "," and words[i + 1].lower in {"and", "but"}:
            return i
    return last


def _parenthesis(words: Sequence[Word], frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the clause stands between a subject and its verb: "The bridge, Lee said, will stay shut"."""
    first = _frame_start(frame)
    if first < 2 or words[first - 1].text != ",":
        return False
    return MARKED not in {w.text for w in words[:first]} and not _finite(words, 0, first - 1, lexicon)


def _after_marks(words: Sequence[Word], frame: Frame) -> bool:
    """Whether a quotation in marks stands right before the clause, which then reports that one."""
    first = _frame_start(frame)
    before = [w.text for w in words[max(0, first - 2) : first]]
    return before[-1:] == [MARKED] or (before[:1] == [MARKED] and not before[-1][0].isalnum())


def _as(words: Sequence[Word], frame: Frame) -> bool:
    """Whether the clause opens the sentence as "As Xi said, ..."."""
    first = _frame_start(frame)
    return first == 1 and words[0].lower == "as"


def _labelled(words: Sequence[Word], frame: Frame) -> Phrase | None:
    """What a label stands beside: all that follows "SMITH:", all that precedes ": Wang Yi"."""
    if words[frame.cue[0]].text != ":" or frame.source is None:
        return None
    return (0, frame.cue[0]) if frame.source[0] > frame.cue[0] else (frame.cue[1], len(words))


def _as_reported(words: Sequence[Word], frame: Frame) -> Phrase | None:
    """What follows "As reported by Reuters, ..."."""
    end = frame.source[1] if frame.source else 0
    opens = frame.cue[0] == 1 and words[0].lower == "as"
    return (end + 1, len(words)) if opens and end < len(words) - 2 and words[end].text == "," else None


def _opener(words: Sequence[Word], at: int, lexicon: Lexicon) -> int | None:
    """The token of "that", "whether" and the like, right after the cue or after a day or a place."""
    if [w.text for w in (words[at], *words[at + 2 : at + 4])] == [",", ",", "that"]:  # told the Post, however, that
        return at + 3
    lists = lexicon.words
    lead = words[at].lower
    day = lead == "the" and at + 1 < len(words) and words[at + 1].lower in _DAY
    if not (lead in _OPENERS or lead in lists.days or lead in lists.prepositions or lead in _WHEN or day):
        return None
    for i in range(at, min(at + _ADJUNCT, len(words))):
        lower = words[i].lower
        if lower in _OPENERS and (i == at or lower in {"that", "whether"}):
            return i
        if words[i].text in {".", ";", ":", MARKED} or (words[i].text == "," and i > at + 4):
            return None
    return None


def _clause(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the tokens read like a clause of their own: a subject and, soon after, a finite verb."""
    lead = words[first]
    lists = lexicon.words
    if lead.lower in lists.prepositions and lead.lower not in {"in", "under", "despite", "by", "with", "at", "for"}:
        return False
    if lead.lower in lists.days:
        return False
    if lead.lower in _PRONOUNS and first + 1 < last and words[first + 1].text[0] in {"'", "’"}:
        return True  # he's, they've
    for i in range(first + 1, min(first + 14, last)):
        word = words[i]
        if word.lower in lists.finite or (word.lower in lists.auxiliaries and word.lower != "'s"):
            return True
        if word.lower in lists.relatives or word.text in {";", ":"}:
            return lead.lower in _PRONOUNS
        if word.lower.endswith("ed") and not capital(word) and words[i - 1].lower not in lists.determiners:
            return True
        if words[i].lower in lexicon.cues.verbs and words[i - 1].lower not in lists.determiners and not capital(word):
            return True
        if i == first + 1 and lead.lower in _PRONOUNS and word.text[0].isalpha():
            return True
    return False


def _likely(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what follows "said" begins like a clause, though no verb in it is known: "the place prides itself on"."""
    lead = words[first]
    lists = lexicon.words
    opens = lead.lower in lists.determiners - {"that", "this"} or (capital(lead) and lead.lower not in lists.days)
    return opens and last - first >= _CLAUSE_WORDS and words[first + 1].text not in {",", "."}


def _end(words: Sequence[Word], frames: Sequence[Frame], index: int, at: int, lexicon: Lexicon) -> int:
    """Where the content that begins at token `at` ends."""
    for later in frames[index + 1 :]:
        if later.cue[0] <= at:
            continue
        first = _frame_start(later)
        if first - 1 > at and words[first - 1].text in {",", "—", "–", "--"} and _outside(words, later, lexicon):
            return first - 1
        if later.shared and words[later.cue[0] - 1].lower in {"and", "but"} and later.source == frames[index].source:
            comma = later.cue[0] - 2
            return comma if words[comma].text == "," else later.cue[0] - 1
        if first - 2 > at and words[first - 1].lower in _RELATIVES and words[first - 2].text in {",", "in", "for"}:
            return first - 2
        turn = first - 1
        if turn - 1 > at and words[turn].lower in _TURNS and words[turn - 1].text in {",", MARKED}:
            return turn - (words[turn - 1].text == ",")
    return _remarks_end(words, at, lexicon)


def _remarks_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where ", in remarks carried by ..." follows a content, or the sentence's end."""
    for i in range(at + 2, len(words) - 2):
        if words[i].text == "," and words[i + 1].lower in {"in", "during"}:
            near = {w.lower for w in words[i + 2 : i + 5]}
            if near & (lexicon.cues.nouns | lexicon.citing.told_at):
                return i
    return len(words)


def _frame_start(frame: Frame) -> int:
    """The first token of a reporting clause."""
    starts = [frame.cue[0]]
    if frame.source and not frame.shared and not frame.inverted and frame.kind is not FrameKind.ACCORDING:
        starts.append(frame.source[0])
    return min(starts)


def _outside(words: Sequence[Word], later: Frame, lexicon: Lexicon) -> bool:
    """Whether a later frame, which follows a comma, stands outside the content before it."""
    if later.kind is FrameKind.ACCORDING or (later.shared and later.form == "ing"):
        return True
    after = words[later.cue[1]] if later.cue[1] < len(words) else None
    closing = (
        after is None
        or after.text in {".", ",", "?", "!"}
        or after.lower in lexicon.words.days
        or after.lower in {"in", "on", "at", "during"}
    )
    return later.kind is FrameKind.VERB and not later.shared and closing


def _fronted(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """What comes before a closing clause ("..., Wang said")."""
    frame = frames[index]
    if frame.shared or not frame.classes & {"say", "tell", "think", "report", "show", "ask"}:
        return None
    last = _frame_start(frame)
    last -= last > 4 and words[last - 1].lower == "as" and frame.lemma in _PLAIN  # ", as the Post reported"
    if last < 4 or words[last - 1].text not in {",", "—", "–", "--"} or not _closing(words, frame, lexicon):
        return None
    if words[0].lower in _ASKED and words[1].lower in lexicon.words.subordinators | lexicon.words.prepositions:
        return None  # Asked whether it held, Lee said ...
    said = frame.lemma in _PLAIN
    if words[last - 2].text == MARKED or any(_reports(earlier, last, said=said) for earlier in frames[:index]):
        return None
    return (0, last - 1) if _finite(words, _after_lead(words, 0, last, lexicon), last, lexicon) else None


def _reports(frame: Frame, last: int, *, said: bool) -> bool:
    """Whether a clause before token `last` has a subject and reports something itself.

    What is closed by a plain "..., Lee said" may hold anything but other speech, which is then what Lee relays.
    """
    if said and (frame.negated or not frame.classes & _SPEECH):
        return False
    loose = frame.classes <= _LOOSE or frame.kind is FrameKind.NOUN or frame.passive or frame.shared
    return not loose and frame.source is not None and frame.cue[1] < last


def _finite(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether there is a finite verb among the tokens."""
    lists = lexicon.words
    return any(
        w.lower in lists.finite
        or (w.lower in lists.auxiliaries and w.lower != "'s")
        or (w.lower.endswith("ed") and not capital(w))
        for w in words[first + 1 : last]
    )


def _after_lead(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Past an introducing phrase ("In conditions of war, ...") so that the clause itself can be judged."""
    if words[first].lower in lexicon.words.prepositions or words[first].lower in lexicon.words.subordinators:
        return next((i + 1 for i in range(first, last - 1) if words[i].text == ","), last)
    return first


def _closing(words: Sequence[Word], frame: Frame, lexicon: Lexicon) -> bool:
    """Whether nothing but adjuncts follows the frame."""
    at = max(
        frame.cue[1], frame.source[1] if frame.inverted and frame.source else 0, frame.heard[1] if frame.heard else 0
    )
    if at >= len(words):
        return True
    word = words[at]
    if word.text in {".", ",", "?", "!", ";", ")"}:
        return True
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
    if frame.cue[0] <= 1:
        for i in range(frame.source[1], len(words)):
            if words[i].text == ",":
                return i + 1, len(words)
        return None
    last = frame.cue[0]
    last -= words[last - 1].text in {",", "—", "–"}
    return (0, last) if last >= _SHORTEST else None


def _without_occasion(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Phrase:
    """A content without the occasion at its end: "the plan | in an interview with Reuters"."""
    occasions = lexicon.citing.told_at | _OCCASIONS
    for i in range(last - 2, first + 1, -1):
        if words[i].lower not in {"in", "during", "via"}:
            continue
        near = [w.lower for w in words[i + 1 : min(i + 5, last)]]
        singular = near[0] in {"a", "an", "his", "her", "their", "another"} or near[0] in occasions
        if singular and any(lower in occasions for lower in near):
            return (first, i) if not _finite(words, i, last, lexicon) else (first, last)
    return first, last


def _trimmed(words: Sequence[Word], first: int, last: int) -> Phrase:
    while last > first and words[last - 1].text in {".", ",", ";", ":", "?", "!", "—", "–", "-", "--"}:
        last -= 1
    while first < last and words[first].text in {",", ";", ":", "—", "–", "-", "--", "•", "*", "…"}:
        first += 1
    return first, last


def _has_words(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether there is anything besides quotations in marks, which are found anyway."""
    marked = any(w.text == MARKED for w in words[first:last])
    return sum(w.text != MARKED and w.text[0].isalnum() for w in words[first:last]) > marked
