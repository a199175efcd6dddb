"""Do some tokens read like a clause: is there a subject, and a finite verb soon after?"""

from collections.abc import Sequence

from tracker.find.phrases import capital, noun_like
from tracker.lexicon import Lexicon
from tracker.model import Word

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "this", "these", "those"})
_SUBJECTS = frozenset({"whether", "how", "why", "what", "that"})  # "Whether it will hold is unclear", "That helps"
_ROUGHLY = frozenset({"about", "around", "over", "under", "between", "like", "above"})  # before a number
_LEADS = frozenset({"in", "under", "despite", "by", "with", "at", "for"})  # prepositions that clauses open with
_REACH = 14  # tokens in which the verb must come
_NO_CLAUSE = frozenset(
    {"no", "yes", "so", "more", "much", "little", "nothing", "something", "anything", "hello", "goodbye", "thanks"}
)
_LIKELY = 5  # tokens of a clause whose verb is not known


def clause(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the tokens read like a clause of their own: a subject and, soon after, a finite verb."""
    lead = words[first]
    lists = lexicon.words
    day = lead.lower in lists.days and (first + 1 == last or words[first + 1].lower != "'s")  # never Monday's flood
    if (lead.lower in lists.prepositions and lead.lower not in _LEADS) or day:
        return False
    if lead.lower in PRONOUNS and first + 1 < last and words[first + 1].text[0] in {"'", "’"}:
        return True  # he's, they've
    for i in range(first + 1, min(first + _REACH, last)):
        word = words[i]
        if word.lower in lists.finite or (word.lower in lists.auxiliaries and word.lower != "'s"):
            return True
        if word.lower in lists.relatives or word.text in {";", ":"}:
            return lead.lower in PRONOUNS
        if word.lower.endswith("ed") and not capital(word) and words[i - 1].lower not in lists.determiners:
            return True
        if words[i].lower in lexicon.cues.verbs and words[i - 1].lower not in lists.determiners and not capital(word):
            return True
        if i == first + 1 and lead.lower in PRONOUNS and word.text[0].isalpha():
            return True
    return False


def likely(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what "said" stands beside begins like a clause whose verb is not known: "the place prides itself on"."""
    lead = words[first]
    lists = lexicon.words
    if lead.lower in lists.prepositions or lead.lower in lists.adverbs or lead.lower.endswith("ing"):
        return False
    opens = lead.lower not in _NO_CLAUSE and noun_like(lead, lexicon)
    opens = opens or (lead.lower in lists.determiners and lead.lower not in {"that", "this"})
    return opens and last - first >= _LIKELY and words[first + 1].text not in {",", "."}


def finite(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether there is a finite verb among the tokens after `first`."""
    lists = lexicon.words
    return any(
        w.lower in lists.finite
        or (w.lower in lists.auxiliaries and w.lower != "'s")
        or (w.lower.endswith("ed") and not capital(w))
        for w in words[first + 1 : last]
    )


def after_lead(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Past an introducing phrase ("In conditions of war, ...") so that the clause itself can be judged."""
    lists, lead, after = lexicon.words, words[first].lower, words[first + 1].lower
    even = lead == "even" and after not in lists.subordinators  # Even Leith has a bridge; even if
    if lead in _SUBJECTS or even or (lead in _ROUGHLY and after[0].isdigit()):
        return first
    if lead in lists.prepositions or lead in lists.subordinators:
        comma = next((i + 1 for i in range(first, last - 2) if words[i].text == ","), None)
        inner = [w.lower for w in words[first + 1 : last]]
        plain = lead in lists.prepositions and lists.subordinators.isdisjoint(inner)
        return comma or (first if plain and not lists.finite.isdisjoint(inner) else last)
    return first
