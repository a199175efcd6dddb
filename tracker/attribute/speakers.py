"""Whom do the words of a source mean?

Full names win; surnames, titles, pronouns and nominals ("the two leaders", "China's top diplomat") are resolved to
them where the text allows it, and left as they stand, or as nobody, where it does not. Each answer says how it came.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.attribute.cast import Cast, fullest
from tracker.attribute.names import Name, fold, surname
from tracker.attribute.people import People
from tracker.lexicon import Lexicon, Mention
from tracker.model import Article, Citation, Frame, Sentence, Span, Speaker, SpeakerKind, Word

_BACK = 8  # sentences that a pronoun may look back
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_JOIN = frozenset({"and", "&"})
_UNNAMED_PRONOUNS = frozenset(
    {"some", "many", "others", "several", "most", "few", "those", "critics", "another", "one"}
)
_POSSESSORS = {
    "him": "he",
    "them": "they",
    "his": "he",
    "her": "she",
    "their": "they",
    "its": "it",
    "my": "i",
    "our": "we",
}
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})
_ANY_BODY = frozenset({"group", "company", "organization", "organisation", "firm", "association"})
_ISSUED = frozenset({"statement", "letter", "memo", "release"})
_ISSUED_BACK = 4  # sentences
_TWO = frozenset({"two", "both"})


@dataclass(slots=True)
class Scene:
    """What is known while an article is read from its beginning: who spoke and who was named together last.

    Attributes:
        spoke: sentence to the speakers that its first frame resolved to.
        reported: sentence and frame to the indirect statement that it gives.
        through: sentence to the speakers of its first frame and the outlets that relayed them.
        people: what the article tells of those it names.
        met: sentences of `through` that report nothing, but say where somebody was.
        persons, countries: the last two persons and the last two countries that were named together, with the sentence.
    """

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]
    cast: Cast
    lexicon: Lexicon
    people: People
    spoke: dict[int, tuple[Speaker, ...]] = field(default_factory=dict)
    reported: dict[tuple[int, int], Span] = field(default_factory=dict)
    through: dict[int, tuple[tuple[Speaker, ...], tuple[Citation, ...]]] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    persons: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def note_pairs(scene: Scene, number: int) -> None:
    """Remember the persons and the countries that sentence `number` names together."""
    words = scene.sentences[number].words
    names = scene.cast.by_sentence[number]
    people: list[str] = []
    for name in names:
        if name.kind is SpeakerKind.PERSON:
            full = fullest(scene.cast, name.text)
            if full not in people and " " in full:
                people.append(full)
    if len(people) == 2 or (len(people) > 2 and _joined(words, names)):
        scene.persons = tuple(people[:2])
    lands = _countries(words, scene.lexicon)
    if len(lands) >= 2:
        scene.countries = tuple(lands[:2])


def _joined(words: Sequence[Word], names: Sequence[Name]) -> bool:
    persons = [n for n in names if n.kind is SpeakerKind.PERSON]
    return any(words[b.whole - 1].lower in _JOIN for b in persons[1:] if b.whole > 0)


def _countries(words: Sequence[Word], lexicon: Lexicon) -> list[str]:
    """Countries named as such ("China and Russia", "China-Russia", "Moscow and Beijing"), in order, each once."""
    found: list[str] = []
    for word in words:
        for part in word.text.split("-") if "-" in word.text else (word.text,):
            land = lexicon.places.countries.get(part) or lexicon.places.people.get(part)
            if land and land not in found:
                found.append(land)
    return found


def of_frame(scene: Scene, number: int, frame: Frame) -> tuple[Speaker, ...]:
    """The speakers that a reporting clause in sentence `number` names; empty when they stay unresolved."""
    if frame.source is None:
        return ()
    words = scene.sentences[number].words
    first, last = frame.source
    if last - first == 1 and words[first].lower in {"who", "which", "that"} and frame.added:
        found = of_words(scene, number, *frame.added)
        return tuple(s if s.kind is SpeakerKind.UNNAMED else Speaker(s.name, s.kind, "relative clause") for s in found)
    found = of_words(scene, number, first, last)
    if found and all(s.kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP} for s in found):
        return _apposed(scene, number, frame) or found
    return found


def _apposed(scene: Scene, number: int, frame: Frame) -> tuple[Speaker, ...]:
    """The people whom an apposition names: "two analysts, Ana Ruiz and Ben Lee, found"; "Ana Ruiz, head of X said"."""
    words = scene.sentences[number].words
    people = [n for n in scene.cast.by_sentence[number] if n.kind is SpeakerKind.PERSON]
    if frame.added and any(n.whole == frame.added[0] for n in people):
        first, last = frame.added
        relatives = scene.lexicon.words.relatives
        end = next((i for i in range(first, last) if words[i].text == "," or words[i].lower in relatives), last)
        named = of_words(scene, number, first, end)
        if all(s.kind is SpeakerKind.PERSON for s in named):
            return named
    first = frame.source[0] if frame.source else 0
    if first > 1 and words[first - 1].text == "," and words[first].lower in scene.lexicon.words.roles:
        return tuple(_meant(scene, n, "full name") for n in people if n.last == first - 1)
    return ()


def of_words(scene: Scene, number: int, first: int, last: int) -> tuple[Speaker, ...]:
    """The speakers that tokens `first` to `last` of sentence `number` name."""
    words = scene.sentences[number].words[first:last]
    lowers = [_POSSESSORS.get(w.lower, w.lower) for w in words]
    if len(words) == 1 and lowers[0] in scene.lexicon.words.pronouns:
        return _pronoun(scene, number, first, lowers[0])
    nominal = _pair(scene, lowers)
    if nominal:
        return nominal
    parts = _parts(words)
    found: list[Speaker] = []
    for part_first, part_last in parts:
        speaker = _one(scene, number, first + part_first, first + part_last)
        if speaker and speaker.name not in {s.name for s in found}:
            found.append(speaker)
    return _family(scene, found)


def _family(scene: Scene, found: list[Speaker]) -> tuple[Speaker, ...]:
    """The speakers, where the second lends the first a surname: David and Jeanne Ruiz."""
    if len(found) == 2 and all(s.kind is SpeakerKind.PERSON for s in found):
        one, two = found
        if " " not in one.name and two.name.count(" ") == 1 and fold(one.name) not in scene.cast.by_part:
            return Speaker(f"{one.name} {two.name.split()[1]}", one.kind, "named with a relative"), two
    return tuple(found)


def _parts(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The phrase cut at "and" and commas between names: each side must hold a capital or be a phrase of its own."""
    joined = any(w.lower in _JOIN for w in words)
    cuts = [i for i, w in enumerate(words) if w.lower in _JOIN or (joined and w.text == ",")]
    parts: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(words)]:
        piece = words[start:cut]
        if piece and any(w.text[0].isupper() for w in piece):
            parts.append((start, cut))
            start = cut + 1
        elif cut == len(words) and parts:
            parts[-1] = (parts[-1][0], cut)
    whole = all(any(w.text[0].isupper() for w in words[a:b]) for a, b in parts)
    return parts if len(parts) > 1 and whole and _heads(words, parts) else [(0, len(words))]


def _heads(words: Sequence[Word], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether every part ends like a name, so that "Bill and Hillary Clinton's aides" is not cut."""
    return all(words[b - 1].text[0].isupper() or words[b - 1].text[0].isdigit() for a, b in parts)


def _one(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """The one speaker that the tokens name."""
    words = scene.sentences[number].words
    outlet = next((m for m in scene.mentions[number] if first <= m.first and m.last <= last), None)
    names = [n for n in scene.cast.by_sentence[number] if first <= n.first and n.last <= last]
    person = _named_person(words, names, first, last, scene)
    if person:
        full = fullest(scene.cast, person.text, person.titles, scene.lexicon.words)
        return Speaker(full, SpeakerKind.PERSON, "full name" if full == person.text and " " in full else "surname")
    if outlet and _is_outlet(scene, number, outlet, last):
        return Speaker(outlet.name, SpeakerKind.OUTLET, "outlet")
    office = _office(scene, number, first, last) or _common(scene, number, words[first:last])
    return office or _issuer(scene, number, first, last) or _body(scene, words[first:last])


def _named_person(words: Sequence[Word], names: Sequence[Name], first: int, last: int, scene: Scene) -> Name | None:
    """The person whom the phrase names as its head: not the possessor of "Putin's spokesman"."""
    persons = [n for n in names if n.kind is SpeakerKind.PERSON]
    for name in persons:
        after = words[name.last] if name.last < last else None
        before = words[name.whole - 1].lower if name.whole > first else ""
        if after is not None and (after.lower in {"'s", "'"} or _modified(after, scene)):
            continue
        if before in scene.lexicon.words.prepositions and name.whole > first + 1:
            continue
        return name
    return None


def _modified(after: Word, scene: Scene) -> bool:
    """Whether the name only modifies what follows: "Clinton campaign", "Trump supporters"."""
    return after.text[0].islower() and after.lower in scene.lexicon.words.people | scene.lexicon.words.roles


def _is_outlet(scene: Scene, number: int, mention: Mention, last: int) -> bool:
    """Whether the outlet itself, or its report, is the head of the phrase: not "Fox News host Sean Hannity"."""
    words = scene.sentences[number].words
    rest = [w for w in words[mention.last : last] if w.text[0].isalpha()]
    if not rest:
        return True
    return all(w.lower in scene.lexicon.words.documents for w in rest) and not any(
        w.lower in scene.lexicon.words.polls for w in rest
    )


def _pronoun(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    if lower in scene.lexicon.words.persons:
        return _he(scene, number, first, lower)
    if lower in scene.lexicon.words.plurals:
        return _they(scene, number, first)
    if lower in _UNNAMED_PRONOUNS:
        return (Speaker(lower, SpeakerKind.UNNAMED, "nobody named"),)
    if lower == "it":
        return _it(scene, number)
    if lower == "i" and scene.article.byline:
        return (Speaker(scene.article.byline, SpeakerKind.PERSON, "the author speaks"),)
    return ()


def _he(scene: Scene, number: int, first: int, lower: str) -> tuple[Speaker, ...]:
    """The person whom the text spoke of last as a subject: in this sentence, else back through the ones before."""
    others = _listeners(scene, number, first)
    asked = scene.sentences[number].words[0].lower in _ASKED  # "Asked whether Lee would come, she ..."
    here = [] if asked else scene.cast.by_sentence[number]
    here = [n for n in here if n.last <= first and _person(scene, n, lower)]
    here = [n for n in here if _full(scene, n) not in others]
    subjects = [n for n in here if _subject_like(scene, number, n)]
    if subjects:
        return (_meant(scene, subjects[0], f"{lower}: the subject of this sentence"),)
    owners = {_full(scene, n): n for n in here if _owns(scene, number, n)}
    if len(owners) == 1:
        (owner,) = owners.values()
        return (_meant(scene, owner, f"{lower}: the only one whom this sentence names before"),)
    return _before(scene, number, lower, others)


def _before(scene: Scene, number: int, lower: str, others: set[str]) -> tuple[Speaker, ...]:
    """The person meant by a pronoun in the sentences before, the nearest first.

    Whoever spoke last, or is called so elsewhere, goes before a nearer name of which nothing is known.
    """
    nearer: Speaker | None = None
    doubtful: Speaker | None = None
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        spoke = [s for s in scene.spoke.get(back, ()) if s.kind is SpeakerKind.PERSON and s.name not in others]
        spoke = [s for s in spoke if _agrees(scene, s.name, lower)]
        if len(spoke) == 1 and _likely(scene, spoke[0].name, lower, nearer):
            return (Speaker(spoke[0].name, SpeakerKind.PERSON, f"{lower}: the last speaker"),)
        office = _leading_office(scene, back)
        if office and office.name not in others and _agrees(scene, office.name, lower):
            return (replace(office, reason=f"{lower}: {office.reason}"),)
        names = [n for n in scene.cast.by_sentence[back] if _person(scene, n, lower) and _full(scene, n) not in others]
        leading = [n for n in names if _subject_like(scene, back, n)]
        for name in (leading or names)[:1]:
            meant = _meant(scene, name, f"{lower}: the person named before")
            likely = _likely(scene, meant.name, lower, nearer)
            if likely and _known(scene, meant.name, lower):
                return (meant,)
            sure = meant.name in scene.people.surely or (bool(leading) and " " in meant.name)
            nearer = nearer or (meant if sure else None)
            doubtful = doubtful or meant
    return tuple(filter(None, (nearer or doubtful,)))


def _leading_office(scene: Scene, number: int) -> Speaker | None:
    """The person meant by the office that a sentence begins with: "But the former president was silent"."""
    words = scene.sentences[number].words
    first = int(words[0].lower in scene.lexicon.words.conjunctions)
    if len(words) <= first + 2 or words[first].lower != "the":
        return None
    last = next((i for i in range(first + 1, min(first + 5, len(words))) if words[i].lower in _offices(scene)), None)
    return _office(scene, number, first, last + 1) if last else None


def _offices(scene: Scene) -> frozenset[str]:
    return scene.lexicon.words.office


def _known(scene: Scene, name: str, lower: str) -> bool:
    """Whether the article calls the person by that pronoun elsewhere."""
    return scene.people.genders.get(name) == lower


def _likely(scene: Scene, name: str, lower: str, nearer: Speaker | None) -> bool:
    """Whether a person goes before one who is named nearer to the pronoun, if there is one."""
    return nearer is None or _known(scene, name, lower)


def _listeners(scene: Scene, number: int, first: int) -> set[str]:
    """The fullest names of those to whom the clause of token `first` is said: who told Rubio is not Rubio."""
    heard = [f.heard for f in scene.sentences[number].frames if f.heard and f.source and f.source[0] == first]
    names = scene.cast.by_sentence[number]
    return {_full(scene, n) for n in names for start, end in heard if start <= n.first < end}


def _full(scene: Scene, name: Name) -> str:
    return fullest(scene.cast, name.text, name.titles, scene.lexicon.words)


def _owns(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name is a possessor: "Trump's ire"."""
    words = scene.sentences[number].words
    return name.last < len(words) and words[name.last].lower in {"'s", "'"}


def _meant(scene: Scene, name: Name, reason: str) -> Speaker:
    return Speaker(fullest(scene.cast, name.text, name.titles, scene.lexicon.words), SpeakerKind.PERSON, reason)


def _person(scene: Scene, name: Name, lower: str) -> bool:
    """Whether a name is surely a person's whom the pronoun can mean; one stray capital word is not enough."""
    if name.kind is not SpeakerKind.PERSON or not _agrees(scene, name.text, lower):
        return False
    known = " " in name.text or bool(name.titles) or fold(name.text) in scene.cast.by_part
    return known or scene.cast.single.get(name.text, 0) > 1


def _subject_like(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name stands where a subject stands: not after a preposition, not a possessor."""
    words = scene.sentences[number].words
    before = words[name.whole - 1].lower if name.whole else ""
    after = words[name.last].lower if name.last < len(words) else ""
    return before not in scene.lexicon.words.prepositions and after not in {"'s", "'"}


def _agrees(scene: Scene, name: str, lower: str) -> bool:
    """Whether nothing in the article says that the person is of the other sex."""
    full = fullest(scene.cast, name)
    titles = scene.cast.titles.get(full, set()) | scene.cast.titles.get(surname(full.split()), set())
    wrong = scene.lexicon.words.honorifics_female if lower == "he" else scene.lexicon.words.honorifics_male
    right = scene.lexicon.words.honorifics_male if lower == "he" else scene.lexicon.words.honorifics_female
    if titles & (wrong | right):
        return not (titles & wrong) or bool(titles & right)
    return scene.people.genders.get(full, lower) == lower


def _they(scene: Scene, number: int, first: int) -> tuple[Speaker, ...]:
    lands = _countries(scene.sentences[number].words[:first], scene.lexicon)
    if len(lands) == 2:
        return tuple(Speaker(name, SpeakerKind.GROUP, "they: named together in this sentence") for name in lands)
    for back in range(1, _BACK):
        spoke = scene.spoke.get(number - back, ())
        if len(spoke) > 1 or (spoke and spoke[0].kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP} and back <= 2):
            return tuple(Speaker(s.name, s.kind, "they: the last speakers") for s in spoke)
        if spoke and spoke[0].kind is SpeakerKind.OUTLET:
            continue
        if spoke:
            break
    together = scene.persons or scene.countries
    kind = SpeakerKind.PERSON if scene.persons else SpeakerKind.GROUP
    return tuple(Speaker(name, kind, "they: named together before") for name in together)


def _it(scene: Scene, number: int) -> tuple[Speaker, ...]:
    """The body or outlet that spoke last, or that the sentence before begins with."""
    for back in range(number - 1, max(-1, number - 4), -1):
        spoke = scene.spoke.get(back, ())
        if spoke and spoke[0].kind is not SpeakerKind.PERSON:
            return (Speaker(spoke[0].name, spoke[0].kind, "it: the last speaker"),)
        body = _leading_body(scene, back)
        if body:
            return (body,)
        if spoke:
            break
    return ()


def _leading_body(scene: Scene, number: int) -> Speaker | None:
    """The outlet or body that a sentence begins with."""
    mention = next((m for m in scene.mentions[number] if m.first <= 2 and not m.weak), None)
    if mention:
        return Speaker(mention.name, SpeakerKind.OUTLET, "it: named before")
    words = scene.sentences[number].words
    opened = next((i + 1 for i, w in enumerate(words[:3]) if w.text == ","), 0)  # "Still, the council ..."
    names = [n for n in scene.cast.by_sentence[number] if n.whole <= opened + 1]
    if names and names[0].kind is SpeakerKind.GROUP and names[0].text not in scene.lexicon.places.capitals:
        return Speaker(names[0].text, SpeakerKind.GROUP, "it: named before")
    return None


def _pair(scene: Scene, lowers: Sequence[str]) -> tuple[Speaker, ...]:
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


def _office(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """A person meant by office: "the senator", "China's top diplomat", "the Republican nominee"."""
    words = scene.sentences[number].words[first:last]
    head = words[-1].lower
    lists = scene.lexicon.words
    if head not in lists.office or words[0].lower in {"a", "an", "some", "another", "one"}:
        return None
    country = next((c for w in words[:-1] if (c := _land(scene, w))), None)
    owned = any(w.lower in {"'s", "'"} for w in words) and country is None
    if owned or (words[0].lower not in {"the", "his", "her", "their"} and country is None):
        return None
    kin = scene.lexicon.offices.kin.get(head, frozenset()) | {head}
    said = {
        part for w in words[:-1] for part in (w.lower, *w.lower.split("-")) if not _land(scene, w)
    } - lists.determiners
    for seen in scene.cast.before(number):
        if seen.name.kind is not SpeakerKind.PERSON:
            continue
        if not (kin & set(seen.name.titles) or kin & scene.cast.titles.get(seen.name.text, set())):
            continue
        full = fullest(scene.cast, seen.name.text, seen.name.titles, lists)
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


def _common(scene: Scene, number: int, words: Sequence[Word]) -> Speaker | None:
    """A body meant by its kind: "the ministry" for the Ministry of Transport named before."""
    if len(words) != 2 or words[0].lower != "the" or words[1].lower not in scene.lexicon.words.bodies:
        return None
    kind = words[1].lower
    for back in range(number - 1, max(-1, number - _BACK), -1):
        spoke = scene.spoke.get(back, ())
        if kind in _ANY_BODY and len(spoke) == 1 and spoke[0].kind is SpeakerKind.GROUP:
            return Speaker(spoke[0].name, SpeakerKind.GROUP, f"the {kind}: the last speaker")
    for seen in scene.cast.before(number):
        kinds = seen.name.text.lower().split()
        if seen.name.kind is SpeakerKind.GROUP and len(kinds) > 1 and kind in kinds:
            return Speaker(seen.name.text, SpeakerKind.GROUP, f"the {kind}: named before")
    return None


def _issuer(scene: Scene, number: int, first: int, last: int) -> Speaker | None:
    """Whose statement it is: "Lee issued a statement saying"; "the statement added" goes on with who spoke before."""
    words = scene.sentences[number].words
    if last - first != 2 or words[last - 1].lower not in _ISSUED:
        return None
    if words[first].lower == "a":
        names = [n for n in scene.cast.by_sentence[number] if n.whole == 0 and n.last < first]
        return _as_speaker(scene, names[0], "who issued it") if names else None
    for back in range(number - 1, max(-1, number - _ISSUED_BACK), -1):
        spoke = scene.spoke.get(back, ())
        if len(spoke) == 1 and spoke[0].kind in {SpeakerKind.PERSON, SpeakerKind.GROUP}:
            return replace(spoke[0], reason=f"the {words[last - 1].lower}: the last speaker")
    return None


def _as_speaker(scene: Scene, name: Name, reason: str) -> Speaker:
    return _meant(scene, name, reason) if name.kind is SpeakerKind.PERSON else Speaker(name.text, name.kind, reason)


def _land(scene: Scene, word: Word) -> str | None:
    places = scene.lexicon.places
    return places.countries.get(word.text) or places.people.get(word.text)


def _body(scene: Scene, words: Sequence[Word]) -> Speaker | None:
    """A country, a body, or somebody unnamed, in the article's words."""
    start = 0
    while start < len(words) - 1 and words[start].lower in _DETERMINERS:
        start += 1
    words = words[start:]
    text = scene.article.text[words[0].start : words[-1].end]
    places = scene.lexicon.places
    land = places.countries.get(text) or places.capitals.get(text)
    if land:
        return Speaker(
            land, SpeakerKind.GROUP, "country" if text in places.countries else f"{text}, for the government"
        )
    named = any(w.text[0].isupper() for w in words)
    kind = SpeakerKind.GROUP if named and words[-1].text[0].isupper() else SpeakerKind.UNNAMED
    return Speaker(" ".join(text.split()), kind, "as named" if kind is SpeakerKind.GROUP else "nobody named")
