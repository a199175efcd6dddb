"""Which quotations repeat one utterance?

    form.py        a wording, ready for comparing
    block.py       keys: which quotations are worth comparing
    score.py       how alike two wordings are
    names.py       whether two quotations name the same speakers
    contrary.py    whether like wordings deny each other
    verdict.py     all of it weighed: same, perhaps, different
    diff.py        what changed from one wording to another
    search.py      in which quotations a phrase occurs
    lookup.py      what an index must know to tell which those may be

The step's function is `pairs`. Which pairs to try is for the caller: those with one of `block.keys` in common.
"""

from collections.abc import Iterable, Mapping

from tracker.match.diff import wording
from tracker.match.form import Form, formed
from tracker.match.names import Name, names, naming
from tracker.match.search import find
from tracker.match.verdict import Evidence, evidence, judge, promising
from tracker.model import Match, Occurrence, Verdict

__all__ = ["find", "pairs", "wording"]


def pairs(occurrences: Mapping[str, Occurrence], candidates: Iterable[tuple[str, str]]) -> list[Match]:
    """The candidates that are, or may be, one utterance, ordered by their ids.

    Args:
        occurrences: quotation id to what is known of it; holds both ids of every candidate.
        candidates: pairs of quotation ids, in any order, repeats and pairs of one with itself allowed.

    Returns:
        One Match for each pair whose verdict is `same` or `perhaps`.

    Raises:
        KeyError: a candidate is not among the occurrences.
    """
    forms: dict[str, Form] = {}
    named: dict[tuple[str, ...], tuple[Name, ...]] = {}
    found = []
    for pair in sorted({(min(pair), max(pair)) for pair in candidates if pair[0] != pair[1]}):
        a, b = (occurrences[name] for name in pair)
        for occurrence in (a, b):
            if occurrence.quotation not in forms:
                forms[occurrence.quotation] = formed(occurrence.text)
            if occurrence.speakers not in named:
                named[occurrence.speakers] = names(occurrence.speakers)
        both = (a, b, forms[pair[0]], forms[pair[1]], naming(named[a.speakers], named[b.speakers]))
        if promising(*both):
            match = _match(pair, evidence(*both))
            if match.verdict is not Verdict.DIFFERENT:
                found.append(match)
    return found


def _match(pair: tuple[str, str], known: Evidence) -> Match:
    verdict, why = judge(known)
    parts = tuple((name, round(float(value), 1)) for name, value in known.score._asdict().items())
    return Match(*pair, known.score.total, parts, verdict, why)
