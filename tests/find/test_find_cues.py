"""Are a sentence's reporting clauses found: the reporting words, who reports, to whom, and in which way?"""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.model import Found, Frame, FrameKind, Sentence

Finding = Callable[..., Found]
FLAGS = ("inverted", "passive", "shared", "negated", "modal")
Row = tuple[str, str, str]  # reporting words, source, flags


def words(text: str, sentence: Sentence, span: tuple[int, int] | None) -> str:
    return text[sentence.words[span[0]].start : sentence.words[span[1] - 1].end] if span else ""


def row(text: str, sentence: Sentence, frame: Frame) -> Row:
    flags = " ".join(name for name in FLAGS if getattr(frame, name))
    return words(text, sentence, frame.cue), words(text, sentence, frame.source), flags


def rows(text: str, finding: Finding, *kinds: FrameKind) -> list[Row]:
    """The clauses of these kinds in a text of one sentence."""
    (sentence,) = finding(text).sentences
    return [row(text, sentence, frame) for frame in sentence.frames if frame.kind in kinds]


VERBS: Mapping[str, tuple[str, list[Row]]] = {
    # times and set phrases between a subject and its verb
    "last week": ("Ada Brandt last week said the dam was safe.", [("said", "Ada Brandt", "")]),
    "weeks ago": ("The ministry less than two weeks ago said the dam was safe.", [("said", "The ministry", "")]),
    "a day's evening": ("Ada Brandt on Tuesday night warned that it rained.", [("warned", "Ada Brandt", "")]),
    "set phrase": ("Ada Brandt had at last described it as old.", [("described", "Ada Brandt", "")]),
    # what does not speak, and who does instead
    "what was done": ("Ada Brandt said his candidacy warned of haste.", [("said", "Ada Brandt", "")]),
    "participle": ("Ada Brandt said the ports that were hacked suggested theft.", [("said", "Ada Brandt", "")]),
    "a body with such an ending": ("The commission said the dam was safe.", [("said", "The commission", "")]),
    "behind who": ("Workers who dislike the expansion said it held.", [("said", "Workers", "")]),
    "behind of": (
        "A supporter of her bid for the presidency said it held.",
        [("said", "A supporter of her bid for the presidency", "")],
    ),
    # nouns that are verbs as well
    "plural after an adjective": ("The council works on local issues.", []),
    "plural after a number and a name": ("The court kept 300 Brandt emails.", []),
    "request": ("The paper filed a public-records request with the port.", []),
    "state workers": ("The cut hit many state workers.", []),
    "first lady": ("The first lady calls it a gift.", [("calls", "The first lady", "")]),
    "report claims": ("The report claims that it leaked.", [("claims", "The report", "")]),
    # a name without a second comma after what is added to it
    "apposition without its end": (
        "Ana Ruiz, a clerk for the mayor told the council that it leaked.", [("told", "Ana Ruiz", "")]
    ),
    "no apposition": ("Ana Ruiz, a clerk said, had left.", [("said", "a clerk", "")]),
    # who gives out, or holds up, what is read
    "video that says": ("Ada Brandt sent out a video that said the dam was safe.", [("said", "Ada Brandt", "")]),
    "sign held": ("Ana Ruiz held up a sign that read “No way.”", [("read", "Ana Ruiz", "")]),
    "signs": ("Marchers met there, holding signs saying “No way.”", [("saying", "Marchers", "")]),
    "sign of somebody else": ("Ana Ruiz held up the sign that read “No way.”", [("read", "that", "")]),
    # whom and where a participle's subject told it
    "wrote to": (
        "Ada Brandt emailed supporters saying that it held.",
        [("emailed", "Ada Brandt", ""), ("saying", "Ada Brandt", "")],
    ),
    "wrote on": ("Ada Brandt appeared on Orbit saying that it held.", [("saying", "Ada Brandt", "")]),
    "in a statement": (
        "Ada Brandt wrote in a statement explaining that it held.",
        [("wrote", "Ada Brandt", ""), ("explaining", "Ada Brandt", "")],
    ),
    "whom somebody remembers": (
        "I remember Ada Brandt saying that it held.", [("remember", "I", ""), ("saying", "Ada Brandt", "")]
    ),
    "with": ("It rained, with Ada Brandt saying that it held.", [("saying", "Ada Brandt", "")]),
    # a subject without what it did
    "paused": ("The senator paused and said that it held.", [("said", "The senator", "shared")]),
    "about so many": (
        "Outside the hall, about 200 marchers met in the rain, holding flags and chanting “No way.”",
        [("chanting", "200 marchers", "shared")],
    ),
    "a morning": (
        "But that morning, a crowd of workers had gathered, shouting “No way.”",
        [("shouting", "a crowd of workers", "shared")],
    ),
    "attacks": (
        "Ada Brandt unleashed harsh attacks, calling it old.", [("calling", "Ada Brandt", "shared")]
    ),
    # the subject and what stands between it and the verb
    "subject": ("Ada Brandt said the dam was safe.", [("said", "Ada Brandt", "")]),
    "title": ("Mayor Ada Brandt of Lisburg said the dam was safe.", [("said", "Mayor Ada Brandt of Lisburg", "")]),
    "pronoun": ("She said the dam was safe.", [("said", "She", "")]),
    "body": ("The Ministry of Transport said the dam was safe.", [("said", "The Ministry of Transport", "")]),
    "unnamed": ("A senior official said the dam was safe.", [("said", "A senior official", "")]),
    "two": ("Ada Brandt and Lee Park said the dam was safe.", [("said", "Ada Brandt and Lee Park", "")]),
    "possessor": ("Brandt’s spokesman said the dam was safe.", [("said", "Brandt’s spokesman", "")]),
    "adverb": ("Ada Brandt also repeatedly said the dam was safe.", [("said", "Ada Brandt", "")]),
    "day": ("Ada Brandt on Monday said the dam was safe.", [("said", "Ada Brandt", "")]),
    "auxiliary": ("Ada Brandt has said the dam is safe.", [("said", "Ada Brandt", "")]),
    "progressive": ("Ada Brandt was saying that the dam is safe.", [("saying", "Ada Brandt", "")]),
    "apposition": ("Ada Brandt, the mayor, said the dam was safe.", [("said", "Ada Brandt", "")]),
    "long apposition": (
        "Ada Brandt, the mayor of Lisburg since May, said the dam was safe.", [("said", "Ada Brandt", "")]
    ),
    "age": ("Lee Park, 43, said the dam was safe.", [("said", "Lee Park", "")]),
    "brackets": ("Lee Park (Liberal) said the dam was safe.", [("said", "Lee Park", "")]),
    "dashes": ("Lee Park – a welder – said the dam was safe.", [("said", "Lee Park", "")]),
    "office before a comma": (
        "The mayor, Ada Brandt, said the dam was safe.", [("said", "The mayor, Ada Brandt", "")]
    ),
    "after a phrase": ("In Lisburg on Monday, Ada Brandt said the dam was safe.", [("said", "Ada Brandt", "")]),
    "headline present": ("Ada Brandt says the dam is safe.", [("says", "Ada Brandt", "")]),
    "two words": ("Ada Brandt pointed out that the dam was old.", [("pointed out", "Ada Brandt", "")]),
    "relative": ("It was shut by Ana Ruiz, who said that it leaked.", [("said", "who", "")]),
    "shortened": ("She's praising the crew of the port.", [("praising", "She", "")]),
    "shortened, past": ("She'd said that the dam was safe.", [("said", "She", "")]),
    "shortened, ahead": ("They’ll say that the dam is safe.", [("say", "They", "modal")]),
    "possessive": ("Brandt's praising voice was heard.", []),
    "share": ("One in five say the dam is old.", [("say", "One in five", "")]),
    "percentage": ("On Monday 61 percent say the dam is old.", [("say", "61 percent", "")]),
    "after two phrases": (
        "On Monday, after a long day, Brandt thanked the crew, saying that it held.",
        [("thanked", "Brandt", ""), ("saying", "Brandt", "shared")],
    ),
    "blamed": ("Park was accused by Ada Brandt of hiding it.", [("accused", "Ada Brandt", "passive")]),
    "plural": ("Voters say that the dam is old.", [("say", "Voters", "")]),
    # after the words
    "closing": ("“It holds,” Ada Brandt said.", [("said", "Ada Brandt", "")]),
    "inverted": ("“It holds,” said Ada Brandt.", [("said", "Ada Brandt", "inverted")]),
    "inverted with office": (
        "“It holds,” said Ada Brandt, the mayor of Lisburg.", [("said", "Ada Brandt", "inverted")]
    ),
    "inverted unnamed": ("“It holds,” said one engineer.", [("said", "one engineer", "inverted")]),
    "inverted without marks": ("The dam is safe, says Ada Brandt.", [("says", "Ada Brandt", "inverted")]),
    "between": ("“It holds,” Lee said, “for now.”", [("said", "Lee", "")]),
    # how it is said
    "not": ("Ada Brandt did not say that the dam was safe.", [("say", "Ada Brandt", "negated modal")]),
    "n't": ("Ada Brandt hasn’t said that the dam is safe.", [("said", "Ada Brandt", "negated")]),
    "never": ("Ada Brandt never said that the dam was safe.", [("said", "Ada Brandt", "negated")]),
    "would": ("Ada Brandt would say that the dam was safe.", [("say", "Ada Brandt", "modal")]),
    # one subject for two verbs
    "adding": (
        "Brandt said the dam held, adding that nobody was hurt.",
        [("said", "Brandt", ""), ("adding", "Brandt", "shared")],
    ),
    "and": (
        "Brandt said the dam held and insisted that nobody was hurt.",
        [("said", "Brandt", ""), ("insisted", "Brandt", "shared")],
    ),
    "declined": (
        "Brandt declined to say whether it held.", [("declined", "Brandt", ""), ("say", "Brandt", "shared")]
    ),
    # somebody else
    "two reports": (
        "Brandt said it held, but Lee Park insisted that it leaked.",
        [("said", "Brandt", ""), ("insisted", "Lee Park", "")],
    ),
    # passive
    "called by": ("The dam was called “a relic” by Ada Brandt.", [("called", "Ada Brandt", "passive")]),
    "nobody": ("The dam was described as “a relic”.", [("described", "", "passive")]),
}  # fmt: skip


@pytest.mark.parametrize("name", VERBS)
def test_a_reporting_verb_has_its_subject(name: str, finding: Finding) -> None:
    text, wanted = VERBS[name]
    assert rows(text, finding, FrameKind.VERB) == wanted


def test_who_is_quoted_as_saying_something_says_it(finding: Finding) -> None:
    found = rows("Ada Brandt was quoted as saying that it held.", finding, FrameKind.VERB)
    assert {source for _, source, _ in found} == {"Ada Brandt"}
    assert "passive" not in found[-1][2]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The report was late.", id="noun after an article"),
        pytest.param("His claim failed.", id="noun after a possessive"),
        pytest.param("Brandt’s remarks drew laughter.", id="noun after a possessor"),
        pytest.param("Two calls came late at night.", id="noun after a number"),
        pytest.param("It was an unsaid word.", id="part of another word"),
        pytest.param("The dam held.", id="nothing"),
    ],
)
def test_a_noun_is_no_reporting_verb(text: str, finding: Finding) -> None:
    assert rows(text, finding, FrameKind.VERB) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The dam holds, according to Ada Brandt.", "Ada Brandt", id="after"),
        pytest.param("According to Ada Brandt, the dam holds.", "Ada Brandt", id="before"),
        pytest.param("According to the mayor of Lisburg, the dam holds.", "the mayor of Lisburg", id="office"),
        pytest.param("According to TASS, the dam holds.", "TASS", id="outlet"),
        pytest.param("The dam holds, according to a new poll.", "a new poll", id="poll"),
    ],
)
def test_according_to_has_its_source(text: str, source: str, finding: Finding) -> None:
    ((cue, named, flags),) = rows(text, finding, FrameKind.ACCORDING)
    assert (cue.lower(), named, flags) == ("according to", source, "")


def test_according_without_a_source_is_none(finding: Finding) -> None:
    assert rows("It was done according to plan, and it holds", finding, FrameKind.VERB) == []
    assert rows("They acted according to", finding, FrameKind.ACCORDING) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Brandt’s claim that it holds is bold.", [("claim", "Brandt", "")], id="possessor"),
        pytest.param("His promise to build it was kept.", [("promise", "His", "")], id="possessive"),
        pytest.param("The claim that it holds is bold.", [], id="nobody's"),
    ],
)
def test_a_noun_of_speech_has_its_possessor(text: str, wanted: list[Row], finding: Finding) -> None:
    assert rows(text, finding, FrameKind.NOUN) == wanted


def test_a_remark_looks_back(finding: Finding) -> None:
    ((cue, source, _),) = rows("State Councillor Wang made the remark at a meeting.", finding, FrameKind.REMARK)
    assert (cue, source) == ("made the remark", "State Councillor Wang")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("Brandt told reporters that it held.", "reporters", id="people"),
        pytest.param("Brandt told Reuters that it held.", "Reuters", id="outlet"),
        pytest.param("Brandt told Lee Park on Monday that it held.", "Lee Park", id="person"),
        pytest.param("“It holds,” Brandt told the council.", "the council", id="after the words"),
        pytest.param("Brandt said that it held.", "", id="nobody"),
        pytest.param("Brandt assured voters that it held.", "voters", id="another verb"),
    ],
)
def test_a_listener_is_who_was_told(text: str, heard: str, finding: Finding) -> None:
    (sentence,) = finding(text).sentences
    assert [words(text, sentence, frame.heard) for frame in sentence.frames] == [heard]


@pytest.mark.parametrize("hedge", ["reportedly", "allegedly"])
def test_a_hedge_is_kept(hedge: str, finding: Finding) -> None:
    text = f"Brandt {hedge} said that it held."
    (sentence,) = finding(text).sentences
    (frame,) = sentence.frames
    assert frame.hedge is not None
    assert sentence.words[frame.hedge].text == hedge


def test_an_apposition_is_kept_apart(finding: Finding) -> None:
    text = "Ada Brandt, the mayor, said it held."
    (sentence,) = finding(text).sentences
    assert words(text, sentence, sentence.frames[0].added).strip(" ,") == "the mayor"


def test_who_leads_to_those_before_it(finding: Finding) -> None:
    text = "It was shut by Ana Ruiz, who said that it leaked."
    (sentence,) = finding(text).sentences
    (frame,) = (frame for frame in sentence.frames if frame.lemma == "say")
    assert words(text, sentence, frame.added) == "Ana Ruiz"


ANYTHING = (
    "Ada Brandt Lee TASS she who said says saying told called reported claim according to by not would and , . "
    ": – ( ) “x.” ‘y’ the a of 's reporters that on Monday reportedly made remark was"
)
PIECES = st.lists(st.sampled_from(ANYTHING.split()), min_size=1, max_size=25).map(" ".join)


@given(text=PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_words_clauses_lie_in_their_sentence_in_order(text: str, finding: Finding) -> None:
    for sentence in finding(text).sentences:
        size = len(sentence.words)
        verbs = [f for f in sentence.frames if f.kind is not FrameKind.LABEL]
        assert [f.cue[0] for f in verbs] == sorted({f.cue[0] for f in verbs})
        for frame in sentence.frames:
            for span in (frame.cue, frame.source, frame.added, frame.heard):
                assert span is None or 0 <= span[0] < span[1] <= size
            assert frame.hedge is None or 0 <= frame.hedge < size


@given(text=PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_words_they_are_read_the_same_twice(text: str, finding: Finding) -> None:
    assert finding(text) == finding(text)
