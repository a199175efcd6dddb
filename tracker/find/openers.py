"""Where does the clause begin that a cue governs: past what stands between them?

"Said | on Monday | that it held"; "told friends | since the spring, at rallies and in private, | that she is worried";
"said | in a letter | it would hold".
"""

from collections.abc import Sequence

from tracker.find.ends import OCCASIONS, SIGNS
from tracker.find.phrases import capital
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word
from tracker.text.words import POSSESSIVE

_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what"})
_LATER = frozenset({"that", "whether"})  # of these, those that open a clause behind other words
_WHEN = frozenset({"earlier", "later", "since", "after", "before", "again", "at"})
_PART = frozenset({"last", "this", "early", "late"})  # before the time of which they say which or how much of it
_MANNER = frozenset({"only", "once", "twice"})
_DAY = frozenset({"same", "next", "following", "previous"})  # the same day, the next morning
_ORDERS = frozenset({"vow", "urge"})  # with an infinitive: promised to build a wall that holds
_STOPS = frozenset({".", ";", ":", MARKED})
_ADJUNCT = 24  # tokens between a cue and its "that"
_FIRST = 4  # tokens before a comma that belongs to a date or a place: on Friday, May 3; in Leith, Ohio
_AGO = 4  # tokens up to the unit of an amount of time: a few short weeks
_OCCASION = 5  # tokens of an occasion: in a long radio interview


def opener(words: Sequence[Word], frames: Sequence[Frame], index: int, at: int, lexicon: Lexicon) -> int | None:
    """The token of "that", "whether" and the like: at token `at`, or after words that say when, where and how."""
    lead = words[at].lower
    if lead in _OPENERS:
        return at
    if lead == "to" and frames[index].classes & _ORDERS:
        return None
    if not (frames[index].heard or _leads(words, at, lexicon)):
        return None
    room = range(at + 1, min(at + _ADJUNCT, len(words) - 1))
    stop = next((i for i in room if words[i].lower in _LATER or words[i].text in _STOPS), None)
    if stop is None or words[stop].text in _STOPS:
        return None
    later = [frame.cue[0] for frame in frames[index + 1 :] if frame.source and frame.kind is FrameKind.VERB]
    last = min([room.stop, *(cue for cue in later if cue > at)])
    for i in range(stop, last):
        if words[i].lower in _LATER and _adjoined(words, at, i, lexicon):
            return i
        if words[i].text in _STOPS:
            return None
    return None


def _leads(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether words may begin at token `at` that tell when, where or how something was said."""
    lists, lead = lexicon.words, words[at].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    manner = lead in _MANNER or _adverb(lead, lexicon)
    known = words[at].text in SIGNS or lead in lists.days or lead in lists.prepositions or lead in _WHEN
    time = (
        lead in {"last", "this"}
        or after in {"on", "in"}
        or after in lists.days
        or after in lists.months
        or after in lexicon.times.units
    )
    part = (lead in _PART and time) or (lead == "the" and after in _DAY)
    return known or manner or part or _ago(words, at, lexicon)


def _ago(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether an amount of time begins at token `at`: said | a day earlier."""
    times = lexicon.times
    unit = next((i for i in range(at + 1, min(at + _AGO, len(words) - 2)) if words[i].lower in times.units), None)
    return unit is not None and words[unit + 1].lower in {"ago", *times.before, *times.after}


def _adjoined(words: Sequence[Word], at: int, that: int, lexicon: Lexicon) -> bool:
    """Whether the tokens from `at` to a "that" stand between a cue and its clause, and "that" opens it.

    Between signs anything may stand ("said on the radio, where she is heard often, that"); a "that" with a verb right
    after it goes back to what stands before it ("in the house that burned").
    """
    signs = [i for i in range(at, that) if words[i].text in SIGNS]
    if signs and signs[-1] == that - 1 and words[that].lower == "that":
        return True
    if _goes_back(words, that, lexicon) or any(_finite(w, lexicon) for w in words[at:that]):
        return False
    return not signs or (at < signs[0] and signs[-1] <= at + _FIRST)


def _goes_back(words: Sequence[Word], that: int, lexicon: Lexicon) -> bool:
    """Whether a "that" stands for what is before it: a verb comes next, or a sign."""
    if words[that].lower != "that":
        return False
    after = that + 1 + (_adverb(words[that + 1].lower, lexicon) or words[that + 1].lower in lexicon.words.adverbs)
    lower = words[min(after, len(words) - 1)].lower
    told = any(v.form in {"past", "s"} for v in lexicon.cues.verbs.get(lower, ()))
    return told or lower in lexicon.words.finite or words[that - 1].lower in lexicon.words.prepositions


def _finite(word: Word, lexicon: Lexicon) -> bool:
    return word.lower in lexicon.words.finite and not capital(word)  # never Rose, May


def _adverb(lower: str, lexicon: Lexicon) -> bool:
    return lower.endswith("ly") and lower not in lexicon.words.not_adverbs


def after_adjuncts(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after days and occasions, which may stand between a cue and a clause without "that".

    "Said | on Monday | he would"; "told the Post | last week | she would"; "said | in a letter Monday, | it would".
    """
    start = _after_day(words, _after_occasion(words, at, lexicon), lexicon)
    start = _after_occasion(words, start, lexicon)
    if start == at:
        return at
    start += start < len(words) and words[start].text == ","
    lists = lexicon.words
    if start >= len(words):
        return at
    lead = words[start]
    opens = capital(lead) or lead.text == MARKED or lead.lower in lists.determiners or lead.lower in lists.pronouns
    return start if opens else at


def _after_occasion(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after an occasion: in an interview | the dam would hold."""
    if at + 2 >= len(words) or words[at].lower not in {"in", "during", "via"}:
        return at
    told = lexicon.citing.told_at
    near = [(i, words[i].lower) for i in range(at + 1, min(at + _OCCASION, len(words) - 1))]
    noun = next((i for i, lower in near if lower in told or lower in OCCASIONS), None)
    return at if noun is None or any(words[i].text in SIGNS for i in range(at, noun)) else noun + 1


def _after_day(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after a day: on Monday morning | he would."""
    times = lexicon.times
    if (
        at + 2 < len(words)
        and (words[at].lower in times.last or words[at].lower in times.this)
        and words[at + 1].lower in times.units
    ):
        return at + 2
    day = at + (at < len(words) and words[at].lower == "on")
    owns = day + 1 < len(words) and words[day + 1].lower in POSSESSIVE  # said Monday's decision
    if day >= len(words) or words[day].lower not in lexicon.words.days or owns:
        return at
    return day + 1 + (day + 1 < len(words) and words[day + 1].lower in times.parts)
