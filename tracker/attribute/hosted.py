"""Which talk show does a sentence name by whose it is?

Lee was on Ana Ruiz's radio show. Of people on the list it is the show they have; else it is called as printed.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from tracker.lexicon import Lexicon, Mention
from tracker.lexicon.generic_outlets import SHOW
from tracker.lexicon.outlet_unlisted import identity
from tracker.model import Sentence, Word
from tracker.text.words import POSSESSIVE

_AIRED = frozenset({"radio", "talk", "podcast"})  # what else is a show may be a network's
_PODCAST = "podcast"  # not the show that somebody has on the radio
_NAME = 3  # tokens of a name
_NOUNS = 4  # tokens between an owner and "show": "'s | nationally syndicated radio | show"


def shows(sentence: Sentence, taken: AbstractSet[int], lexicon: Lexicon) -> Iterator[Mention]:
    """The talk shows that the sentence names by their hosts, in tokens that are not `taken` by other outlets.

    Only the noun counts as the name, so that the host stays a person of the article.
    """
    words = sentence.words
    owners = [] if POSSESSIVE.isdisjoint(sentence.vocabulary) else [i for i, w in enumerate(words) if _owns(words, i)]
    for at in owners:
        first, end = _name(words, at), _end(words, at, lexicon)
        if end and at - first > 1 and taken.isdisjoint(range(first, end)):
            yield _mention(words, (first, at, end), lexicon)


def _owns(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in POSSESSIVE and at > 1


def _name(words: Sequence[Word], at: int) -> int:
    """Where the name begins that ends at token `at`."""
    first = at
    while first > max(0, at - _NAME) and words[first - 1].text[0].isupper():
        first -= 1
    return first


def _end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where the nouns for a talk show end that begin behind token `at`; 0 where they name none."""
    nouns = [w.lower for w in words[at + 1 : at + 1 + _NOUNS] if w.text.islower() or "-" in w.text]
    noun = next((i for i, w in enumerate(nouns) if SHOW in lexicon.citing.anaphora.get(w, ())), None)
    return at + noun + 2 if noun is not None and not _AIRED.isdisjoint(nouns[: noun + 1]) else 0


def _mention(words: Sequence[Word], place: tuple[int, int, int], lexicon: Lexicon) -> Mention:
    """The show of the host whose name begins, ends and is followed by its nouns up to the tokens of `place`."""
    first, at, end = place
    host = " ".join(w.text for w in words[first:at])
    printed = f"{host}{words[at].text} {' '.join(w.text for w in words[at + 1 : end])}"
    known = lexicon.outlets.shows_of.get(host) if words[end - 1].lower != _PODCAST else None
    outlet = known or identity(printed)
    return Mention(
        first=first,
        last=end,
        outlet=outlet,
        name=lexicon.outlets.entries[known].name if known else printed,
        weak=True,
        show=bool(known),
        generic=False,
        name_first=at + 1,
        name_last=end,
        candidates=(outlet,),
        kind="" if known else "broadcaster",
    )
