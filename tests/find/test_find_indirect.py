"""Are words that are reported without marks found, from their first to their last?"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.model import Found, FrameKind, Kind, Role, Span

Finding = Callable[..., Found]
EDGE = " .,;:?!"


def reported(found: Found) -> list[str]:
    """What is reported without marks, without the signs at its end."""
    return [q.text.rstrip(EDGE) for q in found.quotations if q.kind is Kind.INDIRECT]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # after the reporting words
        pytest.param("Lee said that the dam would hold.", ["that the dam would hold"], id="that"),
        pytest.param("Lee said the dam would hold.", ["the dam would hold"], id="no that"),
        pytest.param("Lee said on Monday that the dam would hold.", ["that the dam would hold"], id="day"),
        pytest.param("Lee told reporters that the dam would hold.", ["that the dam would hold"], id="listener"),
        pytest.param("Lee told reporters the dam would hold.", ["the dam would hold"], id="listener, no that"),
        pytest.param("Lee asked whether the dam would hold.", ["whether the dam would hold"], id="whether"),
        pytest.param("Lee asked how the dam would hold.", ["how the dam would hold"], id="how"),
        pytest.param("Lee vowed to rebuild the dam by May.", ["to rebuild the dam by May"], id="infinitive"),
        pytest.param("Lee urged farmers to save water.", ["to save water"], id="request"),
        pytest.param("Lee believes that the dam is safe.", ["that the dam is safe"], id="belief"),
        pytest.param("The poll found that most voters agree.", ["that most voters agree"], id="poll"),
        # before them
        pytest.param("The dam would hold, Lee said.", ["The dam would hold"], id="closing"),
        pytest.param("The dam would hold, said Lee.", ["The dam would hold"], id="closing, inverted"),
        pytest.param("The dam would hold, Lee told reporters on Monday.", ["The dam would hold"], id="closing, told"),
        pytest.param("The dam will hold, according to Lee.", ["The dam will hold"], id="according to"),
        pytest.param("According to Lee, the dam will hold.", ["the dam will hold"], id="according to, first"),
        pytest.param("As Lee said, the dam will hold.", ["the dam will hold"], id="as"),
        # two
        pytest.param(
            "Lee said that the dam held, adding that nobody was hurt.",
            ["that the dam held", "that nobody was hurt"],
            id="adding",
        ),
        pytest.param(
            "Lee said that the dam held and insisted that nobody was hurt.",
            ["that the dam held", "that nobody was hurt"],
            id="and",
        ),
        pytest.param(
            "Lee said that it held, while Ruiz said that it leaked.", ["that it held", "that it leaked"], id="while"
        ),
        # where it ends
        pytest.param("Lee said that the dam held, according to TASS.", ["that the dam held"], id="relayed"),
        pytest.param("Lee said that the dam held, TASS reported.", ["that the dam held"], id="relayed, verb"),
        pytest.param("Lee, who said that the dam held, left.", ["that the dam held"], id="relative clause"),
        pytest.param("Lee, who said Ruiz, a clerk, left, stayed.", ["Ruiz, a clerk, left"], id="relative, apposition"),
        pytest.param(
            "Lee says they are filling the lake and using the pumps.",
            ["they are filling the lake and using the pumps"],
            id="participles that are reported",
        ),
        pytest.param(
            "Lee said that it held, and aides say it leaked.", ["that it held", "it leaked"], id="and others say"
        ),
        # what stands between the cue and its clause
        pytest.param("Lee said early Friday that the dam held.", ["that the dam held"], id="part of a day"),
        pytest.param("Lee told friends since the spring that it held.", ["that it held"], id="since"),
        pytest.param("Lee told friends since the spring, at rallies, that it held.", ["that it held"], id="commas"),
        pytest.param("Lee said on air, where he is a guest, that it held.", ["that it held"], id="aside"),
        pytest.param("Lee said — on air, as it happens — that it held.", ["that it held"], id="dashes"),
        pytest.param("Lee said in a long interview the dam would hold.", ["the dam would hold"], id="occasion"),
        pytest.param("Lee said Monday’s flood was over.", ["Monday’s flood was over"], id="whose day"),
        pytest.param("Lee promised to build a dam that holds.", ["to build a dam that holds"], id="no opener"),
        # clauses whose verb is not known, or short
        pytest.param("Lee says he’ll mend the dam.", ["he’ll mend the dam"], id="contracted"),
        pytest.param("Lee told Ruiz she’d mend the dam.", ["she’d mend the dam"], id="contracted, listener"),
        pytest.param(
            "The flood marks a return to old days, Lee said.", ["The flood marks a return to old days"], id="v"
        ),
        pytest.param(
            "About 20 boats have been lost, Lee said.", ["About 20 boats have been lost"], id="about a number"
        ),
        pytest.param("That was often true, Lee said: it leaked.", ["That was often true"], id="colon"),
        pytest.param(
            "In Lisburg, farmers added two fences, the Lisburg Post reported.",
            ["In Lisburg, farmers added two fences"],
            id="a verb of saying with a plain object",
        ),
        pytest.param("Clerks in Leith say that the dam held.", ["that the dam held"], id="say is no noun"),
        # said within what somebody says
        pytest.param("Lee said that Ruiz hopes to mend it.", ["that Ruiz hopes to mend it"], id="hopes within"),
        pytest.param(
            "Lee said that Ruiz told him that it held.",
            ["that Ruiz told him that it held", "that it held"],
            id="told within",
        ),
        # with marks in it
        pytest.param("Lee said that the dam was “a relic” of war.", ["that the dam was “a relic” of war"], id="marks"),
    ],
)
def test_what_is_reported_without_marks(text: str, contents: list[str], finding: Finding) -> None:
    assert reported(finding(text)) == contents


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lee said: “It holds.”", id="marks only"),
        pytest.param("“It holds,” Lee said.", id="marks only, closing"),
        pytest.param("Lee did not say that the dam would hold.", id="not said"),
        pytest.param("The dam would hold.", id="nobody"),
        pytest.param("Lee said so.", id="too short"),
        pytest.param("The report was late again that day.", id="a noun"),
        pytest.param("Lee said on Monday in Lisburg.", id="only when and where"),
        pytest.param("Lee claimed a victory in the race.", id="a deed"),
        pytest.param("In a long letter to the council, Lee said.", id="only the occasion"),
        pytest.param("In a letter, of which there is a copy, Lee said: “It holds.”", id="the occasion before marks"),
    ],
)
def test_where_nothing_is_reported_without_marks(text: str, finding: Finding) -> None:
    assert reported(finding(text)) == []


def test_a_statement_leads_to_its_clause(finding: Finding) -> None:
    found = finding("It rained. Lee said that it held, adding that nobody was hurt.")
    verbs = []
    for place in found.frames:
        assert place is not None
        sentence, frame = place
        assert found.sentences[sentence].frames[frame].kind is FrameKind.VERB
        verbs.append(found.sentences[sentence].frames[frame].lemma)
    assert verbs == ["say", "add"]


def test_two_statements_are_two_utterances(finding: Finding) -> None:
    found = finding("Lee said that it held, adding that nobody was hurt.\n\n“It holds,” Ruiz said.")
    assert len({q.utterance for q in found.quotations}) == len(found.quotations) == 3


def test_the_pieces_around_a_clause_are_one_utterance(finding: Finding) -> None:
    found = finding("The dam, Lee said, will hold. The road, Ruiz said, will not.")
    assert reported(found) == ["The dam", "will hold", "The road", "will not"]
    first, second, third, fourth = (q.utterance for q in found.quotations)
    assert first == second != third == fourth
    assert found.frames[0] == found.frames[1] != found.frames[2] == found.frames[3]


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.BODY, Role.CAPTION])
def test_the_role_of_the_paragraph_is_kept(role: Role, finding: Finding) -> None:
    (quotation,) = finding("Lee said that the dam would hold.", role).quotations
    assert quotation.role is role


# --- Whatever the text ------------------------------------------------------------------------------------------------

ANYTHING = (
    "Ada Lee TASS she who said says told vowed to that whether the dam would hold is according and but while , . : "
    "– “It holds.” “a relic” adding urged it they on Monday report “ ” reporters"
)
PIECES = st.lists(st.sampled_from([*ANYTHING.split(), "\n\n"]), min_size=1, max_size=30).map(" ".join)


@given(text=PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_quotations_are_parts_of_it_in_order(text: str, finding: Finding) -> None:
    found = finding(text)
    assert len(found.frames) == len(found.quotations)
    assert len({q.id for q in found.quotations}) == len(found.quotations)
    starts = [(q.outer.start, -q.outer.end) for q in found.quotations]
    assert starts == sorted(starts)
    for quotation, place in zip(found.quotations, found.frames, strict=True):
        assert quotation.text == text[quotation.start : quotation.end]
        assert quotation.text == quotation.text.strip() != ""
        unmarked = quotation.outer == Span(quotation.start, quotation.end)  # reported speech, or a turn after "ADA:"
        assert (place is not None) == unmarked
        assert unmarked or quotation.kind is not Kind.INDIRECT
        if place is not None:
            sentence = found.sentences[place[0]]
            assert sentence.start <= quotation.start < quotation.end <= sentence.end
            assert place[1] < len(sentence.frames)


@given(text=PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_text_what_is_inside_lies_inside(text: str, finding: Finding) -> None:
    found = finding(text)
    for quotation in found.quotations:
        if quotation.inside is not None:
            outer = found.quotations[quotation.inside]
            assert outer.start <= quotation.outer.start
            assert quotation.outer.end <= outer.end or not quotation.closed


@pytest.mark.parametrize(
    "unit",
    ["said ", "according to ", "he said that ", "“a ", "“a” ", "citing TASS, ", ": Lee ", "Lee, ", "Lee and ", "(Lee "],
)
def test_a_long_text_of_one_thing_is_read(unit: str, finding: Finding) -> None:
    text = (unit * (20_000 // len(unit))).strip()
    found = finding(text)
    assert all(q.text == text[q.start : q.end] for q in found.quotations)
