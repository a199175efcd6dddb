"""Which body, outlet or paper does "it" mean?"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import antecedents, documents, unnamed
from tracker.attribute import scene as scenes
from tracker.attribute.documents import Meaning
from tracker.attribute.scene import Scene
from tracker.lexicon import Words
from tracker.model import Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_BACK = 4  # sentences
_NEAR = 2  # sentences since one was about a paper
_BODY = 6  # tokens of "The Leith harbour board"
_READ = "read"


def it(scene: Scene, number: int, first: int, meaning: Meaning) -> tuple[Speaker, ...]:
    """What "it" at token `first` means: never people, but the body, the outlet or the paper of which the text speaks.

    The subject of its own sentence, else what spoke last or begins the sentence before; the paper from which somebody
    spoke there, or that it is about.
    """
    leading = _leading(scene, number, first, meaning) or _named(scene, number, first)
    own = (leading,) if leading else documents.about(scene, number, first, meaning)
    if own:
        return tuple(replace(s, reason="it: the subject of this sentence") for s in own)
    for back in range(number - 1, max(-1, number - _BACK), -1):
        spoke, end = scene.spoke.get(back, ()), len(scene.sentences[back].words)
        paper = documents.about(scene, back, end, meaning) if number - back <= _NEAR else ()
        if paper:
            return tuple(replace(s, reason=f"it: {s.reason}") for s in paper)
        if unnamed.one_thing(scene, spoke):
            return (replace(spoke[0], reason="it: the last speaker"),)
        written = set(re.split(r"[: ]+", spoke[0].reason)) & scene.lexicon.words.issued if spoke else ()
        if spoke and (written or _in_writing(scene, back)):
            return (replace(spoke[0], reason=f"it: {spoke[0].reason}"),)  # The letter asked for help. It said ...
        reads = not spoke and _reads(scene, number, first)
        sent = documents.issued(scene, back, meaning) if reads else ()
        body = None if sent else _leading(scene, back, end, meaning)
        if body:
            return (body,)
        paper = sent or (documents.named(scene, back, meaning) if reads else ())
        if paper:
            return tuple(replace(s, reason=f"it: {s.reason}") for s in paper)
        if spoke and spoke[0].kind is SpeakerKind.PERSON:
            break
    return ()


def _reads(scene: Scene, number: int, first: int) -> bool:
    """Whether it is a paper, since it reads so."""
    return any(f.lemma == _READ and f.source and f.source[0] == first for f in scene.sentences[number].frames)


def _in_writing(scene: Scene, number: int) -> bool:
    """Whether a sentence ends with the paper in which somebody speaks: "..., Lee wrote in the affidavit"."""
    sentence = scene.sentences[number]
    frame = sentence.frames[-1] if sentence.frames else None
    rest = [w.lower for w in sentence.words[frame.cue[1] :] if w.text[0].isalpha()] if frame else []
    papers = scene.lexicon.words.documents - scene.lexicon.citing.told_at
    return rest[:1] == ["in"] and rest[-1] in papers


def _leading(scene: Scene, number: int, end: int, meaning: Meaning) -> Speaker | None:
    """The outlet or body that a sentence begins with, before token `end`."""
    mention = next((m for m in scene.mentions[number] if m.first <= 2 and not m.weak), None)
    if mention and mention.last <= end:
        return Speaker(mention.name, SpeakerKind.OUTLET, "it: named before")
    words, lists = scene.sentences[number].words, scene.lexicon.words
    opened = next((i + 1 for i, w in enumerate(words[:3]) if w.text == ","), 0)  # "Still, the council ..."
    names = [n for n in scene.cast.by_sentence[number] if n.whole <= opened + 1 and n.last <= end]
    place = bool(names) and (names[0].text in scene.lexicon.places.capitals or names[0].text.lower() in lists.regions)
    owner: Speaker | None = None
    if names and names[0].kind is SpeakerKind.GROUP and not place:
        after = words[names[0].last] if names[0].last < len(words) else None
        body = Speaker(names[0].text, SpeakerKind.GROUP, "it: named before")
        one = unnamed.one_thing(scene, (body,))
        if one and (after is None or not _goes_on(after, lists)):
            return body
        owner = body if one else None  # the board's | chairman
    return _by_kind(scene, number, end, meaning) or owner


def _named(scene: Scene, number: int, end: int) -> Speaker | None:
    """The last body that a sentence names as a subject before token `end`."""
    for name in reversed(scene.cast.by_sentence[number]):
        body = Speaker(name.text, SpeakerKind.GROUP, "it: named before")
        group = name.kind is SpeakerKind.GROUP and name.last <= end and " " in name.text
        if group and antecedents.subject_like(scene, number, name) and unnamed.one_thing(scene, (body,)):
            return body
    return None


def _by_kind(scene: Scene, number: int, end: int, meaning: Meaning) -> Speaker | None:
    """The body with which a sentence begins, by its kind: "The harbour board met", "Lee's campaign backed down"."""
    sentence, lists = scene.sentences[number], scene.lexicon.words
    words, cues = sentence.words, {f.cue[0] for f in sentence.frames}
    first = scenes.opening(words, lists)
    if not first and words[0].lower in lists.adverbs:
        first = next((i + 1 for i, w in enumerate(words[:_BODY]) if w.text == ","), 0)  # This week, | the board met
    for at in range(first + 1, min(first + _BODY, end, len(words) - 1)):
        kind = words[at].lower in lists.bodies and words[at].lower not in scene.lexicon.times.units
        if kind and words[at].text.islower() and not _goes_on(words[at + 1], lists):
            body = next(iter(meaning(scene, number, first, _whole(words, at, lists))), None)
            found = body is not None and body.kind is not SpeakerKind.PERSON and unnamed.one_thing(scene, (body,))
            return replace(body, kind=SpeakerKind.GROUP, reason="it: named before") if body and found else None
        ends = words[at].lower in lists.finite or words[at].lower in lists.prepositions or words[at].text == ","
        if ends or at in cues:
            return None
    return None


def _whole(words: Sequence[Word], at: int, lists: Words) -> int:
    """Where the phrase for a body ends that has its noun at token `at`: "A coalition | of forty guilds | - among"."""
    if words[at + 1].lower != "of":
        return at + 1
    end = next((i for i in range(at + 2, min(len(words), at + _BODY + 2)) if not words[i].text[0].isalnum()), at + 1)
    return at + 1 if any(w.lower in lists.finite for w in words[at:end]) else end


def _goes_on(word: Word, lists: Words) -> bool:
    """Whether a word after the kind of a body belongs to its phrase: "the board | chairman", "the board | 's"."""
    inside = (lists.bodies, lists.people, lists.roles, lists.documents, POSSESSIVE)
    sign = not word.text[0].isalpha() and word.text != ","
    return word.text[0].isupper() or sign or any(word.lower in own for own in inside)
