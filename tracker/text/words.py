"""Which tokens does a text hold, and where?"""

import re
from collections.abc import Collection
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      https?://[^\s<>"“”]+                        # an address
    | [@#]\w+                                     # a handle, a tag
    | [^\W\d_]\.(?:[^\W\d_]\.)+                   # U.S., a.m.
    | ['’]s(?![\w])                               # the possessive
    | [^\W_]+(?:[-‐‑'’&.](?=[^\W_])[^\W_]+)*      # a word; hyphens, apostrophes and dots inside it belong to it
    | \.{2,3}|…|--+                               # a cut, a dash
    | ''|``                                       # typewriter marks
    | \S                                          # any other sign
    """,
    re.VERBOSE,
)


_ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’']")


class Token(NamedTuple):
    """A word or sign and where it stands, half-open, in code points."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None, abbreviations: Collection[str] = ()) -> list[Token]:
    """The words and signs of `text[start:end]`, in order, blanks left out.

    "China's" gives "China" and "'s". The full stop of an abbreviation ("Mr.", lower-cased without its stop in
    `abbreviations`) or of an initial ("John F. Kennedy") belongs to the word.

    Runs in time linear in the length of the text.
    """
    return [Token(*token) for token in plain_tokens(text, start, end, abbreviations)]


def plain_tokens(
    text: str, start: int = 0, end: int | None = None, abbreviations: Collection[str] = ()
) -> list[tuple[int, int, str]]:
    """The `tokens` of a text as plain tuples, for those who make records of their own of them."""
    found: list[tuple[int, int, str]] = []
    add = found.append
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        s, e = match.span()
        word = match[0]
        if word == "." and found and found[-1][1] == s:
            last = found[-1][2]
            if (len(last) == 1 and last.isupper()) or last.lower() in abbreviations:
                found[-1] = (found[-1][0], e, last + ".")
                continue
        elif word[-1] in "sS" and len(word) > 2 and word[-2] in "'’":
            add((s, e - 2, word[:-2]))
            add((e - 2, e, word[-2:]))
            continue
        add((s, e, word))
    return found


def addresses(text: str) -> list[Token]:
    """The addresses that a text prints, in order, without the signs of the sentence around them.

    >>> addresses("Read it (https://post.example/a).")
    [Token(start=9, end=31, text='https://post.example/a')]
    """
    return [Token(*match.span(), match.group()) for match in _ADDRESS.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a short text for looking it up: straight apostrophes, signs left out.

    >>> words("People’s Daily, of Beijing")
    ['People', "'s", 'Daily', 'of', 'Beijing']
    """
    return [t.text.replace("’", "'") for t in tokens(text) if t.text[-1].isalnum() or t.text[0].isalnum()]
