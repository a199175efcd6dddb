"""Does a participle after a noun tell what something is called, without a word of who calls it so?

the loophole called an "inversion"     nobody says who
a deal that critics called "dead"      what is named stands before the clause: the critics do
"""

from collections.abc import Sequence

from tracker.find.verbs import Cue, Group
from tracker.lexicon import Lexicon, Words
from tracker.model import MARKED, Word

_CALLED = frozenset({"call", "deem", "dub", "label", "brand", "rate", "term", "nickname", "tag"})
_FRONTING = frozenset({"what", "whatever", "that", "which", "whom", "who"})
_OBJECTS = frozenset({"them", "it", "him", "her", "us", "me", "those", "these", "some", "many", "others"})
_SIGNS = frozenset({",", "(", "—", "–", "--", "-"})
_CLAUSE = 16  # tokens between what is named and the verb that names it
_PHRASE = 8  # tokens of a phrase before a participle


def reduced(cue: Cue, group: Group, lexicon: Lexicon) -> int | None:
    """The end of such a participle before words in marks, or the token after "by" that tells who; None for others."""
    at = _names(cue, lexicon)
    if at is None or not _passive(cue, group, lexicon):
        return None
    return at + 2 if at + 2 < len(cue.words) and cue.words[at + 1].lower == "by" else cue.last


def _names(cue: Cue, lexicon: Lexicon) -> int | None:
    """The token of the words in marks that a participle gives as a name, with nothing but an article between."""
    words = cue.words
    if cue.verb.lemma not in _CALLED or cue.verb.form != "past":
        return None
    at = next((i for i in range(cue.last, len(words)) if not _light(words[i], lexicon.words)), None)
    return at if at is not None and words[at].text == MARKED else None


def _passive(cue: Cue, group: Group, lexicon: Lexicon) -> bool:
    """Whether what stands before the participle is what it tells of."""
    words, lists = cue.words, lexicon.words
    last = group.first - 1
    bare = all(_light(word, lists) for word in words[group.first : cue.first])  # never "had called"
    lower = words[max(0, last)].lower
    subject = last < 1 or lower in lists.days or (lower in lists.pronouns and lower not in _OBJECTS)
    if not bare or subject or _fronted(words, last, lists):
        return False
    if words[last].text in _SIGNS:
        return words[last - 1].text != MARKED
    return words[last].text[0].isalnum() and _told_of(words, last, lexicon)


def _light(word: Word, lists: Words) -> bool:
    """Whether a word may stand between a verb and the name that it gives: "the", "simply"."""
    adverb = word.lower in lists.adverbs or (word.lower.endswith("ly") and word.lower not in lists.not_adverbs)
    return adverb or word.lower in {"a", "an", "the"}


def _fronted(words: Sequence[Word], last: int, lists: Words) -> bool:
    """Whether what is named stands before the clause that ends with token `last`: "what Lee, a clerk, | called"."""
    for i in range(last, max(-1, last - _CLAUSE), -1):
        if words[i].lower in _FRONTING:
            return True
        if words[i].lower in lists.finite or words[i].text in {".", ";", ":", MARKED}:
            return False
    return False


def _told_of(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether the phrase that ends with token `last` is what the participle after it tells of, and not who names.

    It is a thing that stands after a verb or a preposition: "slammed a loophole called", never "a deal critics called".
    """
    lists = lexicon.words
    noun = words[last].lower
    somebody = words[last].text[0].isupper() or noun in lists.people or noun in lists.roles
    first = last
    while first > max(0, last - _PHRASE) and words[first].lower not in lists.determiners:
        before = words[first - 1]
        if before.lower in lists.prepositions or not _inside(before, lexicon):
            break
        held = before.lower in lists.roles or before.lower in lists.determiners
        if somebody and before.text.islower() and not held:
            return False  # a deal aides called
        first -= 1
    ahead = words[first - 1].lower if first else ""
    if ahead in lists.prepositions:
        return True
    return not somebody and bool(ahead) and not _inside(words[first - 1], lexicon)


def _inside(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may go on a phrase to the left: no verb and no word that opens or joins clauses."""
    lists, lower = lexicon.words, word.lower
    small = (lists.prepositions, lists.conjunctions, lists.subordinators, lists.relatives, lists.finite)
    if not word.text[0].isalnum() or any(lower in own for own in small):
        return False
    verb = any(v.form in {"past", "s"} for v in lexicon.cues.verbs.get(lower, ())) or lower.endswith("ed")
    return not (verb and word.text.islower())
