"""Which outlets relayed a quotation, in which order, and which characters prove it?

An outlet counts only where it stands in a citing frame: as the subject of a reporting clause around the quotation, as
its listener, after "according to", in an interview or a statement, on a platform, in a credit. An outlet that is
merely talked about does not.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon, Mention
from tracker.model import MARKED, Article, Citation, Frame, Relation, Sentence, Span, Speaker, SpeakerKind, Word

_WINDOW = 7  # tokens before an outlet that tell what it does
_TURNED = frozenset({"took", "take", "takes", "taking", "turned", "turns"})
_NEAR = 4  # tokens between "in" and "tweet"
_AFTER = 3  # tokens after it that do
_STOPS = frozenset({".", ";", ":", "(", ")", MARKED})
_CITES = frozenset({"cite", "quote"})
_POSSESSIVE = frozenset({"'s", "'"})


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


class Role(NamedTuple):
    """A mention and what it does for the quotation; `depth` orders from the article outwards (0 is nearest)."""

    mention: Mention
    relation: Relation
    depth: int


def citations(
    article: Article,
    sentence: Sentence,
    mentions: Sequence[Mention],
    stack: Sequence[Frame],
    content: Span,
    lexicon: Lexicon,
) -> tuple[Citation, ...]:
    """The outlets that relayed `content`, nearest to the article first.

    Args:
        article: whose text the spans are of.
        sentence: in which the clauses of `stack` stand.
        mentions: the outlets named in the sentence.
        stack: the frames that govern the content, innermost first.
        content: what was said; an outlet in it is talked about.
        lexicon: for the words beside outlets.
    """
    roles = []
    for mention in mentions:
        if not within(sentence.words, mention, content):
            role = _role(sentence, mention, stack, lexicon)
            if role:
                roles.append(role)
    roles.sort(key=lambda role: (role.depth, role.mention.first))
    found = [_citation(article, sentence.words, role) for role in roles]
    if not any(c.relation is Relation.POSTED for c in found):
        found.extend(_tweeted(article, sentence, stack, lexicon))
    return _unique(found)


def within(words: Sequence[Word], mention: Mention, content: Span) -> bool:
    """Whether a mention stands in the content, at least in part."""
    return words[mention.first].start < content.end and words[mention.last - 1].end > content.start


def _unique(found: Sequence[Citation]) -> tuple[Citation, ...]:
    kept: dict[str, Citation] = {}
    for citation in found:
        kept.setdefault(citation.outlet, citation)
    return tuple(kept.values())


def _citation(article: Article, words: Sequence[Word], role: Role) -> Citation:
    m = role.mention
    span = Span(words[m.name_first].start, words[m.name_last - 1].end)
    return Citation(m.outlet, m.name, article.text[span.start : span.end], span, role.relation)


def _role(sentence: Sentence, mention: Mention, stack: Sequence[Frame], lexicon: Lexicon) -> Role | None:
    """What the mention does, or None when it is only talked about."""
    words = sentence.words
    place = _place(words, mention, lexicon)
    if place.kind == "government":
        return None
    for number, frame in enumerate(stack):
        depth = 10 * (len(stack) - number)
        if frame.source and frame.source[0] <= mention.first and mention.last <= frame.source[1]:
            return _subject(place, frame, depth)
        beside = frame.source and words[frame.source[0]].lower not in lexicon.words.relatives
        if beside and frame.added and frame.added[0] <= mention.first and mention.last <= frame.added[1]:
            shown = _preposition(place, place.before[-1]) if place.before[-1:] == ["on"] else None
            return Role(mention, shown, depth) if shown else _of_staff(place, frame, Relation.REPORTED, depth)
    if any(f.heard and f.heard[0] <= mention.first < f.heard[1] and claimed(words, f) for f in sentence.frames):
        return None
    depth = 10 * len(stack) + 5
    telling = [f for f in (*stack, *sentence.frames) if f.heard and f.lemma not in _CITES and not claimed(words, f)]
    if any(f.heard and f.heard[0] <= mention.first < f.heard[1] for f in telling):
        return None if _polled(place) else Role(mention, Relation.TOLD, depth)
    if any(frame.heard and frame.heard[1] == mention.first - 1 for frame in sentence.frames) and place.before[-1:] == [
        "of"
    ]:
        return Role(mention, Relation.TOLD, depth)  # told Ana Ruiz of the BBC
    relation = _beside(place, stack)
    return Role(mention, relation, depth + 2 * (relation is Relation.CITING)) if relation else None


def claimed(words: Sequence[Word], frame: Frame) -> bool:
    """Whether a clause is only what somebody says: "a claim that he told CNN so"."""
    first = min(frame.cue[0], frame.source[0]) if frame.source else frame.cue[0]
    return first > 1 and words[first - 1].lower == "that" and words[first - 2].lower not in {"all", "now"}


def _place(words: Sequence[Word], mention: Mention, lexicon: Lexicon) -> Place:
    outlet = lexicon.outlets.get(mention.outlet)
    before = [w.lower for w in _clause_before(words, mention.first, lexicon)]
    after = [w.lower for w in words[mention.last : mention.last + _AFTER]]
    return Place(words, mention, outlet.kind if outlet else "agency", before, after, lexicon)


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
    while found and _belongs(found, lexicon):
        found.pop()
    return found


def _belongs(found: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the last word belongs to the name after it: an article, a possessor, an adjective with a capital."""
    last = found[-1]
    if last.lower in lexicon.words.determiners or last.lower in _POSSESSIVE:
        return True
    return last.text[0].isupper() and len(found) > 1 and last.lower not in lexicon.citing.citing


def _polled(place: Place) -> bool:
    return bool(place.after) and place.after[0] in place.lexicon.citing.polling


def _subject(place: Place, frame: Frame, depth: int) -> Role | None:
    """An outlet in the words of a source: it reports, unless it only describes a person ("Fox News host X")."""
    if frame.source is None:
        return None
    words, mention, lists = place.words, place.mention, place.lexicon.citing
    by = Relation(lists.by.get(words[frame.cue[0]].lower, Relation.REPORTED))
    rest = [w for w in words[mention.last : frame.source[1]] if w.lower not in _POSSESSIVE]
    described = any(w.lower in lists.personal or w.text[0].isupper() for w in rest)
    if described or _described_before(place, frame.source[0]):
        return _of_staff(place, frame, by, depth)
    if frame.passive:
        return Role(mention, by, depth)
    quotes = frame.lemma in {"quote", "quoted as saying"}
    return Role(mention, Relation.QUOTED if quotes else Relation.REPORTED, depth - 1)


def _of_staff(place: Place, frame: Frame, by: Relation, depth: int) -> Role | None:
    """An outlet whose journalist is named: it carried what she wrote, and was told what she was told."""
    if frame.passive:
        return Role(place.mention, by, depth) if by is Relation.TOLD else None
    return Role(place.mention, Relation.CARRIED, depth - 1) if frame.lemma in place.lexicon.citing.reporting else None


def _described_before(place: Place, first: int) -> bool:
    """Whether a name stands before the outlet in the same source: "Ana Ruiz, editor of The Hill" speaks for herself."""
    before = place.words[first : place.mention.first]
    if len(before) >= 2 and {w.lower for w in before[-2:]} & {"from", "in", "by"}:
        return False
    return any(w.text[0].isupper() and w.lower not in place.lexicon.words.determiners for w in before)


def _beside(place: Place, stack: Sequence[Frame]) -> Relation | None:
    """The relation that the words around a mention show, when it stands beside the frames."""
    lists = place.lexicon.citing
    credit = _credit(place)
    if credit or not place.before:
        return credit or (_meeting(place) if stack else None)
    last = place.before[-1]
    if last in lists.citing:
        return Relation.CITING
    if _agent(place):
        return _by(place)
    if _polled(place):
        return None
    if last == "via":
        return Relation.CREDITED
    return (_meeting(place) or _preposition(place, last)) if stack else None


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
    lists, after = place.lexicon.citing, place.after[:2]
    phrase = [w.lower for w in _phrase(place)]
    if place.kind == "social":
        return Relation.POSTED if any(w in lists.posted_at for w in (*phrase, *after)) else None
    for kinds, relation in (
        (lists.told_at, Relation.TOLD),
        (lists.aired_at, Relation.CARRIED),
        (lists.printed_at, Relation.CARRIED),
    ):
        if any(w in kinds for w in (*phrase, *after[:1])):
            return relation
    board = len(place.after) > 2 and place.after[1:3] == ["editorial", "board"]
    return Relation.TOLD if board else None


def _phrase(place: Place) -> Sequence[Word]:
    """The nouns after the name that belong to it."""
    return place.words[place.mention.name_last : place.mention.last]


def _preposition(place: Place, last: str) -> Relation | None:
    lists = place.lexicon.citing
    talked = any(w in lists.talk for w in place.before)
    if last == "from":
        return Relation.REPORTED if any(w in lists.written for w in place.before) else None
    if last in {"with", "to"}:
        return Relation.TOLD if talked else None
    if last in {"on", "at", "over", "during"}:
        if place.kind == "social":
            return Relation.POSTED
        heard = any(w.lower in {"radio", "tv", "television"} for w in _phrase(place))
        return Relation.CARRIED if talked or heard or place.mention.show or place.kind == "broadcaster" else None
    if last in {"in", "for"}:
        printed = any(w in lists.print for w in place.before)
        return Relation.CARRIED if printed else Relation.TOLD if talked else None
    if last == "of":
        return Relation.CARRIED if any(w in lists.air for w in place.before) else None
    return Relation.TOLD if last in lists.talk and last in {"visited", "joined", "told"} else None


def _credit(place: Place) -> Relation | None:
    """ "(AFP)", "h/t The Hill"."""
    first, last = place.mention.first, place.mention.last
    if [w.lower for w in place.words[max(0, first - 3) : first]] == ["h", "/", "t"]:
        return Relation.CREDITED
    bracketed = (
        first > 0 and last < len(place.words) and place.words[first - 1].text == "(" and place.words[last].text == ")"
    )
    return Relation.CREDITED if bracketed else None


def meetings(
    article: Article, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Citation, ...]:
    """The outlets that a sentence without a reporting clause tells somebody to have spoken to, or posted on."""
    found = []
    for mention in mentions:
        place = _place(sentence.words, mention, lexicon)
        relation = None if place.kind == "government" or not place.before else _met(place)
        if relation:
            found.append(_citation(article, sentence.words, Role(mention, relation, 0)))
    return _unique(found)


def _met(place: Place) -> Relation | None:
    last = place.before[-1]
    if place.kind == "social":
        turned = last == "to" and any(w in _TURNED for w in place.before)
        return Relation.POSTED if turned or (last == "on" and "posted" in place.before) else None
    return (_agent(place) and _by(place)) or _meeting(place) or _preposition(place, last)


def closing_credit(article: Article, sentence: Sentence, mentions: Sequence[Mention]) -> Citation | None:
    """The credit in brackets that a sentence ends in or consists of, and nothing after it: "[AP.]", "(Reuters)"."""
    words = sentence.words
    for mention in mentions[-1:]:
        opens = mention.first > 0 and words[mention.first - 1].text in {"[", "("}
        rest = [w.text for w in words[mention.last :]]
        if opens and rest and set(rest) <= {".", "]", ")"} and {"]", ")"} & set(rest):
            return _citation(article, words, Role(mention, Relation.CREDITED, 0))
    return None


def _tweeted(article: Article, sentence: Sentence, stack: Sequence[Frame], lexicon: Lexicon) -> Iterator[Citation]:
    """The platform that "tweeted" implies."""
    outlet = lexicon.outlets.named("Twitter")
    if outlet is None or not stack:
        return
    words = sentence.words
    verb = stack[0].cue[0] if stack[0].lemma in {"tweet", "retweet"} else None
    nouns = (i for i, w in enumerate(words) if w.lower in {"tweet", "tweets"} and _where(words, i))
    at = verb if verb is not None else next(nouns, None)
    if at is not None:
        span = Span(words[at].start, words[at].end)
        yield Citation(outlet.id, outlet.name, article.text[span.start : span.end], span, Relation.POSTED)


def _where(words: Sequence[Word], i: int) -> bool:
    """Whether a noun is where something is said: "in a tweet", "in a series of tweets", "via tweet"."""
    near = [w.lower for w in words[max(0, i - _NEAR) : i]]
    return bool(near) and (near[-1] in {"via", "by"} or "in" in near)


def speaking(article: Article, source: Span | None, who: Sequence[Speaker], lexicon: Lexicon) -> tuple[Citation, ...]:
    """The outlet that speaks for itself where the words of the source do not name it: "It said ...", of Xinhua."""
    outlet = lexicon.outlets.named(who[0].name) if len(who) == 1 and who[0].kind is SpeakerKind.OUTLET else None
    if outlet is None or source is None:
        return ()
    printed = article.text[source.start : source.end]
    return (Citation(outlet.id, outlet.name, printed, source, Relation.SPEAKING),)


def outlet_tokens(mentions: Sequence[Mention]) -> Iterator[int]:
    """The tokens that name outlets, so that names of people are not read from them."""
    for mention in mentions:
        yield from range(mention.name_first, mention.name_last)
