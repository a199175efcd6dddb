"""How does a person see what people decided, beside what tracker says?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from tracker import judge
from tracker.model import Correction, Imported, Judged, Judgement, Kept, Ruled, Ruling
from tracker.report import gate
from tracker.report.pieces import Line, Piece, count

STYLE = "magenta"  # of a person's word, wherever it stands

_SHOWN = 3  # names of a list, and judgements of a chain; the others are counted


def correction(told: Correction) -> str:
    """A correction in words.

    >>> correction(Correction("j1", Ruling.SPEAKER, "Ana Ruiz", "2031-05-02T10:00", None, ("Ada Brandt",), ()))
    'corrected by Ana Ruiz, 2031-05-02: said by Ada Brandt (tracker: nobody)'
    """
    said = "said by" if told.ruling is Ruling.SPEAKER else "via"
    joint = "; " if told.ruling is Ruling.SPEAKER else " > "
    answer, was = (joint.join(names) or "nobody" for names in (told.answer, told.was))
    return f"corrected by {signed(told.by, told.at)}: {said} {answer} (tracker: {was}){_why(told.reason)}"


def signed(by: str, at: str) -> str:
    """Who judged, and on which day."""
    return f"{by}, {at[:10]}"


def _why(reason: str | None) -> str:
    return f"; {reason}" if reason else ""


def corrections(told: Sequence[Correction], indent: str = "") -> Iterator[Line]:
    """A line for each correction of a quotation."""
    for one in told:
        yield (Piece(f"{indent}* {correction(one)}", STYLE),)


def ruled(told: Sequence[Ruled], numbers: Mapping[str, int], indent: str = "") -> Iterator[Line]:
    """A line for each judgement of a chain; its quotations by their `numbers`, where they are shown."""
    for one in told[:_SHOWN]:
        yield (Piece(f"{indent}* {_ruled(one, numbers)}", STYLE),)
    if len(told) > _SHOWN:
        yield (Piece(f"{indent}* and {len(told) - _SHOWN} more: `tracker judgements`", STYLE),)


def _ruled(told: Ruled, numbers: Mapping[str, int]) -> str:
    shown = [f"[{numbers[name]}]" for name in told.inside if name in numbers]
    which = " ".join(sorted(shown, key=lambda sign: (len(sign), sign)))
    if told.ruling is Ruling.SAME:
        left = len(told.inside) - len(shown)
        which += f" and {left:,} not shown," if which and left else ""
        what = f"{which + ' ' if which else ''}one remark"
    else:
        others = ", ".join(told.others[:_SHOWN]) + (", ..." if len(told.others) > _SHOWN else "")
        what = f"{which + ' ' if which else ''}kept apart from {others or 'another remark'}"
    machine = f" (tracker: {', '.join(told.was)})" if told.was else ""
    return f"{what}, judged by {signed(told.by, told.at)}{machine}{_why(told.reason)}"


def record(told: Correction | Ruled) -> dict[str, Any]:
    """A correction, or a judgement of a chain, as values that JSON knows."""
    shared = {
        "judgement": told.judgement,
        "ruling": told.ruling.value,
        "by": told.by,
        "at": told.at,
        "reason": told.reason,
    }
    if isinstance(told, Ruled):
        return {**shared, "quotations": list(told.inside), "chains": list(told.others), "was": list(told.was)}
    return {**shared, "answer": list(told.answer), "was": list(told.was)}


COLUMNS = (
    "judgement", "ruling", "standing", "by", "at", "reason", "answer", "was", "quotations", "articles", "text",
    "everywhere", "withdraws",
)  # fmt: skip
"""The columns of a list of judgements; JSON and JSON Lines have the whole of each instead, to be imported again."""

SHORT = ("judgement", "at", "by", "ruling", "standing", "said", "text", "reason")
"""The columns of a table for people."""


def rows(told: Iterable[Kept]) -> Iterator[dict[str, Any]]:
    """One row a judgement, in the order in which they were made."""
    for kept in told:
        one = kept.judgement
        yield {
            "judgement": one.id,
            "ruling": one.ruling.value,
            "standing": kept.standing.value if kept.standing else "waits",
            "by": one.by,
            "at": one.at,
            "reason": one.reason,
            "answer": list(one.answer),
            "was": list(one.was),
            "quotations": [subject.quotation for subject in one.subjects],
            "articles": list(dict.fromkeys(subject.path for subject in one.subjects)),
            "text": [subject.text for subject in one.subjects],
            "everywhere": one.everywhere,
            "withdraws": one.withdraws,
        }


def short(told: Iterable[Kept]) -> Iterator[dict[str, Any]]:
    """Likewise, for people: the day alone, and what was said instead of what."""
    for row in rows(told):
        answered = row["ruling"] in (Ruling.SPEAKER, Ruling.OUTLETS)
        names = "; ".join(row["answer"]) or "nobody"
        everywhere = " everywhere" if row["everywhere"] else ""
        said = f"{names}{everywhere}" if answered else row["withdraws"]
        shown = [words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…" for words in row["text"]]
        text = " | ".join([*shown[:2], *(["..."] if len(shown) > 2 else [])])
        yield {**row, "at": row["at"][:10], "said": said, "text": text}


_LONGEST = 50  # characters of a wording in a table


def whole(told: Iterable[Kept]) -> Iterator[dict[str, Any]]:
    """All of each judgement, and whether it holds: what an import reads."""
    for kept in told:
        yield {**judge.record(kept.judgement), "standing": kept.standing.value if kept.standing else "waits"}


def done(told: Judged, out: TextIO) -> None:
    """Say what a judgement came to."""
    out.writelines(gate.line(line) + "\n" for line in _done(told))


def _done(told: Judged) -> Iterator[str]:
    for judgement in told.judgements:
        yield f"{judgement.id}: {_made(judgement)}, by {judgement.by}"
    for judgement in told.replaced:
        yield f"{judgement.id} of {signed(judgement.by, judgement.at)} holds no more"
    for chain, quotations, articles in told.chains:
        yield f"chain {chain}: {count(quotations, 'quotation')} in {count(articles, 'article')}"


def document(told: Judged) -> dict[str, Any]:
    """The same as one JSON object."""
    return {
        "judgements": [judge.record(judgement) for judgement in told.judgements],
        "replaced": [judgement.id for judgement in told.replaced],
        "chains": [{"id": name, "quotations": q, "articles": a} for name, q, a in told.chains],
    }


def took(told: Imported) -> str:
    """What an import did, in words."""
    became = Counter(standing.value for standing in told.standings)
    kinds = ", ".join(f"{number:,} {name}" for name, number in sorted(became.items()))
    new = f"{told.new:,} new ({kinds})" if kinds else f"{told.new:,} new"
    return f"{count(told.new + told.known, 'judgement')}: {new}, {told.known:,} known"


def imported(told: Imported) -> dict[str, Any]:
    """The same as one JSON object."""
    became = Counter(standing.value for standing in told.standings)
    return {"new": told.new, "known": told.known, "standings": dict(sorted(became.items()))}


def _made(judgement: Judgement) -> str:
    first = judgement.subjects[0]
    if judgement.ruling is Ruling.WITHDRAWN:
        return f"{judgement.withdraws} withdrawn"
    if judgement.ruling in (Ruling.SPEAKER, Ruling.OUTLETS):
        speaks = judgement.ruling is Ruling.SPEAKER
        answer, was = (
            ("; " if speaks else " > ").join(names) or "nobody" for names in (judgement.answer, judgement.was)
        )
        everywhere = f", and all that {first.path} gives to {was}" if judgement.everywhere else ""
        return f"“{first.text}” {'said by' if speaks else 'via'} {answer} (tracker: {was}){everywhere}"
    sides = [sum(subject.side == side for subject in judgement.subjects) for side in (0, 1)]
    if judgement.ruling is Ruling.DIFFERENT:
        return f"{count(sides[0], 'quotation')} kept apart from {sides[1]:,}"
    return f"{count(len(judgement.subjects), 'quotation')} are one remark"
