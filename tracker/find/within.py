"""What do the tokens of a sentence tell by themselves: which words it holds, and which reporting clauses?

All of it is words and numbers of tokens, so sentences of the same tokens share it, wherever they stand.
"""

from typing import NamedTuple

from tracker.find.beside import beside, open_ended
from tracker.find.cues import frames
from tracker.find.sentences import Draft
from tracker.lexicon import Lexicon
from tracker.model import Frame
from tracker.text import like_name


class Within(NamedTuple):
    """What a sentence holds; `model.Sentence` says what each of it is."""

    texts: tuple[str, ...]
    vocabulary: frozenset[str]
    capitals: tuple[int, ...]
    frames: tuple[Frame, ...]


Known = dict[tuple[tuple[str, ...], bool, bool], Within]
"""What sentences of an article hold, by their tokens, by whether they quote, and by how what they quote first ends."""


def within(draft: Draft, text: str, lexicon: Lexicon, known: Known) -> Within:
    """What a sentence of an article's `text` holds; it is looked for among what is `known`, and added there."""
    _, _, texts, lowers = zip(*draft.words, strict=True)
    marked = bool(draft.marked)
    key = texts, marked, marked and open_ended(draft.words[0], text)
    held = known.get(key)
    if held is None:
        held = known[key] = _read(draft, texts, frozenset(lowers), lexicon, open_end=key[2])
    return held


def _read(
    draft: Draft, texts: tuple[str, ...], vocabulary: frozenset[str], lexicon: Lexicon, *, open_end: bool
) -> Within:
    words = draft.words
    capitals = tuple([i for i, word in enumerate(texts) if word[0].isupper()])
    if "l-" in " ".join(texts):  # al-Assad
        capitals = tuple([i for i, word in enumerate(texts) if like_name(word)])
    found = () if lexicon.cues.opening.isdisjoint(vocabulary) else frames(words, lexicon)
    if draft.marked:
        more = tuple(beside(words, found, lexicon, open_end=open_end))
        kept = (frame for frame in found if all(frame.cue != other.cue for other in more))
        found = tuple(sorted((*kept, *more), key=lambda frame: frame.cue))
    return Within(texts, vocabulary, capitals, found)
