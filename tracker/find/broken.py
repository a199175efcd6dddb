"""Which statements does their reporting clause stand inside: "The bridge, Lee said, will stay shut"?"""

from collections.abc import Sequence

from tracker.find.clauses import finite
from tracker.find.ends import SIGNS, TURNS, end, frame_end, frame_start
from tracker.find.phrases import Phrase
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Word

_CITES = frozenset({"cite", "quote"})
_SPOKEN = frozenset({"say", "tell", "think", "show", "report"})
_SUBJECTS = frozenset({"that", "whether", "how", "why", "what"})  # open clauses that are subjects
_SCENES = frozenset({"in", "on", "over", "at"})  # "In 2008, Lee said, the bridge fell"
_SCENE = 4  # tokens of a time or a place that opens a sentence
_CONDITIONS = frozenset({"if", "unless"})  # "If it rains, Lee said, “we are lost”" holds only marks behind the clause
_JOINED = 2  # tokens of "but as" before a clause


def opens_with_as(words: Sequence[Word], frame: Frame) -> bool:
    """Whether the clause opens the sentence as "As Xi said, ...", "But as Xi said, ..."."""
    first = frame_start(frame)
    joined = first == _JOINED and words[0].lower in {"but", "and"}
    return (first == 1 or joined) and words[first - 1].lower == "as"


def other_side(
    words: Sequence[Word], frames: Sequence[Frame], index: int, content: Phrase, lexicon: Lexicon
) -> Phrase | None:
    """The other piece of a statement that the clause stands inside: "The bridge, Lee said, | will stay shut"."""
    frame = frames[index]
    first, at = frame_start(frame), frame_end(frame)
    relative = frame.source is not None and words[frame.source[0]].lower in lexicon.words.relatives
    inside = (
        not (
            relative
            or frame.passive
            or frame.shared
            or frame.inverted
            or opens_with_as(words, frame)
            or frame.lemma in _CITES
        )
        and (frame.kind is FrameKind.ACCORDING or bool(frame.classes & _SPOKEN))
        and first > 0
        and words[first - 1].text in SIGNS
        and at + 1 + (words[0].lower not in _CONDITIONS) < len(words)
        and words[at].text in SIGNS
    )
    if not inside:
        return None
    if content[0] > at:
        return None if _scene(words, first - 1, lexicon) else (0, first - 1)
    whole = frame.kind is FrameKind.ACCORDING and finite(words, 0, first - 1, lexicon)
    if content[1] != first - 1 or whole or not _goes_on(words, at + 1, lexicon):
        return None
    return at + 1, end(words, frames, index, at + 1, lexicon)


def _scene(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether the tokens before `last` only introduce what is said after them: "But", "In 2008"."""
    lists = lexicon.words
    joining = lists.conjunctions | lists.adverbs
    return all(w.lower in joining for w in words[:last]) or (words[0].lower in _SCENES and last <= _SCENE)


def _goes_on(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a statement goes on after ", Lee said,": not what is added to the clause ("citing a report")."""
    word, lists = words[at], lexicon.words
    adds = (TURNS - {"but", "because"}) | lists.prepositions | {"who", "which"}
    return word.text[0].isalnum() and word.lower not in adds and not word.lower.endswith("ing")


def parenthesis(words: Sequence[Word], frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the clause stands between a subject and its verb, or a subordinate clause and what it leads to.

    "The bridge, Lee said, will stay shut"; "If it rains, Lee said, the bridge will stay shut".
    """
    first = frame_start(frame)
    if first < 2 or words[first - 1].text != ",":
        return False
    before = {w.text for w in words[: first - 1]}
    if MARKED in before:
        return False
    subordinate = words[0].lower in lexicon.words.subordinators - _SUBJECTS and "," not in before  # Unless it rains,
    return subordinate or not finite(words, 0, first - 1, lexicon)
