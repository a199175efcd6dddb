"""Which mentions are one person, and what is the fullest name of each?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.attribute import namesakes
from tracker.attribute.names import Name, fold, in_words, spelt, surname_of, title_case
from tracker.lexicon import Lexicon, Words
from tracker.model import Role, Sentence, SpeakerKind, Word

_REMEMBERED = 400  # names that "the senator" may reach back over
_NAMESAKES = 50  # of one surname or given name that are told apart
_CREDIT = 2  # tokens of a credit line
_LONG = 5  # letters of a surname that may be misspelt
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
        persons: those of them that are persons'.
        full: names of persons of two words or more to how often they occur so.
        parts: such a name to its folded words.
        by_part: a folded first or last word of such a name to the names, in order of their first appearance.
        single: names of one word to how often they occur.
        titles: a name to the words of its titles.
        countries: a name to the country given with it.
        owners: a folded surname that several people share to the one whom it means alone.
        fullest: what `fullest` said of names and titles so far.
    """

    seen: list[Seen] = field(default_factory=list)
    by_sentence: dict[int, list[Name]] = field(default_factory=dict)
    persons: dict[int, list[Name]] = field(default_factory=dict)
    full: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    fullest: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def people(self, number: int) -> Sequence[Name]:
        """The names of persons in sentence `number`, in order."""
        return self.persons[number]

    def before(self, number: int) -> Iterator[Seen]:
        """The names up to the end of sentence `number`, the last first, as far back as a reader remembers."""
        last = bisect_right(self.seen, number, key=lambda seen: seen.sentence)
        yield from reversed(self.seen[max(0, last - _REMEMBERED) : last])


def cast(sentences: Sequence[Sentence], outlet_tokens: Sequence[frozenset[int]], lexicon: Lexicon) -> Cast:
    """The cast of an article; `outlet_tokens` are the tokens of each sentence that name outlets.

    Headlines are read last: where all words have capitals, only the body tells which of them are names.
    """
    found = Cast()
    headlines = [n for n, sentence in enumerate(sentences) if sentence.role is Role.HEADLINE]
    body = [n for n, sentence in enumerate(sentences) if sentence.role is not Role.HEADLINE]
    for number in (*body, *headlines):
        words = sentences[number].words
        names = list(in_words(words, sentences[number].capitals, lexicon, outlet_tokens[number], found.by_part))
        if names and sentences[number].role is Role.HEADLINE and title_case(words, lexicon):
            names = [short for name in names if (short := _in_headline(found, name, words, lexicon))]
        if len(words) <= _CREDIT and all(" " not in n.text and fold(n.text) not in found.by_part for n in names):
            names = []  # "Getty.", beneath a picture
        found.by_sentence[number] = names
        found.seen += [Seen(number, name) for name in names]
        found.persons[number] = [name for name in names if name.kind is SpeakerKind.PERSON]
        for name in found.persons[number]:
            _enter(found, name)
    found.seen.sort(key=lambda seen: (seen.sentence, seen.name.first))
    _part(found, lexicon.words)
    return found


def _in_headline(found: Cast, name: Name, words: Sequence[Word], lexicon: Lexicon) -> Name | None:
    """The name that a run of capitals in a headline holds: one of the body's, or a first name before a surname."""
    if name.kind is not SpeakerKind.PERSON or " " not in name.text:
        return name
    parts = [fold(word.text) for word in words[name.first : name.last]]
    for size in range(len(parts), 0, -1):
        for at in range(len(parts) - size + 1):
            text = spelt(words[name.first + at : name.first + at + size])
            known = text in found.full if size > 1 else parts[at] in found.by_part or text in found.single
            if not known:
                continue
            before = words[name.first + at - 1] if at else None
            if size == 1 and before and not _small(before, lexicon) and text in found.single:
                return _cut(name, words, at - 1, 2)
            return _cut(name, words, at, size)
    return None if any(_small(word, lexicon) for word in words[name.first : name.last]) else name


def _small(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is one that is written small elsewhere, or a place."""
    lists, cues, lower = lexicon.words, lexicon.cues, word.lower
    small = lower in lists.prepositions or lower in lists.openers or lower in lists.adverbs or lower in lists.finite
    noun = lower in lists.people or lower in lists.documents or lower in lists.regions or lower in cues.nouns
    return small or noun or lower in cues.verbs


def _cut(name: Name, words: Sequence[Word], at: int, size: int) -> Name:
    """A name with `size` of its tokens from the one numbered `at` on."""
    first = name.first + at
    text, whole = spelt(words[first : first + size]), first if at else name.whole
    return name._replace(text=text, first=first, last=first + size, whole=whole)


def _part(found: Cast, words: Words) -> None:
    """Tell people of one surname from each other."""
    places = [(seen.sentence, seen.name) for seen in found.seen if seen.name.kind is SpeakerKind.PERSON]
    for last, own in namesakes.shared(places, found.by_part).items():
        for full, title in namesakes.titled(own, found.titles, words):
            found.titles[full].add(title)
        owner = namesakes.owner(own)
        if owner:
            found.owners[last] = owner


def _enter(found: Cast, name: Name) -> None:
    parts = name.text.split()
    if len(parts) > 1:
        if name.text not in found.full:
            found.parts[name.text] = tuple(fold(part) for part in parts)
            last = surname_of(name.text)
            for part in {fold(parts[0]), last, last.removeprefix("al-").removeprefix("el-")}:
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
    full = found.fullest.get(key)
    if full is None:
        full = found.fullest[key] = _fullest(found, name, titles, words)
    return full


def _fullest(found: Cast, name: str, titles: tuple[str, ...], words: Words | None) -> str:
    parts = [fold(part) for part in name.split()]
    if len(parts) > 1:
        shared = found.by_part.get(surname_of(name), [])[:_NAMESAKES]
        same = [full for full in shared if _spelt_alike(parts, found.parts[full])]
        longest = max((len(found.parts[full]) for full in same), default=0)
        return next((full for full in same if len(found.parts[full]) == longest), name)
    candidates = (found.by_part.get(parts[0]) or _misspelt(found, parts[0]))[:_NAMESAKES]
    last = [full for full in candidates if surname_of(full) == parts[0]] or candidates
    if words is not None and titles:
        last = _of_sex(found, last, titles, words) or last
    owner = found.owners.get(parts[0])
    return owner if owner in last else next(iter(last), name)


def _misspelt(found: Cast, last: str) -> list[str]:
    """Those whose surname a name of one word is but for one letter: Sweeny for Sweeney; nobody where several are."""
    if len(last) < _LONG:
        return []
    near = [part for part in found.by_part if part[:2] == last[:2] and _one_letter(*sorted((last, part), key=len))]
    names = [full for part in near for full in found.by_part[part] if surname_of(full) == part]
    return names if len(near) == 1 else []


def _one_letter(short: str, long: str) -> bool:
    """Whether two words differ by one letter, no "s" at the end, or only in which letters are doubled."""
    if _single_letters(short) == _single_letters(long):
        return True
    added = (long[:i] + long[i + 1 :] for i in range(len(long) - long.endswith("s")))
    return len(long) == len(short) + 1 and short in added


def _single_letters(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _spelt_alike(parts: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a full name `own` holds all parts of another, or differs in the spelling of the given name."""
    if set(parts) <= set(own):
        return True
    alike = own[0][:_ALIKE] == parts[0][:_ALIKE] and len(own[0]) > _ALIKE
    return alike and len(own) == len(parts) and list(own[1:]) == list(parts[1:])


def _of_sex(found: Cast, names: Sequence[str], titles: Iterable[str], words: Words) -> list[str]:
    """Those full names that titles as to man or woman fit: who is called so, else who is not called otherwise."""
    asked = set(titles)
    for own, other in (
        (words.honorifics_female, words.honorifics_male),
        (words.honorifics_male, words.honorifics_female),
    ):
        if asked & own:
            called = [full for full in names if found.titles.get(full, set()) & own]
            return called or [full for full in names if not found.titles.get(full, set()) & other]
    return list(names)
