"""Which of the quotations in a file repeat which? No articles and no database are needed.

Rows that say no more than their text are judged by their words alone. Where a row names a speaker, a date or an outlet,
the pair is judged as one of the store would be.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker import match
from tracker.model import Kind, Mix, Occurrence, Verdict
from tracker.pipeline.given import Id, Row
from tracker.pipeline.runs import Progress

_SOME = 10_000  # rows, or pairs, after which progress is told
_LEAST = 0.02  # probability of the same words from which a pair of rows that say more than their text is judged
_WHY_WORDS = "same words; of one of them nothing else is known"


class Pair(NamedTuple):
    """Two rows with the same words, or perhaps of one utterance.

    Attributes:
        a, b: the ids of the rows, in the order in which these came.
        score: the probability, 0..1, that the words are the same.
        verdict: whether they are one utterance.
        why: what decided.
    """

    a: Id
    b: Id
    score: float
    verdict: Verdict
    why: str


def repeats(found: Iterable[Row], weights: Mix, progress: Progress | None = None) -> Iterator[Pair]:
    """The pairs of rows that have the same words, and those that may be one utterance in other words.

    Args:
        found: the rows; all of them are kept in memory, about 2 kB each.
        weights: of the parts of a score.
        progress: told from time to time how far it is.
    """
    tell = progress or (lambda _: None)
    every = []
    for row in found:
        every.append(row)
        if len(every) % _SOME == 0:
            tell(f"{len(every):,} read")
    bare = all(row.bare for row in every)
    alike = match.among(
        [row.text for row in every],
        weights,
        weights.enough if bare else _LEAST,
        lambda done, of: tell(f"{done:,} of {of:,} pairs compared"),
    )
    for one in alike:
        pair = _judged(every[one.a], every[one.b], one.likely, weights)
        if pair:
            yield pair


def _judged(a: Row, b: Row, likely: float, weights: Mix) -> Pair | None:
    """What two rows are held to be; None when they have neither the words nor the utterance in common."""
    score, same = round(likely, 3), likely >= weights.enough
    if a.bare or b.bare:
        return Pair(a.id, b.id, score, Verdict.SAME, _WHY_WORDS) if same else None
    verdict, why = match.verdict_of(_occurrence("a", a), _occurrence("b", b), likely)
    return Pair(a.id, b.id, score, verdict, why) if same or verdict is not Verdict.DIFFERENT else None


def _occurrence(name: str, row: Row) -> Occurrence:
    kind = Kind.DIRECT if row.speakers else Kind.UNATTRIBUTED
    return Occurrence(name, name, row.text, kind, 0, row.speakers, (), row.outlet, row.published, 0)
