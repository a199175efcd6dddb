"""What must a text hold in which a phrase may occur, so that an index can tell which few texts to judge?

For whatever `search.find` finds, one of these holds: the phrase stands there word for word; all words of sense of a
short one stand close together, each but for a slip; so many words of sense of a long one stand there somewhere.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, product

from tracker.match.form import Form, formed, small
from tracker.match.score import FREE, slip
from tracker.match.search import SLIPPABLE
from tracker.model import Sought
from tracker.text import parted, stem

WORDS = 100  # words of sense of a long phrase that are looked up
ROW = 200  # words of a phrase that are looked up in a row

_SPELT = 12  # words of sense of which other spellings are looked up
_CLUSTERS = 64  # ways to spell a short phrase
_WHOLES = 8  # ways to read its possessives


def slippable(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase that may be there with a slip of the pen."""
    return tuple(islice((stem for stem in dict.fromkeys(formed(phrase).key) if len(stem) >= SLIPPABLE), _SPELT))


def sought(phrase: str, spellings: Collection[str] = ()) -> Sought | None:
    """What the texts must hold; None for a phrase without a word.

    Args:
        phrase: what is looked for.
        spellings: terms of the index that may be one of `slippable(phrase)` but for a slip; others do no harm.
    """
    wanted = formed(phrase)
    if not wanted.words:
        return None
    whole = tuple(_wholes(wanted))
    spelt = {stem: _spelt(stem, spellings) for stem in dict.fromkeys(wanted.key)}
    if len(wanted.content) > FREE:
        words = tuple(islice(spelt.values(), WORDS))
        return Sought(whole, words=words, need=min(FREE, len(words)))
    if all(map(small, wanted.words)):
        return Sought(whole, tuple(_but_one(wanted.stems)), room=1)
    return Sought(whole, tuple(islice(product(*spelt.values()), _CLUSTERS)), room=3 * len(wanted.content))


def _wholes(wanted: Form) -> Iterator[str]:
    """The phrase in terms: a text may have the possessive where the phrase has only the letter, and the other way."""
    readings = [_readings(*pair) for pair in zip(wanted.words[:ROW], wanted.stems[:ROW], strict=True)]
    for terms in islice(product(*readings), _WHOLES):
        yield parted(" ".join(terms))


def _readings(word: str, own: str) -> Sequence[str]:
    return list(dict.fromkeys([own, stem(word), *([stem(word[:-1])] if len(word) > 1 and word.endswith("s") else ())]))


def _spelt(wanted: str, spellings: Collection[str]) -> tuple[str, ...]:
    """A stem in terms of the index, as it is and with the slips that occur there."""
    others = sorted(there for there in spellings if there != wanted and slip(wanted, there))
    return (parted(wanted), *others) if len(wanted) >= SLIPPABLE else (parted(wanted),)


def _but_one(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Small words in a row, each but the first left out in turn, for that one may be there with a letter more."""
    for i in range(1, len(stems)):
        yield tuple(parted(" ".join(part)) for part in (stems[:i], stems[i + 1 :]) if part)
