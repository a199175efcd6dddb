"""Does what is known of an article contradict itself?

What differs without harm is no contradiction: one moment in two offsets, a day and a time on it, a day that is another
one elsewhere, a page that prints when it was changed, a name that is written shorter.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from tracker.lexicon import Lexicon
from tracker.lexicon.furniture import fold
from tracker.model import Fact, Problem
from tracker.read import closing
from tracker.text.dates import apart

_DAY = timedelta(days=1)
_STALE = 14  # days after its dateline within which a report is printed
_GUESSED = ("option", "file name")  # what the article does not say itself
_LOOSE = ("time element", "update line")  # what may be said of something else
_STATED = ("json-ld author", "meta author", "meta article:author", "meta byl", "byline")
_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = 2  # letters of a name that tell little


def contradictions(facts: Sequence[Fact], had: str | None, lexicon: Lexicon) -> list[Problem]:
    """What contradicts itself, in dates, writers and origins, each kind once.

    Args:
        facts: all that is known of an article, of each field the most believed first.
        had: when its bytes were had from a server, ISO 8601.
        lexicon: all word lists.
    """
    found = (_dates(facts, had, lexicon), _writers(facts, lexicon), _agencies(facts, lexicon))
    return [problem for each in found if (problem := next(each, None))]


def _dates(facts: Sequence[Fact], had: str | None, lexicon: Lexicon) -> Iterator[Problem]:
    published = next((fact for fact in facts if fact.field == "published"), None)
    if published is None:
        return
    if published.rule not in _GUESSED:
        yield from _beside(published, facts, had)
    for line in facts:
        if line.field == "dateline" and (day := _day(line, published.value, lexicon)) and _stale(day, published.value):
            yield _problem("date", f"published {_said(published)}, but its dateline says {line.value!r}", line)


def _beside(published: Fact, facts: Sequence[Fact], had: str | None) -> Iterator[Problem]:
    """What else is known of the date, and differs."""
    updated = [fact for fact in facts if fact.field == "updated"]
    for other in facts:
        if other.field != "published" or other.rule in (*_GUESSED, *_LOOSE) or "reated" in other.rule:
            continue  # a page may be created long before it is published
        if _differ(published.value, other.value) and not any(_near(other.value, each.value) for each in updated):
            yield _problem("date", f"published {_said(published)}, but {_said(other)}", other)
    for other in updated:
        if _earlier(other.value, published.value):
            yield _problem("date", f"published {_said(published)}, but updated {_said(other)}, before that", other)
    if had and _earlier(had, published.value):
        yield _problem("date", f"published {_said(published)}, but it was there on {had}", published)


def _said(fact: Fact) -> str:
    """What a fact says, as it is printed where it is, and where it stands."""
    return f"{fact.printed if fact.span else fact.value} ({fact.rule})"


def _problem(field: str, message: str, fact: Fact) -> Problem:
    return Problem("", "read", f"{field}-contradicted", message, fact.span)


def _differ(a: str, b: str) -> bool:
    """Whether two dates cannot be those of one publication."""
    one, other = _moment(a), _moment(b)
    if one and other:
        return abs(one - other) > _DAY
    return (apart(a, b) or 0) > 1


def _near(a: str, b: str) -> bool:
    return not _differ(a, b)


def _earlier(a: str, b: str) -> bool:
    return _differ(a, b) and a[: len(b)] < b[: len(a)]


def _moment(iso: str) -> datetime | None:
    """The moment that a time with an offset names."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _day(line: Fact, published: str, lexicon: Lexicon) -> str | None:
    """The day of a dateline, in the year in which it is next to publication."""
    found = lexicon.datelines.day(line.value)
    if found is None or len(published) < len("2024-02-21"):
        return None
    day = f"{found[0]:02}-{found[1]:02}"
    years = range(int(published[:4]) - 1, int(published[:4]) + 2)
    days = [f"{year}-{day}" for year in years if apart(f"{year}-{day}", published) is not None]
    return min(days, key=lambda each: apart(each, published) or 0, default=None)


def _stale(day: str, published: str) -> bool:
    """Whether a report of that day is printed before it, or long after."""
    distance = apart(day, published) or 0
    return distance > (1 if day > published[: len(day)] else _STALE)


def _writers(facts: Sequence[Fact], lexicon: Lexicon) -> Iterator[Problem]:
    """Two who are named as the writer, and have no name in common."""
    every = [fact for fact in facts if fact.field == "byline" and fact.rule != closing.RULE]
    lines = [(fact, names) for fact in every if (names := _names(fact.value, lexicon))]
    for other, names in lines[1:]:
        first, own = lines[0]
        if first.rule != "option" and own.isdisjoint(names) and _script(own) == _script(names):
            yield _problem("byline", f"written by {_said(first)}, but by {_said(other)}", other)


def _names(words: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of the names in a byline that are somebody's in full; none when it names an outlet or its staff."""
    found = [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", words))]
    if len(found) < 2 or lexicon.outlets.named(words) or not lexicon.furniture.staff.isdisjoint(found):
        return frozenset()
    return frozenset(_plain(word) for word in found if len(word) > _INITIAL)


def _plain(word: str) -> str:
    """A word without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _script(names: frozenset[str]) -> bool:
    return all(name.isascii() for name in names)


def _agencies(facts: Sequence[Fact], lexicon: Lexicon) -> Iterator[Problem]:
    """An agency in the dateline, where another one is named as the writer."""
    lines = [fact for fact in facts if fact.field == "syndicated_from" and _agency(fact, lexicon)]
    line = next((fact for fact in lines if fact.rule == "dateline"), None)
    others = [fact for fact in lines if fact.rule in _STATED]
    if line and others and line.value not in {fact.value for fact in others}:
        yield _problem("origin", f"from {_said(others[0])}, but from {_said(line)}", line)


def _agency(fact: Fact, lexicon: Lexicon) -> bool:
    outlet = lexicon.outlets.named(fact.value)
    return outlet is not None and outlet.kind == "agency"
