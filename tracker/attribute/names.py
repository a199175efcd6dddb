"""Who is named in an article, how fully, with which titles, and where?

Names are read from runs of capitalised words: titles and nationalities before a name are parted from it, bodies
("Security Council") are told from people by the words they are made of.
"""

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import MARKED, SpeakerKind, Word
from tracker.text import like_name
from tracker.text.words import POSSESSIVE

_KEPT = 10_000  # names that are folded once
_PARTICLES = frozenset({
    *("de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "da", "di", "du", "le", "del", "dos", "ter"),
    *("della", "vanden", "ten", "zu", "zur"),
})  # fmt: skip
_HELD = frozenset({"state", "staff"})  # Secretary of State, Chief of Staff
_GIVEN = frozenset({"Will", "April", "June", "May", "August"})  # given names that are other words as well
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "sen.", "rep.", "gov."})
_SHORT_LANDS = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."})
_LONGEST = 4  # words of a person's name
_FROM = ("-born", "-based", "-area", "-era", "-style")  # ends of words that say where somebody is from
_SMALL = 2  # letters of a word that may be small in a headline
_MOSTLY = 0.8  # of the words of a headline
_ABBREVIATION = 4  # letters of "NATO"
_BEHIND_PLACES = frozenset({",", "(", "-", "–", "—", "--"})
_TITLE = 5  # lower-case words before a name that may be its title
_ADDED = 9  # words after a name's comma in which its office may stand


class Name(NamedTuple):
    """A name among the tokens of a sentence.

    Attributes:
        text: the name without titles: "Wang Yi", "Security Council".
        kind: PERSON or GROUP.
        titles: lower-case words before or after it: ("foreign", "minister"); abbreviations written out.
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


@lru_cache(_KEPT)
def fold(text: str) -> str:
    """A name for comparing: lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def surname(parts: Sequence[str]) -> str:
    """The last part of a name that is no suffix: "Donald Trump Jr." -> "Trump"."""
    return next((part for part in reversed(parts) if part.lower() not in _SUFFIXES), parts[-1])


@lru_cache(_KEPT)
def surname_of(name: str) -> str:
    """The surname of a full name, folded."""
    return fold(surname(name.split()))


def title_case(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether all words of weight have capitals, as in many headlines, so that a capital tells no name."""
    small = lexicon.words.prepositions | lexicon.words.determiners
    weighty = [w for w in words if w.text[0].isalpha() and len(w.text) > _SMALL and w.lower not in small]
    return len(weighty) > 1 and sum(w.text[0].isupper() for w in weighty) >= _MOSTLY * len(weighty)


def in_words(
    words: Sequence[Word],
    capitals: Sequence[int],
    lexicon: Lexicon,
    outlets: Container[int] = frozenset(),
    known: Container[str] = (),
) -> Iterator[Name]:
    """The names among the tokens of a sentence, in order.

    Args:
        words: of the sentence.
        capitals: those of them that are written like names.
        lexicon: for the classes of words.
        outlets: tokens that name outlets, which are passed over.
        known: folded parts of names in full, which are names also where they open a sentence: "Jolly" as a surname.
    """
    for first, last in _runs(words, capitals, lexicon, outlets, known):
        name = _name(words, first, last, known, lexicon)
        if name:
            yield name


def _runs(
    words: Sequence[Word], capitals: Sequence[int], lexicon: Lexicon, outlets: Container[int], known: Container[str]
) -> Iterator[tuple[int, int]]:
    """Half-open runs of capitalised words; particles, initials and nicknames in marks inside a run belong to it."""
    i = 0
    for first in capitals:
        if first < i or first in outlets or _opener(words, first, lexicon, known):
            continue
        i = first
        while i < len(words) and i not in outlets and (like_name(words[i].text) or _joined(words, i, lexicon)):
            i += 1
        dated = words[first].lower in lexicon.words.days or words[first].lower in lexicon.words.months
        dated = dated and not _given(words, first)
        at = i - 1  # asked Ada Brandt Friday; but: on Super Tuesday
        if at > first and words[at].lower in lexicon.words.days:
            i -= at - first > 1 or fold(words[first].text) in known
        if i > first + dated:
            yield first + dated, i


def _given(words: Sequence[Word], i: int) -> bool:
    """Whether a word that is something else as well is a given name here: "Will Smith said", "April Ryan asked"."""
    named = words[i].text in _GIVEN and i + 1 < len(words) and like_name(words[i + 1].text)
    asked = words[-1].text == "?" or (i > 0 and words[i - 1].text[0].isalnum())
    return named and not asked


def _joined(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a word without a capital goes on a name: "van", the "of" of "Ministry of Transport", a nickname."""
    if i + 1 >= len(words) or not like_name(words[i + 1].text):
        return False
    lower, before = words[i].lower, words[i - 1].lower
    if lower == "of":
        staff = before == "chief" and words[i + 1].lower in _HELD
        return staff or before in lexicon.words.bodies or before in {"secretary", "minister", "speaker"}
    nickname = words[i].text == MARKED and words[i].end - words[i].start <= 16 and before not in lexicon.words.roles
    return nickname or (lower in _PARTICLES and words[i].text[0].islower())


def _opener(words: Sequence[Word], i: int, lexicon: Lexicon, known: Container[str]) -> bool:
    """Whether a capital only shows that a sentence begins, or the word is a pronoun or "The"."""
    lower = words[i].lower
    lists = lexicon.words
    if lower in lists.determiners or lower in lists.pronouns:
        return True
    if (i and words[i - 1].text[0].isalnum()) or _given(words, i):
        return False
    after = i + 2 < len(words) and like_name(words[i + 2].text)
    particle = after and words[i + 1].lower in _PARTICLES  # Bill de Blasio
    alone = not ((i + 1 < len(words) and like_name(words[i + 1].text)) or particle)
    noun = lower in lists.people or lower in lists.documents or lower.endswith(("ing", "ly"))
    noun = noun and fold(words[i].text) not in known
    doing = lower.endswith("ing") and not alone and fold(words[i + 1].text) in known
    if doing and not after:
        return True  # Debating Brandt
    said = not alone and any(verb.form == "past" for verb in lexicon.cues.verbs.get(lower, ()))  # Stated Ruiz: "..."
    after_it = words[i + 1].lower if i + 1 < len(words) else ""
    if i and alone and after_it in lexicon.cues.verbs and fold(words[i].text) in known:
        return False  # "...," From said
    if alone and after_it == "of" and lower.endswith("s") and fold(words[i].text) not in known:
        return True  # Hundreds of, Proponents of
    return said or lower in lists.openers or lower in lists.prepositions or (alone and noun)


def _surname(words: Sequence[Word], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a role is somebody's surname, after a given name: "Bo King", never "Saudi King" or "Bo King Street"."""
    lists, places = lexicon.words, lexicon.places
    given = at == first + 1 and words[first].text not in places.people and words[first].lower not in lists.bodies
    return given and words[at].lower in lists.surnames and words[first].lower not in lists.roles | lists.regions


def _name(words: Sequence[Word], first: int, last: int, known: Container[str], lexicon: Lexicon) -> Name | None:
    """The name in a run of capitals: what is left when titles and nationalities are taken off its front."""
    country, titles = _before(words, first, lexicon)
    start = first
    lists, places = lexicon.words, lexicon.places
    for i in range(first, last):
        lower = words[i].lower
        role = lower in lists.roles
        if i + 1 == last:
            if role and i > start and not _surname(words, start, i, lexicon):
                return _made(words, start, last, (first, titles, country), SpeakerKind.GROUP, lexicon)
        elif role:
            titles += tuple(w.lower for w in words[start : i + 1])
            country = country or _country(words[start : i + 1], lexicon)
            start = _after_of(words, i + 1, last)
        elif lower.endswith(_FROM):
            start = i + 1  # South Korean-born Ana Ruiz
        elif i == start and (words[i].text in places.people or words[i].text in _SHORT_LANDS):
            country = country or _country(words[i : i + 1], lexicon)
            titles += (lower,)
            start = i + 1
    if start >= last:
        return None
    again = last - start == 1 and _again(words, start, known, lexicon)
    person = again or _person(words, start, last, titles, lexicon)
    kind = SpeakerKind.PERSON if person else SpeakerKind.GROUP
    return _made(words, start, last, (first, titles, country), kind, lexicon)


def _again(words: Sequence[Word], i: int, known: Container[str], lexicon: Lexicon) -> bool:
    """Whether a word that is a role, a body or a place as well is a surname here: of somebody who was named in full.

    After a preposition or an article it is the place, or the body: "in Washington", "the House".
    """
    lists, before = lexicon.words, words[i - 1].lower if i else ""
    return fold(words[i].text) in known and not (before in lists.prepositions or before in lists.determiners)


def _after_of(words: Sequence[Word], start: int, last: int) -> int:
    """Past the "of State" of "Secretary of State Antony Blinken"."""
    if words[start].lower != "of":
        return start
    if start + 1 < last and words[start + 1].lower in _HELD:
        return start + 2
    return max(start + 1, last - 2) if last - start > 3 else last


def _made(
    words: Sequence[Word], start: int, last: int, front: tuple[int, tuple[str, ...], str | None],
    kind: SpeakerKind, lexicon: Lexicon,
) -> Name:  # fmt: skip
    whole, titles, country = front
    if kind is SpeakerKind.PERSON:
        titles += _added(words, last, lexicon)
    written = tuple([lexicon.offices.abbreviated.get(title, title) for title in titles]) if titles else ()
    return Name(spelt(words[start:last]), kind, written, country, start, last, whole)


def spelt(words: Sequence[Word]) -> str:
    """The words of a name, a nickname in marks left out."""
    return " ".join([word.text for word in words if word.text != MARKED])


def _before(words: Sequence[Word], first: int, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Country and lower-case titles just before a run: "China's top diplomat Wang", "senior official Wang"."""
    titles: list[str] = []
    i = first - 1
    if i > 0 and words[i].text == "," and words[i - 1].lower in lexicon.words.roles:
        i -= 1  # his wife, Irene
    while i >= 0 and first - i <= _TITLE and words[i].text[0].islower() and words[i].lower not in POSSESSIVE:
        if words[i].lower not in lexicon.words.roles and not titles:
            break
        titles.insert(0, words[i].lower)
        i -= 1
    if titles and i >= 0 and words[i].lower in lexicon.words.roles:
        titles.insert(0, words[i].lower)  # Republican nominee
    country = None
    if i > 0 and words[i].lower in POSSESSIVE:
        country = _country(words[i - 1 : i], lexicon)
    elif i >= 0 and titles:
        country = _country(words[i : i + 1], lexicon)
    return country, tuple(titles)


def _added(words: Sequence[Word], last: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The offices that follow a name: "Paula Trent, the senior senator from Ohio, ...", "Paula Trent is the mayor"."""
    added = last + 1 < len(words) and (words[last].text == "," or words[last].lower in {"is", "was"})
    if not added or words[last + 1].lower not in lexicon.words.determiners:
        return ()
    found = []
    for word in words[last + 1 : last + _ADDED]:
        if not word.text[0].isalnum() or word.lower in lexicon.words.prepositions:
            break  # the founder of the Miss Alpina pageant
        found.append(word.lower)
    offices = [i for i, lower in enumerate(found) if lower in lexicon.words.roles]
    return tuple(found[: offices[-1] + 1]) if offices else ()


def _country(words: Iterable[Word], lexicon: Lexicon) -> str | None:
    places = lexicon.places
    named = (places.people.get(w.text) or places.countries.get(w.text) or places.capitals.get(w.text) for w in words)
    return next(filter(None, named), None)


def _shouted(word: Word) -> bool:
    """Whether a word is an abbreviation or written like one: "GOP"."""
    abbreviated = _SMALL < len(word.text) <= _ABBREVIATION and word.text.isalpha() and word.text.isupper()
    return abbreviated and word.lower not in _SUFFIXES


def _dated(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether capitals that open a sentence are a dateline: "FORT LEE, N.J. - ...", "PORT LEITH (AP) - ..."."""
    after = words[last].text if last < len(words) else ""
    return first == 0 and after in _BEHIND_PLACES and all(w.text.isupper() for w in words[first:last])


def _person(words: Sequence[Word], first: int, last: int, titles: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name is a person's and no place's, body's or abbreviation."""
    places, bodies = lexicon.places, lexicon.words.bodies
    text = " ".join([w.text for w in words[first:last]])
    if text in places.countries or text in places.people or text in places.capitals:
        return False
    if text.lower() in lexicon.words.regions and not _HONORIFICS & set(titles):
        return False
    if last - first == 1:
        word = words[first]
        shouted = len(word.text) > 1 and word.text.isupper()
        small = word.lower in bodies or (word.lower in lexicon.words.roles and not titles)
        person = not small and (bool(titles) or not shouted)
    else:
        inside = words[first:last]
        person = len(inside) <= _LONGEST and not any(w.lower in bodies or w.lower == "of" for w in inside)
        person = person and not (_shouted(inside[-1]) and not _shouted(inside[0])) and not _dated(words, first, last)
    known = lexicon.outlets.named(text) if person else None
    return person and not (known and known.kind == "government")  # the Kremlin
