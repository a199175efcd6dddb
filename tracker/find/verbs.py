"""Is a word that may report a verb here, and what stands before it in its verb group?"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.find.phrases import capital
from tracker.lexicon import Lexicon, Verb
from tracker.model import MARKED, Word

_NOT_NOUN = frozenset({"says", "said", "saying"})
_AFTER_VERBS = frozenset({"that", "to", "he", "she", "it", "they", ",", ":", MARKED})
_TOLD = frozenset({"tell", "bare"})
_BY = 3  # tokens between a passive verb and its "by"


class Group(NamedTuple):
    """What stands before a verb and belongs to it.

    Attributes:
        first: index of the first token of the verb group.
        copula: a form of "be" is among it.
        plain: nothing but adverbs is among it.
    """

    first: int
    copula: bool
    modal: bool
    negated: bool
    infinitive: bool
    hedge: int | None


def verb_group(words: Sequence[Word], i: int, lexicon: Lexicon) -> Group:
    """The auxiliaries and adverbs before the verb at token `i`."""
    lists = lexicon.words
    first, copula, modal, negated, infinitive, hedge = i, False, False, False, False, None
    while first > 0:
        word = words[first - 1]
        lower = word.lower
        if lower in lists.hedges:
            hedge = first - 1
        elif lower in {"'s", "'d", "'ll", "'ve", "'re"} and lower != "'s":
            modal = modal or lower in {"'d", "'ll"}
        elif lower in lists.auxiliaries and lower not in {"'s", "let"}:
            copula = copula or lower in lists.copulas
            modal = modal or lower in lists.modals
            negated = negated or lower in lists.negations
        elif lower == "to" and first == i:
            infinitive = True
        elif lower in lists.negations:
            negated = True
        elif _adverb(word, lexicon) and not (capital(word) and first - 1 > 0):
            pass
        elif lower in lists.days and first >= 2:
            first -= words[first - 2].lower in {"on", "late", "early"}
        else:
            break
        first -= 1
    return Group(first, copula, modal, negated, infinitive, hedge)


def _adverb(word: Word, lexicon: Lexicon) -> bool:
    lower = word.lower
    if lower in lexicon.words.adverbs:
        return True
    return len(lower) > 4 and lower.endswith("ly") and lower not in lexicon.words.not_adverbs


def is_noun(words: Sequence[Word], i: int, end: int, verb: Verb, group: Group, lexicon: Lexicon) -> bool:
    """Whether the word is a noun or an adjective here: "the report", "his claims", "a called strike"."""
    if i == 0:
        return verb.form != "ing" and not (verb.form == "past" and end < len(words) and words[end].lower == "by")
    word, before = words[i], words[i - 1]
    if word.lower in _NOT_NOUN:
        return False
    if verb.form == "past" and verb.classes <= _TOLD and group.first == i and end < len(words):
        if words[end].lower in lexicon.words.prepositions and words[end].lower not in {"to", "by"}:
            return True  # a person briefed on the talks
    lists = lexicon.words
    if capital(word) and verb.lemma not in {"tweet", "retweet"} and not _title_case(words, lexicon):
        return True
    if before.text in {"'s", "’s", "’"}:
        return (
            verb.form != "past" or group.first == i and not (end < len(words) and words[end].text in {"that", MARKED})
        )
    if before.lower in lists.determiners and (before.lower not in lists.pronouns or verb.form == "base"):
        return not (before.lower in {"all", "both", "some", "many", "most", "others", "those", "few", "these"})
    if before.lower in lists.prepositions and before.lower != "to" and verb.form != "ing":
        return True
    if verb.form in {"base", "s"} and group.first == i:
        return _noun_instead(words, i, end, verb, lexicon)
    return False


def _title_case(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the sentence is written like a headline, all words of weight with capitals."""
    weighty = [
        w for w in words if w.text[0].isalpha() and len(w.text) > 3 and w.lower not in lexicon.words.prepositions
    ]
    return len(weighty) > 2 and sum(map(capital, weighty)) >= 0.8 * len(weighty)


def _plural_before(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether the token before a base form can be its subject: "voters say", "China and Russia agree", "they want"."""
    before = words[i - 1]
    lower = before.lower
    if lower in lexicon.words.pronouns:
        return lower not in {"he", "she", "it", "one", "this", "that", "another", "which"} or lower == "which"
    if capital(before) and before.text in lexicon.places.people:
        return False
    if lower.endswith("s") and not lower.endswith(("ss", "'s", "us", "is")):
        return True
    joined = any(w.lower == "and" for w in words[max(0, i - 4) : i - 1])
    return (capital(before) and joined) or lower in {"people", "men", "women", "police", "children", "media"}


def _noun_instead(words: Sequence[Word], i: int, end: int, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether a word that may be both ("claims", "report") is the noun: after an adjective, before "of" or a verb."""
    before = words[i - 1]
    after = words[end].lower if end < len(words) else "."
    lists = lexicon.words
    if before.lower in lists.pronouns or before.text == MARKED:
        return False
    if before.text == ",":
        return verb.form == "base" and not (after in _AFTER_VERBS or after in lists.determiners)
    if after in {"of", "for", "from", "by"} and not verb.rest:
        return verb.lemma not in {"call"} or verb.form == "s" and not capital(before)
    if after in lists.finite and after not in {"s"}:
        return True
    if verb.form == "base":
        return not _plural_before(words, i, lexicon)
    return (
        not capital(before)
        and before.lower not in lists.people
        and before.lower not in lists.relatives
        and not before.lower.endswith("s")
        and after not in {"that", "he", "she", "it", "they", MARKED, "the", ",", ":"}
    )


def passive_by(words: Sequence[Word], end: int, verb: Verb, group: Group) -> int | None:
    """The token after "by", `end` when the passive names nobody, None when the verb is active."""
    if verb.form != "past":
        return None
    reach = _BY if group.copula else 0
    for j in range(end, min(end + reach + 1, len(words))):
        if words[j].lower == "by" and all(w.text != "," for w in words[end:j]):
            if j + 1 < len(words) and not words[j + 1].lower.endswith("ing"):
                return j + 1
            break
    return end if group.copula else None
