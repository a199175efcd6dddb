"""Prints how many quotations textacy finds in each text whose path is given on standard input, a line each.

One document a paragraph, as textacy gives up a document with an odd number of marks. No parser can be had from PyPI, so
there is none: its time is a lower bound of what it costs with one, and it attributes little.
"""

import sys
from contextlib import suppress
from pathlib import Path

import spacy  # type: ignore[import-not-found]
from textacy import extract  # type: ignore[import-not-found]

nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.max_length = 10_000_000
for line in sys.stdin:
    path = Path(line.strip())
    count = 0
    for paragraph in path.read_text(encoding="utf-8").split("\n"):
        with suppress(ValueError):  # an odd number of marks
            count += sum(1 for _ in extract.direct_quotations(nlp(paragraph)))
    print(f"{path}\t{count}")
