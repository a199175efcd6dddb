"""When are two wordings the same but for marks, case, hyphens and cuts?"""

import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset("'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")


class _Folding(dict[int, str]):
    """For `str.translate`: what stands for each character, worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "" if char in _DROPPED else unicodedata.normalize("NFKD", char.casefold()).casefold()
        pieces = (piece if piece.isalnum() else " " for piece in folded if not unicodedata.combining(piece))
        return self.setdefault(code, "".join(pieces))


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Normal:
    """A text for comparing, and where it came from.

    Attributes:
        text: what `normal` gives.
        map: for each character of `text`, the offset of the character in the original it came from; for a blank, that
            of the word after it.
    """

    text: str
    map: tuple[int, ...]


def normal(text: str) -> str:
    """`text` as a key for comparing: lower-case letters and digits only, words parted by one blank.

    Compatibility forms are decomposed, accents and apostrophes dropped, everything else that is no letter or
    digit becomes a word break: "Rock-solid" and "rock solid" are alike; "[sic]" and "(laughs)" keep their words.

    >>> normal("“Rock-Solid…”")
    'rock solid'
    """
    return " ".join(text.translate(_FOLDING).split())


def mapped(text: str) -> Normal:
    """`normal(text)`, and where each of its characters came from."""
    out: list[str] = []
    places: list[int] = []
    gap = False
    for i, char in enumerate(text):
        for piece in _FOLDING[ord(char)]:
            if piece == " ":
                gap = True
                continue
            if gap and out:
                out.append(" ")
                places.append(i)
            gap = False
            out.append(piece)
            places.append(i)
    return Normal("".join(out), tuple(places))
