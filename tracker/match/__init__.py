"""Which quotations repeat one utterance?

    form.py        a wording, ready for comparing
    sheet.py       many wordings side by side, as arrays
    block.py       keys: which quotations are worth comparing
    meet.py        which of many have keys in common
    equal.py       which of them are the same word for word
    sharing.py     likewise, of a few with each other and with the many that are stored
    common.py      which words too many have, so that nothing is compared by them
    score.py       how alike two wordings are
    mix.py         how likely two wordings have the same words
    among.py       who repeats whom among many wordings, by their words alone
    names.py       whether two quotations name the same speakers
    contrary.py    whether like wordings deny each other
    instead.py     whether one names somebody else where the other names somebody
    when.py        how far apart in time two quotations are
    verdict.py     all of it weighed: same, perhaps, different
    retold.py      which of other wordings may be one remark, translated twice
    diff.py        what changed from one wording to another
    drift.py       which of these changes may turn what was said
    scope.py       which of the words that changed belong to words that stay
    who.py         whether it is said of somebody else then
    search.py      in which quotations a phrase occurs
    lookup.py      what an index must know to tell which those may be

The step's function is `pairs`. Which pairs to try is for the caller: those with `block.keys` in common. `among` finds
them itself, for those who have quotations and no store.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from tracker.match import mix
from tracker.match.among import Alike, among
from tracker.match.block import FEW
from tracker.match.common import Common, common, spelt
from tracker.match.drift import drift
from tracker.match.form import Form, formed
from tracker.match.names import Name, Naming, names, naming
from tracker.match.retold import retold
from tracker.match.search import find
from tracker.match.sheet import sheet
from tracker.match.verdict import UNLIKELY, Evidence, evidence, judge, promising
from tracker.model import Match, Mix, Occurrence, Verdict

__all__ = [
    "Alike",
    "Common",
    "Look",
    "among",
    "common",
    "drift",
    "find",
    "judged",
    "looked",
    "pairs",
    "retold",
    "spelt",
    "verdict_of",
]

# Quotations among which a pair of the store counts as found: a fixed number, so that a verdict stays as a store grows
STORE = 100_000

Pair = tuple[str, str]
Id = TypeVar("Id", int, str)


class Look(NamedTuple, Generic[Id]):
    """What the words of a pair say by themselves.

    Attributes:
        a, b: quotation ids, or numbers of wordings.
        likely: the probability, 0..1, that the words are the same.
        words: how many the shorter wording has.
        phrase: whether it is a phrase of the longer one, brief and with all of its words there.
    """

    a: Id
    b: Id
    likely: float
    words: int
    phrase: bool


def pairs(occurrences: Mapping[str, Occurrence], candidates: Iterable[Pair], weights: Mix) -> list[Match]:
    """The candidates that are, or may be, one utterance, ordered by their ids.

    Args:
        occurrences: quotation id to what is known of it; holds both ids of every candidate.
        candidates: pairs of quotation ids, in any order, repeats and pairs of one with itself allowed.
        weights: of the parts of a score.

    Returns:
        One Match for each pair whose verdict is `same` or `perhaps`.

    Raises:
        KeyError: a candidate is not among the occurrences.
    """
    tried = sorted({(min(pair), max(pair)) for pair in candidates if pair[0] != pair[1]})
    looks = looked({name: occurrence.text for name, occurrence in occurrences.items()}, tried, weights)
    return judged(occurrences, looks)


def judged(occurrences: Mapping[str, Occurrence], looks: Iterable[Look[str]]) -> list[Match]:
    """The pairs that are, or may be, one utterance, in their order; of each pair `a < b`."""
    named: dict[tuple[str, ...], tuple[Name, ...]] = {}
    for occurrence in occurrences.values():
        if occurrence.speakers not in named:
            named[occurrence.speakers] = names(occurrence.speakers)
    agreed: dict[tuple[tuple[str, ...], tuple[str, ...]], Naming] = {}
    forms: dict[str, Form] = {}
    found = []
    for look in looks:
        a, b = occurrences[look.a], occurrences[look.b]
        both = a.speakers, b.speakers
        if both not in agreed:
            agreed[both] = naming(*(named[speakers] for speakers in both))
        if promising(a, b, agreed[both], look.likely, look.words, phrase=look.phrase):
            for text in (a.text, b.text):
                if text not in forms:
                    forms[text] = formed(text)
            match = _match((look.a, look.b), evidence(a, b, forms[a.text], forms[b.text], agreed[both], look.likely))
            if match.verdict is not Verdict.DIFFERENT:
                found.append(match)
    return found


def looked(texts: Mapping[Id, str], tried: Sequence[tuple[Id, Id]], weights: Mix) -> list[Look[Id]]:
    """Those of the pairs that may be one utterance by their words, in their order.

    `texts` holds both of every pair; those left out are `different`, whatever else is known of them.
    """
    number = {name: i for i, name in enumerate(dict.fromkeys(name for pair in tried for name in pair))}
    found = sheet(texts[name] for name in number)
    a, b = ([number[pair[side]] for pair in tried] for side in (0, 1))
    values = mix.parts(mix.bags(found), a, b)
    shorter = np.minimum(found.lengths[a], found.lengths[b])
    phrase = (shorter <= FEW) & (values[:, mix.PARTS.index("share")] == 1)
    likely = mix.likely(weights, values, STORE)
    columns = (likely.tolist(), shorter.tolist(), phrase.tolist())
    every = (Look(*pair, *of) for pair, *of in zip(tried, *columns, strict=True))
    return [look for look in every if look.phrase or look.likely >= UNLIKELY]


def verdict_of(a: Occurrence, b: Occurrence, likely: float) -> tuple[Verdict, str]:
    """Whether quotations `a` and `b` are one utterance, and why.

    `likely` is the probability, 0..1, that their words are the same, from `among`.
    """
    speakers = naming(names(a.speakers), names(b.speakers))
    return judge(evidence(a, b, formed(a.text), formed(b.text), speakers, likely))


def _match(pair: tuple[str, str], known: Evidence) -> Match:
    verdict, why = judge(known)
    scores = {"likely": 100 * known.likely, **known.score._asdict()}
    parts = tuple((name, round(float(value), 1)) for name, value in scores.items())
    return Match(*pair, known.score.total, parts, verdict, why)
