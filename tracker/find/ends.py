"""Where do reported words without marks end?

At a trailing "according to", at the next reporting verb, at "while" and the like before a new subject, at the main
clause that a subordinate one leads to, before the occasion ("in an interview with Reuters").
"""

from collections.abc import Sequence

from tracker.find.clauses import clause, finite
from tracker.find.phrases import DASHES, Phrase
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

SIGNS = frozenset({",", "—", "–", "--"})  # between a clause and what it stands inside
TURNS = frozenset({"while", "whereas", "although", "though", "but", "as", "after", "before", "when", "because"})
_RELATIVES = frozenset({"which", "what", "whom"})
OCCASIONS = frozenset({"tweet", "tweets", "statement", "email", "e-mail", "op-ed", "interview"})
_CLOSING = frozenset({"which", "who"})
_CONTRASTS = frozenset({"while", "whereas", "though", "although"})
_JOINS = frozenset({"and", "but"})
_SHOWS = frozenset({"show", "object", "report"})  # classes of what shows something, which nobody says
_SAYS = frozenset({"say", "tell"})
_CLAUSES = frozenset({"say", "bare"})
_FINITE = frozenset({"past", "s"})
_ADDS = frozenset({"a", "an", "which", "who", "although", "though", "while", "whereas", "even", "as"})
_ENDS = frozenset({".", ",", ";", ":", "?", "!", ")"}) | DASHES
_JOINED = _JOINS | _ADDS
_SHORT = 3  # tokens before what is added
_LEADS = frozenset({"after", "when", "while", "although", "though", "if", "since", "once", "because"})
_LEAD = 4  # tokens before a subordinate clause that opens its sentence: a few weeks after


def end(words: Sequence[Word], frames: Sequence[Frame], index: int, at: int, lexicon: Lexicon) -> int:
    """Where the content that begins at token `at`, after frame `index`, ends."""
    for later in frames[index + 1 :]:
        if later.cue[0] <= at:
            continue
        first = frame_start(later)
        if first - 1 > at and words[first - 1].text in SIGNS and _outside(words, later, lexicon):
            return first - 1
        if first - 1 > at and words[first - 1].text == MARKED and _comments(words, later, lexicon):
            # said it was “a relic,” Reuters reported: the comma stands in the marks
            return _main_clause(words, frames[index], (at, first), lexicon) or first
        if _joined(words, frames[index], later):
            comma = later.cue[0] - 2
            return comma if words[comma].text == "," else later.cue[0] - 1
        relative = first - 2 > at and words[first - 1].lower in _RELATIVES
        if relative and words[first - 2].text in {",", "in", "for"} and not _goes_on(words, later, lexicon):
            return first - 2
        turn = first - 1
        if turn - 1 > at and words[turn].lower in TURNS and words[turn - 1].text in {",", MARKED}:
            return turn - (words[turn - 1].text == ",")
        if turn - 1 > at and words[turn].lower == "and" and not later.shared and later.classes & _SAYS:
            return turn - (words[turn - 1].text == ",")  # said it held, | and they say
    closed = _relative_end(words, frames[index], at, lexicon)
    last = min(_remarks_end(words, at, lexicon), _contrast(words, at, lexicon), closed)
    return _main_clause(words, frames[index], (at, last), lexicon) or _without_relative(words, at, last)


def _goes_on(words: Sequence[Word], inner: Frame, lexicon: Lexicon) -> bool:
    """Whether the statement goes on after a relative clause between commas: "the offer, which some said, | was"."""
    comma = next((i for i in range(inner.cue[1], len(words) - 1) if words[i].text == ","), None)
    return comma is not None and words[comma + 1].lower in lexicon.words.finite


def _contrast(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where marks end and "while" and another subject of the article's own follow, or the sentence's end."""
    for i in range(at + 2, len(words) - 2):
        turns = words[i].lower in _CONTRASTS and words[i - 1].text == MARKED
        if turns and clause(words, i + 1, len(words), lexicon):
            return i
    return len(words)


def _joined(words: Sequence[Word], frame: Frame, later: Frame) -> bool:
    """Whether a later clause goes on from the clause of `frame`: "said that it held | and insisted".

    A participle or an infinitive goes on from its like alone; else it is reported: said they are at it and using it.
    """
    if not later.shared or later.source != frame.source or words[later.cue[0] - 1].lower not in _JOINS:
        return False
    return later.form in {*_FINITE, frame.form}


def _relative_end(words: Sequence[Word], frame: Frame, at: int, lexicon: Lexicon) -> int:
    """Where the relative clause of the frame is closed by the sign that it opened with, or the sentence's end.

    "Lee - who said he would go | - left"; "Lee, who said he would go, | left": a comma before the verb of what it
    stands in.
    """
    first = frame.source[0] if frame.source else 0
    if first == 0 or words[first].lower not in _CLOSING or words[first - 1].text not in SIGNS | DASHES:
        return len(words)
    sign = words[first - 1].text
    found = (i for i in range(at + 1, len(words) - 1) if words[i].text == sign)
    clauses = not frame.classes.isdisjoint(_CLAUSES)  # they have a verb first: who said the dam, a relic, | leaked
    return next((i for i in found if sign != "," or _main_verb(words, at, i, lexicon, clauses=clauses)), len(words))


def _main_verb(words: Sequence[Word], at: int, comma: int, lexicon: Lexicon, *, clauses: bool) -> bool:
    """Whether the verb of the clause around a relative one follows its comma, and not that of what it reports."""
    told = not clauses or finite(words, at, comma, lexicon) or words[at].lower == "to"
    return told and _verb_next(words, comma + 1, lexicon)


def _verb_next(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb without a subject stands at token `i`, or behind an adverb: ", also left"."""
    adverb = words[i].lower.endswith("ly") or words[i].lower in lexicon.words.adverbs
    verb = words[i + adverb] if i + adverb < len(words) else words[i]
    lower, after = verb.lower, words[i + adverb + 1].lower if i + adverb + 1 < len(words) else ""
    if not verb.text[0].islower():
        return False
    told = any(v.form in _FINITE for v in lexicon.cues.verbs.get(lower, ()))
    past = lower.endswith("ed") and after not in {"by", "in", "at"}
    return lower in lexicon.words.finite or told or past


def object_end(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Where an object ends: before ", and", before "and" with a finite verb, before what is added after a comma."""
    for i in range(first, last - 1):
        after = words[i + 1]
        if words[i].text == "," and after.lower in _JOINED and i - first >= _SHORT:
            return i
        if words[i].text == ";" or (words[i].lower in _JOINS and _past(after, lexicon)):
            return i
    return last


def infinitive_end(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Where an infinitive ends: before "and" with a finite verb, before what is added after a comma."""
    for i in range(first, last - 1):
        comma = words[i].text == ","
        joins = i + comma
        if words[i].text == ";" or (comma and words[joins].lower in _ADDS and i - first >= _SHORT):
            return i
        if comma and words[joins].lower in _JOINS and finite(words, joins + 1, last, lexicon):
            return i  # agreed to rebuild it, | but the town was furious
        if words[joins].lower in _JOINS and joins + 1 < last and _past(words[joins + 1], lexicon):
            return i
    return last


def _past(word: Word, lexicon: Lexicon) -> bool:
    return word.lower in lexicon.words.finite or word.lower.endswith("ed")


def _without_relative(words: Sequence[Word], first: int, last: int) -> int:
    """Where a clause ends without the relative clause that closes it: "that the dam held, | which cheered the town"."""
    commas = [i for i in range(first + _SHORT, last - 1) if words[i].text == ","]
    return commas[-1] if commas and words[commas[-1] + 1].lower in _CLOSING else last


def frame_start(frame: Frame) -> int:
    """The first token of a reporting clause."""
    first = frame.cue[0]
    if frame.source is None or frame.source[0] >= first or frame.shared or frame.inverted:
        return first
    return first if frame.kind is FrameKind.ACCORDING else frame.source[0]


def frame_end(frame: Frame) -> int:
    """The token after a reporting clause."""
    inverted = frame.inverted or frame.kind is FrameKind.ACCORDING
    return max(frame.cue[1], frame.source[1] if inverted and frame.source else 0, frame.heard[1] if frame.heard else 0)


def without_occasion(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Phrase:
    """A content without the occasion at its end: "the plan | in an interview with Reuters"."""
    occasions = lexicon.citing.told_at | OCCASIONS
    for i in range(last - 2, first + 1, -1):
        if words[i].lower not in {"in", "during", "via"}:
            continue
        near = [w.lower for w in words[i + 1 : min(i + 5, last)]]
        singular = near[0] in {"a", "an", "his", "her", "their", "another"} or near[0] in occasions
        if singular and any(lower in occasions for lower in near):
            return (first, i) if not finite(words, i, last, lexicon) else (first, last)
    return first, last


def trimmed(words: Sequence[Word], first: int, last: int) -> Phrase:
    """Tokens `first` to `last` without the signs at both ends, and without a bracket that opened before them."""
    while last > first and words[last - 1].text in _ENDS:
        if words[last - 1].text == ")" and any(w.text == "(" for w in words[first:last]):
            break
        last -= 1
    while first < last and words[first].text in {",", ";", ":", "—", "–", "-", "--", "•", "*", "…"}:
        first += 1
    return first, last


def _remarks_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where ", in remarks carried by ..." follows a content, or the sentence's end."""
    for i in range(at + 2, len(words) - 2):
        if words[i].text == "," and words[i + 1].lower in {"in", "during"}:
            near = {w.lower for w in words[i + 2 : i + 5]}
            if near & (lexicon.cues.nouns | lexicon.citing.told_at):
                return i
    return len(words)


def _main_clause(words: Sequence[Word], frame: Frame, content: Phrase, lexicon: Lexicon) -> int | None:
    """The comma before the main clause: "When Lee said that it held, | the road was opened"."""
    first = frame_start(frame)
    opens = 0 < first <= _LEAD + 1 and words[first - 1].lower in _LEADS
    if not opens or any(w.text in {",", MARKED} for w in words[:first]):
        return None
    for i in range(content[0] + 2, content[1] - 2):
        after = words[i + 1].lower
        adds = after in _JOINS | _RELATIVES | {"or", "who"} or after.endswith("ing")
        if words[i].text == "," and not adds and clause(words, i + 1, content[1], lexicon):
            return i
    return None


def _outside(words: Sequence[Word], later: Frame, lexicon: Lexicon) -> bool:
    """Whether a later frame, which follows a comma, stands outside the content before it."""
    if later.kind is FrameKind.ACCORDING or (later.shared and later.form == "ing"):
        return not later.classes <= _SHOWS  # fell, showing that it is weak
    return later.kind is FrameKind.VERB and not later.shared and _closes(words, later.cue[1], lexicon)


def _comments(words: Sequence[Word], later: Frame, lexicon: Lexicon) -> bool:
    """Whether somebody who is named reports what ends in marks right before: an outlet, mostly."""
    if later.kind is FrameKind.ACCORDING:
        return True
    named = later.source is not None and any(w.text[0].isupper() for w in words[slice(*later.source)])
    plain = later.kind is FrameKind.VERB and not later.shared and not later.passive
    return (
        named
        and plain
        and (later.lemma == "write" or "report" in later.classes)
        and _closes(words, frame_end(later), lexicon)
    )


def _closes(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing or an adjunct begins at token `at`."""
    after = words[at] if at < len(words) else None
    return (
        after is None
        or after.text in {".", ",", "?", "!"}
        or after.lower in lexicon.words.days
        or after.lower in {"in", "on", "at", "during"}
    )
