"""When are two wordings the same but for marks, case, hyphens and cuts?"""

import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset("'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text for comparing: lower case, words parted by one blank.

    Attributes:
        text: letters and digits only, with single blanks; "[sic]" and "(laughs)" keep their words.
        map: for each character of `text`, the offset of the character in the original it came from.
    """

    text: str
    map: tuple[int, ...]


def normal(text: str) -> Normal:
    """`text` as a key for comparing, and where each of its characters came from.

    Compatibility forms are decomposed, accents and apostrophes dropped, everything else that is no letter or
    digit becomes a word break: "Rock-solid" and "rock solid" are alike.

    >>> normal("“Rock-Solid…”").text
    'rock solid'
    """
    out: list[str] = []
    places: list[int] = []
    gap = False
    for i, char in enumerate(text):
        if char in _DROPPED:
            continue
        folded = char.lower() if char.isascii() else unicodedata.normalize("NFKD", char.casefold()).casefold()
        for piece in folded:
            if piece.isalnum():
                if gap and out:
                    out.append(" ")
                    places.append(i)
                gap = False
                out.append(piece)
                places.append(i)
            elif not unicodedata.combining(piece):
                gap = True
    return Normal("".join(out), tuple(places))
