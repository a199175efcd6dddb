"""What does the store know of a phrase, of an article, of itself?"""

from collections.abc import Mapping
from functools import partial

from tracker import lexicon
from tracker.chain.assemble import trace as assembled
from tracker.match import drift, search
from tracker.model import Appearance, Chain, Extract, Settings, Trace
from tracker.store import db, extracts, phrases, query, surroundings


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
        speaker: as in `store.phrases.Filters`, like the next three.
        outlet: likewise.
        since: likewise.
        until: likewise.
        limit: how many chains at most; None for all.

    Raises:
        DatabaseError: the database cannot be read.
    """
    with db.reader(settings.db) as database:
        texts = phrases.wordings(database, phrases.Filters(speaker, outlet, since, until))
        scores = dict(search.find(phrase, texts))
        chains = query.chain_members(database, list(query.chains_of(database, list(scores))))
        appearances = {a.quotation: a for a in phrases.appearances(database, list(scores))}
        owners = query.ownership(database)
        around = surroundings.surroundings(database, _repeated(chains, appearances))
    turned = partial(drift, turns=lexicon.turns())
    found = assembled(phrase, chains, appearances, scores, ownership=owners, around=around, drift=turned)
    return Trace(found.query, found.chains[:limit])


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
