"""Which of the runs of a page are the article?

trafilatura picks; what it leaves out between paragraphs that it takes is put back when it reads like one of them, or
quotes somebody below a picture. Of very large pages, and where it finds nothing, the box with most prose is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tracker.read.html.runs import MOST, Run, numbers
from tracker.text import normal

LARGE = 20_000  # runs of a page with which trafilatura takes too long
_LEAST = 200  # characters; less than that is no article
_PROSE = re.compile(r"[.?!…:;。！？।؟][\"'”’»)\]」』]*$|[,–—-]$")
_QUOTED = re.compile(r"[\"“„«‹「『][^\"“”„«»「」『』]{12,}")
_SEVERAL = 2  # so many paragraphs make a box the article's
_GAP = 3  # runs between the last paragraph and one behind it
_LINKS = 0.5  # share of a paragraph that may be links
_FEW_LINKS = 0.2  # likewise where it may stand beside the article
_WORDS = 8  # so many said twice are a paragraph printed twice
_PARAGRAPHS = frozenset(("p", "blockquote", "li", "div", "td", "pre", "dd"))


class Body(NamedTuple):
    """Which runs are the article, in order; and those beside it that quote what it does not have, in paragraphs."""

    taken: list[int]
    left: list[int]


def body(root: Any, runs: Sequence[Run]) -> Body:
    """The article among the `runs` of a page, of which `root` is the tree with their numbers in it."""
    picked = _picked(root, runs) if len(runs) <= LARGE else []
    if sum(len(runs[i].text) for i in picked) < _LEAST:
        picked = max(picked, _densest(runs), key=lambda found: sum(len(runs[i].text) for i in found))
    mended = _mended(runs, picked)
    taken = _once(runs, sorted({*mended, *_captions(runs, mended)}))
    return Body(taken, list(_left(runs, taken)))


def _left(runs: Sequence[Run], taken: Sequence[int]) -> Iterator[int]:
    """The paragraphs near the article, or in an <aside> there, that quote what the article does not have, too."""
    within, chosen = _boxes(runs, taken, 3), set(taken)
    had: str | None = None
    for i, run in enumerate(runs):
        near = (run.aside or not run.beside) and not run.perhaps and any(within[box] for box in run.boxes[:3])
        quoted = _QUOTED.findall(run.text) if near and i not in chosen and _paragraph(run) else []
        if quoted:
            had = had if had is not None else normal(" ".join(runs[number].text for number in taken))
            if any(normal(words) not in had for words in quoted):
                yield i


def _picked(root: Any, runs: Sequence[Run]) -> list[int]:
    """What trafilatura takes for the article."""
    from trafilatura import bare_extraction, core  # noqa: PLC0415  half a second that plain texts need not pay

    core.LOGGER.manager.getLogger("trafilatura").setLevel("CRITICAL")  # what it says is said by our problems
    try:
        found = bare_extraction(root, fast=True, include_comments=False, include_tables=True)
    except RecursionError:
        return []
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    kept = set(numbers("".join(found.body.itertext())))
    return [i for i in range(min(len(runs), MOST)) if i in kept]


def _paragraph(run: Run) -> bool:
    """Whether a run reads like a paragraph of an article."""
    return (
        run.tag in _PARAGRAPHS and len(run.text) >= 40 and run.linked < _LINKS and _PROSE.search(run.text) is not None
    )


def _densest(runs: Sequence[Run]) -> list[int]:
    """The paragraphs of the box that holds most of them."""
    prose = [i for i, run in enumerate(runs) if not (run.beside or run.perhaps) and _paragraph(run)]
    weights: Counter[int] = Counter()
    for i in prose:
        for near, box in enumerate(runs[i].boxes[:2]):
            weights[box] += len(runs[i].text) // (near + 1)
    if not weights:
        return [i for i, run in enumerate(runs) if not run.beside]
    best = weights.most_common(1)[0][0]
    return [i for i in prose if best in runs[i].boxes[:2]]


def _boxes(runs: Sequence[Run], taken: Sequence[int], levels: int = 1) -> Counter[int]:
    """How many paragraphs of the article each box holds, so many levels above them."""
    return Counter(box for i in taken for box in runs[i].boxes[:levels])


def _mended(runs: Sequence[Run], picked: Sequence[int]) -> list[int]:
    """What was picked, with the paragraphs that were not: between others, under the headline, and right behind."""
    if not picked:
        return []
    paragraphs = [i for i in picked if _paragraph(runs[i])] or picked
    within, around, chosen = _boxes(runs, picked), _boxes(runs, picked, 2), set(picked)
    first, last = paragraphs[0], paragraphs[-1]
    head = max((i for i, run in enumerate(runs[:first]) if run.tag == "h1"), default=first)
    for i in 2 * list(range(head, len(runs))):  # what was put back shows what else belongs there
        run = runs[i]
        if i in chosen or run.beside or not _paragraph(run) or (run.perhaps and run.linked > _FEW_LINKS):
            continue
        near = around if i < first else within
        behind = i <= last + _GAP or run.boxes[:1] == runs[last].boxes[:1]
        if behind and any(near[box] >= _SEVERAL for box in run.boxes[:2]):
            chosen.add(i)
            within.update(run.boxes[:1])
            last = max(last, i)
    return sorted(chosen)


def _captions(runs: Sequence[Run], taken: Sequence[int]) -> Iterator[int]:
    """What is said of the pictures of an article, from its headline to its end, where somebody is quoted in it."""
    within = _boxes(runs, taken, 3)
    first, last = min(taken, default=0), max(taken, default=0)
    head = max((i for i, run in enumerate(runs[:first]) if run.tag == "h1"), default=first)
    for i in range(head, min(len(runs), last + _GAP)):
        run = runs[i]
        quoting = run.caption and not run.perhaps and run.linked < _LINKS and _QUOTED.search(run.text)
        if quoting and any(within[box] >= _SEVERAL for box in run.boxes[:3]):
            yield i


def _once(runs: Sequence[Run], taken: Sequence[int]) -> list[int]:
    """Each long paragraph the first time that it is printed."""
    seen: set[str] = set()
    found = []
    for i in taken:
        text = runs[i].text
        if text in seen:
            continue
        if text.count(" ") >= _WORDS:
            seen.add(text)
        found.append(i)
    return found
