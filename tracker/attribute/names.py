"""Who is named in an article, how fully, with which titles, and where?

Names are read from runs of capitalised words: titles and nationalities before a name are parted from it, bodies
("Security Council") are told from people by the words they are made of.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import MARKED, Sentence, SpeakerKind, Word

_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "da",
        "di",
        "du",
        "le",
        "del",
        "dos",
        "ter",
        "ten",
    }
)
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_POSSESSIVE = frozenset({"'s", "'"})


class Name(NamedTuple):
    """A name among the tokens of a sentence.

    Attributes:
        text: the name without titles: "Wang Yi", "Security Council".
        kind: PERSON or GROUP.
        titles: lower-case words before it: ("chinese", "foreign", "minister").
        country: usual name of a country given with the titles ("Russia's ... Patrushev"), or None.
        first, last: its tokens, half-open, without titles.
        whole: the first token with titles.
    """

    text: str
    kind: SpeakerKind
    titles: tuple[str, ...]
    country: str | None
    first: int
    last: int
    whole: int


class Seen(NamedTuple):
    """A name where it stands in the article."""

    sentence: int
    first: int
    name: Name


@dataclass(slots=True)
class Cast:
    """Everybody named in an article, in order; built once, then only asked.

    Attributes:
        seen: all names in order of the text.
        by_sentence: the names of each sentence.
        full: names of persons of two words or more to how often they occur so.
        by_part: a word of a name to the full names that hold it, in order of their first appearance.
    """

    seen: list[Seen] = field(default_factory=list)
    by_sentence: dict[int, list[Name]] = field(default_factory=dict)
    full: dict[str, int] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)


def cast(sentences: Sequence[Sentence], outlet_tokens: Sequence[frozenset[int]], lexicon: Lexicon) -> Cast:
    """The cast of an article; `outlet_tokens` are the tokens of each sentence that name outlets."""
    found = Cast()
    for number, sentence in enumerate(sentences):
        names = list(in_words(sentence.words, lexicon, outlet_tokens[number]))
        found.by_sentence[number] = names
        for name in names:
            found.seen.append(Seen(number, name.first, name))
            if name.kind is SpeakerKind.PERSON:
                _enter(found, name)
    return found


def _enter(found: Cast, name: Name) -> None:
    parts = name.text.split()
    if len(parts) > 1:
        if name.text not in found.full:
            for part in {parts[0], surname(parts)}:
                found.by_part.setdefault(part, []).append(name.text)
        found.full[name.text] = found.full.get(name.text, 0) + 1
    found.titles.setdefault(name.text, set()).update(name.titles)
    if name.country:
        found.countries.setdefault(name.text, name.country)


def surname(parts: Sequence[str]) -> str:
    """The last part of a name that is no suffix: "Donald Trump Jr." -> "Trump"."""
    for part in reversed(parts):
        if part.lower() not in _SUFFIXES:
            return part
    return parts[-1]


def in_words(words: Sequence[Word], lexicon: Lexicon, outlets: frozenset[int] = frozenset()) -> Iterator[Name]:
    """The names among the tokens of a sentence or phrase, in order; tokens in `outlets` are passed over."""
    for first, last in _runs(words, lexicon, outlets):
        name = _name(words, first, last, lexicon)
        if name:
            yield name


def _runs(words: Sequence[Word], lexicon: Lexicon, outlets: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Half-open runs of capitalised words; particles and initials inside a run belong to it."""
    i = 0
    while i < len(words):
        if i in outlets or not _named(words[i]) or _opener(words, i, lexicon):
            i += 1
            continue
        first = i
        while i < len(words) and i not in outlets and (_named(words[i]) or _particle(words, i)):
            i += 1
        if words[first].lower in lexicon.words.days or words[first].lower in lexicon.words.months:
            first += 1
        if i > first:
            yield first, i


def _named(word: Word) -> bool:
    return word.text != MARKED and word.text[0].isupper() and any(c.isalpha() for c in word.text)


def _particle(words: Sequence[Word], i: int) -> bool:
    return words[i].lower in _PARTICLES and words[i].text[0].islower() and i + 1 < len(words) and _named(words[i + 1])


def _opener(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a capital only shows that a sentence begins, or the word is a pronoun or "The"."""
    lower = words[i].lower
    if lower in lexicon.words.determiners or lower in lexicon.words.pronouns:
        return True
    begins = i == 0 or not words[i - 1].text[0].isalnum()
    if not begins:
        return False
    following = words[i + 1] if i + 1 < len(words) else None
    return lower in lexicon.words.openers or (lower.endswith("ing") and not (following and _named(following)))


def _name(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Name | None:
    whole = first
    country, titles = _before(words, first, lexicon)
    start = first
    for i in range(first, last):
        lower = words[i].lower
        if lower in lexicon.words.roles and i + 1 < last:
            titles += tuple(w.lower for w in words[start : i + 1])
            country = country or _country(words[start : i + 1], lexicon)
            start = i + 1
        elif lower in lexicon.words.roles and i == last - 1 and i > start:
            return _group(words, start, last, titles, country, whole)
        elif (
            i == start
            and i + 1 < last
            and (words[i].text in lexicon.places.people or words[i].text in {"US", "U.S.", "UK", "U.K.", "EU"})
        ):
            country = country or _country(words[i : i + 1], lexicon)
            titles += (lower,)
            start = i + 1
    if start >= last:
        return None
    kind = SpeakerKind.PERSON if _person(words, start, last, titles, lexicon) else SpeakerKind.GROUP
    text = " ".join(w.text for w in words[start:last])
    return Name(text, kind, titles, country, start, last, whole)


def _group(
    words: Sequence[Word], start: int, last: int, titles: tuple[str, ...], country: str | None, whole: int
) -> Name:
    return Name(" ".join(w.text for w in words[start:last]), SpeakerKind.GROUP, titles, country, start, last, whole)


def _before(words: Sequence[Word], first: int, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Country and lower-case titles just before a run: "China's top diplomat Wang", "senior official Wang"."""
    titles: list[str] = []
    i = first - 1
    while i >= 0 and first - i <= 5 and words[i].text[0].islower() and words[i].text not in {"’s", "'s"}:
        if words[i].lower in lexicon.words.roles or titles:
            titles.insert(0, words[i].lower)
        else:
            break
        i -= 1
    country = None
    if i > 0 and words[i].lower in _POSSESSIVE:
        country = _country(words[i - 1 : i], lexicon)
    elif i >= 0 and titles:
        country = _country(words[i : i + 1], lexicon)
    return country, tuple(titles)


def _country(words: Iterable[Word], lexicon: Lexicon) -> str | None:
    places = lexicon.places
    for word in words:
        found = places.people.get(word.text) or places.countries.get(word.text) or places.capitals.get(word.text)
        if found:
            return found
    return None


def _person(words: Sequence[Word], first: int, last: int, titles: tuple[str, ...], lexicon: Lexicon) -> bool:
    places = lexicon.places
    text = " ".join(w.text for w in words[first:last])
    if text in places.countries or text in places.people or text in places.capitals:
        return False
    if last - first > 4 or (last - first > 1 and any(w.lower in lexicon.words.bodies for w in words[first:last])):
        return False
    if last - first == 1:
        word = words[first]
        return word.lower not in lexicon.words.bodies and bool(titles) or not (word.lower in lexicon.words.bodies or (len(word.text) > 1 and word.text.isupper()))
    return True
