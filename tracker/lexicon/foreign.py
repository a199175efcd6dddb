"""How do texts that are not English name the outlet from which they have something?"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tracker.errors import LexiconError
from tracker.lexicon.outlet_entries import Outlet

_KEYS = {"before", "after", "between", "examples"}
_SIGNS = " \u00a0«»„“”\"「」’'"
_BETWEEN = 6  # words that may stand between: am | Mittwoch | die | Nachrichtenagentur | dpa
_LONGEST = 40  # characters of a name, and of what may stand between it and the form
_NEVER = r"(?!)"


class Cited(NamedTuple):
    """An outlet that a text names as the one that has it, and where its name stands."""

    outlet: Outlet
    start: int
    end: int


class _Forms(NamedTuple):
    """Patterns of the words of a language, and the words that may stand between them and a name."""

    before: str
    after: str
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Forms of citing by language.

    Attributes:
        forms: code of a language to what finds them.
        names: an outlet's name, in lower case, to the outlet.
    """

    forms: Mapping[str, _Forms]
    names: Mapping[str, Outlet]

    def cited(self, text: str, start: int, end: int, language: str) -> list[Cited]:
        """The outlets that a piece of text cites, in order."""
        forms = self.forms.get(language)
        if forms is None:
            return []
        before = [match.end() for match in _compiled(forms.before).finditer(text, start, end)]
        after = [match.start() for match in _compiled(forms.after).finditer(text, start, end)]
        found = [self._named(text, place, min(end, place + 2 * _LONGEST), forms.between) for place in before]
        found += [self._ending(text, max(start, place - _LONGEST), place) for place in after]
        return sorted({cited.start: cited for cited in found if cited}.values(), key=lambda cited: cited.start)

    def _named(self, text: str, start: int, end: int, between: tuple[str, ...]) -> Cited | None:
        """The outlet whose name begins at `start`, but for signs and the words that may stand between."""
        for _ in range(_BETWEEN):
            start += len(text[start:end]) - len(text[start:end].lstrip(_SIGNS))
            for stop in range(min(end, start + _LONGEST), start + 1, -1):
                outlet = self.names.get(_plain(text[start:stop]))
                if outlet and _parted(text, stop):
                    return Cited(outlet, start, stop)
            rest = _plain(text[start:end])
            word = next((w for w in between if rest.startswith(w) and _parted(text, start + len(w))), "")
            if not word:
                return None
            start += len(word)
        return None

    def _ending(self, text: str, start: int, end: int) -> Cited | None:
        """The outlet whose name ends at `end`, but for signs."""
        end = start + len(text[start:end].rstrip(_SIGNS))
        for begin in range(start, end - 1):
            outlet = self.names.get(_plain(text[begin:end]))
            if outlet and _parted(text, begin):
                return Cited(outlet, begin, end)
        return None


def load(text: str, outlets: Iterable[Outlet], label: str = "foreign.toml") -> Foreign:
    """The forms that a TOML text lists, around the names of `outlets`.

    Raises:
        LexiconError: a key is missing or unknown.
    """
    data = tomllib.loads(text)
    for code, table in data.items():
        if wrong := _KEYS ^ set(table):
            raise LexiconError(f"{label}: [{code}]: missing or unknown: {', '.join(sorted(wrong))}")
    names = {_plain(name): outlet for outlet in outlets for name in (outlet.name, *outlet.forms) if len(name) > 1}
    return Foreign({code: _forms(table) for code, table in data.items()}, names)


def _forms(table: Mapping[str, list[str]]) -> _Forms:
    between = tuple(sorted(table["between"], key=len, reverse=True))
    return _Forms(_any(table["before"]), _any(table["after"]), between)


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest first, as whole words where its letters part words; of none what never is."""
    return "|".join(_whole(word) for word in sorted(words, key=len, reverse=True)) or _NEVER


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """What finds the words of a language: made when a text in it is first read."""
    return re.compile(pattern, re.IGNORECASE)


def _whole(word: str) -> str:
    spelt = re.escape(word).replace("'", "['’]")
    return spelt if _joins(word[-1]) else rf"(?<![^\W_]){spelt}(?![^\W_])"


def _plain(words: str) -> str:
    return words.replace("’", "'").lower()


def _joins(sign: str) -> bool:
    """Whether words are written on behind a sign without a blank."""
    return sign in "'’ل" or "\u3040" <= sign <= "\u9fff"


def _parted(text: str, place: int) -> bool:
    """Whether a word can begin or end at a place."""
    around = text[max(0, place - 1) : place + 1]
    return len(around) < 2 or not around.isalnum() or any(_joins(sign) for sign in around)
