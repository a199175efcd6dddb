"""Which outlet do the words of a reporting clause lead to, when they are a link?

Pages link the words that say where something comes from: "<a>told reporters</a>", "<a>said</a>". A link from the cue or
the source of a quotation to a page of a known outlet proves that outlet better than a name does.
"""

from collections.abc import Iterator, Sequence

from tracker.attribute.result import Result
from tracker.lexicon import Lexicon, Outlet
from tracker.model import Article, Citation, Hyperlink, Relation, Span

_POSTING = "social"  # the kind of outlets on which people post themselves


def outlets(article: Article, results: Sequence[Result], lexicon: Lexicon) -> None:
    """Add the outlets to which the cues and sources of `results` are links; nearest to the article, they come first."""
    hosted = [(link, outlet) for link in article.hyperlinks if (outlet := lexicon.outlets.hosted(link.address))]
    for result in results if hosted else ():
        for link, outlet in _of(result, hosted):
            if outlet.name != article.outlet:
                _cite(article, result, link, outlet)


def _of(result: Result, hosted: Sequence[tuple[Hyperlink, Outlet]]) -> Iterator[tuple[Hyperlink, Outlet]]:
    spans = [span for span in (result.cue, result.source, *(c.span for c in result.citations)) if span]
    for link, outlet in hosted:
        if any(span.start < link.end and link.start < span.end for span in spans):
            yield link, outlet


def _cite(article: Article, result: Result, link: Hyperlink, outlet: Outlet) -> None:
    printed = article.text[link.start : link.end]
    result.why.append(f"“{printed}” leads to {outlet.name}: {link.address}")
    own = [citation for citation in result.citations if not citation.inherited]
    if all(citation.outlet != outlet.id for citation in own):
        relation = Relation.POSTED if outlet.kind == _POSTING else Relation.REPORTED
        span = Span(link.start, link.end)
        result.citations = (Citation(outlet.id, outlet.name, printed, span, relation), *own)
