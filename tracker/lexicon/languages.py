"""Which language is a text in, as far as its letters tell?"""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.errors import LexiconError

_KEYS = {"scripts", "among", "alphabets"}
_MOST = 0.5  # share of a text's letters that make it one of their script; what it quotes may be in another
_ALONE = 0.4  # likewise where a script tells the language; a sign may be a word, and a Latin name has many letters
_AMONG = 0.1  # share of its own letters that one has at least who writes in another's, too
_STRANGE = 0.02  # share of letters that names from elsewhere bring into a text


@dataclass(frozen=True, slots=True)
class Languages:
    """What letters tell of languages; languages.toml says more.

    Attributes:
        scripts: a script to the one language written in it.
        among: a language to those that are written in its letters among their own.
        alphabets: a script to languages with the letters that they have.
    """

    scripts: Mapping[str, str]
    among: Mapping[str, tuple[str, ...]]
    alphabets: Mapping[str, Mapping[str, frozenset[str]]]

    def alone(self, text: str) -> str | None:
        """The language of a text in a script that nobody else writes; kana and hangul tell Japanese and Korean."""
        counts = Counter(_script(sign) for sign in text if sign.isalpha())
        most = counts.total() * _ALONE
        told: Counter[str] = Counter()
        for script, count in counts.items():
            if script in self.scripts:
                told[self.scripts[script]] += count
        for code, others in self.among.items():
            every = told[code] + sum(told[other] for other in others)
            first = max(others, key=lambda other: told[other])
            if every > most:
                return first if told[first] >= _AMONG * every else code
        best = max(told, key=lambda code: told[code], default=None)
        return best if best and told[best] > most else None

    def possible(self, text: str, *, strange: float = _STRANGE) -> frozenset[str] | None:
        """The languages that have a text's letters, but for few; None for a script whose letters are not listed."""
        letters = Counter(sign for sign in text.lower() if sign.isalpha())
        script = self._main(letters)
        if script is None:
            return None
        own = Counter({sign: count for sign, count in letters.items() if _script(sign) == script})
        most = strange * own.total()
        return frozenset(
            code
            for code, alphabet in self.alphabets[script].items()
            if sum(count for sign, count in own.items() if sign not in alphabet) <= most
        )

    def _main(self, letters: Counter[str]) -> str | None:
        """The script of most letters, when it has alphabets."""
        counts: Counter[str] = Counter()
        for sign, count in letters.items():
            counts[_script(sign)] += count
        return next((s for s in self.alphabets if counts[s] > letters.total() * _MOST), None)


def load(text: str, label: str = "languages.toml") -> Languages:
    """What a TOML text says of letters.

    Raises:
        LexiconError: a table is missing or unknown.
    """
    data = tomllib.loads(text)
    if wrong := _KEYS ^ set(data):
        raise LexiconError(f"{label}: missing or unknown: {', '.join(sorted(wrong))}")
    alphabets = {
        script: {code: frozenset(letters) for code, letters in table.items()}
        for script, table in data["alphabets"].items()
    }
    return Languages(data["scripts"], {code: tuple(others) for code, others in data["among"].items()}, alphabets)


def _script(sign: str) -> str:
    """The script of a letter: the first word of its name, without what says how wide it is."""
    words = unicodedata.name(sign, "").split()
    return words[1] if len(words) > 1 and words[0] in {"FULLWIDTH", "HALFWIDTH"} else words[0] if words else ""
