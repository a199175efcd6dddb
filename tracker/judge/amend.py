"""What is an attribution once a person corrected it?

Cue, source, hedge, rule and confidence stay: they say how tracker read the sentence. Speakers and outlets are those
that the person names. What the article prints of them, and where, is kept for those that tracker found, too.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from tracker.model import (
    Attribution,
    Citation,
    Correction,
    Judgement,
    Kind,
    Quotation,
    Relation,
    Ruling,
    Speaker,
    SpeakerKind,
)

Named = Callable[[str], str | None]
"""The id of the outlet of that name, or None when the lexicon knows none."""


def amended(
    quotation: Quotation, read: Attribution, judgements: Iterable[Judgement], known: Mapping[str, Speaker], named: Named
) -> Attribution:
    """An attribution as `read`, with the corrections of these `judgements`.

    Args:
        quotation: the one that it is of.
        read: what tracker says.
        judgements: at most one of its speaker and one of its outlets.
        known: the speakers of the article by their names.
        named: finds an outlet.
    """
    made = read
    for judgement in judgements:
        correction = corrected(read, judgement)
        if judgement.ruling is Ruling.SPEAKER:
            speakers = tuple(_speaker(name, judgement, known, named) for name in judgement.answer)
            made = replace(made, speakers=speakers, kind=_kind(quotation, read, speakers))
        else:
            made = replace(made, citations=tuple(_citation(name, read, named) for name in judgement.answer))
        made = replace(made, corrections=(*made.corrections, correction))
    speaking = {speaker.name for speaker in made.speakers if speaker.kind is SpeakerKind.OUTLET}
    return replace(made, citations=tuple(_heard(citation, speaking) for citation in made.citations))


def corrected(read: Attribution, judgement: Judgement) -> Correction:
    """What a person says of a quotation, beside what tracker `read`."""
    speaks = judgement.ruling is Ruling.SPEAKER
    was = (s.name for s in read.speakers) if speaks else (c.name for c in read.citations)
    return Correction(
        judgement.id, judgement.ruling, judgement.by, judgement.at, judgement.reason, judgement.answer, tuple(was)
    )


def _speaker(name: str, judgement: Judgement, known: Mapping[str, Speaker], named: Named) -> Speaker:
    kind = SpeakerKind.UNNAMED if name[:1].islower() else SpeakerKind.OUTLET if named(name) else SpeakerKind.PERSON
    return Speaker(name, known[name].kind if name in known else kind, f"corrected by {judgement.by}")


def _kind(quotation: Quotation, read: Attribution, speakers: tuple[Speaker, ...]) -> Kind:
    """Words in marks that nobody said are `unattributed`; when somebody did, they are what they were found as."""
    if speakers:
        return quotation.kind
    return read.kind if quotation.kind is Kind.INDIRECT else Kind.UNATTRIBUTED


def _heard(citation: Citation, speaking: set[str]) -> Citation:
    """An outlet that does not speak for itself any more has reported what somebody else said."""
    spoke = citation.relation is Relation.SPEAKING and citation.name not in speaking
    return replace(citation, relation=Relation.REPORTED) if spoke else citation


def _citation(name: str, read: Attribution, named: Named) -> Citation:
    """As the article prints it, when tracker found that; else one without proof in the text."""
    found = next((citation for citation in read.citations if citation.name == name), None)
    if found:
        return replace(found, inherited=False)
    return Citation(named(name) or "-".join(name.lower().split()), name, "", None, Relation.REPORTED)
