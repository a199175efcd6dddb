"""What do the words beside an outlet's name show: that it was told something, carried it, that somebody posted there?

“in an interview with X”, “at an X town hall”, “published by X”, “on X”, “(X)”. Words that only talk about an outlet
show nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon, Mention
from tracker.model import MARKED, Frame, FrameKind, Relation, Word
from tracker.text.words import POSSESSIVE

_WINDOW = 7  # tokens before an outlet that tell what it does
_UTTERING = frozenset({"say", "tell", "report"})  # classes of verbs that utter words
_OWNERS = 2  # tokens between such a small word and a name: "to both the", "to a"
_TURNED = frozenset({"took", "take", "takes", "taking", "turned", "turns"})
_ABOUT = frozenset({"of", "about", "over", "after", "before", "to", "for", "against", "because", "like"})
_POSTING = frozenset({"in", "on", "posted", "posting", "posts", "uploaded", "added", "took", "turned", "taking"})
_AFTER = 3  # tokens after it that do
_WRITING = frozenset({"write", "writes", "writing", "wrote"})
_NOUNS = 4  # tokens after it in which an interview, a show or an article may stand
_WHERE = frozenset({"in", "at", "during", "on", "for", "to", "with", "from", "of", "by"})
_LISTENING = frozenset({"with", "to"})
_POLLSTERS = 6  # tokens between an outlet and the poll that it took with others
_JOINT = frozenset({"/", "-", "–"})
_APART = frozenset({"after", "before", "prior", "since", "referring"})  # another time, or what is talked about
_STOPS = frozenset({".", ";", ":", "(", ")", MARKED})
POLLED = Relation.SPEAKING  # who takes a poll speaks for itself


class Place(NamedTuple):
    """Where a mention stands.

    Attributes:
        kind: of the outlet: agency, newspaper, broadcaster, social ...
        before: lower-case words before it in its clause, without articles and names that belong to it.
        after: the next lower-case words.
    """

    words: Sequence[Word]
    mention: Mention
    kind: str
    before: Sequence[str]
    after: Sequence[str]
    lexicon: Lexicon


def place(words: Sequence[Word], mention: Mention, lexicon: Lexicon) -> Place:
    """Where a mention stands among the words of its sentence."""
    outlet = lexicon.outlets.get(mention.outlet)
    before = [w.lower for w in _clause_before(words, mention.first, lexicon)]
    after = [w.lower for w in words[mention.last : mention.last + _AFTER]]
    return Place(words, mention, outlet.kind if outlet else mention.kind or "agency", before, after, lexicon)


def _clause_before(words: Sequence[Word], first: int, lexicon: Lexicon) -> list[Word]:
    """Up to `_WINDOW` tokens before `first`, back to a sign or a quotation; what belongs to the name is left out."""
    found: list[Word] = []
    for word in reversed(words[max(0, first - _WINDOW) : first]):
        comma = word.text == "," and found and found[-1].lower not in lexicon.citing.citing
        if word.text in _STOPS or comma:
            break
        if word.text != ",":
            found.append(word)
    found.reverse()
    while found and (_belongs(found, lexicon) or _joins(found)):
        found.pop()
    return found


def _joins(found: Sequence[Word]) -> bool:
    """Whether the last word joins a name to the one before: on Facebook and Twitter."""
    return found[-1].lower == "and" and len(found) > 2 and found[-2].text[0].isupper()


def _belongs(found: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the last word belongs to the name after it: an article, a possessor, an adjective with a capital."""
    last = found[-1]
    if last.lower in lexicon.words.determiners or last.lower in POSSESSIVE or (last.text in _JOINT and len(found) > 1):
        return True
    return last.text[0].isupper() and len(found) > 1 and last.lower not in lexicon.citing.citing


def polled(place: Place) -> bool:
    """Whether the outlet only took a poll, alone or with others: "a CNN poll", "a BBC/Ipsos survey"."""
    for word in place.words[place.mention.last : place.mention.last + _POLLSTERS]:
        if word.lower in place.lexicon.citing.polling:
            return True
        if not (word.text[0].isupper() or word.text in _JOINT):
            return False
    return False


def behind_marks(place: Place) -> bool:
    """Whether the phrase stands right after words in marks: called it “a relic” on Fox News, in a Facebook post."""
    if len(place.before) != 1 or place.before[0] not in _WHERE | {"per", "via"}:
        return False
    at = next((i for i in range(place.mention.first - 1, 0, -1) if place.words[i].lower == place.before[0]), 0)
    return at > 0 and place.words[at - 1].text == MARKED


def beside(place: Place, stack: Sequence[Frame]) -> Relation | None:
    """The relation that the words around a mention show, when it stands beside the frames."""
    lists = place.lexicon.citing
    credit = _credit(place)
    if credit or not place.before:
        return credit or (_meeting(place) if stack else None)
    since = place.before[max(0, len(place.before) - _behind(place, stack)) :]
    if any(w in _APART and _apart(since, i) for i, w in enumerate(since)):
        return None
    last = place.before[-1]
    if _employed(place):
        return Relation.TOLD if _LISTENING & {*place.before} and _talked(place) else None
    if last in lists.citing:
        return Relation.CITING
    if _agent(place):
        return _by(place)
    if polled(place):
        return POLLED if stack and last == "in" else None
    if last in {"via", "per"}:
        return Relation.CREDITED if last == "via" else Relation.REPORTED
    return (_meeting(place) or preposition(place, last) or _after_cue(place, stack)) if stack else None


def _after_cue(place: Place, stack: Sequence[Frame]) -> Relation | None:
    """What the small word right after a cue shows: "said to the BBC's Ana Ruiz", "noted recently in The Oracle"."""
    shown = {"to": Relation.TOLD, "in": Relation.CARRIED, "on": Relation.CARRIED, "for": Relation.CARRIED}
    for frame in stack:
        end = frame.source[1] if frame.inverted and frame.source else frame.cue[1]
        at = clause_start(place.words, end, place.lexicon)
        lead = place.words[at].lower if at < place.mention.first else ""
        if frame.kind is FrameKind.VERB and frame.classes & _UTTERING and at + 1 >= place.mention.first - _OWNERS:
            held = lead != "for" or frame.lemma == "write"
            if lead in shown and held and place.kind != "social" and not _thing_of(place):
                return shown[lead]
    return None


def clause_start(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token at or after `at` that no adverb and no day is: where what belongs to a cue begins."""
    lists = lexicon.words
    while at < len(words):
        lower = words[at].lower
        if not (lower in lists.adverbs or lower in lists.days or lower.endswith("ly")):
            break
        at += 1
    return at


def _behind(place: Place, stack: Sequence[Frame]) -> int:
    """The tokens between the verb before a mention and the mention; all there are where no such verb says the words."""
    cue = stack[0].cue[1] if stack and stack[0].form != "ing" else 0
    return place.mention.first - (cue if cue <= place.mention.first else 0)


def _apart(before: Sequence[str], i: int) -> bool:
    """Whether a word parts what follows from what was said: after an interview with X, not after midnight on X."""
    after = before[i + 1 : i + 2]
    return not after or not (after[0] in {"midnight", "noon", "dawn"} or after[0][0].isdigit())


def met(place: Place) -> Relation | None:
    """What the words show in a sentence that reports nothing; where somebody was."""
    last = place.before[-1]
    if (_employed(place) and not _agent(place)) or place.lexicon.citing.unheld & {*place.before}:
        return None
    if place.kind == "social":
        turned = last == "to" and any(w in _TURNED for w in place.before)
        there = last == "on" and bool(place.lexicon.citing.outbursts & {*place.before})
        return Relation.POSTED if turned or there else None
    return (_agent(place) and _by(place)) or _meeting(place) or preposition(place, last)


def story(place: Place, frames: Sequence[Frame]) -> Relation | None:
    """What shows that an outlet has a story: "The Oracle published the letters", "in The Oracle's profile"."""
    mention, lists = place.mention, place.lexicon.citing
    if polled(place):
        return None
    for frame in frames:
        subject = frame.source and frame.source[0] <= mention.first and mention.last <= frame.source[1]
        if subject and frame.lemma in lists.publishing and not frame.passive:
            return Relation.REPORTED
    if not place.before:
        owned = mention.last < len(place.words) and place.words[mention.last].lower in POSSESSIVE
        made = any(w in lists.written for w in place.after[1:])
        return Relation.REPORTED if owned and made else None
    printed = place.before[-1] == "in" and lists.printed_at & {*_nouns(place)}
    return Relation.CARRIED if printed else None


def _agent(place: Place) -> bool:
    """Whether the outlet, or somebody of it, is who did something: "by Xinhua", "by Ana Ruiz of the BBC"."""
    return place.before[-1] == "by" or (place.before[-1] == "of" and "by" in place.before)


def _by(place: Place) -> Relation | None:
    """What a participle before "by" shows: "carried by Xinhua", "asked by Ana Ruiz of the BBC"."""
    lists = place.lexicon.citing
    relation = next((Relation(lists.by[w]) for w in reversed(place.before) if w in lists.by), None)
    return relation if place.before[-1] == "by" or relation is Relation.TOLD else None


def _meeting(place: Place) -> Relation | None:
    """What the words after a name say: "in an AP interview", "at a CNN town hall", "in a Facebook post"."""
    if not place.before and place.mention.first > 0:
        return None
    lists = place.lexicon.citing
    phrase = [w.lower for w in _phrase(place)]
    if place.kind == "social":
        return Relation.POSTED if posted(place) else None
    nouns = (*phrase, *_nouns(place))
    if "board" in place.after:
        return Relation.TOLD if place.before[-1:] in (["with"], ["to"]) else None
    for kinds, relation in (
        (lists.told_at, Relation.TOLD),
        (lists.aired_at, Relation.CARRIED),
        (lists.printed_at, Relation.CARRIED),
    ):
        if any(w in kinds for w in nouns):
            return relation
    return None


def posted(place: Place) -> bool:
    """Whether the words after a platform's name say that something is posted there: "in a Facebook post"."""
    led = next((w for w in reversed(place.before[-_NOUNS:]) if w in place.lexicon.words.prepositions), "")
    words = (*(w.lower for w in _phrase(place)), *place.after[:2])
    heard = led == "to" and "followers" in words  # wrote to his Twitter followers
    if led in _ABOUT and not heard and not _POSTING & {*place.before}:
        return False  # because of a silly YouTube video
    return any(w in place.lexicon.citing.posted_at for w in words)


def _nouns(place: Place) -> Sequence[str]:
    """The words after the name up to the end of its phrase: "in X's long profile", "in an X phone interview"."""
    last = place.mention.last
    after = place.words[last : last + _NOUNS]
    lists = place.lexicon.words
    where = place.before and place.before[-1] in _WHERE
    nouns: list[str] = []
    ending = (lists.prepositions, lists.finite, lists.relatives, lists.conjunctions)
    for word in after if where else after[:1]:
        named = word.text[0].isalnum() or word.lower in POSSESSIVE
        if not named or any(word.lower in own for own in ending):
            break
        nouns.append(word.lower)
    return () if any(w in place.lexicon.citing.personal for w in nouns) else nouns


def _phrase(place: Place) -> Sequence[Word]:
    """The nouns after the name that belong to it."""
    return place.words[place.mention.name_last : place.mention.last]


def preposition(place: Place, last: str) -> Relation | None:
    """What the last word before the name, mostly a preposition, shows together with the words before it."""
    lists = place.lexicon.citing
    talked = _talked(place)
    if last == "from":
        return Relation.REPORTED if any(w in lists.written for w in place.before) else None
    if last in {"with", "to"}:
        turned = place.kind == "social" and last == "to" and bool(_TURNED & {*place.before})
        return Relation.POSTED if turned else Relation.TOLD if talked else None
    if last in {"on", "at", "over", "during"}:
        if place.kind == "social":
            return Relation.POSTED
        if _thing_of(place):
            return None
        heard = any(w.lower in {"radio", "tv", "television"} for w in _phrase(place)) or bool(
            (_WRITING | lists.printed_at) & {*place.before}
        )
        return Relation.CARRIED if talked or heard or place.mention.show or place.kind == "broadcaster" else None
    if last in {"in", "for"}:
        printed = any(w in lists.print for w in place.before)
        return Relation.CARRIED if printed else Relation.TOLD if talked else None
    if last == "of":
        return Relation.CARRIED if any(w in lists.air for w in place.before) else None
    return Relation.TOLD if last in lists.talk and last in {"visited", "joined", "told"} else None


def _thing_of(place: Place) -> bool:
    """Whether the name only owns what is spoken of, which is no show and no site: "on CNN's sister network"."""
    words, at = place.words, place.mention.last
    if place.mention.show or at + 1 >= len(words) or words[at].lower not in POSSESSIVE:
        return False
    lists = place.lexicon.citing
    for word in words[at + 1 : at + 1 + _NOUNS]:
        if word.text == MARKED or word.text[0].isupper() or word.lower in lists.air | lists.aired_at | lists.written:
            return False
        if not word.text[0].isalnum() or word.lower in place.lexicon.words.prepositions:
            break
    return words[at + 1].text[0].isalnum()


def _employed(place: Place) -> bool:
    """Whether the words before a name only say who somebody is: "an analyst at X", "co-host on his X channel"."""
    office = place.before[-2:-1]
    return bool(office) and place.before[-1] in _WHERE - {"by"} and office[0] in place.lexicon.citing.personal


def _talked(place: Place) -> bool:
    return any(w in place.lexicon.citing.talk for w in place.before)


def _credit(place: Place) -> Relation | None:
    """ "(AFP)", "h/t The Hill"."""
    first, last = place.mention.first, place.mention.last
    if [w.lower for w in place.words[max(0, first - 3) : first]] == ["h", "/", "t"]:
        return Relation.CREDITED
    bracketed = (
        first > 0 and last < len(place.words) and place.words[first - 1].text == "(" and place.words[last].text == ")"
    )
    return Relation.CREDITED if bracketed else None
