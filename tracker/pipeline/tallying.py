"""What has an ingest done so far?"""

from collections import Counter

from tracker.model import Extract, Problem, Retrieval, Summary, Taken
from tracker.pipeline.runs import Progress
from tracker.store.write import Outcome


class Tally:
    """Counts what became of the inputs, and tells whoever watches of each.

    Attributes:
        problems: all that were met, in order.
        fatal: those of them that cost an article.
    """

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress or (lambda _: None)
        self._outcomes: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._cited: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self.fatal: list[Problem] = []

    def failed(self, problem: Problem) -> None:
        """An input has a problem, of which it may yield no article."""
        self.problems.append(problem)
        if problem.fatal:
            self.fatal.append(problem)
            self._outcomes["failed"] += 1
        self._progress(problem.path)

    def unchanged(self, path: str) -> None:
        """What came from `path` is stored already."""
        self._outcomes[Outcome.UNCHANGED] += 1
        self._progress(path)

    def revived(self, path: str) -> None:
        """An older revision, which came from `path` again, is the current one."""
        self._outcomes[Outcome.REVISED] += 1
        self._progress(path)

    def stored(self, found: Extract, outcome: Outcome) -> None:
        """An article is stored."""
        self._outcomes[outcome] += 1
        self.problems.extend(found.problems)
        if outcome != Outcome.UNCHANGED:
            self._kinds.update(str(a.kind) for a in found.attributions)
            self._cited.update(sorted({c.name for a in found.attributions for c in a.citations if not c.inherited}))
        self._progress(found.article.path)

    def answered(self, retrieval: Retrieval) -> None:
        """A page has not changed since it was stored, or a feed was read."""
        self._outcomes[Outcome.UNCHANGED if retrieval.taken is Taken.ARTICLE else "feeds"] += 1
        self._progress(retrieval.asked)

    def summary(self, new: int, extended: int) -> Summary:
        """What was done; of the chains over several articles `new` are, and `extended` grew."""
        count = self._outcomes
        return Summary(
            new=count["new"], unchanged=count["unchanged"], revised=count["revised"], failed=count["failed"],
            feeds=count["feeds"],
            quotations=tuple(sorted(self._kinds.items())), outlets=tuple(self._cited.most_common()),
            chains_new=new, chains_extended=extended, problems=tuple(self.problems),
        )  # fmt: skip
