"""Which articles of the store are others, republished or revised?

As with quotations, what is new is compared with what shares keys with it, a bounded number of each, and drawn anew is
what that reaches, so that the order in which articles came does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from re import Pattern

from tracker.chain.copies import copies
from tracker.lexicon import Lexicon
from tracker.match.bodies import ENOUGH, Laid, laid, likeness, sketches, version
from tracker.model import Body, Likeness
from tracker.store import bodies, db, query
from tracker.store.runs import Run

BATCH = 100  # articles compared at a time, so that memory does not grow with the store
CROWDED = 200  # articles; a key that more of them share is of what stands on every page
KEPT = 500  # articles that are kept ready for the next ones
NEIGHBOURS = 16  # others that an article is compared with, those that share most keys


def compare_all(database: db.Database, run: Run, lexicon: Lexicon) -> None:
    """Compare all bodies that have not been compared, and draw anew which articles are copies of which."""
    agencies = frozenset(outlet.name for outlet in lexicon.outlets.entries.values() if outlet.kind == "agency")
    ready: dict[str, Laid] = {}
    while _compare_some(database, run, lexicon.furniture.revised, agencies, ready):
        pass


def _compare_some(
    database: db.Database, run: Run, revised: Pattern[str], agencies: frozenset[str], ready: dict[str, Laid]
) -> bool:
    """Compare a batch; False when there is none. What is `ready` for comparing is kept there, as far as it may be."""
    generation = query.generation(database)
    waiting = {body.article: body for body in bodies.waiting(database, BATCH)}
    if not waiting:
        return False
    keys = dict(zip(waiting, sketches(list(waiting.values())), strict=True))
    pairs = _candidates(database, keys)
    _make_ready(database, ready, waiting, {name for pair in pairs for name in pair}, revised)
    alike = [found for a, b in pairs if (found := likeness(ready[a], ready[b]))]
    for name in list(ready)[:-KEPT]:
        del ready[name]
    known, reached = _reached(database, alike, waiting)
    everything = {**waiting, **bodies.bodies(database, reached - waiting.keys())}
    versions = {name: version(body.title, revised) for name, body in everything.items()}
    drawn = copies(everything, known, agencies, versions)
    bodies.conclusions(database, bodies.Copies(list(waiting), keys, alike, list(reached), drawn), run, generation)
    return True


def _make_ready(
    database: db.Database,
    ready: dict[str, Laid],
    waiting: Mapping[str, Body],
    names: set[str],
    revised: Pattern[str],
) -> None:
    """Have all those articles ready for comparing."""
    new = names - ready.keys()
    own = [body for name, body in waiting.items() if name in new]
    stored = bodies.bodies(database, new - waiting.keys()).values()
    ready.update((each.body.article, each) for each in laid([*own, *stored], revised))


def _candidates(database: db.Database, keys: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Pairs worth comparing, each once: every waiting article with those that share most of its keys."""
    own: dict[int, list[str]] = defaultdict(list)
    for name, sketch in keys.items():
        for key in sketch:
            own[key].append(name)
    stored = bodies.sharing(database, own, CROWDED)
    found = set()
    for name, sketch in keys.items():
        counts = Counter(other for key in sketch for other in _having(key, own, stored) if other != name)
        ranked = sorted((o for o in counts if counts[o] >= ENOUGH), key=lambda other: (-counts[other], other))
        found |= {(min(name, other), max(name, other)) for other in ranked[:NEIGHBOURS]}
    return sorted(found)


def _having(key: int, own: Mapping[int, Sequence[str]], stored: Mapping[int, Sequence[str]]) -> Sequence[str]:
    """The articles with a key, none where too many have it."""
    every = [*own[key], *stored.get(key, ())]
    return every if len(every) <= CROWDED else ()


def _reached(
    database: db.Database, alike: Sequence[Likeness], waiting: Mapping[str, Body]
) -> tuple[list[Likeness], set[str]]:
    """All pairs that new ones reach, through stored ones, and the articles in them with those that wait."""
    known = {(pair.a, pair.b): pair for pair in alike}
    reached = set(waiting)
    frontier = {name for pair in known for name in pair} | reached
    while frontier:
        reached |= frontier
        beside = bodies.alike(database, frontier)
        known |= {(pair.a, pair.b): pair for pair in beside}
        frontier = {name for pair in beside for name in (pair.a, pair.b)} - reached
    return list(known.values()), reached
