"""By which words may a changed wording say another thing?"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.errors import LexiconError
from tracker.lexicon.words import Places, Words
from tracker.text import normal

_LISTS = frozenset({
    "negations", "doubts", "conditions", "backshift", "persons", "pasts", "shares", "spans", "sayings", "oneself",
    "asides",
})  # fmt: skip
_TABLES = frozenset({"numerals", "scales"})


@dataclass(frozen=True, slots=True)
class Turns:
    """Words as `tracker.text.normal` leaves them; turns.toml says what each class is for.

    Attributes:
        hedges: of speakers and of reporters.
        conditions: each as a row of words, `longest` at most.
        numerals: a word to what it counts.
        scales: a short form behind digits to the numeral it stands for.
        sayings: each as a row of words, behind somebody whose words or thoughts follow.
        oneself: those who are the speaker then.
        titles: words that stand before a name and are written like one.
        plain: words with a capital that name nobody: days, months, the first word of a sentence.
        places: a word in the name of a country, a people or a capital to the countries that it is of.
        possessives: "our", "their".
        auxiliaries: before the first of them stands a subject.
        copulas: those that are forms of "be".
        finite: auxiliaries and other verbs that no noun looks like: before one stands its subject.
        determiners, prepositions: before nouns.
        shares: before "of": of how many it is said.
        spans: behind "by the": when or where, and not who did it.
    """

    negations: frozenset[str]
    hedges: frozenset[str]
    conditions: frozenset[tuple[str, ...]]
    longest: int
    backshift: frozenset[str]
    persons: frozenset[str]
    sayings: frozenset[tuple[str, ...]]
    oneself: frozenset[str]
    asides: frozenset[str]
    numerals: Mapping[str, str]
    scales: Mapping[str, str]
    titles: frozenset[str]
    plain: frozenset[str]
    places: Mapping[str, frozenset[str]]
    possessives: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    finite: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    shares: frozenset[str]
    spans: frozenset[str]


def load(text: str, words: Words, places: Places) -> Turns:
    """The classes in a TOML `text`, with those of `words` and `places` that count among them.

    Raises:
        LexiconError: a class is missing or unknown.
    """
    tables = tomllib.loads(text)
    if wrong := set(tables) ^ (_LISTS | _TABLES):
        raise LexiconError(f"turns.toml: missing or unknown: {', '.join(sorted(wrong))}")
    lists = {name: frozenset(tables[name]) for name in _LISTS}
    conditions = frozenset(tuple(phrase.split()) for phrase in lists["conditions"])
    return Turns(
        negations=lists["negations"],
        hedges=lists["doubts"] | words.hedges,
        conditions=conditions,
        longest=max(map(len, conditions)),
        backshift=lists["backshift"],
        persons=lists["persons"],
        sayings=frozenset(tuple(phrase.split()) for phrase in lists["sayings"]),
        oneself=lists["oneself"],
        asides=lists["asides"],
        numerals=tables["numerals"],
        scales=tables["scales"],
        titles=words.roles | words.honorifics_male | words.honorifics_female,
        plain=words.days | words.months | words.openers,
        places=_countries(places),
        possessives=words.possessives,
        auxiliaries=(auxiliaries := _words(*(word for word in words.auxiliaries if word.isalpha()))),
        copulas=words.copulas,
        finite=auxiliaries | _words(*words.finite) | lists["pasts"],
        determiners=words.determiners,
        prepositions=words.prepositions,
        shares=lists["shares"],
        spans=lists["spans"],
    )


def _countries(places: Places) -> Mapping[str, frozenset[str]]:
    """The words of all names of countries, and which countries each may mean."""
    found = defaultdict[str, set[str]](set)
    for names in (places.countries, places.people, places.capitals):
        for name, country in names.items():
            for word in _words(name):
                found[word].add(country)
    return {word: frozenset(countries) for word, countries in found.items()}


def _words(*names: str) -> frozenset[str]:
    """The words of names, as wordings are compared."""
    return frozenset(word for name in names for word in normal(name).split())
