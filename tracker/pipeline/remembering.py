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
class Feeds:
    """The feeds that one run had from addresses, until they are kept.

    A page is kept with its article. A feed is kept when the run is over, all that came of it is stored and nothing is
    missing: a server that is told of it answers "not modified" from then on.
    """

    _of: dict[Retrieval, list[str]] = field(default_factory=dict)  # the ids of the articles that came of them
    _whole: list[Retrieval] = field(default_factory=list)

    def came(self, article: str, retrieval: Retrieval | None) -> Retrieval | None:
        """An article came of a retrieval; it is stored already, or will be. The retrieval, when it is its own."""
        if retrieval is None or retrieval.taken in (Taken.ARTICLE, Taken.ARCHIVED):
            return retrieval
        self._of.setdefault(retrieval, []).append(article)
        return None

    def answered(self, retrieval: Retrieval) -> None:
        """All that a feed leads to was had."""
        if retrieval.status != 304:
            self._whole.append(retrieval)

    def keep(self, database: db.Database, run: Run) -> None:
        """Keep the feeds of which nothing is missing."""
        for retrieval in self._whole:
            retrievals.keep(database, retrieval, self._of.get(retrieval, []), run)
