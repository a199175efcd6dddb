"""What did an ingest do?"""

from collections.abc import Iterator
from typing import Any, TextIO

from tracker.model import Summary
from tracker.report import gate
from tracker.report.console import console, watched
from tracker.report.layout import fold
from tracker.report.pieces import count
from tracker.report.problems import record

_OUTLETS = 8


def document(summary: Summary) -> dict[str, Any]:
    """The summary as one JSON object."""
    return {
        "articles": {
            "new": summary.new,
            "unchanged": summary.unchanged,
            "revised": summary.revised,
            "failed": summary.failed,
        },
        "feeds": summary.feeds,
        "quotations": dict(summary.quotations),
        "outlets": dict(summary.outlets),
        "chains_over_several_articles": {"new": summary.chains_new, "extended": summary.chains_extended},
        "problems": [record(problem) for problem in summary.problems],
    }


def show(out: TextIO, summary: Summary) -> None:
    """Print the summary for people, folded on a terminal; the problems themselves are printed elsewhere."""
    shown = [gate.line(line) for line in lines(summary)]
    if watched(out):
        room = console(out).width
        shown = [part for line in shown for part in fold(line, room)]
    out.writelines(f"{line}\n" for line in shown)


def brief(summary: Summary, stamp: str) -> str:
    """The summary of a round that ended at `stamp`, in one line."""
    found = count(sum(number for _, number in summary.quotations), "quotation")
    feeds = f"{count(summary.feeds, 'feed')}, " if summary.feeds else ""
    return f"{stamp}  {_articles(summary)}; {feeds}{found}"


def lines(summary: Summary) -> Iterator[str]:
    """The summary, a line for each step that did something."""
    seen = summary.new + summary.unchanged + summary.revised + summary.failed
    yield f"{count(seen, 'article')}: {_articles(summary)}"
    if summary.feeds:
        yield f"{count(summary.feeds, 'feed')} read, or unchanged since"
    if summary.quotations:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in summary.quotations)
        yield f"{count(sum(number for _, number in summary.quotations), 'quotation')}: {kinds}"
    if summary.outlets:
        yield f"{count(len(summary.outlets), 'outlet')} cited: {_outlets(summary)}"
    if summary.chains_new or summary.chains_extended:
        chains = count(summary.chains_new + summary.chains_extended, "chain")
        yield f"{chains} over several articles: {summary.chains_new:,} new, {summary.chains_extended:,} extended"
    if summary.problems:
        yield count(len(summary.problems), "problem")


def _articles(summary: Summary) -> str:
    return (
        f"{summary.new:,} new, {summary.unchanged:,} unchanged, {summary.revised:,} revised, {summary.failed:,} failed"
    )


def _outlets(summary: Summary) -> str:
    named = ", ".join(f"{name} {number:,}" for name, number in summary.outlets[:_OUTLETS])
    more = len(summary.outlets) - _OUTLETS
    return f"{named} and {more:,} more" if more > 0 else named
