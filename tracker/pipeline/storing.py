"""How do articles come into the store, some at a time?

A transaction costs as much as a small article, so that those from files are stored together. What a server gave is
stored at once: nobody wants to ask it again.
"""

from collections import Counter
from types import TracebackType
from typing import Self

from tracker.chain import link
from tracker.lexicon import Lexicon
from tracker.model import Extract, Retrieval, Taken
from tracker.pipeline.tallying import Tally
from tracker.store import db, write
from tracker.store.runs import Run

MOST = 64  # articles stored together
_LARGE = 2 * 1024 * 1024  # characters; or fewer, when they have as many


class Storing:
    """Articles that wait to be stored; at the end of a block they are, also when it is interrupted."""

    def __init__(self, database: db.Database, lexicon: Lexicon, run: Run, tally: Tally) -> None:
        self._database, self._lexicon, self._run, self._tally = database, lexicon, run, tally
        self._items: list[write.Item] = []
        self._seen: list[tuple[str, Retrieval]] = []
        self._large = 0
        self._outlets: set[str] = set()  # that are stored as the lexicon has them
        self._ahead: Counter[str] = Counter()  # keys of articles that are on their way

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.store()

    def expect(self, key: str) -> None:
        """An article of that key is on its way: what is stored of it is not the last word."""
        self._ahead[key] += 1

    def expected(self, key: str) -> bool:
        """Whether an article of that key is on its way."""
        return self._ahead[key] > 0

    def lost(self, key: str) -> None:
        """An article that was expected does not come."""
        self._ahead[key] -= 1

    def add(self, found: Extract, retrieval: Retrieval | None) -> None:
        """An article that was expected, and how it was had."""
        hops = tuple(link.hops(found.article, a) for a in found.attributions)
        self._items.append(write.Item(found, hops, retrieval))
        self._large += len(found.article.text)
        at_once = retrieval is not None and retrieval.taken is not Taken.ARCHIVED
        if at_once or len(self._items) >= MOST or self._large >= _LARGE:
            self.store()

    def again(self, article: str, retrieval: Retrieval) -> None:
        """An article that is stored came once more, by another way."""
        self._seen.append((article, retrieval))
        if len(self._seen) >= MOST:
            self.store()

    def store(self) -> None:
        """Store all that waits."""
        if not self._items and not self._seen:
            return
        items, seen, self._items, self._seen, self._large = self._items, self._seen, [], [], 0
        named = {slug for item in items for slug in self._named(item.extract)} - self._outlets
        write.outlets(self._database, [row for slug in sorted(named) if (row := self._outlet(slug))])
        self._outlets |= named
        outcomes = write.articles(self._database, items, seen, self._run)
        for item, outcome in zip(items, outcomes, strict=True):
            self._ahead[item.extract.article.key] -= 1
            self._tally.stored(item.extract, outcome)
        self._ahead = +self._ahead

    def _named(self, found: Extract) -> set[str]:
        """The outlets of the lexicon that an article names, and whose it is."""
        article, outlets = found.article, self._lexicon.outlets
        published = (outlets.named(name) for name in (article.outlet, article.syndicated_from) if name)
        return {c.outlet for a in found.attributions for c in a.citations} | {o.id for o in published if o}

    def _outlet(self, slug: str) -> write.OutletRow | None:
        found = self._lexicon.outlets.get(slug)
        return write.OutletRow(found.id, found.name, found.kind, found.ownership, found.country) if found else None
