"""Who is the subject of a reporting verb?

What stands right before the verb group, an apposition between commas or brackets put aside; `shared` finds whose
subject participles and infinitives share.
"""

from collections.abc import Sequence

from tracker.find.appositions import Subject, floor_at, nameable, with_apposition
from tracker.find.asides import before_day, before_state, before_when
from tracker.find.heads import head, known, mute
from tracker.find.phrases import DASHES, Phrase, capital, left, noun_like, share
from tracker.find.shared import before_adjunct, main_subject
from tracker.find.verbs import Cue, Group, verb_group
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_RELATIVE = 14  # tokens between "who" and the verb of the main clause
_CLOSING = frozenset({",", ")", "]"}) | DASHES
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
_WHO = frozenset({"who", "whose"})
_ADDED = frozenset({"a", "an", "the"})
_CLOSED = frozenset({",", ".", ":", ";"})
_FULL = 2  # words of a full name
_UP = frozenset({"out", "up"})
_ONE = frozenset({"a", "an", "another", "his", "her", "their", "its"})
_RECALLING = frozenset({"remember", "recall", "remind", "imagine", "see", "find", "show"})
_TOLD_AT = frozenset({"at", "to", "on", "in", "into", "over", "during"})
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
        own = subject_before(words, at, before, lexicon)
        return _named(cue, own, before, lexicon) if own and own[1] is None else own
    lists = lexicon.words
    at = before_day(words, at, lexicon)
    last = words[at]
    if last.lower in lists.documents or last.lower in lists.people or (capital(last) and at > 0):
        before = [f for f in before if f.kind is FrameKind.VERB]
        own = subject_before(words, at, before, lexicon)
        issuer = _issuer(words, own[0], lexicon) if own else None
        if issuer:
            return issuer
        filmed = own is not None and _filmed(words, own[0], lexicon)
        if filmed:
            return filmed, None
        return _telling(words, own, before, lexicon) if own else None
    return None


def _telling(words: Sequence[Word], own: Subject, before: Sequence[Frame], lexicon: Lexicon) -> Subject:
    """Who says what a participle tells, where the phrase before it is no subject but whom or where it was told.

    "Lee | emailed supporters saying"; "Lee | wrote on Orbit saying"; "Lee tweeted at Ruiz saying".
    """
    first = own[0][0]
    teller = before[-1] if before and before[-1].source else None
    if teller and teller.lemma in _RECALLING:
        return own  # I remember Lee saying
    heard = teller is not None and teller.heard is not None and teller.heard[0] <= first < teller.heard[1]
    if not heard and not (first > 0 and words[first - 1].lower in _TOLD_AT):
        return own
    if teller and teller.source:
        return teller.source, teller.added
    main = main_subject(words, first - 1, lexicon) if words[first - 1].lower != "to" else None
    return (main, None) if main else own


def _named(cue: Cue, subject: Subject, before: Sequence[Frame], lexicon: Lexicon) -> Subject:
    """The full name to which a subject is added without a second comma: "Ana Ruiz, | a spokesman for Lee said it".

    In "Ana Ruiz, a spokesman said, had left" he speaks of her.
    """
    words, (phrase, _) = cue.words, subject
    first = phrase[0]
    if first < _FULL + 1 or words[first - 1].text != "," or words[first].lower not in _ADDED or cue.after in _CLOSED:
        return subject
    name = left(words, first - 2, floor_at(before, first), lexicon)
    if not name or name[1] - name[0] < _FULL or not all(capital(w) for w in words[slice(*name)]):
        return subject
    ahead = words[name[0] - 1] if name[0] else None
    alone = ahead is None or not ahead.text[0].isalnum()
    acts = words[name[0]].lower.endswith(("ing", "ed")) or words[name[0]].lower in lexicon.words.openers
    return (name, phrase) if alone and not acts else subject


def _issuer(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> Subject | None:
    """Who gives out, or holds up, what goes on with its words: "Lee | released a statement saying", "held a sign that".

    Only of what is named here for the first time: "the sign" may be anybody's.
    """
    verb, lists = phrase[0] - 1, lexicon.words
    up = verb > 1 and words[verb].lower in _UP
    verb -= up
    to = next((i for i in range(*phrase) if words[i].lower == "to"), phrase[1])  # an email | to supporters
    if verb <= 0:
        return None
    noun, one = words[to - 1].lower, words[phrase[0]].lower in _ONE
    given = lists.issuing | lists.giving | (_PUT if up else frozenset())  # put out a statement
    issues = one and words[verb].lower in given and (noun in lists.issued or noun in lists.aired)
    holds = words[verb].lower in lists.holding and noun in lists.held and (one or to - phrase[0] == 1)
    if not (issues or holds):
        return None
    if words[verb].lower.endswith("ing"):
        main = main_subject(words, verb, lexicon)
        return (main, None) if main else None
    found = subject_before(words, verb_group(words, verb, lexicon).first - 1, [], lexicon)
    return found if found and nameable(words, found[0], lexicon) else None


def _filmed(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Whom a recording shows: "footage of | Lee saying"."""
    of = next((i for i in range(*phrase) if words[i].lower == "of"), None)
    recorded = of is not None and of > phrase[0] and words[of - 1].lower in lexicon.words.recordings
    return (of + 1, phrase[1]) if of is not None and recorded and of + 1 < phrase[1] else None


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
    at = before_when(words, at, floor, lexicon)
    issued = _issued(words, at, lexicon) if at > 0 else None
    if at < floor or issued:
        return (issued, None) if issued else None
    word = words[at]
    if word.lower in {"who", "which"} or (word.lower == "that" and at > floor and noun_like(words[at - 1], lexicon)):
        comma = at - 1 >= floor and words[at - 1].text in {",", *DASHES}
        antecedent = left(words, at - 1 - comma, 0, lexicon) or _opening_name(words, lexicon)
        issuer = _issuer(words, antecedent, lexicon) if antecedent and word.lower != "who" else None
        if issuer:
            return issuer
        return (at, at + 1), _who(words, antecedent, lexicon) if word.lower == "who" else antecedent
    if word.lower in lexicon.words.pronouns and word.lower != "that":
        return (at, at + 1), None
    if word.text in _CLOSING:
        return with_apposition(words, at, before, lexicon)
    phrase = share(words, at, floor) or left(words, before_state(words, at, floor, lexicon), floor, lexicon)
    if phrase is None:
        return None
    found = _behind(words, phrase, before, lexicon) if mute(words, phrase, lexicon) else None
    return found or _head(words, phrase, before, lexicon)


def _behind(words: Sequence[Word], phrase: Phrase, before: Sequence[Frame], lexicon: Lexicon) -> Subject | None:
    """The subject of which something that does not speak is only the end.

    "Workers who backed the proposal | said"; "a supporter of Lee's bid for the presidency | said".
    """
    for i in range(phrase[0] - 1, max(0, phrase[0] - _RELATIVE), -1):
        if words[i].text in {",", MARKED, ";"}:
            return None
        if words[i].lower in _WHO:
            antecedent = left(words, i - 1, floor_at(before, i), lexicon)
            return (antecedent, (i, phrase[1])) if antecedent and nameable(words, antecedent, lexicon) else None
        if words[i].lower in lexicon.words.prepositions:
            ahead = left(words, i - 1, floor_at(before, i), lexicon)
            if ahead and known(words[head(words, ahead, lexicon)].lower, lexicon):
                return (ahead[0], phrase[1]), None
    return None


def _issued(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The document before the participle and the day that say when it came: "an ad released Thursday | accuses"."""
    dated = words[at + 1].lower == "on" or words[at + 1].lower in lexicon.words.days  # which the verb takes in
    last = at if dated else before_day(words, at, lexicon)
    if (last == at and not dated) or last < 1 or not words[last].lower.endswith("ed"):
        return None
    document = left(words, last - 1, 0, lexicon)
    return document if document and words[head(words, document, lexicon)].lower in lexicon.words.documents else None


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
