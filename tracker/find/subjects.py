"""Who is the subject of a reporting verb?

What stands right before the verb group, an apposition between commas or brackets put aside; `shared` finds whose
subject participles and infinitives share.
"""

from collections.abc import Sequence

from tracker.find.appositions import Subject, floor_at, nameable, with_apposition
from tracker.find.phrases import Phrase, capital, left, noun_like, right, share
from tracker.find.verbs import Cue, Group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, Word

_RELATIVE = 14  # tokens between "who" and the verb of the main clause
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({",", ")", "]"}) | _DASHES
_CAUSES = frozenset(
    {
        "led",
        "leads",
        "leading",
        "prompted",
        "prompting",
        "forced",
        "forcing",
        "caused",
        "pushed",
        "inspired",
        "drove",
        "compelled",
    }
)
_THEN = frozenset({"later", "earlier", "ago", "afterward", "afterwards", "after"})  # end a time before a subject
_TIME = 6  # tokens of such a time
_ASIDE = 5  # tokens between a comma and a participle
_WHEN = frozenset({"when", "where", "while", "because"})
_OBJECTS = frozenset({"him", "her", "them"})


def own_subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject right before the verb group; infinitives have none, participles seldom ("a letter saying that")."""
    at = group.first - 1
    if at < 0:
        return None
    words = cue.words
    if group.infinitive:
        return _caused(words, at, lexicon)
    if cue.verb.form != "ing" or group.copula:
        return subject_before(words, at, before, lexicon)
    last = words[at]
    lists = lexicon.words
    if last.lower in lists.documents or last.lower in lists.people or (capital(last) and at > 0):
        return subject_before(words, at, before, lexicon)
    return None


def _caused(words: Sequence[Word], at: int, lexicon: Lexicon) -> Subject | None:
    """Whom something led to say what follows: "a win that led her to declare"."""
    if words[at].lower in _OBJECTS and at > 0 and words[at - 1].lower in _CAUSES:
        return (at, at + 1), None
    name = left(words, at, 0, lexicon) if capital(words[at]) else None
    return (name, None) if name and name[0] > 0 and words[name[0] - 1].lower in _CAUSES else None


def quoted(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """Who is quoted "as saying": the phrase that ends with token `at`."""
    if words[at].lower in _OBJECTS:
        return (at, at + 1), None
    phrase = left(words, at, before[-1].cue[1] if before else 0, lexicon)
    return (phrase, None) if phrase else None


def subject_before(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject that ends with token `at`."""
    floor = before[-1].cue[1] if before else 0
    if at < floor:
        return None
    word = words[at]
    if word.lower in {"who", "which"} or (word.lower == "that" and at > floor and noun_like(words[at - 1], lexicon)):
        comma = at - 1 >= floor and words[at - 1].text in {",", *_DASHES}
        antecedent = left(words, at - 1 - comma, 0, lexicon)
        return (at, at + 1), _who(words, antecedent, lexicon) if word.lower == "who" else antecedent
    if word.lower in lexicon.words.pronouns and word.lower != "that":
        return (at, at + 1), None
    if word.text in _CLOSING:
        return with_apposition(words, at, before, lexicon)
    phrase = share(words, at, floor) or left(words, at, floor, lexicon)
    return _head(words, phrase, before, lexicon) if phrase else None


def _who(words: Sequence[Word], phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """Whom "who" goes back to: "a lecture from | the president, who said"; "says to | Lee on camera, who answers"."""
    links = lexicon.words.prepositions
    if phrase is None:
        return None
    first, last = phrase
    if not nameable(words, phrase, lexicon) and first > 1 and words[first - 1].lower in links:
        before = left(words, first - 2, 0, lexicon)
        return before if before and nameable(words, before, lexicon) else phrase
    inner = next((i for i in range(first + 1, last - 1) if words[i].lower in links), None)
    if inner is None or nameable(words, (first, inner), lexicon):
        return phrase
    return (inner + 1, last) if nameable(words, (inner + 1, last), lexicon) else phrase


def _head(words: Sequence[Word], phrase: Phrase, before: Sequence[Frame], lexicon: Lexicon) -> Subject:
    """The subject of which `phrase` is only the end: "a diplomat who knew him in Tokyo"."""
    first = phrase[0]
    if first < 2 or words[first - 1].lower not in lexicon.words.prepositions:
        return phrase, None
    made = _made(words, first, before, lexicon)
    if made:
        return made, None
    for i in range(first - 2, max(0, first - _RELATIVE), -1):
        if words[i].text in {",", MARKED, ";"}:
            break
        if words[i].lower == "who":
            antecedent = left(words, i - 1, floor_at(before, i), lexicon)
            return (antecedent, (i, phrase[1])) if antecedent else (phrase, None)
    return phrase, None


def shared_subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject of the clause before, which "..., adding", "and vowed" and "went on to say" share."""
    words, at = cue.words, _before_aside(cue, group.first - 1)
    lead = words[at].lower if at >= 0 else ""
    joined = lead in {"and", "but", "or", "then"} or (lead in {",", *_DASHES} and cue.verb.form == "ing")
    lent = _lent(cue, group, lexicon)
    if not (joined or lent or lead == ","):
        return None
    near = _near_subject(cue, at, lexicon)
    for frame in reversed(before):
        if frame.source is not None and frame.kind is FrameKind.VERB and not frame.passive:
            return (near, None) if near and near[0] >= frame.cue[1] else (frame.source, frame.added)
    first = near or (main_subject(words, at, lexicon) if joined or lent else None)
    if group.first == 0 and cue.verb.form == "ing":
        first = _following_subject(cue, lexicon)
    return (first, None) if first else None


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
            phrase = right(words, i + 1, verb, lexicon)
            return phrase if phrase and nameable(words, phrase, lexicon) else None
    return None


def _following_subject(cue: Cue, lexicon: Lexicon) -> Phrase | None:
    """The subject after the comma that closes a participle: Citing "a breach", Lee left the talks."""
    words = cue.words
    marked = next((i for i in range(cue.last, min(cue.last + _RELATIVE, len(words))) if words[i].text == MARKED), None)
    if marked is None:
        return None
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
    return capital(words[i]) or words[i].lower in lists.persons | lists.plurals | {"the"}


def _lent(cue: Cue, group: Group, lexicon: Lexicon) -> bool:
    """Whether an infinitive or a participle takes the subject of the clause: "declined to say", "by saying"."""
    verb = cue.verb
    if group.first == 0:
        return verb.form == "ing"
    lead = cue.words[group.first - 1].lower
    if group.infinitive:
        return lead in lexicon.words.catenatives
    return verb.form == "ing" and (lead in _LENDING or verb.lemma in {"cite", "quote", "say"})


def main_subject(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the sentence's main clause begins with, before token `at`."""
    start = _after_introduction(words, at, lexicon)
    while start < at and (words[start].text[0] in '•*-–—"' or _joins(words[start], lexicon)):
        start += 1
    if start >= at:
        return None
    lists = lexicon.words
    first = words[start]
    owns = first.lower in lists.determiners and start + 1 < at and noun_like(words[start + 1], lexicon)
    if first.lower in lists.pronouns and not owns:
        return (start, start + 1) if first.lower not in {"that", "this", "it"} else None
    phrase = right(words, start, at, lexicon)
    return phrase if phrase and nameable(words, phrase, lexicon) else None


def _after_introduction(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after the comma of an introducing phrase: "In Oslo, ...", "Moreover, ..."."""
    lead = words[0].lower
    lists = lexicon.words
    introduces = lead in lists.prepositions | lists.subordinators | lists.adverbs | lists.days or lead.endswith(
        ("ing", "ed")
    )
    lead = words[1].lower if len(words) > 1 and lead in lists.conjunctions else lead
    for i in range(at - 1):
        if words[i].text == "," and words[i - 1].lower in _THEN and i <= _TIME:
            return i + 1  # A few days later, Lee ...
        again = words[i + 1].lower in lists.prepositions | lists.subordinators  # On Monday, after a long day, Lee
        again = again or (words[i + 1].lower in lists.regions and i + 2 < len(words) and words[i + 2].text == ",")
        if words[i].text == "," and (introduces or i <= 2) and not again:
            return i + 1
    return 0


def _joins(word: Word, lexicon: Lexicon) -> bool:
    """Whether a clause may open with the word before its subject: "And then Lee ..."."""
    lists = lexicon.words
    return word.lower in lists.conjunctions or (word.lower in lists.adverbs and word.lower not in lists.determiners)
