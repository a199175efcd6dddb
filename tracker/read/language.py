"""In which language is a text?

English is told by its function words, at no cost: where lists of names make them few, by its "the". A script that one
language alone is written in tells it, however short the text: Han signs are Chinese without kana or hangul among them.
So do letters that one language alone has. Any other text is asked of py3langid, which is loaded for it only. What it
says counts when it is far surer of that than of English, and where the text's letters are ones of that language.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tracker.lexicon import Lexicon
from tracker.model import Block, Fact, Role

ENGLISH = "en"

_NONE = "zxx"  # what is in no language

_SAMPLE = 4_000  # characters of the body that are looked at
_FEWEST = 40  # letters; fewer words tell nothing
_SCRIPT = 3  # letters; fewer tell no script
_ENGLISH = 0.25  # share of function words; news in English has 0.4, in its neighbours below 0.1
_FEW = 0.15  # likewise, where "the" shows that it is no neighbour
_THE = ("the", 0.02, 3)  # its share, and how often it stands there at least
_SURER = 25.0  # by so much, in the logarithms that py3langid gives
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str, blocks: Iterable[Block], lexicon: Lexicon) -> Fact | None:
    """The language of the body of a text as a code; None when that cannot be told."""
    sample = _sample(text, blocks)
    words, known = lexicon.words, lexicon.languages
    tokens = _tokens(sample.lower())
    letters = sum(map(len, tokens))
    small = _small(words.determiners, words.prepositions, words.pronouns, words.auxiliaries, words.conjunctions)
    if letters >= _FEWEST and _english(tokens, sum(map(small.__contains__, tokens)) / len(tokens)):
        return _fact(ENGLISH, "function words")
    if letters < _SCRIPT or sample.isascii():
        return _told(sample, None) if letters >= _FEWEST else None
    if alone := known.alone(sample):
        return _fact(alone, "script")
    if letters >= _FEWEST:
        return _told(sample, known.possible(sample))
    possible = known.possible(sample, strange=0)
    return _fact(next(iter(possible)), "letters") if possible and len(possible) == 1 else None


@cache
def _small(*lists: frozenset[str]) -> frozenset[str]:
    """The function words of some lists."""
    return frozenset().union(*lists)


def _tokens(sample: str) -> list[str]:
    """The words of a sample, in no order: most stand between blanks."""
    pieces = sample.split()
    others = " ".join([piece for piece in pieces if not piece.isalpha()])
    return [*filter(str.isalpha, pieces), *_WORD.findall(others)]


def _fact(code: str, rule: str) -> Fact:
    return Fact("language", code, code, None, rule)


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


def ranking(sample: str) -> list[tuple[str, float]]:
    """The codes of languages that words may be in, the likeliest first, with logarithms of how likely each is."""
    from py3langid import rank  # noqa: PLC0415  slow to load, and English does not need it

    found: list[tuple[str, float]] = rank(sample)
    return found


def _told(sample: str, possible: frozenset[str] | None) -> Fact | None:
    """What py3langid says of a sample, when sure; one of the `possible` ones where there are some."""
    ranked = dict(ranking(sample))
    english = ranked.get(ENGLISH)
    if possible and (left := {code: ranked[code] for code in possible & ranked.keys()}):
        ranked = left
    best = max(ranked, key=lambda code: ranked[code])
    sure = best not in (ENGLISH, _NONE) and (english is None or ranked[best] - english >= _SURER)
    return _fact(best, "py3langid") if sure else None
