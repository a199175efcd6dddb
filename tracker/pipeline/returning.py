"""Which articles came back that a newer revision had replaced?

An export or a feed may hold two versions of one article, the newer one behind: read again, the older one is no news.
But a file that was changed back is. So what comes back waits until the inputs are read, and counts if nothing of its
key came after it. What a server gives does not wait: it is how the page is now.
"""

from tracker.model import Article
from tracker.pipeline.tallying import Tally
from tracker.store import db, write


class Returned:
    """Revisions that came back in one run, by their keys."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, str]] = {}  # ids and paths

    def add(self, article: Article) -> None:
        """An article came that is stored, and was replaced."""
        self._waiting[article.key] = article.id, article.path

    def overtaken(self, key: str, tally: Tally) -> None:
        """Another article of that key came: the one before it is no news."""
        _, path = self._waiting.pop(key, (None, None))
        if path is not None:
            tally.unchanged(path)

    def settle(self, database: db.Database, tally: Tally) -> None:
        """Make those current again that nothing overtook."""
        if self._waiting:
            write.revive(database, [(name, key) for key, (name, _) in self._waiting.items()])
        for _, path in self._waiting.values():
            tally.revived(path)
        self._waiting.clear()
