"""Which of the quotations in a file repeat which? No articles and no database are needed.

Rows that say no more than their text are judged by their words alone. Where a row names a speaker, a date or an outlet,
the pair is judged as one of the store would be.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tracker import match
from tracker.model import Kind, Mix, Occurrence, Problem, Verdict
from tracker.pipeline.runs import Progress

_SOME = 10_000  # rows, or pairs, after which progress is told
_LEAST = 0.02  # probability of the same words from which a pair of rows that say more than their text is judged
_WHY_WORDS = "same words; of one of them nothing else is known"

Id = str | int


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation of a file.

    Attributes:
        id: as given; no other row has it.
        text: content.
        speakers: names, empty when nobody is named.
        published: a date as given, or None.
        outlet: who published it, or None.
    """

    id: Id
    text: str
    speakers: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it says no more than its text."""
        return not (self.speakers or self.published or self.outlet)


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


def rows(lines: Iterable[bytes], path: str, failed: Callable[[Problem], None]) -> Iterator[Row]:
    """The quotations of JSON lines; what cannot be read is told to `failed`, and left out.

    Args:
        lines: objects with `id`, `text`, and if known `speaker` (a name, or a list), `date` and `outlet`.
        path: for the problems.
        failed: called with what is wrong with a line.
    """
    seen: set[Id] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _row(line)
        if isinstance(row, Row) and row.id in seen:
            row = f"the id {row.id!r} is that of an earlier line: give each quotation its own"
        if isinstance(row, str):
            failed(Problem(f"{path}:{number}", "read", "bad-row", row, fatal=True))
            continue
        seen.add(row.id)
        yield row


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


def _row(line: bytes) -> Row | str:
    """The quotation on a line, or what is wrong with it."""
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return "no JSON: each line must be an object with `id` and `text`"
    if not isinstance(value, dict):
        return "no object: each line must be one with `id` and `text`"
    name, text = value.get("id"), value.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int):
        return "`id` is missing, or neither text nor a whole number"
    if not isinstance(text, str) or not text.strip():
        return "`text` is missing or empty"
    speakers, outlet = value.get("speaker"), value.get("outlet")
    date = value.get("date", value.get("published"))
    listed: Sequence[Any] = speakers if isinstance(speakers, list) else [speakers]
    wrong = [key for key, given in (("date", date), ("outlet", outlet)) if not isinstance(given, str | None)]
    if wrong or not all(isinstance(speaker, str | None) for speaker in listed):
        return f"`{wrong[0] if wrong else 'speaker'}` is no text"
    return Row(name, text, tuple(s for s in listed if s and s.strip()), date or None, outlet or None)
