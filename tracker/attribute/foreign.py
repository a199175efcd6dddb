"""Through whom did the words come that a text in another language than English has in marks?

Who said them is not asked: that would take the grammar of each language. An outlet counts where the sentence around a
quotation names it in one of the forms that the lexicon lists for the language.
"""

import re
from collections.abc import Sequence

from tracker.lexicon import Lexicon
from tracker.model import Article, Attribution, Citation, Explanation, Found, Kind, Quotation, Relation, Span, Step

ENGLISH = "en"
RULE = "other-language"

_ENDS = re.compile(r"[.!?。！？؟](?=\s|$|[^\W\d_a-z])")
_WIDEST = 400  # characters looked at on each side
_CONFIDENCE = 0.5
_ASKS = "an outlet that the sentence around it cites, in the words of its language"


def is_foreign(article: Article) -> bool:
    """Whether an article is known not to be in English."""
    return article.language not in (None, ENGLISH)


def attributions(article: Article, found: Found, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Nobody for each quotation, and the outlets that its sentence cites."""
    return tuple(_attribution(article, found.quotations, i, lexicon) for i in range(len(found.quotations)))


def explanations(article: Article, found: Found, lexicon: Lexicon) -> tuple[Explanation, ...]:
    """The one rule that there is, for each quotation."""
    made = zip(found.quotations, attributions(article, found, lexicon), strict=True)
    return tuple(Explanation(q, a, None, (Step(RULE, _ASKS, _names(a)),), (), ()) for q, a in made)


def _names(attribution: Attribution) -> str | None:
    return ", ".join(citation.name for citation in attribution.citations) or None


def _attribution(article: Article, quotations: Sequence[Quotation], index: int, lexicon: Lexicon) -> Attribution:
    quotation = quotations[index]
    cited = _cited(article, quotations, index, lexicon)
    why = tuple(f"{citation.name}: “{citation.printed}”" for citation in cited)
    return Attribution(quotation.id, Kind.UNATTRIBUTED, None, None, (), None, cited, RULE, _CONFIDENCE, why)


def _cited(article: Article, quotations: Sequence[Quotation], index: int, lexicon: Lexicon) -> tuple[Citation, ...]:
    """The outlets cited in the sentence behind a quotation, or else before it."""
    text, language = article.text, article.language or ""
    for span in (_behind(article, quotations, index), _before(article, quotations, index)):
        found = lexicon.foreign.cited(text, span.start, span.end, language)
        if found:
            named = {cited.outlet.id: cited for cited in reversed(found)}
            return tuple(
                Citation(c.outlet.id, c.outlet.name, text[c.start : c.end], Span(c.start, c.end), Relation.REPORTED)
                for c in sorted(named.values(), key=lambda cited: cited.start)
            )
    return ()


def _behind(article: Article, quotations: Sequence[Quotation], index: int) -> Span:
    """From a quotation to the end of its sentence, or to the next quotation."""
    start = quotations[index].outer.end
    block = next((block for block in article.blocks if block.start <= start <= block.end), None)
    limit = min(block.end if block else start, start + _WIDEST)
    limit = min([limit, *(q.outer.start for q in quotations[index + 1 : index + 2] if q.outer.start >= start)])
    stop = _ENDS.search(article.text, start, limit)
    return Span(start, stop.start() if stop else limit)


def _before(article: Article, quotations: Sequence[Quotation], index: int) -> Span:
    """From the beginning of its sentence, or from the quotation before, to a quotation."""
    end = quotations[index].outer.start
    block = next((block for block in article.blocks if block.start <= end <= block.end), None)
    floor = max(block.start if block else end, end - _WIDEST)
    floor = max([floor, *(q.outer.end for q in quotations[max(0, index - 1) : index] if q.outer.end <= end)])
    ends = [stop.end() for stop in _ENDS.finditer(article.text, floor, end)]
    return Span(ends[-1] if ends else floor, end)
