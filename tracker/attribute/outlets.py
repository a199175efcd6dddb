"""Which outlets relayed a quotation, in which order, and which characters prove it?

An outlet counts only where it stands in a citing frame: as the subject of a reporting clause around the quotation, as
its listener, after "according to", in an interview or a statement, on a platform, in a credit. An outlet that is
merely talked about does not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.attribute import relations, staff
from tracker.attribute.staff import Role
from tracker.lexicon import Lexicon, Mention
from tracker.model import (
    MARKED,
    Article,
    Citation,
    Frame,
    FrameKind,
    Relation,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    Word,
)
from tracker.text.words import POSSESSIVE

_LEADING = 6  # tokens between a cue and an outlet before what is said
_NEAR = 4  # tokens between "in" and "tweet"
_CREDIT = 12  # tokens of a credit in brackets
_SIGNS = 3  # tokens of the shortest one
_GOVERNING = frozenset({"say", "tell", "think", "ask", "show", "report", "vow", "urge"})  # of verbs that take a clause
_MEETING = frozenset({"agree", "consent"})  # to an interview with X
_WHERE = frozenset({"in", "on", "with", "for"})
_AT = frozenset({"on", "at", "from", "for"})
_CITES = frozenset({"cite", "quote"})
_TWEETS = frozenset({"tweet", "retweet"})
_ELSEWHERE = frozenset({Relation.CARRIED, Relation.CITING, Relation.TOLD})  # where no tweet stands: it speaks of that
_NOUNS = frozenset({"tweet", "tweets"})


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
    if not (mentions or tweets(sentence) or "tweeting" in sentence.vocabulary):
        return ()  # most sentences
    roles = []
    for mention in mentions:
        if within(sentence.words, mention, content) and not _before_content(sentence, mention, stack, lexicon):
            role = _adjunct(sentence, mention, stack, lexicon)
        else:
            role = _role(sentence, mention, stack, lexicon)
        if role and not (role.relation in _ELSEWHERE and stack and stack[0].lemma in _TWEETS):
            roles.append(role)
    roles = [role for role in roles if not role.unless] or roles
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
    place = relations.place(sentence.words, mention, lexicon)
    if place.kind == "government":
        return None
    decided = _of_source(place, stack) or _of_listener(place, sentence.frames, stack)
    if decided:
        return decided[0]
    depth = 10 * len(stack) + 5
    relation = relations.beside(place, stack)
    return Role(mention, relation, depth + 2 * (relation is Relation.CITING)) if relation else None


def _of_source(place: relations.Place, stack: Sequence[Frame]) -> tuple[Role | None, ...]:
    """What a mention does in the words that say who speaks; empty when it stands in none of them."""
    words, mention, lexicon = place.words, place.mention, place.lexicon
    for number, frame in enumerate(stack):
        depth = 10 * (len(stack) - number)
        if place.kind == "social" and frame.cue[0] == mention.last and place.after[0] in lexicon.citing.posted_at:
            continue  # a series of Twitter posts: no verb
        if _named_in(mention, frame) and number and "ask" in frame.classes and not frame.passive:
            return (Role(mention, Relation.TOLD, depth + 5),)  # When the BBC's Ana Ruiz asked her, Lee said
        if _named_in(mention, frame):
            told = relations.beside(place, (frame,)) if place.before[-1:] in (["in"], ["with"], ["for"]) else None
            meets = told is Relation.TOLD
            return (Role(mention, told, depth + 5) if told and meets else staff.subject(place, frame, depth),)
        beside = frame.source and words[frame.source[0]].lower not in lexicon.words.relatives
        if beside and frame.added and frame.added[0] <= mention.first and mention.last <= frame.added[1]:
            opens = words[frame.added[0]].lower
            where = opens in lexicon.words.prepositions or opens.endswith("ing") or place.before[-1:] == ["on"]
            shown = relations.beside(place, stack) if where else None
            return (Role(mention, shown, depth) if shown else staff.of_staff(place, frame, Relation.REPORTED, depth),)
        if staff.added_after(place, frame):
            return (staff.of_staff(place, frame, Relation.REPORTED, depth),)
    return ()


def _of_listener(place: relations.Place, frames: Sequence[Frame], stack: Sequence[Frame]) -> tuple[Role | None, ...]:
    """What a mention does in the words that say who listens or asks; empty when it stands in none of them."""
    words, mention = place.words, place.mention
    hearing = [f for f in frames if f.heard and f.heard[0] <= mention.first < f.heard[1]]
    if any(claimed(words, f) for f in hearing):
        return (None,)
    told = Role(mention, Relation.TOLD, 10 * len(stack) + 5)
    telling = [f for f in (*stack, *frames) if f.heard and f.lemma not in _CITES and not claimed(words, f)]
    marked = words[mention.first].text == MARKED  # told the program “Breakfast”
    if any(f.heard and f.heard[0] <= mention.first < f.heard[1] + marked for f in telling):
        return (None if relations.polled(place) else told,)
    if place.before[-1:] == ["of"] and any(f.heard and f.heard[1] == mention.first - 1 for f in frames):
        return (told,)  # told Ana Ruiz of the BBC
    hosts = place.lexicon.citing.personal & {*place.before[-2:-1]}
    if hosts and place.before[-1] in _AT and any(f.heard and words[f.heard[1] - 1].lower in hosts for f in frames):
        return (told,)  # told the hosts on the BBC
    return ()


def _named_in(mention: Mention, frame: Frame) -> bool:
    """Whether an outlet is named in the words of a source."""
    return frame.source is not None and frame.source[0] <= mention.first and mention.last <= frame.source[1]


def _adjunct(sentence: Sentence, mention: Mention, stack: Sequence[Frame], lexicon: Lexicon) -> Role | None:
    """What a mention in the content does that tells only where it was said: "defended the plan Sunday on CNN".

    After a clause, as in "said he was misquoted in an AP interview", it is talked about.
    """
    place = relations.place(sentence.words, mention, lexicon)
    if not stack or place.kind == "government":
        return None
    if relations.behind_marks(place):
        shown = relations.beside(place, stack)
        return Role(mention, shown, 10 * len(stack) + 5) if shown else None
    if len(place.before) < 2:
        return None
    day, last = place.before[-2:]
    owners = {w.lower for w in sentence.words[max(0, mention.first - 2) : mention.first]}  # on Friday's “Late Show”
    aired = last == "of" and day in lexicon.citing.air  # on Friday's broadcast of
    dated = day in lexicon.words.days or bool((owners | {*(place.before if aired else ())}) & lexicon.words.days)
    named = "name" in stack[0].classes  # described himself on Twitter as "..."
    clause = holds_clause(sentence.words[stack[0].cue[1] : mention.first], lexicon)
    governs = clause and stack[0].classes & _GOVERNING and stack[0].lemma not in _MEETING and not named
    if place.kind == "social":
        burst = sentence.words[stack[0].cue[0]].lower in lexicon.citing.outbursts
        aimed = last == "on" and (named or (burst and not clause))  # blamed the council on Twitter
        posted = aimed or (last in _WHERE and not clause and relations.posted(place))
        return Role(mention, Relation.POSTED, 10 * len(stack) + 5) if posted else None
    loose = not governs and (mention.show or bool(lexicon.citing.meetings & set(place.before)))
    where = last in _WHERE or (aired and dated)
    relation = relations.preposition(place, last) if where and (dated or loose) else None
    return Role(mention, relation, 10 * len(stack) + 5) if relation else None


def holds_clause(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether words hold a clause: "he was misquoted in", "it's shut"; not "his reasoning in", "CBS's show"."""
    lists = lexicon.words
    small = (lists.finite, lists.auxiliaries, lists.copulas, lists.modals, lists.persons, lists.plurals, {"that"})
    owned = {w.start for a, w in pairwise(words) if a.text[0].isupper() and w.lower in POSSESSIVE}
    lowers = {w.lower for w in words if w.start not in owned}
    return any(not own.isdisjoint(lowers) for own in small)


def _before_content(sentence: Sentence, mention: Mention, stack: Sequence[Frame], lexicon: Lexicon) -> bool:
    """Whether a mention stands between the cue and what is said: acknowledged in a CNN forum it would be hard."""
    if not stack or stack[0].kind is not FrameKind.VERB:
        return False
    begins = relations.clause_start(sentence.words, stack[0].cue[1], lexicon)
    between = sentence.words[begins : mention.first]
    if len(between) == 1 and between[0].lower == "to":
        return True  # admitted to CNN that it was hard
    leads = len(between) <= _LEADING and bool(between) and between[0].lower in _WHERE | {"at", "during"}
    return leads and not any(w.text in {",", MARKED} for w in between) and not holds_clause(between, lexicon)


def claimed(words: Sequence[Word], frame: Frame) -> bool:
    """Whether a clause is only what somebody says: "a claim that he told CNN so"."""
    first = min(frame.cue[0], frame.source[0]) if frame.source else frame.cue[0]
    return first > 1 and words[first - 1].lower == "that" and words[first - 2].lower not in {"all", "now"}


def meetings(
    article: Article, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Citation, ...]:
    """The outlets that a sentence without a reporting clause tells somebody to have spoken to, or posted on.

    "In a tweet" names one, too.
    """
    found = []
    for mention in mentions:
        place = relations.place(sentence.words, mention, lexicon)
        relation = None if place.kind == "government" or not place.before else relations.met(place)
        if relation:
            found.append(_citation(article, sentence.words, Role(mention, relation, 0)))
    if not found and tweets(sentence):
        words = sentence.words
        ends = (i for i, w in enumerate(words) if w.lower in _NOUNS and _where(words, i) and not _by(words, i))
        found = [c for i in ends if (c := posted(article, words[i], lexicon))]
    return _unique(found)


def tweets(sentence: Sentence) -> bool:
    """Whether a sentence speaks of tweets or of tweeting."""
    return not _NOUNS.isdisjoint(sentence.vocabulary) or any(f.lemma in _TWEETS for f in sentence.frames)


def _by(words: Sequence[Word], i: int) -> bool:
    """Whether the words after a post say whose it is: "in a tweet by Lee"."""
    return i + 1 < len(words) and words[i + 1].lower in {"by", "from"}


def stories(
    article: Article, sentence: Sentence, mentions: Sequence[Mention], contents: Sequence[Span], lexicon: Lexicon
) -> tuple[Citation, ...]:
    """The outlets whose story a sentence names without saying who speaks: "The Oracle published the letters"."""
    found = []
    for mention in mentions:
        place = relations.place(sentence.words, mention, lexicon)
        told = place.kind in {"government", "social"} or any(within(sentence.words, mention, c) for c in contents)
        relation = None if told else relations.story(place, sentence.frames)
        if relation:
            found.append(_citation(article, sentence.words, Role(mention, relation, 0)))
    return _unique(found)


def cited(article: Article, sentence: Sentence, mention: Mention, relation: Relation) -> Citation:
    """A mention as a citation of that relation."""
    return _citation(article, sentence.words, Role(mention, relation, 0))


def closing_credit(article: Article, sentence: Sentence, mentions: Sequence[Mention]) -> Citation | None:
    """The credit in brackets that a sentence ends in: "[AP.]", "(Reuters)", "[Ana Ruiz, HuffPost | Paywall]"."""
    words = sentence.words
    last = len(words) - (words[-1].text == ".")
    if words[last - 1].text not in {"]", ")"}:
        return None
    first = next((i for i in range(last - 1, max(-1, last - _CREDIT), -1) if words[i].text in {"[", "("}), last)
    if last - first < _SIGNS:
        return None
    inside = words[first + 1 : last - 1]
    if not all(w.text[0].isupper() or w.text in {",", "|", ".", "/", "the", "via"} for w in inside):
        return None
    credited = [m for m in mentions if first < m.first and m.last < last]
    return _citation(article, words, Role(credited[-1], Relation.CREDITED, 0)) if credited else None


def _tweeted(article: Article, sentence: Sentence, stack: Sequence[Frame], lexicon: Lexicon) -> Iterator[Citation]:
    """The platform that "tweeted" implies."""
    if not stack:
        return
    words = sentence.words
    at = next((f.cue[0] for f in _alike(sentence, stack[0]) if f.lemma in _TWEETS), None)
    if at is None and stack[0].lemma == "write":
        after = next((i for i in range(stack[0].cue[1] + 1, len(words)) if words[i].lower == "tweeting"), None)
        at = after if after is not None and words[after - 1].text == "," else None  # wrote Lee, tweeting a picture
    nouns = at is None and not _NOUNS.isdisjoint(sentence.vocabulary)
    for i in [i for i, word in enumerate(words) if word.lower in _NOUNS] if nouns else ():
        said = any(frame.source and frame.source[0] <= i < frame.source[1] for frame in stack)
        at = i if at is None and (said or _where(words, i)) else at
    implied = posted(article, words[at], lexicon) if at is not None else None
    if implied:
        yield implied


def posted(article: Article, word: Word, lexicon: Lexicon) -> Citation | None:
    """The platform that a word for a post on it implies; None when the lexicon does not have it."""
    outlet = lexicon.outlets.named("Twitter")
    span = Span(word.start, word.end)
    printed = article.text[span.start : span.end]
    return Citation(outlet.id, outlet.name, printed, span, Relation.POSTED) if outlet else None


def _alike(sentence: Sentence, frame: Frame) -> Iterator[Frame]:
    """A clause, and the one before that lends it its subject: "tweeted that it was over, and asked"."""
    yield frame
    lenders = [f for f in sentence.frames if frame.shared and f.cue < frame.cue and f.source == frame.source]
    yield from lenders[-1:]


def _where(words: Sequence[Word], i: int) -> bool:
    """Whether a noun is where something is said: "in a tweet", "in a series of tweets", "via tweet"."""
    near = [w.lower for w in words[max(0, i - _NEAR) : i]]
    within = near[near.index("in") + 1 :] if "in" in near else ["to"]
    return bool(near) and (near[-1] in {"via", "by"} or "to" not in within)  # not: in response to a tweet


def speaking(article: Article, source: Span | None, who: Sequence[Speaker], lexicon: Lexicon) -> tuple[Citation, ...]:
    """The outlet that speaks for itself where the words of the source do not name it: "It said ...", of Xinhua.

    A platform does not: it is a firm.
    """
    outlet = lexicon.outlets.named(who[0].name) if len(who) == 1 and who[0].kind is SpeakerKind.OUTLET else None
    if outlet is None or source is None or outlet.kind == "social":
        return ()
    printed = article.text[source.start : source.end]
    return (Citation(outlet.id, outlet.name, printed, source, Relation.SPEAKING),)


def outlet_tokens(mentions: Sequence[Mention]) -> Iterator[int]:
    """The tokens that name outlets and shows, so that names of people are not read from them."""
    for mention in mentions:
        yield from range(mention.name_first, mention.last if mention.show else mention.name_last)
