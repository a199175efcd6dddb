# ruff: noqa: ARG001  the changes have one signature, whatever each of them needs
"""How does a quotation change on its way?

Each change takes a source of chance, the sentence, where words come from, and another sentence.
"""

from collections.abc import Callable
from random import Random

from benchmarks.made_sentences import GRAMMAR, LEAST, Sentences

_SHORTER = {
    "are not": "aren't",
    "cannot": "can't",
    "could not": "couldn't",
    "do not": "don't",
    "does not": "doesn't",
    "has not": "hasn't",
    "if it is": "if it's",
    "is not": "isn't",
    "it is": "it's",
    "it will": "it'll",
    "should not": "shouldn't",
    "that is": "that's",
    "there is": "there's",
    "they are": "they're",
    "this will": "this'll",
    "was not": "wasn't",
    "will not": "won't",
    "you are": "you're",
}
_ASIDE = ("the minister", "our town", "in March", "sic", "the council", "last year", "voters", "his party")

Word = tuple[str, tuple[int, int] | None]  # with the sentence and the place in it that it came from
Words = list[Word]


def _whole(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    return list(base)


def _piece(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    size = max(min(5, len(base)), int(len(base) * random.uniform(0.25, 0.75)))
    start = random.randrange(len(base) - size + 1)
    return base[start : start + size]


def _phrase(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    size = min(len(base), random.randint(4, 6))
    start = random.randrange(len(base) - size + 1)
    return base[start : start + size]


def _aside(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = list(base)
    for _ in range(1 + len(out) // 25):
        place = random.randrange(len(out))
        aside = f"[{random.choice(_ASIDE)}]"
        instead = random.random() < 0.5
        out[place : place + instead] = [(aside, out[place][1] if instead else None)]
    return out


def _cut(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    if len(base) < 8:
        return _exchanged(random, base, sentences, other)
    size = random.randint(2, len(base) // 3)
    start = random.randrange(1, len(base) - size)
    return [*base[:start], (random.choice(["...", "…", ". . .", "[…]"]), None), *base[start + size :]]


def _exchanged(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    return _other_words(random, base, sentences, random.randint(1, max(1, len(base) // 7)))


def _other_words(random: Random, base: Words, sentences: Sentences, size: int) -> Words:
    """With `size` words exchanged, each for one, or for two, or for one with a mark."""
    out = list(base)
    for place in random.sample(range(len(out)), min(size, len(out))):
        word = random.choice(sentences.vocabulary)
        if random.random() < 0.15:
            word = f"{word} {random.choice(sentences.vocabulary)}"
        out[place] = (word, out[place][1])
    return out


def _contracted(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = list(base)
    for place in range(len(out) - 2, -1, -1):
        short = _SHORTER.get(f"{out[place][0]} {out[place + 1][0]}".lower())
        if short:
            out[place : place + 2] = [(short, out[place][1])]
    return out if len(out) < len(base) else _exchanged(random, base, sentences, other)


def _retold(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = [w for w in base if w[0].lower() not in GRAMMAR or random.random() < 0.7] or list(base)
    out = _other_words(random, out, sentences, int(len(out) * random.uniform(0.2, 0.35)))
    turn = random.randrange(len(out)) if random.random() < 0.5 else 0
    return _moved(random, out[turn:] + out[:turn], sentences, other)


def _moved(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = list(base)
    for _ in range(len(out) // 8):
        place = random.randrange(len(out) - 1)
        out[place : place + 2] = reversed(out[place : place + 2])
    return out


def _misspelt(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = list(base)
    for place in random.sample(range(len(out)), 1 + len(out) // 15):
        word, came = out[place]
        at = random.randrange(len(word))
        out[place] = (word[:at] + random.choice(["", word[at] * 2, "e"]) + word[at + 1 :], came)
    return out


def _parted(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    out = list(base)
    for place in random.sample(range(len(out)), 1 + len(out) // 15):
        word, came = out[place]
        at = len(word) // 2
        if "-" in word:
            word = word.replace("-", random.choice(["", " "]))
        elif at > 1 and random.random() < 0.6:
            word = word[:at] + random.choice(["- ", "-", "\u00ad"]) + word[at:]
        else:
            word += random.choice([" –", "—", " --"])
        out[place] = (word, came)
    return out


def _stuttered(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    if random.random() < 0.4 and len(base) > LEAST:
        return base[random.randint(1, 2) :]
    place, size = random.randrange(len(base)), random.randint(1, 2)
    return [*base[: place + size], *[(word, None) for word, _ in base[place : place + size]], *base[place + size :]]


def _joined(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    return [*base, *other[:25]] if random.random() < 0.5 else [*other[:25], *base]


def _several(random: Random, base: Words, sentences: Sentences, other: Words) -> Words:
    return random.choice((_aside, _cut, _exchanged, _misspelt, _parted, _stuttered))(
        random, _piece(random, base, sentences, other), sentences, other
    )


Change = Callable[[Random, Words, Sentences, Words], Words]
KINDS: tuple[Change, ...] = (
    *(_whole, _whole, _piece, _piece, _piece, _phrase, _phrase, _aside, _aside, _cut, _cut, _exchanged, _exchanged),
    *(_retold, _misspelt, _parted, _stuttered, _joined, _contracted, _several),
)
