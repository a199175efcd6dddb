"""Do two wordings that look alike say different things: another number, a "not" more?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.lexicon import turns

_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{3}")
_TENS = re.compile(r"[2-9]0")


def negation(word: str) -> bool:
    """Whether a normalised word denies.

    >>> negation("dont"), negation("not"), negation("note")
    (True, True, False)
    """
    return word in turns().negations


def numeral(word: str) -> bool:
    """Whether a normalised word is a number, in digits or in letters."""
    return word[:1].isdigit() or word in turns().numerals


def contrary(short: Sequence[str], long: Sequence[str]) -> str | None:
    """What the shorter wording and the stretch of the longer that is like it disagree on, in words, or None.

    Takes normalised words, in order. A number counts only when each side has one that the other lacks, a "not" only
    when the other side has none at all: speakers repeat themselves, and reporters smooth that.
    """
    if any(map(negation, short)) != any(map(negation, long)):
        return "one denies what the other says"
    mine, theirs = (set(counts(words)) for words in (short, long))
    if mine - theirs and theirs - mine:
        return f"other numbers: {', '.join(sorted(mine - theirs))} and {', '.join(sorted(theirs - mine))}"
    return None


def counts(words: Sequence[str]) -> list[str]:
    """What the numbers count: "thirty million" the same as "30m", "twenty five" as "25", "1 200" as "1200"."""
    known = turns()
    found: list[str] = []
    for before, word in pairwise(("", *words)):
        digits, spelt = _DIGITS.match(word), known.numerals.get(word, "1" if word == "one" else "")
        if len(spelt) == 1 and _TENS.fullmatch(known.numerals.get(before, "")):
            found[-1] = found[-1][0] + spelt
        elif before.isdigit() and _THOUSANDS.fullmatch(word):
            found[-1] += word
        elif digits:
            found += [digits.group(), *filter(None, [known.scales.get(word[digits.end() :])])]
        elif numeral(word):
            found.append(spelt)
    return found
