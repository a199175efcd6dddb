"""Where does an article put words in quotation marks?

One pass over the marks of each block with a small stack, so that the time grows with the text whatever the marks do.
Marks say by their shape and by what stands beside them whether they open or close.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.model import Block, Span

# A mark, or two that stand for one, but for an apostrophe before them: the workers'''.
_MARK = re.compile(r"[\"“”„‟«»‹›＂「」『』‘’‚'`](?:(?<=')(?!(?<=[^\s(\[]')''(?!'))'|(?<=`)`)?")
_SINGLE = frozenset("‘’'‚`")
_OPENING = frozenset("„«‹「『")
_CLOSING = frozenset("»›」』")
_DEPTH = 3
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/=>|…*_")
_ELISION = re.compile(r"(?:tis|twas|em|n|cause|til|bout|cuz|round|\d\ds?)\b", re.IGNORECASE)


class Marked(NamedTuple):
    """Words in marks.

    Attributes:
        content: without the marks. outer: with them.
        depth: 0 for the outermost.
        closed: False when the block ended first.
        block: index of the block.
    """

    content: Span
    outer: Span
    depth: int
    closed: bool
    block: int


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


def marked(text: str, blocks: Iterable[tuple[int, Block]]) -> list[Marked]:
    """All words in quotation marks in the (index, block) pairs, in order of their opening marks.

    Double marks of every kind count; single ones where they are outermost or nested and surely no apostrophes.
    """
    found: list[Marked] = []
    for index, block in blocks:
        found.extend(_block(text, block.start, block.end, index))
    return sorted(found, key=lambda m: (m.outer.start, -m.outer.end))


def _block(text: str, start: int, end: int, index: int) -> Iterator[Marked]:
    marks = list(_MARK.finditer(text, start, end))
    singles = _singles(text, marks, start, end)
    closing = set(singles.values())
    stack: list[_Open] = []
    for match in marks:
        mark, at, to = match.group(), match.start(), match.end()
        single = mark in _SINGLE
        if single and at not in singles and at not in closing:
            continue
        if at in singles if single else _opens(text, match, Span(start, end), stack):
            if len(stack) < _DEPTH:
                stack.append(_Open(mark, at, to))
            continue
        opened = _matching(stack, single=single)
        if opened and _letters(text, opened.end, at):
            yield Marked(Span(opened.end, at), Span(opened.start, to), len(stack), closed=True, block=index)
    if stack and _letters(text, stack[0].end, end):
        yield Marked(Span(stack[0].end, end), Span(stack[0].start, end), 0, closed=False, block=index)


def _matching(stack: list[_Open], *, single: bool) -> _Open | None:
    """The innermost opening mark of the same kind, taken off the stack with whatever was opened since."""
    for depth in range(len(stack) - 1, -1, -1):
        if (stack[depth].mark in _SINGLE) == single:
            opened = stack[depth]
            del stack[depth:]
            return opened
    return None


def _letters(text: str, start: int, end: int) -> bool:
    """Whether there is anything to say between the marks."""
    return any(text[i].isalnum() for i in range(start, end))


def _opens(text: str, match: re.Match[str], block: Span, stack: list[_Open]) -> bool:
    """Whether a double mark opens, by its shape and by what stands beside it in its block."""
    mark, at, to = match.group(), match.start(), match.end()
    before = text[at - 1] if at > block.start else " "
    after = text[to] if to < block.end else " "
    if mark in _OPENING or mark == "``":
        return not (mark == "«" and stack and stack[-1].mark == "»")
    if mark in _CLOSING:
        return mark == "»" and not stack and before in _BEFORE_OPENING and not after.isspace()
    spaced = before in _BEFORE_OPENING or before in "\"“‘'"
    if mark == "“":
        closing = stack and (stack[-1].mark == "„" or (not spaced and not after.isalnum()))
        return not closing
    if mark == "”":
        return not stack and spaced and after.isalnum()
    if not stack:
        return not (before.isalnum() and not after.isalnum()) and not after.isspace()
    return before.isspace() and not after.isspace() and (after.isalnum() or after in "[($…‘'")


def _singles(text: str, marks: Iterable[re.Match[str]], start: int, end: int) -> dict[int, int]:
    """Opening single marks and the closing marks they belong to; apostrophes are in neither."""
    openers: list[int] = []
    closers: list[int] = []
    for match in marks:
        mark, at = match.group(), match.start()
        if mark not in _SINGLE:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark != "’" and (before in _BEFORE_OPENING or before in '"“”') and (after.isalnum() or after in '[“"…$'):
            if mark != "'" or not _ELISION.match(text, at + 1):
                openers.append(at)
        elif mark in "’'" and not before.isspace() and not after.isalnum():
            closers.append(at)
    return _paired(text, openers, closers, end)


def _paired(text: str, openers: list[int], closers: list[int], end: int) -> dict[int, int]:
    pairs: dict[int, int] = {}
    at = 0
    last = -1
    for number, opener in enumerate(openers):
        if opener < last:
            continue
        limit = openers[number + 1] if number + 1 < len(openers) else end
        while at < len(closers) and closers[at] <= opener:
            at += 1
        best = None
        for closer in closers[at : at + 40]:
            if closer > limit:
                break
            if not _plural_possessive(text, closer, end):
                best = closer
                break
            best = closer if best is None else best
        if best is not None:
            pairs[opener] = last = best
    return pairs


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark may belong to "workers' union" rather than close a quotation."""
    following = text[at + 1 : at + 3] if at + 2 < end else ""
    return text[at - 1] in "sxz" and len(following) == 2 and following[0] == " " and following[1].islower()
