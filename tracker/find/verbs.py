"""Is a word that may report a verb here, and what stands before it in its verb group?"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.find.compounds import compound
from tracker.find.phrases import GIVEN, capital, share
from tracker.lexicon import Lexicon, Verb
from tracker.model import MARKED, Word
from tracker.text.words import POSSESSIVE

_NOT_NOUN = frozenset({"says", "said", "saying"})
_AFTER_VERBS = frozenset({"that", "to", "he", "she", "it", "they", ",", ":", MARKED})
_TOLD = frozenset({"tell", "bare"})
_SHORT = {"'d": "will", "'ll": "will", "'ve": "have", "'re": "is", "'m": "is"}
_CONTRACTED = frozenset({"he", "she", "it", "who", "that", "there"})  # he's saying
_THINGS = frozenset({"state", "email", "e-mail", "text", "post"})  # rather nouns in the plural: emails that
_EVER = frozenset({"tweet", "retweet"})  # verbs, also with a capital
_STANDING = frozenset({"all", "both", "some", "many", "most", "others", "those", "few", "these"})  # for a noun
_STRIKES = frozenset({"hit"})
_PLURALS = frozenset({"both", "many", "most", "those", "few", "these"})  # never before a verb with "s"
_SAYS_WHAT = frozenset({"final", "more", "much", "little", "own", "him", "her", "them"})  # the final say
_AFTER_SAY = frozenset({"that", "he", "she", "it", "they", "their", "there"})
_PLURAL = 6  # tokens between "voters" and "say"
_SINGULAR = frozenset({"he", "she", "it", "one", "this", "that", "another"})
_NAME = 4  # tokens of a name
_MEANS = frozenset({"telephone", "phone", "email", "e-mail", "text", "letter", "video"})  # said by telephone
_BY = 3  # tokens between a passive verb and its "by"


class Cue(NamedTuple):
    """A word, or words, that may report: tokens `first` to `last` (exclusive) of a sentence, as the verb `verb`."""

    words: Sequence[Word]
    first: int
    last: int
    verb: Verb

    @property
    def after(self) -> str:
        """The lower-case word that follows, or a full stop."""
        return self.words[self.last].lower if self.last < len(self.words) else "."


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
        elif lower[0] == "'" and (short := _shortened(words, first - 1)):
            modal = modal or (short == "will" and not (lower == "'d" and _past(words[i], lexicon)))
            copula = copula or short == "is"
        elif word.text in GIVEN and first > 1:
            break
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
        elif lower in lists.days and first >= 2 and word.text != "Today":  # USA Today said
            first -= words[first - 2].lower in {"on", "late", "early"}
        else:
            break
        first -= 1
    return Group(first, copula, modal, negated, infinitive, hedge)


def _shortened(words: Sequence[Word], i: int) -> str:
    """Which auxiliary token `i` is short for, "" when for none: "'s" after a noun is a possessive."""
    lower = words[i].lower
    if lower == "'s":
        return "is" if i and words[i - 1].lower in _CONTRACTED else ""
    return _SHORT.get(lower, "")


def _past(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word behind "'d" makes it short for "had": he'd asked."""
    return all(verb.form == "past" for verb in lexicon.cues.verbs.get(word.lower, ()))


def _adverb(word: Word, lexicon: Lexicon) -> bool:
    lower = word.lower
    if lower in lexicon.words.adverbs:
        return True
    return len(lower) > 4 and lower.endswith("ly") and lower not in lexicon.words.not_adverbs


def is_noun(cue: Cue, group: Group, lexicon: Lexicon) -> bool:
    """Whether the word is a noun or an adjective here: "the report", "his claims", "a called strike"."""
    words, i, verb = cue.words, cue.first, cue.verb
    if i == 0:
        leads = verb.form == "past" and (cue.after == "by" or _leads_in(words, cue.last))
        return verb.form != "ing" and not leads
    word, before = words[i], words[i - 1]
    if word.lower in _NOT_NOUN or share(words, group.first - 1, 0):
        return False
    lists = lexicon.words
    bare = group.first == i
    if capital(word) and verb.lemma not in _EVER and not _title_case(words, lexicon):
        return True
    if (verb.lemma in _STRIKES and cue.after in lists.prepositions) or (bare and _compound(cue, lexicon)):
        return True  # a hit on the island; on local issues
    past = bare and verb.form == "past"
    if past and verb.classes <= _TOLD and cue.after in lists.prepositions and cue.after not in {"to", "by"}:
        return True  # a person briefed on the talks
    if (
        bare
        and "vow" in verb.classes
        and (before.text[0].isdigit() or (verb.form == "past" and cue.after in lists.people))
    ):
        return True  # 384 pledged delegates
    if before.lower in POSSESSIVE and not group.copula:
        return verb.form != "past" or (bare and cue.after not in {"that", MARKED})
    alone = before.lower in lists.pronouns and before.lower not in _PLURALS and verb.form != "base"
    if before.lower in lists.determiners and not alone:
        return before.lower not in _STANDING or (verb.form == "s" and before.lower in _PLURALS)
    if before.lower in lists.prepositions and before.lower != "to" and verb.form != "ing":
        return True
    return verb.form in {"base", "s"} and bare and _noun_instead(cue, before, lexicon)


def _compound(cue: Cue, lexicon: Lexicon) -> bool:
    """Whether the word is a noun as well, and goes on the noun phrase before it."""
    verb = cue.verb
    noun = verb.form in {"base", "s"} and verb.lemma in lexicon.words.noun_verbs and not verb.rest
    return noun and compound(cue.words, cue.first, verb.form, lexicon)


def _leads_in(words: Sequence[Word], i: int) -> bool:
    """Whether a name and a sign before a quotation stand at token `i`: Stated Ruiz: "...", Said Ruiz, "..."."""
    sign = next((j for j in range(i, min(i + _NAME + 1, len(words))) if words[j].text in {":", ","}), i)
    marked = sign + 1 < len(words) and words[sign + 1].text == MARKED
    return sign > i and (marked or words[sign].text == ":") and all(capital(word) for word in words[i:sign])


def _noun_instead(cue: Cue, before: Word, lexicon: Lexicon) -> bool:
    """Whether a word that may be both ("claims", "report") is the noun: after an adjective, before "of" or a verb."""
    verb, after = cue.verb, cue.after
    lists = lexicon.words
    if before.lower in lists.pronouns or before.text == MARKED:
        return False
    if before.text == ",":
        return verb.form == "base" and not (after in _AFTER_VERBS or after in lists.determiners)
    if after in {"of", "for", "from", "by"} and not verb.rest:
        return verb.lemma != "call" or (verb.form == "s" and not capital(before))
    if after in lists.finite:
        return True
    if verb.form == "s" and before.text in lexicon.places.people and cue.first > 1:
        return cue.words[cue.first - 2].lower in lists.determiners | lists.prepositions  # in many Asian states
    if verb.form == "base":
        near = cue.words[max(0, cue.first - _PLURAL) : cue.first - 1]  # voters in each state say
        said = verb.lemma == "say" and before.lower not in lists.pronouns and before.lower not in _SAYS_WHAT
        plural = any(w.lower.endswith("s") and w.lower in lists.people for w in near)
        said = said and (plural or after in _AFTER_SAY or after in lists.determiners)
        shown = "show" in verb.classes and (after == "that" or after in lists.determiners)
        shown = shown and any(_papers(one, two, lexicon) for one, two in pairwise(near))
        return not (said or shown or _plural_before(cue.words, cue.first, lexicon))
    subject = capital(before) or before.lower in lists.people or before.lower in lists.relatives
    paper = before.lower in lists.documents or before.lower in lists.polls
    subject = subject or (paper and ("show" in verb.classes or after in lists.determiners))  # the petition accuses the
    return not subject and (verb.lemma in _THINGS or after not in _AFTER_VERBS - {","})


def _papers(word: Word, after: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a plural for texts or polls of which the next one says more: "polls in Leith show"."""
    lists, lower = lexicon.words, word.lower
    more = after.lower in lists.prepositions or after.lower.endswith("ed")
    return lower.endswith("s") and lower in lists.documents and more


def _plural_before(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether the token before a base form can be its subject: "voters say", "China and Russia agree", "they want"."""
    before = words[i - 1]
    lower = before.lower
    if lower in lexicon.words.pronouns:
        return lower not in _SINGULAR
    if capital(before) and before.text in lexicon.places.people:
        return False
    if lower.endswith("s") and not lower.endswith(("ss", "'s", "us", "is")):
        return True
    joined = any(w.lower == "and" for w in words[max(0, i - 4) : i - 1])
    return (capital(before) and joined) or lower in lexicon.words.collectives


def _title_case(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the sentence is written like a headline, all words of weight with capitals."""
    small = lexicon.words.prepositions
    weighty = [w for w in words if w.text[0].isalpha() and len(w.text) > 3 and w.lower not in small]
    return len(weighty) > 2 and sum(map(capital, weighty)) >= 0.8 * len(weighty)


def passive_by(cue: Cue, group: Group) -> int | None:
    """The token after "by", `cue.last` when the passive names nobody, None when the verb is active."""
    if cue.verb.form != "past":
        return None
    words, end = cue.words, cue.last
    reach = _BY if group.copula else 0
    for j in range(end, min(end + reach + 1, len(words) - 1)):
        if words[j].lower == "by" and not any(w.text == "," for w in words[end:j]):
            if words[j + 1].lower.endswith("ing") or words[j + 1].lower in _MEANS:
                break
            return j + 1
    return end if group.copula else None
