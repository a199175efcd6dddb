"""Do two wordings that look alike name somebody else, or another place, at the same point?

"We trust Omar Haddad" and "we trust Anton Ostrel" are no one remark. Names count where they stand for one another, a
few words for a few, beside words that stay, and are not two ways to write or to call the same: "Putin" and "Mr. Putin",
"Zelensky" and "Zelenskiy", "Russian" and "Russia", "Moscow" and "Russia", "EU" and "European Union".
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.lexicon import Turns, turns
from tracker.match.diff import compared
from tracker.match.scope import Places, Seen, Side, near_kept
from tracker.match.score import alike
from tracker.match.who import name
from tracker.text import normal

FEW = 4  # words: more of them in the place of others are another sentence
AKIN = 75.0  # likeness, letter by letter, from which two names are one

_ROOT = 4  # letters at the beginning that names of one kin share
_AT_HAND = 1 << 10  # texts whose capitals are kept
_CAPITAL = re.compile(r"\b[^\W\d_][\w’']*")


def instead(a: str, b: str) -> str | None:
    """Which names of two texts stand in each other's place, in words, or None."""
    if not (_capitals(a) - _capitals(b) and _capitals(b) - _capitals(a)):
        return None
    known = turns()
    both = compared(a, b)
    seen = Seen(Side(a, both.a_words), Side(b, both.b_words), both.edits, known, retold=False)
    words_a, words_b = ({word.normal for word in side.words} for side in (seen.a, seen.b))
    for edit, beside in seen.changed():
        if max(edit.a_last - edit.a_first, edit.b_last - edit.b_first) <= FEW:
            old = _named(seen.a, near_kept(seen.a, edit[1:3], beside), words_b, known)
            new = _named(seen.b, near_kept(seen.b, edit[3:5], beside), words_a, known)
            if old and new and not _one(old, new, known):
                return f"other names: {' and '.join(sorted((' '.join(old), ' '.join(new))))}"
    return None


@lru_cache(_AT_HAND)
def _capitals(text: str) -> frozenset[str]:
    """The words of a text that are written with a capital, as they are compared."""
    return frozenset(normal(found) for found in _CAPITAL.findall(text) if found[0].isupper())


def _named(side: Side, places: Places, others: set[str], known: Turns) -> Sequence[str]:
    """The names at these places as printed, those left out that the other wording has, too."""
    words = (side.words[place] for place in places if name(side, place, known))
    return [side.text[word.start : word.end] for word in words if word.normal not in others]


def _one(old: Sequence[str], new: Sequence[str], known: Turns) -> bool:
    """Whether a name may well be another way to call what the other calls so."""
    initials = {"".join(word[0] for word in names).casefold() for names in (old, new)}
    return any(akin(normal(x), normal(y), known) for x in old for y in new) or any(
        normal(word) in initials or word.isupper() for word in (*old, *new) if len(word) > 1
    )


def akin(x: str, y: str, known: Turns) -> bool:
    """Whether two normalised words may be one name: spelt in two ways, or both of one country."""
    here, there = known.places.get(x, frozenset()), known.places.get(y, frozenset())
    return x[:_ROOT] == y[:_ROOT] or alike(x, y) >= AKIN or not here.isdisjoint(there)
