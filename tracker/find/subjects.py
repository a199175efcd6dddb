"""Who is the subject of a reporting verb?

What stands right before the verb group, an apposition between commas or brackets put aside; `shared` finds whose
subject participles and infinitives share.
"""

from collections.abc import Sequence

from tracker.find.appositions import Subject, floor_at, nameable, with_apposition
from tracker.find.phrases import Phrase, capital, left, noun_like, share
from tracker.find.shared import before_adjunct
from tracker.find.verbs import Cue, Group, verb_group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_RELATIVE = 14  # tokens between "who" and the verb of the main clause
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({",", ")", "]"}) | _DASHES
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
_STATE = 2  # tokens of a state
_ONE = frozenset({"a", "an", "another", "his", "her", "their", "its"})
_TO = frozenset({"at", "to"})
_OCCASIONS = frozenset({"in", "during", "at", "after", "on"})
_VISITS = frozenset({"visit", "rally", "event", "stop", "appearance", "debate", "conference", "forum", "meeting"})
_OBJECTS = frozenset({"him", "her", "them"})
_PUT = frozenset({"put", "puts"})


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
    lists = lexicon.words
    at = _before_day(words, at, lexicon)
    last = words[at]
    if last.lower in lists.documents or last.lower in lists.people or (capital(last) and at > 0):
        own = subject_before(words, at, [f for f in before if f.kind is FrameKind.VERB], lexicon)
        issuer = _issuer(words, own[0], lexicon) if own else None
        if issuer:
            return issuer
        filmed = own is not None and _filmed(words, own[0], lexicon)
        if filmed:
            return filmed, None
        told = own is not None and own[0][0] > 0 and words[own[0][0] - 1].lower in _TO and before[-1:]
        return (before[-1].source, before[-1].added) if told and before[-1].source else own  # tweeted at Lee saying
    return None


def _issuer(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> Subject | None:
    """Who gives out the document that goes on with a participle: "Lee | released a statement saying"."""
    verb, lists = phrase[0] - 1, lexicon.words
    out = verb > 1 and words[verb].lower == "out"
    verb -= out
    known = lists.issuing | lists.giving | (_PUT if out else frozenset())  # put out a statement
    issues = verb > 0 and words[verb].lower in known and words[phrase[0]].lower in _ONE
    to = next((i for i in range(*phrase) if words[i].lower == "to"), phrase[1])  # an email | to supporters
    if not issues or words[to - 1].lower not in lists.issued:
        return None
    found = subject_before(words, verb_group(words, verb, lexicon).first - 1, [], lexicon)
    return found if found and nameable(words, found[0], lexicon) else None


def _filmed(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Whom a recording shows: "footage of | Lee saying"."""
    of = next((i for i in range(*phrase) if words[i].lower == "of"), None)
    recorded = of is not None and of > phrase[0] and words[of - 1].lower in lexicon.words.recordings
    return (of + 1, phrase[1]) if of is not None and recorded and of + 1 < phrase[1] else None


def _before_day(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The token before a day: "issued a statement | on Monday night condemning"."""
    day = at - (words[at].lower in lexicon.times.parts)
    if day < 1 or words[day].lower not in lexicon.words.days:
        return at
    return day - 1 - (words[day - 1].lower == "on" and day > 1)


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
    if before_adjunct(words, at, lexicon) is not None:
        return None  # left, but in a letter said
    at = _before_when(words, at, floor, lexicon)
    issued = _issued(words, at, lexicon) if at > 0 else None
    if at < floor or issued:
        return (issued, None) if issued else None
    word = words[at]
    if word.lower in {"who", "which"} or (word.lower == "that" and at > floor and noun_like(words[at - 1], lexicon)):
        comma = at - 1 >= floor and words[at - 1].text in {",", *_DASHES}
        antecedent = left(words, at - 1 - comma, 0, lexicon) or _opening_name(words, lexicon)
        return (at, at + 1), _who(words, antecedent, lexicon) if word.lower == "who" else antecedent
    if word.lower in lexicon.words.pronouns and word.lower != "that":
        return (at, at + 1), None
    if word.text in _CLOSING:
        return with_apposition(words, at, before, lexicon)
    phrase = share(words, at, floor) or left(words, _before_state(words, at, floor, lexicon), floor, lexicon)
    return _head(words, phrase, before, lexicon) if phrase else None


def _before_when(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> int:
    """The token before words of time and their auxiliary: "who | last year called", "who | has in the past called"."""
    times = lexicon.times
    if at - 2 <= floor:
        return at
    lead = words[at - 1].lower
    if words[at].lower in times.units and (lead in times.last or lead in times.this):
        return at - 2
    if [w.lower for w in words[at - 2 : at + 1]] != ["in", "the", "past"]:
        return at
    before = at - 3
    return before - (before > floor and words[before].lower in lexicon.words.auxiliaries)


def _before_state(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> int:
    """The token before a comma and a state: "Lee of | Leith, Ohio says"."""
    comma = next((i for i in range(at - 1, max(floor, at - _STATE) - 1, -1) if words[i].text == ","), None)
    if comma is None or comma - 1 <= floor or not capital(words[comma - 1]):
        return at
    state = " ".join(w.lower for w in words[comma + 1 : at + 1])
    return comma - 1 if state in lexicon.words.regions else at


def _issued(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The document before the participle and the day that say when it came: "an ad released Thursday | accuses"."""
    dated = words[at + 1].lower == "on" or words[at + 1].lower in lexicon.words.days  # which the verb takes in
    last = at if dated else _before_day(words, at, lexicon)
    if (last == at and not dated) or last < 1 or not words[last].lower.endswith("ed"):
        return None
    document = left(words, last - 1, 0, lexicon)
    return document if document and words[last - 1].lower in lexicon.words.documents else None


def _opening_name(words: Sequence[Word], lexicon: Lexicon) -> Phrase | None:
    """The name with which a sentence begins before a comma: "Ana Ruiz, a guest on “The Boat,” who ..."."""
    end = next((i for i, w in enumerate(words) if not capital(w)), 0)
    other = lexicon.words.openers | lexicon.words.days | lexicon.words.months
    return (0, end) if end > 1 and words[end].text == "," and words[0].lower not in other else None


def _who(words: Sequence[Word], phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """Whom "who" goes back to: "a lecture from | the president, who said"; "says to | Lee on camera, who answers"."""
    links = lexicon.words.prepositions
    if phrase is None:
        return None
    first, last = phrase
    if not nameable(words, phrase, lexicon) and first > 1 and words[first - 1].lower in links:
        before = left(words, first - 2, 0, lexicon)
        return before if before and nameable(words, before, lexicon) else phrase
    inner = next((i for i in range(first + 1, last - 1) if words[i].lower in links), None)
    if inner is None or nameable(words, (first, inner), lexicon):
        return phrase
    return (inner + 1, last) if nameable(words, (inner + 1, last), lexicon) else phrase


def _head(words: Sequence[Word], phrase: Phrase, before: Sequence[Frame], lexicon: Lexicon) -> Subject:
    """The subject of which `phrase` is only the end: "a diplomat who knew him in Tokyo"."""
    first = phrase[0]
    placed = _placed(words, phrase, before, lexicon)
    if placed or first < 2 or words[first - 1].lower not in lexicon.words.prepositions:
        return placed or phrase, None
    made = _made(words, first, before, lexicon)
    if made:
        return made, None
    for i in range(first - 2, max(0, first - _RELATIVE), -1):
        if words[i].text in {",", MARKED, ";"}:
            break
        if words[i].lower == "who":
            antecedent = left(words, i - 1, floor_at(before, i), lexicon)
            return (antecedent, (i, phrase[1])) if antecedent else (phrase, None)
    return phrase, None


def _placed(words: Sequence[Word], phrase: Phrase, before: Sequence[Frame], lexicon: Lexicon) -> Phrase | None:
    """The subject before where or when it spoke: "Lee | during a Monday visit said", "Lee | in his speech called"."""
    first, lists, noun = phrase[0], lexicon.words, words[phrase[1] - 1].lower
    if not (noun in lexicon.cues.nouns or noun in lexicon.citing.told_at or noun in _VISITS):
        return None
    while first > 1 and (words[first - 1].lower in lists.days or words[first - 1].lower in lists.determiners):
        first -= 1  # a Monday visit
    if first < 2 or words[first - 1].lower not in _OCCASIONS:
        return None
    name = left(words, first - 2, floor_at(before, first - 1), lexicon)
    return name if name and nameable(words, name, lexicon) else None


def _made(words: Sequence[Word], first: int, before: Sequence[Frame], lexicon: Lexicon) -> Phrase | None:
    """The document that a participle says more of: "a letter obtained by | The Oracle"."""
    if first < 3 or words[first - 1].lower != "by" or not words[first - 2].lower.endswith(("ed", "en")):
        return None
    document = left(words, first - 3, floor_at(before, first - 2), lexicon)
    return document if document and words[document[1] - 1].lower in lexicon.words.documents else None
