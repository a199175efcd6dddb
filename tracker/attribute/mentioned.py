"""Do marks hold a title, a nickname or a mentioned word rather than what somebody said?"""

from collections.abc import Sequence

from tracker.lexicon import Lexicon, Words
from tracker.model import MARKED, Quotation, Sentence, Word
from tracker.text.words import POSSESSIVE

_AS = frozenset({"as", "by", "for"})
_KNOWN = frozenset({"known", "named", "nicknamed", "goes", "billed", "listed"})
_KNOWN_FOR = 6  # tokens between "known for" and the words: known for appearances as the "..."
_WORD = 16  # characters of one word in marks
_NICKNAME = 3  # words
_TITLE = 8  # words
_PLACES = frozenset({"on", "in", "of", "'s", "for", "with", "like", "including"})
_LEADS = frozenset({"the", "a", "an", "his", "her", "its"})
_SAYING = frozenset({"say", "name"})  # said “CNN” five times, videos he calls “Talk TV”
_SPOKEN = frozenset({"said", "told", "called", "says", "saying"})
_NAMING = frozenset({"he", "she", "they", "we", "i"})
_ARTICLES = frozenset({"a", "an", "the"})
_SHOW = 4  # tokens: on Fox News's "..."
_LED = frozenset({"the", "a", "an", "this", "'s"})  # before the name of a thing


def mentioned(quotation: Quotation, sentence: Sentence, at: int, lexicon: Lexicon, *, known: bool) -> str | None:
    """The name of the rule by which the marked quotation at token `at` is nobody's words, or None.

    Args:
        quotation: what stands in marks.
        sentence: around it.
        at: its token.
        lexicon: for the nouns before titles.
        known: whether it is the name of an outlet or a show.
    """
    words = sentence.words
    after = words[at + 1] if at + 1 < len(words) else None
    makes = after is not None and after.lower in lexicon.words.makers and titled(quotation.text, lexicon)
    if makes and len(quotation.text.split()) <= _TITLE:
        return "title-of-a-work"  # “Long Rain” star Ana Ruiz said
    if at == 0:
        return None
    before = words[at - 1]
    size = len(quotation.text.split())
    if before.text == "=":
        return "markup"  # <a title="...">
    named_by = at > 1 and words[at - 2].lower in _NAMING  # whom he dubbed "the little clerk"
    lists = lexicon.words
    named = (before.lower in lists.mentioning and not named_by) or _called(sentence, at, lists)
    if named or _known_as(words, at, lists):
        return "mentioned-word"
    if known and not any(verb.classes & _SAYING for verb in lexicon.cues.verbs.get(before.lower, ())):
        return "title-of-a-work"
    if not titled(quotation.text, lexicon):
        shown = titled(quotation.text.removesuffix("."), lexicon) and _shown(words, at, lexicon)
        return "title-of-a-work" if shown else None
    inside = before.text[0].isupper() and after is not None and after.text != MARKED and after.text[0].isupper()
    if inside and size <= _NICKNAME:
        return "nickname"
    if size <= _NICKNAME and after is not None and _modifies(words, at, lexicon):
        return "name-of-a-thing"
    return "title-of-a-work" if size <= _TITLE and _title_place(words, _listed_from(words, at), lexicon) else None


def _shown(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether what ends the sentence may be but a title: on Friday's “Long Rain.”, her book, “Wet Dog.”: both."""
    near = [w.lower for w in words[max(0, at - _SHOW) : at] if w.text != ","]
    work = bool(near) and near[-1] in lexicon.words.naming_nouns and near[-1] not in lexicon.cues.nouns  # no phrase
    return work or (bool(near) and near[-1] in POSSESSIVE and "on" in near)


def _modifies(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the marks hold the name of what comes next: the "Remain" camp, the "Super Tuesday" vote."""
    lists = lexicon.words
    before, after = words[at - 1].lower, words[at + 1]
    led = before in _LED or before in lists.possessives
    noun = _noun(after, lexicon) and after.lower not in lists.auxiliaries
    said = before != "the" and after.lower in lexicon.cues.nouns  # Lee's "old card" remark
    return led and noun and not said and all(verb.rest for verb in lexicon.cues.verbs.get(after.lower, ()))


def describes(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether marks around one word only colour the noun after them: a "rules-based" order."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and _noun(after, lexicon) and words[at].end - words[at].start <= _WORD


def _noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether a small word may be a noun."""
    lists = lexicon.words
    small = (lists.prepositions, lists.conjunctions, lists.subordinators, lists.relatives, lists.adverbs, lists.finite)
    return word.text[0].isalpha() and word.text[0].islower() and not any(word.lower in own for own in small)


def _listed_from(words: Sequence[Word], at: int) -> int:
    """The first of a list of marks: films like | "A," "B" and "C"."""
    while at > 1:
        back = at - 1
        while back > 0 and words[back].lower in {",", "and", "or"}:
            back -= 1
        if back == 0 or words[back].text != MARKED or at - back > 3:
            return at
        at = back
    return at


def _called(sentence: Sentence, at: int, lists: Words) -> bool:
    """Whether a passive clause that names nobody gives something the marked words as a name: "a gap called “dead”".

    What "was called “dead”" is so in the words of whoever else speaks in the sentence.
    """
    words = sentence.words
    passives = (f for f in sentence.frames if f.passive and f.cue[1] <= at and words[f.cue[1] - 1].lower != "as")
    frame = next((f for f in passives if all(_light(w, lists) for w in words[f.cue[1] : at])), None)
    if frame is None or frame.source is not None or "name" not in frame.classes:
        return False
    return words[frame.cue[0] - 1].lower not in lists.auxiliaries or all(f.source is None for f in sentence.frames)


def _light(word: Word, lists: Words) -> bool:
    return word.lower in lists.adverbs or word.lower in _ARTICLES


def _known_as(words: Sequence[Word], at: int, lists: Words) -> bool:
    """ "A man known as “Shorty”", "who goes by “Vito”", "best known for his songs as the “Clerk”"."""
    last = at - 1 - (words[at - 1].lower in lists.determiners)
    if last < 1 or words[last].lower not in _AS:
        return False
    near = words[max(0, last - _KNOWN_FOR) : last]
    known = next((i for i in range(len(near) - 1, -1, -1) if near[i].lower in _KNOWN), None)
    if known is None or (known < len(near) - 1 and near[known + 1].lower not in _AS):
        return False
    return all(w.text[0].isalnum() for w in near[known:])


def titled(text: str, lexicon: Lexicon) -> bool:
    """Whether every word of weight is capitalised, as in the title of a work."""
    parts = [p for p in text.replace("’", "'").split() if p[0].isalnum()]
    if parts and parts[0].split("'")[0] == "I":
        return False  # chants of "I'm with her"
    lists = lexicon.words
    small = (lists.prepositions, lists.determiners, lists.conjunctions)
    weighty = all(p[0].isupper() or p[0].isdigit() or any(p.lower() in own for own in small) for p in parts)
    return bool(parts) and weighty and text[-1] not in ".!?"


def _title_place(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a title may stand there: after "the book", before "show", after "on"."""
    near = [w.lower for w in words[max(0, at - 3) : at]]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    naming = lexicon.words.naming_nouns
    if after in naming or near[-1] in naming or (len(near) > 1 and near[-1] == "," and near[-2] in naming):
        return True
    if near[-1] in _LEADS or near[-1].isdigit():  # the cast of the “Long Rain”, under the 2010 “River Rules”
        led = next((w for w in reversed(near) if w not in _LEADS and not w.isdigit()), "")
        return led in lexicon.words.prepositions
    if near[-1] == "of" and len(near) > 1 and near[-2] in {"author", "star", "host", "editor", "creator"}:
        return True
    if near[-1] == "called":  # a play called “Brokers”
        return len(near) > 1 and words[at - 2].text.islower() and near[-2] not in lexicon.words.pronouns
    return near[-1] in _PLACES and (near[-1] == "on" or not any(word in _SPOKEN for word in near[:-1]))
