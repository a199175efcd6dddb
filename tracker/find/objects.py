"""What does the object of a verb that tells a stance say: "blamed | the mayor for the delay"?

Such an object is reported only where it says something: a name alone is no statement. Whom a passive names after "by"
stands to what follows like its subject: "was accused by Lee | of hiding the crack".
"""

from collections.abc import Sequence

from tracker.find.ends import end, object_end, trimmed
from tracker.find.phrases import Phrase
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, Word

_ABOUT = frozenset({"about", "for", "on", "of", "over", "at"})
_CITES = frozenset({"cite", "quote"})
_GIVES = frozenset({"of", "for", "that", "to", "about", "over"})
_BY = frozenset({"express", "name", "tell", "urge", "say"})
_SAYS = frozenset({"say", "tell"})
_CALLING = frozenset({"call", "deem", "brand", "label", "dub", "pronounce", "consider"})
_OBJECTS = frozenset({"him", "her", "it", "them", "himself", "herself", "itself", "themselves"})
_ASKING = frozenset(
    {"call for", "warn of", "warn against", "argue for", "argue against", "demand", "propose", "predict"}
)
_DEEDS = frozenset({"claim", "declare"})  # also what is done and not said; only words in marks tell
_ASKED = 2  # tokens of what is asked for: called for | his dismissal
_SHORTEST = 3  # tokens of an object: "the divers" alone is no statement


def governed(words: Sequence[Word], frame: Frame, at: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The object of a verb that tells a stance, from token `at` on: expressed | their commitment."""
    word = words[at]
    if frame.lemma == "assure" and word.lower == "of":
        return at, last
    if "about" in frame.classes and word.lower in _ABOUT and at + 1 < len(words) and words[at + 1].text != MARKED:
        return None if words[at + 1].lower in lexicon.words.days else (at, object_end(words, at, last, lexicon))
    if word.lower == "as" and "name" in frame.classes and at + 1 < len(words):
        return at + 1, object_end(words, at, last, lexicon)  # what they describe as | a truce
    object_of = frame.classes & {"express", "name", "object"} and not frame.heard and frame.lemma not in _CITES
    if not object_of or word.lower in lexicon.words.prepositions:
        return _found(words, frame, at, last, lexicon)
    last = object_end(words, at, last, lexicon)
    if frame.lemma in _DEEDS and all(w.text != MARKED for w in words[at:last]):
        return None  # claimed the prize, declared war
    named = frame.classes & {"express", "object"} or any(w.lower == "as" or w.text == MARKED for w in words[at:last])
    told = _called(words, frame, at, last, lexicon)
    least = _ASKED if told or frame.lemma in _ASKING else _SHORTEST
    return (at, last) if (named or told) and _tokens(words, at, last) >= least else None


def _called(words: Sequence[Word], frame: Frame, at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether somebody is called something: "called | him divisive", "called | his vote a mistake"."""
    if frame.lemma not in _CALLING:
        return False
    if words[at].lower in _OBJECTS:
        return True
    for i in range(at + 1, last):
        before = words[i - 1]
        plain = before.text[0].isalnum() and before.lower not in lexicon.words.prepositions
        if words[i].lower in {"a", "an"} and plain:
            return True
    return False


def _tokens(words: Sequence[Word], at: int, last: int) -> int:
    """How many tokens a content holds, without the signs at its ends."""
    first, end_ = trimmed(words, at, last)
    return end_ - first


def _found(words: Sequence[Word], frame: Frame, at: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """What a poll or a paper shows, which need be no clause: "The poll shows | Lee ahead of Ruiz"."""
    lists = lexicon.words
    if "show" not in frame.classes or frame.source is None or words[at].lower in lists.prepositions:
        return None
    paper = any(w.lower in lists.documents or w.lower in lists.polls for w in words[slice(*frame.source)])
    return (at, object_end(words, at, last, lexicon)) if paper else None


def by_somebody(words: Sequence[Word], frames: Sequence[Frame], index: int, lexicon: Lexicon) -> Phrase | None:
    """What follows "was accused by Lee | of ...", "was told by Lee | that ..."."""
    frame = frames[index]
    at = frame.source[1] if frame.source else len(words)
    if at >= len(words) or not frame.classes & _BY or words[at].lower not in _GIVES:
        return None
    if words[at].lower == "that" and not frame.classes & _SAYS:
        return None  # a treaty favoured by the parties that would bind them
    return at, end(words, frames, index, at, lexicon)
