"""How much of what a web page quotes is kept, and how fast, beside the libraries that one would take instead?

    make pages                                  # what others need is installed first
    python -m benchmarks.pages [COUNT]

Made pages, in the shapes that publishing systems give them. All readers see the same pages in the same process; pages
a second are by CPU time, after one page that loads what each needs.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.columns import lined_up
from benchmarks.made_pages import Page, pages
from tracker import lexicon
from tracker.read import html

_FLOOR = 0.995  # of the quotations, with their marks
_COUNT = 500

Reader = Callable[[str], str]


def tracker_reader() -> Reader:
    """What tracker reads, with all that the page states, and without finding quotations."""
    known = lexicon.load()
    return lambda page: html.page(page.encode(), None, None, known).text or ""


def trafilatura_reader(*, fast: bool) -> Reader:
    """Trafilatura alone."""
    from trafilatura import extract  # noqa: PLC0415  only where it is measured

    return lambda page: extract(page, fast=fast, include_comments=False) or ""


def readability_reader() -> Reader | None:
    """readability-lxml, and the text of what it gives; None where it is not installed."""
    try:
        from readability import Document  # noqa: PLC0415  a peer
    except ImportError:
        return None
    from lxml.html import fromstring  # noqa: PLC0415  likewise

    def read(page: str) -> str:
        summary: Any = fromstring(Document(page).summary())
        return "\n".join(" ".join(text.split()) for text in summary.itertext() if text.strip())

    return read


def measured(reader: Reader, made: Sequence[Page]) -> tuple[float, float, float, float]:
    """Shares of quotations kept with their marks, and of their words; of those beside let in; pages a CPU second."""
    reader(made[0].html)
    begun = time.process_time()
    texts = [_plain(reader(page.html)) for page in made]
    taken = time.process_time() - begun
    total = sum(len(page.quoted) for page in made)
    marked = sum(f"“{words}”" in text for page, text in zip(made, texts, strict=True) for words in page.quoted)
    said = sum(words in text for page, text in zip(made, texts, strict=True) for words in page.quoted)
    beside = sum(words in text for page, text in zip(made, texts, strict=True) for words in page.beside)
    return marked / total, said / total, beside / sum(len(page.beside) for page in made), len(made) / taken


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def main() -> int:
    """Print the table; 1 when tracker keeps less than the floor."""
    made = list(pages(int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT))
    readers = {
        "tracker": tracker_reader(),
        "trafilatura": trafilatura_reader(fast=False),
        "trafilatura, fast": trafilatura_reader(fast=True),
        "readability-lxml": readability_reader(),
    }
    rows = [["", "kept with marks", "words kept", "beside let in", "pages/s·core"]]
    kept = 0.0
    for name, reader in readers.items():
        if reader is None:
            rows.append([name, "not installed: make pages", "", "", ""])
            continue
        marked, said, beside, speed = measured(reader, made)
        kept = kept or marked
        rows.append([name, f"{marked:.2%}", f"{said:.2%}", f"{beside:.2%}", f"{speed:.0f}"])
    for style in dict.fromkeys(page.style for page in made):
        marked, said, beside, speed = measured(readers["tracker"], [page for page in made if page.style == style])  # type: ignore[arg-type]  # it is there
        rows.append([f"- tracker, {style}", f"{marked:.2%}", f"{said:.2%}", f"{beside:.2%}", f"{speed:.0f}"])
    sys.stdout.write(f"{len(made)} pages, {sum(len(page.quoted) for page in made)} quotations\n")
    sys.stdout.writelines(f"{line}\n" for line in lined_up(rows))
    return 0 if kept >= _FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
