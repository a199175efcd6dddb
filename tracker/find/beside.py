"""Which clauses report only because a quotation stands beside them?

“Would it be?” Ruiz pressed.                any verb will do right after words that end in a comma or a question
“It holds,” the two write.                  and any subject, before a verb of saying
Lee leaned on his strength: “Who else?”    any clause will do that ends in a colon right before them
"""

from collections.abc import Iterator, Sequence

from tracker.find.phrases import SUBJECTS, Phrase, capital
from tracker.find.shared import main_subject
from tracker.lexicon import Lexicon, Verb
from tracker.model import MARKED, Frame, FrameKind, Word
from tracker.text.words import POSSESSIVE

UNLISTED = "unlisted"  # the lemma of a verb after a quotation that is no reporting verb elsewhere
COLON = "colon"  # the lemma of a clause before a colon that holds no reporting verb
_MANNER = frozenset({"manner"})
_SAYING = frozenset({"say", "tell", "ask", "manner", "report", "show"})
_GOES_ON = (",", "?", "!", "—", "–", "-", "…")  # ends of words in marks after which their sentence goes on
_MARKS = "”’\"'»“`"
_LONGEST = 9  # tokens of a subject
_SAID = 18  # tokens of one before a verb of saying
_SAYS = frozenset({"say", "ask"})
_ALSO = frozenset({"continue", "read"})  # what documents and speakers do besides
_SEVERAL = frozenset({"two", "three", "four", "five", "six", "both", "others"})
_ENDS = frozenset({",", ".", ":", ";", "?", "!", "(", "-", "–", "—", MARKED})
_WHENCE = frozenset({"of", "from", "at"})
_SUBJECTS = SUBJECTS | {"it"}


def open_ended(word: Word, text: str) -> bool:
    """Whether a token of the article's `text` stands for words in marks after whose end their sentence may go on."""
    return word.text == MARKED and text[word.start : word.end].rstrip(_MARKS).endswith(_GOES_ON)


def beside(words: Sequence[Word], frames: Sequence[Frame], lexicon: Lexicon, *, open_end: bool) -> Iterator[Frame]:
    """The clauses of a sentence that report for the quotation beside them, where no frame of `frames` does.

    Args:
        words: of the sentence.
        frames: those with a reporting verb of their own.
        lexicon: for the classes of words.
        open_end: whether the sentence may go on after the quotation with which it opens.
    """
    for frame in (_after(words, lexicon, open_end=open_end), _before_colon(words, lexicon)):
        if frame and not any(_meets(frame, other) for other in frames):
            yield frame


def _meets(frame: Frame, other: Frame) -> bool:
    """Whether another clause stands where this one does, or before the colon."""
    if frame.lemma == COLON:
        return other.cue[0] < frame.cue[0]
    if other.cue == frame.cue and frame.source and other.source:
        return bool(other.classes & _SAYING) and other.source[0] <= frame.source[0]
    near = other.cue[0] <= frame.cue[0] + 1 or (other.source is not None and other.source[0] < frame.cue[1])
    return near and (other.cue != frame.cue or bool(other.classes & _SAYING))


def _after(words: Sequence[Word], lexicon: Lexicon, *, open_end: bool) -> Frame | None:
    """ "...?" Ruiz pressed: a subject and a past tense right after the quotation that opens the sentence."""
    if len(words) < 3 or words[0].text != MARKED:
        return None
    comma = words[1].text == ","
    if not comma and not open_end:
        return None
    first = 1 + comma
    verb = next((i for i in range(first + 1, min(len(words), first + _LONGEST)) if _past(words, i, lexicon)), None)
    if verb is not None and _subject(words[first:verb], lexicon):
        return Frame(FrameKind.VERB, (verb, verb + 1), UNLISTED, _MANNER, "past", (first, verb))
    return _saying(words, first, lexicon)


def _saying(words: Sequence[Word], first: int, lexicon: Lexicon) -> Frame | None:
    """ "...," the two write in a letter: all between a quotation and a verb of saying that goes on with no object."""
    for i in range(first + 1, min(len(words), first + _SAID)):
        said = next((v for v in lexicon.cues.verbs.get(words[i].lower, ()) if _says(words, i, v)), None)
        if said and _goes_on(words, i + 1, lexicon):
            who = first, _placed(words, first, i)
            return Frame(FrameKind.VERB, (i, i + 1), said.lemma, said.classes, said.form, who)
        if not _nominal(words[i - 1], lexicon):
            return None
    return None


def _placed(words: Sequence[Word], first: int, last: int) -> int:
    """Where a subject ends without what tells whence somebody named is: Ana Ruiz and Bo Lee | of the Bee Institute."""
    at = (i for i in range(first + 2, last) if words[i].lower in _WHENCE)
    return next((i for i in at if capital(words[i - 1]) and capital(words[i - 2])), last)


def _says(words: Sequence[Word], i: int, verb: Verb) -> bool:
    """Whether token `i` is a verb of saying after its subject, which a form without an ending has in the plural."""
    if verb.rest or not words[i].text.islower() or not (verb.classes & _SAYS or verb.lemma in _ALSO):
        return False
    last = words[i - 1].lower
    return verb.form in {"past", "s"} or (verb.form == "base" and (last.endswith("s") or last in _SEVERAL))


def _nominal(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may stand in the subject of a clause."""
    lists, lower = lexicon.words, word.lower
    if not word.text[0].isalnum():
        return lower in POSSESSIVE
    if lower in lists.pronouns and lower not in lists.determiners:
        return False
    return all(lower not in own for own in (lists.finite, lists.auxiliaries, lists.subordinators, lists.relatives))


def _goes_on(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a clause is over at token `i`, but for where, when and to whom."""
    lists = lexicon.words
    if i >= len(words) or words[i].text in _ENDS:
        return True
    return any(words[i].lower in own for own in (lists.prepositions, lists.adverbs, lists.days))


def _past(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a past tense after somebody who may speak."""
    word, before = words[i], words[i - 1]
    if not (len(word.text) > 4 and word.lower.endswith("ed") and word.text.islower()):
        return False
    lists, who = lexicon.words, before.lower
    known = who in _SUBJECTS or capital(before) or who in lists.people or who in lists.roles
    return known and not (i + 1 < len(words) and words[i + 1].lower == "by")


def _subject(words: Sequence[Word], lexicon: Lexicon) -> bool:
    lists = lexicon.words
    if len(words) == 1:
        return words[0].lower in _SUBJECTS or capital(words[0])
    if not capital(words[0]) and words[0].lower not in lists.determiners:
        return False
    small = lists.prepositions | lists.auxiliaries | lists.finite | lists.subordinators | lists.conjunctions
    return all(w.text[0].isalnum() and (w.lower not in small or w.lower == "of") for w in words)


def _before_colon(words: Sequence[Word], lexicon: Lexicon) -> Frame | None:
    """Lee leaned on his strength: "...": the subject of a clause that ends in a colon."""
    colon = next((i for i in range(3, len(words) - 1) if words[i].text == ":" and words[i + 1].text == MARKED), None)
    if colon is None:
        return None
    by = next((i for i in range(max(0, colon - _LONGEST), colon - 1) if words[i].lower == "by"), None)
    if by is not None and all(capital(w) or w.lower in POSSESSIVE or w.lower == "the" for w in words[by + 1 : colon]):
        return Frame(FrameKind.VERB, (colon, colon + 1), COLON, _MANNER, "past", (by + 1, colon))
    if any(w.text == MARKED for w in words[:colon]):
        return None
    subject = main_subject(words, colon, lexicon)
    person = _person(words, subject, lexicon) if subject else None
    if person is None or person[1] >= colon - 1:
        return None
    return Frame(FrameKind.VERB, (colon, colon + 1), COLON, _MANNER, "past", person)


def _person(words: Sequence[Word], subject: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The pronoun for people, or the name, that a phrase begins with, if a verb may come next."""
    first, last = subject
    if words[first].lower in SUBJECTS:
        return first, first + 1
    if words[first].lower in lexicon.words.determiners | lexicon.words.openers:
        return None
    end = next((i for i in range(first, last) if not capital(words[i])), last)
    after = words[end].text if end < len(words) else ""
    goes_on = after.isalpha() and after.islower() and after not in {"and", "of", "are", "is", "was", "were"}
    named = end - first > 1 or words[first].lower not in lexicon.words.people
    return (first, end) if end > first and goes_on and named else None
