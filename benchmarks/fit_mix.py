"""How much should each part of a score count?

    python -m benchmarks.fit_mix            # prints the weights, and how far their probabilities can be trusted
    python -m benchmarks.fit_mix --write    # and keeps the weights in tracker/lexicon/data/mix.toml

Two logistic regressions over the pairs that meet in made stores of four sizes (`made_repeats.py`), each store with the
same weight: one for the first look, and one for the closer look at what that leaves open, over the parts and their
products; those that count least are taken out, half of them at a time. Sizes it has not seen, of another seed, make the
table. Needs scikit-learn (`pip install '.[bench]'`).
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.made_repeats import made
from tracker.match import closer, mix
from tracker.match.among import WORTH
from tracker.match.meet import meetings
from tracker.match.sheet import sheet
from tracker.model import Mix

FITTED = ((3_000, 1), (10_000, 2), (30_000, 3), (100_000, 4))  # quotations and seed of each store
TRIED = ((5_000, 11), (50_000, 12))
ENOUGH = 0.75  # chosen on the stores of `TRIED`, for a precision of 0.985 or near it
TERMS = 60  # of the closer look
TARGET = Path(__file__).parents[1] / "tracker/lexicon/data/mix.toml"
HEAD = """\
# How much each part of a score counts for two wordings having the same words: a logistic regression, see match/mix.py.
# Written by `make mix` (benchmarks/fit_mix.py) from stores that benchmarks/made_repeats.py makes; not to be edited.
"""


class Pairs(NamedTuple):
    """The pairs that meet in a store.

    Attributes:
        values: their parts.
        repeats: whether each is a repeat.
        quotations: in the store.
        all: repeats in the store, also those that do not meet.
        look: for rows of `values`, what the closer look sees.
    """

    values: NDArray[np.float64]
    repeats: NDArray[np.bool_]
    quotations: int
    all: int
    look: Callable[[NDArray[np.intp]], NDArray[np.float64]]


def pairs(count: int, seed: int) -> Pairs:
    """The pairs that meet in a made store, but for the neutral ones."""
    store = made(count, seed)
    found = sheet(store.texts)
    met = meetings(found)
    code = met.a * count + met.b
    known = [truth[:, 0] * count + truth[:, 1] for truth in (store.pairs, store.neutral)]
    counted = ~np.isin(code, known[1])
    ready, a, b = closer.ready(found), met.a[counted], met.b[counted]
    values = mix.parts(ready.bags, a.tolist(), b.tolist())

    def look(rows: NDArray[np.intp]) -> NDArray[np.float64]:
        return closer.parts(ready, a[rows], b[rows], values[rows])

    return Pairs(values, np.isin(code[counted], known[0]), count, len(store.pairs), look)


def fitted(stores: Sequence[Pairs]) -> Mix:
    """The weights that tell repeats from the rest best."""
    values = np.vstack([np.c_[s.values, np.full(len(s.values), np.log10(s.quotations))] for s in stores])
    weights = np.concatenate([np.full(len(s.values), 1 / s.quotations) for s in stores])
    repeats = np.concatenate([s.repeats for s in stores])
    model = LogisticRegression(C=1e4, max_iter=5_000).fit(values, repeats, sample_weight=weights * len(repeats))
    *parts, crowd = (round(float(value), 3) for value in model.coef_[0])
    first = Mix(round(float(model.intercept_[0]), 3), crowd, dict(zip(mix.PARTS, parts, strict=True)), ENOUGH, {})
    return replace(first, closer=_closer(first, stores))


def _open(first: Mix, store: Pairs) -> NDArray[np.intp]:
    """The pairs that are worth a closer look."""
    return np.flatnonzero(mix.likely(first, store.values, store.quotations) >= WORTH)


def _closer(first: Mix, stores: Sequence[Pairs]) -> dict[str, float]:
    """The weights of the closer look, few enough to be read."""
    rows = [_open(first, store) for store in stores]
    values = np.vstack([store.look(some) for store, some in zip(stores, rows, strict=True)])
    repeats = np.concatenate([store.repeats[some] for store, some in zip(stores, rows, strict=True)])
    weights = np.concatenate([np.full(len(some), 1 / s.quotations) for s, some in zip(stores, rows, strict=True)])
    weights *= len(repeats) / weights.sum()
    terms = list(closer.TERMS)
    while True:
        columns = np.column_stack([closer.term_of(values, term) for term in terms])
        scaler = StandardScaler().fit(columns)
        model = LogisticRegression(C=1.0, max_iter=3_000).fit(scaler.transform(columns), repeats, sample_weight=weights)
        if len(terms) <= TERMS:
            break
        kept = np.argsort(-np.abs(model.coef_[0]))[: max(TERMS, len(terms) // 2)]
        terms = [terms[i] for i in sorted(kept)]
    slopes = model.coef_[0] / scaler.scale_
    base = float(model.intercept_[0] - slopes @ scaler.mean_)
    return {"base": round(base, 4), **{term: round(float(slope), 4) for term, slope in zip(terms, slopes, strict=True)}}


def written(weights: Mix) -> str:
    """The weights as TOML."""
    crowd = f"crowd = {weights.crowd} # for each tenfold of quotations among which the pair was found\n"
    enough = f"enough = {weights.enough} # probability from which the words count as the same\n"
    parts = "".join(f"{name} = {weights.weights[name]}\n" for name in mix.PARTS)
    terms = "".join(f"{_quoted(name)} = {value}\n" for name, value in weights.closer.items())
    closer_look = f"# at a closer look, match/closer.py; a*b is the product of two parts\n[closer]\n{terms}"
    return f"{HEAD}\nbase = {weights.base}\n{crowd}{enough}\n[weights]\n{parts}\n{closer_look}"


def _quoted(name: str) -> str:
    return f'"{name}"' if "*" in name else name


def reliability(weights: Mix, store: Pairs) -> None:
    """Print how often pairs of each probability are repeats, and what the threshold gives."""
    rows = _open(weights, store)
    likely, repeats = closer.likely(weights, store.look(rows)), store.repeats[rows]
    print(f"\n{store.quotations:,} quotations\n  said       pairs  repeats")
    for low in np.arange(0, 1, 0.1):
        there = (likely >= low) & (likely < low + 0.1 + (low > 0.85) * 0.01)
        if there.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}  {there.sum():>8,}    {repeats[there].mean():.3f}")
    for enough in sorted({weights.enough, 0.5, 0.6, 0.7, 0.8}):
        same = likely >= enough
        right = int((same & repeats).sum())
        print(f"  from {enough}: recall {right / store.all:.3f}, precision {right / max(1, int(same.sum())):.3f}")


def main() -> None:
    """Fit, show, and keep if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    args = parser.parse_args()
    weights = fitted([pairs(count, seed) for count, seed in FITTED])
    print(written(weights))
    for count, seed in TRIED:
        reliability(weights, pairs(count, seed))
    if args.write:
        TARGET.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
