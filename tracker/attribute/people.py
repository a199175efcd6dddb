"""Which names in an article are surely people's, and which of them does it call "he", which "she"?

Only the article itself tells. People have titles, are called by their surname alone once they were named in full, and
say things. A title ("Mrs. Lee", "the chairwoman") tells men from women, or pronouns that can mean nobody else, counted
over the whole text; given names tell nothing here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.attribute.cast import Cast, fullest
from tracker.attribute.names import Name, fold, surname_of
from tracker.lexicon import Lexicon
from tracker.model import Sentence
from tracker.text.words import POSSESSIVE

HE, SHE = "he", "she"
_SUBJECTS = {"he": HE, "she": SHE}
_POSSESSORS = {"his": HE, "her": SHE}
_PRONOUNS = _SUBJECTS.keys() | _POSSESSORS.keys()
_TYING = frozenset({"and", "with", "of", "in", "by", "from", "for", "on", "at", "as", "to"})  # "Lee and her aides"
_LEAST = 2  # what must be counted at all
_CLEAR = 2  # times as many pronouns of one kind as of the other
_SAYS = frozenset({"say", "tell"})
_SPOUSES = frozenset({"wife", "husband"})
_UNNAMED = frozenset({"a", "an", "one", "another"})
_OPENS = 5  # tokens in which somebody without a name is the subject
_PASSES = 2  # the second knows whom the first told from the others
_WHERE = frozenset({"in", "near", "outside", "across"})


_Named = Sequence[tuple[Name, str]]  # persons, with their fullest names


class People(NamedTuple):
    """What an article tells of its people, by their fullest names.

    Attributes:
        surely: those who are people and nothing else.
        places: those who are rather no people: things happen there, or are called so.
        genders: those whom it calls "he" or "she", to that word; who is not clear is left out.
    """

    surely: frozenset[str]
    places: frozenset[str]
    genders: Mapping[str, str]


def people(cast: Cast, sentences: Sequence[Sentence], lexicon: Lexicon) -> People:
    """What the sentences tell of the names in `cast`."""
    named = {
        number: [(n, fullest(cast, n.text, n.titles, lexicon.words)) for n in names]
        for number, names in cast.persons.items()
    }
    surely = _surely(cast, sentences, named, lexicon)
    known: dict[str, str] = {}
    called = [tuple(_pronouns(sentence)) for sentence in sentences]
    if not any(called):
        return People(surely, frozenset(), known)  # nobody asks for them
    subjects = [[(n, full) for n, full in named[i] if _subject(s, n, lexicon)] for i, s in enumerate(sentences)]
    about = [
        [] if not leading or _somebody(s, lexicon) else list(dict.fromkeys(full for _, full in leading))
        for s, leading in zip(sentences, subjects, strict=True)
    ]
    for _ in range(_PASSES):
        votes = _votes(sentences, called, _Persons(named, subjects, about), _Known(surely, known))
        clear = ((name, _clear(own)) for name, own in votes.items())
        known = {name: told for name, told in clear if told}
    return People(surely, _places(sentences, named, surely, lexicon), known)


class _Persons(NamedTuple):
    """Those whom each sentence names, of them those who stand where a subject stands, and whom it is about."""

    named: Mapping[int, _Named]
    leading: Sequence[_Named]
    about: Sequence[list[str]]


class _Known(NamedTuple):
    """What is known so far: who is surely a person, and whom the text calls so."""

    surely: frozenset[str]
    genders: Mapping[str, str]

    def may_be(self, name: str, kind: str) -> bool:
        """Whether a name may be meant by that pronoun."""
        return (name in self.surely or " " in name) and self.genders.get(name, kind) == kind


def _votes(
    sentences: Sequence[Sentence],
    called: Sequence[Sequence[tuple[str, int, int]]],
    persons: _Persons,
    known: _Known,
) -> dict[str, Counter[str]]:
    """How often each name is the only one that a "he" or a "she" can mean, going by what is known so far."""
    named, leading, about = persons
    votes: dict[str, Counter[str]] = {}
    before: tuple[int, list[str]] = (-1, [])
    for number, sentence in enumerate(sentences):
        if not named[number] and not called[number]:
            continue
        near = before[1] if sentence.block - before[0] <= 1 else []
        subjects = leading[number]
        for kind, at, weight in called[number]:
            here = [(name, full) for name, full in named[number] if name.last <= at]
            ahead = list(dict.fromkeys(full for name, full in (subjects if weight > 1 else here) if name.last <= at))
            said = sentence.block == before[0] or any(f.source and f.source[0] == at for f in sentence.frames)
            meant = [name for name in (ahead if here else near if said else ()) if known.may_be(name, kind)]
            if len(meant) == 1:
                votes.setdefault(meant[0], Counter())[kind] += weight
        if named[number]:
            before = (sentence.block, about[number])
    return votes


def _subject(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name stands where a subject stands: not after a preposition, no possessor."""
    words = sentence.words
    before = words[name.whole - 1].lower if name.whole else ""
    owns = name.last < len(words) and words[name.last].lower in POSSESSIVE
    return not owns and before not in lexicon.words.prepositions


def _somebody(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with somebody without a name: "A woman from Leith met Lee"."""
    words = sentence.words[:_OPENS]
    return words[0].lower in _UNNAMED and any(w.lower in lexicon.words.people for w in words[1:])


def _surely(
    cast: Cast, sentences: Sequence[Sentence], named: Mapping[int, Sequence[tuple[Name, str]]], lexicon: Lexicon
) -> frozenset[str]:
    """Those who have a title, are called by their surname alone, too, or say something."""
    found: set[str] = set()
    alone = {fold(name) for name in cast.single}
    for number, sentence in enumerate(sentences):
        if not named[number]:
            continue
        sources = [f.source for f in sentence.frames if f.source and f.classes & _SAYS]
        for name, full in named[number]:
            if full in found:
                continue
            known = " " in full and surname_of(full) in alone
            says = any(first <= name.first and name.last == last for first, last in sources)
            if known or says or any(title in lexicon.words.roles for title in name.titles):
                found.add(full)
    return frozenset(found)


def _places(
    sentences: Sequence[Sentence],
    named: Mapping[int, Sequence[tuple[Name, str]]],
    surely: frozenset[str],
    lexicon: Lexicon,
) -> frozenset[str]:
    """Those of whom nothing says that they are people, and something that they are not.

    They say nothing and have no title; something is "in Sandy Creek", or is "the Sandy Creek school".
    """
    lists = lexicon.words
    found: set[str] = set()
    for number, sentence in enumerate(sentences):
        words = sentence.words
        for name, full in named[number]:
            before = words[name.whole - 1].lower if name.whole else ""
            after = words[name.last] if name.last < len(words) else None
            thing = before in lists.determiners and after and after.text.islower() and after.lower not in lists.finite
            if full not in surely and (before in _WHERE or thing) and not name.titles:
                found.add(full)
    return frozenset(found)


def _pronouns(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The first "he" and the first "she" of a sentence, as subjects or possessors; their tokens and their weights.

    "Him" and the object "her" say nothing: "Trump praised her" is about two. "Her husband" is never a man's.
    """
    if _PRONOUNS.isdisjoint(sentence.vocabulary):
        return
    seen: set[str] = set()
    words = sentence.words
    for i, word in [(i, word) for i, word in enumerate(words) if word.lower in _PRONOUNS]:
        subject = _SUBJECTS.get(word.lower)
        after = words[i + 1].lower if i + 1 < len(words) else ""
        spouse = word.lower in _POSSESSORS and after in _SPOUSES
        tied = spouse or (i > 0 and words[i - 1].lower in _TYING)
        kind = subject or (_POSSESSORS.get(word.lower) if tied else None)
        if kind and kind not in seen:
            seen.add(kind)
            yield kind, i, 2 if subject or spouse else 1


def _clear(votes: Counter[str]) -> str | None:
    (kind, most), *others = votes.most_common()
    return kind if most >= max(_LEAST, _CLEAR * sum(count for _, count in others)) else None
