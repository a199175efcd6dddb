"""How do agencies open their reports in their own languages?

A form is a text with slots; the file says what they stand for. Each slot tells where it may end, and the first form
whose parts follow upon each other is how the report opens.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from tracker.errors import LexiconError
from tracker.lexicon.outlets import Outlet, Outlets

_KEYS = {"forms", "examples"}
_PART = re.compile(r"\{(?P<slot>[a-z]+)(?P<optional>\?)?\}|(?P<dash> ?- ?)|(?P<blank> )|(?P<sign>.)")
_BLANK = re.compile(r"[\s,.]*")
_LAST_BLANK = re.compile(r"\.?(?:\s+|(?=[(\[])|$)")
_DASH = re.compile(r"[\s,.]*[-:]+\s*")
_DATED = re.compile(r"[\d一二三四五六七八九十]")
_PLAIN = str.maketrans(
    "（）［］【】／＝：．，–—―－−─\u3000\u00a0\u2009\u202f" + "０１２３４５６７８９",
    "()[][]/=:.," + "-" * 6 + "    " + "0123456789",
)
_WORD = re.compile(r"[^\W_0-9](?:[^\s,;:!?()\[\]/=\d\"“”«»„‟|<>_@#]*[^\s,;:!?()\[\]/=\d\"“”«»„‟|<>_@#-])?")
_BETWEEN = re.compile(r"[ ,]{1,2}(?=\S)|(?<=\.)(?=[^\W\d_])")
_DIGITS = "一二三四五六七八九十"
_NUMERAL = rf"\d{{1,2}}|[{_DIGITS}]{{1,3}}"
_LONGEST = 40  # characters of an agency's name
_EASTERN = "\u3040"  # the first of the signs of scripts without blanks between words, and of Korean
_NEAR = 20  # characters within which a date has a number
_ASIDE = re.compile(r"[^()\[\]]{1,60}")
_SMALL = 3  # letters of a word that may stand in lower case within a name: "Rio de Janeiro"
_WORDS, _CASELESS, _TOWN = 6, 3, 12
_KEPT = 1_000  # patterns of dates that are kept at hand

Ends = Callable[[str, int], Iterable[int]]


class Opening(NamedTuple):
    """How a report opens: half-open places among its words.

    Attributes:
        agency: whose report it is.
        name: the agency's.
        place: where it is from and of which day, as far as they stand side by side.
        shown: where the last of all this ends, signs included but for a dash.
        end: where the report's own words begin.
    """

    agency: Outlet
    name: tuple[int, int]
    place: tuple[int, int] | None
    shown: int
    end: int


class _Part(NamedTuple):
    """A part of a form: what it is called, where it may end, whether it may be left out."""

    slot: str
    ends: Ends
    optional: bool = False


class _Form(NamedTuple):
    """What must be there at all, signs, perhaps a date and a script without blanks, and the parts."""

    signs: frozenset[str]
    dated: bool
    eastern: bool
    parts: tuple[_Part, ...]


class _Dates(NamedTuple):
    """How dates are written, and all names of months, the longest first."""

    shapes: tuple[str, ...]
    months: tuple[str, ...]

    def patterns(self, words: str) -> list[re.Pattern[str]]:
        """What finds the dates among words: with the months that they name, for all months take long to get ready."""
        plain = words.lower()
        named = tuple([month for month in self.months if month in plain])
        return [_compiled(shape, named) for shape in self.shapes if named or "{month}" not in shape]


@dataclass(frozen=True, slots=True)
class Datelines:
    """The forms in the order in which they are tried, and what dates look like; made by `load`."""

    forms: tuple[_Form, ...]
    dates: _Dates
    months: Mapping[str, int]
    outlets: Outlets

    def opening(self, words: str) -> Opening | None:
        """How a report that begins with `words` opens, or None when it opens otherwise."""
        plain = words.translate(_PLAIN)
        held, dated = set(plain), _DATED.search(plain) is not None
        eastern = max(held, default="") >= _EASTERN  # perhaps: what a town is made of is for its slot to say
        for form in self.forms:
            if form.signs <= held and form.dated <= dated and form.eastern <= eastern:
                places = next(_fitting(form.parts, plain, 0, {}), None)
                agency = self.outlets.named(plain[slice(*places["agency"])]) if places else None
                if places and agency:
                    shown, end = places["shown"][0], places["end"][0]
                    end += len(plain[end:]) - len(plain[end:].lstrip())
                    return Opening(agency, places["agency"], _where(plain, places), shown, end)
        return None

    def day(self, words: str) -> tuple[int, int] | None:
        """Month and day of the first date among words that names both."""
        plain = words.translate(_PLAIN)
        patterns = self.dates.patterns(plain)
        for found in [match.groupdict() for pattern in patterns if (match := pattern.search(plain))]:
            number, name = found.get("number"), found.get("month")
            month = _number(number) if number else self.months.get((name or "").lower(), 0)
            if 1 <= month <= 12 and found.get("day"):
                return month, _number(found["day"])
        return None


def load(text: str, outlets: Outlets, months: Mapping[str, int], label: str = "datelines.toml") -> Datelines:
    """The forms that a TOML text lists, with the agencies of `outlets`, and English `months` beside its own.

    Raises:
        LexiconError: a key is missing or unknown, a form has no {agency} or an unknown slot.
    """
    data = tomllib.loads(text)
    own = {name: int(number) for number, names in data.pop("months", {}).items() for name in names}
    every = {**own, **months}
    dates = _Dates(tuple(data.pop("dates", ())), tuple(sorted(every, key=len, reverse=True)))
    slots = _slots(outlets, dates, frozenset(data.pop("not_places", ())))
    forms: list[_Form] = []
    for name, table in data.items():
        where = f"{label}: [{name}]"
        if wrong := _KEYS ^ set(table):
            raise LexiconError(f"{where}: missing or unknown: {', '.join(sorted(wrong))}")
        forms += [_form(form, slots, where) for form in table["forms"]]
    return Datelines(tuple(forms), dates, every, outlets)


def _form(form: str, slots: Mapping[str, Ends], where: str) -> _Form:
    parts: list[_Part] = []
    signs = set()
    for found in _PART.finditer(form):
        slot = found["slot"]
        if slot and slot not in slots:
            raise LexiconError(f"{where}: {form!r}: there is no slot {slot!r}: known are {', '.join(sorted(slots))}")
        if slot:
            parts.append(_Part(slot, slots[slot], bool(found["optional"])))
        elif found["dash"]:
            parts.append(_Part("gap", _matching(_DASH)))
        elif found["blank"]:
            parts.append(_Part("gap", _matching(_LAST_BLANK if found.end() == len(form) else _BLANK)))
        else:
            signs.add(found["sign"])
            parts.append(_Part("", _matching(re.compile(re.escape(found["sign"])))))
    if "{agency}" not in form:
        raise LexiconError(f"{where}: {form!r} has no {{agency}}")
    return _Form(frozenset(signs), "{date}" in form, "{town}" in form, tuple(parts))


def _fitting(
    parts: tuple[_Part, ...], words: str, at: int, places: dict[str, tuple[int, int]]
) -> Iterator[dict[str, tuple[int, int]]]:
    """Where the parts stand, if they follow upon each other from a place on."""
    if not parts:
        yield {"shown": (at, at), **places, "end": (at, at)}
        return
    part, rest = parts[0], parts[1:]
    name = part.slot if rest or part.slot != "gap" else "shown"
    for end in part.ends(words, at):
        yield from _fitting(rest, words, end, {**places, name: (at, end)})
    if part.optional:
        yield from _fitting(rest, words, at, places)


def _where(words: str, places: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where place and date stand, if side by side; else the place alone, or the date."""
    found = sorted(places[name] for name in ("place", "name", "town", "date") if name in places)
    if len(found) == 2 and not words[found[0][1] : found[1][0]].strip(" ,."):
        found = [(found[0][0], found[1][1])]
    place = next((places[name] for name in ("place", "name", "town") if name in places), None)
    start, end = found[0] if len(found) == 1 else place or (0, 0)
    end -= len(words[start:end]) - len(words[start:end].rstrip(" ,"))
    return (start, end) if end > start else None


def _slots(outlets: Outlets, dates: _Dates, not_places: frozenset[str]) -> Mapping[str, Ends]:
    """What each slot may end at."""

    def agency(words: str, at: int) -> Iterator[int]:
        for end in range(min(len(words), at + _LONGEST), at + 1, -1):
            if _parted(words, end) and words[at] not in " -" and words[end - 1] not in " .-":
                found = outlets.named(words[at:end])
                if found and found.kind == "agency":
                    yield end

    def town(words: str, at: int) -> Iterator[int]:
        for end in range(at + 1, min(len(words), at + _TOWN) + 1):
            if not _joins(words[end - 1]):
                return
            if words[at:end] not in not_places:
                yield end

    return {
        "agency": agency,
        "relay": agency,
        "aside": _matching(_ASIDE),
        "date": partial(_dated, dates),
        "name": partial(_words, caseless=True),
        "place": _words,
        "town": town,
        "writers": _words,
    }


def _dated(dates: _Dates, words: str, at: int) -> Iterable[int]:
    """Where the dates end that may begin at a place."""
    if _DATED.search(words, at, at + _NEAR) is None:  # at little cost, and true of most words
        return ()
    return [found.end() for pattern in dates.patterns(words) if (found := pattern.match(words, at))]


def _words(words: str, at: int, *, caseless: bool = False) -> Iterator[int]:
    """Where each of the words from a place on ends that may be a name's; all of them `caseless` or any."""
    without = 0
    for count in range(1, _WORDS + 1):
        found = _WORD.match(words, at)
        if found is None:
            return
        first = found.group()[0]
        small = first.islower()
        without += not first.isupper() and not small
        if small and (count == 1 or len(found.group()) > _SMALL):
            return
        if (caseless and without < count) or (without and count > _CASELESS):
            return
        if not small:
            yield found.end()
            if found.group()[-1] == ".":
                yield found.end() - 1
        between = _BETWEEN.match(words, found.end())
        if between is None:
            return
        at = between.end()


@lru_cache(_KEPT)
def _compiled(shape: str, months: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a date of some shape, with one of some months."""
    either = "|".join(map(re.escape, months))
    slots = {
        "day": rf"(?<!\d)(?P<day>{_NUMERAL})",
        "number": rf"(?<!\d)(?P<number>{_NUMERAL})",
        "month": rf"(?<![^\W\d_])(?P<month>{either})(?![^\W\d_])",
        "year": r"(?<!\d)\d{4}(?!\d)",
    }
    made = [slots[part["slot"]] if part["slot"] else _spelt(part.group()) for part in _PART.finditer(shape)]
    return re.compile("".join(made), re.IGNORECASE)


def _spelt(sign: str) -> str:
    return r"[\s,.]*" if sign == " " else re.escape(sign)


def _number(words: str) -> int:
    """The number that digits or Chinese numerals up to ninety-nine are: "3", "十一".

    >>> [_number(words) for words in ("03", "三", "十", "十一", "二十三")]
    [3, 3, 10, 11, 23]
    """
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_DIGITS.find(tens[:1] or "一") + 1) * 10 * bool(ten) + (_DIGITS.find(ones[:1]) + 1 if ones else 0)


def _matching(pattern: re.Pattern[str]) -> Ends:
    def ends(words: str, at: int) -> Iterable[int]:
        found = pattern.match(words, at)
        return (found.end(),) if found else ()

    return ends


def _joins(sign: str) -> bool:
    """Whether a sign is of a script whose words are written without blanks, or Korean."""
    return "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" or sign in "·・ー"


def _parted(words: str, place: int) -> bool:
    """Whether a word can end at a place."""
    around = words[place - 1 : place + 1]
    return len(around) < 2 or not around.isalnum() or any(_joins(sign) for sign in around)
