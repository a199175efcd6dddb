"""Did the words that went say of whom, or of what, the words that stay are said?

Nothing is parsed. A wording that begins with a verb has lost its subject: with an auxiliary, a past that no other form
looks like, or a word with the ending of one that has behind it what stands behind verbs, and before it nothing that
stands before nouns. "Few of" limits the words behind it; "by the governor" behind a passive says who did it.
"""

import re

from tracker.lexicon import Turns
from tracker.match.scope import CLAUSE, Places, Side

_PAST, _PRESENT = "ed", "s"
_THAT = "that"
_SHORTENED = re.compile(r"[’'](?!t$)")  # "we’re" has its subject; "isn’t" has not
_LONG = 4  # letters of a verb with an ending, at least
_PASSIVE = 3  # words from a form of "be" to the participle, at most
_SAYER = 4  # words that may stand before "say"


def subject(side: Side, near: Places, sentence: Places, turns: Turns) -> Places:
    """Of words before the first that stays, the subject; empty when there is none.

    Args:
        side: the wording that has them.
        near: those of its clause.
        sentence: those of its sentence: a clause between may part a verb from its subject.
        turns: the classes of words.

    Returns:
        What stood before the first auxiliary, and it; or all of the sentence when what stays begins with a verb.
    """
    verb = next((i for i, word in enumerate(side.normal(near)) if word in turns.auxiliaries), None)
    if verb is not None:
        return near[: verb + 1] if verb else []
    if not sentence or not _verb(side, sentence[-1] + 1, turns):
        return []
    return sentence[side.normal(sentence[:1]) == [_THAT] :]


def _verb(side: Side, place: int, turns: Turns) -> bool:
    """Whether the word at that place is a verb that needs a subject before it."""
    before, word, after = (side.normal([p])[0] if p < len(side.words) else "" for p in range(place - 1, place + 2))
    inverted = word in turns.auxiliaries and after in turns.persons - turns.possessives  # "does he"
    if before in turns.determiners | turns.prepositions or inverted or _SHORTENED.search(side.printed(place)):
        return False
    if word in turns.finite:
        return True
    objects = (turns.determiners | turns.persons) - {_THAT}
    return len(word) >= _LONG and (
        (word.endswith(_PAST) and after in objects | {"to"}) or (word.endswith(_PRESENT) and after in objects)
    )


def share(side: Side, places: Places, turns: Turns) -> Places:
    """Words before the first that stays, when they say of how many of these it is said: "few of", "half of"."""
    words = side.normal(places)
    return places if words[-1:] == ["of"] and words[-2:-1] and words[-2] in turns.shares else []


def sayer(side: Side, first: int, last: int, turns: Turns) -> Places:
    """Of words behind the last that stays, those that tell whose it is: "according to our enemies", "critics say"."""
    end = next((place for place in range(first, last) if side.parted(place, CLAUSE)), last - 1) + 1
    words = tuple(side.normal(range(first, end)))
    said = any(words[-size:] in turns.sayings for size in (1, 2)) and 1 < len(words) <= _SAYER
    told = words[:2] == ("according", "to") and len(words) > len(words[:2])
    return list(range(first, end)) if told or (said and turns.oneself.isdisjoint(words)) else []


def agent(side: Side, first: int, last: int, turns: Turns) -> Places:
    """Of words behind the last that stays, those that tell who did it: "(was stolen) by the governor"."""
    words = side.normal(range(first, last))
    near = side.normal(range(max(0, first - 1 - _PASSIVE), max(0, first - 1)))
    passive = first > 0 and not side.parted(first - 1, CLAUSE) and not turns.copulas.isdisjoint(near)
    if not passive or words[:1] != ["by"] or not any(word in turns.determiners for word in words[1:2]):
        return []
    if not turns.spans.isdisjoint(words[2:4]):
        return []
    return [place for place in range(first, last) if not any(side.parted(p, CLAUSE) for p in range(first, place))]
