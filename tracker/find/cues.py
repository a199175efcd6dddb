"""Which reporting clauses does a sentence hold, and who reports in each?

For every reporting word the clause around it is read: whether it is a verb at all (`verbs`), its subject (`subjects`),
whether it is inverted ("said Lee"), passive, negated, or shares the subject of the clause before ("..., adding that").
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.find.appositions import Subject, nameable, with_name
from tracker.find.heads import mute
from tracker.find.nouns import noun, remark
from tracker.find.phrases import Phrase, capital, left, right
from tracker.find.reduced import reduced
from tracker.find.shared import shared_subject
from tracker.find.subjects import own_subject, quoted, subject_before
from tracker.find.verbs import Cue, Group, is_noun, passive_by, verb_group
from tracker.lexicon import Lexicon, Verb
from tracker.model import MARKED, Frame, FrameKind, Word
from tracker.text.words import POSSESSIVE

_CITES = frozenset({"cite", "quote"})
_HEARING = frozenset({"ask", "warn", "promise", "urge", "text", "email"})  # beside those of the class "tell"
_QUOTED = frozenset({"quote", "cite", "report"})
_OPENING = frozenset({",", MARKED, "—", "–", "--", "-", ":"})
_AFTER_HER = frozenset({"to", "about", "that", "if", "whether", "why", "how", "what", "when", "where", "in", "on", ","})
_ANYBODY = frozenset({"others", "everyone", "everybody", "someone", "somebody", "anyone"})
_ONES = frozenset({"another", "one", "others"})
_APART = frozenset(
    {"again", "also", "instead", "repeatedly", "often", "only", "mostly", "briefly", "openly", "frankly"}
)
_BLAMED = frozenset({"of", "for"})
_SAYING = frozenset({"say", "tell", "ask"})
_INVERTING = frozenset({"say", "ask", "manner", "report", "show", "tell", "urge"})  # said Lee; never: endorsed Lee
_SUBJECT = 14  # tokens of a subject after a quotation
_SHOWING = frozenset({"show", "object", "report"})
_SAY = frozenset({"say"})


def frames(words: Sequence[Word], lexicon: Lexicon) -> tuple[Frame, ...]:
    """The reporting clauses of a sentence, in the order of their cues."""
    found: list[Frame] = []
    done = 0
    opening = lexicon.cues.opening
    for i in [i for i, word in enumerate(words) if word.lower in opening]:
        frame = _frame(words, i, found, lexicon) if i >= done else None
        if frame and frame.cue[0] >= (found[-1].cue[1] if found else 0):
            found.append(frame)
        done = frame.cue[1] if frame else done
    return tuple(found)


def _frame(words: Sequence[Word], i: int, before: list[Frame], lexicon: Lexicon) -> Frame | None:
    lower = words[i].lower
    if lower in {"according", "words"}:
        return _according(words, i, lexicon)
    for verb in lexicon.cues.verbs.get(lower, ()):
        end = _end(words, i + 1, verb.rest, lexicon) if verb.rest else i + 1
        if end is None:
            continue
        frame = _verb(Cue(words, i, end, _as_past(verb, lexicon, lower)), before, lexicon)
        if frame:
            return frame
        if verb.rest:
            break
    if lower in lexicon.cues.nouns:
        return remark(words, i, lexicon) or noun(words, i, lexicon, before[-1].cue[1] if before else 0)
    return None


def _end(words: Sequence[Word], first: int, rest: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """Where the words end that belong to a verb before token `first`; None where others stand there."""
    first += first < len(words) and _apart(words[first], lexicon)  # spoke again of
    end = first + len(rest)
    return end if tuple([w.lower for w in words[first:end]]) == rest else None


def _apart(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a verb and the preposition that belongs to it: "called Wednesday for"."""
    return word.lower in _APART or word.lower in lexicon.words.days


def _according(words: Sequence[Word], i: int, lexicon: Lexicon) -> Frame | None:
    """ "According to Wang", "in the words of Wang"."""
    if words[i].lower == "words" and words[i - 1].lower in POSSESSIVE:
        owner = left(words, i - 2, 0, lexicon) if i > 2 else None
        opens = owner is not None and owner[0] > 0 and words[owner[0] - 1].lower == "in"
        return Frame(FrameKind.ACCORDING, (i, i + 1), "in the words of", _SAY, "base", owner) if opens else None
    lowers = tuple(w.lower for w in words[max(0, i - 2) : i + 2])
    if lowers[-2:] == ("according", "to"):
        cue = (i, i + 2)
    elif lowers == ("in", "the", "words", "of"):
        cue = (i - 2, i + 2)
    else:
        return None
    source = right(words, i + 2, len(words), lexicon)
    lemma = " ".join(w.lower for w in words[slice(*cue)])
    return Frame(FrameKind.ACCORDING, cue, lemma, _SAY, "base", source) if source else None


def _as_past(verb: Verb, lexicon: Lexicon, lower: str) -> Verb:
    """The verb as past where its forms are written alike: "read", "cast"."""
    verbs = lexicon.cues.verbs[lower]
    if verb.form == "past" or len(verbs) == 1:
        return verb
    past = any(v.form == "past" and v.lemma == verb.lemma for v in verbs)
    return verb._replace(form="past") if past else verb


def _verb(cue: Cue, before: Sequence[Frame], lexicon: Lexicon) -> Frame | None:
    group = verb_group(cue.words, cue.first, lexicon)
    if is_noun(cue, group, lexicon):
        return None
    after = passive_by(cue, group) or reduced(cue, group, lexicon)
    if after is not None:
        return _passive(cue, group, after, lexicon)
    found = _subject(cue, group, before, lexicon)
    if found is None or _only_shows(cue, found, lexicon):
        return None
    return Frame(
        FrameKind.VERB, (cue.first, cue.last), cue.verb.lemma, cue.verb.classes, cue.verb.form,
        found.source, found.added, heard=None if found.inverted else _listener(cue, lexicon),
        inverted=found.inverted, shared=found.shared,
        negated=group.negated, modal=group.modal, hedge=group.hedge,
    )  # fmt: skip


def _only_shows(cue: Cue, found: "_Found", lexicon: Lexicon) -> bool:
    """Whether something is shown by what is nobody and no document: "history has shown", "the fire in Leith shows"."""
    words, source = cue.words, found.source
    if found.shared or not cue.verb.classes <= _SHOWING or words[source[0]].lower in lexicon.words.pronouns:
        return False
    place = " ".join(w.lower for w in words[slice(*source)]) in lexicon.words.regions
    return place or not nameable(words, source, lexicon)


class _Found(NamedTuple):
    """A subject, and how it stands to its verb."""

    source: Phrase
    added: Phrase | None = None
    inverted: bool = False
    shared: bool = False


def _subject(cue: Cue, group: Group, before: Sequence[Frame], lexicon: Lexicon) -> _Found | None:
    """The subject of an active verb."""
    words = cue.words
    after = _inverted(cue, group, lexicon)
    if after and "tell" not in cue.verb.classes and _closes(words, after[1], group):
        own = own_subject(cue, group, before, lexicon) if words[after[0]].lower in lexicon.words.determiners else None
        return _Found(*own) if own and own[1] else _Found(after, inverted=True)  # Lee, who left, recounted the trip
    own = quoted(words, cue.first - 2, before, lexicon) if _quotes(cue) else own_subject(cue, group, before, lexicon)
    own = None if own and _mute(cue, own, lexicon) else own
    opening = _opening(cue, group, lexicon)
    if opening and (own is None or own[0][0] > opening[0][0]):
        return _Found(*opening)
    if own:
        return _Found(*own)
    if after:
        return _Found(after, inverted=True)
    lent = shared_subject(cue, group, before, lexicon)
    return _Found(*lent, shared=True) if lent else None


def _quotes(cue: Cue) -> bool:
    """Whether "as" stands before the participle: "quoted Lee as saying", and no "as well as saying"."""
    at, words = cue.first - 1, cue.words
    return at > 0 and cue.verb.form == "ing" and words[at].lower == "as" and words[at - 1].lower != "well"


def _mute(cue: Cue, subject: Subject, lexicon: Lexicon) -> bool:
    """Whether a subject, or what its relative pronoun goes back to, is nothing that speaks."""
    words, (source, added) = cue.words, subject
    relative = words[source[0]].lower in lexicon.words.relatives and source[1] - source[0] == 1
    return mute(words, added if relative and added else source, lexicon, shows="show" in cue.verb.classes)


def _opening(cue: Cue, group: Group, lexicon: Lexicon) -> tuple[Phrase, Phrase | None] | None:
    """All between a quotation that opens the sentence and a verb of saying: "...," Lee of the Institute for Bees said.

    What follows a name and a comma is added to it, also where no comma closes it.
    """
    words, lists = cue.words, lexicon.words
    last = group.first
    if last < 3 or words[0].text != MARKED or not cue.verb.classes & _SAYING:
        return None
    if group.infinitive or group.copula or group.modal or cue.verb.form not in {"past", "s"}:
        return None
    first = 1 + (words[1].text == ",")
    lead = words[first].lower
    opens = capital(words[first]) or (lead in lists.determiners and lead not in lists.relatives)
    comma = next((i for i in range(first, last) if words[i].text == ","), last)
    if not opens or not 1 < last - first <= _SUBJECT or not _nominal(words[first:comma], lexicon):
        return None
    if words[last - 1].lower in lists.subordinators or words[last - 1].lower in lists.conjunctions:
        return None
    if comma == last:
        return (first, last), None
    named = all(capital(w) for w in words[first:comma]) and comma - first > 1
    rest = words[comma + 1 : last]
    return ((first, comma), (comma + 1, last)) if named and _describes(rest, lexicon) else None


def _nominal(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the words may all belong to one noun phrase."""
    return all(w.lower in POSSESSIVE or (w.text[0].isalnum() and not _clausal(w.lower, lexicon)) for w in words)


def _clausal(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word belongs to a clause and to no noun phrase."""
    lists = lexicon.words
    verbal = lower in lists.finite or lower in lists.auxiliaries
    pronoun = lower in lists.pronouns and lower not in lists.determiners
    return verbal or pronoun or lower in lists.subordinators or lower in lists.relatives


def _describes(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether words after a name and a comma say who that is: "the engineer who built it"."""
    lists = lexicon.words
    opens = len(words) > 1 and (words[0].lower in lists.determiners | lists.relatives or words[0].text.islower())
    return opens and all(w.text != MARKED for w in words)


def _inverted(cue: Cue, group: Group, lexicon: Lexicon) -> Phrase | None:
    """The subject after the verb, where it may stand there: after a quotation, a comma, or at the sentence's start."""
    words, verb = cue.words, cue.verb
    if verb.form not in {"past", "s"} or group.copula or group.modal or not _inverts(cue, group):
        return None
    opens = group.first == 0 or words[group.first - 1].text in _OPENING
    if opens and (cue.after in lexicon.words.subordinators or cue.after in lexicon.words.relatives):
        return None
    if opens and cue.after in _ONES and (cue.last + 1 == len(words) or not words[cue.last + 1].text[0].isalnum()):
        return cue.last, cue.last + 1  # tweeted another
    source = right(words, cue.last, len(words), lexicon) if opens else None
    if source and not _after_marks(words, group.first) and _goes_on(words, source[1], lexicon):
        return None  # the crew — clerks and divers — said Lee’s boat had sunk
    source = with_name(words, source, lexicon) if source else None
    if source and _after_words(words, group.first, cue) and words[source[0]].lower in lexicon.words.determiners:
        return source
    return source if source and nameable(words, source, lexicon) else None


def _inverts(cue: Cue, group: Group) -> bool:
    """Whether the subject of such a verb may follow it: "said Lee", never "endorsed Lee"; "agreed Lee" after marks."""
    classes = cue.verb.classes
    return not classes.isdisjoint(_INVERTING) or ("vow" in classes and _after_marks(cue.words, group.first))


def _after_marks(words: Sequence[Word], first: int) -> bool:
    """Whether a quotation stands right before token `first`, or a sign after it."""
    return first > 0 and MARKED in (words[first - 1].text, words[max(0, first - 2)].text)


def _goes_on(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb stands at token `i`, whose subject then is what stands before it."""
    return i < len(words) and words[i].lower in lexicon.words.finite and words[i].text.islower()


def _after_words(words: Sequence[Word], first: int, cue: Cue) -> bool:
    """Whether a verb of saying stands right after a quotation, so that any phrase after it speaks."""
    return "say" in cue.verb.classes and _after_marks(words, first)


def _closes(words: Sequence[Word], end: int, group: Group) -> bool:
    """Whether an inverted subject ends its sentence after a comma: ", reports USA Today."."""
    last = end >= len(words) or (words[end].text in ".?!" and end + 1 >= len(words))
    return last and group.first > 0 and words[group.first - 1].text == "," and capital(words[end - 1])


def _passive(cue: Cue, group: Group, after: int, lexicon: Lexicon) -> Frame | None:
    """ "Was told by Lee", "published by Xinhua"; "was quoted by TASS as saying", where the subject speaks."""
    words, verb, end = cue.words, cue.verb, cue.last
    saying = next((j for j in range(end, min(end + 8, len(words) - 1)) if words[j].lower == "as"), None)
    if verb.lemma in _QUOTED and saying and words[saying + 1].lower in {"saying", "telling"}:
        source, added = subject_before(words, group.first - 1, [], lexicon) or (None, None)
        words_of = (cue.first, saying + 2 if saying == end else end)
        return Frame(FrameKind.VERB, words_of, "quoted as saying", _SAY, "past", source, added)
    return Frame(
        FrameKind.VERB, (cue.first, end), verb.lemma, verb.classes, verb.form,
        _by(words, after, lexicon) if after > end else None,
        passive=True, negated=group.negated, modal=group.modal, hedge=group.hedge,
    )  # fmt: skip


def _by(words: Sequence[Word], first: int, lexicon: Lexicon) -> Phrase | None:
    """Who is named after "by", without what a name is blamed for: accused by Lee | of hiding."""
    source = right(words, first, len(words), lexicon)
    last = source[1] if source else first
    for i in range(first + 1, last - 1):
        if words[i].lower in _BLAMED and capital(words[i - 1]) and words[i + 1].lower.endswith("ing"):
            return first, i
    return source


def _listener(cue: Cue, lexicon: Lexicon) -> Phrase | None:
    """Whom a verb tells; for "cite" and "quote", whom it cites."""
    words, end, lemma = cue.words, cue.last, cue.verb.lemma
    if "tell" not in cue.verb.classes and lemma not in _CITES and lemma not in _HEARING:
        return None
    if end >= len(words) or words[end].text in {",", ":", MARKED} or words[end].lower in lexicon.words.subordinators:
        return None
    alone = words[end].lower == "her" and end + 1 < len(words) and words[end + 1].lower in _AFTER_HER
    if words[end].lower in _ANYBODY or alone:
        return end, end + 1
    return right(words, end, len(words), lexicon, linked=lemma in _CITES)
