"""Which judgements hold, and what do they say of the quotations that are here?

The latest word counts. A judgement of the very same pair, or of the very same quotation, replaces an earlier one. One
that later ones contradict by way of other quotations (A is B, B is C, and earlier: A is not C) is overruled. Whoever
corrects one quotation wins over who corrected all that an article gives to somebody. So the answer depends on which
judgements there are, not on the order in which they or the articles came.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tracker.judge.sets import Sets
from tracker.model import Bond, Judgement, Ruling, Settled, Standing

PAIRS = (Ruling.SAME, Ruling.DIFFERENT, Ruling.UNSURE)

Meant = Mapping[str, Sequence[str | None]]
"""Judgement id to the quotations that it is about now: one for each subject, None where it is not to be found. For one
that goes for a whole article all the quotations that it concerns."""


def settled(judgements: Iterable[Judgement], meant: Meant) -> Settled:
    """What follows from all judgements together, as far as their quotations are here."""
    ordered = latest_first(judgements)
    holding = _holding(ordered)
    standings = dict.fromkeys((judgement.id for judgement in ordered), Standing.WITHDRAWN)
    standings |= dict.fromkeys((judgement.id for judgement in holding), Standing.HOLDS)
    told, found = bonds(holding, meant)
    speakers_told, speakers = _corrected([j for j in holding if j.ruling is Ruling.SPEAKER], meant)
    outlets_told, outlets = _corrected([j for j in holding if j.ruling is Ruling.OUTLETS], meant)
    here = {name: tuple(quotation for quotation in own if quotation) for name, own in meant.items()}
    standings |= told | speakers_told | outlets_told
    return Settled(standings, _here(found.values(), meant), speakers, outlets, here)


def latest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements in the order in which they count."""
    return sorted(judgements, key=lambda judgement: (judgement.at, judgement.id), reverse=True)


def _holding(ordered: Sequence[Judgement]) -> list[Judgement]:
    """Those that nobody withdrew."""
    withdrawn = {judgement.withdraws for judgement in ordered if judgement.ruling is Ruling.WITHDRAWN}
    return [judgement for judgement in ordered if judgement.id not in withdrawn]


def pairs(judgement: Judgement, named: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of quotations that a judgement is about, the smaller id first; `named` has one for each subject.

    Of several that are one remark each is paired with the first, of two sides each of one with each of the other.
    """
    sides = [[name for name, s in zip(named, judgement.subjects, strict=True) if s.side == side] for side in (0, 1)]
    every = product(*sides) if sides[1] else ((named[0], other) for other in named[1:])
    yield from ((min(pair), max(pair)) for pair in every if pair[0] != pair[1])


def names(judgement: Judgement, meant: Meant) -> list[str]:
    """Each quotation of a judgement by its id of now, or else by that of then."""
    now = meant.get(judgement.id) or [None] * len(judgement.subjects)
    return [quotation or subject.quotation for quotation, subject in zip(now, judgement.subjects, strict=True)]


def bonds(judgements: Iterable[Judgement], meant: Meant) -> tuple[dict[str, Standing], dict[tuple[str, str], Bond]]:
    """What became of the judgements of pairs that nobody withdrew, and what holds of each pair, the latest first."""
    here = {quotation for own in meant.values() for quotation in own if quotation}
    sets, found, told = Sets(), dict[tuple[str, str], Bond](), dict[str, Standing]()
    for judgement in _holding(latest_first(judgements)):
        if judgement.ruling in PAIRS:
            came: Counter[Standing] = Counter()
            for pair in pairs(judgement, names(judgement, meant)):
                if pair in found:
                    came[Standing.REPLACED] += 1
                elif sets.refuses(*pair, judgement.ruling):
                    came[Standing.OVERRULED] += 1
                else:
                    sets.take(*pair, judgement.ruling)
                    found[pair] = Bond(*pair, judgement.ruling, judgement.id)
                    came[Standing.HOLDS if here.issuperset(pair) else Standing.LOST] += 1
            told[judgement.id] = next((one for one in _BEST if came[one]), Standing.LOST)
    return told, found


_BEST = (Standing.HOLDS, Standing.LOST, Standing.OVERRULED, Standing.REPLACED)  # of several pairs the first counts


def _here(found: Iterable[Bond], meant: Meant) -> tuple[Bond, ...]:
    """The bonds among quotations that are here; for one that is not another stands that is one remark with it."""
    here = {quotation for own in meant.values() for quotation in own if quotation}
    sets, kept = Sets(), dict[tuple[str, str], Bond]()
    for bond in found:
        sets.take(bond.a, bond.b, bond.ruling)
    stands = {name: name if name in here else min(sets.with_(name) & here, default=None) for name in sets.known()}
    for bond in sorted(found, key=lambda one: (one.ruling is not Ruling.UNSURE, {one.a, one.b} <= here)):
        a, b = stands[bond.a], stands[bond.b]
        if a and b and a != b:
            kept[min(a, b), max(a, b)] = bond._replace(a=min(a, b), b=max(a, b))
    return tuple(sorted(kept.values()))


def _corrected(ordered: Sequence[Judgement], meant: Meant) -> tuple[dict[str, Standing], dict[str, str]]:
    """What became of corrections, the latest first, and the one that counts for each quotation."""
    told: dict[str, Standing] = {}
    found: dict[str, str] = {}
    for judgement in sorted(ordered, key=lambda one: one.everywhere):
        own = [quotation for quotation in meant.get(judgement.id, ()) if quotation]
        free = [quotation for quotation in own if quotation not in found]
        found |= dict.fromkeys(free, judgement.id)
        told[judgement.id] = Standing.HOLDS if free else Standing.REPLACED if own else Standing.LOST
    return told, found
