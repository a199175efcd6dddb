"""Which quotations repeat one utterance?

    form.py        a wording, ready for comparing
    block.py       keys: which quotations are worth comparing
    score.py       how alike two wordings are
    names.py       whether two quotations name the same speakers
    contrary.py    whether like wordings deny each other
    verdict.py     all of it weighed: same, perhaps, different
    diff.py        what changed from one wording to another
    search.py      in which quotations a phrase occurs

The step's function is `pairs`. Which pairs to try is for the caller: those with one of `block.keys` in common.
"""

from collections.abc import Iterable, Mapping

from tracker.match.diff import wording
from tracker.match.form import Form, formed
from tracker.match.names import Naming, naming
from tracker.match.search import find
from tracker.match.verdict import evidence, judge
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
    found = []
    for a, b in sorted({(min(pair), max(pair)) for pair in candidates if pair[0] != pair[1]}):
        one, other = occurrences[a], occurrences[b]
        if naming(one.speakers, other.speakers) is Naming.CONFLICT:
            continue  # never one utterance, so not worth scoring
        for occurrence in (one, other):
            if occurrence.quotation not in forms:
                forms[occurrence.quotation] = formed(occurrence.text)
        match = _match(one, other, forms[a], forms[b])
        if match.verdict is not Verdict.DIFFERENT:
            found.append(match)
    return found


def _match(a: Occurrence, b: Occurrence, form_a: Form, form_b: Form) -> Match:
    known = evidence(a, b, form_a, form_b)
    verdict, why = judge(known)
    parts = tuple((name, round(float(value), 1)) for name, value in known.score._asdict().items())
    return Match(a.quotation, b.quotation, known.score.total, parts, verdict, why)
