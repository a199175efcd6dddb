"""Which names mean which outlets?

A name is filed under its first word without article. One name can have several senses: strong ones of one outlet, or
weak ones of several.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.errors import LexiconError
from tracker.lexicon.generic_outlets import split
from tracker.lexicon.outlet_entries import Outlet

_SHORTEST_CAPITALS = 4  # letters: "REUTERS", "TASS"; shorter names in capitals are other abbreviations too often


class Sense(NamedTuple):
    """What one name can mean: an outlet, and how surely.

    Attributes:
        outlet: id.
        weak: the name is also a word, a person or another outlet.
        show: the name is a programme's.
        usual: the one to take when nothing tells which is meant.
    """

    outlet: str
    weak: bool
    show: bool
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One name: its words without article, and what it means without (`bare`) and with "the" before it."""

    words: list[str]
    bare: tuple[Sense, ...]
    articled: tuple[Sense, ...]


class _Key(NamedTuple):
    """The words of a name without article, and whether it counts with "the" only."""

    words: tuple[str, ...]
    articled: bool


Index = Mapping[str, list[Form]]


def index(outlets: Iterable[Outlet], labels: Mapping[str, str]) -> Index:
    """All names by first word, longest first.

    Args:
        outlets: in the order in which their senses of a shared weak name are tried.
        labels: outlet id -> what to call the file it stands in, for errors.

    Raises:
        LexiconError: a strong name of two outlets, or a usual one.
    """
    senses: dict[_Key, list[Sense]] = {}
    for outlet in outlets:
        for names, weak, show in (
            (outlet.forms, False, False),
            (outlet.shows, False, True),
            (outlet.weak, True, False),
            (outlet.weak_shows, True, True),
        ):
            for name in names:
                sense = Sense(outlet.id, weak, show, name in outlet.usual)
                _add(senses, name, sense, labels)
                if show and name != (titled := _titled(name)):
                    _add(senses, titled, sense, labels)
    _add_capitals(senses)
    forms: dict[str, list[Form]] = {}
    for words in {key.words: None for key in senses}:
        bare = senses.get(_Key(words, articled=False), [])
        articled = senses.get(_Key(words, articled=True), [])
        alone = _ranked(bare)
        forms.setdefault(words[0], []).append(
            Form(list(words), alone, _ranked([*articled, *bare]) if articled else alone)
        )
    for found in forms.values():
        found.sort(key=lambda form: -len(form.words))
    return forms


def _add(senses: dict[_Key, list[Sense]], name: str, sense: Sense, labels: Mapping[str, str]) -> None:
    words = split(name)
    articled = len(words) > 1 and words[0] == "The"
    known = senses.setdefault(_Key(words[articled:], articled), [])
    for other in known:
        if other.outlet != sense.outlet:
            _check_pair(name, sense, other, labels)
    known.append(sense)
    if len(words[-1]) == 1:  # at the end of a sentence, "on X.", it reads like an initial
        senses.setdefault(_Key((*words[articled:-1], f"{words[-1]}."), articled), []).append(sense)


def _titled(name: str) -> str:
    """A name with capitals on its small words, too: "Late Show With Ana Ruiz"."""
    return " ".join(word.capitalize() if word.islower() else word for word in name.split(" "))


def _check_pair(name: str, sense: Sense, other: Sense, labels: Mapping[str, str]) -> None:
    """Two outlets may share a weak name, and one of them may be the usual one."""
    key = "shows" if sense.show else "forms"
    owner = f"[{other.outlet}] of {labels[other.outlet]}"
    if not sense.weak and not other.weak:
        raise LexiconError(
            f"{labels[sense.outlet]}: [{sense.outlet}] {key}: {name!r} belongs to {owner}; make it weak in both"
        )
    if sense.usual and other.usual:
        raise LexiconError(
            f"{labels[sense.outlet]}: [{sense.outlet}] usual: {name!r} is usual for {owner}; keep it in one of them"
        )


def _add_capitals(senses: dict[_Key, list[Sense]]) -> None:
    """Strong names as datelines and headlines print them."""
    for key, found in list(senses.items()):
        capitals = _Key(tuple(word.upper() for word in key.words), key.articled)
        strong = [sense for sense in found if not sense.weak]
        if strong and len("".join(key.words)) >= _SHORTEST_CAPITALS and capitals not in senses:
            senses[capitals] = strong


def _ranked(senses: Sequence[Sense]) -> tuple[Sense, ...]:
    """Strong ones alone if there are any, else the usual one first."""
    if len(senses) < 2:
        return tuple(senses)
    found = tuple(sorted(dict.fromkeys(senses), key=lambda sense: not sense.usual))
    return tuple(sense for sense in found if not sense.weak) or found
