"""How much should each part of a score count?

    python -m benchmarks.fit_mix            # prints the weights, and how far their probabilities can be trusted
    python -m benchmarks.fit_mix --write    # and keeps the weights in tracker/lexicon/data/mix.toml

A logistic regression over the pairs that meet in made stores of four sizes (`made_repeats.py`), each store with the
same weight; sizes it has not seen, of another seed, make the table. Needs scikit-learn (`pip install '.[bench]'`).
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.made_repeats import made
from tracker.match import mix
from tracker.match.meet import meetings
from tracker.match.sheet import sheet
from tracker.model import Mix

FITTED = ((3_000, 1), (10_000, 2), (30_000, 3), (100_000, 4))  # quotations and seed of each store
TRIED = ((5_000, 11), (50_000, 12))
ENOUGH = 0.6  # chosen on the stores of `TRIED`, for a precision of 0.98 or near it
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
    """

    values: NDArray[np.float64]
    repeats: NDArray[np.bool_]
    quotations: int
    all: int


def pairs(count: int, seed: int) -> Pairs:
    """The pairs that meet in a made store, but for the neutral ones."""
    store = made(count, seed)
    found = sheet(store.texts)
    met = meetings(found)
    code = met.a * count + met.b
    known = [truth[:, 0] * count + truth[:, 1] for truth in (store.pairs, store.neutral)]
    values = mix.parts(mix.bags(found), met.a.tolist(), met.b.tolist())
    counted = ~np.isin(code, known[1])
    return Pairs(values[counted], np.isin(code, known[0])[counted], count, len(store.pairs))


def fitted(stores: list[Pairs]) -> Mix:
    """The weights that tell repeats from the rest best."""
    values = np.vstack([np.c_[s.values, np.full(len(s.values), np.log10(s.quotations))] for s in stores])
    weights = np.concatenate([np.full(len(s.values), 1 / s.quotations) for s in stores])
    repeats = np.concatenate([s.repeats for s in stores])
    model = LogisticRegression(C=1e4, max_iter=5_000).fit(values, repeats, sample_weight=weights * len(repeats))
    *parts, crowd = (round(float(value), 3) for value in model.coef_[0])
    return Mix(round(float(model.intercept_[0]), 3), crowd, dict(zip(mix.PARTS, parts, strict=True)), ENOUGH)


def written(weights: Mix) -> str:
    """The weights as TOML."""
    crowd = f"crowd = {weights.crowd} # for each tenfold of quotations among which the pair was found\n"
    enough = f"enough = {weights.enough} # probability from which the words count as the same\n"
    parts = "".join(f"{name} = {weights.weights[name]}\n" for name in mix.PARTS)
    return f"{HEAD}\nbase = {weights.base}\n{crowd}{enough}\n[weights]\n{parts}"


def reliability(weights: Mix, store: Pairs) -> None:
    """Print how often pairs of each probability are repeats, and what the threshold gives."""
    likely = mix.likely(weights, store.values, store.quotations)
    print(f"\n{store.quotations:,} quotations\n  said       pairs  repeats")
    for low in np.arange(0, 1, 0.1):
        there = (likely >= low) & (likely < low + 0.1 + (low > 0.85) * 0.01)
        if there.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}  {there.sum():>8,}    {store.repeats[there].mean():.3f}")
    same = likely >= weights.enough
    right = int((same & store.repeats).sum())
    print(f"  from {weights.enough}: recall {right / store.all:.3f}, precision {right / max(1, int(same.sum())):.3f}")


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
