"""Who is the subject of a reporting verb?

What stands right before the verb group, an apposition between commas or brackets put aside; `shared` finds whose
subject participles and infinitives share.
"""

from collections.abc import Sequence

from tracker.find.appositions import Subject, floor_at, nameable, with_apposition
from tracker.find.phrases import Phrase, capital, left, noun_like, share
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


def _made(words: Sequence[Word], first: int, before: Sequence[Frame], lexicon: Lexicon) -> Phrase | None:
    """The document that a participle says more of: "a letter obtained by | The Oracle"."""
    if first < 3 or words[first - 1].lower != "by" or not words[first - 2].lower.endswith(("ed", "en")):
        return None
    document = left(words, first - 3, floor_at(before, first - 2), lexicon)
    return document if document and words[document[1] - 1].lower in lexicon.words.documents else None
