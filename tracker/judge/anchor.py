"""Which quotation of a revised article does a judgement mean?

One with the very same words. Where several have them, the one that stands among the most of the same words around it;
where that does not tell either, none: a judgement never moves to words of which nobody knows whether they are meant.
"""

from collections.abc import Sequence
from itertools import takewhile

from tracker.model import Candidate, Subject
from tracker.text import normal


def meant(subject: Subject, candidates: Sequence[Candidate]) -> str | None:
    """The id of that one of `candidates` which is the quotation that was judged, or None."""
    same = [one for one in candidates if one.text == subject.text] or [
        one for one in candidates if normal(one.text) == normal(subject.text)
    ]
    if len(same) < 2:
        return same[0].quotation if same else None
    ranked = sorted(same, key=lambda one: -_around(subject, one))
    tied = _around(subject, ranked[0]) == _around(subject, ranked[1])
    return None if tied else ranked[0].quotation


def _around(subject: Subject, one: Candidate) -> int:
    """How many words around the quotation are those that stood around it, from it on outwards."""
    before = (normal(text).split()[::-1] for text in (subject.before, one.before))
    behind = (normal(text).split() for text in (subject.after, one.after))
    return sum(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*sides, strict=False)))
        for sides in (before, behind)
    )
