"""In which quotations does a phrase occur, whatever its spelling, order and inflection?

A short phrase is found where all its words of sense stand together, in any order; a longer one where most of its words
stand in order, or where a good piece of it is all that was quoted. A cheap look for letters first sorts out the texts
that cannot hold it, so that few are normalised.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tracker.match.contrary import negation
from tracker.match.form import Form, formed, small
from tracker.match.score import FREE, alike, compare, gathered, slip
from tracker.text import parted

FOUND = 60.0  # score from which a phrase counts as found
PIECE = 85.0  # score from which a text shorter than the phrase counts as a piece of it
GAP = 1  # words of sense that may stand between those of a short phrase, when they keep their order
BEFORE = 3  # words before a short phrase among which its "not" may stand

SLIPPABLE = 6  # letters: shorter words must be spelt right
_MARKS = re.compile("[\u0300-\u036f'’‘ʼ`´\u00ad]")  # `text.normal` drops them inside words


def find(phrase: str, texts: Iterable[tuple[str, str]]) -> list[tuple[str, float]]:
    """The texts in which a phrase occurs.

    Args:
        phrase: what is looked for.
        texts: id and text of each.

    Returns:
        Id and score, 60 to 100, best first, then by id; 100 when the phrase stands there word for word.
    """
    wanted = formed(phrase)
    if not wanted.words:
        return []
    probes = [_probes(stem) for stem in dict.fromkeys(wanted.key)]
    need = min(FREE, len(probes))
    found = []
    known: dict[str, float] = {}  # one wording is often repeated
    for name, text in texts:
        if text not in known:
            known[text] = _occurs(wanted, formed(text)) if _may_hold(_letters(text), probes, need) else 0.0
        if known[text] >= FOUND:
            found.append((name, round(known[text], 1)))
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))


def _probes(stem: str) -> tuple[str, ...]:
    """Letters of which some must stand in any text with this stem, one slip allowed in long ones."""
    half = len(stem) // 2
    return (stem[:half], stem[half:]) if len(stem) >= SLIPPABLE else (stem,)


def _letters(text: str) -> str:
    """Quick and rough: as `normal`, but with the marks between words still there."""
    text = text.casefold()
    return text.replace("'", "") if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _may_hold(letters: str, probes: Sequence[Sequence[str]], need: int) -> bool:
    missing = len(probes) - need
    for probe in probes:
        if not any(piece in letters for piece in probe):
            if not missing:
                return False
            missing -= 1
    return True


def _occurs(wanted: Form, text: Form) -> float:
    """How well the phrase occurs in the text, 0..100."""
    if f" {wanted.text} " in f" {text.text} ":
        return 100.0
    if not wanted.text.isascii() and f" {parted(wanted.text)} " in f" {parted(text.text)} ":
        return 100.0  # letters that are written without blanks between words
    if len(wanted.content) > FREE:
        return _long(wanted, text)
    if len(wanted.content) > 1 and not all(map(small, wanted.words)):
        return _short(wanted, text)
    return _word(wanted, text)


def _long(wanted: Form, text: Form) -> float:
    score = compare(wanted, text)
    like = min(score.part, score.cover)
    if len(text.words) >= len(wanted.words):
        return max(like, score.ratio)
    share = len(text.words) / len(wanted.words)
    return max(score.ratio, FOUND + (like - FOUND) * share) if score.shared >= FREE and like >= PIECE else score.ratio


def _short(wanted: Form, text: Form) -> float:
    """All the words of sense together, in any order."""
    sense = [_spelt(stem, text.stems) for stem in wanted.key]
    first, last = gathered(sense, text.stems)
    stretch = text.stems[first:last]
    if not set(sense) <= set(stretch):
        return 0.0
    between = sum(first <= i < last for i in text.content) - len(sense)
    kept_order = [stem for stem in stretch if stem in sense] == sense
    behind = last + len(wanted.words) - 1 - wanted.content[-1]  # its small words at the end stand behind the stretch
    if between > (GAP if kept_order else 0) or not _denies_alike(wanted.words, text.words, first, behind):
        return 0.0
    words = text.words[first:last]
    return max(alike(wanted.text, " ".join(words)), 0.95 * alike(_sorted(wanted.words), _sorted(words)))


def _word(wanted: Form, text: Form) -> float:
    """One word of sense with the small ones around it, in order; or small ones only."""
    size, before = len(wanted.words), wanted.content[0]
    stem = _spelt(wanted.stems[before], text.stems)
    best = 0.0
    for i, found in enumerate(text.stems):
        first = i - before
        if found == stem and first >= 0 and _denies_alike(wanted.words, text.words, first, first + size):
            best = max(best, alike(wanted.text, " ".join(text.words[first : first + size])))
    return best if len(wanted.content) == 1 else best * (best >= PIECE)


def _spelt(stem: str, stems: Sequence[str]) -> str:
    """The stem as the text has it, if it is there but for a slip."""
    if stem in stems or len(stem) < SLIPPABLE:
        return stem
    return next((there for there in stems if slip(stem, there)), stem)


def _denies_alike(phrase: Sequence[str], words: Sequence[str], first: int, last: int) -> bool:
    """Whether the text has a "not" there if the phrase has one."""
    return not any(map(negation, phrase)) or any(map(negation, words[max(0, first - BEFORE) : last]))


def _sorted(words: Sequence[str]) -> str:
    return " ".join(sorted(words))
