"""What do people of made stores say?

The sentences of the language reference that comes with Python (PSF licence; nothing of it is kept here), and made ones:
words of it in an order that is likely, with invented names, so that they share phrases as real ones do.
"""

import pydoc_data.topics
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random

STOCKED = 0.02  # chance that one which repeats nothing has a stock phrase
LEAST, _MOST = 5, 60  # words of a sentence
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
GRAMMAR = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been but by can could did do does for from had has have he her his i if in into is it
        its may me my no nor not of on or our out she should so than that the their them then there these they this
        those to up us was we were what when where which while who will with would you your""",
    )
)
_STOCK = (
    "when all is said and done",
    "at the end of the week",
    "the people of this town",
    "a step in the right direction",
    "more of the same",
    "peace and quiet",
    "now or never",
    "the council of the old city",
    "I want to be very clear",
)


def with_stock(random: Random, words: list[str]) -> list[str]:
    """Now and then with a phrase that others have, too."""
    place = random.randrange(len(words))
    return [*words[:place], *random.choice(_STOCK).split(), *words[place:]] if random.random() < STOCKED else words


class Sentences:
    """Real sentences, each once, and made ones."""

    def __init__(self, random: Random, count: int) -> None:
        self.random = random
        real = _unlike(words for words in _reference() if LEAST <= len(words) <= _MOST)
        self.vocabulary = sorted({w for words in real for w in words if w.isalpha() and w.lower() not in GRAMMAR})
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
        """One that was not there before."""
        return self.real.pop() if self.real and self.random.random() < 0.5 else self._sentence()

    def _sentence(self) -> list[str]:
        words = [self.random.choice(self.starts)]
        size = max(LEAST, min(_MOST, int(self.random.lognormvariate(2.8, 0.6))))
        while len(words) < size:
            word = self.random.choice(self.after.get(words[-1]) or self.vocabulary)
            copied = (*words[-2:], word) in self.rare
            words.append(self.random.choice(self.vocabulary) if copied else word)
        return [
            self.random.choice(self.names) if w.lower() not in GRAMMAR and self.random.random() < 0.08 else w
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
