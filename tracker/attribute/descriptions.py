"""By what does an article describe each of the people whom it names?

Former mill inspector Ana Ruiz                     before the name
the Republican front-runner, Lee Park, said        before the name and a comma
Lee Park, 46, a lawyer and former senator of Ohio  added to it
Sen. Lee Park (R-Tex.)                             a party and a state
Lee Park is the oldest member                      as what somebody is
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.attribute.cast import Cast, fullest
from tracker.attribute.names import Name
from tracker.lexicon import Lexicon, Words
from tracker.model import Sentence, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

AGE = "-year-old"

_ADDED = 16  # tokens after a name that may describe somebody
_FRONT = 9  # tokens before a name likewise
_IS = frozenset({"is", "was", "became"})
_OF = frozenset({"of", "from", "for", "at"})
_JOINING = frozenset({"and", "or", "&"})
_ENDS = frozenset({",", ")", "]", "—", "–", "--", "-"})


class Description(NamedTuple):
    """What somebody is said to be: "former senator of Ohio".

    Attributes:
        head: its noun ("senator"), or the empty string.
        words: all its words, lower case, in order; hyphenated ones also in parts.
    """

    head: str
    words: tuple[str, ...]


class Profile(NamedTuple):
    """What is told of one person, or asked for, made ready for comparing.

    Attributes:
        told: the descriptions.
        words: of all of them, parties and states by their usual names.
        parties, lands, states: those among them.
        telling: words that tell one person from another: offices, parties, states, countries.
    """

    told: tuple[Description, ...]
    words: frozenset[str]
    parties: frozenset[str]
    lands: frozenset[str]
    states: frozenset[str]
    telling: frozenset[str]


class Asked(NamedTuple):
    """What a description asks for.

    Attributes:
        profile: what it says.
        nouns: words of which somebody's descriptions must hold one, so that their nouns can be alike.
        plain: whether somebody may be called so whom the article does not describe so.
    """

    profile: Profile
    nouns: frozenset[str]
    plain: bool


def descriptions(cast: Cast, sentences: Sequence[Sentence], lexicon: Lexicon) -> Mapping[str, tuple[Description, ...]]:
    """The fullest name of each person to what the article says that he or she is."""
    found: dict[str, list[Description]] = {}
    for number, name in cast.seen:
        if name.kind is SpeakerKind.PERSON:
            told = list(_of_name(sentences[number].words, name, lexicon))
            if told:
                full = fullest(cast, name.text, name.titles, lexicon.words)
                found.setdefault(full, []).extend(told)
    return {name: tuple(dict.fromkeys(told)) for name, told in found.items()}


def described(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Description]:
    """The descriptions that a phrase is made of: "the independent senator | and Democratic candidate"."""
    start = 0
    for end in [i for i, w in enumerate(words) if w.lower in _JOINING] + [len(words)]:
        part = [w for w in words[start:end] if w.lower not in lexicon.words.determiners]
        of = next((i for i, w in enumerate(part) if w.lower in lexicon.words.prepositions), len(part))
        head = part[of - 1].lower if of else ""
        if head and someone(head, lexicon):
            yield Description(lexicon.offices.abbreviated.get(head, head), tuple(_parts(part, lexicon)))
        start = end + 1


def someone(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun tells what one person is."""
    lists, offices = lexicon.words, lexicon.offices
    known = noun in lists.roles or noun in lists.epithets or noun in lists.callings or noun in offices.natives
    return known or noun.endswith(AGE)


def _parts(words: Sequence[Word], lexicon: Lexicon) -> Iterator[str]:
    """The words of a description, titles written out, each with the parts that hyphens join."""
    for word in words:
        lower = lexicon.offices.abbreviated.get(word.lower, word.lower)
        yield lower
        if "-" in lower and not lower.endswith(AGE):
            yield from lower.split("-")


def _of_name(words: Sequence[Word], name: Name, lexicon: Lexicon) -> Iterator[Description]:
    """What the words around a name say that its owner is."""
    if name.titles:
        heads = [title for title in name.titles if someone(title, lexicon)]
        if heads and name.whole < name.first:
            yield Description(heads[-1], name.titles)
    yield from _before(words, name, lexicon)
    after = name.last
    if after + 1 >= len(words):
        return
    if words[after].text in {",", "(", "["}:
        yield from _added(words, after + 1, lexicon)
    elif words[after].lower in _IS and words[after + 1].lower in lexicon.words.determiners:
        yield from described(words[after + 1 : _end(words, after + 1, lexicon)], lexicon)


def _before(words: Sequence[Word], name: Name, lexicon: Lexicon) -> Iterator[Description]:
    """What stands before a name: "former Ohio governor | Ana Ruiz"; "the governor, | Ana Ruiz, said"."""
    last = name.first
    apart = last > 1 and words[last - 1].text == ","
    if apart:
        last -= 1
    first = last
    while first > max(0, last - _FRONT) and _goes_on(words[first - 1], lexicon):
        first -= 1
    led = first > 0 and (words[first - 1].lower in lexicon.words.determiners or words[first - 1].lower in POSSESSIVE)
    closed = name.last >= len(words) or words[name.last].text in _ENDS or words[name.last].text == "."
    if first < last and (not apart or (led and closed and someone(words[last - 1].lower, lexicon))):
        yield from described(words[first:last], lexicon)


def _added(words: Sequence[Word], first: int, lexicon: Lexicon) -> Iterator[Description]:
    """What is added to a name from token `first` on: an age, a party and a state, what somebody is."""
    word = words[first]
    if word.text.isdigit() and first + 1 < len(words) and words[first + 1].text in _ENDS:
        yield Description(word.text + AGE, (word.text + AGE,))
        first += 2
        if first >= len(words):
            return
        word = words[first]
    party, _, state = word.lower.partition("-")
    if party in lexicon.offices.parties and len(party) == 1:
        stop = "." if first + 1 < len(words) and words[first + 1].text == "." else ""
        where = lexicon.offices.states.get(state.removesuffix(".") + (stop or "."), state)
        yield Description("", (lexicon.offices.parties[party], *where.split()))
        return
    lists = lexicon.words
    if word.lower in lists.determiners or word.lower in {"former", "then"} or someone(word.lower, lexicon):
        yield from described(words[first : _end(words, first, lexicon)], lexicon)


def _end(words: Sequence[Word], first: int, lexicon: Lexicon) -> int:
    """Where what somebody is ends: at a sign, a verb, a relative word."""
    last = min(len(words), first + _ADDED)
    return next((i for i in range(first, last) if _closes(words[i], lexicon.words)), last)


def _closes(word: Word, lists: Words) -> bool:
    closing = word.lower in lists.relatives or word.lower in lists.finite or word.lower in lists.subordinators
    return closing or not (word.text[0].isalnum() or word.lower in POSSESSIVE)


def _goes_on(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may go on what stands before a name, to the left."""
    lists = lexicon.words
    small = (lists.prepositions, lists.conjunctions, lists.subordinators, lists.relatives, lists.finite)
    other = (lists.determiners, lists.pronouns, lists.auxiliaries)
    ends = any(word.lower in own for own in other) or (word.lower != "of" and any(word.lower in own for own in small))
    if ends or not word.text[0].isalnum():
        return False
    verbs = lexicon.cues.verbs.get(word.lower, ()) if word.text.islower() else ()
    return not any(v.form in {"past", "ing"} for v in verbs)
