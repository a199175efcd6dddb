"""Which words does an article quote or report?

marks.py       words in quotation marks
sentences.py   sentences, each quotation one token
phrases.py     noun phrases to the left and right of a token
cues.py        reporting clauses: cue, subject, listener
indirect.py    what is reported without marks
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from tracker.find.cues import frames
from tracker.find.indirect import contents
from tracker.find.labels import label
from tracker.find.marks import Marked, marked
from tracker.find.sentences import Draft, sentences
from tracker.lexicon import Lexicon
from tracker.model import Article, Block, Found, Kind, Problem, Quotation, Role, Sentence, Span

__all__ = ["quotations"]

_READ = frozenset({Role.HEADLINE, Role.BODY, Role.CAPTION})


def quotations(article: Article, lexicon: Lexicon) -> tuple[Found, tuple[Problem, ...]]:
    """All quotations of an article in order, in marks and indirect, with the reporting clauses around them.

    Quotations in marks are direct or mixed by their form; whether anybody is named for them is for the
    attributing step to say. Page furniture is passed over.
    """
    blocks = [(i, b) for i, b in enumerate(article.blocks) if b.role in _READ]
    marks = marked(article.text, blocks)
    parsed = _sentences(article, blocks, marks, lexicon)
    direct = _from_marks(article, marks)
    drafts = direct + _indirect(article, parsed, len(marks) + 1, lexicon)
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i][0].outer.start, -drafts[i][0].outer.end, i))
    place = {old: new for new, old in enumerate(order)}
    ordered = tuple(_placed(drafts[old][0], place) for old in order)
    frames_of = tuple(drafts[old][1] for old in order)
    found = Found(ordered, tuple(_renumbered(s, place) for s in parsed), frames_of)
    return found, _problems(article, marks)


def _sentences(
    article: Article, blocks: Sequence[tuple[int, Block]], marks: Sequence[Marked], lexicon: Lexicon
) -> list[Sentence]:
    outer: dict[int, list[tuple[int, Marked]]] = {}
    for number, mark in enumerate(marks):
        if mark.depth == 0:
            outer.setdefault(mark.block, []).append((number, mark))
    found: list[Sentence] = []
    for index, block in blocks:
        for draft in sentences(article.text, block, outer.get(index, []), lexicon):
            found.append(_sentence(draft, index, block.role, lexicon))
    return found


def _sentence(draft: Draft, block: int, role: Role, lexicon: Lexicon) -> Sentence:
    words = draft.words
    found = frames(words, lexicon)
    named = label(words, role, lexicon)
    return Sentence(words[0].start, words[-1].end, block, role, words, draft.marked, (*found, named) if named else found)


_Draft = tuple[Quotation, tuple[int, int] | None]


def _from_marks(article: Article, marks: Sequence[Marked]) -> list[_Draft]:
    """The quotations in marks; pieces that run over paragraphs share an utterance."""
    found: list[_Draft] = []
    utterance = 0
    around: list[int] = []
    last: Marked | None = None
    for number, mark in enumerate(marks):
        while around and marks[around[-1]].outer.end < mark.outer.end:
            around.pop()
        utterance += not _continues(article, last, mark)
        found.append((_quotation(article, mark, utterance, around[-1] if around else None), None))
        around.append(number)
        last = last if mark.depth else mark
    return found


def _continues(article: Article, last: Marked | None, this: Marked) -> bool:
    """Whether a quotation goes on from the paragraph before, which opened its marks and did not close them."""
    if last is None or last.closed or this.depth or not 0 < this.block - last.block <= 2:
        return False
    return not article.text[article.blocks[this.block].start : this.outer.start].strip()


def _quotation(article: Article, mark: Marked, utterance: int, inside: int | None) -> Quotation:
    start, end = mark.content
    text = article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    kind = Kind.DIRECT if _is_clause(text, start, end) else Kind.MIXED
    return Quotation(
        _id(article, start, end, "marks"), article.id, start, end, mark.outer, text[start:end], kind, utterance,
        article.blocks[mark.block].role, inside, mark.closed,
    )  # fmt: skip


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether words in marks read like a clause of their own: a capital first, and an end or some length."""
    first = next((c for c in text[start:end] if c.isalnum()), " ")
    return first.isupper() and (text[end - 1] in ".,!?…—-" or end - start > 40)


def _indirect(article: Article, parsed: Sequence[Sentence], utterance: int, lexicon: Lexicon) -> list[_Draft]:
    """The indirect quotations, numbered from `utterance` on; of two clauses around the same words the inner one counts."""
    given: dict[Span, tuple[Sentence, tuple[int, int]]] = {}
    for number, sentence in enumerate(parsed):
        for content in contents(sentence.words, sentence.frames, lexicon):
            span = Span(sentence.words[content.first].start, sentence.words[content.last - 1].end)
            given[span] = (sentence, (number, content.frame))
    return [
        (_reported(article, sentence, span, utterance + order), place)
        for order, (span, (sentence, place)) in enumerate(given.items())
    ]


def _reported(article: Article, sentence: Sentence, span: Span, utterance: int) -> Quotation:
    text = article.text[span.start : span.end]
    return Quotation(
        _id(article, span.start, span.end, "indirect"), article.id, span.start, span.end, span, text, Kind.INDIRECT,
        utterance, sentence.role,
    )  # fmt: skip


def _id(article: Article, start: int, end: int, form: str) -> str:
    return "q" + sha256(f"{article.id}\x00{start}\x00{end}\x00{form}".encode()).hexdigest()[:15]


def _placed(quotation: Quotation, place: dict[int, int]) -> Quotation:
    return quotation if quotation.inside is None else replace(quotation, inside=place[quotation.inside])


def _renumbered(sentence: Sentence, place: dict[int, int]) -> Sentence:
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
