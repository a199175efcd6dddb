"""Whose subject does a verb without one share?

"..., adding that", "and vowed to", "went on to say", "by saying", "while denouncing it, Lee": the subject of the clause
before, of the clause with a conjunction right before, of the main clause, or the one that follows.
"""

from collections.abc import Sequence

from tracker.find.appositions import Subject, nameable, with_name
from tracker.find.heads import known, mute
from tracker.find.phrases import DASHES, Phrase, capital, left, noun_like, right
from tracker.find.verbs import Cue, Group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_RELATIVE = 14  # tokens between "who" and the verb of the main clause
_OPENING = 30  # tokens of such a participle before what it gives
_OPENS = 2  # tokens before a participle that opens a sentence: but while denouncing
_LENDING = frozenset({"by", "in", "while", "when", "after", "before", "without", "despite", "since", "upon", "besides"})
_THEN = frozenset({"later", "earlier", "ago", "afterward", "afterwards", "after"})  # end a time before a subject
_TIME = 6  # tokens of such a time
_PART = 4  # tokens of "but that same morning"
_ADJUNCT = 4  # tokens of "in a later statement"
_ARTICLES = frozenset({"a", "an", "the", "another"})
_ASIDE = 5  # tokens between a comma and a participle
_TELLING = frozenset({"say", "tell"})
_CLAUSE = frozenset({"say", "tell", "think", "show", "report"})
_NAMING = frozenset({"call", "describe", "label", "dub", "refer to", "characterize", "characterise"})
_FOR = frozenset({"for", "of", "over"})
_OBJECTS = frozenset({"him", "her", "them"})
_RELATIVES = frozenset({"who", "which", "that", "those"})
_ABOUT = frozenset({"about", "around", "some", "nearly", "roughly", "over"})
_WHEN = frozenset({"when", "where", "while", "because"})


def shared_subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject of the clause before, which "..., adding", "and vowed" and "went on to say" share."""
    words = cue.words
    told = _blamed(cue, group.first - 1, before, lexicon)
    if told is not None:
        return (told, None) if told[0] < told[1] else None
    adjunct = before_adjunct(words, group.first - 1, lexicon)
    at = _before_aside(cue, group.first - 1) if adjunct is None else adjunct
    lead = words[at].lower if at >= 0 else ""
    joined = lead in {"and", "but", "or", "then"} or (lead in {",", *DASHES} and cue.verb.form == "ing")
    joined = joined or (lead == "as" and at > 0 and words[at - 1].lower == "well")
    lent = _lent(cue, group, lexicon)
    if not (joined or lent or lead == ","):
        return None
    near = _near_subject(cue, at, lexicon)
    turns = lead in {"and", "but"} and at > 0 and words[at - 1].text == ","
    frame = _lender(cue, before, outer=turns or cue.verb.form == "ing")
    if frame is not None and frame.source is not None:
        return (near, None) if near and near[0] >= frame.cue[1] else (frame.source, frame.added)
    first = near or (main_subject(words, at, lexicon) if joined or lent else None)
    if group.first <= _OPENS and cue.verb.form == "ing" and (group.first == 0 or lent):
        first = _following_subject(cue, lexicon) or first
    return (first, None) if first else None


def _blamed(cue: Cue, at: int, before: Sequence[Frame], lexicon: Lexicon) -> Phrase | None:
    """Who is blamed or praised for saying something: "slammed | Lee for calling it". Empty when somebody else is.

    None where no such words stand before the verb, or "for" follows a verb: "apologized for saying".
    """
    words = cue.words
    if cue.verb.form != "ing" or not (cue.verb.classes & _TELLING or cue.verb.lemma in _NAMING) or at < 2:
        return None
    if words[at].lower not in _FOR or not before or before[-1].kind is not FrameKind.VERB:
        return None
    last, floor = words[at - 1], before[-1].cue[1]
    if floor >= at:
        return None
    if last.lower in _OBJECTS:
        return at - 1, at
    named = left(words, at - 1, floor, lexicon) if capital(last) else None
    governed = named is not None and named[0] == floor and not before[-1].passive
    return named if named and governed and nameable(words, named, lexicon) else (at, at)


def _lender(cue: Cue, before: Sequence[Frame], *, outer: bool) -> Frame | None:
    """The clause whose subject a later one shares: the last, but for "saying" and ", but said" what holds the others.

    In "Reyes wrote the guards knew it, saying ..." Reyes says it, and not the guards.
    """
    own = [f for f in before if f.source is not None and f.kind is FrameKind.VERB and not f.passive]
    lender = own[-1] if own else None
    if lender is None or not outer or not cue.verb.classes & _TELLING:
        return lender
    for other in reversed(own[:-1]):
        if _holds(cue.words, other, lender):
            lender = other
    first = lender.source[0] if lender.source else 0
    relative = cue.words[first].lower in _RELATIVES and cue.words[first - 1].text != ","
    return None if relative else lender


def _holds(words: Sequence[Word], outer: Frame, inner: Frame) -> bool:
    """Whether a clause is part of what another one reports."""
    first = min(inner.cue[0], inner.source[0]) if inner.source else inner.cue[0]
    return bool(outer.classes & _CLAUSE) and not any(w.text in {",", ";", MARKED} for w in words[outer.cue[1] : first])


def before_adjunct(words: Sequence[Word], at: int, lexicon: Lexicon) -> int | None:
    """The conjunction before words for where somebody spoke that end with token `at`: "left, | but in a letter"."""
    if at < _ADJUNCT or not _paper(words[at].lower, lexicon):
        return None
    first = at - 1
    while first > at - _ADJUNCT and words[first].lower not in _ARTICLES and words[first].text[0].isalnum():
        first -= 1
    placed = words[first].lower in _ARTICLES and words[first - 1].lower == "in"
    return first - 2 if placed and words[first - 2].lower in {"and", "but"} else None


def _paper(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word is what somebody speaks in: a letter, an interview, a statement."""
    return lower in lexicon.words.documents or lower in lexicon.citing.told_at or lower in lexicon.cues.nouns


def _before_aside(cue: Cue, at: int) -> int:
    """The token before a participle, a time or "even" after the comma put aside: "..., | at one point calling it"."""
    words = cue.words
    if cue.verb.form != "ing" or at < 1 or not words[at].text[0].isalpha():
        return at
    comma = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if words[i].text == ","), None)
    aside = comma is not None and words[comma + 1].lower in {"at", "even", "in", "once", "twice", "again", "later"}
    return comma if comma is not None and aside else at


def _near_subject(cue: Cue, at: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the subordinate clause that a participle ends: "It began when | farmers marched in, shouting"."""
    words = cue.words
    if cue.verb.form != "ing" or words[at].text != ",":
        return None
    for i in range(at - 1, max(0, at - _RELATIVE), -1):
        if words[i].text in {",", ";", MARKED}:
            return None
        if words[i].lower in _WHEN and i > 0:
            verb = next((j for j in range(i + 2, at) if words[j].lower.endswith("ed") and not capital(words[j])), at)
            first = i + 1 + (words[i + 1].lower in _ABOUT)
            phrase = right(words, first, verb, lexicon)
            return phrase if phrase and nameable(words, phrase, lexicon) else None
    return None


def _following_subject(cue: Cue, lexicon: Lexicon) -> Phrase | None:
    """The subject after the comma that closes a participle: Citing "a breach", Lee left the talks."""
    words = cue.words
    marked = next((i for i in range(cue.last, min(cue.last + _OPENING, len(words))) if words[i].text == MARKED), None)
    if marked is None:
        return None
    comma = next(
        (i for i in range(marked + 1, min(marked + _RELATIVE, len(words))) if words[i].text == ","), marked + 1
    )
    lists = lexicon.words
    if any(w.lower in lists.finite or w.lower in lists.auxiliaries for w in words[marked:comma]):
        comma = marked + 1
    if comma < len(words) and words[comma].text != "," and not _subject_opens(words, comma, lexicon):
        return None
    start = comma + (words[comma].text == ",") if comma < len(words) else len(words)
    if start >= len(words) or not _subject_opens(words, start, lexicon):
        return None
    if words[start].lower in lexicon.words.pronouns:
        return start, start + 1
    phrase = right(words, start, len(words), lexicon)
    return phrase if phrase and nameable(words, phrase, lexicon) else None


def _subject_opens(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a subject can begin with token `i`: a name, a pronoun, "the mayor"."""
    lists = lexicon.words
    lower = words[i].lower
    return lower == "the" or capital(words[i]) or lower in lists.persons or lower in lists.plurals


def _lent(cue: Cue, group: Group, lexicon: Lexicon) -> bool:
    """Whether an infinitive or a participle takes the subject of the clause: "declined to say", "by saying"."""
    verb = cue.verb
    if group.first == 0:
        return verb.form == "ing"
    lead = cue.words[group.first - 1].lower
    if group.infinitive:
        words_follow = cue.last < len(cue.words) and cue.words[cue.last].text in {MARKED, ":"}
        return lead in lexicon.words.catenatives or (words_follow and "say" in verb.classes)
    return verb.form == "ing" and (lead in _LENDING or verb.lemma in {"cite", "quote", "say"})


def main_subject(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the sentence's main clause begins with, before token `at`."""
    start = _after_introduction(words, at, lexicon)
    while start < at and (words[start].text[0] in '•*-–—"' or _joins(words[start], lexicon) or _rough(words, start)):
        start += 1
    if start >= at or (start and words[start].text.islower() and words[start].text.endswith("ing")):
        return None
    lists = lexicon.words
    first = words[start]
    owns = first.lower in lists.determiners and start + 1 < at and noun_like(words[start + 1], lexicon)
    if first.lower in lists.pronouns and not owns:
        return (start, start + 1) if first.lower not in {"that", "this", "it"} else None
    phrase = _before_verb(words, right(words, start, at, lexicon), lexicon)
    if phrase is None or not nameable(words, phrase, lexicon) or mute(words, phrase, lexicon):
        return None
    named = with_name(words, phrase, lexicon)
    return named if named[1] <= at else phrase


def _before_verb(words: Sequence[Word], phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """A phrase without what somebody did, where its end holds that: "The senator | paused"."""
    if phrase is None:
        return None
    first, last = phrase
    verbs = (i for i in range(first + 1, last) if words[i].text.islower() and words[i].text.endswith("ed"))
    end = next((i for i in verbs if capital(words[i - 1]) or known(words[i - 1].lower, lexicon)), last)
    named = end + 1 < last and capital(words[end + 1])  # a man named Lee
    return phrase if named else (first, end)


def _after_introduction(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after the comma of an introducing phrase: "In Oslo, ...", "Moreover, ..."."""
    lead = words[0].lower
    lists = lexicon.words
    introduces = any(lead in own for own in (lists.prepositions, lists.subordinators, lists.adverbs, lists.days))
    introduces = introduces or lead.endswith(("ing", "ed"))
    for i in [i for i in range(at - 1) if words[i].text == ","]:
        timed = words[i - 1].lower in lexicon.times.parts or words[i - 1].lower in lexicon.times.units
        if (words[i - 1].lower in _THEN and i <= _TIME) or (timed and i <= _PART):
            return i + 1  # A few days later, Lee ...; But that morning, Lee ...
        after = words[i + 1].lower
        again = after in lists.prepositions and not _rough(words, i + 1)
        again = again or after in lists.subordinators  # On Monday, after a long day, Lee
        again = again or (after in lists.regions and i + 2 < len(words) and words[i + 2].text == ",")
        if (introduces or i <= 2) and not again:
            return i + 1
    return 0


def _rough(words: Sequence[Word], i: int) -> bool:
    """Whether a word makes the number after it a rough one: "about 200 farmers"."""
    return words[i].lower in _ABOUT and i + 1 < len(words) and words[i + 1].text[0].isdigit()


def _joins(word: Word, lexicon: Lexicon) -> bool:
    """Whether a clause may open with the word before its subject: "And then Lee ..."."""
    lists = lexicon.words
    return word.lower in lists.conjunctions or (word.lower in lists.adverbs and word.lower not in lists.determiners)
