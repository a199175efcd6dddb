"""What stands between a subject and its verb without belonging to either: a time, a set phrase, a state?"""

from collections.abc import Sequence
from functools import lru_cache

from tracker.find.phrases import capital
from tracker.lexicon import Lexicon
from tracker.model import Word

_STATE = 2  # tokens of a state
_HAVING = frozenset({"has", "have", "had"})
_AGO = frozenset({"ago", "earlier", "later", "before"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_SEVERAL = frozenset({"several", "many", "some", "few", "a", "an"})
_CLOCK = frozenset({"hour", "hours", "minutes", "moment", "moments", "seconds", "decade", "decades"})
_BESIDE = frozenset(
    {"next", "same", "following", "previous", "past", "last", "recent", "coming", "final", "first", "other"}
    | {"the", "this", "that", "these", "those", "all", "every", "each", "one"}
)
_PARTS = frozenset({"end", "start", "beginning", "middle", "course", "close"})
_ONLY = frozenset({"just", "only", "again", "once", "twice", "even"})
_DURING = frozenset({"in", "by", "over", "for", "during", "within", "on", "at", "through"})
_AMOUNT = 5  # tokens of "a few short weeks ago"
_PHRASES = (2, 3)  # tokens of a set phrase


def before_day(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token before a day: "issued a statement | on Monday night condemning"."""
    day = at - (words[at].lower in lexicon.times.parts)
    if day < 1 or words[day].lower not in lexicon.words.days:
        return at
    return day - 1 - (words[day - 1].lower == "on" and day > 1)


def before_when(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> int:
    """The token before times, set phrases and their auxiliary: "who | has in the past called", "Lee | last week"."""
    end = at
    while end > floor and (first := _aside(words, end, floor, lexicon)) is not None:
        end = first - 1
    if end < at and words[end].lower in _HAVING and end > floor:
        end -= 1
    return end


def _aside(words: Sequence[Word], last: int, floor: int, lexicon: Lexicon) -> int | None:
    """The first token of the time or the set phrase that ends with token `last`, after `floor`; None without one."""
    times, lower = lexicon.times, words[last].lower
    first: int | None = None
    if lower in _SELVES:
        return last if last > floor else None
    before = words[last - 1].lower
    week = lower in times.units and (before in times.last or before in times.this)
    if week or (lower in times.parts and before in lexicon.words.days):
        first = last - 1
    elif later := _later(words, last, lexicon):
        first = _since(words, later, floor, lexicon)
    elif (lower in times.units or lower in times.parts) and (span := _lasting(words, last, floor, lexicon)) is not None:
        return span
    elif lower in _last_words(lexicon.words.asides):
        sizes = (n for n in _PHRASES if last + 1 - n > floor)
        phrases = ((last + 1 - n, " ".join(w.lower for w in words[last + 1 - n : last + 1])) for n in sizes)
        return next((i for i, phrase in phrases if phrase in lexicon.words.asides), None)
    if first is not None and (words[first - 1].lower in times.shades or words[first - 1].lower in _ONLY):
        first -= 1
    if first is not None and words[first - 1].lower == "on":
        first -= 1
    return first if first is not None and first > floor else None


def _lasting(words: Sequence[Word], last: int, floor: int, lexicon: Lexicon) -> int | None:
    """The first token of "the next day", "in the past two weeks", "all week", which ends with token `last`."""
    first = last
    while first - 1 > floor and (_amount(words[first - 1], lexicon) or words[first - 1].lower in _BESIDE):
        first -= 1
    if first == last:
        return None
    if first - 3 > floor and words[first - 1].lower == "of" and words[first - 2].lower in _PARTS:
        first -= 3  # at the end of | the day
    return first - 1 if first - 1 > floor and words[first - 1].lower in _DURING else first


def _later(words: Sequence[Word], last: int, lexicon: Lexicon) -> int | None:
    """The token of "later" or "ago" behind an amount of time that ends there, or right before it, as adverbs do."""
    for at in (last, last + 1):
        unit = words[at - 1].lower
        if at < len(words) and words[at].lower in _AGO and (unit in lexicon.times.units or unit in _CLOCK):
            return at
    return None


def _since(words: Sequence[Word], last: int, floor: int, lexicon: Lexicon) -> int | None:
    """The first token of "a month later", "less than two weeks ago", "hours later", which ends with token `last`."""
    first = next((i for i in range(last - 2, max(floor, last - _AMOUNT), -1) if _amount(words[i], lexicon)), None)
    if first is None:
        return last - 1 if words[last - 1].lower.endswith("s") else None
    first -= words[first].lower == "few" and words[first - 1].lower == "a"
    return first - 2 if words[first - 1].lower == "than" else first


@lru_cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _amount(word: Word, lexicon: Lexicon) -> bool:
    """Whether a token opens an amount of time: "two weeks ago", "a few days later"."""
    return word.lower in lexicon.times.numbers or word.text[0].isdigit() or word.lower in _SEVERAL


def before_state(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> int:
    """The token before a comma and a state: "Lee of | Leith, Ohio says"."""
    comma = next((i for i in range(at - 1, max(floor, at - _STATE) - 1, -1) if words[i].text == ","), None)
    if comma is None or comma - 1 <= floor or not capital(words[comma - 1]):
        return at
    state = " ".join(w.lower for w in words[comma + 1 : at + 1])
    return comma - 1 if state in lexicon.words.regions else at
