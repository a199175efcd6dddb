"""Who asked the people of whom a share answered something: "In a Leith Post poll, | 51 percent of voters said"?

A poll speaks for those whom it asked: what they answered is what the poll says. It stands in the clause around the one
in which they answer ("according to a poll", "a poll found that"), or in a phrase of the same sentence ("in a poll").
"""

from collections.abc import Iterator, Sequence

from tracker.lexicon import Lexicon
from tracker.model import Frame, Word

Phrase = tuple[int, int]

_POLLS = frozenset({"poll", "polls", "survey", "surveys"})
_SHARES = frozenset({"%", "percent", "majority", "majorities", "half", "third", "thirds", "two-thirds"})
_LEAD = 7  # tokens before "poll" in "a new Leith Post/Orton News national poll"


def asking(words: Sequence[Word], stack: Sequence[Frame], source: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The tokens that name the poll in which a share of people, the source, answered; None where none is named.

    Args:
        words: of the sentence.
        stack: the clauses that govern the quotation, the innermost first.
        source: the tokens that name who answered.
        lexicon: the word lists.
    """
    first = source[0] - 2 if source[0] > 1 and words[source[0] - 1].lower == "of" else source[0]  # 31% of | voters
    if not any(_share(word, start=not i) for i, word in enumerate(words[first : source[1]], first)):
        return None
    around = (_joined(words, frame.source) for frame in stack[1:] if frame.source)
    asked = (phrase for phrase in around if any(word.lower in _POLLS for word in words[slice(*phrase)]))
    return next(asked, None) or next(_named(words, source, lexicon), None)


def _share(word: Word, *, start: bool) -> bool:
    """Whether a word tells a share of people: "percent", "31%", "half"; not the "Majority" of a title."""
    return word.text[-1] == "%" or (word.lower in _SHARES and (start or word.text.islower()))


def _joined(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The whole name of a poll that two took, where only one of them was read: "Orton News | /Leith Post poll"."""
    first, last = phrase
    while first > 1 and words[first - 1].text == "/":
        first -= 2
        while first and words[first - 1].text[0].isupper():
            first -= 1
    while last + 1 < len(words) and words[last].text == "/":
        last += 2
        while last < len(words) and (words[last].text[0].isupper() or words[last].lower in _POLLS):
            last += 1
    return first, last


def _named(words: Sequence[Word], source: Phrase, lexicon: Lexicon) -> Iterator[Phrase]:
    """The polls in which something was asked: "in | a Leith Post poll"."""
    lists = lexicon.words
    for at in [i for i, word in enumerate(words) if word.lower in _POLLS and not source[0] <= i < source[1]]:
        first = at
        while first > max(0, at - _LEAD) and words[first].lower not in lists.determiners:
            joined = words[first - 1].text[0].isalnum() or words[first - 1].text == "/"
            if words[first - 1].lower in lists.prepositions or not joined:
                break
            first -= 1
        before = words[first - 1].lower if first else ""
        if before == "in" and words[first].lower in lists.determiners:
            yield first, at + 1
