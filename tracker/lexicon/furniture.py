"""Which lines of a page are not the article, how are its dates written, and what can no early date know?"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tracker.errors import LexiconError
from tracker.model import Role

_LINE_KEYS = {"role", "line", "start", "within", "end", "names", "opens", "quotes", "bare", "known", "examples"}
_EVENT_KEYS = {"terms", "since", "near", "dates", "months", "examples"}
_CALENDAR_KEYS = {"months", "weekdays", "zones", "published", "updated", "planned"}
_NAME_KEYS = {"small", "staff", "helped", "revised"}
_CLOSING_KEYS = {"agency", "reported", "edited", "examples"}
_NAMED = ("outlet", "syndicated_from", "publisher", "byline")


class Opens(StrEnum):
    """What else a line makes furniture."""

    BOX = "box"  # the headlines right after it
    TAIL = "tail"  # all the rest, when the article is over


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a kind of line is.

    Attributes:
        id: name of the table it comes from.
        role: of such a line.
        names: the fact that the words after the form give: outlet | syndicated_from | publisher | byline, or None.
        opens: what it makes of the lines after it, or None.
        known: whether the name must be in the outlets lexicon.
        quotes: whether a line with quotation marks can be one.
        bare: whether it must go without a full stop.
    """

    id: str
    role: Role
    names: str | None
    opens: Opens | None
    known: bool
    quotes: bool
    bare: bool


class Hit(NamedTuple):
    """A rule that a line fits, and the half-open place of the form within the line."""

    rule: LineRule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a text of an earlier date cannot speak of.

    Attributes:
        id: name of the table it comes from.
        terms: lower-case words for it.
        since: ISO date before which nobody used them, or None.
        near: words of which one must stand close before or after a term.
        dates: ISO dates on which it happened; with `months`, a text that calls it recent is no older than that.
        months: how long it counts as recent.
    """

    id: str
    terms: tuple[str, ...]
    since: str | None
    near: tuple[str, ...]
    dates: tuple[str, ...]
    months: int


class Closing(NamedTuple):
    """How an agency closes its reports: its name, and what finds the line, with the names of those who reported."""

    agency: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The forms of page furniture, of printed dates and of dated events. All words are in lower case.

    Attributes:
        whole: a line's words to its rule.
        starts: first character to the forms that lines begin with, longest first.
        ends, within: forms that lines end with or hold, longest first.
        last: the forms of `ends` alone.
        months: name or short form to number.
        weekdays: names and short forms.
        zones: short name to UTC offset.
        published, updated: words that stand before a date.
        planned: words that put a later year into the future.
        small: words in lower case within names ("of").
        revised: finds what the headline of a later version begins or ends with ("UPDATE 2-", ", 1st Ld-Writethru").
        staff: what the people of an agency are called behind its name ("Reuters staff").
        helped: what those of them who are named at the end of a report did.
        closings: how agencies close their reports.
        events: in the order of the file.
    """

    whole: Mapping[str, LineRule]
    starts: Mapping[str, tuple[tuple[str, LineRule], ...]]
    ends: tuple[tuple[str, LineRule], ...]
    last: tuple[str, ...]
    within: tuple[tuple[str, LineRule], ...]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    zones: Mapping[str, str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    planned: frozenset[str]
    small: frozenset[str]
    staff: frozenset[str]
    helped: frozenset[str]
    closings: tuple[Closing, ...]
    revised: re.Pattern[str]
    events: tuple[Event, ...]

    def present(self, folded: str) -> tuple[tuple[str, LineRule], ...]:
        """Those forms of `within` that `folded` holds at all: what `line` needs to look for in its lines."""
        return tuple([entry for entry in self.within if entry[0] in folded])

    def line(self, folded: str, within: Iterable[tuple[str, LineRule]]) -> Hit | None:
        """The rule that a line fits: its `fold`ed words without surrounding blanks, and the forms `present` gave."""
        bare = folded.strip(" :.!*-–—_»>")
        rule = self.whole.get(bare)
        if rule:
            return Hit(rule, 0, len(folded))
        for form, rule in self.starts.get(folded[:1], ()):
            if folded.startswith(form) and not folded[len(form) : len(form) + 1].isalpha():
                return Hit(rule, 0, len(form))
        for form, rule in self.ends if bare.endswith(self.last) else ():
            if bare.endswith(form) and not bare[: -len(form)][-1:].isalpha():
                end = folded.rindex(form) + len(form)
                return Hit(rule, end - len(form), end)
        for form, rule in within:
            place = folded.find(form)
            if place >= 0:
                return Hit(rule, place, place + len(form))
        return None

    def after_weekday(self, words: str, start: int) -> int:
        """Where the words after a weekday and its comma begin, or `start` when none stands there."""
        end = start
        while end < len(words) and words[end].isalpha():
            end += 1
        if words[start:end].lower() not in self.weekdays:
            return start
        while end < len(words) and words[end] in "., \u00a0":
            end += 1
        return end


def fold(text: str) -> str:
    """`text` in lower case with straight apostrophes and plain blanks, character by character: offsets hold."""
    plain = text.replace("İ", "I").replace("’", "'").replace("\u00a0", " ")
    return plain.lower()


def load(text: str, label: str = "furniture.toml") -> Furniture:
    """The furniture that a TOML text describes.

    Raises:
        LexiconError: naming `label`, the table and the key, when the text breaks the rules.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{label}: not TOML: {error}"
        raise LexiconError(message) from error
    _only({"calendar", "names", "closing", "line", "event"}, data, label)
    names = data.get("names", {})
    _only(_NAME_KEYS, names, f"{label}: [names]")
    calendar = data.get("calendar", {})
    _only(_CALENDAR_KEYS, calendar, f"{label}: [calendar]")
    forms = _forms(data.get("line", {}), label)
    starts: dict[str, list[tuple[str, LineRule]]] = {}
    for form, rule in forms["start"]:
        starts.setdefault(form[0], []).append((form, rule))
    return Furniture(
        whole=dict(forms["line"]),
        starts={first: tuple(entries) for first, entries in starts.items()},
        ends=tuple(forms["end"]),
        last=tuple(form for form, _ in forms["end"]),
        within=tuple(forms["within"]),
        months=calendar.get("months", {}),
        weekdays=frozenset(calendar.get("weekdays", ())),
        zones=calendar.get("zones", {}),
        published=tuple(calendar.get("published", ())),
        updated=tuple(calendar.get("updated", ())),
        planned=frozenset(calendar.get("planned", ())),
        small=frozenset(names.get("small", ())),
        staff=frozenset(names.get("staff", ())),
        helped=frozenset(names.get("helped", ())),
        closings=tuple(_closing(name, entry, label) for name, entry in data.get("closing", {}).items()),
        revised=_versions(names.get("revised", ())),
        events=tuple(_event(name, entry, label) for name, entry in data.get("event", {}).items()),
    )


def _versions(words: Iterable[str]) -> re.Pattern[str]:
    """What finds some words, with a number, at the head of a line before a sign, or at its end behind one."""
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    ordinal = r"\d{1,2}(?:st|nd|rd|th)\s+"
    signed = rf"(?:{ordinal})?(?:{either})(?:\s+\d{{1,2}})?\s?[-–—:)\]]+\s*"
    head = rf"^\W{{0,3}}(?:{signed}|{ordinal}(?:{either})\s+)+"
    tail = rf"\s*[-–—,(\[]+\s*(?:{ordinal})?(?:{either})(?:\s+\d{{1,2}})?\W*$"
    return re.compile(f"{head}|{tail}", re.IGNORECASE)


def _closing(name: str, entry: Mapping[str, Any], label: str) -> Closing:
    where = f"{label}: [closing.{name}]"
    _only(_CLOSING_KEYS, entry, where)
    if not all(entry.get(key) for key in _CLOSING_KEYS):
        message = f"{where}: needs {', '.join(sorted(_CLOSING_KEYS))}"
        raise LexiconError(message)
    reported, edited = ("|".join(map(re.escape, entry[key])) for key in ("reported", "edited"))
    pattern = (
        rf"\((?:{reported})\s+(?P<names>[^();]{{2,200}})(?:;[^();]{{2,200}}){{0,4}};\s*(?:{edited})\s[^()]{{2,200}}\)"
    )
    return Closing(entry["agency"], re.compile(pattern, re.IGNORECASE))


def _forms(tables: Mapping[str, Any], label: str) -> dict[str, list[tuple[str, LineRule]]]:
    """Each place's forms with their rules, longest first."""
    forms: dict[str, list[tuple[str, LineRule]]] = {"line": [], "start": [], "end": [], "within": []}
    owners: dict[tuple[str, str], str] = {}
    for name, entry in tables.items():
        where = f"{label}: [line.{name}]"
        _only(_LINE_KEYS, entry, where)
        rule = _rule(name, entry, where)
        if not any(entry.get(place) for place in forms) or not entry.get("examples"):
            message = f"{where}: needs forms (line, start, within or end) and examples"
            raise LexiconError(message)
        for place, found in forms.items():
            for form in entry.get(place, ()):
                if form != fold(form) or not form.strip():
                    message = f"{where}: {place}: write {form!r} in lower case, with straight apostrophes"
                    raise LexiconError(message)
                other = owners.setdefault((place, form), name)
                if other != name:
                    message = f"{where}: {place}: {form!r} belongs to [line.{other}] already"
                    raise LexiconError(message)
                found.append((form, rule))
    for found in forms.values():
        found.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return forms


def _rule(name: str, entry: Mapping[str, Any], where: str) -> LineRule:
    names = entry.get("names")
    if names is not None and names not in _NAMED:
        message = f"{where}: names: {names!r} is none of {', '.join(_NAMED)}"
        raise LexiconError(message)
    try:
        role = Role(entry.get("role", ""))
        opens = Opens(entry["opens"]) if "opens" in entry else None
    except ValueError as error:
        message = f"{where}: {error}"
        raise LexiconError(message) from error
    known, quotes, bare = (bool(entry.get(key, False)) for key in ("known", "quotes", "bare"))
    return LineRule(name, role, names, opens, known, quotes, bare)


def _event(name: str, entry: Mapping[str, Any], label: str) -> Event:
    where = f"{label}: [event.{name}]"
    _only(_EVENT_KEYS, entry, where)
    if not entry.get("terms") or not (entry.get("since") or entry.get("dates")) or not entry.get("examples"):
        message = f"{where}: needs terms, examples, and since or dates"
        raise LexiconError(message)
    return Event(
        id=name,
        terms=tuple(entry["terms"]),
        since=entry.get("since"),
        near=tuple(entry.get("near", ())),
        dates=tuple(entry.get("dates", ())),
        months=entry.get("months", 0),
    )


def _only(known: set[str], table: Mapping[str, Any], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        message = f"{where}: unknown key {unknown[0]!r}: known are {', '.join(sorted(known))}"
        raise LexiconError(message)
