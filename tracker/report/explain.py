"""How does a person see why a quotation was attributed so: what was tried, what was seen, what won?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TextIO

from tracker.model import Article, Attribution, Explanation, Extract
from tracker.report import judged, quotations
from tracker.report.console import console, watched
from tracker.report.hanging import Hanging
from tracker.report.pieces import Line, Piece, flat, text
from tracker.report.show import dated, who


def document(stored: Extract, explanations: Sequence[Explanation], numbers: Sequence[int]) -> list[dict[str, Any]]:
    """The chosen quotations, `numbers` from 1, with all that `extract` prints of them and how they came to it.

    What people corrected of them, as `stored`, is in their `corrections`.
    """
    held = {attribution.quotation: attribution.corrections for attribution in stored.attributions}
    read = (replace(e.attribution, corrections=held.get(e.quotation.id, ())) for e in explanations)
    told = Extract(stored.article, tuple(e.quotation for e in explanations), tuple(read), ())
    rows = list(quotations.rows(told))
    return [{"number": n, **rows[n - 1], **_record(explanations[n - 1])} for n in numbers]


def _record(explanation: Explanation) -> dict[str, Any]:
    sentence = explanation.sentence
    return {
        "sentence_start": sentence.start if sentence else None,
        "sentence_end": sentence.end if sentence else None,
        "steps": [step._asdict() for step in explanation.steps],
        "clauses": [
            {
                "kind": clause.kind.value,
                "source": clause.source,
                "cue": clause.cue,
                "start": clause.span.start,
                "end": clause.span.end,
                "won": clause.won,
            }
            for clause in explanation.clauses
        ],
        "outlets": [
            {
                "name": seen.name,
                "printed": seen.printed,
                "start": seen.span.start,
                "end": seen.span.end,
                "relation": seen.relation.value if seen.relation else None,
            }
            for seen in explanation.outlets
        ],
    }


def explain(out: TextIO, stored: Extract, explanations: Sequence[Explanation], numbers: Sequence[int]) -> None:
    """Print how the chosen quotations, `numbers` from 1, come to their attributions.

    Args:
        out: where to.
        stored: the article; where its attribution is another one, an earlier tracker drew it, and a line says so.
        explanations: of all its quotations.
        numbers: which to print.
    """
    terminal = console(out) if watched(out) else None
    before = {attribution.quotation: attribution for attribution in stored.attributions}
    lines: list[Line] = [(Piece(stored.article.path, "bold"),)]
    for number in numbers:
        explanation = explanations[number - 1]
        lines += _one(stored.article, number, explanation)
        lines += _changed(before.get(explanation.quotation.id), explanation)
    for line in lines:
        if terminal:
            terminal.print(Hanging(text(line)) if line else "")
        else:
            out.write(flat(line))


def _one(article: Article, number: int, explanation: Explanation) -> Iterator[Line]:
    yield ()
    yield who(number, explanation.quotation, explanation.attribution)
    yield (Piece(f"     “{explanation.quotation.text}”"),)
    if explanation.sentence:
        yield _head("sentence")
        yield (Piece(f"       {quotations.words(article, explanation.sentence)}", "dim"),)
    yield from _clauses(explanation)
    yield from _outlets(explanation)
    if explanation.steps:
        yield _head("rules tried")
    for step in explanation.steps:
        answer = (Piece(f"yes, {step.answer}", "green"),) if step.answer else (Piece("no", "dim"),)
        yield (Piece(f"       {step.rule}: {step.asks}? "), *answer)
    yield from _answer(explanation)


def _head(words: str) -> Line:
    return (Piece(f"     {words}", "bold"),)


def _clauses(explanation: Explanation) -> Iterator[Line]:
    if explanation.clauses:
        yield _head("reporting clauses in it")
    for clause in explanation.clauses:
        by = f", by “{clause.source}”" if clause.source else ", by nobody"
        won = (Piece("  gives the words", "green"),) if clause.won else ()
        place = f"  {clause.kind.value}, {clause.span.start}-{clause.span.end}"
        yield (Piece(f"       “{clause.cue}”{by}"), Piece(place, "dim"), *won)


def _outlets(explanation: Explanation) -> Iterator[Line]:
    if explanation.outlets:
        yield _head("outlets in it")
    for seen in explanation.outlets:
        role = seen.relation.value if seen.relation else "only talked about"
        place = f"  “{seen.printed}” {seen.span.start}-{seen.span.end}"
        yield (Piece(f"       {seen.name}: {role}"), Piece(place, "dim"))


def _answer(explanation: Explanation) -> Iterator[Line]:
    """Who it came to be, and how sure that is."""
    attribution = explanation.attribution
    yield _head("so")
    for speaker in attribution.speakers:
        yield (Piece(f"       {speaker.name}: {speaker.reason}"),)
    if not attribution.speakers:
        unread = "the source is nobody that the article names" if attribution.source else "nobody is named"
        yield (Piece(f"       {unread}"),)
    for citation in attribution.citations:
        carried = ", carried over" if citation.inherited else ""
        yield (Piece(f"       {citation.name}: {citation.relation.value}{carried}"),)
    if attribution.said:
        yield (Piece(f"       {dated(attribution.said)}, {attribution.said.rule}"),)
    yield (Piece(f"       rule {attribution.rule}, confidence {attribution.confidence:.2f}"),)


def _changed(before: Attribution | None, explanation: Explanation) -> Iterator[Line]:
    """What people say instead, or what the database holds instead, if it does."""
    if before is not None and before.corrections:
        yield from judged.corrections(before.corrections, "     ")
    elif before is not None and before != explanation.attribution:
        names = "; ".join(speaker.name for speaker in before.speakers) or "nobody named"
        outlets = " > ".join(citation.name for citation in before.citations)
        via = f" via {outlets}" if outlets else ""
        held = f"     ! the database holds {names}{via} (rule {before.rule}), drawn by other word lists or rules"
        yield (Piece(held, "yellow"),)
