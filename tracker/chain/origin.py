"""Where does a chain come from, from how many places, and of what should a checker be warned?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.model import Appearance, Warn
from tracker.text import normal

OWNED = frozenset({"state", "party"})  # ownership by which an outlet speaks for a state or a party


def upstream(appearance: Appearance) -> str | None:
    """The furthest outlet that is named on the way of one appearance: the first after the speaker."""
    return next(iter(outlets(appearance)), None)


def outlets(appearance: Appearance) -> tuple[str, ...]:
    """Every outlet on the way of one appearance, furthest first, its publisher last."""
    named = [name for hop in appearance.hops for name, kind in (hop[:2], hop[2:4]) if kind == "outlet"]
    return tuple(dict.fromkeys((*named, *_publishers(appearance))))


class Origin(NamedTuple):
    """Where appearances go back to: an outlet; or the article, where no outlet is named."""

    outlet: str | None
    article: str | None = None


def origins(appearances: Iterable[Appearance]) -> tuple[Origin, ...]:
    """The origins that the appearances go back to: the furthest outlets, and the articles that name none.

    An article that cites an outlet for one appearance is not an origin of its own for another one. An outlet that
    nobody names ("state media") is no origin beside a named one that is cited in this chain: it may well be that one.

    Args:
        appearances: earliest first.

    Returns:
        Each origin once, in the order of the appearances.
    """
    articles = _by_article(appearances)
    found = tuple(dict.fromkeys(origin for members in articles for origin in _origins(members)))
    named = any(not _generic(name) for members in articles for a in members for name in relaying(a))
    return tuple(o for o in found if not (named and o.outlet and _generic(o.outlet))) or found


def _origins(appearances: Sequence[Appearance]) -> list[Origin]:
    """The origins of one article."""
    furthest = [(name, a) for a in appearances if (name := upstream(a))]
    cited = [Origin(name) for name, a in furthest if name not in _publishers(a)]
    return cited or [Origin(name) for name, _ in furthest[:1]] or [Origin(None, appearances[0].article)]


def _by_article(appearances: Iterable[Appearance]) -> list[list[Appearance]]:
    articles = defaultdict(list)
    for appearance in appearances:
        articles[appearance.article].append(appearance)
    return list(articles.values())


def relaying(appearance: Appearance) -> tuple[str, ...]:
    """The outlets on the way of one appearance, furthest first, without those whose article it is."""
    return tuple(name for name in outlets(appearance) if name not in _publishers(appearance))


def _generic(name: str) -> bool:
    """Whether the lexicon calls an outlet so that nobody names: it ends in a common noun ("Chinese state media")."""
    before, _, last = name.rpartition(" ")
    return bool(before) and last.isalpha() and last.islower()


def _publishers(appearance: Appearance) -> tuple[str, ...]:
    """Whose article it is: the outlet that it is taken from, and the one that prints it."""
    return tuple(name for name in (appearance.syndicated_from, appearance.outlet) if name)


def warnings(appearances: Sequence[Appearance], ownership: Mapping[str, str]) -> tuple[Warn, ...]:
    """What a checker wants to know of the appearances of one chain.

    Args:
        appearances: at least one, earliest first.
        ownership: outlet name to "state", "party", "public" or "private"; unknown ones left out.

    Returns:
        In this order, those that apply: single-origin, state-only, speakers-disagree, nobody-named, undated.
    """
    found = (
        _single_origin(appearances),
        _state_only(appearances, ownership),
        _disagreement(appearances),
        _nobody_named(appearances),
        _undated(appearances),
    )
    return tuple(warn for warn in found if warn)


def disagree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists of speakers have names that share no word: "Putin" and "Vladimir Putin" do share one."""
    names_a, names_b = _names(a), _names(b)
    return bool(names_a and names_b) and names_a.isdisjoint(names_b)


def _names(speakers: Sequence[str]) -> set[str]:
    """The words of the names; a source without a name ("a senior official") has none."""
    return {word for name in speakers if not name[:1].islower() for word in normal(name).split()}


def _single_origin(appearances: Sequence[Appearance]) -> Warn | None:
    articles = len({appearance.article for appearance in appearances})
    found = origins(appearances)
    if articles < 2 or len(found) > 1 or found[0].outlet is None:
        return None
    return Warn("single-origin", f"{articles} articles, 1 origin: {found[0].outlet}")


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
        found |= {name for a in members for name in relaying(a)} or {n for a in members for n in _publishers(a)[:1]}
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
