"""Where does a chain come from, from how many places, and of what should a checker be warned?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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


def origins(appearances: Iterable[Appearance]) -> int:
    """How many origins the appearances go back to: the furthest outlets, and the articles that name none.

    An article that cites an outlet for one appearance is not an origin of its own for another one.
    """
    articles = defaultdict(list)
    for appearance in appearances:
        articles[appearance.article].append(appearance)
    return len({origin for article, members in articles.items() for origin in _origins(article, members)})


def _origins(article: str, appearances: Sequence[Appearance]) -> set[str | None]:
    cited = {upstream(a) for a in appearances if upstream(a) and upstream(a) not in _publishers(a)}
    return cited or {upstream(appearances[0]) or f"article {article}"}


def _publishers(appearance: Appearance) -> tuple[str, ...]:
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
    return {word for name in speakers if not name[:1].islower() for word in normal(name).text.split()}


def _single_origin(appearances: Sequence[Appearance]) -> Warn | None:
    articles = len({appearance.article for appearance in appearances})
    origin = next(filter(None, map(upstream, appearances)), None)
    if articles < 2 or origin is None or origins(appearances) > 1:
        return None
    return Warn("single-origin", f"{articles} articles, 1 origin: {origin}")


def _state_only(appearances: Sequence[Appearance], ownership: Mapping[str, str]) -> Warn | None:
    named = sorted({name for appearance in appearances for name in outlets(appearance)})
    if not named or any(ownership.get(name) not in OWNED for name in named):
        return None
    return Warn("state-only", f"only state- or party-owned outlets are named: {', '.join(named)}")


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
