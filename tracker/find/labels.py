"""Which names stand as labels beside words: "SMITH: ...", "... - Ana Ruiz", a headline that ends ": Wang Yi"?"""

from collections.abc import Sequence

from tracker.find.phrases import DASHES, capital
from tracker.lexicon import Lexicon
from tracker.model import MARKED, Frame, FrameKind, Role, Word

_LONGEST = 8  # tokens of a label
_DASHES = DASHES | {"―"}
SIGNS = _DASHES | {":"}
"""What stands between a label and its words."""
_NOTHING = frozenset({"label"})


def label(words: Sequence[Word], role: Role, lexicon: Lexicon) -> Frame | None:
    """The label of a sentence as a frame, or None. Its cue is the colon or the dash."""
    return _leading(words, role, lexicon) or _headed(words, lexicon) or _trailing(words, role, lexicon)


def _leading(words: Sequence[Word], role: Role, lexicon: Lexicon) -> Frame | None:
    """ "Ana Ruiz: ..." at the start of a sentence; what follows must be in marks unless the name is in capitals."""
    for i in range(1, min(_LONGEST, len(words) - 1)):
        if words[i].text == ":":
            shouted = all(w.text.isupper() for w in words[:i] if w.text[0].isalpha())
            marked = words[i + 1].text == MARKED
            if (marked or shouted or role is Role.HEADLINE) and _name(words[:i], lexicon):
                return _frame(i, (0, i))
            return None
        if not (words[i].text[0].isalnum() or words[i].text in {",", ".", "(", ")", "-"}):
            return None
    return None


def _headed(words: Sequence[Word], lexicon: Lexicon) -> Frame | None:
    """A name behind a heading and a dash, before a colon and marks: "Farmers agree - Ana Ruiz: “...”"."""
    colon = next((i for i in range(3, len(words) - 1) if words[i].text == ":" and words[i + 1].text == MARKED), 0)
    dash = next((i for i in range(colon - 1, max(0, colon - _LONGEST), -1) if words[i].text in _DASHES), None)
    if dash is None or not _name(words[dash + 1 : colon], lexicon):
        return None
    return _frame(colon, (dash + 1, colon))


def _trailing(words: Sequence[Word], role: Role, lexicon: Lexicon) -> Frame | None:
    """A dash and a name after a quotation; a colon and a name at the end of a headline."""
    for i in range(len(words) - 2, max(-1, len(words) - 2 - _LONGEST), -1):
        sign = words[i].text
        dashed = sign in _DASHES and (i == 0 or words[i - 1].text == MARKED)
        if dashed or (sign == ":" and role is Role.HEADLINE and i > 2):
            end = next((j for j in range(i + 1, len(words)) if words[j].text in {",", "(", ".", "@"}), len(words))
            return _frame(i, (i + 1, end)) if end > i + 1 and _name(words[i + 1 : end], lexicon) else None
    return None


def _frame(cue: int, source: tuple[int, int]) -> Frame:
    return Frame(FrameKind.LABEL, (cue, cue + 1), "label", _NOTHING, "label", source)


def _name(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the tokens are a name: capitals but for particles, and no word that only opens a sentence."""
    weighty = [w for w in words if w.text[0].isalpha()]
    if not weighty or len(weighty) > _LONGEST - 2 or weighty[0].lower in lexicon.words.openers:
        return False
    if any(verb.form == "past" for verb in lexicon.cues.verbs.get(weighty[0].lower, ())):
        return False  # Stated Ruiz: "..."
    if weighty[0].lower in lexicon.words.rubrics or weighty[-1].lower in lexicon.words.rubrics:
        return False  # BREAKING: ...
    small = lexicon.words.prepositions | lexicon.words.determiners
    return capital(weighty[0]) and all(capital(w) or w.lower in small for w in weighty)
