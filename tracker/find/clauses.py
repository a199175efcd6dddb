"""Do some tokens read like a clause: is there a subject, and a finite verb soon after?"""

from collections.abc import Sequence

from tracker.find.heads import known
from tracker.find.phrases import capital
from tracker.lexicon import Lexicon
from tracker.model import Word

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "this", "these", "those"})
_SUBJECTS = frozenset({"whether", "how", "why", "what"})  # "Whether it will hold is unclear"
_LEADS = frozenset({"in", "under", "despite", "by", "with", "at", "for"})  # prepositions that clauses open with
_REACH = 14  # tokens in which the verb must come
_LIKELY = 5  # tokens of a clause whose verb is not known


def clause(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the tokens read like a clause of their own: a subject and, soon after, a finite verb."""
    lead = words[first]
    lists = lexicon.words
    if (lead.lower in lists.prepositions and lead.lower not in _LEADS) or lead.lower in lists.days:
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
    """Whether what follows "said" begins like a clause, though no verb in it is known: "the place prides itself on"."""
    lead = words[first]
    lists, lower = lexicon.words, lead.lower
    opens = lower in lists.determiners and lower not in {"that", "this"}
    opens = opens or lower == "people" or (lower.endswith("s") and known(lower, lexicon))  # officers scrutinize it
    opens = opens or (capital(lead) and lower not in lists.days)
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
    lead = words[first].lower
    if lead in _SUBJECTS:
        return first
    if lead in lexicon.words.prepositions or lead in lexicon.words.subordinators:
        return next((i + 1 for i in range(first, last - 1) if words[i].text == ","), last)
    return first
