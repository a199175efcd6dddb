"""Which changes of wording may turn what was said?

Closed classes of words tell, and where they stand; nothing is parsed. So each flag is a reason to look, not a finding:

- A denial or a hedge counts where it was taken from, or put into, words that stay: in the midst of them, or right
  before them in their clause, for both reach to the right. A hedge counts right behind them, too ("..., perhaps").
- A number counts in the midst of words that stay, or where another one stands in its place.
- A condition counts anywhere in the sentence of words that stay, unless the other wording has one as well.
- Who or what: `who` says.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from tracker.lexicon import Turns
from tracker.match.contrary import negation, numeral
from tracker.match.diff import Compared, Edit, compared, printed, wording
from tracker.match.scope import CLAUSE, SENTENCE, Beside, Places, Seen, Side, Stretch, clause_around, near_kept, phrases
from tracker.match.who import who
from tracker.model import Change, Flag, Span, Turn
from tracker.text import normal

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_DIGITS = re.compile(r"\d+")
_WITHIN = frozenset(",.")  # between two words that are one number
_SHORT = 3  # words behind a stretch in which a hedge still belongs to it


def drift(a: str, b: str, turns: Turns, *, retold: bool = False) -> tuple[tuple[Change, ...], tuple[Flag, ...]]:
    """What changed from one wording to another, word by word and in order, and what of it a checker should look at.

    Args:
        a: the one wording; spans count from its beginning.
        b: the other; likewise.
        turns: the classes of words.
        retold: exactly one of the two is reported without marks: "I" may have become "he", and "will" "would".
    """
    both = compared(a, b)
    return wording(both), tuple(_flags(both, turns, retold=retold))


def _flags(both: Compared, turns: Turns, *, retold: bool) -> Iterator[Flag]:
    """Flags; none where the wordings have no word in common."""
    if not any(edit.kept for edit in both.edits):
        return
    seen = Seen(Side(both.a, both.a_words), Side(both.b, both.b_words), both.edits, turns, retold)
    for rule in (_negations, _numbers, _hedges, _conditions, _brackets, _ellipses, who):
        yield from rule(seen)


Picked = Callable[[Side, Stretch, Beside], Places]


def _negations(seen: Seen) -> Iterator[Flag]:
    def picked(side: Side, stretch: Stretch, beside: Beside) -> Places:
        near = near_kept(side, stretch, beside) if beside[1] else []
        bound = {place for phrase in phrases(side, range(*stretch), seen.turns) for place in phrase}
        return [place for place in near if negation(side.words[place].normal) and place not in bound]

    return _one_sided(seen, Turn.NEGATION_LOST, Turn.NEGATION_ADDED, picked)


def _hedges(seen: Seen) -> Iterator[Flag]:
    def picked(side: Side, stretch: Stretch, beside: Beside) -> Places:
        near = (
            near_kept(side, stretch, beside)
            if beside[1]
            else near_kept(side, stretch, (True, False), SENTENCE)[:_SHORT]
        )
        return [place for place in near if _hedge(side, place, seen)]

    return _one_sided(seen, Turn.HEDGE_LOST, Turn.HEDGE_ADDED, picked)


def _hedge(side: Side, place: int, seen: Seen) -> bool:
    word = side.words[place]
    shifted = seen.retold and word.normal in seen.turns.backshift
    return word.normal in seen.turns.hedges and not shifted and (place == 0 or not side.text[word.start].isupper())


def _one_sided(seen: Seen, lost: Turn, added: Turn, picked: Picked) -> Iterator[Flag]:
    """For each changed stretch: what is picked from one side, where the clause of the other has nothing like it.

    Speakers repeat themselves, and reporters smooth that.
    """
    for edit, beside in seen.changed():
        old, new = picked(seen.a, edit[1:3], beside), picked(seen.b, edit[3:5], beside)
        if old and not new and not picked(seen.b, clause_around(seen.b, edit.b_first, edit.b_last), (True, True)):
            yield seen.flag(lost, old, new)
        elif new and not old and not picked(seen.a, clause_around(seen.a, edit.a_first, edit.a_last), (True, True)):
            yield seen.flag(added, old, new)


def _numbers(seen: Seen) -> Iterator[Flag]:
    ours, theirs = _counts(seen.a, seen.turns), _counts(seen.b, seen.turns)
    for edit, beside in seen.changed():
        old, new = (
            _whole(
                [p for p in near_kept(side, stretch, beside) if own.get(p, set()) - set().union(*others.values())], own
            )
            for side, stretch, own, others in ((seen.a, edit[1:3], ours, theirs), (seen.b, edit[3:5], theirs, ours))
        )
        if old and new:
            yield seen.flag(Turn.NUMBER_CHANGED, old, new)
        elif all(beside) and (old or new):
            yield seen.flag(Turn.NUMBER_LOST if old else Turn.NUMBER_ADDED, old, new)


def _whole(places: Places, counts: Mapping[int, set[str]]) -> Places:
    """The places of numbers, and of the words around that are parts of them."""
    return [p for p in counts if any(counts[p] is counts[place] for place in places)]


def _counts(side: Side, turns: Turns) -> dict[int, set[str]]:
    """What the numbers count, by their places: "30m" the same as "thirty million", "1,200" the same as "1200"."""
    found: dict[int, set[str]] = {}
    whole = ""
    for place, word in enumerate(side.words):
        if not numeral(word.normal):
            continue
        digits = _DIGITS.match(word.normal)
        if digits is None:
            found[place] = {turns.numerals[word.normal]}
            continue
        scale = turns.scales.get(word.normal[digits.end() :], "")
        sign = side.text[side.words[place - 1].end : word.start] if place - 1 in found else ""
        whole = whole + sign.strip(",") + digits.group() if sign in _WITHIN else digits.group()
        found[place] = {whole, scale} - {""}
        if sign in _WITHIN:
            found[place - 1] = found[place]
    return found


def _conditions(seen: Seen) -> Iterator[Flag]:
    cut = [(edit, phrase) for edit, beside in seen.changed() for phrase in _conditions_of(seen, edit, beside)[:1]]
    if cut and not phrases(seen.b, range(len(seen.b.words)), seen.turns):
        for edit, phrase in cut:
            parted = (place for place in range(phrase[-1], edit.a_last - 1) if seen.a.parted(place, CLAUSE))
            yield seen.flag(Turn.CONDITION_LOST, [phrase[0], next(parted, edit.a_last - 1)], [])


def _conditions_of(seen: Seen, edit: Edit, beside: Beside) -> list[Places]:
    """The conditions that went from the sentences of words that stay."""
    near = near_kept(seen.a, edit[1:3], beside, SENTENCE)
    found = phrases(seen.a, near, seen.turns)
    return [phrase for phrase in found if not (seen.retold and seen.turns.backshift.issuperset(seen.a.normal(phrase)))]


def _brackets(seen: Seen) -> Iterator[Flag]:
    """Words in brackets, unless the other wording has them in brackets, too, or they are nobody's."""
    known = {normal(found[1]) for found in _BRACKETS.finditer(seen.a.text)}
    for found in _BRACKETS.finditer(seen.b.text):
        words = normal(found[1])
        if words and words not in known and words not in seen.turns.asides:
            inside = [p for p, word in enumerate(seen.b.words) if found.start() < word.start < found.end()]
            instead = next((e for e in seen.edits if not e.kept and e.b_first <= inside[0] < e.b_last), None)
            old = list(range(*instead[1:3])) if instead else []
            before, before_span = printed(seen.a.text, seen.a.words, old[0], old[-1] + 1) if old else ("", None)
            yield Flag(Turn.BRACKETS, before, found[0], before_span, Span(*found.span()))


def _ellipses(seen: Seen) -> Iterator[Flag]:
    """Words that dots stand for: between words that stay, and where the other wording has no dots."""
    for edit, beside in seen.changed():
        if all(beside) and edit.a_first < edit.a_last:
            cut = _ELLIPSIS.search(*_gap(seen.b, edit.b_first, edit.b_last))
            if cut and not _ELLIPSIS.search(*_gap(seen.a, edit.a_first, edit.a_last)):
                old, old_span = printed(seen.a.text, seen.a.words, edit.a_first, edit.a_last)
                yield Flag(Turn.ELLIPSIS, old, cut.group(), old_span, Span(*cut.span()))


def _gap(side: Side, first: int, last: int) -> tuple[str, int, int]:
    """For searching: the text from the word before `first` to the word at `last`."""
    return side.text, side.words[first - 1].end, side.words[last].start
