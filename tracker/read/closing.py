"""Which agency closes a report as its own?

By the form of the closing line, or by naming its people: "Associated Press writer Ann Lee contributed to this report."
That an agency contributed itself says of whose report it is nothing.
"""

import re
from collections.abc import Iterator, Sequence

from tracker.lexicon import Lexicon
from tracker.model import Fact, Role, Span
from tracker.read import credit
from tracker.read.parts import Part

RULE = "closing line"

_LAST = 6  # paragraphs at the end, notes to readers among them
_SENTENCE = re.compile(r"(?:^|(?<=[.!?”\"])\s+)(?P<words>[A-Z][^.!?]{5,300})(?:[.!?]|$)")
_WORD = re.compile(r"[\w.&'’-]+")
_PLACE = re.compile(r"\s+(?:in|at|from)\s.*|,\s.*|\s+and\s.*", re.DOTALL)
_LONGEST_NAME = 4  # words of an agency's


def facts(parts: Sequence[Part], lexicon: Lexicon) -> Iterator[Fact]:
    """The agency whose report it is, and who reported first, by the last paragraphs."""
    for part in [part for part in parts if part.role in (Role.BODY, Role.CREDIT)][-_LAST:]:
        for closing in lexicon.furniture.closings:
            for found in closing.pattern.finditer(part.words):
                yield _fact("syndicated_from", closing.agency, part, Span(*found.span()))
                name = _PLACE.sub("", found["names"])
                if len(name.split()) > 1 and credit.capitals(name, lexicon):
                    start = found.start("names")
                    yield _fact("byline", name, part, Span(start, start + len(name)))
        if any(word in part.folded for word in lexicon.furniture.helped):
            yield from _helpers(part, lexicon)


def _helpers(part: Part, lexicon: Lexicon) -> Iterator[Fact]:
    """The agencies whose people are named as those who helped."""
    for sentence in _SENTENCE.finditer(part.words):
        tokens = [*_WORD.finditer(sentence["words"])]
        words = [token.group() for token in tokens]
        helped = next((i for i, word in enumerate(words) if word in lexicon.furniture.helped), 0)
        for count in range(1, min(_LONGEST_NAME, helped) + 1):
            if words[count : count + 1] and words[count].lower() in lexicon.furniture.staff:
                name = sentence["words"][: tokens[count - 1].end()]
                outlet = lexicon.outlets.named(name) or lexicon.outlets.named(name.removeprefix("The "))
                if outlet and outlet.kind == "agency":
                    start = sentence.start("words")
                    yield _fact("syndicated_from", outlet.name, part, Span(start, start + len(name)))
                    break


def _fact(field: str, value: str, part: Part, span: Span) -> Fact:
    place = Span(part.start + span.start, part.start + span.end)
    return Fact(field, value, part.words[span.start : span.end], place, RULE)
