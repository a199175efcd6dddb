"""Where do sentences begin and end, when quotations count as single words?"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tracker.find.marks import Marked
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Block, Word
from tracker.text import plain_tokens

_STOPS = frozenset({".", "!", "?", "…", ")", MARKED})  # what a token ends in that may end a sentence
_FULL = frozenset({".", "!", "?"})
_TITLE = 45  # characters of a title in marks
_LEADING = frozenset({"on", "of", "'s", "'", "show", "program", "programme", "host"})
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_NEXT = re.compile(r"\s+(?:\w+ly\s+)?([a-z]+)")
_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
_UNSEEN_IN = re.compile(f"[{''.join(sorted(_UNSEEN))}]")
_SAYING = frozenset({"say", "ask", "tell"})
_NAME = 4  # tokens of a name alone
_BRACKET = 80  # tokens of a sentence in brackets
_ADDED = 25  # tokens of what is added to a subject
_SHORTENED = re.compile(r"['’](?:ll|d|re|ve|m)\b")  # he'll, they've
LONGEST = 150  # tokens; a longer "sentence" is a list or a table, and is cut
_word = partial(tuple.__new__, Word)  # Word._make, which is a function of Python's, at a third of the time


class Draft(NamedTuple):
    """A sentence before its reporting clauses are known: its tokens and the marked quotations among them."""

    words: tuple[Word, ...]
    marked: tuple[tuple[int, int], ...]


def sentences(text: str, block: Block, quotes: Sequence[tuple[int, Marked]], lexicon: Lexicon) -> Iterator[Draft]:
    """The sentences of one block; `quotes` are its outermost quotations in marks, with their indices."""
    flat, numbers = _flat(text, block, quotes, lexicon)
    words = tuple(flat)
    start = 0
    for end in _ends(text, words, lexicon):
        marked = tuple((at - start, numbers[at]) for at in range(start, end) if at in numbers) if numbers else ()
        yield Draft(words[start:end], marked)
        start = end


def _flat(
    text: str, block: Block, quotes: Sequence[tuple[int, Marked]], lexicon: Lexicon
) -> tuple[list[Word], dict[int, int]]:
    """The tokens of a block with one token for each quotation, and which token stands for which quotation."""
    words: list[Word] = []
    numbers: dict[int, int] = {}
    abbreviations = lexicon.words.abbreviations
    at = block.start
    for number, quote in quotes:
        words += _words(text, at, quote.outer.start, abbreviations)
        numbers[len(words)] = number
        words.append(Word(quote.outer.start, quote.outer.end, MARKED, MARKED))
        at = quote.outer.end
        if len(words) > 1 and _title(text[quote.outer.start : at], words[-2]) and _goes_on(text, at, lexicon):
            words.append(Word(at, at, ",", ","))
    words += _words(text, at, block.end, abbreviations)
    return words, numbers


def _words(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[Word]:
    """The tokens, without signs that no reader sees: hyphens for the end of a line, marks of direction."""
    found = [*map(_word, plain_tokens(text, start, end, abbreviations))]
    if _UNSEEN_IN.search(text, start, end):
        found = [word for word in found if word.text not in _UNSEEN]
    return [*_apart(found)] if _SHORTENED.search(text, start, end) else found


def _apart(words: Sequence[Word]) -> Iterator[Word]:
    """The words with auxiliaries that a pronoun has swallowed as words of their own: he | 'll."""
    for word in words:
        short = _SHORTENED.search(word.text) if "'" in word.lower else None
        cut = short.start() if short else 0
        if cut == 0:
            yield word
            continue
        yield Word(word.start, word.start + cut, word.text[:cut], word.lower[:cut])
        yield Word(word.start + cut, word.end, word.text[cut:], word.lower[cut:])


def _title(quoted: str, before: Word) -> bool:
    """Whether words in marks are a title with a comma of the sentence inside: the host of “Breakfast Hour,” said."""
    bare = quoted.strip("“”‘’\"'")
    return (
        bare.endswith(",")
        and len(bare) <= _TITLE
        and before.lower in _LEADING
        and all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in _WORD.findall(bare))
        and bare[0].isupper()
    )


def _goes_on(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying follows at character `at`: what was added to its subject ends there."""
    after = _NEXT.match(text, at)
    return after is not None and after[1] in lexicon.cues.verbs and not after[1].endswith("ing")


def _ends(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[int]:
    """The tokens after which sentences end, exclusive: the last of all, and those at which a longer one is cut."""
    start = 0
    signs = [i for i, word in enumerate(words[:-1]) if word.text[-1] in _STOPS]
    stops = [i + 1 for i in signs if _stops(text, words, i, lexicon)]
    for end in (*stops, len(words)) if words else ():
        yield from range(start + LONGEST + 1, end, LONGEST + 1)
        yield end
        start = end


def _stops(text: str, words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a sentence ends with token `i`, which is not the last."""
    word, after = words[i], words[i + 1]
    if word.text == MARKED:
        return _quote_ends(text, words, i, lexicon)
    if word.text == ")":
        return words[i - 1].text in _FULL and after.text[0].isupper() and _aside(words, i)
    if word.text in ".!?…" or word.text in {"...", ".."}:
        return _begins(after) and not (word.text in {"…", "..."} and after.text != MARKED and after.text[0].islower())
    if word.text[-1] == "." and len(word.text) > 2 and after.start > word.end:
        return (
            after.lower in lexicon.words.openers
            and after.text[0].isupper()
            and word.lower not in {"mr.", "mrs.", "ms.", "dr."}
        )
    return False


def _aside(words: Sequence[Word], last: int) -> bool:
    """Whether the bracket at token `last` closes a sentence of its own: "It held. (She saw it.) Then it fell."."""
    opens = next((i for i in range(last - 1, max(-1, last - _BRACKET), -1) if words[i].text == "("), None)
    return opens is not None and (opens == 0 or words[opens - 1].text in _FULL or words[opens - 1].text == MARKED)


def _begins(after: Word) -> bool:
    first = after.text[0]
    return first.isupper() or first.isdigit() or after.text == MARKED or first in "([•@#‘'"


def _quote_ends(text: str, words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether the quotation at token `i` ends its sentence: "It fell." Ruiz was blunt. / "It fell?" Ruiz asked."""
    end = words[i].end - 1
    while end > words[i].start and not (text[end].isalnum() or text[end] in ".!?,…—-;:"):
        end -= 1
    last, after = text[end], words[i + 1]
    if last not in ".!?…" or not _begins(after) or (after.text[0] == "(" and last == "."):
        return False
    return not (_said_alone(words, i + 1, lexicon) if last == "." else _reported_next(words, i + 1, lexicon))


def _said_alone(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a name and a verb of saying follow, and no more: "It fell." Ruiz said."""
    verb = next((j for j in range(i + 1, min(i + _NAME + 1, len(words))) if not words[j].text[0].isupper()), len(words))
    ends = verb + 1 >= len(words) or words[verb + 1].text == "."
    return verb < len(words) and ends and _says(words[verb], lexicon)


def _reported_next(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a short subject and a reporting verb follow: Ruiz asked; the mayor of Leith said; Ruiz, a nurse, said."""
    for at, word in enumerate(words[i : i + 7], i):
        if word.lower in lexicon.cues.verbs and not word.text[0].isupper():
            return True
        if word.text == "," and at > i:
            return _said_after_comma(words, at + 1, lexicon)
        if word.text in ".,;:" or word.text == MARKED:
            return False
    return False


def _said_after_comma(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying follows what is added to its subject between commas."""
    for at in range(i, min(i + _ADDED, len(words) - 1)):
        if words[at].text in {".", "!", "?", ";", ":"} or words[at].text == MARKED:
            return False
        if words[at].text == "," and _says(words[at + 1], lexicon):
            return True
    return False


def _says(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying with an ending of its own: said, asks."""
    verbs = lexicon.cues.verbs.get(word.lower, ())
    return any(v.form in {"past", "s"} and v.classes & _SAYING and not v.rest for v in verbs)
