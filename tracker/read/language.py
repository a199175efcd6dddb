"""In which language is a text?

English is told by its function words, at no cost: where lists of names make them few, by its "the". Any other text is
asked of py3langid, which is loaded for it only. What it says counts when it is far surer of that than of English.
"""

import re
from collections.abc import Iterable, Sequence

from tracker.lexicon import Words
from tracker.model import Block, Fact, Role

ENGLISH = "en"

_SAMPLE = 4_000  # characters of the body that are looked at
_FEWEST = 40  # letters; fewer tell nothing
_ENGLISH = 0.25  # share of function words; news in English has 0.4, in its neighbours below 0.1
_FEW = 0.15  # likewise, where "the" shows that it is no neighbour
_THE = ("the", 0.02, 3)  # its share, and how often it stands there at least
_SURER = 25.0  # by so much, in the logarithms that py3langid gives
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str, blocks: Iterable[Block], words: Words) -> Fact | None:
    """The language of the body of a text as a code; None when that cannot be told."""
    sample = _sample(text, blocks)
    tokens = _WORD.findall(sample.lower())
    if sum(map(len, tokens)) < _FEWEST:
        return None
    small = words.determiners | words.prepositions | words.pronouns | words.auxiliaries | words.conjunctions
    if _english(tokens, sum(map(small.__contains__, tokens)) / len(tokens)):
        return Fact("language", ENGLISH, ENGLISH, None, "function words")
    return _told(sample)


def _english(tokens: Sequence[str], share: float) -> bool:
    """Whether words are English, of which function words have that share."""
    the, least, fewest = _THE
    return share >= _ENGLISH or (share >= _FEW and tokens.count(the) >= max(fewest, least * len(tokens)))


def _sample(text: str, blocks: Iterable[Block]) -> str:
    pieces: list[str] = []
    left = _SAMPLE
    for block in blocks:
        if block.role is Role.BODY and left > 0:
            pieces.append(text[block.start : min(block.end, block.start + left)])
            left -= len(pieces[-1])
    return " ".join(pieces)


def _told(sample: str) -> Fact | None:
    from py3langid import rank  # noqa: PLC0415  slow to load, and English does not need it

    ranked = dict(rank(sample))
    best = max(ranked, key=lambda code: ranked[code])
    sure = best != ENGLISH and ranked[best] - ranked.get(ENGLISH, ranked[best]) >= _SURER
    return Fact("language", best, best, None, "py3langid") if sure else None
