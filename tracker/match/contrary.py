"""Do two wordings that look alike say different things: another number, a "not" more?"""

from collections.abc import Collection

from tracker.lexicon import turns


def negation(word: str) -> bool:
    """Whether a normalised word denies.

    >>> negation("dont"), negation("not"), negation("note")
    (True, True, False)
    """
    return word in turns().negations


def numeral(word: str) -> bool:
    """Whether a normalised word is a number, in digits or in letters."""
    return word[:1].isdigit() or word in turns().numerals


def contrary(short: Collection[str], long: Collection[str]) -> str | None:
    """What the shorter wording and the stretch of the longer that is like it disagree on, in words, or None.

    Takes normalised words. A number counts only when each side has one that the other lacks, a "not" only when the
    other side has none at all: speakers repeat themselves, and reporters smooth that.
    """
    if any(map(negation, short)) != any(map(negation, long)):
        return "one denies what the other says"
    mine, theirs = (set(filter(numeral, words)) for words in (short, long))
    if mine - theirs and theirs - mine:
        return f"other numbers: {', '.join(sorted(mine - theirs))} and {', '.join(sorted(theirs - mine))}"
    return None
