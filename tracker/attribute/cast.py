"""Which mentions are one person, and what is the fullest name of each?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.attribute.names import Name, fold, in_words, surname
from tracker.lexicon import Lexicon, Words
from tracker.model import Sentence, SpeakerKind

_REMEMBERED = 400  # names that "the senator" may reach back over
_NAMESAKES = 50  # of one surname or given name that are told apart
_ALIKE = 3  # first letters of a given name that spellings of it share: Sergei, Sergey


class Seen(NamedTuple):
    """A name where it stands in the article."""

    sentence: int
    name: Name


@dataclass(slots=True)
class Cast:
    """Everybody named in an article, in order; built once, then only asked.

    Attributes:
        seen: all names in order of the text.
        by_sentence: the names of each sentence.
        full: names of persons of two words or more to how often they occur so.
        parts: such a name to its folded words.
        by_part: a folded first or last word of such a name to the names, in order of their first appearance.
        single: names of one word to how often they occur.
        titles: a name to the words of its titles.
        countries: a name to the country given with it.
        fullest: what `fullest` said of names and titles so far.
    """

    seen: list[Seen] = field(default_factory=list)
    by_sentence: dict[int, list[Name]] = field(default_factory=dict)
    full: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    fullest: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def before(self, number: int) -> Iterator[Seen]:
        """The names up to the end of sentence `number`, the last first, as far back as a reader remembers."""
        last = bisect_right(self.seen, number, key=lambda seen: seen.sentence)
        yield from reversed(self.seen[max(0, last - _REMEMBERED) : last])


def cast(sentences: Sequence[Sentence], outlet_tokens: Sequence[frozenset[int]], lexicon: Lexicon) -> Cast:
    """The cast of an article; `outlet_tokens` are the tokens of each sentence that name outlets."""
    found = Cast()
    for number, sentence in enumerate(sentences):
        names = list(in_words(sentence.words, lexicon, outlet_tokens[number]))
        found.by_sentence[number] = names
        for name in names:
            found.seen.append(Seen(number, name))
            if name.kind is SpeakerKind.PERSON:
                _enter(found, name)
    return found


def _enter(found: Cast, name: Name) -> None:
    parts = name.text.split()
    if len(parts) > 1:
        if name.text not in found.full:
            found.parts[name.text] = tuple(fold(part) for part in parts)
            for part in {fold(parts[0]), fold(surname(parts))}:
                found.by_part.setdefault(part, []).append(name.text)
        found.full[name.text] = found.full.get(name.text, 0) + 1
    else:
        found.single[name.text] = found.single.get(name.text, 0) + 1
    found.titles.setdefault(name.text, set()).update(name.titles)
    if name.country:
        found.countries.setdefault(name.text, name.country)


def fullest(found: Cast, name: str, titles: tuple[str, ...] = (), words: Words | None = None) -> str:
    """The fullest name in the article that a shorter or otherwise spelt one stands for, or the name itself.

    Args:
        found: the cast.
        name: as written, without titles.
        titles: as written with it; "Mrs." parts wife from husband.
        words: for the titles that tell men from women.
    """
    key = (name, titles)
    if key not in found.fullest:
        found.fullest[key] = _fullest(found, name, titles, words)
    return found.fullest[key]


def _fullest(found: Cast, name: str, titles: tuple[str, ...], words: Words | None) -> str:
    parts = [fold(part) for part in name.split()]
    if len(parts) > 1:
        shared = found.by_part.get(fold(surname(name.split())), [])[:_NAMESAKES]
        same = [full for full in shared if _spelt_alike(parts, found.parts[full])]
        longest = max((len(found.parts[full]) for full in same), default=0)
        return next((full for full in same if len(found.parts[full]) == longest), name)
    candidates = found.by_part.get(parts[0], [])[:_NAMESAKES]
    last = [full for full in candidates if fold(surname(full.split())) == parts[0]] or candidates
    if words is not None and titles:
        last = [full for full in last if _one_sex(found, full, titles, words)] or last
    return max(last, key=lambda full: (found.full[full], -last.index(full)), default=name)


def _spelt_alike(parts: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a full name `own` holds all parts of another, or differs in the spelling of the given name."""
    if set(parts) <= set(own):
        return True
    alike = own[0][:_ALIKE] == parts[0][:_ALIKE] and len(own[0]) > _ALIKE
    return alike and len(own) == len(parts) and list(own[1:]) == list(parts[1:])


def _one_sex(found: Cast, full: str, titles: Iterable[str], words: Words) -> bool:
    """Whether a full name's titles do not contradict `titles` as to man or woman."""
    own, asked = found.titles.get(full, set()), set(titles)
    male, female = words.honorifics_male, words.honorifics_female
    if asked & female:
        return bool(own & female) or not own & male
    return not asked & male or bool(own & male) or not own & female
