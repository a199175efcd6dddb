"""Who is the subject of a reporting verb?

What stands right before the verb group, an apposition between commas or brackets put aside; for participles and
infinitives the subject of the clause that they belong to.
"""

from collections.abc import Sequence

from tracker.find.phrases import Phrase, capital, left, noun_like, right, share
from tracker.find.verbs import Cue, Group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_COMMAS = 3  # how many commas back an apposition may begin
_APPOSITION = 30  # tokens
_BRACKETS = 8  # tokens in brackets after a name: (D-Md.)
_RELATIVE = 14  # tokens between "who" and the verb of the main clause
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({",", ")", "]"}) | _DASHES
_LENDING = frozenset({"by", "in", "while", "when", "after", "before", "without", "despite", "since", "upon", "besides"})
_CAUSES = frozenset(
    {
        "led",
        "leads",
        "leading",
        "prompted",
        "prompting",
        "forced",
        "forcing",
        "caused",
        "pushed",
        "inspired",
        "drove",
        "compelled",
    }
)
_OBJECTS = frozenset({"him", "her", "them"})

Subject = tuple[Phrase, Phrase | None]  # the source; an apposition to it, or the antecedent of "who"


def own_subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject right before the verb group; infinitives have none, participles seldom ("a letter saying that")."""
    at = group.first - 1
    if at < 0:
        return None
    words = cue.words
    if group.infinitive:
        return _caused(words, at, lexicon)
    if cue.verb.form != "ing" or group.copula:
        return subject_before(words, at, before, lexicon)
    last = words[at]
    lists = lexicon.words
    if last.lower in lists.documents or last.lower in lists.people or (capital(last) and at > 0):
        return subject_before(words, at, before, lexicon)
    return None


def _caused(words: Sequence[Word], at: int, lexicon: Lexicon) -> Subject | None:
    """Whom something led to say what follows: "a win that led her to declare"."""
    if words[at].lower in _OBJECTS and at > 0 and words[at - 1].lower in _CAUSES:
        return (at, at + 1), None
    name = left(words, at, 0, lexicon) if capital(words[at]) else None
    return (name, None) if name and name[0] > 0 and words[name[0] - 1].lower in _CAUSES else None


def quoted(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """Who is quoted "as saying": the phrase that ends with token `at`."""
    if words[at].lower in _OBJECTS:
        return (at, at + 1), None
    phrase = left(words, at, before[-1].cue[1] if before else 0, lexicon)
    return (phrase, None) if phrase else None


def subject_before(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject that ends with token `at`."""
    floor = before[-1].cue[1] if before else 0
    if at < floor:
        return None
    word = words[at]
    if word.lower in {"who", "which"} or (word.lower == "that" and at > floor and noun_like(words[at - 1], lexicon)):
        comma = at - 1 >= floor and words[at - 1].text == ","
        return (at, at + 1), left(words, at - 1 - comma, 0, lexicon)
    if word.lower in lexicon.words.pronouns and word.lower != "that":
        return (at, at + 1), None
    if word.text in _CLOSING:
        return _with_apposition(words, at, before, lexicon)
    phrase = share(words, at, floor) or left(words, at, floor, lexicon)
    return _head(words, phrase, before, lexicon) if phrase else None


def _head(words: Sequence[Word], phrase: Phrase, before: Sequence[Frame], lexicon: Lexicon) -> Subject:
    """The subject of which `phrase` is only the end: "a diplomat who knew him in Tokyo"."""
    first = phrase[0]
    if first < 2 or words[first - 1].lower not in lexicon.words.prepositions:
        return phrase, None
    for i in range(first - 2, max(0, first - _RELATIVE), -1):
        if words[i].text in {",", MARKED, ";"}:
            break
        if words[i].lower == "who":
            antecedent = left(words, i - 1, _floor(before, i), lexicon)
            return (antecedent, (i, phrase[1])) if antecedent else (phrase, None)
    return phrase, None


def _floor(before: Sequence[Frame], at: int) -> int:
    """The end of the last cue before token `at`: no subject reaches over it."""
    return max((frame.cue[1] for frame in before if frame.cue[1] <= at), default=0)


def _with_apposition(words: Sequence[Word], at: int, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject before what is added to it up to the sign at token `at`: "Wang, a member of parliament, said"."""
    floor = before[-1].cue[1] if before else 0
    if words[at].text in {")", "]"}:
        phrase = _before_brackets(words, at, floor, lexicon)
        return (phrase, None) if phrase else None
    sign, tried = words[at].text, 0
    for comma in range(at - 1, max(0, at - _APPOSITION) - 1, -1):
        if words[comma].text == MARKED and not words[comma - 1].text[0].isalnum():
            return None
        if words[comma].text != sign:
            continue
        tried += 1
        found = _between(words, comma, at, _floor(before, comma), lexicon)
        if found or tried == _COMMAS:
            return found
    name = left(words, at - 1, floor, lexicon)
    bare = name and sign == "," and _bare_name(words, name) and name[0] == floor
    return (name, None) if name and bare else None


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
        if _starts_clause(words, phrase[0], floor, lexicon):
            return phrase, (comma + 1, at)
    return None


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
    """The office with the name after its comma: said "the mayor of Lisburg, Ada Brandt"."""
    end = source[1]
    office = words[source[0]].lower in lexicon.words.determiners and end + 1 < len(words) and words[end].text == ","
    if not office or not capital(words[end + 1]):
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
    return len(name) <= 4 and all(capital(w) or w.text in {"'s", "’s"} for w in name)


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
        or w.lower in lists.documents
        or w.lower in lists.pronouns
        or w.lower.endswith("-year-old")
        for w in words[slice(*phrase)]
    )


def shared_subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject of the clause before, which "..., adding", "and vowed" and "went on to say" share."""
    words, at = cue.words, group.first - 1
    lead = words[at].lower if at >= 0 else ""
    joined = lead in {"and", "but", "or", "then"} or (lead in {",", *_DASHES} and cue.verb.form == "ing")
    lent = _lent(cue, group, lexicon)
    if not (joined or lent or lead == ","):
        return None
    for frame in reversed(before):
        if frame.source is not None and frame.kind is FrameKind.VERB and not frame.passive:
            return frame.source, frame.added
    first = main_subject(words, at, lexicon) if joined or lent else None
    if group.first == 0 and cue.verb.form == "ing":
        first = _following_subject(cue, lexicon)
    return (first, None) if first else None


def _following_subject(cue: Cue, lexicon: Lexicon) -> Phrase | None:
    """The subject after the comma that closes a participle: Citing "a breach", Lee left the talks."""
    words = cue.words
    marked = next((i for i in range(cue.last, min(cue.last + _RELATIVE, len(words))) if words[i].text == MARKED), None)
    if marked is None:
        return None
    comma = marked + 1
    if comma < len(words) and words[comma].text != "," and not _subject_opens(words, comma, lexicon):
        return None
    start = comma + (words[comma].text == ",") if comma < len(words) else len(words)
    if start >= len(words) or not _subject_opens(words, start, lexicon):
        return None
    if words[start].lower in lexicon.words.pronouns:
        return start, start + 1
    phrase = right(words, start, len(words), lexicon)
    return phrase if phrase and nameable(words, phrase, lexicon) else None


def _subject_opens(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a subject can begin with token `i`: a name, a pronoun, "the mayor"."""
    lists = lexicon.words
    return capital(words[i]) or words[i].lower in lists.persons | lists.plurals | {"the"}


def _lent(cue: Cue, group: Group, lexicon: Lexicon) -> bool:
    """Whether an infinitive or a participle takes the subject of the clause: "declined to say", "by saying"."""
    verb = cue.verb
    if group.first == 0:
        return verb.form == "ing"
    lead = cue.words[group.first - 1].lower
    if group.infinitive:
        return lead in lexicon.words.catenatives
    return verb.form == "ing" and (lead in _LENDING or verb.lemma in {"cite", "quote", "say"})


def main_subject(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the sentence's main clause begins with, before token `at`."""
    start = _after_introduction(words, at, lexicon)
    while start < at and (words[start].text[0] in '•*-–—"' or _joins(words[start], lexicon)):
        start += 1
    if start >= at:
        return None
    lists = lexicon.words
    first = words[start]
    owns = first.lower in lists.determiners and start + 1 < at and noun_like(words[start + 1], lexicon)
    if first.lower in lists.pronouns and not owns:
        return (start, start + 1) if first.lower not in {"that", "this", "it"} else None
    phrase = right(words, start, at, lexicon)
    return phrase if phrase and nameable(words, phrase, lexicon) else None


def _after_introduction(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token after the comma of an introducing phrase: "In Oslo, ...", "Moreover, ..."."""
    lead = words[0].lower
    lists = lexicon.words
    introduces = lead in lists.prepositions | lists.subordinators | lists.adverbs | lists.days or lead.endswith(
        ("ing", "ed")
    )
    for i in range(at - 1):
        again = words[i + 1].lower in lists.prepositions | lists.subordinators  # On Monday, after a long day, Lee
        if words[i].text == "," and (introduces or i <= 2) and not again:
            return i + 1
    return 0


def _joins(word: Word, lexicon: Lexicon) -> bool:
    """Whether a clause may open with the word before its subject: "And then Lee ..."."""
    lists = lexicon.words
    return word.lower in lists.conjunctions or (word.lower in lists.adverbs and word.lower not in lists.determiners)
