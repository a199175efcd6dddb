"""Which subject does an addition between signs belong to: "Wang, a member of parliament, said"?"""

from collections.abc import Sequence

from tracker.find.phrases import Phrase, capital, left, right
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, Word
from tracker.text.words import POSSESSIVE

_COMMAS = 3  # how many commas back an apposition may begin
_APPOSITION = 30  # tokens
_PLACE = 3  # tokens of a state and its comma
_RELATIVES = frozenset({"who", "whose"})
_BRACKETS = 8  # tokens in brackets after a name: (D-Md.)

Subject = tuple[Phrase, Phrase | None]  # the source; an apposition to it, or the antecedent of "who"


def with_apposition(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject before what is added to it up to the sign at token `at`: "Wang, a member of parliament, said"."""
    floor = before[-1].cue[1] if before else 0
    closed = at - (words[at].text == "," and words[at - 1].text in {")", "]"})  # Rep. Lee (D-Md.), said
    if words[closed].text in {")", "]"}:
        phrase = _before_brackets(words, closed, floor, lexicon)
        return (phrase, None) if phrase else None
    who = _of_relative(words, at, floor, lexicon)
    if who:
        return who
    at, end = _before_place(words, at, lexicon), at
    sign, tried = words[at].text, 0
    for comma in range(at - 1, max(0, at - _APPOSITION) - 1, -1):
        ahead = words[comma - 1]
        if words[comma].text == MARKED and not (ahead.text[0].isalnum() or ahead.lower in POSSESSIVE):
            return None
        if words[comma].text != sign:
            continue
        if comma + 1 == at:
            continue
        tried += 1
        found = _between(words, comma, at, floor_at(before, comma), lexicon)
        if found or tried == _COMMAS:
            return found
    name = left(words, at - 1, floor, lexicon)
    opens = name is not None and (at != end or (sign == "," and _bare_name(words, name) and name[0] == floor))
    return (name, None) if name and opens and nameable(words, name, lexicon) else None


def _of_relative(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> Subject | None:
    """The subject before a relative clause with commas of its own: "Lee, whose firm, Acme, sells maps, said".

    Likewise "who" before what stands between commas: "Lee, who, after a talk with Roy, said".
    """
    if words[at].text != ",":
        return None
    for comma in range(at - 1, max(floor, at - _APPOSITION), -1):
        lead = words[comma + 1].lower
        if words[comma].text != "," or lead not in _RELATIVES:
            continue
        name = left(words, comma - 1, floor, lexicon)
        if not (name and nameable(words, name, lexicon)):
            return None
        if words[comma + 2].text == ",":
            return (comma + 1, comma + 2), name
        inside = any(w.text == "," for w in words[comma + 1 : at])
        return (name, (comma + 1, at)) if inside and _starts_clause(words, name[0], floor, lexicon) else None
    return None


def _before_place(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The comma before a state, which closes as that one does: "Lee, a clerk from Leith, Ohio, said"."""
    comma = next((i for i in range(at - 1, max(0, at - _PLACE) - 1, -1) if words[i].text == ","), None)
    if comma is None or words[at].text != "," or not capital(words[comma - 1]):
        return at
    place = " ".join(w.lower for w in words[comma + 1 : at])
    return comma if place in lexicon.words.regions else at


def _between(words: Sequence[Word], comma: int, at: int, floor: int, lexicon: Lexicon) -> Subject | None:
    """The subject, when what stands between the signs at `comma` and `at` is a name, or is added to one before."""
    name = left(words, at - 1, comma + 1, lexicon)
    if (
        name == (comma + 1, at)
        and words[at].text == ","
        and _bare_name(words, name)
        and not _name_ends(words, comma - 1)
    ):
        return _with_office(words, name, floor, lexicon), None
    phrase = _before_brackets(words, comma - 1, floor, lexicon)
    if phrase and nameable(words, phrase, lexicon):
        phrase = _widened(words, phrase, floor, lexicon)
        if _adds(words, phrase):
            return None
        after = _after_object(words, phrase, (comma + 1, at), lexicon)
        if after:
            return after
        if _starts_clause(words, phrase[0], floor, lexicon):
            return phrase, (comma + 1, at)
    return None


def _after_object(words: Sequence[Word], phrase: Phrase, rest: Phrase, lexicon: Lexicon) -> Subject | None:
    """The name after what is only the object of a participle: "a pastor backing Lee, | Ana Ruiz of Leith, said"."""
    lead = words[phrase[0] - 1].lower if phrase[0] else ""
    if not lead.endswith("ing") or lead in lexicon.words.prepositions or not capital(words[rest[0]]):
        return None
    name = right(words, *rest, lexicon, linked=False)
    return (name, (name[1], rest[1]) if name[1] < rest[1] else None) if name else None


def _adds(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase only says who was named before it, or named with an age: "Lee, 67, | a clerk in Leith"."""
    first = phrase[0]
    if first < 2 or words[first - 1].text != "," or words[first].lower not in {"a", "an"}:
        return False
    return words[first - 2].text.isdigit()


def _widened(words: Sequence[Word], phrase: Phrase, floor: int, lexicon: Lexicon) -> Phrase:
    """A phrase with the noun that a preposition ties it to: "a broker in | London"."""
    first = phrase[0]
    if first - 2 >= floor and words[first - 1].lower in lexicon.words.noun_links:
        noun = left(words, first - 2, floor, lexicon)
        if noun and words[noun[0]].lower in lexicon.words.determiners:
            return noun[0], phrase[1]
    return phrase


def _with_office(words: Sequence[Word], name: Phrase, floor: int, lexicon: Lexicon) -> Phrase:
    """The name with the office before its comma, when there is one: "the press secretary, Josh Earnest, said"."""
    office = left(words, name[0] - 2, floor, lexicon)
    lists = lexicon.words
    if office and words[office[1] - 1].lower in lists.roles and words[office[0]].lower in lists.determiners:
        return office[0], name[1]
    return name


def with_name(words: Sequence[Word], source: Phrase, lexicon: Lexicon) -> Phrase:
    """The office with the name after its comma: said "the mayor of Lisburg, Ada Brandt", "Lee's aide, Ana Ruiz"."""
    end = source[1]
    owned = any(w.lower in POSSESSIVE for w in words[slice(*source)])
    office = owned or words[source[0]].lower in lexicon.words.determiners
    if not office or end + 1 >= len(words) or words[end].text != "," or not capital(words[end + 1]):
        return source
    if not any(w.lower in lexicon.words.roles for w in words[slice(*source)]):
        return source
    name = right(words, end + 1, len(words), lexicon, linked=False)
    return (source[0], name[1]) if name and _bare_name(words, name) else source


def _before_brackets(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The phrase that ends with token `at`, or before the brackets that end there: "Rep. Lee (D-Md.)"."""
    if at >= floor and words[at].text in {")", "]"}:
        reach = range(at - 1, max(floor, at - _BRACKETS) - 1, -1)
        at = next((j - 1 for j in reach if words[j].text in {"(", "["}), at)
    return left(words, at, floor, lexicon)


def _bare_name(words: Sequence[Word], phrase: Phrase) -> bool:
    name = words[slice(*phrase)]
    return len(name) <= 4 and all(capital(w) or w.lower == "'s" for w in name)


def _name_ends(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and capital(words[at])


def _starts_clause(words: Sequence[Word], first: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether a clause can begin with token `first`: at the start, after a sign, a conjunction, a quotation."""
    if first <= floor:
        return True
    before = words[first - 1]
    lists = lexicon.words
    return not before.text[0].isalnum() or before.lower in lists.subordinators or before.lower in lists.conjunctions


def nameable(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be somebody who speaks: a name, a handle, a pronoun, a noun for people or documents."""
    lists = lexicon.words
    return any(
        w.text[0] == "@"
        or (capital(w) and w.lower not in lists.days and w.lower not in lists.months)
        or w.lower in lists.people
        or w.lower.removesuffix("s") in lists.callings
        or w.lower in lists.documents
        or w.lower in lists.pronouns
        or w.lower.endswith("-year-old")
        for w in words[slice(*phrase)]
    )


def floor_at(before: Sequence[Frame], at: int) -> int:
    """The end of the last cue before token `at`: no subject reaches over it."""
    return max((frame.cue[1] for frame in before if frame.cue[1] <= at), default=0)
