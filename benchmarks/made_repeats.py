# ruff: noqa: ARG001  the changes have one signature, whatever each of them needs
"""A store of quotations whose repeats are known, made for fitting and for measuring.

    python -m benchmarks.made_repeats COUNT FOLDER [--seed N]

writes FOLDER/q.jsonl (id, text, kind) and FOLDER/truth.npz (pairs, neutral), in the form that `tracker match` reads and
scorers of pairs expect.

The sentences are those of the language reference that comes with Python (PSF licence; nothing of it is kept here), and
made ones: words of it in an order that is likely, with invented names, so that they share phrases as real ones do.
Three in ten quotations repeat another one: as it was, cut, with words left out, put in, exchanged or misspelt, with
brackets, joined to another one, or told again in other words. A pair counts as a repeat when both keep at least four
words of one sentence, and half of the shorter one's; pairs that keep less of one sentence count neither way.
"""

import argparse
import json
import pydoc_data.topics
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

REPEATS = 0.3  # share of the quotations that belong to a repeated one
_ANOTHER = 0.6  # chance that a quotation is repeated once more
_LEAST, _MOST = 5, 60  # words of a sentence
_KEPT = 4  # words in common that make a repeat
_SYLLABLES = (
    "ar",
    "bel",
    "cor",
    "dun",
    "fen",
    "gar",
    "hol",
    "jor",
    "kel",
    "lum",
    "nor",
    "ost",
    "quin",
    "sol",
    "ven",
    "zel",
)
_GRAMMAR = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been but by can could did do does for from had has have he her his i if in into is it
        its may me my no nor not of on or our out she should so than that the their them then there these they this
        those to up us was we were what when where which while who will with would you your""",
    )
)
_ASIDE = ("the minister", "our town", "in March", "sic", "the council", "last year", "voters", "his party")

Word = tuple[str, tuple[int, int] | None]  # with the sentence and the place in it that it came from
Words = list[Word]


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
    sentences = _Sentences(random, count)
    rows: list[tuple[str, Words]] = []
    number = 0
    while len(rows) < count * REPEATS:
        base = _numbered(sentences.another(), number)
        other = _numbered(sentences.another(), -1 - number)
        rows.append(("base", base))
        again = True
        while again:
            kind = random.choice(_KINDS)
            rows.append((kind.__name__.strip("_"), kind(random, base, sentences, other)))
            again = random.random() < _ANOTHER
        if any(kind == "joined" for kind, _ in rows[-4:]):
            rows.append(("base", other))
        number += 1
    while len(rows) < count:
        rows.append(("alone", [(word, None) for word in sentences.another()]))
    rows = rows[:count]
    random.shuffle(rows)
    pairs, neutral = _truth([words for _, words in rows])
    return Made([_printed(random, words) for _, words in rows], [kind for kind, _ in rows], pairs, neutral)


def _numbered(words: Sequence[str], number: int) -> Words:
    return [(word, (number, place)) for place, word in enumerate(words)]


class _Sentences:
    """Real sentences first, each once; then made ones."""

    def __init__(self, random: Random, count: int) -> None:
        self.random = random
        real = _unlike(words for words in _reference() if _LEAST <= len(words) <= _MOST)
        self.vocabulary = sorted({w for words in real for w in words if w.isalpha() and w.lower() not in _GRAMMAR})
        self.after: dict[str, list[str]] = defaultdict(list)
        for words in real:
            for a, b in pairwise(words):
                self.after[a].append(b)
        runs = Counter(run for words in real for run in zip(words, words[1:], words[2:], strict=False))
        self.rare = {run for run, times in runs.items() if times < 4}
        self.starts = [words[0] for words in real]
        self.real = random.sample(real, len(real))
        self.names = [self._name() for _ in range(int(30 * count**0.6))]  # a larger store names more people and places

    def another(self) -> list[str]:
        return self.real.pop() if self.real and self.random.random() < 0.5 else self._sentence()

    def _sentence(self) -> list[str]:
        words = [self.random.choice(self.starts)]
        size = max(_LEAST, min(_MOST, int(self.random.lognormvariate(2.8, 0.6))))
        while len(words) < size:
            word = self.random.choice(self.after.get(words[-1]) or self.vocabulary)
            copied = (*words[-2:], word) in self.rare
            words.append(self.random.choice(self.vocabulary) if copied else word)
        return [
            self.random.choice(self.names) if w.lower() not in _GRAMMAR and self.random.random() < 0.08 else w
            for w in words
        ]

    def _name(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))).capitalize()


def _reference() -> Iterator[list[str]]:
    for topic in pydoc_data.topics.topics.values():
        for paragraph in re.split(r"\n\s*\n", topic):
            if paragraph.startswith("   "):
                continue  # code
            for sentence in re.split(r"(?<=[.?!:])\s+", paragraph):
                words = re.sub(r"[“”\"\[\]()*`|]", "", sentence).split()
                if sum(w.strip(".,;:").isalpha() for w in words) > 0.8 * len(words):
                    yield words


def _unlike(sentences: Iterable[list[str]]) -> list[list[str]]:
    """The sentences but for those that share five words in a row with an earlier one."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for words in sentences:
        plain = [w.strip(".,;:'").lower() for w in words]
        runs = {tuple(plain[i : i + 5]) for i in range(len(plain) - 4)}
        if seen.isdisjoint(runs):
            kept.append(words)
        seen |= runs
    return kept


# --- How a quotation changes on its way. Each takes the sentence, where words come from, and another sentence. --------


def _whole(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    return list(base)


def _piece(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    size = max(min(5, len(base)), int(len(base) * random.uniform(0.25, 0.75)))
    start = random.randrange(len(base) - size + 1)
    return base[start : start + size]


def _phrase(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    size = min(len(base), random.randint(4, 6))
    start = random.randrange(len(base) - size + 1)
    return base[start : start + size]


def _aside(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    out = list(base)
    place = random.randrange(len(out))
    out[place : place + random.randint(0, 1)] = [(f"[{random.choice(_ASIDE)}]", None)]
    return out


def _cut(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    if len(base) < 8:
        return _exchanged(random, base, sentences, other)
    size = random.randint(2, len(base) // 3)
    start = random.randrange(1, len(base) - size)
    return [*base[:start], (random.choice(["...", "…", ". . ."]), None), *base[start + size :]]


def _exchanged(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    out = list(base)
    for place in random.sample(range(len(out)), random.randint(1, max(1, len(out) // 7))):
        out[place] = (random.choice(sentences.vocabulary), out[place][1])
    return out


def _retold(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    out = [w for w in base if w[0].lower() not in _GRAMMAR or random.random() < 0.7] or list(base)
    for place in random.sample(range(len(out)), int(len(out) * random.uniform(0.2, 0.35))):
        out[place] = (random.choice(sentences.vocabulary), out[place][1])
    turn = random.randrange(len(out)) if random.random() < 0.5 else 0
    return out[turn:] + out[:turn]


def _misspelt(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    out = list(base)
    for place in random.sample(range(len(out)), 1 + len(out) // 15):
        word, came = out[place]
        at = random.randrange(len(word))
        out[place] = (word[:at] + random.choice(["", word[at] * 2, "e"]) + word[at + 1 :], came)
    return out


def _parted(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    out = list(base)
    for place in random.sample(range(len(out)), 1 + len(out) // 20):
        word, came = out[place]
        at = len(word) // 2
        out[place] = (f"{word[:at]}- {word[at:]}" if at > 1 else word + " –", came)
    return out


def _stuttered(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    place, size = random.randrange(len(base)), random.randint(1, 2)
    return [*base[: place + size], *[(word, None) for word, _ in base[place : place + size]], *base[place + size :]]


def _joined(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    return [*base, *other[:25]] if random.random() < 0.5 else [*other[:25], *base]


def _several(random: Random, base: Words, sentences: _Sentences, other: Words) -> Words:
    return random.choice((_aside, _cut, _exchanged, _misspelt))(
        random, _piece(random, base, sentences, other), sentences, other
    )


_Change = Callable[[Random, Words, _Sentences, Words], Words]
_KINDS: tuple[_Change, ...] = (
    *(_whole, _piece, _piece, _piece, _phrase, _aside, _cut, _exchanged, _exchanged),
    *(_retold, _misspelt, _parted, _stuttered, _joined, _several),
)


def _printed(random: Random, words: Words) -> str:
    text = " ".join(word for word, _ in words)
    if random.random() < 0.5:
        text = text.rstrip(".,;:") + random.choice(",.")
    return text[:1].upper() + text[1:] if random.random() < 0.3 else text


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
