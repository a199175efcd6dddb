"""Do two wordings that look alike say different things: another number, a "not" more?"""

import re
from collections.abc import Collection

# A closed class of the grammar, not a lexicon. The apostrophe of "don't" is gone by the time it is looked for.
_NEGATION = re.compile(
    r"no|not|never|nor|neither|none|nobody|nothing|nowhere|cannot|without"
    r"|(?:do|does|did|ca|could|wo|would|should|must|need|is|are|was|were|ai|has|have|had)nt"
)
_NUMERAL = re.compile(
    r"\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|millions?|billions?|trillions?|twice|half"
)


def negation(word: str) -> bool:
    """Whether a normalised word denies.

    >>> negation("dont"), negation("not"), negation("note")
    (True, True, False)
    """
    return _NEGATION.fullmatch(word) is not None


def contrary(short: Collection[str], long: Collection[str]) -> str | None:
    """What the shorter wording and the stretch of the longer that is like it disagree on, in words, or None.

    Takes normalised words. A number counts only when each side has one that the other lacks, a "not" only when the
    other side has none at all: speakers repeat themselves, and reporters smooth that.
    """
    if any(map(negation, short)) != any(map(negation, long)):
        return "one denies what the other says"
    mine, theirs = ({w for w in words if _NUMERAL.fullmatch(w)} for words in (short, long))
    if mine - theirs and theirs - mine:
        return f"other numbers: {', '.join(sorted(mine - theirs))} and {', '.join(sorted(theirs - mine))}"
    return None
