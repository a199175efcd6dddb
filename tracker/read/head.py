"""Which of the lines above an article is its headline, and what are the others?"""

from tracker.lexicon import Lexicon
from tracker.model import Role
from tracker.read import byline, dateline, stamps
from tracker.read.parts import Part
from tracker.text import normal

_LINES = 12  # so many at most stand above the article
_LONGEST = 120  # characters, of a headline that ends in a full stop
_LONGEST_SECOND = 250  # characters, of the second line of a headline
_RATIO = 6  # so many times longer is the article below a headline that ends in a full stop
_LABEL = 3  # words, of a section's name
_OUTLET = 60  # characters


def head(parts: list[Part], title: str | None, lexicon: Lexicon) -> list[Part]:
    """`parts` with the roles of the lines above the first paragraph; `title` when it is known from elsewhere."""
    roles = _roles(parts, title, lexicon)
    stop = len(roles)
    if not any(part.prose for part in parts[stop:]):
        return parts
    candidates = [i for i, role in enumerate(roles) if role is Role.BODY]
    chosen = _headline(parts, candidates, title)
    if chosen is not None:
        same = normal(parts[chosen].words)
        for i in candidates:
            if i > chosen and _above_caption(parts, roles, i):
                continue
            repeated = i != chosen and normal(parts[i].words) == same
            label = len(parts[i].words.split()) <= _LABEL and i != chosen
            roles[i] = Role.FURNITURE if i < chosen or repeated or label else Role.HEADLINE
    return [part._replace(role=role) for part, role in zip(parts, roles, strict=False)] + parts[stop:]


def _roles(parts: list[Part], title: str | None, lexicon: Lexicon) -> list[Role]:
    """The roles of the lines above the first paragraph, `BODY` for those that may be the headline."""
    roles: list[Role] = []
    for i, part in enumerate(parts[:_LINES]):
        role = part.role if part.role is not Role.BODY else _role(part, lexicon, first=i == 0)
        if role is Role.BODY and (part.bullet or (part.prose and not _stopped_headline(parts, i, title, lexicon))):
            break
        roles.append(role)
    return roles


def _above_caption(parts: list[Part], roles: list[Role], i: int) -> bool:
    """Whether the line right below is a picture's credit, so that this one describes the picture."""
    return i + 1 < len(roles) and roles[i + 1] is Role.CAPTION and not parts[i + 1].gap


def _role(part: Part, lexicon: Lexicon, *, first: bool) -> Role:
    if stamps.dates(part.words, lexicon.furniture):
        return Role.DATE
    if byline.pieces(part.words, lexicon) and not (first and len(part.words.split()) > 6):
        return Role.BYLINE  # and not a headline "By Leaving Early, Minister Surprises All"
    if len(part.words) <= _OUTLET and lexicon.outlets.named(part.words):
        return Role.CREDIT
    return Role.BODY


def _stopped_headline(parts: list[Part], i: int, title: str | None, lexicon: Lexicon) -> bool:
    """Whether a line at the top, though it ends like a sentence, is the headline or its second line."""
    part = parts[i]
    if title is not None:
        return len(part.words) <= 2 * len(title) + _LONGEST and normal(part.words) == normal(title)
    if i == 1:
        return parts[0].words.endswith(";") and not part.gap and len(part.words) <= _LONGEST_SECOND
    if i or len(part.words) > _LONGEST or part.words.endswith(":"):
        return False
    if part.titled or part.words.endswith(";"):
        return True
    below = sum(len(other.words) for other in parts[1:])
    return below >= _RATIO * len(part.words) and dateline.dateline(part.words, lexicon) is None


def _headline(parts: list[Part], candidates: list[int], title: str | None) -> int | None:
    """The candidate that is the headline: the known title, one that is repeated, else the first that is no label."""
    plain = [normal(parts[i].words) for i in candidates]
    if title is not None:
        wanted = normal(title)
        return next((i for i, words in zip(candidates, plain, strict=True) if words == wanted), None)
    for i, words in zip(candidates, plain, strict=True):
        if plain.count(words) > 1 or parts[i].words.endswith(";"):
            return i
    long = [i for i in candidates if len(parts[i].words.split()) > _LABEL]
    return next(iter(long or candidates), None)
