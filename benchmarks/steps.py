"""How much CPU time do reading, finding and attributing take, and the simplest thing that could be done instead?

    python steps.py FOLDER

prints, as JSON, the CPU seconds of each step over all texts of the folder, and those of the baseline: one regular
expression that pairs the quotation marks. `throughput.py` runs it for each tree of sources that it compares.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from tracker import attribute, find, inputs, lexicon, read
from tracker.model import Declared, Document

BASELINE = re.compile(r"“[^“”]{1,5000}”|\"[^\"]{1,5000}\"|«[^«»]{1,5000}»")

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def measured(folder: str) -> dict[str, float]:
    """CPU seconds by step, and how many articles and characters there were."""
    words = lexicon.load()
    documents = [d for d in inputs.documents([folder]) if isinstance(d, Document)]
    texts = [d.data.decode("utf-8", "replace") for d in documents]
    _, baseline = _timed(lambda text: sum(1 for _ in BASELINE.finditer(text)), texts)
    taken, reading = _timed(lambda d: read.article(d, Declared(), words)[0], documents)
    articles = [article for article in taken if article]
    found, finding = _timed(lambda a: (a, find.quotations(a, words)[0]), articles)
    _, attributing = _timed(lambda pair: attribute.attributions(*pair, words), found)
    return {
        "articles": len(articles),
        "characters": sum(map(len, texts)),
        "quotations": sum(len(quotations.quotations) for _, quotations in found),
        "baseline": baseline,
        "read": reading,
        "find": finding,
        "attribute": attributing,
    }


def _timed(work: Callable[[_In], _Out], items: Iterable[_In]) -> tuple[list[_Out], float]:
    begun = time.process_time()
    done = [work(item) for item in items]
    return done, time.process_time() - begun


if __name__ == "__main__":
    json.dump(measured(sys.argv[1]), sys.stdout)
