"""What is each line of a page: headline, date, byline, credit, caption, furniture, or the article itself?

Lines that nothing speaks against are the article. The order of the passes is the order of trust: words that a lexicon
knows, the head of the page, what stands after the article, and headlines of others between its paragraphs.
"""

import re

from tracker.lexicon import Lexicon
from tracker.lexicon.furniture import Hit, Opens, fold
from tracker.model import Role
from tracker.read import credit, stamps
from tracker.read.head import head
from tracker.read.lines import lines
from tracker.read.parts import Part

_QUOTED = re.compile(r"[\"“”„«»‹›‘]|''|``|(?<!\w)'")
_TAGS = re.compile(r"(?:#?[^\s,|/;]+(?:\s[^\s,|/;]+){0,3}\s*[,|/;]\s*){2,}#?[^,|/;]{1,40}")
_RULER = re.compile(r"(?:[^\w\"'“”‘’«»„`]|_)+")
_LONGEST_FURNITURE = 400  # characters
_LONGEST_IN_BOX = 160  # characters
_PARAGRAPHS = 5  # so many must end in a full stop before a line without one stands out
_LIST = 3  # so many headlines in a row are a list of them


def page(
    text: str,
    title: str | None,
    lexicon: Lexicon,
    paragraphs: frozenset[int] = frozenset(),
    captions: frozenset[int] = frozenset(),
) -> list[Part]:
    """The paragraphs of `text` with their roles, in order. Runs in time linear in the length of the text.

    Args:
        text: of the article.
        title: when it is known from elsewhere.
        lexicon: what the lines are known by.
        paragraphs: where in the text those begin that surely are the article's.
        captions: likewise what is said of pictures.
    """
    parts = [p._replace(role=Role.CAPTION) if p.start in captions else p for p in _by_form(text, lexicon)]
    parts = head(parts, title, lexicon)
    parts = _above_captions(parts)
    parts = _boxes(parts)
    parts = _foot(parts, lexicon)
    return _strays(parts, paragraphs)


def _by_form(text: str, lexicon: Lexicon) -> list[Part]:
    """Roles that the words of a line give away."""
    folded = fold(text)
    forms = lexicon.furniture.present(folded)
    parts: list[Part] = []
    for start, end, gap in lines(text):
        part = Part(start, end, gap, text[start:end], folded[start:end])
        hit = lexicon.furniture.line(part.folded, forms) if len(part.words) <= _LONGEST_FURNITURE else None
        if hit and _fits(part, hit, lexicon, first=not parts):
            part = part._replace(role=hit.rule.role, hit=hit)
        elif _RULER.fullmatch(part.words):
            part = part._replace(role=Role.FURNITURE)
        elif credit.pictured(part.words, lexicon):
            part = part._replace(role=Role.CAPTION)
        parts.append(part)
    return parts


def _fits(part: Part, hit: Hit, lexicon: Lexicon, *, first: bool) -> bool:
    """Whether a form is what it seems, in this line."""
    rule = hit.rule
    if (not rule.quotes and _QUOTED.search(part.words)) or (rule.bare and part.ended):
        return False
    if first and hit.end - hit.start < len(part.words) and rule.role is not Role.CAPTION:
        return False  # a headline may begin "Related:" or "Copyright"
    return rule.names is None or credit.plausible(part.words, hit, lexicon)


def _above_captions(parts: list[Part]) -> list[Part]:
    """The line right above a picture's credit describes the picture."""
    for i in range(1, len(parts)):
        above = parts[i - 1]
        if parts[i].role is Role.CAPTION and not parts[i].gap and above.role is Role.BODY and not above.prose:
            parts[i - 1] = above._replace(role=Role.CAPTION)
    return parts


def _boxes(parts: list[Part]) -> list[Part]:
    """What a line like "Related news" heads: all the rest when the article is over, else the headlines after it."""
    before, total = 0, sum(len(part.words) for part in parts if part.prose)
    box = tail = False
    for i, part in enumerate(parts):
        if part.prose and not tail:
            before += len(part.words)
            box = False
        elif part.hit and part.hit.rule.opens and i:
            box = True
            tail = tail or (part.hit.rule.opens is Opens.TAIL and total - before <= before // 3)
        elif (tail or (box and len(part.words) <= _LONGEST_IN_BOX)) and not part.hit:
            parts[i] = part._replace(role=Role.FURNITURE)
    return parts


def _foot(parts: list[Part], lexicon: Lexicon) -> list[Part]:
    """Dates, tags and the outlet's name after the last paragraph."""
    last = max((i for i, part in enumerate(parts) if part.prose), default=len(parts))
    for i in range(last + 1, len(parts)):
        part = parts[i]
        if part.role is not Role.BODY or len(part.words) > _LONGEST_IN_BOX:
            continue
        if credit.alone(part.words, lexicon):
            parts[i] = part._replace(role=Role.CREDIT)
        elif stamps.dates(part.words, lexicon.furniture):
            parts[i] = part._replace(role=Role.DATE)
        elif _TAGS.fullmatch(part.words) and not _QUOTED.search(part.words):
            parts[i] = part._replace(role=Role.FURNITURE)
    return parts


def _strays(parts: list[Part], paragraphs: frozenset[int]) -> list[Part]:
    """Headlines of other articles between and after the paragraphs: lines without a stop where the others have one."""
    body = [part for part in parts if part.role is Role.BODY]
    ended = sum(part.ended for part in body)
    listed = _listed(parts)
    if ended < _PARAGRAPHS or ended < 0.8 * (len(body) - listed):
        return parts
    for i in range(1, len(parts)):
        part = parts[i]
        alone = part.gap and (i + 1 == len(parts) or parts[i + 1].gap) and not parts[i - 1].words.endswith(":")
        if part.start in paragraphs:
            continue
        if part.role is Role.BODY and part.like_headline and (alone or i >= len(parts) - listed):
            parts[i] = part._replace(role=Role.FURNITURE)
    return parts


def _listed(parts: list[Part]) -> int:
    """How many lines at the very end are a list of headlines."""
    count = 0
    for part in reversed(parts):
        if part.role is not Role.BODY or not part.like_headline:
            break
        count += 1
    return count if count >= _LIST else 0
