"""Whom do "the two leaders", "the senator", "the group" and "the statement" mean?"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.attribute import scene as scenes
from tracker.attribute.names import fold
from tracker.attribute.scene import Scene
from tracker.model import Speaker, SpeakerKind, Word

_BACK = 8  # sentences that a pronoun may look back
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_ANY_BODY = frozenset({"group", "company", "organization", "organisation", "firm", "association"})
_NAMED_BACK = 4  # sentences
_DESCRIBED_BACK = 4  # sentences likewise
_PARTIES = frozenset({"republican", "democrat", "independent"})
_PARTISAN = frozenset(
    {*("rep.", "sen.", "gov.", "senator", "representative", "governor", "speaker", "mayor"), *_PARTIES}
)
_STATE_BACK = 3  # sentences likewise of whoever has a state: "the Wisconsin Republican"
_INTRODUCED = 2  # tokens of what opens a sentence before its subject, "But", and no more
_TWO = frozenset({"two", "both"})
_ONE = frozenset({"man", "woman", "person"})


def pair(scene: Scene, lowers: Sequence[str]) -> tuple[Speaker, ...]:
    """ "The two leaders", "both sides", "the pair": who was named together last."""
    if len(lowers) > 5 or not lowers:
        return ()
    lists = scene.lexicon.words
    head = lowers[-1]
    numbered = bool(_TWO & set(lowers)) or head in {"pair", "duo"}
    if not numbered or any(w not in lists.determiners and w not in {"foreign", head, "other", "top"} for w in lowers):
        return ()
    said = " ".join(lowers)
    if head in lists.pairs_people and scene.persons:
        return tuple(Speaker(name, SpeakerKind.PERSON, f"{said}: named together") for name in scene.persons)
    if head in lists.pairs_countries and scene.countries:
        return tuple(Speaker(name, SpeakerKind.GROUP, f"{said}: named together") for name in scene.countries)
    return ()


def office(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """A person meant by office: "the senator", "China's top diplomat", "the Republican nominee"."""
    words = scene.sentences[number].words[first:last]
    head = words[-1].lower
    lists = scene.lexicon.words
    if head not in lists.office or words[0].lower in {"a", "an", "some", "another", "one"}:
        return None
    country = next((c for w in words[:-1] if (c := scenes.land(scene, w))), None)
    owned = any(w.lower in {"'s", "'"} for w in words) and country is None
    if owned or (words[0].lower not in {"the", "his", "her", "their"} and country is None):
        return None
    kin = scene.lexicon.offices.kin.get(head, frozenset()) | {head}
    said = {
        part for w in words[:-1] for part in (w.lower, *w.lower.split("-")) if not scenes.land(scene, w)
    } - lists.determiners
    of_state = words[0].lower == "the" and any(w.lower in lists.regions for w in words[1:-1])
    spoke = last_speaker(scene, number, _STATE_BACK, {SpeakerKind.PERSON}) if of_state else None
    if spoke and head in _PARTIES and not (scene.cast.titles.get(spoke.name, set()) & lists.roles - kin - _PARTISAN):
        return replace(spoke, reason=f"{' '.join(w.text for w in words)}: the last speaker")
    for seen in scene.cast.before(number):
        if seen.name.kind is not SpeakerKind.PERSON:
            continue
        if not (kin & set(seen.name.titles) or kin & scene.cast.titles.get(seen.name.text, set())):
            continue
        full = scenes.full(scene, seen.name)
        titles = scene.cast.titles.get(full, set()) | set(seen.name.titles)
        land = scene.cast.countries.get(full)
        fits = titles & kin and (country is None or land in {None, country})
        if fits and not _contradicts(said, titles, scene):
            return Speaker(full, SpeakerKind.PERSON, f"office: {' '.join(w.text for w in words)}")
    return None


def _contradicts(said: set[str], titles: set[str], scene: Scene) -> bool:
    """Whether a phrase names another rank than a person's titles do: "the vice president"."""
    telling = {word for word in said if word in scene.lexicon.words.roles or word in {"foreign", "vice", "prime"}}
    return bool(telling - titles)


def described(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """Who is called by what they are, right after they spoke: "the tycoon", "the 46-year-old", "the former secretary".

    Only where nobody else spoke in between, and nothing in the article contradicts it.
    """
    words = scene.sentences[number].words[first:last]
    lists = scene.lexicon.words
    of = next((i for i, w in enumerate(words) if w.lower in {"of", "from", "for"}), len(words))
    head = words[of - 1].lower if of else ""
    known = head in lists.epithets or head.endswith("-year-old")
    if words[0].lower != "the" or not known or any(w.lower in {"'s", "'"} for w in words):
        return None
    spoke = last_speaker(scene, number, _DESCRIBED_BACK, {SpeakerKind.PERSON})
    ahead = [n for n in scene.cast.people(number) if n.last <= first]
    if spoke and any(scenes.full(scene, n) == spoke.name for n in ahead):
        return None  # Lee took on Roy after the candidate had said ...
    if spoke is None or spoke.name not in scene.people.surely:
        return None
    if _others_meant(scene, number, spoke):
        return None
    wrong = lists.honorifics_female if head in lists.honorifics_male else lists.honorifics_male
    titles = scene.cast.titles.get(spoke.name, set())
    if head in lists.honorifics_male | lists.honorifics_female and titles & wrong:
        return None
    return replace(spoke, reason=f"{' '.join(w.text for w in words)}: the last speaker")


def _others_meant(scene: Scene, number: int, speaker: Speaker) -> bool:
    """Whether somebody else spoke, too, in the sentences before `number`, or was asked something."""
    near = range(max(0, number - _DESCRIBED_BACK + 1), number)
    if any(s.name != speaker.name for n in near for s in scene.spoke.get(n, ()) if s.kind is SpeakerKind.PERSON):
        return True
    return any("ask" in f.classes and (f.heard or f.passive) for n in near for f in scene.sentences[n].frames)


def leading_office(scene: Scene, number: int) -> Speaker | None:
    """The person meant by the office that a sentence begins with: "But the former president was silent"."""
    words = scene.sentences[number].words
    first = scenes.opening(words, scene.lexicon.words)
    if len(words) <= first + 2 or words[first].lower != "the":
        return None
    end = min(first + (5 if first < _INTRODUCED else 2), len(words))
    last = next((i for i in range(first + 1, end) if words[i].lower in scene.lexicon.words.office), None)
    return office(scene, number, first, last + 1) if last else None


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


def body(scene: Scene, words: Sequence[Word]) -> Speaker | None:
    """A country, a body, or somebody unnamed, in the article's words."""
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
    return Speaker(" ".join(text.split()), kind, "as named" if kind is SpeakerKind.GROUP else "nobody named")


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
