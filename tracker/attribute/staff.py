"""Is it the outlet that reports, somebody of it, or a firm that speaks for itself?

Xinhua said                                   it reports
the Oracle's Ana Ruiz wrote                   its journalist: it carried the words
Ana Ruiz, host of the BBC's “Breakfast”, said likewise, on the show
Facebook said in a statement                  a firm: it speaks, and nobody relayed it
Ana Ruiz, head of sales at the Oracle, said   somebody of a firm: likewise
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.attribute import relations
from tracker.lexicon import Citing, Mention
from tracker.model import Frame, Relation, Word
from tracker.text.words import POSSESSIVE

_STATED = 5  # tokens between "said" and "statement"
_SAYING = frozenset({"say", "report", "name", "show"})  # classes of verbs by which a columnist's words are given
_STAFF = frozenset({"staff"})
_ADDED = 12  # tokens between a name and the outlet that an office after it belongs to


class Role(NamedTuple):
    """A mention and what it does for the quotation; `depth` orders from the article outwards (0 is nearest).

    `unless`: it counts only where no other outlet does, for journalists speak on other outlets as well.
    """

    mention: Mention
    relation: Relation
    depth: int
    unless: bool = False


def subject(place: relations.Place, frame: Frame, depth: int) -> Role | None:
    """An outlet in the words of a source: it reports, unless it only describes a person ("Fox News host X")."""
    if frame.source is None:
        return None
    words, mention, lists = place.words, place.mention, place.lexicon.citing
    by = Relation(lists.by.get(words[frame.cue[0]].lower, Relation.REPORTED))
    rest = [w for w in words[mention.last : frame.source[1]] if w.lower not in POSSESSIVE]
    if place.kind == "social":
        nouns = (*rest, *words[mention.name_last : mention.last])
        posted = place.before[-1:] == ["on"] or any(w.lower in lists.posted_at for w in nouns)
        return Role(mention, Relation.POSTED, depth) if posted else None
    if relations.polled(place) or any(w.lower in lists.polling for w in rest):
        return Role(mention, relations.POLLED, depth - 1)
    described = any(w.lower in lists.personal or w.text[0].isupper() for w in rest)
    if described or _described_before(place, frame.source[0]):
        return of_staff(place, frame, by, depth)
    if frame.passive:
        return Role(mention, by, depth)
    if lists.executives & {w.lower for w in words[frame.source[0] : mention.first]}:
        return None  # a lawyer for the Guardian
    if stated(words, frame, lists):
        return None
    quotes = frame.lemma in {"quote", "quoted as saying"}
    return Role(mention, Relation.QUOTED if quotes else Relation.REPORTED, depth - 1)


def of_staff(place: relations.Place, frame: Frame, by: Relation, depth: int) -> Role | None:
    """An outlet whose journalist is named: it carried what she wrote, and was told what she was told."""
    lists = place.lexicon.citing
    if frame.passive:
        return Role(place.mention, by, depth) if by is Relation.TOLD else None
    near = {w.lower for w in _phrase(place, frame)}
    if near & lists.executives:
        carried = frame.lemma == "write" and place.kind in {"online", "newspaper", "magazine"}
    else:
        carried = frame.lemma in lists.reporting or (place.mention.show and bool(near & lists.hosting))
    opines = bool(frame.classes & _SAYING) and (bool(near & lists.columnists) or _owned(place, frame))
    return Role(place.mention, Relation.CARRIED, depth - 1, unless=True) if carried or opines else None


def _owned(place: relations.Place, frame: Frame) -> bool:
    """Whether the source is a name that belongs to the outlet, without an office: "the Oracle's Ana Ruiz"."""
    at = place.mention.last
    rest = place.words[at + 1 : frame.source[1]] if frame.source else ()
    return bool(rest) and place.words[at].lower in POSSESSIVE and all(w.text[0].isupper() for w in rest)


def _phrase(place: relations.Place, frame: Frame) -> Sequence[Word]:
    """The words that say who somebody of an outlet is: of the source, what is added to it, and the outlet's own."""
    spans = [span for span in (frame.source, frame.added) if span]
    first = min((span[0] for span in spans), default=place.mention.first)
    last = max((span[1] for span in spans), default=place.mention.last)
    return place.words[min(first, place.mention.first) : max(last, place.mention.last)]


def _described_before(place: relations.Place, first: int) -> bool:
    """Whether a name stands before the outlet in the same source: "Ana Ruiz, editor of The Hill" speaks for herself."""
    end = place.mention.first
    while end > first and place.words[place.mention.first].text.islower() and place.words[end - 1].text[0].isupper():
        end -= 1  # the Leith | news agency X
    before = place.words[first:end]
    if len(before) >= 2 and {w.lower for w in before[-2:]} & {"from", "in", "by"}:
        return False
    return any(w.text[0].isupper() and w.lower not in place.lexicon.words.determiners for w in before)


def stated(words: Sequence[Word], frame: Frame, lists: Citing) -> bool:
    """Whether an outlet gives words of its own: "ESPN said in a statement", "In a statement, ESPN said", "its memo"."""
    source = {w.lower for w in words[slice(*frame.source)]} if frame.source else set()
    if lists.own_words & source:
        return True
    first = min(frame.source[0], frame.cue[0]) if frame.source else frame.cue[0]
    opening = [w.lower for w in words[:first]] if first <= _STATED + 1 else []
    if opening[:1] == ["in"] and lists.own_words & {*opening}:
        return True
    after = [w.lower for w in words[frame.cue[1] : frame.cue[1] + _STATED]]
    at = next((i for i, w in enumerate(after) if w in lists.own_words), 0)
    return bool({"in", "a"} & {*after[:at]})


def added_after(place: relations.Place, frame: Frame) -> bool:
    """Whether the outlet stands in what follows the name of who speaks: said Ana Ruiz, head of sales at the Oracle."""
    words, first = place.words, place.mention.first
    end = frame.source[1] if frame.source and frame.inverted else 0
    if not 0 < end < first - 1 <= end + _ADDED or words[end].text != ",":
        return False
    between = [w.lower for w in words[end + 1 : first]]
    lists = place.lexicon.citing
    offices = (place.lexicon.words.roles, lists.personal, lists.columnists, _STAFF)
    return {",", ";", "who"}.isdisjoint(between) and any(not own.isdisjoint(between) for own in offices)
