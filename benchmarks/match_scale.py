"""How do time, memory, recall and precision of `tracker match` grow, and what do others need?

    python -m benchmarks.match_scale                                  # made stores of 10,000 and 100,000 quotations
    python -m benchmarks.match_scale --sizes 10000 100000 1000000
    python -m benchmarks.match_scale --stores DIR ...                 # folders with q.jsonl and truth.npz
    python -m benchmarks.match_scale --chains                         # and how right the pairs within chains are
    python -m benchmarks.match_scale --peers                          # beside datasketch and exhaustive rapidfuzz
    python -m benchmarks.match_scale --plot docs/match_scale.svg

Each store is matched by the library in a process of its own; reading the file is not in the times. The exponent is that
of the line through the logarithms of size and CPU time: 1 is linear, 2 is every pair with every other. `--peers` runs
MinHashLSH (threshold 0.3, then token_set_ratio) and rapidfuzz over a sample of all pairs, extrapolated to all, on the
smallest store. Needs datasketch and matplotlib for those (`pip install '.[bench]'`).
"""

import argparse
import json
import multiprocessing
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.made_repeats import made
from tracker import chain, lexicon
from tracker.match import among
from tracker.model import Kind, Match, Occurrence, Verdict
from tracker.text import normal

SEED = 21
SAMPLE = 200  # rows compared with all others for what exhaustive comparison would take
SET_RATIO = 94.0  # token_set_ratio from which the exhaustive comparison calls two wordings the same

Coded = NDArray[np.int64]


class Store(NamedTuple):
    """Texts, and their repeats as numbers (a * len(texts) + b)."""

    name: str
    texts: list[str]
    repeats: Coded
    neutral: Coded


class Result(NamedTuple):
    """What came of a store: seconds by the clock and of the processor, peak MB of the process, and how right it was."""

    size: int
    seconds: float
    cpu: float
    megabytes: float
    recall: float
    precision: float


Matcher = Callable[[Sequence[str]], Coded]


def tracked(texts: Sequence[str]) -> Coded:
    """The pairs that tracker finds."""
    weights = lexicon.load().mix
    return np.array([one.a * len(texts) + one.b for one in among(texts, weights, weights.enough)], np.int64)


def chained(texts: Sequence[str]) -> Coded:
    """The pairs that stand in one chain when tracker has chained what it found, nothing but their words being known."""
    weights = lexicon.load().mix
    names = [f"{row:08}" for row in range(len(texts))]
    known = {
        name: Occurrence(name, name, text, Kind.DIRECT, 0, (), (), None, None, 0)
        for name, text in zip(names, texts, strict=True)
    }
    matches = [
        Match(names[one.a], names[one.b], 100 * one.likely, (), Verdict.SAME, "")
        for one in among(texts, weights, weights.enough)
    ]
    rows = [sorted(map(int, one.members)) for one in chain.chains(known, matches)]
    return np.array([a * len(texts) + b for row in rows for a, b in combinations(row, 2)], np.int64)


def hashed(texts: Sequence[str]) -> Coded:
    """The pairs of datasketch's MinHashLSH over five letters, those that token_set_ratio confirms."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  only for --peers
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415  likewise

    plain = [normal(text) for text in texts]
    index = MinHashLSH(threshold=0.3, num_perm=128)
    found = []
    for row, text in enumerate(plain):
        prints = MinHash(num_perm=128)
        prints.update_batch([text[i : i + 5].encode() for i in range(max(1, len(text) - 4))])
        found += [
            int(other) * len(texts) + row
            for other in index.query(prints)
            if token_set_ratio(plain[int(other)], text) >= SET_RATIO
        ]
        index.insert(str(row), prints)
    return np.array(sorted(found), np.int64)


def exhaustive(texts: Sequence[str]) -> tuple[float, int]:
    """CPU seconds that token_set_ratio takes for every pair, from a sample of rows, and how many rows that were."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415  only for --peers
    from rapidfuzz.process import cdist  # noqa: PLC0415  likewise

    plain = [normal(text) for text in texts]
    sample = plain[:: max(1, len(plain) // SAMPLE)][:SAMPLE]
    begin = time.process_time()
    cdist(sample, plain, scorer=token_set_ratio, dtype=np.uint8, workers=2)
    return (time.process_time() - begin) * len(plain) / len(sample) / 2, len(sample)


def read(folder: Path) -> Store:
    """A store from a folder."""
    with (folder / "q.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    truth = np.load(folder / "truth.npz")
    return Store(folder.name, texts, *(_coded(truth[name], len(texts)) for name in ("pairs", "neutral")))


def make(size: int) -> Store:
    """A made store."""
    store = made(size, SEED)
    return Store(f"made {size:,}", store.texts, _coded(store.pairs, size), _coded(store.neutral, size))


def measured(store: Store, matcher: Matcher) -> Result:
    """Run a matcher in a process of its own."""
    context = multiprocessing.get_context("fork")
    out, into = context.Pipe(duplex=False)
    child = context.Process(target=_timed, args=(store, matcher, into))
    child.start()
    result: Result = out.recv()
    child.join()
    return result


def _timed(store: Store, matcher: Matcher, into: Any) -> None:
    begin, worked = time.perf_counter(), time.process_time()
    found = matcher(store.texts)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - worked
    right = int(np.isin(found, store.repeats).sum())
    counted = len(found) - int(np.isin(found, store.neutral).sum())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(store.texts)
    into.send(Result(size, seconds, cpu, peak, right / max(1, len(store.repeats)), right / max(1, counted)))


def _coded(pairs: NDArray[np.int64], size: int) -> Coded:
    return np.sort(pairs.min(1).astype(np.int64) * size + pairs.max(1))


def exponent(results: Sequence[Result]) -> float:
    """Of the growth of time with size: of the processor's, which says the same when others use the machine."""
    sizes, seconds = (np.log([getattr(result, name) for result in results]) for name in ("size", "cpu"))
    return float(np.polyfit(sizes, seconds, 1)[0])


def plot(results: Sequence[Result], others: Mapping[str, tuple[int, float]], path: Path) -> None:
    """Draw time against size, and the `others` by name: so many quotations, so many seconds."""
    from matplotlib import pyplot as plt  # noqa: PLC0415  only for --plot

    plt.rcParams["svg.hashsalt"] = "tracker"  # the same figures, the same file
    figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    sizes, seconds = [r.size for r in results], [r.cpu for r in results]
    axes.loglog(sizes, seconds, "o-", label=f"tracker match, growth n^{exponent(results):.2f}")
    axes.loglog(sizes, [seconds[0] * size / sizes[0] for size in sizes], ":", label="linear")
    for name, (size, took) in others.items():
        axes.loglog([size], [took], "s", label=name)
    axes.set_xlabel("quotations")
    axes.set_ylabel("CPU seconds")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--stores", type=Path, nargs="+")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--chains", action="store_true")
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    print(f"{'store':<16}{'by':<12}{'s':>8}{'CPU s':>8}{'MB':>8}{'recall':>9}{'precision':>11}")
    results = []
    others: dict[str, tuple[int, float]] = {}
    for number, source in enumerate(args.stores or args.sizes):
        store = read(source) if args.stores else make(source)
        results.append(measured(store, tracked))
        _show(store, "tracker", results[-1])
        if args.chains:
            _show(store, "in chains", measured(store, chained))
        if args.peers and not number:
            _show(store, "datasketch", peer := measured(store, hashed))
            seconds, rows = exhaustive(store.texts)
            times = seconds / results[-1].cpu
            print(f"{store.name:<16}{'every pair':<12}{'':>8}{seconds:>8.1f}   from {rows} rows: {times:,.0f} x")
            others = {
                "datasketch and rapidfuzz": (peer.size, peer.cpu),
                "rapidfuzz, every pair (extrapolated)": (peer.size, seconds),
            }
    if len(results) > 1:
        print(f"growth from {results[0].size:,} to {results[-1].size:,}: n^{exponent(results):.2f}")
    if args.plot:
        plot(results, others, args.plot)


def _show(store: Store, by: str, result: Result) -> None:
    print(
        f"{store.name:<16}{by:<12}{result.seconds:>8.1f}{result.cpu:>8.1f}{result.megabytes:>8.0f}"
        f"{result.recall:>9.3f}{result.precision:>11.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
