"""Does a corrected attribution say what the person says, and keep what tracker saw?"""

import pytest

from tests.judge.conftest import judged
from tracker.judge import amended
from tracker.model import (
    Attribution,
    Citation,
    Judgement,
    Kind,
    Quotation,
    Relation,
    Role,
    Ruling,
    Span,
    Speaker,
    SpeakerKind,
)

QUOTATION = Quotation("q", "a", 10, 20, Span(9, 21), "will hold,", Kind.DIRECT, 0, Role.BODY)
BRANDT = Speaker("Ada Brandt", SpeakerKind.PERSON, "surname")
TASS = Citation("tass", "TASS", "TASS", Span(40, 44), Relation.REPORTED)
MAIL = Citation("mail", "The Mail", "the Mail", Span(60, 68), Relation.CREDITED, inherited=True)
READ = Attribution("q", Kind.DIRECT, Span(22, 26), Span(27, 33), (BRANDT,), None, (TASS, MAIL), "after", 0.9, ("cue",))
COUNCIL = Speaker("the council", SpeakerKind.GROUP, "full name")


def amend(*judgements: Judgement, read: Attribution = READ) -> Attribution:
    return amended(QUOTATION, read, judgements, {"the council": COUNCIL}, {"TASS": "tass", "Xinhua": "xinhua"}.get)


def test_speakers_are_those_of_the_person() -> None:
    made = amend(
        judged(Ruling.SPEAKER, "q", answer=("Roy Adler", "the council", "a clerk", "Xinhua"), reason="caption")
    )
    assert [(s.name, s.kind.value) for s in made.speakers] == [
        ("Roy Adler", "person"), ("the council", "group"), ("a clerk", "unnamed"), ("Xinhua", "outlet"),
    ]  # fmt: skip
    assert (made.cue, made.source, made.rule, made.confidence) == (READ.cue, READ.source, READ.rule, READ.confidence)
    (told,) = made.corrections
    assert (told.by, told.reason, told.was, told.answer[0]) == ("Ana Ruiz", "caption", ("Ada Brandt",), "Roy Adler")


def test_nobody_makes_words_in_marks_unattributed_and_somebody_makes_them_what_they_are() -> None:
    assert amend(judged(Ruling.SPEAKER, "q", answer=())).kind is Kind.UNATTRIBUTED
    scare = Attribution("q", Kind.UNATTRIBUTED, None, None, (), None, (), "nobody", 0.5)
    assert amend(judged(Ruling.SPEAKER, "q", answer=("Roy Adler",)), read=scare).kind is Kind.DIRECT


def test_outlets_keep_what_the_article_prints_of_them() -> None:
    made = amend(judged(Ruling.OUTLETS, "q", answer=("Xinhua", "The Mail", "Ashby Bell")))
    assert made.citations == (
        Citation("xinhua", "Xinhua", "", None, Relation.REPORTED),
        Citation("mail", "The Mail", "the Mail", Span(60, 68), Relation.CREDITED),
        Citation("ashby-bell", "Ashby Bell", "", None, Relation.REPORTED),
    )
    assert made.corrections[0].was == ("TASS", "The Mail")
    assert made.speakers == READ.speakers


@pytest.mark.parametrize(("answer", "relation"), [(("Roy Adler",), "reported"), (("TASS",), "speaking")])
def test_an_outlet_speaks_for_itself_only_while_it_is_the_speaker(answer: tuple[str, ...], relation: str) -> None:
    spoke = Citation("tass", "TASS", "TASS", Span(40, 44), Relation.SPEAKING)
    tass = Speaker("TASS", SpeakerKind.OUTLET, "outlet")
    read = Attribution("q", Kind.DIRECT, None, None, (tass,), None, (spoke,), "after", 0.9)
    assert [c.relation for c in amend(judged(Ruling.SPEAKER, "q", answer=answer), read=read).citations] == [relation]
