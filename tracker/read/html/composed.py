"""Which text do the runs of an article make, with the lines around it that say whose it is?

Paragraphs are parted by a blank line. What trafilatura leaves out above and below the article comes back where the
reader of plain texts knows what to do with it: headline, byline, date, credit. `<blockquote>` gets marks.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.lexicon.furniture import fold
from tracker.read import byline, credit, stamps
from tracker.read.html.runs import Anchor, Run
from tracker.text import normal

_ABOVE = 25  # runs before the article among which its byline is looked for
_BELOW = 60  # likewise after it
_CREDITS = 4  # lines of credit at most
_LONGEST = 300  # characters of such a line
_MARKED = re.compile('["“”„«»‹›「」『』]')
_DASH = ("—", "–", "-", "―")
_BULLET = "• "
_NAMING = ("publisher", "syndicated_from", "outlet")  # what a line of credit says


class Composed(NamedTuple):
    """A text, its links, where its paragraphs begin that surely are some, and its captions; its headline or None."""

    text: str
    anchors: list[Anchor]
    paragraphs: frozenset[int]
    captions: frozenset[int]
    headline: str | None


def composed(runs: Sequence[Run], taken: Sequence[int], titles: Sequence[str], lexicon: Lexicon) -> Composed:
    """The text of an article.

    Args:
        runs: of the page.
        taken: which of them are the article.
        titles: what the page states its headline to be.
        lexicon: what bylines and credits look like.
    """
    head = _headline(runs, taken, titles)
    first = min((i for i in taken if i != head), default=0)
    start = head + 1 if head is not None and head < first else max(0, first - _ABOVE)
    above = [i for i in range(start, first) if _opens(runs[i], lexicon)]
    below = list(_credits(runs, taken, lexicon))
    order = [*([head] if head is not None else []), *above, *(i for i in taken if i != head), *below]
    quotations = _quotations(runs, taken)
    pieces: list[str] = []
    anchors: list[Anchor] = []
    paragraphs: set[int] = set()
    captions: set[int] = set()
    length = 0
    for i in order:
        run = runs[i]
        before, after = _around(run, quoted=i in quotations)
        gap = "" if not pieces else "\n" if run.tag == "cite" else "\n\n"
        length += len(gap)
        if i in quotations or (run.tag == "p" and run.linked < 0.5 and not run.beside):
            paragraphs.add(length)
        elif run.caption:
            captions.add(length)
        shift = length + len(before)
        anchors += [Anchor(a.start + shift, a.end + shift, a.address) for a in run.anchors]
        pieces += [gap, before, run.text, after]
        length += len(before) + len(run.text) + len(after)
    headline = runs[head].text if head is not None else None
    return Composed("".join(pieces), anchors, frozenset(paragraphs), frozenset(captions), headline)


def _headline(runs: Sequence[Run], taken: Sequence[int], titles: Sequence[str]) -> int | None:
    """The run that is the headline: one that the page states as its title, else the last <h1> before the article."""
    first = next((i for i in taken if not runs[i].tag.startswith("h")), len(runs))
    early = [i for i in range(min(first + 1, len(runs))) if len(runs[i].text) <= 2 * _LONGEST]
    heads = [i for i in early if runs[i].tag in ("h1", "h2") and not runs[i].beside]
    plain = {normal(title) for title in titles}
    for i in heads:
        words = normal(runs[i].text)
        if words and any(words == title or title.startswith(f"{words} ") for title in plain):
            return i
    return next((i for i in reversed(heads) if runs[i].tag == "h1"), None)


def _opens(run: Run, lexicon: Lexicon) -> bool:
    """Whether a line above an article says who wrote it, when, or for whom."""
    words = run.text
    if len(words) > _LONGEST or (run.linked > 0.9 and not run.signed):
        return False
    if byline.pieces(words, lexicon) or stamps.dates(words, lexicon.furniture):
        return True
    return run.signed and lexicon.outlets.named(words) is not None


def _credits(runs: Sequence[Run], taken: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """The lines below an article that credit an outlet."""
    last, count, chosen = max(taken, default=0), 0, set(taken)
    for i in range(last + 1, min(len(runs), last + 1 + _BELOW)):
        run = runs[i]
        if i in chosen or len(run.text) > _LONGEST or run.linked > 0.9:
            continue
        folded = fold(run.text)
        hit = lexicon.furniture.line(folded, lexicon.furniture.present(folded))
        if hit is None or hit.rule.names not in _NAMING or (run.beside and hit.rule.id != "copyright"):
            continue
        if credit.plausible(run.text, hit, lexicon):
            yield i
            count += 1
            if count == _CREDITS:
                return


def _quotations(runs: Sequence[Run], taken: Sequence[int]) -> set[int]:
    """The paragraphs of block quotations that get marks: not where a page puts the whole article into one."""
    quoted = [i for i in taken if runs[i].quoted is not None]
    total = sum(len(runs[i].text) for i in taken)
    if 2 * sum(len(runs[i].text) for i in quoted) > total:
        return set()
    return {i for i in quoted if runs[i].tag != "cite" and not _MARKED.search(runs[i].text) and not _ascribes(runs[i])}


def _ascribes(run: Run) -> bool:
    """Whether a line in a block quotation says whose it is."""
    return run.text.startswith(_DASH) or run.beside


def _around(run: Run, *, quoted: bool) -> tuple[str, str]:
    """What stands before and after a run that a page shows without writing it."""
    if run.tag == "cite":
        return ("" if run.text.startswith(_DASH) else "— "), ""
    opening, closing = ("“", "”") if quoted else ("", "")
    bullet = _BULLET if run.tag == "li" else ""
    return bullet + opening, closing
