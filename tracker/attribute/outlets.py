"""Which outlets relayed a quotation, in which order, and which characters prove it?

An outlet counts only where it stands in a citing frame: as the subject of a reporting clause around the quotation, as
its listener, after "according to", in an interview or a statement, on a platform, in a credit. An outlet that is
merely talked about does not.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon, Mention
from tracker.model import MARKED, Article, Citation, Frame, FrameKind, Relation, Sentence, Span, Word

_WINDOW = 7  # tokens before an outlet that tell what it does
_BY = {
    "carried": Relation.CARRIED, "published": Relation.CARRIED, "aired": Relation.CARRIED, "broadcast": Relation.CARRIED,
    "released": Relation.CARRIED, "distributed": Relation.CARRIED, "posted": Relation.POSTED, "quoted": Relation.QUOTED,
    "cited": Relation.CITING, "reported": Relation.REPORTED, "obtained": Relation.REPORTED, "seen": Relation.REPORTED,
    "reviewed": Relation.REPORTED, "interviewed": Relation.TOLD, "asked": Relation.TOLD, "transcribed": Relation.REPORTED,
}  # fmt: skip
_TALK = frozenset(
    {
        "interview",
        "interviews",
        "conversation",
        "spoke",
        "speaking",
        "talking",
        "talked",
        "statement",
        "remarks",
        "comments",
        "comment",
        "told",
        "telling",
        "email",
        "appearance",
        "appeared",
        "appearing",
        "sat",
        "call",
        "q&a",
        "said",
        "admitted",
    }
)
_PRINT = frozenset(
    {
        "wrote",
        "writes",
        "writing",
        "written",
        "op-ed",
        "essay",
        "article",
        "column",
        "commentary",
        "piece",
        "editorial",
        "opinion",
        "published",
        "story",
        "profile",
        "blog",
    }
)
_WRITTEN = frozenset(
    {
        "report",
        "reports",
        "dispatch",
        "footage",
        "video",
        "article",
        "story",
        "transcript",
        "editorial",
        "account",
        "recording",
        "reporting",
        "investigation",
    }
)
_PERSONAL = frozenset(
    {
        "host",
        "anchor",
        "reporter",
        "correspondent",
        "analyst",
        "contributor",
        "columnist",
        "editor",
        "commentator",
        "moderator",
        "pundit",
        "poll",
        "polls",
        "survey",
    }
)


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
        stack: the frames that govern it, innermost first.
        mentions: the outlets named in the sentence.
    """
    roles: list[Role] = []
    for mention in mentions:
        if _within(sentence.words, mention, content):
            continue
        role = _role(sentence, mention, stack, lexicon)
        if role:
            roles.append(role)
    roles.sort(key=lambda r: (r.depth, r.mention.first))
    found = [_citation(article, sentence.words, role) for role in roles]
    posted = None if any(c.relation is Relation.POSTED for c in found) else _tweeted(article, sentence, stack, lexicon)
    return _unique([*found, *posted] if posted else found)


def _within(words: Sequence[Word], mention: Mention, content: Span) -> bool:
    return words[mention.first].start < content.end and words[mention.last - 1].end > content.start


def _unique(found: Sequence[Citation]) -> tuple[Citation, ...]:
    kept: list[Citation] = []
    for citation in found:
        if citation.outlet not in {c.outlet for c in kept}:
            kept.append(citation)
    return tuple(kept)


def _citation(article: Article, words: Sequence[Word], role: Role) -> Citation:
    m = role.mention
    span = Span(words[m.name_first].start, words[m.name_last - 1].end)
    return Citation(m.outlet, m.name, article.text[span.start : span.end], span, role.relation)


def _role(sentence: Sentence, mention: Mention, stack: Sequence[Frame], lexicon: Lexicon) -> Role | None:
    """What the mention does, or None when it is only talked about."""
    words = sentence.words
    kind = _kind(mention, lexicon)
    if kind == "government":
        return None
    for number, frame in enumerate(stack):
        depth = 10 * (len(stack) - number)
        if frame.source and frame.source[0] <= mention.first and mention.last <= frame.source[1]:
            return _subject(words, mention, frame, depth)
        if frame.heard and frame.heard[0] <= mention.first < frame.heard[1]:
            return Role(mention, Relation.TOLD, depth + 5) if not _personal_after(words, mention, {"poll"}) else None
    near = _adjunct(words, mention, stack, kind)
    return Role(mention, near, 10 * len(stack) + 5 + (2 if near is Relation.CITING else 0)) if near else None


def _kind(mention: Mention, lexicon: Lexicon) -> str:
    outlet = lexicon.outlets.get(mention.outlet)
    return outlet.kind if outlet else "agency"


def _subject(words: Sequence[Word], mention: Mention, frame: Frame, depth: int) -> Role | None:
    """An outlet in the words of a source: it reports, unless it only describes a person ("Fox News host X")."""
    if frame.source is None:
        return None
    rest = words[mention.last : frame.source[1]]
    before = [w.lower for w in words[frame.source[0] : mention.first]]
    if any(w.lower in _PERSONAL for w in rest) or (rest and any(w.text[0].isupper() for w in rest)):
        return None
    if (
        before
        and not ({"from", "in", "by", "of", "at"} & set(before[-2:]))
        and any(w.text[0].isupper() for w in words[frame.source[0] : mention.first] if w.lower not in {"the"})
        and mention.first != mention.name_first
    ):
        return None
    if frame.passive:
        return Role(mention, _BY.get(words[frame.cue[0]].lower, Relation.REPORTED), depth)
    relation = Relation.QUOTED if frame.lemma in {"quote", "quoted as saying"} else Relation.REPORTED
    return Role(mention, relation, depth - 1)


def _personal_after(words: Sequence[Word], mention: Mention, what: set[str]) -> bool:
    return mention.last < len(words) and words[mention.last].lower in what


def _adjunct(words: Sequence[Word], mention: Mention, stack: Sequence[Frame], kind: str) -> Relation | None:
    """The relation that the words before a mention show, when it stands beside the frames."""
    before = [w.lower for w in _clause_before(words, mention.first)]
    if not before:
        return _credit(words, mention)
    last = before[-1]
    if last in {"citing", "cited", "quoting", "quotes", "cites", "quoted"}:
        return Relation.CITING
    if last == "by":
        return next((_BY[w] for w in reversed(before) if w in _BY), None)
    if _personal_after(words, mention, {"poll", "polls", "survey"}):
        return None
    if last == "via":
        return Relation.CREDITED
    if not stack:
        return None
    if last in {"with", "to", "from"}:
        return _talked(before, last)
    if last in {"on", "at"}:
        return Relation.POSTED if kind == "social" else Relation.CARRIED if _on_air(before, kind, mention) else None
    if last in {"in", "for"}:
        return _printed(before, kind)
    return None


def _talked(before: Sequence[str], last: str) -> Relation | None:
    if last == "from":
        return Relation.REPORTED if any(w in _WRITTEN for w in before) else None
    return Relation.TOLD if any(w in _TALK for w in before) else None


def _on_air(before: Sequence[str], kind: str, mention: Mention) -> bool:
    """Whether "on OUTLET" is where it was said: "said on CNN", "in an interview on Fox News"."""
    if mention.show or kind == "broadcaster":
        return True
    return any(w in _TALK for w in before)


def _printed(before: Sequence[str], kind: str) -> Relation | None:
    if any(w in _PRINT for w in before):
        return Relation.CARRIED
    if any(w in {"interview", "interviews", "interviewed", "statement"} for w in before):
        return Relation.TOLD
    return (
        Relation.CARRIED
        if kind in {"newspaper", "magazine"} and before[-1] == "in" and len(before) > 1 and before[-2] in _PRINT
        else None
    )


def _clause_before(words: Sequence[Word], first: int) -> list[Word]:
    """Up to `_WINDOW` tokens before `first`, back to a sign or a quotation; articles, adjectives and possessors stay."""
    found: list[Word] = []
    for word in reversed(words[max(0, first - _WINDOW) : first]):
        if (
            word.text == MARKED
            or word.text in {".", ";", ":", "(", ")"}
            or (word.text == "," and len(found) > 0 and found[-1].lower not in {"citing", "quoting"})
        ):
            break
        if word.text != ",":
            found.append(word)
    found.reverse()
    while found and (
        found[-1].lower in {"the", "a", "an", "his", "her", "their", "its"}
        or found[-1].lower.endswith("'s")
        or (found[-1].text[0].isupper() and found[-1].lower not in {"citing", "according"} and len(found) > 1)
    ):
        found.pop()
    return found


def _credit(words: Sequence[Word], mention: Mention) -> Relation | None:
    """ "(AFP)", "h/t The Hill"."""
    first, last = mention.first, mention.last
    if 0 < first and last < len(words) and words[first - 1].text == "(" and words[last].text == ")":
        return Relation.CREDITED
    return None


def _tweeted(article: Article, sentence: Sentence, stack: Sequence[Frame], lexicon: Lexicon) -> list[Citation]:
    """The platform that "tweeted" implies."""
    for frame in stack[:1]:
        if frame.lemma in {"tweet", "retweet"} and frame.kind in {FrameKind.VERB, FrameKind.NOUN}:
            outlet = lexicon.outlets.named("Twitter")
            word = sentence.words[frame.cue[0]]
            span = Span(word.start, word.end)
            if outlet:
                return [Citation(outlet.id, outlet.name, article.text[word.start : word.end], span, Relation.POSTED)]
    return []


def outlet_tokens(mentions: Sequence[Mention]) -> Iterator[int]:
    """The tokens that name outlets, so that names of people are not read from them."""
    for mention in mentions:
        yield from range(mention.name_first, mention.name_last)
