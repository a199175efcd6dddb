"""What changed from one wording to another?"""

from typing import NamedTuple

from tracker.match.score import edits
from tracker.model import Change, ChangeKind, Span
from tracker.text import mapped


class Word(NamedTuple):
    """A word of a wording.

    Attributes:
        normal: as it is compared.
        opens: where it begins, with the opening marks before it.
        start, end: its letters and digits.
    """

    normal: str
    opens: int
    start: int
    end: int


class Edit(NamedTuple):
    """A stretch that stays, or one that goes for another: words from and to, of the one wording and of the other."""

    kept: bool
    a_first: int
    a_last: int
    b_first: int
    b_last: int


class Compared(NamedTuple):
    """Two wordings, their words, and how the words of one became those of the other: kept and changed by turns."""

    a: str
    b: str
    a_words: list[Word]
    b_words: list[Word]
    edits: list[Edit]


def compared(a: str, b: str) -> Compared:
    """Two wordings word by word. Marks, case and hyphens alone are no change."""
    a_words, b_words = laid(a), laid(b)
    found: list[Edit] = []
    for edit in edits([word.normal for word in a_words], [word.normal for word in b_words]):
        if found and not (found[-1].kept or edit[0]):  # one stretch goes for another, whichever went first
            found[-1] = Edit(found[-1].kept, found[-1].a_first, edit[2], found[-1].b_first, edit[4])
        else:
            found.append(Edit(*edit))
    return Compared(a, b, a_words, b_words, found)


def wording(both: Compared) -> tuple[Change, ...]:
    """How the one wording became the other, for showing; together the changes hold all words of both, in order.

    The words stand as they are printed, with their marks; spans count from the beginning of each wording.
    """
    return tuple(_change(both, edit) for edit in both.edits)


def _change(both: Compared, edit: Edit) -> Change:
    before, before_span = printed(both.a, both.a_words, edit.a_first, edit.a_last)
    after, after_span = printed(both.b, both.b_words, edit.b_first, edit.b_last)
    if edit.kept:
        kind = ChangeKind.KEPT
    elif not after:
        kind = ChangeKind.DROPPED
    else:
        kind = ChangeKind.SWAPPED if before else ChangeKind.ADDED
    return Change(kind, before, after, before_span, after_span)


def laid(text: str) -> list[Word]:
    """The words of a text and where they stand."""
    plain = mapped(text)
    found: list[Word] = []
    place = 0
    for word in plain.text.split():
        start, end = plain.map[place], plain.map[place + len(word) - 1] + 1
        found.append(Word(word, _opening(text, start), start, end))
        place += len(word) + 1
    return found


def _opening(text: str, start: int) -> int:
    """Where the marks begin that stand right before a word; the word itself where they hang on the one before."""
    i = start
    while i and not text[i - 1].isspace() and not text[i - 1].isalnum():
        i -= 1
    return i if i == 0 or text[i - 1].isspace() else start


def printed(text: str, words: list[Word], first: int, last: int) -> tuple[str, Span | None]:
    """Words `first` to `last` as they stand in the text, with their marks, and where; nothing when there are none."""
    if first >= last:
        return "", None
    start = words[first].opens
    end = words[last].opens if last < len(words) else len(text)
    end = start + len(text[start:end].rstrip())
    return " ".join(text[start:end].split()), Span(start, end)
