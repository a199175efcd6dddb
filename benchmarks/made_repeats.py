"""A store of quotations whose repeats are known, made for fitting and for measuring.

    python -m benchmarks.made_repeats COUNT FOLDER [--seed N]

writes FOLDER/q.jsonl (id, text, kind) and FOLDER/truth.npz (pairs, neutral), in the form that `tracker match` reads and
scorers of pairs expect.

Three in ten quotations repeat another one: as it was, cut, with words left out, put in, exchanged, contracted,
misspelt, hyphenated or moved, with brackets, joined to another one, or told again in other words; all in other marks.
Stock phrases stand in some that repeat nothing. The sentences are of `made_sentences.py`, the changes of
`made_changes.py`. A pair counts as a repeat when both keep at least four words of one sentence, and half of the shorter
one's; pairs that keep less of one sentence count neither way.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.made_changes import KINDS, Words
from benchmarks.made_sentences import Sentences, with_stock

REPEATS = 0.3  # share of the quotations that belong to a repeated one
_ANOTHER = 0.6  # chance that a quotation is repeated once more
_KEPT = 4  # words in common that make a repeat


class Made(NamedTuple):
    """A store with its truth.

    Attributes:
        texts: the quotations.
        kinds: how each was made.
        pairs: two rows a line, the smaller first: they repeat one sentence.
        neutral: likewise: they share a sentence, but too little of it.
    """

    texts: list[str]
    kinds: list[str]
    pairs: NDArray[np.int64]
    neutral: NDArray[np.int64]


def made(count: int, seed: int = 1) -> Made:
    """A store of `count` quotations; the same numbers give the same store."""
    random = Random(seed)  # noqa: S311  nothing secret: the same number gives the same store
    sentences = Sentences(random, count)
    rows: list[tuple[str, Words]] = []
    number = 0
    while len(rows) < count * REPEATS:
        base = _numbered(sentences.another(), number)
        other = _numbered(sentences.another(), -1 - number)
        rows.append(("base", base))
        again = True
        while again:
            kind = random.choice(KINDS)
            rows.append((kind.__name__.strip("_"), kind(random, base, sentences, other)))
            again = random.random() < _ANOTHER
        if any(kind == "joined" for kind, _ in rows[-4:]):
            rows.append(("base", other))
        number += 1
    while len(rows) < count:
        rows.append(("alone", [(word, None) for word in with_stock(random, sentences.another())]))
    rows = rows[:count]
    random.shuffle(rows)
    pairs, neutral = _truth([words for _, words in rows])
    return Made([_printed(random, words) for _, words in rows], [kind for kind, _ in rows], pairs, neutral)


def _numbered(words: Sequence[str], number: int) -> Words:
    return [(word, (number, place)) for place, word in enumerate(words)]


def _printed(random: Random, words: Words) -> str:
    text = " ".join(word for word, _ in words)
    text = text.replace("'", "’") if random.random() < 0.4 else text
    text = text.replace("—", "--") if random.random() < 0.2 else text
    if random.random() < 0.5:
        text = text.rstrip(".,;:") + random.choice([",", ".", ""])
    first = random.random()
    return (text[:1].upper() if first < 0.2 else text[:1].lower() if first < 0.3 else text[:1]) + text[1:]


def _truth(rows: Sequence[Words]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    kept = [frozenset(came for _, came in words if came) for words in rows]
    of = defaultdict(list)
    for row, places in enumerate(kept):
        for sentence in {sentence for sentence, _ in places}:
            of[sentence].append(row)
    same: set[tuple[int, int]] = set()
    neutral: set[tuple[int, int]] = set()
    for members in of.values():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                common = len(kept[a] & kept[b])
                enough = common >= _KEPT and 2 * common >= min(len(kept[a]), len(kept[b]))
                (same if enough else neutral).add((a, b))
    return _array(same), _array(neutral - same)


def _array(pairs: set[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


def main() -> None:
    """Write a store to a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    store = made(args.count, args.seed)
    args.folder.mkdir(parents=True, exist_ok=True)
    with (args.folder / "q.jsonl").open("w", encoding="utf-8") as out:
        for i, (text, kind) in enumerate(zip(store.texts, store.kinds, strict=True)):
            out.write(json.dumps({"id": i, "text": text, "kind": kind}, ensure_ascii=False) + "\n")
    np.savez(args.folder / "truth.npz", pairs=store.pairs, neutral=store.neutral)
    print(f"{len(store.texts)} quotations, {len(store.pairs)} pairs, {len(store.neutral)} neutral")


if __name__ == "__main__":
    main()
