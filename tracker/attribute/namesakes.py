"""Which of several people of one surname does the surname alone mean?

Whoever is named in full first owns it: "Ada Brandt ... Brandt said ... her brother Karl Brandt said ... Brandt added".
A full name right before the surname counts against that. "Mrs." and "Mr." part husband and wife: the full name before
the first of them takes it, and the other one gets what is left.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tracker.attribute.names import Name, surname_of
from tracker.lexicon import Words

Place = tuple[int, Name]  # a sentence, and a name in it
_NEAR = 1  # sentences between a full name and the surname alone that means it
_CLOSE = 2  # sentences between a full name and the "Mrs." that means it
_MOST = 12  # people of one surname
_NAMES = 4  # full names in one sentence
_FIRST = 2  # times as much tells the first "Mrs." as one of the later ones
_FORMS = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms"})


def shared(places: Sequence[Place], by_part: Mapping[str, Sequence[str]]) -> dict[str, list[Place]]:
    """The places of each folded surname that more than one full name ends with, in order of the text."""
    shared = ((last, names[:_MOST]) for last, names in by_part.items() if len(names) > 1)
    several = {last for last, names in shared if sum(surname_of(full) == last for full in names) > 1}
    found: dict[str, list[Place]] = {}
    for number, name in places:
        last = surname_of(name.text)
        if last in several:
            found.setdefault(last, []).append((number, name))
    return found


def owner(places: Sequence[Place]) -> str | None:
    """The full name that a surname alone means, going by the places of the surname; None when it never stands alone."""
    votes: Counter[str] = Counter()
    first: str | None = None
    latest: tuple[int, str] | None = None
    for number, name in places:
        if " " in name.text:
            first = first or name.text
            latest = number, name.text
        elif first and latest and not _FORMS & set(name.titles):
            near = number - latest[0] <= _NEAR
            votes[latest[1] if near else first] += 1
    return max(votes, key=lambda full: (votes[full], full == first)) if votes else first


def titled(places: Sequence[Place], titles: Mapping[str, set[str]], words: Words) -> Iterator[tuple[str, str]]:
    """Pairs of a full name and the "Mrs." or "Mr." by which it is called beside the surname alone."""
    sexes = (words.honorifics_female, words.honorifics_male)
    named = list(dict.fromkeys(name.text for _, name in places if " " in name.text))[:_MOST]
    own = {full: titles.get(full, set()) for full in named}
    called = [_called(places, sex & _FORMS, other & _FORMS) for sex, other in zip(sexes, sexes[::-1], strict=True)]
    best: tuple[int, tuple[str | None, ...]] = (0, (None, None))
    for women in (None, *own):
        for men in (None, *own):
            pair = (women, men)
            if not (women and women == men) and _may(pair, own, sexes):
                best = max(best, (_fits(pair, called), pair), key=lambda scored: scored[0])
    for meant, sex, votes in zip(best[1], sexes, called, strict=True):
        if meant and votes and not own[meant] & sex:
            yield meant, next(form for _, name in places for form in name.titles if form in sex & _FORMS)


def _may(pair: tuple[str | None, ...], own: Mapping[str, set[str]], sexes: Sequence[frozenset[str]]) -> bool:
    """Whether nothing is known by which the first is no woman or the second no man."""
    return not any(full and own[full] & other for full, other in zip(pair, sexes[::-1], strict=True))


def _fits(pair: tuple[str | None, ...], called: Sequence[Counter[str]]) -> int:
    """How often the two full names stand right before the titles that they would then be called by."""
    return sum(votes[full] + 1 for full, votes in zip(pair, called, strict=True) if full and votes)


def _called(places: Sequence[Place], forms: frozenset[str], others: frozenset[str]) -> Counter[str]:
    """How often each full name stands right before the surname with one of some titles; the first counts most.

    Both in one sentence are two people: "Mrs. Brandt and Karl Brandt".
    """
    votes: Counter[str] = Counter()
    before: list[tuple[int, str]] = []
    titled: set[int] = set()
    other = -1
    for number, name in places:
        if " " in name.text:
            before.append((number, name.text))
            if number in titled:
                votes[name.text] -= 1
        elif others & set(name.titles):
            other = number
        elif forms & set(name.titles) and number != other:
            titled.add(number)
            for full in {own for at, own in before[-_NAMES:] if at == number}:
                votes[full] -= 1
            ahead = next((own for own in reversed(before) if own[0] < number), None)
            if ahead and (number - ahead[0] <= _CLOSE or len(titled) == 1):
                votes[ahead[1]] += _FIRST if len(titled) == 1 else 1
    return votes if titled else Counter()
