"""Which outlets does each sentence of an article name?

By their names; by a show's name alone in marks, which are one token; and by "the newspaper" for the one named before.
"""

from collections.abc import Iterator, Sequence

from tracker.lexicon import Lexicon, Mention
from tracker.model import Found, Sentence
from tracker.text import tokens

_LONGEST = 40  # characters of a show's name in marks


def named(found: Found, lexicon: Lexicon) -> list[list[Mention]]:
    """The outlets that each sentence names; a shared name ("the Times") means the one named before."""
    known: list[str] = []
    mentions: list[list[Mention]] = []
    for sentence in found.sentences:
        here = lexicon.outlets.mentions([w.text for w in sentence.words], known)
        here = [*here, *_in_marks(found, sentence, lexicon), *_meant(sentence, here, known, lexicon)]
        for mention in here:
            known = [*(slug for slug in known if slug != mention.outlet), mention.outlet]
        mentions.append(sorted(here, key=lambda m: m.first))
    return mentions


def _in_marks(found: Found, sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Outlets and shows whose names stand alone in marks: said on “Fox News Sunday”."""
    for at, index in sentence.marked:
        text = found.quotations[index].text
        if len(text) > _LONGEST:
            continue
        words = [t.text for t in tokens(text.rstrip(",."))]
        inside = lexicon.outlets.mentions(["“", *words, "”"])
        if len(inside) == 1 and inside[0].name_first == 1 and inside[0].name_last == len(words) + 1:
            yield inside[0]._replace(first=at, last=at + 1, name_first=at, name_last=at + 1)


def _meant(sentence: Sentence, here: Sequence[Mention], known: Sequence[str], lexicon: Lexicon) -> Iterator[Mention]:
    """The outlet that "the newspaper" means: the last one of that kind."""
    words, anaphora = sentence.words, lexicon.citing.anaphora
    means = [i for i, word in enumerate(words) if word.lower in anaphora and i and words[i - 1].lower == "the"]
    taken = {i for mention in here for i in range(mention.first, mention.last)} if means else set()
    for i in means:
        kinds = anaphora[words[i].lower]
        if i in taken:
            continue
        slugs = [*known, *(m.outlet for m in here if m.last < i)]
        outlets = filter(None, map(lexicon.outlets.get, reversed(slugs)))
        outlet = next((o for o in outlets if o.kind in kinds), None)
        if outlet:
            yield Mention(i - 1, i + 1, outlet.id, outlet.name, True, False, False, i - 1, i + 1, (outlet.id,))  # noqa: FBT003  the fields of a record
