"""Which words before or after a token make up one noun phrase?

A shallow walk over tokens and closed word classes, no parser: a phrase ends at punctuation, function words, verbs known
to be verbs, and days; "of", possessives, coordination of names and the usual links of nouns ("officials in Kyiv") do
not end it.
"""

from collections.abc import Sequence

from tracker.lexicon import Lexicon
from tracker.model import MARKED, Word
from tracker.text.words import POSSESSIVE

LONGEST = 16  # tokens
_JOINERS = frozenset({"and", "or", "&"})
GIVEN = frozenset({"Will", "May"})  # given names that are also auxiliaries
_PARTICLES = frozenset({"off", "out", "up", "down", "back"})
_QUANTITIES = frozenset({"all", "both", "half", "some", "one"})
_LIMITS = frozenset({"least", "most"})
_ARTICLES = frozenset({"the", "a", "an"})
_PARTICIPLES = frozenset(
    {"speaking", "talking", "close", "privy", "familiar", "briefed", "writing", "working"}
)  # a source close to X
SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
DASHES = frozenset({"-", "–", "—", "--"})
_OF_NAMES = frozenset({"of", "from", "at"})  # "Yang Jin from the Academy"
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
Phrase = tuple[int, int]


def capital(word: Word) -> bool:
    """Whether the token is written like a name."""
    return word.text[0].isupper()


def noun_like(word: Word, lexicon: Lexicon) -> bool:
    """Whether the token may be a noun, a name, an adjective or a number."""
    lower = word.lower
    if not (word.text[0].isalnum() or word.text[0] in "@#"):
        return False
    lists = lexicon.words
    return not (
        lower in lists.prepositions
        or lower in lists.subordinators
        or (lower in lists.auxiliaries and word.text not in GIVEN)
        or lower in lists.conjunctions
        or lower in lists.determiners
        or lower in lists.days
        or (lower in lists.pronouns and not capital(word))
        or (lower in lists.adverbs and not capital(word))
    )


def verbal(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is surely a finite verb: "is", "said", "claimed"."""
    word = words[i]
    if capital(word) and i > 0:
        return False
    if word.lower in lexicon.words.finite or word.lower in lexicon.words.auxiliaries:
        return word.lower != "'s"
    verbs = lexicon.cues.verbs.get(word.lower)
    if not verbs:
        return False
    before = words[i - 1].lower if i else ""
    if before in lexicon.words.determiners or before in POSSESSIVE:
        return False
    return any(v.form in {"past", "ing"} and not v.rest for v in verbs)


def left(words: Sequence[Word], last: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that ends with token `last` (inclusive) and begins at `floor` or later, or None."""
    if last < floor or not _ends_phrase(words, last, lexicon):
        return None
    first = last
    while first > floor and last - first < LONGEST:
        step = _reach_left(words, first, floor, lexicon)
        if step == 0:
            break
        first -= step
    while first < last and (
        words[first].lower in _JOINERS or words[first].lower in POSSESSIVE or _doing(words, first, lexicon)
    ):
        first += 1
    if first > floor and _subject(words, first - 1, lexicon):
        first += 1 + (first < last and words[first + 1].lower in _PARTICLES)  # they passed out | leaflets
    return (first, last + 1) if first <= last else None


def _subject(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` opens a clause as its subject, and no relative one: never the clerks | she asked."""
    return words[i].lower in SUBJECTS and not (i and noun_like(words[i - 1], lexicon))


def _doing(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a participle before a phrase tells what somebody does with it: ", holding | signs"."""
    if not words[i].text.endswith("ing") or (i and words[i - 1].text != "," and words[i - 1].lower not in _JOINERS):
        return False
    lists = lexicon.words
    return words[i].text in lists.holding or words[i].text in lists.issuing or words[i].text in lists.giving


def share(words: Sequence[Word], last: int, floor: int) -> Phrase | None:
    """The share that ends with token `last`: "one in five"."""
    first = last - 2
    counted = first >= floor and words[last - 1].lower == "in" and _number(words[first]) and _number(words[last])
    return (first, last + 1) if counted else None


def _number(word: Word) -> bool:
    return word.text[0].isdigit() or word.lower in _NUMBERS


def _ends_phrase(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    word = words[last]
    if word.text == ")" or word.lower in POSSESSIVE:
        return False
    return (
        _today(words, last)
        or _small_name(words, last, lexicon)
        or (noun_like(word, lexicon) and not (verbal(words, last, lexicon) and not capital(word)))
    )


def _small_name(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a preposition is a surname by its capital: "Bo From", "“...,” From said"; none follows it."""
    if i == 0 or not capital(words[i]) or words[i].lower not in lexicon.words.prepositions:
        return False
    before, after = words[i - 1].text, words[i + 1].text if i + 1 < len(words) else "."
    return not after[0].isupper() and after.lower() not in lexicon.words.determiners and not before.islower()


def _reach_left(words: Sequence[Word], first: int, floor: int, lexicon: Lexicon) -> int:
    """How many tokens to take in to the left of `first`; 0 ends the phrase."""
    lists = lexicon.words
    word, lower = words[first - 1], words[first - 1].lower
    if words[first].lower in lists.determiners and lower not in lists.noun_links and lower not in _JOINERS:
        owns = words[first].lower in lists.possessives or words[first].lower in _ARTICLES
        counted = not owns and lower in lists.determiners
        return int(counted or lower in _QUANTITIES)  # all the, the two
    if word.lower in POSSESSIVE:
        return 2 if first - 2 >= floor and noun_like(words[first - 2], lexicon) else 0
    if word.text == "," and first - 2 >= floor and capital(words[first - 2]) and capital(words[first]):
        listed = any(w.lower == "and" for w in words[first + 1 : first + 5]) and not _placed(words, first - 2, lexicon)
        return 2 if listed else 0  # A, B and C
    if not (word.text[0].isalnum() or word.text[0] in "@#.") or _subject(words, first - 1, lexicon):
        return 0
    if _today(words, first) or _today(words, first - 1):
        return 1
    if lower in _JOINERS:
        return _joined_left(words, first, floor, lexicon)
    if lower in lists.determiners:
        reports = lower == "that" and first > 1 and words[first - 2].lower in lexicon.cues.verbs
        return int(not reports and not (lower == "that" and capital(words[first])))
    if lower in lists.prepositions:
        return _linked_left(words, first, floor, lexicon)
    if lower.endswith("ed") and word.text.islower() and first - 2 >= floor and _did(words, first - 1, lexicon):
        return 0  # Lee backed | Roy
    counted = lower == "first" and first - 2 >= floor and words[first - 2].lower in lists.determiners  # the first lady
    return int(counted or (noun_like(word, lexicon) and not verbal(words, first - 1, lexicon)))


def _did(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a word in "ed" before a noun is what somebody did to it: "Lee unleashed | attacks".

    Between two names it always is: "Lee backed | Roy".
    """
    lists, before, after = lexicon.words, words[i - 1], words[i + 1]
    if capital(after):
        return capital(before)
    person = (capital(before) and i > 1) or before.lower in lists.persons or _person(before.lower, lexicon)
    return person and "-" not in words[i].text and after.lower not in lists.prepositions


def _person(lower: str, lexicon: Lexicon) -> bool:
    """Whether a noun, perhaps in the plural, stands for people: "demonstrators"."""
    lists, single = lexicon.words, lower.removesuffix("s")
    return lower in lists.people or any(lower in own or single in own for own in (lists.roles, lists.callings))


def _today(words: Sequence[Word], i: int) -> bool:
    """Whether a day is part of a name: USA Today."""
    return i > 0 and words[i].text == "Today" and capital(words[i - 1])


def _placed(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a name before a comma tells where or when: "In June, Xi and Putin"."""
    lists, lower = lexicon.words, words[i].lower
    return lower in lists.months or lower in lists.days or (i > 0 and words[i - 1].lower in lists.prepositions)


def _joined_left(words: Sequence[Word], first: int, floor: int, lexicon: Lexicon) -> int:
    """Take in "X and" when both sides look like names, or like plain nouns for people."""
    if first - 2 < floor:
        return 0
    one, two = words[first - 2], words[first]
    named = capital(one) and one.lower not in lexicon.words.openers
    if named and (capital(two) or two.lower in lexicon.words.determiners):
        return 2
    people = lexicon.words.people
    return 2 if one.lower in people and (two.lower in people or capital(two)) else 0


def _linked_left(words: Sequence[Word], first: int, floor: int, lexicon: Lexicon) -> int:
    """Take in a preposition and the noun before it: "spokesman for the ministry", "a member of parliament"."""
    preposition = words[first - 1].lower
    if preposition == "at" and words[first].lower in _LIMITS:
        return 1  # at least half
    if first - 2 < floor or preposition not in lexicon.words.noun_links:
        return 0
    noun = words[first - 2]
    if noun.lower == "out" and not (first - 3 >= floor and _number(words[first - 3])):  # an issue out of | Lee
        return 0
    if noun.lower in _PARTICIPLES and first - 3 >= floor and noun_like(words[first - 3], lexicon):
        return 2
    if not noun_like(noun, lexicon) or verbal(words, first - 2, lexicon):
        return 0
    if preposition == "of":
        return 2
    if preposition in _OF_NAMES and capital(noun) and first - 3 >= floor and noun.lower not in lexicon.words.days:
        return 2
    if (
        first - 3 >= floor
        and words[first - 3].lower in {"a", "an", "one"}
        and preposition in {"in", "at", "from", "for"}
    ):
        return 2
    return 2 if _person(noun.lower, lexicon) or noun.lower in lexicon.words.documents else 0


def right(words: Sequence[Word], first: int, ceiling: int, lexicon: Lexicon, *, linked: bool = True) -> Phrase | None:
    """The noun phrase that begins with token `first`; `linked` takes in "of", "for", "with" and what follows."""
    i = first
    while i < min(ceiling, first + LONGEST) and _reach_right(words, i, (first, ceiling), lexicon, linked=linked):
        i += 1
    lists = lexicon.words
    while (
        i > first
        and _small(words[i - 1], lists.prepositions, lists.determiners)
        and not _small_name(words, i - 1, lexicon)
    ):
        i -= 1
    return (first, i) if i > first else None


def _small(word: Word, *lists: frozenset[str]) -> bool:
    """Whether a token ends no phrase: it is in one of the lists, or a mark."""
    return word.text == "’" or any(word.lower in own for own in lists)


def _reach_right(words: Sequence[Word], i: int, room: Phrase, lexicon: Lexicon, *, linked: bool) -> bool:
    """Whether token `i` goes on the phrase that begins at `room[0]`."""
    first, ceiling = room
    lists = lexicon.words
    word, lower = words[i], words[i].lower
    before = words[i - 1].lower if i > first else ""
    if lower in lists.days and before in lists.determiners and i + 1 < ceiling:
        return noun_like(words[i + 1], lexicon)  # a Sunday editorial
    if lower in lists.determiners:
        joins = i == first or before in lists.prepositions or before in _JOINERS or before in lists.determiners
        return joins or noun_like(word, lexicon)
    if i > first and (word.lower in POSSESSIVE or _today(words, i)):
        return True
    if i > first and lower in lists.prepositions and not _small_name(words, i, lexicon):
        return linked and lower in lists.noun_links and _noun_after(words, i, ceiling, lexicon)
    if i > first and lower in _JOINERS:
        return i + 1 < ceiling and _joined_right(words, i, lexicon)
    if (
        i > first
        and (lower.endswith("ed") or lower in lists.catenatives)
        and not capital(word)
        and _acts(words, i, lexicon)
    ):
        return False
    if i > first + 1 and lower.endswith("ly") and not capital(word) and lower not in lists.not_adverbs:
        return False
    named = noun_like(word, lexicon) or (i > first and _small_name(words, i, lexicon))
    return word.text != MARKED and named and (i == first or not verbal(words, i, lexicon))


def _acts(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a word in "ed" after a noun is what somebody did: "the justice | sounded off", "Lee | ended her talk"."""
    lists = lexicon.words
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if not (capital(words[i - 1]) or _person(words[i - 1].lower, lexicon)):
        return False
    if (words[i].lower in lists.catenatives and after == "to") or after in lists.subordinators:
        return True  # Lee | tries to; the crowd | cheered when
    leads = after in lists.determiners or after in lists.pronouns or after in _PARTICLES
    return leads or (after in lists.prepositions and after != "by")


def _noun_after(words: Sequence[Word], i: int, ceiling: int, lexicon: Lexicon) -> bool:
    if i + 1 >= ceiling:
        return False
    after = words[i + 1]
    return after.text != MARKED and (noun_like(after, lexicon) or after.lower in lexicon.words.determiners)


def _joined_right(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    one, two = words[i - 1], words[i + 1]
    return (
        capital(one)
        and (capital(two) or two.lower in lexicon.words.determiners)
        and two.lower not in lexicon.words.pronouns
    )
