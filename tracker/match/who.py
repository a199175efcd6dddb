"""Do the changes of a wording change of whom, or of what, it is said?

A person's pronoun, or a name: a word with a capital that does not open a sentence, or opens it and is followed by
another one or names a country. It counts when it is cut from the clause of words that stay, or another stands in its
place. Titles, days and months are no names, and a forename beside a name that stays is no loss. When the wording
lost its beginning, what stood before the first auxiliary is its subject. "Critics say" before words that stay tells
whose these are.
"""

from collections.abc import Container, Iterator

from tracker.lexicon import Turns
from tracker.match import severed
from tracker.match.contrary import numeral
from tracker.match.diff import Edit
from tracker.match.scope import SENTENCE, Beside, Places, Seen, Side, near_kept, phrases
from tracker.model import Flag, Turn


def who(seen: Seen) -> Iterator[Flag]:
    """What stands in brackets instead, and who is named in a condition, has a flag of its own."""
    words_a, words_b = ({word.normal for word in side.words} for side in (seen.a, seen.b))
    for edit, beside in seen.changed():
        near = near_kept(seen.a, edit[1:3], beside)
        old = _named(seen.a, near, words_b, seen)
        new = _named(seen.b, near_kept(seen.b, edit[3:5], beside), words_a, seen)
        if _bracketed(seen.b, edit) or phrases(seen.a, near, seen.turns):
            continue
        if cut := _cut(near, old, edit, beside, seen):
            yield seen.flag(Turn.WHO_CUT, cut, [])
        elif old and new:
            yield seen.flag(Turn.WHO_CHANGED, old, new)


def _bracketed(side: Side, edit: Edit) -> bool:
    return edit.b_first < edit.b_last and side.text[side.words[edit.b_first].opens] == "["


def _cut(near: Places, old: Places, edit: Edit, beside: Beside, seen: Seen) -> Places:
    """Of words that went, and none came: whose words stay, what severed them from what was said, or else the names.

    Pronouns count only where they opened the wording: elsewhere they are many.
    """
    if edit.b_first < edit.b_last:
        return []
    saying = _saying(seen.a, near, edit, seen.turns) if beside[1] else None
    if saying is not None:
        return saying
    lost = _behind(edit, seen) if beside[0] else _ahead(near, edit, seen)
    pronouns = seen.turns.persons if beside[0] else seen.turns.possessives
    names = [place for place in old if seen.a.words[place].normal not in pronouns]
    return lost or (names if names and _missed(names, edit, beside, seen.a) else [])


def _ahead(near: Places, edit: Edit, seen: Seen) -> Places:
    """Of a beginning that went, what the rest is said of."""
    sentence = near_kept(seen.a, edit[1:3], (False, True), SENTENCE)
    return severed.subject(seen.a, near, sentence, seen.turns) or severed.share(seen.a, near, seen.turns)


def _behind(edit: Edit, seen: Seen) -> Places:
    """Of words that went behind others: at the end whose these are, anywhere who did it."""
    stretch = edit.a_first, edit.a_last
    sayer = severed.sayer(seen.a, *stretch, seen.turns) if edit.a_last == len(seen.a.words) else []
    return sayer or severed.agent(seen.a, *stretch, seen.turns)


def _saying(side: Side, places: Places, edit: Edit, turns: Turns) -> Places | None:
    """Somebody and "says", right before words that stay, nobody when that is the speaker; None when none is there."""
    ahead = [place for place in places if all(p in places for p in range(place, edit.a_last))]
    words = tuple(side.normal(ahead))
    words = words[:-1] if words[-1:] == ("that",) else words
    size = next((size for size in range(1, len(words)) if words[-size:] in turns.sayings), 0)
    if not size:
        return None
    return ahead[: len(words)] if turns.oneself.isdisjoint(words[:-size]) else []


def _missed(names: Places, edit: Edit, beside: Beside, side: Side) -> bool:
    """Whether names are missed: they are no part of one that stays; and behind all, they stand right behind."""
    ends = {edit.a_first - 1, edit.a_last} & {names[0] - 1, names[-1] + 1} & set(range(len(side.words)))
    return (beside[1] or names[0] <= edit.a_first + 1) and not any(_capital(side, place) for place in ends)


def _named(side: Side, places: Places, others: Container[str], seen: Seen) -> Places:
    """The words at `places` that name somebody and are not among the `others`; no persons where speech was retold."""
    persons = frozenset[str]() if seen.retold else seen.turns.persons
    return [
        place
        for place in places
        if (word := side.words[place].normal) not in others and (word in persons or name(side, place, seen.turns))
    ]


def name(side: Side, place: int, turns: Turns) -> bool:
    """Whether a word is, or is part of, the name of somebody or something."""
    word = side.words[place].normal
    if not _capital(side, place) or word in turns.plain or numeral(word) or _title(side, place, turns):
        return False
    opens = place == 0 or side.parted(place - 1, SENTENCE)
    goes_on = place + 1 < len(side.words) and _capital(side, place + 1)
    return not opens or goes_on or word in turns.places


def _title(side: Side, place: int, turns: Turns) -> bool:
    """Whether a word is a title, or stands before one: "Foreign Minister"."""
    return any(word.normal in turns.titles for word in side.words[place : place + 2])


def _capital(side: Side, place: int) -> bool:
    return side.text[side.words[place].start].isupper()
