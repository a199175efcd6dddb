"""What does the store know of a phrase, of an article, of itself?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice

from tracker import lexicon
from tracker.chain.assemble import trace as assembled
from tracker.match import drift, lookup, search
from tracker.model import Appearance, Chain, Extract, Held, Settings, Trace, TracedChain, Warn
from tracker.store import db, extracts, judgements, phrases, query, ruled, surroundings
from tracker.store.filters import Filters

TOLD = 300  # quotations of which all is read that a report prints
EACH = 15  # likewise for each of the chains asked for, where that is more


def trace(  # noqa: PLR0913  the filters are one thing, and their names are what a caller reads
    settings: Settings,
    phrase: str,
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = 20,
) -> Trace:
    """The chains in which a phrase occurs, fuzzily, best first.

    Args:
        settings: which database.
        phrase: what to look for.
        speaker: as in `store.filters.Filters`, like the next three.
        outlet: likewise.
        since: likewise.
        until: likewise.
        limit: how many chains at most; None for all.

    Raises:
        DatabaseError: the database cannot be read.
    """
    with db.reader(settings.db) as database:
        held = looked_up(database, phrase, Filters(speaker, outlet, since, until))
        scores = dict(search.find(phrase, held.texts))
        chains = dict(_found(held.chains.values(), scores))
        best = _best(chains.values(), scores, len(scores) if limit is None else max(TOLD, limit * EACH))
        appearances = {a.quotation: a for a in phrases.appearances(database, best, scores)}
        owners = query.ownership(database)
        around = surroundings.surroundings(database, _repeated(chains, appearances))
        turned = cache(partial(drift, turns=lexicon.turns()))  # one wording is often repeated
        found = assembled(phrase, chains, appearances, ownership=owners, around=around, drift=turned, limit=limit)
        decided = tuple(_decided(database, found.chains))
    untold = [chain for chain in chains.values() if appearances.keys().isdisjoint(chain.members)]
    left = {chain.id: sum(m not in appearances for m in chains[chain.id].members) for chain in decided}
    return Trace(
        query=phrase,
        chains=tuple(_cut(chain, left[chain.id] + held.unread.get(chain.id, 0), held.more) for chain in decided),
        more=len(untold) + found.more,
        left=sum(left.values()),
        held=held if held.more or held.quotations > len(held.texts) else None,
    )


def _found(chains: Iterable[Chain], scores: Mapping[str, float]) -> Iterator[tuple[str, Chain]]:
    """The chains in which the phrase was found, by id, of their members only those in which it was."""
    for chain in chains:
        members = tuple(member for member in chain.members if member in scores)
        if members:
            yield chain.id, replace(chain, members=members)


def _decided(database: db.Database, found: Sequence[TracedChain]) -> Iterator[TracedChain]:
    """These chains, with what people decided of them and what waits for a person."""
    told = ruled.ruled(database, [chain.id for chain in found])
    quotations = [seen.quotation for chain in found for seen in chain.appearances]
    waiting = ruled.possible(database, quotations)
    for chain in found:
        yield replace(chain, ruled=told.get(chain.id, ()), undecided=waiting[chain.id])


def _cut(chain: TracedChain, more: int, least: bool) -> TracedChain:  # noqa: FBT001  said once, above
    """The chain, with a warning when it has so many quotations more, or at `least` so many, that are not counted."""
    if not more:
        return chain
    shown = len(chain.appearances)
    others = f"{'at least ' if least else ''}{more:,} more"
    message = f"all of this is said of the {shown:,} quotations shown; {others} of this chain were not read"
    return replace(chain, warnings=(Warn("cut", message), *chain.warnings))


def _best(chains: Iterable[Chain], scores: Mapping[str, float], most: int) -> list[str]:
    """The quotations of the chains that hold the phrase best and then most often, so many at most."""
    ranked = sorted(chains, key=lambda own: (-max(scores[m] for m in own.members), -len(own.members), own.id))
    return list(islice((member for own in ranked for member in own.members), most))


def looked_up(database: db.Database, phrase: str, filters: Filters) -> Held:
    """What the index gives for a phrase."""
    spellings = phrases.spellings(database, lookup.slippable(phrase))
    wanted = lookup.sought(phrase, spellings)
    return phrases.holding(database, wanted, filters) if wanted else Held((), {}, 0, more=False)


def _repeated(chains: Mapping[str, Chain], appearances: Mapping[str, Appearance]) -> list[str]:
    """The ids of the appearances in chains that several articles hold: where there may be links."""
    shown = [[i for i in chain.members if i in appearances] for chain in chains.values()]
    return [i for members in shown if len({appearances[i].article for i in members}) > 1 for i in members]


def article(settings: Settings, ref: str) -> Extract:
    """A stored article, by path, file name, address, or (the beginning of) its id.

    Raises:
        NothingFound: there is none.
        UsageError: several would do.
    """
    with db.reader(settings.db) as database:
        return extracts.extract(database, ref)


def pending(settings: Settings) -> int:
    """How many stored quotations wait to be chained, because a run was killed."""
    with db.reader(settings.db) as database:
        return query.pending_count(database)


def unsettled(settings: Settings) -> int:
    """From how many judgements it has not been concluded yet what follows, because a run was killed."""
    with db.reader(settings.db) as database:
        return judgements.unsettled(database)
