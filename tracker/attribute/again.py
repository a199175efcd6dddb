"""Do words in marks that nobody is named for stand elsewhere in the article, within what somebody is quoted with?

    “These are the worst of times for us,” Ada Brandt said. What “the worst of times” means she did not say.

A sentence of the article's own takes up words that were quoted before; a heading, words that are quoted somewhere.
They are the words of whoever said them there.
"""

import re

from tracker.attribute import captions
from tracker.attribute.mentioned import titled
from tracker.attribute.result import Result
from tracker.attribute.scene import Scene
from tracker.model import Found, Quotation, Role, SpeakerKind
from tracker.text import mapped, normal

_LEAST = 3  # words: fewer may be anybody's
_PUT_IN = re.compile(r"\[[^\]]*\]")  # “pick[ing] up”


def speakers(found: Found, results: list[Result], scene: Scene) -> None:
    """Give words that nobody is named for to the one who is quoted with them elsewhere in the article."""
    open_ = [i for i, quotation in enumerate(found.quotations) if _unnamed(quotation, results[i])]
    if not open_:
        return
    said = [
        (i, f" {normal(q.text)} ")
        for i, q in enumerate(found.quotations)
        if found.frames[i] is None and any(s.kind is not SpeakerKind.UNNAMED for s in results[i].speakers)
    ]
    for index in open_:
        quotation = found.quotations[index]
        words = normal(_PUT_IN.sub("", quotation.text))
        alone = captions.alone(found.sentences[results[index].sentence])
        anywhere = alone and not captions.heading(found, quotation, scene.article.text)
        givers = [
            i
            for i, held in said
            if (i < index or anywhere) and f" {words} " in held and _in_full(found.quotations[i], words, scene)
        ]
        if givers and len({tuple(s.name for s in results[i].speakers) for i in givers}) == 1:
            nearest = min(givers, key=lambda i: abs(found.quotations[i].start - quotation.start))
            results[index].take(results[nearest], "quoted-again", 0.6)


def _unnamed(quotation: Quotation, result: Result) -> bool:
    """Whether nobody is named for words in marks of their own, which may be somebody's."""
    named = result.speakers or result.source or result.settled or result.sentence < 0
    return not named and quotation.role is not Role.HEADLINE and len(quotation.text.split()) >= _LEAST


def _in_full(quotation: Quotation, words: str, scene: Scene) -> bool:
    """Whether a quotation has the words as words of a sentence, and not as a title or a name."""
    whole = mapped(quotation.text)
    first = f" {whole.text} ".index(f" {words} ")
    held = quotation.text[whole.map[first] : whole.map[first + len(words) - 1] + 1]
    return not titled(held, scene.lexicon)
