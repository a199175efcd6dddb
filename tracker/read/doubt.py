"""Does a text speak of what its printed date could not know?"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from tracker.lexicon import Furniture
from tracker.lexicon.furniture import Event, fold
from tracker.model import Article, Problem, Role, Span

_NEAR = 160  # characters on each side of a term
_MOST = 50  # passages looked at
_CLAUSE = 120  # characters, the longest looked at before a year
_PAST = re.compile(
    r"\b(?:since|(?:was|were|had|did|been|[a-z]{2,20}ed|began|won|took|came|met|held|made|said)"
    r"(?:\s[^\s.;]{1,30}){0,3}?\s(?:in|on))"
    r"\s(?:(?P<month>[a-z]{3,9})\.?,?\s(?:\d{1,2},?\s)?)?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"
)
_IN_YEAR = re.compile(
    r"(?:since|in|on)\s(?:[a-z]{3,9}\.?,?\s(?:\d{1,2},?\s)?)?((?:19|20)\d\d)\b"
)  # part of each of those
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_BREAK = re.compile(r"[.;!?\n]")
_WORD = re.compile(r"[a-z]+")


def doubts(article: Article, furniture: Furniture) -> list[Problem]:
    """At most one problem, "date-contradicted": the first passage of the article that its date contradicts."""
    if article.published is None:
        return []
    folded = fold(article.text)
    bodies = [block for block in article.blocks if block.role is Role.BODY]
    found = chain(_events(folded, article.published, furniture), _years(folded, article.published, furniture))
    for span, reason in islice(found, _MOST):
        if any(block.start <= span.start < block.end for block in bodies):
            printed = article.text[span.start : span.end]
            message = f"dated {article.published}, but the text speaks of {printed!r}: {reason}"
            return [Problem(article.path, "read", "date-contradicted", message, span)]
    return []


def _events(folded: str, published: str, furniture: Furniture) -> Iterator[tuple[Span, str]]:
    """Terms that were not yet used, and happenings that had not happened lately."""
    for event in furniture.events:
        reason = _reason(event, published)
        for term in event.terms if reason else ():
            place = folded.find(term)
            if place >= 0 and _near(folded, place, event):
                yield Span(place, place + len(term)), reason


def _near(folded: str, place: int, event: Event) -> bool:
    around = folded[max(0, place - _NEAR) : place + _NEAR]
    return not event.near or any(word in around for word in event.near)


def _reason(event: Event, published: str) -> str:
    """Why a text of that date cannot speak of an event, or nothing when it can."""
    if event.since and published[: len(event.since)] < event.since[: len(published)]:
        return f"nobody did before {event.since}"
    if event.dates and not any(0 <= _months(date, published) <= event.months for date in event.dates):
        return f"that was not recent then, but happened on {' and '.join(_around(event.dates, published))}"
    return ""


def _around(dates: tuple[str, ...], published: str) -> list[str]:
    """The last of `dates` before a day and the first after it, as far as there are any."""
    before = [date for date in dates if date <= published]
    return [*before[-1:], *dates[len(before) : len(before) + 1]]


def _months(before: str, after: str) -> int:
    """Months from one ISO date to another, the days of the month aside."""
    return (int(after[:4]) - int(before[:4])) * 12 + int(after[5:7] or 12) - int(before[5:7])


def _years(folded: str, published: str, furniture: Furniture) -> Iterator[tuple[Span, str]]:
    """Things told as past of a later year, or of a later month of the same year."""
    if any(max(found.findall(folded), default="") < published[:4] for found in (_YEAR, _IN_YEAR)):
        return
    for match in _PAST.finditer(folded):
        month = furniture.months.get(match["month"] or "", 0)
        told = f"{match['year']}-{month:02}" if month else match["year"]
        if told[: len(published)] <= published[: len(told)]:
            continue
        start = max(0, match.start() - _CLAUSE)
        breaks = [found.end() for found in _BREAK.finditer(folded, start, match.start())]
        clause = folded[breaks[-1] if breaks else start : match.start("month" if month else "year")]
        if furniture.planned.isdisjoint(_WORD.findall(clause)):
            yield Span(match.start(), match.end()), "that is later"
