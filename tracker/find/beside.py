"""Which clauses report only because a quotation stands beside them?

“Would it be?” Ruiz pressed.                any verb will do right after words that end in a comma or a question
Lee leaned on his strength: “Who else?”    any clause will do that ends in a colon right before them
"""

from collections.abc import Iterator, Sequence

from tracker.find.phrases import Phrase, capital
from tracker.find.shared import main_subject
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

UNLISTED = "unlisted"  # the lemma of a verb after a quotation that is no reporting verb elsewhere
COLON = "colon"  # the lemma of a clause before a colon that holds no reporting verb
_MANNER = frozenset({"manner"})
_SAYING = frozenset({"say", "tell", "ask", "manner", "report", "show"})
_GOES_ON = (",", "?", "!", "—", "–", "-", "…")  # ends of words in marks after which their sentence goes on
_MARKS = "”’\"'»“`"
_LONGEST = 9  # tokens of a subject
_PEOPLE = frozenset({"he", "she", "they", "we", "i"})
_SUBJECTS = _PEOPLE | {"it"}


def beside(words: Sequence[Word], text: str, frames: Sequence[Frame], lexicon: Lexicon) -> Iterator[Frame]:
    """The clauses of a sentence that report for the quotation beside them, where no frame of `frames` does.

    Args:
        words: of the sentence.
        text: of the article.
        frames: those with a reporting verb of their own.
        lexicon: for the classes of words.
    """
    for frame in (_after(words, text, lexicon), _before_colon(words, lexicon)):
        if frame and not any(_meets(frame, other) for other in frames):
            yield frame


def _meets(frame: Frame, other: Frame) -> bool:
    """Whether another clause stands where this one does, or before the colon."""
    if frame.lemma == COLON:
        return other.cue[0] < frame.cue[0]
    near = other.cue[0] <= frame.cue[0] + 1 or (other.source is not None and other.source[0] < frame.cue[1])
    return near and (other.cue != frame.cue or bool(other.classes & _SAYING))


def _after(words: Sequence[Word], text: str, lexicon: Lexicon) -> Frame | None:
    """ "...?" Ruiz pressed: a subject and a past tense right after the quotation that opens the sentence."""
    if len(words) < 3 or words[0].text != MARKED:
        return None
    comma = words[1].text == ","
    if not comma and not text[words[0].start : words[0].end].rstrip(_MARKS).endswith(_GOES_ON):
        return None
    first = 1 + comma
    verb = next((i for i in range(first + 1, min(len(words), first + _LONGEST)) if _past(words, i, lexicon)), None)
    if verb is None or not _subject(words[first:verb], lexicon):
        return None
    return Frame(FrameKind.VERB, (verb, verb + 1), UNLISTED, _MANNER, "past", (first, verb))


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
    opens = capital(words[0]) or words[0].lower in lists.determiners
    small = lists.prepositions | lists.auxiliaries | lists.finite | lists.subordinators | lists.conjunctions
    return opens and all(w.text[0].isalnum() and w.lower not in small - {"of"} for w in words)


def _before_colon(words: Sequence[Word], lexicon: Lexicon) -> Frame | None:
    """Lee leaned on his strength: "...": the subject of a clause that ends in a colon."""
    colon = next((i for i in range(3, len(words) - 1) if words[i].text == ":" and words[i + 1].text == MARKED), None)
    if colon is None:
        return None
    by = next((i for i in range(max(0, colon - _LONGEST), colon - 1) if words[i].lower == "by"), None)
    if by is not None and all(capital(w) or w.lower in {"'s", "'", "the"} for w in words[by + 1 : colon]):
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
    if words[first].lower in _PEOPLE:
        return first, first + 1
    if words[first].lower in lexicon.words.determiners | lexicon.words.openers:
        return None
    end = next((i for i in range(first, last) if not capital(words[i])), last)
    after = words[end].text if end < len(words) else ""
    goes_on = after.isalpha() and after.islower() and after not in {"and", "of", "are", "is", "was", "were"}
    named = end - first > 1 or words[first].lower not in lexicon.words.people
    return (first, end) if end > first and goes_on and named else None
