"""Which words report speech, and what do they govern?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tracker.errors import LexiconError

CLASSES = frozenset(
    {
        *("say", "tell", "ask", "think", "vow", "urge", "express", "object", "about", "stance", "name", "show"),
        *("report", "publish", "manner", "bare"),
    }
)
_PHRASES = frozenset({"according", "words"})  # according to Lee; in the words of Lee
_VOWELS = "aeiou"


class Verb(NamedTuple):
    """One form of a reporting verb.

    Attributes:
        lemma: the verb as the lexicon lists it: "say", "point out".
        form: "base" (say), "s" (says), "past" (said: past tense or participle), "ing" (saying).
        classes: what it governs, a subset of CLASSES.
        rest: the words that follow the first one: ("out",) for "point out".
    """

    lemma: str
    form: str
    classes: frozenset[str]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The reporting words of a language.

    Attributes:
        verbs: lower-case first word to the verbs it may be, the longest first.
        nouns: nouns that stand for speech ("statement").
        opening: all words with which a reporting clause may be told: those, and those of "according to".
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    nouns: frozenset[str]
    opening: frozenset[str]


def load(text: str, label: str) -> Cues:
    """The reporting words in a TOML `text`.

    Raises:
        LexiconError: an unknown class or key, named with `label`.
    """
    tables = tomllib.loads(text)
    irregular = tables.pop("irregular", {})
    nouns = frozenset(tables.pop("noun", {}).get("nouns", ()))
    classes: dict[str, set[str]] = {}
    for name, table in tables.items():
        if name not in CLASSES or not set(table) <= {"about", "verbs", "examples"}:
            raise LexiconError(f"{label}: [{name}] has an unknown name or key")
        for lemma in table["verbs"]:
            classes.setdefault(lemma, set()).add(name)
    index: dict[str, list[Verb]] = {}
    for lemma, names in classes.items():
        first, *rest = lemma.split()
        for form, word in inflected(first, irregular.get(first)):
            index.setdefault(word, []).append(Verb(lemma, form, frozenset(names), tuple(rest)))
    verbs = {word: tuple(sorted(found, key=lambda v: -len(v.rest))) for word, found in index.items()}
    return Cues(verbs, nouns, _PHRASES | verbs.keys() | nouns)


def inflected(verb: str, irregular: list[str] | None = None) -> list[tuple[str, str]]:
    """The forms of an English verb, each with its name; `irregular` lists the forms after the base.

    >>> inflected("agree")
    [('base', 'agree'), ('s', 'agrees'), ('past', 'agreed'), ('ing', 'agreeing')]
    """
    if irregular:
        middle = [("past", word) for word in irregular[1:-1]]
        return [("base", verb), ("s", irregular[0]), *middle, ("ing", irregular[-1])]
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return [("base", verb), ("s", verb + "s"), ("past", verb + "d"), ("ing", stem + "ing")]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [("base", verb), ("s", verb[:-1] + "ies"), ("past", verb[:-1] + "ied"), ("ing", verb + "ing")]
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [("base", verb), ("s", verb + plural), ("past", verb + "ed"), ("ing", verb + "ing")]
