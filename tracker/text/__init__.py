"""Which characters are words, which words are alike whatever marks they carry, and which days does a date cover?

words.py       characters to tokens, with offsets
normal.py      wording to a key for comparing, with a map back to the original offsets
dates.py       ISO dates and stretches of days
stems.py       wording to stems, and to the terms that it is looked up by
"""

from tracker.text.dates import apart, days, widest
from tracker.text.normal import Normal, mapped, normal
from tracker.text.stems import bare, parted, stem, stems, terms
from tracker.text.words import Token, addresses, like_name, plain_tokens, tokens, words

__all__ = [
    "Normal",
    "Token",
    "addresses",
    "apart",
    "bare",
    "days",
    "like_name",
    "mapped",
    "normal",
    "parted",
    "plain_tokens",
    "stem",
    "stems",
    "terms",
    "tokens",
    "widest",
    "words",
]
