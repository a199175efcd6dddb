"""Does a word that is a verb as well end a noun phrase: "in local issues", "22 Lee emails", "a records request"?

A verb agrees with its subject, and one thing alone needs an article: what stands before "issues" without one, or is no
noun at all, only says which issues.
"""

from collections.abc import Sequence

from tracker.find.phrases import capital, noun_like
from tracker.lexicon import Lexicon
from tracker.model import Word
from tracker.text.words import POSSESSIVE

_LONGEST = 8  # tokens of such a phrase
_SINGLE = frozenset({"a", "an", "this", "that", "each", "every", "another"})
_COUNTS = frozenset({"many", "several", "few", "some", "these", "those", "all", "both", "most", "more", "other"})
_NEITHER = frozenset({"neither", "either"})
_OBJECTS = frozenset({"it", "him", "them", "us", "me", "himself", "herself", "themselves", "itself", "the", "a", "an"})


def compound(words: Sequence[Word], i: int, form: str, lexicon: Lexicon) -> bool:
    """Whether the words before token `i`, a plain form or one in "s", make it a noun.

    Args:
        words: of the sentence.
        i: the token.
        form: "base" or "s".
        lexicon: for the classes of words.
    """
    before, lists = words[i - 1], lexicon.words
    if not before.text[0].isalnum() or before.lower in lists.relatives:
        return False
    if before.text[0].isdigit():
        return True  # the 2012 attacks
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if after in _OBJECTS or after in lists.possessives:
        return False  # the first lady calls it
    first = _opens(words, i - 1, lexicon)
    lead = words[first].lower
    if form == "base":
        whose = i + 1 < len(words) and words[i + 1].lower in lists.people
        return (lead in _SINGLE and first < i - 1) or (before.lower in _COUNTS and whose)  # many state workers
    if before.lower in lists.pronouns or before.lower in lists.uncounted or lead in _NEITHER or lead in _SINGLE:
        return False  # what local police calls; a liberal claims
    if capital(before):
        owned = first == i - 1 and first > 0 and words[first - 1].lower in POSSESSIVE  # Lee's Oslo remarks
        return lead in _COUNTS or words[first].text[0].isdigit() or owned
    many = before.lower.endswith("s") and not before.lower.endswith("ss")
    alone = not many and lead not in lists.determiners and not (first > 0 and words[first - 1].lower in POSSESSIVE)
    led = first > 0 and (words[first - 1].lower in lists.prepositions or words[first - 1].text.islower())
    return (alone and led and not capital(words[first])) or _adjective(before.lower, lexicon)


def _opens(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The first token of the phrase that ends with token `at`, its article among them."""
    first, lists = at, lexicon.words
    while first > max(0, at - _LONGEST) and words[first].lower not in lists.determiners:
        before = words[first - 1]
        led = before.lower in lists.determiners or before.lower == "first"  # the first lady
        name = capital(words[first]) and not (capital(before) or before.text[0].isdigit() or led)
        if words[first].text[0].isdigit() or name or not (led or _inside(before, lexicon)):
            break
        first -= 1
    return first


def _inside(word: Word, lexicon: Lexicon) -> bool:
    return noun_like(word, lexicon) and word.lower not in lexicon.words.finite


def _adjective(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word before a noun is an adjective, by its ending or by a list."""
    lists = lexicon.words
    if lower in lists.people or lower in lists.roles or lower in lists.callings or lower in lists.documents:
        return False
    if lower in lists.alike:
        return False  # the skeptic claims
    return lower in lists.adjectives or lower.endswith(lists.adjective_endings)
