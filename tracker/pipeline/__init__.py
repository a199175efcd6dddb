"""How do the steps follow one another?

    read.article > find.quotations > attribute.attributions > chain.hops > store.write.articles
    store.judgements.every > judge.settled > chain.hops > store.settling.settle
    store.query.pending > match.pairs > chain.chains > store.conclude.conclusions

Nothing is locked while texts are read, extracted and compared: some articles are one short transaction, and so is each
batch of conclusions. What a killed run leaves is whole; quotations that it had no time to chain wait for the next.
"""

from tracker.pipeline.asking import article, pending, trace, unsettled
from tracker.pipeline.concluding import rebuild
from tracker.pipeline.extracting import explanations, extract
from tracker.pipeline.ingesting import ingest
from tracker.pipeline.judging import Outlets, Signed, correct, held, import_, merge, read_judgements, split, withdraw
from tracker.pipeline.matching import repeats, rows
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
