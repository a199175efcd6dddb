"""Which words are function words, titles, bodies and places?"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from tracker.errors import LexiconError

_ENDINGS = "_endings"


@dataclass(frozen=True, slots=True)
class Words:
    """Closed classes of English words, lower case; words.toml and titles.toml say what each is for."""

    abbreviations: frozenset[str]
    aired: frozenset[str]
    narrating: frozenset[str]
    written: frozenset[str]
    adjective_endings: tuple[str, ...]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    alike: frozenset[str]
    asides: frozenset[str]
    auxiliaries: frozenset[str]
    bodies: frozenset[str]
    callings: frozenset[str]
    anybody: frozenset[str]
    catenatives: frozenset[str]
    collectives: frozenset[str]
    conjunctions: frozenset[str]
    copulas: frozenset[str]
    days: frozenset[str]
    determiners: frozenset[str]
    documents: frozenset[str]
    finite: frozenset[str]
    held: frozenset[str]
    holding: frozenset[str]
    hedges: frozenset[str]
    honorifics_female: frozenset[str]
    honorifics_male: frozenset[str]
    issued: frozenset[str]
    issuing: frozenset[str]
    giving: frozenset[str]
    recordings: frozenset[str]
    mentioning: frozenset[str]
    modals: frozenset[str]
    mute_endings: tuple[str, ...]
    months: frozenset[str]
    makers: frozenset[str]
    naming_nouns: frozenset[str]
    negations: frozenset[str]
    not_adverbs: frozenset[str]
    noun_links: frozenset[str]
    noun_verbs: frozenset[str]
    office: frozenset[str]
    epithets: frozenset[str]
    openers: frozenset[str]
    pairs_countries: frozenset[str]
    pairs_people: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    plurals: frozenset[str]
    polls: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    regions: frozenset[str]
    relatives: frozenset[str]
    roles: frozenset[str]
    surnames: frozenset[str]
    rubrics: frozenset[str]
    subordinators: frozenset[str]
    uncounted: frozenset[str]
    voices: frozenset[str]


def load(*texts: str) -> Words:
    """The classes in TOML `texts`, each a list under its name.

    Raises:
        LexiconError: a class is missing or unknown.
    """
    tables = [tomllib.loads(text) for text in texts]
    found = {name: _kept(name, words) for table in tables for name, words in table.items()}
    wanted = {field.name for field in fields(Words)}
    if wrong := wanted ^ set(found):
        raise LexiconError(f"word lists: missing or unknown: {', '.join(sorted(wrong))}")
    return Words(**found)


def _kept(name: str, words: Sequence[str]) -> Any:
    """A list of words as the class holds it: endings as a tuple, to which `str.endswith` is asked."""
    return tuple(words) if name.endswith(_ENDINGS) else frozenset(words)


@dataclass(frozen=True, slots=True)
class Places:
    """Countries by the ways they are named.

    Attributes:
        countries: a name ("Russia", "U.S.") to the usual name.
        people: an adjective ("Russian") to the country's usual name.
        capitals: a capital ("Moscow") to the usual name of the country whose government it stands for.
    """

    countries: Mapping[str, str]
    people: Mapping[str, str]
    capitals: Mapping[str, str]


def load_places(text: str) -> Places:
    """The countries in a TOML `text`, one table each."""
    tables = tomllib.loads(text).values()
    return Places(
        {form: table["name"] for table in tables for form in table["forms"]},
        {form: table["name"] for table in tables for form in table["people"]},
        {form: table["name"] for table in tables for form in table["capitals"]},
    )


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices by other words.

    Attributes:
        abbreviated: a printed title to the word that it abbreviates ("sen." to "senator").
        kin: an office to the titles that it may stand for ("lawmaker" to "senator" and others).
        parties: a word for somebody of a party ("GOP", the "D" of "D-Md.") to the party.
        states: the abbreviation of a state to its name.
        natives: what somebody from a state is called ("Texan") to the state.
        party_names, state_names: the parties and states that these lead to.
    """

    abbreviated: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]
    parties: Mapping[str, str]
    states: Mapping[str, str]
    natives: Mapping[str, str]
    party_names: frozenset[str]
    state_names: frozenset[str]


def load_offices(text: str) -> Offices:
    """The offices in a TOML `text`."""
    tables = tomllib.loads(text)
    kin = {name: frozenset(found) for name, found in tables["kin"].items()}
    parties, states, natives = tables["parties"], tables["states"], tables["natives"]
    names = frozenset(parties.values()), frozenset((*states.values(), *natives.values()))
    return Offices(tables["abbreviated"], kin, parties, states, natives, *names)


@dataclass(frozen=True, slots=True)
class Citing:
    """What stands beside an outlet that relays; citing.toml says what each list is for.

    Attributes:
        anaphora: a noun that stands for an outlet ("the newspaper") to the kinds that it may be.
        by: a participle before "by" to the name of a relation.
    """

    anaphora: Mapping[str, Sequence[str]]
    by: Mapping[str, str]
    air: frozenset[str]
    aired_at: frozenset[str]
    audiences: frozenset[str]
    citing: frozenset[str]
    columnists: frozenset[str]
    describing: frozenset[str]
    elsewhere: frozenset[str]
    executives: frozenset[str]
    gatherings: frozenset[str]
    hosting: frozenset[str]
    meetings: frozenset[str]
    occasions: frozenset[str]
    outbursts: frozenset[str]
    own_words: frozenset[str]
    personal: frozenset[str]
    polling: frozenset[str]
    posted_at: frozenset[str]
    print: frozenset[str]
    printed_at: frozenset[str]
    publishing: frozenset[str]
    reporting: frozenset[str]
    talk: frozenset[str]
    told_at: frozenset[str]
    topics: frozenset[str]
    unheld: frozenset[str]
    written: frozenset[str]


def load_citing(text: str) -> Citing:
    """The words beside outlets in a TOML `text`.

    Raises:
        LexiconError: a list is missing or unknown.
    """
    tables = tomllib.loads(text)
    lists = {name: frozenset(found) for name, found in tables["words"].items()}
    wanted = {field.name for field in fields(Citing)} - {"by", "anaphora"}
    if wrong := wanted ^ set(lists):
        raise LexiconError(f"citing.toml: missing or unknown: {', '.join(sorted(wrong))}")
    return Citing(by=tables["by"], anaphora=tables["anaphora"], **lists)
