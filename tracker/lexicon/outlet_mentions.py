"""Where in a list of words do outlets stand?

A name is looked up by its first word and the longest wins. Then the phrase around it is drawn in: "the Russian state
news agency TASS", "Xinhua news agency", "Fox News' “Hannity”". A weak name beside a fitting noun ("Time magazine") is
as good as a strong one; a weak name inside a longer one ("Sputnik V", "Michael Bloomberg") is none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.lexicon.generic_outlets import SHOW, Generic
from tracker.lexicon.outlet_entries import Outlet
from tracker.lexicon.outlet_names import Index, Sense
from tracker.lexicon.outlet_phrases import Phrase, around, articled, lower, modified, noun_after
from tracker.lexicon.outlet_unlisted import identity, shows, unlisted
from tracker.text.words import POSSESSIVE

_OPENING = ("“", "‘", '"', "'", "«", "``", "''")
_CLOSING = ("”", "’", '"', "'", "»", "''")
_POLLS = frozenset({"poll", "polls", "survey"})
_POLL = 4  # tokens between two who took a poll and the poll
_STOPS = (".", "!", "?", ":", ";", "…", "...", "•", "—", "–", "--", *_OPENING, *_CLOSING)


class Mention(NamedTuple):
    """An outlet among words; indices are of tokens, half-open.

    Attributes:
        first, last: the whole phrase, with article, descriptors and show: "the Russian news agency TASS".
        outlet: id, also of generic outlets ("state-media-cn"); the likeliest of `candidates`.
        name: the outlet's usual name.
        weak: True when the name is also a word or another outlet's: it counts in a citing frame only.
        show: True when a programme of the outlet is named.
        generic: True when no outlet is named, as in "Chinese state media".
        name_first, name_last: the name alone, without article and descriptors.
        candidates: ids of all outlets that it could be; one id when there is no doubt.
        kind: of an outlet that no list has; empty of those whose entry tells it.
    """

    first: int
    last: int
    outlet: str
    name: str
    weak: bool
    show: bool
    generic: bool
    name_first: int
    name_last: int
    candidates: tuple[str, ...]
    kind: str = ""


class Lists(NamedTuple):
    """What to look for among words; `starting` are the words with which a name, or an outlet without one, begins."""

    names: Index
    generic: Generic
    outlets: Mapping[str, Outlet]
    starting: frozenset[str]


class _Text(NamedTuple):
    """The words to look through and what to look for."""

    words: Sequence[str]
    names: Index
    generic: Generic
    outlets: Mapping[str, Outlet]
    starting: frozenset[str]


def mentions(words: Sequence[str], lists: Lists, known: Iterable[str]) -> list[Mention]:
    """Every outlet among `words`, in order; see `Outlets.mentions`.

    Runs in time linear in the number of words.
    """
    joined = " ".join(words)
    plain = [word.replace("’", "'") if word != "’" else word for word in words] if "’" in joined else [*words]
    if "-" in joined:
        hyphened = (i for i, word in enumerate(plain) if "-" in word)
        joint = next((i for i in hyphened if _pollsters(plain, i, lists.names)), None)
        if joint is not None:
            return _of_joint(plain, joint, lists, known)
    listed = not lists.starting.isdisjoint(plain)
    others = shows(joined, plain, lists.generic)
    if not (listed or others):
        return []
    text = _Text(plain, *lists)
    found = list(_listed(text, known)) if listed else []
    return sorted((*found, *_unlisted(text, found)), key=lambda mention: mention.first) if others else found


def _listed(text: _Text, known: Iterable[str]) -> Iterator[Mention]:
    """The outlets that a list has, and those without a name."""
    seen = list(dict.fromkeys(known))
    floor = 0
    for i in [i for i, word in enumerate(text.words) if word in text.starting]:
        mention = None if i < floor else _named(text, i, floor, seen) or _unnamed(text, i, floor, seen)
        if mention is None:
            continue
        yield mention
        floor = mention.last
        if not mention.weak and not mention.generic:
            if mention.outlet in seen:
                seen.remove(mention.outlet)
            seen.append(mention.outlet)


def _pollsters(words: Sequence[str], at: int, names: Index) -> bool:
    """Whether a token joins the names of two who took a poll: in "a Washington | Post-ABC | News poll"."""
    left, _, right = words[at].partition("-")
    near = words[at + 1 : at + _POLL]
    return left.istitle() and right in names and any(word.lower() in _POLLS for word in near)


def _of_joint(words: Sequence[str], at: int, lists: Lists, known: Iterable[str]) -> list[Mention]:
    """The outlets among words of which the one at `at` belongs to two names."""
    left, _, right = words[at].partition("-")
    found = mentions([*words[:at], left, right, *words[at + 1 :]], lists, known)
    return [
        mention._replace(
            first=mention.first - (mention.first > at),
            last=mention.last - (mention.last > at + 1),
            name_first=mention.name_first - (mention.name_first > at),
            name_last=mention.name_last - (mention.name_last > at + 1),
        )
        for mention in found
    ]


def _unlisted(text: _Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """The outlets that no list has, with the phrase around them."""
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    for start, end, kind in unlisted(text.words, text.generic, taken):
        if identity(" ".join(text.words[start:end])) in text.outlets:
            continue  # a weak name of one that a list has, after a noun that does not fit it
        floor = max((i + 1 for i in taken if i < start), default=0)
        phrase = around(text.words, text.generic, (start, end), floor)
        if not taken.isdisjoint(range(end, phrase.last)):
            phrase = phrase._replace(last=end)
        taken.update(range(phrase.first, phrase.last))
        name = " ".join(text.words[start:end])
        yield Mention(
            first=phrase.first,
            last=phrase.last,
            outlet=identity(name),
            name=name,
            weak=True,
            show=False,
            generic=False,
            name_first=start,
            name_last=end,
            candidates=(identity(name),),
            kind=kind,
        )


def _named(text: _Text, start: int, floor: int, seen: Sequence[str]) -> Mention | None:
    """The outlet whose name begins at word `start`, with the phrase around it, which does not begin before `floor`."""
    end, senses = _senses(text, start, floor)
    if not senses:
        return None
    phrase = around(text.words, text.generic, (start, end), floor)
    joined = _joined(text, phrase.last, senses)
    if joined is not None:
        return _mention(text, phrase._replace(last=joined[0]), (start, end), (joined[1],))
    senses = _fitting(text, senses, phrase, seen)
    if senses[0].weak:
        if phrase.kinds is not None and _fits(text, senses[0], phrase.kinds):
            senses = tuple(sense._replace(weak=False) for sense in senses if _fits(text, sense, phrase.kinds))
        else:
            phrase = around(text.words, text.generic, (start, end), floor, nouns=False)
            senses = tuple(sense for sense in senses if _may_be_outlet(text, phrase, (start, end), sense, floor))
            if not senses:
                return None
    return _mention(text, phrase, (start, end), senses)


def _senses(text: _Text, start: int, floor: int) -> tuple[int, tuple[Sense, ...]]:
    """Where the longest name that begins at word `start` ends, and what it means."""
    articled = start > floor and text.words[start - 1].lower() == "the"
    for form in text.names.get(text.words[start], ()):
        end = start + len(form.words)
        senses = form.articled if articled else form.bare
        if senses and text.words[start:end] == form.words:
            return end, senses
    return start, ()


def _mention(text: _Text, phrase: Phrase, name: tuple[int, int], senses: tuple[Sense, ...]) -> Mention:
    best = senses[0]
    return Mention(
        first=phrase.first,
        last=phrase.last,
        outlet=best.outlet,
        name=text.outlets[best.outlet].name,
        weak=best.weak,
        show=best.show,
        generic=False,
        name_first=name[0],
        name_last=name[1],
        candidates=tuple(dict.fromkeys(sense.outlet for sense in senses)),
    )


# Which of several outlets


def _fitting(text: _Text, senses: tuple[Sense, ...], phrase: Phrase, seen: Sequence[str]) -> tuple[Sense, ...]:
    """The senses that agree with the phrase, or with what was named before; all of them where none does."""
    if len(senses) == 1:
        return senses
    kinds, country = phrase.kinds, phrase.country
    if kinds is not None:
        senses = tuple(sense for sense in senses if _fits(text, sense, kinds)) or senses
    if country is not None:
        senses = tuple(sense for sense in senses if text.outlets[sense.outlet].country == country) or senses
    for outlet in reversed(seen):
        chosen = tuple(sense for sense in senses if sense.outlet == outlet)
        if chosen:
            return chosen
    return senses


def _fits(text: _Text, sense: Sense, kinds: frozenset[str]) -> bool:
    return (SHOW if sense.show else text.outlets[sense.outlet].kind) in kinds


def _joined(text: _Text, end: int, senses: tuple[Sense, ...]) -> tuple[int, Sense] | None:
    """The end and sense of a network with its show, "NBC's “Today”", or a show with its network, "“Today” on NBC"."""
    words = text.words
    of_show = {sense.outlet: sense.show for sense in senses}
    place = end
    if any(of_show.values()):
        place += place < len(words) and words[place] in _CLOSING
        if place >= len(words) or words[place] != "on":
            return None
        place += 1
    else:
        place += place < len(words) and words[place] in POSSESSIVE
        place += place < len(words) and words[place] in _OPENING
    place += place < len(words) and words[place].lower() == "the"
    if place >= len(words):
        return None
    last, others = _senses(text, place, end)
    for other in others:
        if other.outlet in of_show and other.show != of_show[other.outlet]:
            noun = noun_after(text.words, text.generic, last)
            last += len(noun.words) if noun is not None and _fits(text, other, noun.kinds) else 0
            return last, Sense(other.outlet, weak=False, show=True)
    return None


# Whether a weak name is one at all


def _may_be_outlet(text: _Text, phrase: Phrase, name: tuple[int, int], sense: Sense, floor: int) -> bool:
    if sense.show:
        return _in_marks(text.words, *name)
    if text.outlets[sense.outlet].kind == "government":
        return False  # it speaks; only its website or its press service publishes
    if name[1] - name[0] == 1 and text.words[name[0]].endswith("."):  # "on X.", and not "X." at the head of a line
        return phrase.first > floor and text.words[phrase.first - 1].islower()
    return not _goes_on(text, phrase.last) and not _is_preceded(text, phrase, name, floor)


def _in_marks(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a name stands in quotation marks of its own: “Today”, "The View," with article and comma inside."""
    start -= start > 0 and words[start - 1].lower() == "the"
    end += end < len(words) and words[end] in ",."
    return start > 0 and words[start - 1] in _OPENING and end < len(words) and words[end] in _CLOSING


def _goes_on(text: _Text, end: int) -> bool:
    """Whether the words after a weak name make it another one: "Sputnik V", "Fortune 500", "the Star of David"."""
    following = text.words[end : end + 2]
    if not following:
        return False
    word = following[0]
    if word in ("of", "&", "and") and len(following) > 1:
        return word != "and" and following[1][0].isupper()
    return word[0] in "@#" or word.isdecimal() or (word[0].isupper() and word not in text.generic.after)


def _is_preceded(text: _Text, phrase: Phrase, name: tuple[int, int], floor: int) -> bool:
    """Whether a weak name is a person's, "Michael Bloomberg", or a plain word that begins a sentence, "Time flies"."""
    before = "." if phrase.first == 0 else text.words[phrase.first - 1] if phrase.first > floor else ""
    if before[:1].isupper() and before not in text.generic.before:
        return True
    word = text.words[name[0]]
    if name[1] - name[0] == 1 and word.lower() in text.generic.nouns_too:
        return phrase.first < name[0] or not before.islower()
    plain = phrase.first == name[0] and name[1] - name[0] == 1
    return plain and before in _STOPS and word.lower() != word and word.lower() in text.words


# Outlets without a name


def _unnamed(text: _Text, start: int, floor: int, seen: Sequence[str]) -> Mention | None:
    """The generic outlet at word `start`, or the outlet that is named right after it: "state media Global Times"."""
    for form, slug in text.generic.forms.get(text.words[start], ()):
        end = start + len(form)
        if not _reads(text.words[start:end], form):
            continue
        named = _named(text, end, floor, seen) if end < len(text.words) else None
        if named is not None and named.first <= start:
            return named
        first, country = modified(text.words, text.generic, start, floor, bare_names=False)
        first -= articled(text.words, first, floor)
        outlet = text.generic.located(slug, country)
        return Mention(
            first=first,
            last=end,
            outlet=outlet.id,
            name=outlet.name,
            weak=False,
            show=False,
            generic=True,
            name_first=start,
            name_last=end,
            candidates=(outlet.id,),
        )
    return None


def _reads(words: Sequence[str], form: Sequence[str]) -> bool:
    """Whether the words are the form; capitals only at the start or in abbreviations, as "State TV"."""
    return lower(words) == form and all(
        word == lower or word.isupper() for word, lower in zip(words[1:], form[1:], strict=True)
    )
