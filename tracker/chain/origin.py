"""Where does a chain come from, from how many places, and of what should a checker be warned?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tracker.chain.links import joined
from tracker.chain.order import earlier
from tracker.chain.way import nameless, owner, publishers, relaying, upstream
from tracker.chain.when import contradicted
from tracker.model import Appearance, Link, LinkKind, Origin, Warn
from tracker.text import normal

_DAY = 10  # characters of "2031-02-21"
OWNED = frozenset({"state", "party"})  # ownership by which an outlet speaks for a state or a party


def origins(appearances: Sequence[Appearance], linked: Mapping[str, Link]) -> tuple[Origin, ...]:
    """The origins that the appearances go back to, in their order.

    What hangs together goes back to one origin: to the furthest outlet that is named on its ways, or else to the first
    article. Like words alone leave origins apart, for two reporters may have heard one speaker; the origin says so. An
    outlet that nobody names ("state media") is no origin beside a named one that is cited in this chain: it may well be
    that one.

    Args:
        appearances: of one chain, earliest first.
        linked: the link of each that hangs on another, by quotation id.
    """
    articles = {appearance.quotation: appearance.article for appearance in appearances}
    found = tuple(_origin(members, linked, articles) for members in joined(appearances, linked))
    named = any(not nameless(name) for appearance in appearances for name in relaying(appearance))
    return tuple(origin for origin in found if not (named and origin.outlet and nameless(origin.outlet))) or found


def _origin(members: Sequence[Appearance], linked: Mapping[str, Link], articles: Mapping[str, str]) -> Origin:
    """The origin of appearances that hang together."""
    first = next(m for m in members if m.quotation not in linked or linked[m.quotation].kind is LinkKind.TEXT)
    cited = [way[0] for member in members if (way := relaying(member))]
    outlet = next((name for name in sorted(cited, key=nameless)), None)
    equal = _equal(first, members, linked) if outlet is None else ()
    outlet = outlet if equal else outlet or upstream(first)
    paths = tuple(dict.fromkeys(member.article for member in members))
    own = next((member.article for member in members if outlet and owner(member) == outlet), None)
    if equal:
        why = _unsure(equal)
    elif outlet is None:
        why = "names no outlet"
    elif own:
        why = f"its own article is here: {own}"
    else:
        why = "none of its own articles is here"
    text = linked.get(first.quotation)
    copied = f"; the words may be from {articles[text.to]}, by text and time only" if text and text.taken else ""
    return Origin(outlet, first.article, paths, why + copied, known=not equal)


def _equal(first: Appearance, members: Sequence[Appearance], linked: Mapping[str, Link]) -> tuple[Appearance, ...]:
    """The copies of one story by several outlets of which nothing tells which was first; none when something does."""
    if first.syndicated_from:
        return ()
    copies = [
        m for m in members if (link := linked.get(m.quotation)) and link.kind is LinkKind.SYNDICATED and not link.taken
    ]
    others = [copy for copy in copies if earlier(first.published, copy.published) is None]
    if all(owner(other) == owner(first) is not None for other in others):
        return ()
    return (first, *others)


def _unsure(copies: Sequence[Appearance]) -> str:
    days = {(copy.published or "")[:_DAY] for copy in copies}
    count = len({copy.article for copy in copies})
    dated = "one day" if len(days) == 1 and "" not in days else "dates that do not tell which was first"
    return f"{count} copies of {dated}"


def _by_article(appearances: Iterable[Appearance]) -> list[list[Appearance]]:
    articles = defaultdict(list)
    for appearance in appearances:
        articles[appearance.article].append(appearance)
    return list(articles.values())


def warnings(
    appearances: Sequence[Appearance], found: Sequence[Origin], ownership: Mapping[str, str]
) -> tuple[Warn, ...]:
    """What a checker wants to know of the appearances of one chain.

    Args:
        appearances: at least one, earliest first.
        found: their origins.
        ownership: outlet name to "state", "party", "public" or "private"; unknown ones left out.

    Returns:
        In this order, those that apply: single-origin, state-only, speakers-disagree, dates-disagree, nobody-named,
        undated.
    """
    warned = (
        _single_origin(appearances, found),
        _state_only(appearances, ownership),
        _disagreement(appearances),
        contradicted(appearances),
        _nobody_named(appearances),
        _undated(appearances),
    )
    return tuple(warn for warn in warned if warn)


def disagree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists of speakers have names that share no word: "Putin" and "Vladimir Putin" do share one."""
    if a == b:
        return False
    names_a, names_b = _names(a), _names(b)
    return bool(names_a and names_b) and names_a.isdisjoint(names_b)


def _names(speakers: Sequence[str]) -> set[str]:
    """The words of the names; a source without a name ("a senior official") has none."""
    return {word for name in speakers if not name[:1].islower() for word in normal(name).split()}


def _single_origin(appearances: Sequence[Appearance], found: Sequence[Origin]) -> Warn | None:
    articles = len({appearance.article for appearance in appearances})
    if articles < 2 or len(found) > 1 or (found[0].outlet is None and found[0].known):
        return None
    return Warn("single-origin", f"{articles} articles, 1 origin: {found[0].outlet or 'which is not known'}")


def _state_only(appearances: Sequence[Appearance], ownership: Mapping[str, str]) -> Warn | None:
    named = sorted(_resting(appearances))
    if not named or any(ownership.get(name) not in OWNED for name in named):
        return None
    return Warn("state-only", f"rests on state- or party-owned outlets only: {', '.join(named)}")


def _resting(appearances: Iterable[Appearance]) -> set[str]:
    """The outlets on which the appearances rest; the report `state_only` reads the same.

    For each article those that it cites; where it cites none, the one that it is taken from; else its publisher.
    """
    found: set[str] = set()
    for members in _by_article(appearances):
        found |= {name for a in members for name in relaying(a)} or {n for a in members for n in publishers(a)[:1]}
    return found


def _disagreement(appearances: Sequence[Appearance]) -> Warn | None:
    named = sorted({a.speakers for a in appearances})
    if not any(disagree(a, b) for i, a in enumerate(named) for b in named[i + 1 :]):
        return None
    return Warn("speakers-disagree", "attributed to " + " and to ".join("; ".join(names) for names in named if names))


def _nobody_named(appearances: Sequence[Appearance]) -> Warn | None:
    if any(appearance.speakers for appearance in appearances):
        return None
    return Warn("nobody-named", "no appearance says who said it")


def _undated(appearances: Sequence[Appearance]) -> Warn | None:
    undated = len({appearance.article for appearance in appearances if appearance.published is None})
    articles = len({appearance.article for appearance in appearances})
    if not undated or articles < 2:
        return None
    return Warn("undated", f"{undated} of {articles} articles without a date: which was first is not known")
