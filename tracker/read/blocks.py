"""Which spans of the text do the later steps read, and as what?"""

from collections.abc import Iterator, Sequence

from tracker.lexicon import Lexicon
from tracker.model import Block, Role
from tracker.read import metadata
from tracker.read.dateline import Dateline
from tracker.read.parts import Part


def blocks(parts: Sequence[Part], opening: tuple[int, Dateline] | None, lexicon: Lexicon) -> tuple[Block, ...]:
    """The parts as blocks; an outlet's name beside a headline and a dateline become blocks of their own."""
    return tuple(block for i, part in enumerate(parts) for block in _of(part, _line(i, opening), lexicon))


def _line(i: int, opening: tuple[int, Dateline] | None) -> Dateline | None:
    return opening[1] if opening and opening[0] == i else None


def _of(part: Part, line: Dateline | None, lexicon: Lexicon) -> Iterator[Block]:
    cut = metadata.split(part.words, lexicon) if part.role is Role.HEADLINE else None
    if cut:
        for span, role in sorted([(cut.title, Role.HEADLINE), (cut.name, Role.CREDIT)]):
            yield Block(part.start + span.start, part.start + span.end, role)
    elif line and line.end < len(part.words):
        yield Block(part.start, part.start + line.shown, Role.CREDIT)
        yield Block(part.start + line.end, part.end, Role.BODY)
    else:
        yield Block(part.start, part.end, part.role)
