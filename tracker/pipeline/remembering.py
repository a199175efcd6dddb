"""What did earlier runs have from addresses, and what did this one have?"""

from dataclasses import dataclass, field

from tracker.errors import NoDatabase
from tracker.model import Document, Form, Retrieval, Settings, Taken
from tracker.store import db, retrievals
from tracker.store.runs import Run


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a database knows of addresses; nothing when there is none yet."""

    url: str

    def last(self, asked: str, taken: Taken) -> Retrieval | None:
        """The last retrieval of the address `asked` of which an article was made, or what `taken` says."""
        try:
            with db.reader(self.url) as database:
                return retrievals.last(database, asked, taken)
        except NoDatabase:
            return None


def memory(settings: Settings) -> Remembered:
    """What the database knows of addresses."""
    return Remembered(settings.db)


def poorer(database: db.Database, document: Document) -> bool:
    """Whether a document is what a feed has of an article whose page was fetched: the page stays."""
    if document.form is Form.PAGE:
        return False
    link = next((fact.value for fact in document.facts if fact.rule == "feed link"), None)
    return link is not None and retrievals.last(database, link, Taken.ARTICLE) is not None


@dataclass
class Retrievals:
    """What one run had from addresses, until it is kept.

    A page is kept with its article. A feed is kept when the run is over, all that came of it is stored and nothing is
    missing: a server that is told of it answers "not modified" from then on.
    """

    _of: dict[str, Retrieval] = field(default_factory=dict)  # by the id of the article that came of it
    _feeds: dict[Retrieval, list[str]] = field(default_factory=dict)  # and what came of them
    _whole: list[Retrieval] = field(default_factory=list)

    def came(self, article: str, retrieval: Retrieval | None) -> None:
        """An article came of a retrieval; it is stored already, or will be."""
        if retrieval is None:
            return
        if retrieval.taken in (Taken.ARTICLE, Taken.ARCHIVED):
            self._of[article] = retrieval
        else:
            self._feeds.setdefault(retrieval, []).append(article)

    def stored(self, database: db.Database, article: str, run: Run) -> None:
        """The article is stored."""
        retrieval = self._of.pop(article, None)
        if retrieval:
            retrievals.keep(database, retrieval, [article], run)

    def answered(self, retrieval: Retrieval) -> None:
        """All that a feed leads to was had."""
        if retrieval.status != 304:
            self._whole.append(retrieval)

    def keep_feeds(self, database: db.Database, run: Run) -> None:
        """Keep the feeds of which nothing is missing."""
        for retrieval in self._whole:
            retrievals.keep(database, retrieval, self._feeds.get(retrieval, []), run)
