"""What is known while an article is read from its beginning, and whom does a name in it mean?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.attribute.cast import Cast, fullest
from tracker.attribute.descriptions import Asked, Description, Profile
from tracker.attribute.names import Name, surname
from tracker.attribute.people import People
from tracker.lexicon import Lexicon, Mention, Words
from tracker.model import Article, Citation, Frame, Sentence, Span, Speaker, SpeakerKind, Word

JOIN = frozenset({"and", "&"})

Phrase = tuple[int, int]


@dataclass(slots=True)
class Scene:
    """What is known while an article is read from its beginning: who spoke and who was named together last.

    Attributes:
        spoke: sentence to the speakers that its first frame resolved to.
        called: sentence and pronoun to the person whom the sentence calls so.
        reported: sentence and frame to the indirect statement that it gives.
        through: sentence to those who speak in it, or are said to have been somewhere, and the outlets behind that.
        people: what the article tells of those it names.
        met: sentences of `through` that report nothing, but say where somebody was.
        asked: those of `met` in which somebody of an outlet asks something.
        stories: sentence to the outlets whose story or interview it names, without saying whose words come next.
        gathered: sentences of `stories` that name an interview or a debate at which others than those named may speak.
        held: an occasion ("interview") to the sentences that named an outlet with it, in order, and those outlets.
        staff: journalist to the outlet that a sentence says they work for, and that sentence.
        agreeing: what `agrees` said of names and pronouns so far.
        candidates: sentence and pronoun to the people in it whom the pronoun can mean, of those that were looked at.
        before: sentence, pronoun and whom it cannot mean to whom it means before; of the sentence that is looked at.
        resolved: sentence, source and what is added to it to the speakers; of the sentence that is looked at.
        described: by what the article describes its people; None until somebody asks.
        profiles: what is told of those of them who were asked for, made ready for comparing.
        sought: the words of a phrase to what it describes somebody by, or None; of phrases that were looked at.
        leading: sentence to whom the description means with which it begins; of sentences that were looked back at.
        persons, countries: the last two persons and the last two countries that were named together, with the sentence.
    """

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]
    cast: Cast
    lexicon: Lexicon
    people: People
    spoke: dict[int, tuple[Speaker, ...]] = field(default_factory=dict)
    called: dict[tuple[int, str], Speaker] = field(default_factory=dict)
    reported: dict[tuple[int, int], Span] = field(default_factory=dict)
    through: dict[int, tuple[tuple[Speaker, ...], tuple[Citation, ...]]] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    stories: dict[int, tuple[Citation, ...]] = field(default_factory=dict)
    gathered: set[int] = field(default_factory=set)
    held: dict[str, list[tuple[int, tuple[Citation, ...]]]] = field(default_factory=dict)
    staff: dict[str, tuple[int, Citation]] = field(default_factory=dict)
    agreeing: dict[tuple[str, str], bool] = field(default_factory=dict)
    candidates: dict[tuple[int, str], list[Name]] = field(default_factory=dict)
    before: dict[tuple[int, str, frozenset[str]], tuple[Speaker, ...]] = field(default_factory=dict)
    resolved: dict[tuple[int, Phrase, Phrase | None], tuple[Speaker, ...]] = field(default_factory=dict)
    described: Mapping[str, tuple[Description, ...]] | None = None
    profiles: dict[str, Profile] = field(default_factory=dict)
    sought: dict[tuple[str, ...], Asked | None] = field(default_factory=dict)
    leading: dict[int, Speaker | None] = field(default_factory=dict)
    persons: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def reported_by(scene: Scene, number: int, frame: Frame) -> Span | None:
    """The indirect statement that a frame of sentence `number` gives."""
    return scene.reported.get((number, scene.sentences[number].frames.index(frame)))


def contents(scene: Scene, number: int) -> list[Span]:
    """The indirect statements that the frames of sentence `number` give."""
    frames = range(len(scene.sentences[number].frames))
    return [content for i in frames if (content := scene.reported.get((number, i)))]


def note_pairs(scene: Scene, number: int) -> None:
    """Remember the persons and the countries that sentence `number` names together."""
    words = scene.sentences[number].words
    names = scene.cast.people(number)
    if len(names) > 1:
        called = dict.fromkeys([fullest(scene.cast, name.text) for name in names])
        people = [full for full in called if " " in full]
        if len(people) == 2 or (len(people) > 2 and _joined(words, names)):
            scene.persons = tuple(people[:2])
    lands = countries([words[i].text for i in scene.sentences[number].capitals], scene.lexicon)
    if len(lands) >= 2:
        scene.countries = tuple(lands[:2])


def _joined(words: Sequence[Word], persons: Sequence[Name]) -> bool:
    return any(words[b.whole - 1].lower in JOIN for b in persons[1:] if b.whole > 0)


def countries(capitals: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Countries named as such ("China and Russia", "China-Russia", "Moscow and Beijing"), in order, each once."""
    found: list[str] = []
    named, peoples = lexicon.places.countries, lexicon.places.people
    for text in capitals:
        for part in text.split("-") if "-" in text else (text,):
            land = named.get(part) or peoples.get(part)
            if land and land not in found:
                found.append(land)
    return found


def opening(words: Sequence[Word], lists: Words) -> int:
    """The token with which the main clause begins: "In Oslo, | Lee said", "Still, | Lee said", "But | Lee said"."""
    lead = words[0].lower
    introduced = (
        lead in lists.prepositions
        or lead in lists.subordinators
        or lead.endswith(("ing", "ed"))
        or (len(words) > 1 and words[1].text == "," != words[0].text)
    )
    comma = next((i for i, w in enumerate(words) if w.text == ","), 0) if introduced else 0
    start = comma + 1 if introduced and comma + 1 < len(words) else 0
    return start + (words[start].lower in lists.conjunctions and start + 1 < len(words))


def full(scene: Scene, name: Name) -> str:
    """The fullest name in the article of whom a name means."""
    return fullest(scene.cast, name.text, name.titles, scene.lexicon.words)


def meant(scene: Scene, name: Name, reason: str) -> Speaker:
    """The person whom a name means, as a speaker."""
    return Speaker(full(scene, name), SpeakerKind.PERSON, reason)


def land(scene: Scene, word: Word) -> str | None:
    """The country that a word names, or whose people it names."""
    places = scene.lexicon.places
    return places.countries.get(word.text) or places.people.get(word.text)


def as_outlet(scene: Scene, number: int, mention: Mention) -> Speaker:
    """An outlet as a speaker, by its usual name; by the name that the article has where that is fuller, or a new one.

    New names are those of platforms that were renamed.
    """
    outlet = scene.lexicon.outlets.get(mention.outlet)
    words = scene.sentences[number].words[mention.name_first : mention.name_last]
    printed = scene.article.text[words[0].start : words[-1].end]
    fuller = len(words) > 1 and set(mention.name.lower().split()) < {w.lower for w in words}
    renamed = outlet is not None and outlet.kind == "social" and printed[0].isalnum()
    return Speaker(printed if fuller or renamed else mention.name, SpeakerKind.OUTLET, "outlet")


def agrees(scene: Scene, name: str, lower: str) -> bool:
    """Whether nothing in the article says that the person is of the other sex."""
    key = name, lower
    if key not in scene.agreeing:
        scene.agreeing[key] = _agrees(scene, name, lower)
    return scene.agreeing[key]


def _agrees(scene: Scene, name: str, lower: str) -> bool:
    full = fullest(scene.cast, name)
    titles = scene.cast.titles.get(full, set()) | scene.cast.titles.get(surname(full.split()), set())
    wrong = scene.lexicon.words.honorifics_female if lower == "he" else scene.lexicon.words.honorifics_male
    right = scene.lexicon.words.honorifics_male if lower == "he" else scene.lexicon.words.honorifics_female
    if titles & (wrong | right):
        return not (titles & wrong) or bool(titles & right)
    return scene.people.genders.get(full, lower) == lower
