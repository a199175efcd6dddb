"""Which tokens does a text hold, and where?"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

_KEPT = 10_000  # pieces with signs in them that are taken apart once: "said.", "(Reuters)"
_SHORT = 30  # characters of such a piece
_AFTER = frozenset(".,:;?!")  # what ends most words that do not stand between two blanks
POSSESSIVE = frozenset({"'s", "'"})  # tokens, in lower case
_ARABIC = ("al-", "el-", "ul-")
# Letters with their accents, and digits; also what UTF-8 read as Latin-1 leaves inside words: "IbÃ¡Ã±ez".
_LETTERS = r"(?:[^\W_]|[\u0300-\u036f]|(?<=[ÂÃ\u0302\u0303])[\x80-\xbf])+"
_TOKEN = re.compile(
    r"""
      https?://[^\s<>"“”]+                        # an address
    | [@#]\w+                                     # a handle, a tag
    | [^\W\d_]\.(?:[^\W\d_]\.)+                   # U.S., a.m.
    | ['’]s(?![\w])                               # the possessive
    | LETTERS(?:(?:[-‐‑'’&.](?=[^\W_])|(?<=\d),(?=\d{3}(?!\d)))LETTERS)*  # a word, with signs inside: rock-solid; 2,400
    | \.{2,3}|…|--+                               # a cut, a dash
    | ''|``                                       # typewriter marks
    | \S                                          # any other sign
    """.replace("LETTERS", _LETTERS),
    re.VERBOSE,
)
_SHORTENED = re.compile(r"(?<=[^\W\d_])['’](?:d|ll|m|re|ve)$", re.IGNORECASE)  # he'd, we'll, I'm, they're, they've


_ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’']")


Plain = tuple[int, int, str, str]  # where a token stands, as printed, and in lower case with straight apostrophes


class Token(NamedTuple):
    """A word or sign and where it stands, half-open, in code points."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None, abbreviations: Collection[str] = ()) -> list[Token]:
    """The words and signs of `text[start:end]`, in order, blanks left out.

    "China's" gives "China" and "'s", "they've" gives "they" and "'ve". The full stop of an abbreviation ("Mr.",
    lower-cased without its stop in `abbreviations`) or of an initial ("John F. Kennedy") belongs to the word.

    Runs in time linear in the length of the text.
    """
    return [Token(*token[:3]) for token in plain_tokens(text, start, end, frozenset(abbreviations))]


def plain_tokens(
    text: str, start: int = 0, end: int | None = None, abbreviations: frozenset[str] = frozenset()
) -> list[Plain]:
    """The `tokens` of a text as plain tuples, each with its lower case, for those who make records of their own."""
    found: list[Plain] = []
    at = start
    for piece in text[start:end].split():
        first = text.index(piece, at)
        at = first + len(piece)
        if piece.isalnum():
            found.append((first, at, piece, piece.lower()))
        elif piece[-1] in _AFTER and piece[:-1].isalnum():
            found += _before_sign(piece, first, at, abbreviations)
        else:
            parted = _known if len(piece) <= _SHORT else _parted
            found += [(first + s, first + e, word, lower) for s, e, word, lower in parted(piece, abbreviations)]
    return found


def _before_sign(piece: str, first: int, at: int, abbreviations: frozenset[str]) -> tuple[Plain, ...]:
    """A word and the sign that ends it, from `first` to `at`; one token where that is an abbreviation's full stop."""
    word, sign, lower = piece[:-1], piece[-1], piece.lower()
    if sign == "." and _takes_stop(word, lower[:-1], abbreviations):
        return ((first, at, piece, lower),)
    return (first, at - 1, word, lower[:-1]), (at - 1, at, sign, sign)


def _takes_stop(word: str, lower: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop belongs to the word before it: an initial or an abbreviation."""
    return (len(word) == 1 and word.isupper()) or lower in abbreviations


def _parted(piece: str, abbreviations: frozenset[str]) -> list[Plain]:
    """The tokens of what stands between two blanks."""
    found: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(piece):
        s, e = match.span()
        word = match[0]
        if word == "." and found:
            last = found[-1][2]
            if _takes_stop(last, last.lower(), abbreviations):
                found[-1] = (found[-1][0], e, last + ".")
                continue
        elif word[-1] in "sS" and len(word) > 2 and word[-2] in "'’":
            found += (s, e - 2, word[:-2]), (e - 2, e, word[-2:])
            continue
        elif ("'" in word or "’" in word) and (short := _SHORTENED.search(word)):
            cut = short.start()
            found += (s, s + cut, word[:cut]), (s + cut, e, word[cut:])
            continue
        found.append((s, e, word))
    return [(s, e, word, word.lower().replace("’", "'")) for s, e, word in found]


_known = lru_cache(_KEPT)(_parted)


def addresses(text: str) -> list[Token]:
    """The addresses that a text prints, in order, without the signs of the sentence around them.

    >>> addresses("Read it (https://post.example/a).")
    [Token(start=9, end=31, text='https://post.example/a')]
    """
    return [Token(*match.span(), match.group()) for match in _ADDRESS.finditer(text)]


def like_name(word: str) -> bool:
    """Whether a word is written like a name: with a capital, also behind an article ("al-Assad")."""
    return word[0].isupper() or (word.startswith(_ARABIC) and word[3:4].isupper())


def words(text: str) -> list[str]:
    """The words of a short text for looking it up: straight apostrophes, signs left out.

    >>> words("People’s Daily, of Beijing")
    ['People', "'s", 'Daily', 'of', 'Beijing']
    """
    return [t.text.replace("’", "'") for t in tokens(text) if t.text[-1].isalnum() or t.text[0].isalnum()]
