"""Which outlets does each sentence of an article name?

By their names; by a show's name alone in marks, which are one token; by "the newspaper" for the one named before; and
by "Ana Ruiz's radio show".
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from tracker.attribute import hosted
from tracker.attribute.mentioned import titled
from tracker.lexicon import Citing, Lexicon, Mention
from tracker.lexicon.generic_outlets import SHOW
from tracker.lexicon.outlet_unlisted import identity
from tracker.model import MARKED, Found, Sentence, Word
from tracker.text import tokens

_TITLE = 5  # words of a title that no list has
_NAME = "Oracle"  # stands for a title where the noun before it is looked at: the podcast X
_LONGEST = 40  # characters of a show's name in marks


def named(found: Found, lexicon: Lexicon) -> list[list[Mention]]:
    """The outlets that each sentence names; a shared name ("the Times") means the one named before."""
    known: dict[str, Mention] = {}  # by id, the latest last
    mentions: list[list[Mention]] = []
    for sentence in found.sentences:
        here = lexicon.outlets.mentions(sentence.texts, known)
        here = [*here, *_in_marks(found, sentence, lexicon), *_meant(sentence, here, known, lexicon)]
        here += hosted.shows(sentence, {i for m in here for i in range(m.first, m.last)}, lexicon)
        for mention in here:
            known.pop(mention.outlet, None)
            known[mention.outlet] = mention
        mentions.append(sorted(here, key=lambda m: m.first))
    borne = _borne(found.sentences, mentions)
    if not borne:
        return mentions
    return [[m for m in here if _only(s, m) not in borne] for s, here in zip(found.sentences, mentions, strict=True)]


def _only(sentence: Sentence, mention: Mention) -> str:
    """The one word of a weak name, without article; empty for other names."""
    one = mention.weak and mention.last == mention.first + 1 and not (mention.kind or mention.show)
    word = sentence.words[mention.first].text if one else ""
    return "" if word == MARKED else word


def _borne(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """Weak names of outlets that people of the article bear: of "Michael Bloomberg", "Bloomberg" alone is no outlet."""
    wanted = {_only(s, m) for s, here in zip(sentences, mentions, strict=True) for m in here} - {""}
    borne: set[str] = set()
    for sentence, here in zip(sentences, mentions, strict=True) if wanted else ():
        taken = {i for m in here for i in range(m.first, m.last)}
        for i, (before, word) in enumerate(pairwise(sentence.words)):
            if word.text in wanted and i + 1 not in taken and i not in taken and _given(before):
                borne.add(word.text)
    return frozenset(borne)


def _given(word: Word) -> bool:
    """Whether a word may be a given name, a title or an initial."""
    return word.text[0].isupper() and (word.text[1:].islower() or word.text.endswith("."))


def _in_marks(found: Found, sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Outlets and shows whose names stand alone in marks: said on “Fox News Sunday”."""
    for at, index in sentence.marked:
        text = found.quotations[index].text
        if len(text) > _LONGEST:
            continue
        title = text.rstrip(",.")
        words = [t.text for t in tokens(title)]
        comma = at > 1 and sentence.words[at - 1].text == ","
        led = [w.text for w in sentence.words[max(0, at - 2 - comma) : at - comma]]  # on his podcast, “Bridge Talk”
        named = bool(led and words) and _title(title, words, lexicon)
        for mention in lexicon.outlets.mentions([*led, _NAME]) if named else ():
            if mention.kind and mention.name_first == len(led):
                first = at - comma - len(led) + mention.first
                own = mention._replace(outlet=identity(title), name=title, candidates=(identity(title),), show=True)
                yield own._replace(first=first, last=at + 1, name_first=at, name_last=at + 1)
        inside = lexicon.outlets.mentions(["“", *words, "”"])
        if len(inside) == 1 and inside[0].first == 1 and inside[0].name_last == len(words) + 1:
            called = bool(led) and SHOW in lexicon.citing.anaphora.get(led[-1], ())
            yield inside[0]._replace(
                first=at - comma - 1 if called else at, last=at + 1, name_first=at, name_last=at + 1
            )


def _title(text: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words are a title: not many, and those of weight with capitals."""
    return len(words) <= _TITLE and words[0][0].isupper() and titled(text, lexicon)


def _meant(
    sentence: Sentence, here: Sequence[Mention], known: Mapping[str, Mention], lexicon: Lexicon
) -> Iterator[Mention]:
    """The outlet that "the newspaper" means: the last one of that kind."""
    words, anaphora = sentence.words, lexicon.citing.anaphora
    if anaphora.keys().isdisjoint(sentence.vocabulary):
        return
    means = [i for i, word in enumerate(words) if word.lower in anaphora and i]
    taken = {i for mention in here for i in range(mention.first, mention.last)} if means else set()
    for i in means:
        first, kinds = _called(words, i, lexicon)
        if not kinds or i in taken:
            continue
        before = [*known.values(), *(m for m in here if m.last < i)]
        lands = {lexicon.places.people[word.text] for word in words[first:i] if word.text in lexicon.places.people}
        meant = next((m for m in reversed(before) if _is(m, kinds, lexicon) and _from(m, lands, lexicon)), None)
        if meant:
            last = i + 1 + (i + 1 < len(words) and words[i + 1].lower == "board")  # the editorial board
            show = SHOW in kinds
            yield meant._replace(first=first, last=last, weak=True, show=show, name_first=first, name_last=last)


def _called(words: Sequence[Word], i: int, lexicon: Lexicon) -> tuple[int, Sequence[str]]:
    """Where the phrase "the German newspaper" begins that ends at token `i`, and the kinds that its noun stands for."""
    lists = lexicon.citing
    kinds = lists.anaphora[words[i].lower]
    first = i - 1
    while first > 0 and (_describes(words[first], lists) or words[first].text in lexicon.places.people):
        first -= 1
    return first, kinds if words[first].lower == "the" else ()


def _describes(word: Word, lists: Citing) -> bool:
    """Whether a word may stand between "the" and such a noun: "cable", "right-leaning"."""
    return word.lower in lists.describing or ("-" in word.text[1:-1] and word.text.islower())


def _from(mention: Mention, lands: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the outlet may be from one of `lands`, usual names of countries; from anywhere when there are none."""
    outlet = lexicon.outlets.get(mention.outlet)
    country = outlet.country if outlet else None
    return not lands or country is None or lexicon.places.people.get(lexicon.outlets.adjective(country)) in lands


def _is(mention: Mention, kinds: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a mention is of an outlet of one of the kinds; a show when it was named as one."""
    outlet = lexicon.outlets.get(mention.outlet)
    return (outlet.kind if outlet else mention.kind) in kinds or (mention.show and SHOW in kinds)
