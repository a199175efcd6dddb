"""Which words does an article quote or report?

marks.py       words in quotation marks
sentences.py   sentences, each quotation one token
appositions.py what is added to a subject
phrases.py     noun phrases to the left and right of a token
within.py      what sentences of the same tokens share: their clauses
cues.py        reporting clauses: cue, subject, listener
nouns.py       nouns that stand for speech, and whose
subjects.py    who is the subject of a reporting verb; shared.py for those that have none of their own
heads.py       can a noun be somebody who speaks; compounds.py whether a word is a verb or goes on a noun phrase
asides.py      times and set phrases between a subject and its verb
reduced.py     participles that tell what something is called
indirect.py    what is reported without marks
broken.py      statements that their clause stands inside
objects.py     objects of verbs that tell a stance
ends.py        where what is reported ends
clauses.py     whether tokens read like a clause
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

from tracker.find.indirect import contents
from tracker.find.labels import SIGNS, label
from tracker.find.marks import Marked, marked
from tracker.find.sentences import Draft, sentences
from tracker.find.within import Known, Within, within
from tracker.lexicon import Lexicon
from tracker.model import Article, Block, Found, FrameKind, Kind, Problem, Quotation, Role, Sentence, Span

__all__ = ["quotations"]

_ENGLISH = "en"
_CLAUSE = 40  # characters: longer than most phrases
_READ = frozenset({Role.HEADLINE, Role.BODY, Role.CAPTION})


def quotations(article: Article, lexicon: Lexicon) -> tuple[Found, tuple[Problem, ...]]:
    """All quotations of an article in order, in marks and indirect, with the reporting clauses around them.

    Quotations in marks are direct or mixed by their form; whether anybody is named for them is for the
    attributing step to say. Page furniture is passed over.
    """
    blocks = [(i, b) for i, b in enumerate(article.blocks) if b.role in _READ]
    marks = marked(article.text, blocks)
    if article.language not in (None, _ENGLISH):
        return _foreign(article, marks, lexicon)
    parsed = _sentences(article, blocks, marks, lexicon)
    direct = _split(_from_marks(article, marks, lexicon), parsed, article.text)
    drafts = direct + _indirect(article, parsed, len(marks) + 1, lexicon)
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i][0].outer.start, -drafts[i][0].outer.end, i))
    place = {old: new for new, old in enumerate(order)}
    ordered = tuple(_placed(drafts[old][0], place) for old in order)
    frames_of = tuple(drafts[old][1] for old in order)
    found = Found(ordered, tuple(_renumbered(s, place) for s in parsed), frames_of)
    return found, _problems(article, marks)


def _foreign(article: Article, marks: Sequence[Marked], lexicon: Lexicon) -> tuple[Found, tuple[Problem, ...]]:
    """What stands in marks, in a text whose reporting words are not known: no sentences, no clauses."""
    drafts = [draft for draft, _ in _from_marks(article, marks, lexicon)]
    told = (
        f"written in another language than English ({article.language}): only words in marks are read, without speakers"
    )
    problem = Problem(article.path, "find", "not-english", told)
    return Found(tuple(drafts), (), (None,) * len(drafts)), (problem, *_problems(article, marks))


def _sentences(
    article: Article, blocks: Sequence[tuple[int, Block]], marks: Sequence[Marked], lexicon: Lexicon
) -> list[Sentence]:
    outer: dict[int, list[tuple[int, Marked]]] = {}
    for number, mark in enumerate(marks):
        if mark.depth == 0:
            outer.setdefault(mark.block, []).append((number, mark))
    found: list[Sentence] = []
    known: Known = {}
    for index, block in blocks:
        for draft in sentences(article.text, block, outer.get(index, []), lexicon):
            held = within(draft, article.text, lexicon, known)
            found.append(_sentence(draft, held, (index, block.role), lexicon))
    return found


def _sentence(draft: Draft, held: Within, place: tuple[int, Role], lexicon: Lexicon) -> Sentence:
    words, clauses = draft.words, held.frames
    named = None if SIGNS.isdisjoint(held.vocabulary) else label(words, place[1], lexicon)
    if named:
        clauses = (*clauses, named)
    span = words[0].start, words[-1].end
    return Sentence(*span, *place, words, held.texts, held.vocabulary, held.capitals, draft.marked, clauses)


_Draft = tuple[Quotation, tuple[int, int] | None]


def _from_marks(article: Article, marks: Sequence[Marked], lexicon: Lexicon) -> list[_Draft]:
    """The quotations in marks; pieces that run over paragraphs share an utterance."""
    found: list[_Draft] = []
    utterance = 0
    around: list[int] = []
    last: Marked | None = None
    for number, mark in enumerate(marks):
        while around and marks[around[-1]].outer.end < mark.outer.end:
            around.pop()
        utterance += not _continues(article, last, mark)
        found.append((_quotation(article, mark, utterance, around[-1] if around else None, lexicon), None))
        around.append(number)
        last = last if mark.depth else mark
    return found


def _split(drafts: list[_Draft], parsed: Sequence[Sentence], text: str) -> list[_Draft]:
    """The quotations with the later pieces of broken ones ("A," he said, "B.") joined to the first."""
    whole = list(drafts)
    for sentence in parsed:
        for (one, first), (two, second) in pairwise(sentence.marked):
            a, b = whole[first][0], whole[second][0]
            if _broken(sentence, one, two) and a.text[-1:] in {",", "—", "–", "-", "…"}:
                kind = a.kind if text[b.start].islower() else b.kind
                whole[second] = (replace(b, utterance=a.utterance, kind=kind), None)
    return whole


def _broken(sentence: Sentence, one: int, two: int) -> bool:
    """Whether nothing but a reporting clause stands between the quotations at two tokens, and goes on with a comma."""
    between = [f for f in sentence.frames if one < f.cue[0] < two and f.kind is FrameKind.VERB]
    return bool(between) and sentence.words[two - 1].text in {",", "—", "–", "--", "-"}


def _continues(article: Article, last: Marked | None, this: Marked) -> bool:
    """Whether a quotation goes on from the paragraph before, which opened the same marks and did not close them."""
    if last is None or last.closed or this.depth or not 0 < this.block - last.block <= 2:
        return False
    if article.text[last.outer.start] != article.text[this.outer.start]:
        return False
    return not article.text[article.blocks[this.block].start : this.outer.start].strip()


def _quotation(article: Article, mark: Marked, utterance: int, inside: int | None, lexicon: Lexicon) -> Quotation:
    start, end = mark.content
    text = article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    kind = Kind.DIRECT if _is_clause(text, start, end, lexicon) else Kind.MIXED
    return Quotation(
        _id(article, start, end, "marks"), article.id, start, end, mark.outer, text[start:end], kind, utterance,
        article.blocks[mark.block].role, inside, mark.closed,
    )  # fmt: skip


def _is_clause(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words in marks read like a clause of their own: a capital first, and an end, a verb or some length."""
    first = next((c for c in text[start:end] if c.isalnum()), " ")
    if not first.isupper():
        return False
    if text[end - 1] in ".,!?…—-" or end - start > _CLAUSE:
        return True
    inside = text[start:end].lower().split()
    return inside[0] in lexicon.words.pronouns or any(w in lexicon.words.finite for w in inside[1:])


def _indirect(article: Article, parsed: Sequence[Sentence], utterance: int, lexicon: Lexicon) -> list[_Draft]:
    """The indirect quotations, numbered from `utterance` on; of two clauses around one content the inner counts."""
    given: dict[Span, tuple[Sentence, tuple[int, int]]] = {}
    for number, sentence in enumerate(parsed):
        for content in contents(sentence.words, sentence.frames, lexicon):
            first, last = sentence.words[content.first].start, sentence.words[content.last - 1].end
            span = Span(first, first + len(article.text[first:last].rstrip()))  # marks never closed end in blanks
            if _is_turn(sentence, content.frame):
                span = Span(span.start, article.blocks[sentence.block].end)
            given[span] = (sentence, (number, content.frame))
    order: dict[tuple[int, int], int] = {}  # pieces around one clause are one utterance
    for _, place in given.values():
        order.setdefault(place, utterance + len(order))
    return [
        (_reported(article, sentence, span, order[place], direct=_is_turn(sentence, place[1])), place)
        for span, (sentence, place) in given.items()
    ]


def _is_turn(sentence: Sentence, index: int) -> bool:
    """Whether a frame is the label of a turn in a transcript, which goes on to the paragraph's end: "SMITH: ..."."""
    frame = sentence.frames[index]
    leads = frame.source is not None and frame.source[0] < frame.cue[0]
    return frame.kind is FrameKind.LABEL and leads and sentence.role is not Role.HEADLINE


def _reported(article: Article, sentence: Sentence, span: Span, utterance: int, *, direct: bool = False) -> Quotation:
    text = article.text[span.start : span.end]
    kind = Kind.DIRECT if direct else Kind.INDIRECT
    return Quotation(
        _id(article, span.start, span.end, "indirect"), article.id, span.start, span.end, span, text, kind,
        utterance, sentence.role,
    )  # fmt: skip


def _id(article: Article, start: int, end: int, form: str) -> str:
    return "q" + sha256(f"{article.id}\x00{start}\x00{end}\x00{form}".encode()).hexdigest()[:15]


def _placed(quotation: Quotation, place: dict[int, int]) -> Quotation:
    return quotation if quotation.inside is None else replace(quotation, inside=place[quotation.inside])


def _renumbered(sentence: Sentence, place: dict[int, int]) -> Sentence:
    if not sentence.marked:
        return sentence
    return sentence._replace(marked=tuple((at, place[number]) for at, number in sentence.marked))


def _problems(article: Article, marks: Sequence[Marked]) -> tuple[Problem, ...]:
    """Quotations whose closing mark is missing although the next paragraph does not continue them."""
    found = []
    for number, mark in enumerate(marks):
        following = next((m for m in marks[number + 1 : number + 9] if m.depth == 0), None)
        if not mark.closed and (following is None or not _continues(article, mark, following)):
            found.append(
                Problem(
                    article.path,
                    "find",
                    "unclosed",
                    "a quotation mark is never closed; its paragraph's end was taken",
                    mark.outer,
                )
            )
    return tuple(found)
