"""Whom do "the group" and "the ministry" mean?"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import scene as scenes
from tracker.attribute.cast import fullest
from tracker.attribute.names import fold
from tracker.attribute.scene import Scene
from tracker.model import Speaker, SpeakerKind, Word
from tracker.text.words import POSSESSIVE

_BACK = 8  # sentences that a pronoun may look back
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_ANY_BODY = frozenset({"group", "company", "organization", "organisation", "firm", "association"})
_NAMED_BACK = 4  # sentences
_TOO_FEW = 2  # letters that may be the initials of anything
_ONE = frozenset({"man", "woman", "person"})


def common(scene: Scene, number: int, words: Sequence[Word]) -> Speaker | None:
    """A body meant by its kind: "the ministry" for the Ministry of Transport named before, "the company" for a firm."""
    if len(words) != 2 or words[0].lower != "the" or words[1].lower not in scene.lexicon.words.bodies:
        return None
    kind = words[1].lower
    if kind in _ANY_BODY:
        last = last_speaker(scene, number, _BACK, {SpeakerKind.GROUP, SpeakerKind.OUTLET})
        last = last or _named_body(scene, number)
        return replace(last, reason=f"the {kind}: {last.reason}") if last else None
    for seen in scene.cast.before(number):
        kinds = seen.name.text.lower().split()
        if seen.name.kind is SpeakerKind.GROUP and len(kinds) > 1 and kind in kinds:
            return Speaker(seen.name.text, SpeakerKind.GROUP, f"the {kind}: named before")
    return None


def _named_body(scene: Scene, number: int) -> Speaker | None:
    """The body that the sentences right before name last: an outlet, or a name of one word that is nobody's."""
    for back in range(number - 1, max(-1, number - _NAMED_BACK), -1):
        words = scene.sentences[back].words
        for mention in scene.mentions[back]:
            if not mention.generic and mention.first <= 1:
                return scenes.as_outlet(scene, back, mention)
        for name in scene.cast.by_sentence[back]:
            before = words[name.whole - 1].lower if name.whole else ""
            led = name.whole == 0 or before in {"as", "of", "company", "firm", "maker", "giant"}
            single = " " not in name.text and name.text not in scene.people.surely
            if name.kind is SpeakerKind.PERSON and single and led and fold(name.text) not in scene.cast.by_part:
                return Speaker(name.text, SpeakerKind.GROUP, "named before")
    return None


def last_speaker(scene: Scene, number: int, reach: int, kinds: set[SpeakerKind]) -> Speaker | None:
    """Who of these kinds spoke alone last, fewer than `reach` sentences before."""
    for back in range(number - 1, max(-1, number - reach), -1):
        spoke = scene.spoke.get(back, ())
        if len(spoke) == 1 and spoke[0].kind in kinds:
            return spoke[0]
    return None


def body(scene: Scene, words: Sequence[Word], owner: str | None = None) -> Speaker | None:
    """A country, a body, or somebody unnamed, in the article's words; `owner` is whom "his" or "her" means in them."""
    start = 0
    while start < len(words) - 1 and words[start].lower in _DETERMINERS:
        start += 1
    words = _without_paper(words[start:], scene)
    text = scene.article.text[words[0].start : words[-1].end]
    places = scene.lexicon.places
    land = places.countries.get(text) or places.capitals.get(text)
    if land:
        return Speaker(
            land, SpeakerKind.GROUP, "country" if text in places.countries else f"{text}, for the government"
        )
    named = any(w.text[0].isupper() for w in words) and not _somebody(words, scene)
    kind = SpeakerKind.GROUP if named and words[-1].text[0].isupper() else SpeakerKind.UNNAMED
    said = " ".join(_owned(scene, words, text, owner).split())
    if kind is SpeakerKind.GROUP:
        return Speaker(_written_out(scene, said), kind, "as named")
    return Speaker(said, kind, "nobody named")


def _written_out(scene: Scene, name: str) -> str:
    """The one body of the article whose initials a name is ("MDC" for the Marrow Dam Council), or the name itself."""
    if not (name.isupper() and name.isalpha() and len(name) > _TOO_FEW):
        return name
    bodies = {seen.name.text for seen in scene.cast.seen if seen.name.kind is SpeakerKind.GROUP}
    full = [body for body in bodies if "".join(part[0] for part in body.split() if part[0].isupper()) == name]
    return full[0] if len(full) == 1 and full[0] != name else name


def _owned(scene: Scene, words: Sequence[Word], text: str, owner: str | None) -> str:
    """The words with the fullest name of the person whose they are: "Ruiz's aides" as "Ana Ruiz's aides"."""
    if owner and len(words) > 1:
        mark = "’" if "’" in scene.article.text else "'"
        return f"{owner}{mark}s" + text[words[0].end - words[0].start :]
    if len(words) == 1 or words[1].lower not in POSSESSIVE or not _surname(scene, words[0]):
        return text
    return fullest(scene.cast, words[0].text) + text[words[0].end - words[0].start :]


def _surname(scene: Scene, word: Word) -> bool:
    """Whether a word names a person of the article, and no place."""
    place = word.lower in scene.lexicon.words.regions or scenes.land(scene, word)
    return not place and (fold(word.text) in scene.cast.by_part or word.text in scene.cast.single)


def _somebody(words: Sequence[Word], scene: Scene) -> bool:
    """Whether the words mean one person without a name: "reporter for the Oracle", "woman from Leith"."""
    lists = scene.lexicon.words
    of = next((i for i, w in enumerate(words) if w.lower in lists.prepositions), 0)
    noun = words[of - 1] if of else None
    if noun is None or not noun.text[0].islower() or noun.lower in lists.bodies:
        return False
    people = (lists.roles, lists.callings, lists.honorifics_male, lists.honorifics_female, _ONE)
    return any(noun.lower in own for own in people)


def _without_paper(words: Sequence[Word], scene: Scene) -> Sequence[Word]:
    """The words without the paper in which somebody speaks: "her lawyers | in a court filing"."""
    lists = scene.lexicon.words
    at = next((i for i in range(1, len(words) - 2) if words[i].lower == "in"), None)
    paper = at is not None and words[at + 1].lower in {"a", "an"} and words[-1].lower in lists.documents
    return words[:at] if paper else words
