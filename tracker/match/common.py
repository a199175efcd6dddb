"""Which words do too many wordings share to tell anything?

What finds a pair are keys, numbers made of words. Those that too many share are dropped; here they are words again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tracker.match.block import SHORT, runs, senses, wholes
from tracker.match.form import small
from tracker.match.meet import CAP, dropped
from tracker.match.sheet import sheet
from tracker.text import bare, normal

_LEFT_OUT = "…"


class Common(NamedTuple):
    """Words that too many share.

    Attributes:
        words: normalised, "…" for what may stand between them.
        wordings: how many different ones have them.
    """

    words: str
    wordings: int


def common(texts: Iterable[str], most: int | None = None, cap: int = CAP) -> list[Common]:
    """What more than `cap` different wordings share, and nothing was compared by; the commonest first, `most` of it."""
    every = list(texts)
    found = []
    for one in dropped(sheet(every), cap)[:most]:
        words = {key >> one.bits: own for key, own in spelt(every[one.row]).items()}
        found.append(Common(words[one.key], one.wordings))
    return found


def spelt(text: str) -> dict[int, str]:
    """The words of each key of a text, those of runs as they stand there."""
    words = bare(text, normal(text).split())
    telling = [word for word in words if not small(word)] or words
    grams: dict[tuple[str, ...], str] = {(a, b, d): f"{a} {b} {_LEFT_OUT} {d}" for a, b, _, d in _rows(words, 4)}
    grams |= {(a, c, d): f"{a} {_LEFT_OUT} {c} {d}" for a, _, c, d in _rows(words, 4)}
    grams |= {own: " ".join(own) for own in _rows(words, 3)}
    near = _rows(telling, 2) if len(telling) > SHORT else combinations(telling, 2)
    pairs = {tuple(two): f" {_LEFT_OUT} ".join(two) for two in near} | {(word,): word for word in telling}
    found: dict[int, str] = {}
    for kind, shown in ((senses, pairs), (runs, grams)):
        own = kind(sheet(" ".join(each) for each in shown))
        spelling = list(shown.values())
        found |= {key: spelling[row] for key, row in zip(own.keys.tolist(), own.rows.tolist(), strict=True)}
    return found | dict.fromkeys(wholes(sheet([text])).tolist(), " ".join(words))


def _rows(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row."""
    return zip(*(words[start:] for start in range(size)), strict=False)
