"""Who wrote an article, by its byline, and for which agency?"""

import re
from collections.abc import Iterator

from tracker.lexicon import Lexicon
from tracker.model import Span
from tracker.read import credit, stamps

_BY = re.compile(r"(?:By|BY|by)\s+(?=[A-Z])")
_BETWEEN_PIECES = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+|\s*[\r\n]+\s*")
_BETWEEN_PEOPLE = re.compile(r",\s*|\s+(?:and|AND|with)\s+|\s*&\s*")
_LINKED = re.compile(r"\s*;\s*|,?\s+(?:and|AND|with)\s+|\s*&\s*")
_BESIDE = re.compile(r"[,|/(]\s*|\s[-–—]\s+")
_WORD = re.compile(r"[^\s,|/();]+")
_THE = re.compile(r"the\s+", re.IGNORECASE)
_FROM = re.compile(r"(?:by|from|via)\s+", re.IGNORECASE)
_LONGEST_AGENCY = 6  # words
_LONGEST = 160
_SENTENCE = 6  # words: a longer line that ends in a full stop is no byline


def pieces(words: str, lexicon: Lexicon) -> list[Span]:
    """The pieces of "By Ann Lee | The Ferry Post | 21 Feb 2023" after "By", or nothing when a line is no byline."""
    by = _BY.match(words)
    if by is None or len(words) > _LONGEST or (words[-1] in ".?!" and len(words.split()) > _SENTENCE):
        return []
    found: list[Span] = []
    place = by.end()
    for gap in _BETWEEN_PIECES.finditer(words, place):
        found.append(Span(place, gap.start()))
        place = gap.end()
    found.append(Span(place, len(words)))
    found = [span for span in found if span.start < span.end]
    return found if found and _people(words[found[0].start : found[0].end], lexicon) else []


def signed(words: str, lexicon: Lexicon) -> credit.Named | None:
    """The agency that signs with this byline: "AP", "Reuters staff", "Ann Lee, The Associated Press".

    None when there is none, and when an agency only helped: "Ann Lee and Reuters" is Ann Lee's.
    """
    pieces = [Span(at, end) for at, end in _linked(words) if words[at:end].strip()]
    found = [(_agency(words, piece, lexicon), piece) for piece in pieces]
    agencies = [named for named, _ in found if named]
    if not agencies or (found[-1][0] is None):
        return None
    last, piece = agencies[-1], found[-1][1]
    beside = words[piece.start : last.span.start].strip(" (")
    return agencies[0] if len(agencies) == len(found) or beside else None


def _linked(words: str) -> Iterator[tuple[int, int]]:
    """Where those stand who are linked by "and" and its like."""
    begin = 0
    for gap in _LINKED.finditer(words):
        yield begin, gap.start()
        begin = gap.end()
    yield begin, len(words)


def _agency(words: str, piece: Span, lexicon: Lexicon) -> credit.Named | None:
    """The agency that a piece of a byline is or ends in, but for what its people are called."""
    start = piece.start
    by = _FROM.match(words, start, piece.end)
    start = by.end() if by else start
    tokens = [Span(*match.span()) for match in _WORD.finditer(words, start, piece.end)]
    staff = len(tokens)
    while staff and words[slice(*tokens[staff - 1])].lower() in lexicon.furniture.staff:
        staff -= 1
    begins = {start, *(gap.end() for gap in _BESIDE.finditer(words, start, piece.end))}
    if staff < len(tokens):  # "Ann Lee Associated Press Writer"
        begins |= {token.start for token in tokens[max(0, staff - _LONGEST_AGENCY) : staff]}
    for begin in sorted(begins):
        name = words[begin : tokens[staff - 1].end if staff else begin].strip()
        outlet = lexicon.outlets.named(name) or lexicon.outlets.named(_THE.sub("", name)) if name else None
        if outlet and outlet.kind == "agency":
            return credit.Named(outlet, outlet.name, Span(begin, begin + len(name)))
    return None


def _people(names: str, lexicon: Lexicon) -> bool:
    """Whether these are names, with a date at most."""
    return all(
        credit.capitals(name, lexicon) or stamps.dates(name, lexicon.furniture)
        for name in _BETWEEN_PEOPLE.split(names)
        if name
    )
