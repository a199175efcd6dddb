"""What is known of one quotation while it is being attributed?"""

from dataclasses import dataclass, field, replace

from tracker.model import (
    Attribution,
    Citation,
    Frame,
    Kind,
    Quotation,
    Relation,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    Step,
)


@dataclass(slots=True)
class Result:
    """An attribution in the making; `finished` turns it into the record.

    Attributes:
        sentence: index of the quotation's sentence, -1 when it stands in none of its own (nested marks).
        settled: True when nothing may carry over to it.
        frame: the reporting clause that gives it.
        issued: True when an outlet speaks as a firm, so that no outlet relays it.
        steps: the rules that were tried so far.
    """

    sentence: int = -1
    rule: str = "nested"
    confidence: float = 0.5
    settled: bool = False
    speakers: tuple[Speaker, ...] = ()
    cue: Span | None = None
    source: Span | None = None
    hedge: str | None = None
    citations: tuple[Citation, ...] = ()
    frame: Frame | None = None
    issued: bool = False
    why: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def take(self, giver: "Result", rule: str, confidence: float) -> None:
        """Have the speakers of another quotation carried over to this one."""
        self.speakers = tuple(replace(s, reason="carried over") for s in giver.speakers)
        self.source = giver.source
        self.hedge = None
        self.rule = rule
        self.confidence = confidence
        self.why.append(f"{rule}: no cue of its own")


def characters(sentence: Sentence, tokens: tuple[int, int]) -> Span:
    """The characters of some tokens of a sentence."""
    return Span(sentence.words[tokens[0]].start, sentence.words[tokens[1] - 1].end)


def finished(quotation: Quotation, result: Result) -> Attribution:
    """The attribution record of a quotation."""
    attributed = bool(result.speakers) or result.source is not None
    kind = quotation.kind if attributed else Kind.UNATTRIBUTED
    why = [*result.why, *(f"{s.name}: {s.reason}" for s in result.speakers)]
    speaking = {s.name for s in result.speakers if s.kind is SpeakerKind.OUTLET} if result.citations else set()
    return Attribution(
        quotation.id, kind, result.cue, result.source, result.speakers, result.hedge,
        tuple(spoken(c, speaking) for c in result.citations) if attributed else (),
        result.rule, round(result.confidence if result.speakers else min(result.confidence, 0.5), 2), tuple(why),
    )  # fmt: skip


def spoken(citation: Citation, speaking: set[str]) -> Citation:
    """The citation, marked as speaking for itself when the outlet is the speaker."""
    own = bool({citation.name, citation.printed} & speaking)
    if own and not citation.inherited and citation.relation is Relation.REPORTED:
        return replace(citation, relation=Relation.SPEAKING)
    return citation
