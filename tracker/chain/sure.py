"""How sure is a link?

Confidence is figured, not measured: the figure of the kind, times the factor of each thing that lowers it. So it ranks
links by what they rest on; it is no share of links that are right.
"""

from typing import NamedTuple

from tracker.model import LinkKind

SURE = {
    LinkKind.ARTICLE: 0.98,
    LinkKind.REVISED: 0.95,
    LinkKind.SYNDICATED: 0.95,
    LinkKind.LINKED: 0.9,
    LinkKind.CITED: 0.85,
    LinkKind.CREDITED: 0.8,
    LinkKind.RELAY: 0.7,
    LinkKind.TEXT: 0.4,
}
"""How sure a kind of link is, when nothing lowers it."""


class Doubt(NamedTuple):
    """What lowers the confidence of a link: by how much, and why, for people to read."""

    factor: float
    why: str


CONTRADICTED = Doubt(0.5, "but the dates say the contrary")
ELSEWHERE = Doubt(0.6, "but for other words")
NAMELESS = Doubt(0.6, "an outlet without a name, which may be another one each time")
SHORT = Doubt(0.8, "so few words are said twice by chance")
CARRIED = Doubt(0.85, "carried over from another quotation")
UNDATED = Doubt(0.9, "a date is missing")


def between(outlets: int) -> Doubt:
    """Doubt because of outlets on the way, of which no article is here."""
    return Doubt(0.9**outlets, f"{outlets} more on the way between them")


def unlike(shared: int, words: int) -> Doubt:
    """Doubt because not all words of the shorter wording stand in the longer one."""
    return Doubt(shared / words if words else 0.0, f"{shared} of {words} words alike")


def figured(kind: LinkKind, doubts: tuple[Doubt, ...]) -> float:
    """The confidence of a link of that kind, with these doubts."""
    sure = SURE[kind]
    for doubt in doubts:
        sure *= doubt.factor
    return round(sure, 3)
