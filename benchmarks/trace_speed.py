"""How long does `tracker trace` take, as the store grows?

    python benchmarks/trace_speed.py [SIZE ...] [--rounds N] [--exhaustive N]

For each SIZE (10000, 100000 and 1000000 quotations) it makes a store of invented sentences, their words as frequent as
words are (Zipf), in a temporary folder, and traces phrases of several kinds in it. Printed are milliseconds within a
process that runs already, median and worst over `--rounds` phrases of each kind, of the processor and on the clock;
beside them, up to `--exhaustive` quotations, those of judging every quotation without an index, and how many of what
that finds the index leads to, all chains asked for; then the whole command as a process of its own, with its start.

The store holds what the steps would have put there; nothing is extracted and matched, since that is not measured.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import select

from benchmarks.made_store import Made, fill
from tracker import pipeline
from tracker.config import settings
from tracker.match import search
from tracker.model import Settings
from tracker.store import db, schema

SIZES = (10_000, 100_000, 1_000_000)
VOCABULARY = 80_000
EVERYWHERE = "steady hand on the tiller"  # in one of fifty quotations
REPEATED = "the marrow bay accord will outlive us all"  # one chain, of one in two hundred quotations
_SMALL = "the of to and a in that is was it for with as on be at by we this have not are but from or our they an will"
_ONSETS = ("b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("", "", "l", "m", "n", "nd", "r", "rt", "s", "t", "ck")
_ENDINGS = ("", "", "", "s", "ed", "ing")


class Words:
    """A vocabulary, the most frequent word first, and sentences of it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  nothing secret: the same number makes the same store
        words = dict.fromkeys(_SMALL.split())
        while len(words) < VOCABULARY:
            words[self._word()] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))

    def _word(self) -> str:
        pick = self.random.choice
        syllables = "".join(
            pick(_ONSETS) + pick(_VOWELS) + pick(_CODAS) for _ in range(self.random.choice((1, 2, 2, 3)))
        )
        return syllables + pick(_ENDINGS)

    def some(self, count: int) -> list[str]:
        """So many words, common ones more often."""
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self) -> str:
        """A sentence of 4 to 30 words."""
        return " ".join(self.some(self.random.randint(4, 30)))


def quotations(words: Words, size: int) -> Iterator[Made]:
    """`size` quotations; a third of them repeat another one."""
    pick, chain, last = words.random.random, 1, ""
    for number in range(size):
        if number % 200 == 7:
            yield Made(f"{REPEATED}, said again" if pick() < 0.5 else REPEATED, 1)
        elif last and pick() < 0.33:
            yield Made(last, chain)
        else:
            chain, last = chain + 1, words.sentence()
            if number % 50 == 3:
                last = f"{last} {EVERYWHERE}"
            yield Made(last, chain)


def phrases(words: Words, stored: Sequence[str]) -> dict[str, Callable[[], str]]:
    """A way to draw a phrase of each kind; `stored` are wordings to draw it from."""
    pick = words.random

    def piece(count: int) -> list[str]:
        long = pick.choice([text for text in stored if text.count(" ") >= count]).split()
        at = pick.randrange(len(long) - count + 1)
        return long[at : at + count]

    def slipped() -> str:
        row = next(row for row in iter(lambda: piece(2), None) if len(row[0]) > 6)
        word = row[0]
        return f"{word[:3]}{word[4]}{word[3]}{word[5:]} {row[1]}"

    def permuted(count: int) -> str:
        row = piece(count)
        pick.shuffle(row)
        return " ".join(row)

    rare = words.words[5_000:]
    return {
        "two words of a text": lambda: " ".join(piece(2)),
        "the same, other order": lambda: permuted(2),
        "the same, a slip": slipped,
        "four words": lambda: " ".join(piece(4)),
        "ten words": lambda: " ".join(piece(10)),
        "twenty words, shuffled": lambda: permuted(20),
        "two rare words": lambda: f"{pick.choice(rare)} {pick.choice(rare)}",
        "a common word": lambda: words.words[pick.randrange(30, 60)],
        "small words": lambda: " ".join(words.words[pick.randrange(12)] for _ in range(3)),
        "in one of fifty": lambda: EVERYWHERE,
        "a chain of one in 200": lambda: REPEATED,
        "in one of fifty, a speaker": lambda: EVERYWHERE,
    }


def exhaustive(path: Path, phrase: str) -> set[str]:
    """What is found without the index: every quotation is judged."""
    with db.reader(str(path)) as database, db.reading(database) as connection:
        rows = connection.execute(select(schema.quotation.c.id, schema.quotation.c.text)).all()
    return {name for name, _ in search.find(phrase, [tuple(row) for row in rows])}


def measure(path: Path, words: Words, rounds: int, *, beside: bool) -> None:
    """Print a line for each kind of phrase."""
    options = settings(str(path))
    with db.reader(str(path)) as database, db.reading(database) as connection:
        c = schema.quotation.c
        stored = connection.execute(select(c.text).where(c.pk % 997 == 5)).scalars().all()
    for kind, draw in phrases(words, stored).items():
        asked = [draw() for _ in range(rounds)]
        speaker = "Speaker77" if kind.endswith("a speaker") else None
        took = [_timed(partial(pipeline.trace, options, phrase, speaker=speaker)) for phrase in asked]
        cpu, wall = [one.cpu for one in took], [one.wall for one in took]
        line = f"  {kind:28}{statistics.median(cpu):8.0f}{max(cpu):8.0f}{statistics.median(wall):10.0f}{max(wall):8.0f}"
        if beside and speaker is None:
            line += _beside(path, options, asked[:3])
        print(line, flush=True)


def _beside(path: Path, options: Settings, asked: Sequence[str]) -> str:
    """CPU milliseconds of judging every quotation, and how much of what that finds the index leads to."""
    took: list[float] = []
    found = missed = 0
    for phrase in asked:
        started = time.process_time()
        every = exhaustive(path, phrase)
        took.append(1e3 * (time.process_time() - started))
        ours = pipeline.trace(options, phrase, limit=None)
        shown = {a.quotation for chain in ours.chains for a in chain.appearances}
        found, missed = found + len(every), missed + len(every - shown)
    return f"{statistics.median(took):12.0f}{found - missed:10,} of {found:,}"


class Took(NamedTuple):
    """Milliseconds on the clock, and of the processor."""

    wall: float
    cpu: float


def _timed(work: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu))


def _command(path: Path, phrase: str) -> float:
    command = [sys.executable, "-m", "tracker", "trace", phrase, "--db", str(path)]
    return _timed(lambda: subprocess.run(command, capture_output=True, check=False)).wall


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="quotations in a store")
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="phrases of each kind [%(default)s]")
    parser.add_argument("--exhaustive", type=int, default=100_000, metavar="N", help="judge all up to [%(default)s]")
    asked = parser.parse_args(arguments)
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
            path, words = Path(name) / "made.db", Words(size)
            started = time.perf_counter()
            fill(path, quotations(words, size))
            megabytes, seconds = path.stat().st_size / 1e6, time.perf_counter() - started
            print(f"{size:,} quotations, {megabytes:,.0f} MB, made in {seconds:.0f} s")
            beside = size <= asked.exhaustive
            head = f"  {'milliseconds':28}{'CPU':>8}{'worst':>8}{'clock':>10}{'worst':>8}"
            print(head + f"{'all, CPU':>12}{'found':>10}" * beside)
            measure(path, words, asked.rounds, beside=beside)
            command = statistics.median(_command(path, "two rare words") for _ in range(5))
            print(f"  {'a whole command':28}{command:8.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
