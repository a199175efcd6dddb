"""What does one more quotation cost, as the store grows?

    python -m benchmarks.one_more                              # made stores of 100,000 and 1,000,000 quotations
    python -m benchmarks.one_more --sizes 10000 100000
    python -m benchmarks.one_more --stores DIR ...             # folders with q.jsonl and truth.npz
    python -m benchmarks.one_more --keep DIR                   # databases are left there, and taken from there

Each database is filled with all quotations of a store but the last ones, in bulk. Those come then, as those of an
ingest do: some hundred at a time, and one at a time. Matching looks up what they share with stored ones, and compares
them; then the chains are drawn that they reach. Printed is what either takes for one of them, in milliseconds of the
processor; then both together on the clock, and what writing the result takes there. Last the ratios of the largest to
the smallest store, and the exponents.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from benchmarks.made_store import IN_ARTICLE, Made, evidence, fill, matched
from benchmarks.match_scale import Store, make, read
from tracker import lexicon
from tracker.model import Occurrence
from tracker.pipeline import concluding
from tracker.store import conclude, db, query, schema
from tracker.store.rows import insert_into
from tracker.store.runs import Run

SIZES = (100_000, 1_000_000)
BATCHES = (500,) * 8 + (1,) * 200  # quotations that come at a time; the first batch of each size is not counted
NEW = -(-sum(BATCHES) // IN_ARTICLE) * IN_ARTICLE


class Took(NamedTuple):
    """Milliseconds for one quotation: of the processor for either part, on the clock for both, and for writing."""

    matching: float
    chains: float
    clock: float
    writing: float


def chains(store: Store) -> list[int]:
    """For each quotation the number of its chain: what repeats one another is in one."""
    size = len(store.texts)
    found = list(range(1, size + 1))
    for code in store.repeats.tolist():  # the smaller place comes first
        found[code % size] = min(found[code % size], found[code // size])
    return found


def filled(path: Path, store: Store) -> None:
    """Make a database of all quotations but the last ones, and store these as quotations that nobody looked at yet."""
    size = len(store.texts)
    every = [Made(text, chain) for text, chain in zip(store.texts, chains(store), strict=True)]
    kept = size - NEW
    fill(path, every[:kept])
    coded = store.repeats[(store.repeats % size) < kept].tolist()
    matched(path, store.texts[:kept], ((code // size, code % size) for code in coded))
    with db.writer(str(path)) as database, db.writing(database) as connection:
        evidence(connection, kept + 1, every[kept:])
        insert_into(connection, schema.pending, [(pk,) for pk in range(kept + 1, size + 1)])


def measured(path: Path) -> tuple[int, dict[int, Took]]:
    """How many quotations are stored, and what one more takes, by how many come at a time."""
    weights = lexicon.load().mix
    run = Run("bench", "", "", "", "")
    took: dict[int, list[Took]] = {}
    with db.writer(str(path)) as database:
        with db.reading(database) as connection:
            size = connection.execute(select(func.count()).select_from(schema.member)).scalar_one()
        for batch in _batches(query.pending(database, NEW)):
            waiting = {one.quotation: one for one in batch}
            generation = query.generation(database)
            clock, cpu = time.perf_counter(), time.process_time()
            compared = concluding.compared(database, waiting, weights)
            matched = time.process_time()
            found, _, _ = concluding.drawn(database, waiting, compared)
            drawn, middle = time.process_time(), time.perf_counter()
            conclude.conclusions(database, found, run, generation)
            end = time.perf_counter()
            parts = (matched - cpu, drawn - matched, middle - clock, end - middle)
            each = Took(*(1e3 * part / len(batch) for part in parts))
            took.setdefault(len(batch), []).append(each)
    return size, {count: Took(*map(statistics.mean, zip(*times[1:], strict=True))) for count, times in took.items()}


def _batches(new: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    rest = iter(new)
    return (list(islice(rest, count)) for count in BATCHES)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--stores", type=Path, nargs="+")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    print(f"{'store':<16}{'at a time':>10}{'matching':>10}{'chains':>10}{'clock':>10}{'writing':>10}")
    every = []
    for source in args.stores or args.sizes:
        with tempfile.TemporaryDirectory(prefix="tracker-bench-", dir=args.keep) as scratch:
            name = source.name if args.stores else f"made-{source}"
            path = (args.keep or Path(scratch)) / f"{name}.db"
            if not path.exists():
                filled(path, read(source) if args.stores else make(source))
            size, took = measured(Path(shutil.copy(path, Path(scratch) / "used.db")))
        every.append((size, took))
        for count, each in took.items():
            print(f"{name:<16}{count:>10}" + "".join(f"{part:>10.3f}" for part in each), flush=True)
    (small, before), (large, after) = every[0], every[-1]
    if large > small:
        for count in after:
            ratio = after[count].matching / before[count].matching
            power = log(ratio) / log(large / small)
            print(f"{small:,} to {large:,}, {count} at a time: matching takes {ratio:.2f} times as long, n^{power:.2f}")


if __name__ == "__main__":
    main()
