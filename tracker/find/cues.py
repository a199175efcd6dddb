"""Which reporting clauses does a sentence hold, and who reports in each?

For every reporting word the clause around it is read: what stands between it and its subject (adverbs, auxiliaries,
a day, an apposition between commas), the subject itself, whether it is inverted ("said Lee"), passive, negated, or
shares the subject of the clause before ("..., adding that").
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.find.phrases import Phrase, capital, left, noun_like, right
from tracker.lexicon import Lexicon, Verb
from tracker.model import MARKED, Frame, FrameKind, Word

_SPEECH = frozenset({"say", "tell", "ask"})
_NOT_NOUN = frozenset({"says", "said", "saying"})
_MADE = frozenset({"made", "makes", "making", "make"})
_CITES = frozenset({"cite", "quote"})
_TOLD = frozenset({"tell", "bare"})
_BY = 3  # tokens between a passive verb and its "by"
_COMMAS = 3  # how many commas back an apposition may begin
_APPOSITION = 30  # tokens


class _Group(NamedTuple):
    """What stands before a verb and belongs to it.

    Attributes:
        first: index of the first token of the verb group.
        copula: a form of "be" is among it.
        plain: nothing but adverbs is among it.
    """

    first: int
    copula: bool
    modal: bool
    negated: bool
    infinitive: bool
    hedge: int | None


def frames(words: Sequence[Word], lexicon: Lexicon) -> tuple[Frame, ...]:
    """The reporting clauses of a sentence, in the order of their cues."""
    found: list[Frame] = []
    i = 0
    while i < len(words):
        frame = _frame(words, i, found, lexicon)
        if frame:
            found.append(frame)
            i = max(i + 1, frame.cue[1])
        else:
            i += 1
    return tuple(found)


def _frame(words: Sequence[Word], i: int, before: list[Frame], lexicon: Lexicon) -> Frame | None:
    lower = words[i].lower
    if lower == "according" and i + 2 < len(words) and words[i + 1].lower == "to":
        source = right(words, i + 2, len(words), lexicon)
        return (
            Frame(FrameKind.ACCORDING, (i, i + 2), "according to", frozenset({"say"}), "base", source)
            if source
            else None
        )
    if lower == "words" and i > 1 and words[i - 1].lower == "the" and words[i - 2].lower == "in" and i + 2 < len(words):
        source = right(words, i + 2, len(words), lexicon) if words[i + 1].lower == "of" else None
        if source:
            return Frame(FrameKind.ACCORDING, (i - 2, i + 2), "in the words of", frozenset({"say"}), "base", source)
    for verb in lexicon.cues.verbs.get(lower, ()):
        end = i + 1 + len(verb.rest)
        if verb.rest and tuple(w.lower for w in words[i + 1 : end]) != verb.rest:
            continue
        frame = _verb(words, i, end, _merged(verb, lexicon, lower), before, lexicon)
        if frame or verb.rest:
            return frame
    if lower in lexicon.cues.nouns:
        return _remark(words, i, lexicon) or _noun(words, i, lexicon)
    return None


def _merged(verb: Verb, lexicon: Lexicon, lower: str) -> Verb:
    """One verb with the classes of all that are written so: "found" is past of "find" only, "read" is base and past."""
    same = [v for v in lexicon.cues.verbs[lower] if v.rest == verb.rest and v.lemma == verb.lemma]
    forms = {v.form for v in same}
    form = "past" if "past" in forms else verb.form
    return verb._replace(form=form)


def _verb(words: Sequence[Word], i: int, end: int, verb: Verb, before: list[Frame], lexicon: Lexicon) -> Frame | None:
    group = _group(words, i, lexicon)
    if _is_noun(words, i, end, verb, group, lexicon):
        return None
    passive = _passive(words, end, verb, group, lexicon)
    if passive is not None:
        return _passive_frame(words, i, end, verb, group, passive, lexicon)
    common = {
        "negated": group.negated,
        "modal": group.modal,
        "hedge": group.hedge,
        "heard": _listener(words, end, verb, lexicon),
    }
    kind = FrameKind.VERB
    subject = _own_subject(words, i, verb, group, before, lexicon)
    if words[i - 1].lower == "as" and verb.form == "ing" and i > 1:
        subject = _quoted(words, i - 2, before, lexicon)
    if subject is None and _may_invert(words, i, verb, group):
        source = right(words, end, len(words), lexicon)
        source = _with_name(words, source, lexicon) if source else None
        if source and _nameable(words, source, lexicon):
            return Frame(kind, (i, end), verb.lemma, verb.classes, verb.form, source, inverted=True, **common)
    if subject is not None:
        source, added = subject
        return Frame(kind, (i, end), verb.lemma, verb.classes, verb.form, source, added, **common)
    shared = _shared(words, i, verb, group, before, lexicon)
    if shared is None:
        return None
    return Frame(kind, (i, end), verb.lemma, verb.classes, verb.form, shared[0], shared[1], shared=True, **common)


def _with_name(words: Sequence[Word], source: Phrase, lexicon: Lexicon) -> Phrase:
    """The office with the name after its comma: said "the mayor of Lisburg, Ada Brandt"."""
    end = source[1]
    office = words[source[0]].lower in lexicon.words.determiners and end + 1 < len(words) and words[end].text == ","
    if not office or not capital(words[end + 1]) or not any(w.lower in lexicon.words.roles for w in words[slice(*source)]):
        return source
    name = right(words, end + 1, len(words), lexicon, linked=False)
    return (source[0], name[1]) if name and _bare_name(words, name) else source


def _quoted(words: Sequence[Word], at: int, before: list[Frame], lexicon: Lexicon) -> tuple[Phrase, Phrase | None] | None:
    """Who is quoted "as saying": the phrase that ends with token `at`."""
    if words[at].lower in {"him", "her", "them"}:
        return (at, at + 1), None
    phrase = left(words, at, before[-1].cue[1] if before else 0, lexicon)
    return (phrase, None) if phrase else None


def _own_subject(
    words: Sequence[Word], i: int, verb: Verb, group: _Group, before: list[Frame], lexicon: Lexicon
) -> tuple[Phrase, Phrase | None] | None:
    """The subject right before the verb group; infinitives have none, participles seldom ("a letter saying that")."""
    at = group.first - 1
    if group.infinitive or at < 0:
        return None
    if verb.form != "ing" or group.copula:
        return _subject(words, at, before, lexicon)
    last = words[at]
    lists = lexicon.words
    if last.lower in lists.documents or last.lower in lists.people or (capital(last) and at > 0):
        return _subject(words, at, before, lexicon)
    return None


def _group(words: Sequence[Word], i: int, lexicon: Lexicon) -> _Group:
    """The auxiliaries and adverbs before the verb at token `i`."""
    lists = lexicon.words
    first, copula, modal, negated, infinitive, hedge = i, False, False, False, False, None
    while first > 0:
        word = words[first - 1]
        lower = word.lower
        if lower in lists.hedges:
            hedge = first - 1
        elif lower in {"'s", "'d", "'ll", "'ve", "'re"} and lower != "'s":
            modal = modal or lower in {"'d", "'ll"}
        elif lower in lists.auxiliaries and lower not in {"'s", "let"}:
            copula = copula or lower in lists.copulas
            modal = modal or lower in lists.modals
            negated = negated or lower in lists.negations
        elif lower == "to" and first == i:
            infinitive = True
        elif lower in lists.negations:
            negated = True
        elif _adverb(word, lexicon) and not (capital(word) and first - 1 > 0):
            pass
        elif lower in lists.days and first >= 2:
            first -= words[first - 2].lower in {"on", "late", "early"}
        else:
            break
        first -= 1
    return _Group(first, copula, modal, negated, infinitive, hedge)


def _adverb(word: Word, lexicon: Lexicon) -> bool:
    lower = word.lower
    if lower in lexicon.words.adverbs:
        return True
    return len(lower) > 4 and lower.endswith("ly") and lower not in lexicon.words.not_adverbs


def _is_noun(words: Sequence[Word], i: int, end: int, verb: Verb, group: _Group, lexicon: Lexicon) -> bool:
    """Whether the word is a noun or an adjective here: "the report", "his claims", "a called strike"."""
    if i == 0:
        return verb.form != "ing" and not (verb.form == "past" and end < len(words) and words[end].lower == "by")
    word, before = words[i], words[i - 1]
    if word.lower in _NOT_NOUN:
        return False
    if verb.form == "past" and verb.classes <= _TOLD and group.first == i and end < len(words):
        if words[end].lower in lexicon.words.prepositions and words[end].lower not in {"to", "by"}:
            return True  # a person briefed on the talks
    lists = lexicon.words
    if capital(word) and verb.lemma not in {"tweet", "retweet"} and not _title_case(words, lexicon):
        return True
    if before.text in {"'s", "’s", "’"}:
        return (
            verb.form != "past" or group.first == i and not (end < len(words) and words[end].text in {"that", MARKED})
        )
    if before.lower in lists.determiners and (before.lower not in lists.pronouns or verb.form == "base"):
        return not (before.lower in {"all", "both", "some", "many", "most", "others", "those", "few", "these"})
    if before.lower in lists.prepositions and before.lower != "to" and verb.form != "ing":
        return True
    if verb.form in {"base", "s"} and group.first == i:
        return _noun_instead(words, i, end, verb, lexicon)
    return False


def _title_case(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the sentence is written like a headline, all words of weight with capitals."""
    weighty = [
        w for w in words if w.text[0].isalpha() and len(w.text) > 3 and w.lower not in lexicon.words.prepositions
    ]
    return len(weighty) > 2 and sum(map(capital, weighty)) >= 0.8 * len(weighty)


def _plural_before(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether the token before a base form can be its subject: "voters say", "China and Russia agree", "they want"."""
    before = words[i - 1]
    lower = before.lower
    if lower in lexicon.words.pronouns:
        return lower not in {"he", "she", "it", "one", "this", "that", "another", "which"} or lower == "which"
    if capital(before) and before.text in lexicon.places.people:
        return False
    if lower.endswith("s") and not lower.endswith(("ss", "'s", "us", "is")):
        return True
    joined = any(w.lower == "and" for w in words[max(0, i - 4) : i - 1])
    return (capital(before) and joined) or lower in {"people", "men", "women", "police", "children", "media"}


def _noun_instead(words: Sequence[Word], i: int, end: int, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether a word that may be both ("claims", "report") is the noun: after an adjective, before "of" or a verb."""
    before = words[i - 1]
    after = words[end].lower if end < len(words) else "."
    lists = lexicon.words
    if before.lower in lists.pronouns or before.text in {",", MARKED}:
        return False
    if after in {"of", "for", "from", "by"} and not verb.rest:
        return verb.lemma not in {"call"} or verb.form == "s" and not capital(before)
    if after in lists.finite and after not in {"s"}:
        return True
    if verb.form == "base":
        return not _plural_before(words, i, lexicon)
    return (
        not capital(before)
        and before.lower not in lists.people
        and before.lower not in lists.relatives
        and not before.lower.endswith("s")
        and after not in {"that", "he", "she", "it", "they", MARKED, "the", ",", ":"}
    )


def _passive(words: Sequence[Word], end: int, verb: Verb, group: _Group, lexicon: Lexicon) -> int | None:
    """The token after "by", `end` when the passive names nobody, None when the verb is active."""
    if verb.form != "past":
        return None
    reach = _BY if group.copula else 0
    for j in range(end, min(end + reach + 1, len(words))):
        if words[j].lower == "by" and all(w.text != "," for w in words[end:j]):
            if j + 1 < len(words) and not words[j + 1].lower.endswith("ing"):
                return j + 1
            break
    return end if group.copula else None


def _passive_frame(
    words: Sequence[Word], i: int, end: int, verb: Verb, group: _Group, after: int, lexicon: Lexicon
) -> Frame | None:
    saying = next((j for j in range(end, min(end + 3, len(words))) if words[j].lower in {"saying", "telling"}), None)
    if saying is not None and verb.lemma in {"quote", "cite", "report"}:
        subject = _subject(words, group.first - 1, [], lexicon)
        source, added = subject or (None, None)
        return Frame(FrameKind.VERB, (i, saying + 1), "quoted as saying", frozenset({"say"}), "past", source, added)
    source = right(words, after, len(words), lexicon) if after > end else None
    return Frame(
        FrameKind.VERB, (i, end), verb.lemma, verb.classes, verb.form, source,
        passive=True, negated=group.negated, modal=group.modal, hedge=group.hedge,
    )  # fmt: skip


def _listener(words: Sequence[Word], end: int, verb: Verb, lexicon: Lexicon) -> Phrase | None:
    cites = verb.lemma in _CITES
    if "tell" not in verb.classes and not cites and verb.lemma not in {"ask", "warn", "promise", "urge", "text", "email"}:
        return None
    if end >= len(words) or words[end].text in {",", ":", MARKED} or words[end].lower in lexicon.words.subordinators:
        return None
    return right(words, end, len(words), lexicon, linked=cites)


def _subject(
    words: Sequence[Word], at: int, before: list[Frame], lexicon: Lexicon
) -> tuple[Phrase, Phrase | None] | None:
    """The phrase that ends with token `at` and what is added to it: (source, apposition or antecedent)."""
    floor = before[-1].cue[1] if before else 0
    if at < floor:
        return None
    word = words[at]
    if word.lower in {"who", "which"} or (word.lower == "that" and at > floor and noun_like(words[at - 1], lexicon)):
        comma = at - 1 >= floor and words[at - 1].text == ","
        return (at, at + 1), left(words, at - 1 - comma, 0, lexicon)
    if word.lower in lexicon.words.pronouns and word.lower != "that":
        return (at, at + 1), None
    if word.text in {",", ")", "—", "–", "--", "-"}:
        return _added(words, at, floor, lexicon)
    phrase = left(words, at, floor, lexicon)
    return (phrase, None) if phrase else None


def _added(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> tuple[Phrase, Phrase | None] | None:
    """The subject before an apposition that ends with the sign at token `at`: "Wang, a member of parliament, said"."""
    sign = "(" if words[at].text == ")" else words[at].text
    if sign == "(":
        opening = next((j for j in range(at - 1, max(floor, at - 8) - 1, -1) if words[j].text in {"(", "["}), None)
        return _subject_before(words, opening - 1, floor, lexicon) if opening is not None and opening > floor else None
    tried = 0
    for comma in range(at - 1, max(floor, at - _APPOSITION) - 1, -1):
        word = words[comma]
        if word.text == MARKED:
            return None
        if word.text != sign:
            continue
        tried += 1
        between = left(words, at - 1, comma + 1, lexicon)
        if (
            between == (comma + 1, at)
            and sign == ","
            and _bare_name(words, between)
            and not _bare_end(words, comma - 1)
        ):
            return _with_office(words, between, floor, lexicon), None
        phrase = _before_brackets(words, comma - 1, floor, lexicon)
        if phrase and _nameable(words, phrase, lexicon) and _starts_clause(words, phrase[0], floor, lexicon):
            return phrase, (comma + 1, at)
        if tried == _COMMAS:
            break
    between = left(words, at - 1, floor, lexicon)
    return (between, None) if between and sign == "," and _bare_name(words, between) and between[0] == floor else None


def _with_office(words: Sequence[Word], name: Phrase, floor: int, lexicon: Lexicon) -> Phrase:
    """The name with the office before its comma, when there is one: "the press secretary, Josh Earnest, said"."""
    office = left(words, name[0] - 2, floor, lexicon)
    if office and words[office[1] - 1].lower in lexicon.words.roles and words[office[0]].lower in lexicon.words.determiners:
        return office[0], name[1]
    return name


def _lead_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a clause may open with the word before its subject: "And then Lee ..."."""
    lists = lexicon.words
    return word.lower in lists.conjunctions or (word.lower in lists.adverbs and word.lower not in lists.determiners)


def _before_brackets(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The phrase that ends with token `at`, or before the brackets that end there: "Rep. Lee (D-Md.)"."""
    if at >= floor and words[at].text == ")":
        at = next((j - 1 for j in range(at - 1, max(floor, at - 8) - 1, -1) if words[j].text == "("), at)
    return left(words, at, floor, lexicon)


def _subject_before(words: Sequence[Word], at: int, floor: int, lexicon: Lexicon) -> tuple[Phrase, Phrase | None] | None:
    phrase = left(words, at, floor, lexicon)
    return (phrase, None) if phrase else None


def _bare_name(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase[1] - phrase[0] <= 4 and all(
        capital(w) or w.text in {"'s", "’s"} for w in words[phrase[0] : phrase[1]]
    )


def _bare_end(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and capital(words[at])


def _starts_clause(words: Sequence[Word], first: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether a clause can begin with token `first`: at the sentence's start, after a sign, a conjunction, a quotation."""
    if first <= floor:
        return True
    before = words[first - 1]
    return (
        not before.text[0].isalnum()
        or before.lower in lexicon.words.subordinators
        or before.lower in lexicon.words.conjunctions
    )


def _nameable(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be somebody who speaks: a name, a pronoun, a noun for people or documents."""
    lists = lexicon.words
    return any(
        w.text[0] == "@"
        or (capital(w) and w.lower not in lists.days and w.lower not in lists.months)
        or w.lower in lists.people
        or w.lower in lists.documents
        or w.lower in lists.pronouns
        for w in words[phrase[0] : phrase[1]]
    )


def _may_invert(words: Sequence[Word], i: int, verb: Verb, group: _Group) -> bool:
    """Whether the subject may follow: after a quotation, a comma, or at the sentence's start."""
    if verb.form not in {"past", "s"} or group.copula or group.modal:
        return False
    if "think" in verb.classes and "say" not in verb.classes:
        return False
    return group.first == 0 or words[group.first - 1].text in {",", MARKED, "—", "–", "--", "-", ":"}


def _shared(
    words: Sequence[Word], i: int, verb: Verb, group: _Group, before: list[Frame], lexicon: Lexicon
) -> tuple[Phrase, Phrase | None] | None:
    """The subject of the clause before, which "..., adding", "and vowed" and "went on to say" share."""
    at = group.first - 1
    lead = words[at].lower if at >= 0 else ""
    joined = lead in {"and", "but", "or", "then"} or (lead in {",", "—", "–", "--"} and verb.form == "ing")
    loose = _lent(words, at, group, verb, lexicon)
    if not (joined or loose or lead == ","):
        return None
    for frame in reversed(before):
        if frame.source is not None and frame.kind is FrameKind.VERB and not frame.passive:
            return frame.source, frame.added
    if not (joined or loose):
        return None
    first = _main_subject(words, at, lexicon)
    return (first, None) if first else None


def _lent(words: Sequence[Word], at: int, group: _Group, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether an infinitive or a participle takes the subject of the clause: "declined to say", "by saying"."""
    if at < 0:
        return verb.form == "ing"
    lead = words[at].lower
    if group.infinitive:
        return lead in lexicon.words.catenatives
    return verb.form == "ing" and (
        lead in {"by", "in", "while", "when", "after", "before", "without"} or verb.lemma in {"cite", "quote", "say"}
    )


def _main_subject(words: Sequence[Word], at: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the sentence's main clause begins with, before token `at`."""
    start = 0
    for i in range(at):
        if (
            words[i].text == ","
            and i < at - 1
            and (
                words[0].lower in lexicon.words.prepositions
                or words[0].lower in lexicon.words.subordinators
                or words[0].lower.endswith(("ing", "ed"))
                or i <= 2
            )
        ):
            start = i + 1
            break
    while start < at and (words[start].text[0] in '•*-–—"' or _lead_word(words[start], lexicon)):
        start += 1
    if (
        start < at
        and words[start].lower in lexicon.words.pronouns
        and not (
            start + 1 < at and words[start].lower in lexicon.words.determiners and noun_like(words[start + 1], lexicon)
        )
    ):
        return (start, start + 1) if words[start].lower not in {"that", "this", "it"} else None
    phrase = right(words, start, at, lexicon)
    return phrase if phrase and _nameable(words, phrase, lexicon) else None


def _remark(words: Sequence[Word], i: int, lexicon: Lexicon) -> Frame | None:
    """ "Wang made the remark at a meeting": a clause that looks back at what was quoted before."""
    for made in range(max(0, i - 3), i):
        if words[made].lower in _MADE:
            phrase = _subject(words, _group(words, made, lexicon).first - 1, [], lexicon)
            return (
                Frame(FrameKind.REMARK, (made, i + 1), "make", frozenset({"noun"}), "past", phrase[0])
                if phrase
                else None
            )
    return None


def _noun(words: Sequence[Word], i: int, lexicon: Lexicon) -> Frame | None:
    """A noun that stands for speech, with its possessor: "their declaration of", "Wang's remark that"."""
    j = i - 1
    while j > 0 and i - j < 3 and words[j].lower not in lexicon.words.possessives and (noun_like(words[j], lexicon) or words[j].lower in lexicon.words.months):
        j -= 1
    if j < 0:
        return None
    source: Phrase | None = None
    if words[j].lower in lexicon.words.possessives and words[j].lower != "whose":
        source = (j, j + 1)
    elif words[j].text in {"'s", "’s", "’"} and j > 0:
        source = left(words, j - 1, 0, lexicon)
    return Frame(FrameKind.NOUN, (i, i + 1), words[i].lower, frozenset({"noun"}), "noun", source) if source else None
