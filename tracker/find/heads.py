"""Can the noun of a phrase be somebody who speaks?

People, bodies and texts speak; what is done, had or felt does not, and no participle or amount of time does. Nouns that
no list has may speak, unless their ending shows what they are: "a stagehand said", never "his candidacy said".
"""

from collections.abc import Sequence

from tracker.find.phrases import Phrase, capital
from tracker.lexicon import Lexicon
from tracker.model import Word

_SHORTEST = 5  # letters of a word with an ending that tells


def head(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon) -> int:
    """The token of the noun of a phrase: "the | spokesman for Lee", "two | people briefed on it"."""
    first, last = phrase
    lists = lexicon.words
    ends = (
        i for i in range(first + 1, last) if words[i].lower in lists.prepositions or words[i].lower in lists.relatives
    )
    end = next(ends, last)
    told = words[end - 1].text.endswith(("ed", "ing")) and end - 2 >= first and known(words[end - 2].lower, lexicon)
    return end - 1 - told


def mute(words: Sequence[Word], phrase: Phrase, lexicon: Lexicon, *, shows: bool = False) -> bool:
    """Whether the noun of a phrase is nothing that speaks: "his candidacy", "two weeks ago", "the areas hacked".

    What was done or felt may still show something (`shows`): "their experience suggests".
    """
    word = words[head(words, phrase, lexicon)]
    lower = word.lower
    if capital(word) or not word.text[0].isalpha():
        return False
    opens = phrase[0] == 0 or not words[phrase[0] - 1].text[0].isalnum()  # elsewhere `asides` passes over times
    silent = (opens and _time(lower, lexicon)) or _no_noun(lower, lexicon) or (not shows and _abstract(lower, lexicon))
    return silent and not known(lower, lexicon)


def known(lower: str, lexicon: Lexicon) -> bool:
    """Whether a noun stands for people, a body or a text by the word lists."""
    lists, singular = lexicon.words, _singular(lower)
    return (
        lower in lists.people
        or lower in lists.pronouns
        or singular in lists.roles
        or singular in lists.voices
        or singular in lists.callings
        or lower in lists.documents
        or lower in lists.polls
        or lower in lists.bodies
        or lower in lists.collectives
        or lower in lists.epithets
    )


def _time(lower: str, lexicon: Lexicon) -> bool:
    return lower in lexicon.times.units or lower in lexicon.times.parts


def _no_noun(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list has is an adverb or a participle."""
    if lower == "ago" or lower in lexicon.words.adverbs or lower in lexicon.words.prepositions:
        return True
    return len(lower) > _SHORTEST and lower.endswith(("ly", "ed"))


def _abstract(lower: str, lexicon: Lexicon) -> bool:
    """Whether the ending of a noun tells that it stands for what is done, had or felt."""
    return len(lower) > _SHORTEST and _singular(lower).endswith(lexicon.words.mute_endings)


def _singular(lower: str) -> str:
    return lower if lower.endswith("ss") else lower.removesuffix("s")
