"""How did a quotation come to its attribution: what was tried, what was seen, what won?"""

from tracker.attribute.outlets import within
from tracker.attribute.result import Result, characters, finished
from tracker.attribute.scene import Scene
from tracker.model import Citation, Clause, Explanation, Quotation, Seen, Span, Speaker, Step


def noted(result: Result, rule: str, speakers: tuple[Speaker, ...], citations: tuple[Citation, ...]) -> None:
    """Add to the steps of `result` what carried over to it; the other arguments are what it had before."""
    if result.rule != rule:
        result.steps.append(Step("carry", "it goes on from the words beside it, or they lead to it", result.rule))
    elif speakers != result.speakers:
        names = "; ".join(s.name for s in result.speakers)
        result.steps.append(Step("remark", "the next sentence says who made the remark", names))
    if result.citations and citations != result.citations:
        names = " > ".join(c.name for c in result.citations)
        carried = "the words of one speaker go on being said through an outlet"
        told = carried if result.citations[0].inherited else "the next sentence says who reported the remark"
        result.steps.append(Step("outlets", told, names))


def explained(quotation: Quotation, result: Result, scene: Scene) -> Explanation:
    """What is to be told of one quotation once everything is known."""
    attribution = finished(quotation, result)
    if result.sentence < 0:
        return Explanation(quotation, attribution, None, tuple(result.steps), (), ())
    sentence = scene.sentences[result.sentence]
    text = scene.article.text
    clauses = []
    for frame in sentence.frames:
        cue = characters(sentence, frame.cue)
        source = characters(sentence, frame.source) if frame.source else None
        printed = text[source.start : source.end] if source else None
        clauses.append(Clause(frame.kind, printed, text[cue.start : cue.end], cue, frame is result.frame))
    relations = {c.span: c.relation for c in attribution.citations if not c.inherited}
    seen = []
    for mention in scene.mentions[result.sentence]:
        span = characters(sentence, (mention.name_first, mention.name_last))
        if not within(sentence.words, mention, quotation.outer):
            seen.append(Seen(mention.name, text[span.start : span.end], span, relations.get(span)))
    whole = Span(sentence.start, sentence.end)
    return Explanation(quotation, attribution, whole, tuple(result.steps), tuple(clauses), tuple(seen))
