"""Which characters are words, and which words are alike whatever marks they carry?

words.py       characters to tokens, with offsets
normal.py      wording to a key for comparing, with a map back to the original offsets
"""

from tracker.text.normal import Normal, mapped, normal
from tracker.text.words import Token, addresses, tokens, words

__all__ = ["Normal", "Token", "addresses", "mapped", "normal", "tokens", "words"]
