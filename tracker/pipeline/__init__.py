"""How do the steps follow one another?

    read.article > find.quotations > attribute.attributions > chain.hops > store.write.articles
    store.judgements.every > judge.settled > chain.hops > store.settling.settle
    store.query.pending > match.pairs > chain.chains > store.conclude.conclusions

Nothing is locked while texts are read, extracted and compared: some articles are one short transaction, and so is each
batch of conclusions. What a killed run leaves is whole; quotations that it had no time to chain wait for the next.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.pipeline.asking import article, pending, trace, unsettled
    from tracker.pipeline.concluding import rebuild
    from tracker.pipeline.dropping import common, common_in
    from tracker.pipeline.extracting import explanations, extract
    from tracker.pipeline.given import rows
    from tracker.pipeline.ingesting import ingest
    from tracker.pipeline.judging import (
        Outlets,
        Signed,
        correct,
        held,
        import_,
        merge,
        read_judgements,
        split,
        withdraw,
    )
    from tracker.pipeline.matching import repeats
    from tracker.pipeline.remembering import memory
    from tracker.pipeline.reviewing import Asked, Session, review, waiting
    from tracker.pipeline.runs import Progress

__all__ = [
    "Asked",
    "Outlets",
    "Progress",
    "Session",
    "Signed",
    "article",
    "common",
    "common_in",
    "correct",
    "explanations",
    "extract",
    "held",
    "import_",
    "ingest",
    "memory",
    "merge",
    "pending",
    "read_judgements",
    "rebuild",
    "repeats",
    "review",
    "rows",
    "split",
    "trace",
    "unsettled",
    "waiting",
    "withdraw",
]

_HOMES = {
    "asking": (
        "article",
        "pending",
        "trace",
        "unsettled",
    ),
    "concluding": ("rebuild",),
    "dropping": (
        "common",
        "common_in",
    ),
    "extracting": (
        "explanations",
        "extract",
    ),
    "ingesting": ("ingest",),
    "judging": (
        "Outlets",
        "Signed",
        "correct",
        "held",
        "import_",
        "merge",
        "read_judgements",
        "split",
        "withdraw",
    ),
    "given": ("rows",),
    "matching": ("repeats",),
    "remembering": ("memory",),
    "reviewing": (
        "Asked",
        "Session",
        "review",
        "waiting",
    ),
    "runs": ("Progress",),
}


def __getattr__(name: str) -> Any:
    """What is asked of this package, from its module: who extracts, say, does not wait for a database to be loaded."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{home}"), name)
