"""Which nouns stand for speech, and whose speech is it: "Wang's remark that", "Lee made a plea to"?"""

from collections.abc import Sequence

from tracker.find.appositions import nameable
from tracker.find.heads import head, known
from tracker.find.phrases import Phrase, capital, left, noun_like, right
from tracker.find.subjects import subject_before
from tracker.find.verbs import verb_group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word
from tracker.text.words import POSSESSIVE

_MADE = frozenset({"made", "makes", "making", "make"})
_NOUN = frozenset({"noun"})
_ARTICLES = frozenset({"a", "an", "another"})
_INTO = frozenset({"with", "into", "out"})
_ADJECTIVES = 4  # tokens between a possessive and its noun


def remark(words: Sequence[Word], i: int, lexicon: Lexicon) -> Frame | None:
    """ "Wang made the remark at a meeting": a clause that looks back at what was quoted before."""
    for made in range(max(0, i - 3), i):
        if words[made].lower in _MADE:
            found = subject_before(words, verb_group(words, made, lexicon).first - 1, [], lexicon)
            return Frame(FrameKind.REMARK, (made, i + 1), "make", _NOUN, "past", found[0]) if found else None
    return None


def noun(words: Sequence[Word], i: int, lexicon: Lexicon, floor: int = 0) -> Frame | None:
    """A noun that stands for speech, with its possessor: "their declaration of", "Wang's remark that".

    Its possessor begins at token `floor` or later.
    """
    lists = lexicon.words
    j = i - 1
    while j > 0 and i - j < _ADJECTIVES and words[j].lower not in lists.possessives:
        told = noun_like(words[j], lexicon) or words[j].lower in lists.months or words[j].text == MARKED
        if not told or (words[j].text == MARKED and j < i - 1):
            break
        j -= 1
    source: Phrase | None = None
    if j >= 0 and words[j].lower in lists.possessives and words[j].lower != "whose":
        source = (j, j + 1)
    elif j > 0 and words[j].lower in POSSESSIVE:
        source = _owner(words, j - 1, floor, lexicon)
    if source is None and i + 2 < len(words) and words[i + 1].lower in {"by", "from"}:
        source = _maker(words, i + 2, lexicon)
    source = source or _giver(words, j, lexicon)
    return Frame(FrameKind.NOUN, (i, i + 1), words[i].lower, _NOUN, "noun", source) if source else None


def _owner(words: Sequence[Word], last: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """Whose the noun is, by the words up to token `last`: "the charm of | Lee's vow"; "the mayor of Leith's vow"."""
    phrase = left(words, last, floor, lexicon)
    if phrase is None:
        return None
    of = next((i for i in range(last - 1, phrase[0], -1) if words[i].lower == "of"), None)
    if of is None:
        return phrase
    noun = words[head(words, phrase, lexicon)]
    return phrase if capital(noun) or known(noun.lower, lexicon) else (of + 1, phrase[1])


def _maker(words: Sequence[Word], first: int, lexicon: Lexicon) -> Phrase | None:
    """Who is named between "a statement by" and "that" or the words themselves."""
    source = right(words, first, len(words), lexicon)
    after = words[source[1]] if source and source[1] < len(words) else None
    reports = after is not None and (after.lower == "that" or after.text in {":", MARKED})
    return source if source and reports and nameable(words, source, lexicon) else None


def _giver(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """Who gives the speech that a noun after the article at token `at` stands for: "Lee made a plea"."""
    if at < 2 or words[at].lower not in _ARTICLES:
        return None
    verb = at - 1 - (words[at - 1].lower in _INTO)
    if words[verb].lower not in lexicon.words.giving:
        return None
    group = verb_group(words, verb, lexicon)
    found = subject_before(words, group.first - 1, [], lexicon) if group.first and not group.infinitive else None
    return found[0] if found and not group.negated and nameable(words, found[0], lexicon) else None
