"""What the tests of attributing share: the steps on a few paragraphs, and answers that a table can hold."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tracker import attribute, find
from tracker.lexicon import Lexicon
from tracker.model import Article, Attribution, Block, Quotation, Role, Span


class Answer(NamedTuple):
    """One quotation and what is said of it.

    Attributes:
        speakers: their names, joined by "; ".
        outlets: `name (relation)` of those of its own, joined by " > ".
        inherited: names of those that carry over, joined by " > ".
    """

    words: str
    kind: str
    speakers: str
    cue: str
    source: str
    outlets: str
    inherited: str
    hedge: str | None
    quotation: Quotation
    attribution: Attribution


Answering = Callable[..., list[Answer]]


def article(text: str, headline: str = "", byline: str | None = None) -> Article:
    """An article whose paragraphs are parted by blank lines, after a headline of its own if there is one."""
    whole = f"{headline}\n\n{text}" if headline else text
    blocks: list[Block] = []
    at = 0
    for part in whole.split("\n\n"):
        role = Role.HEADLINE if headline and not blocks else Role.BODY
        blocks.append(Block(at, at + len(part), role))
        at += len(part) + 2
    return Article("a1", "a.txt", "a.txt", whole, None, None, None, None, None, byline, None, tuple(blocks), ())


def answers(found: Article, lexicon: Lexicon) -> Iterator[Answer]:
    """What the two steps make of an article."""
    result, _ = find.quotations(found, lexicon)

    def printed(span: Span | None) -> str:
        return found.text[span.start : span.end] if span else ""

    for q, a in zip(result.quotations, attribute.attributions(found, result, lexicon), strict=True):
        own = [c for c in a.citations if not c.inherited]
        yield Answer(
            words=q.text,
            kind=a.kind.value,
            speakers="; ".join(speaker.name for speaker in a.speakers),
            cue=printed(a.cue),
            source=printed(a.source),
            outlets=" > ".join(f"{c.name} ({c.relation})" for c in own),
            inherited=" > ".join(c.name for c in a.citations if c.inherited),
            hedge=a.hedge,
            quotation=q,
            attribution=a,
        )


@pytest.fixture(scope="session")
def answering(lexicon: Lexicon) -> Answering:
    """A function from a text (with a headline and a byline, if wanted) to the answers for its quotations, in order."""

    def answer(text: str, headline: str = "", byline: str | None = None) -> list[Answer]:
        return list(answers(article(text, headline, byline), lexicon))

    return answer
