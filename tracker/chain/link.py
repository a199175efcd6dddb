"""What way did a quotation come: from the speaker, over which outlets, to the article?"""

from itertools import pairwise
from typing import NamedTuple

from tracker.model import Article, Attribution, Hop, Relation, Span, SpeakerKind

SPEAKER, OUTLET, ARTICLE = "speaker", "outlet", "article"


class _Stop(NamedTuple):
    """One who had the quotation, and how it came there: the relation and its proof."""

    name: str
    kind: str
    relation: str
    printed: str
    span: Span | None
    inherited: bool = False


def hops(article: Article, attribution: Attribution) -> tuple[Hop, ...]:
    """The steps of one quotation, in the order of travel; the taker of each is the giver of the next.

        speaker > furthest cited outlet > ... > nearest > agency the article is from > its outlet > the article

    Whatever is not known is left out: with neither speaker nor outlet there is no hop. The relation, the printed proof
    and its span, in code points of the article's text, are of how the taker got the quotation.
    """
    stops = [*_speaker(attribution), *_cited(attribution), *_published(article)]
    path = [stop for i, stop in enumerate(stops) if i == 0 or stop[:2] != stops[i - 1][:2]]
    return tuple(
        Hop(giver.name, giver.kind, taker.name, taker.kind, taker.relation, taker.printed, taker.span, taker.inherited)
        for giver, taker in pairwise(path)
    )


def _speaker(attribution: Attribution) -> list[_Stop]:
    """The speakers as one stop; none when nobody is named, or an outlet speaks for itself."""
    speakers = attribution.speakers
    if not speakers or all(speaker.kind is SpeakerKind.OUTLET for speaker in speakers):
        return []
    return [_Stop("; ".join(speaker.name for speaker in speakers), SPEAKER, "", "", None)]


def _cited(attribution: Attribution) -> list[_Stop]:
    """The cited outlets, furthest first. One that speaks, and is not among them, comes before them."""
    stops = [_Stop(c.name, OUTLET, c.relation.value, c.printed, c.span, c.inherited) for c in attribution.citations]
    cited = {stop.name for stop in stops}
    speaks = [] if any(c.relation is Relation.SPEAKING for c in attribution.citations) else attribution.speakers
    speaking = [
        _Stop(speaker.name, OUTLET, Relation.SPEAKING.value, "", None)
        for speaker in speaks
        if speaker.kind is SpeakerKind.OUTLET and speaker.name not in cited
    ]
    return [*speaking, *reversed(stops)]


def _published(article: Article) -> list[_Stop]:
    """The agency that the whole article is from, the outlet, the article."""
    stops: list[_Stop] = []
    proof: tuple[str, Span | None] = ("", None)
    for field, relation in (("syndicated_from", "syndicated"), ("outlet", "published")):
        name: str | None = getattr(article, field)
        if name:
            fact = next((fact for fact in article.facts if fact.field == field), None)
            proof = (fact.printed, fact.span) if fact else ("", None)
            stops.append(_Stop(name, OUTLET, relation, *proof))
    return [*stops, _Stop(article.path, ARTICLE, "published", *proof)]
