"""Are a paragraph's sentences cut where a reader would cut them, with quotations as single words?"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.model import MARKED, Found, Role

Finding = Callable[..., Found]


def cut(text: str, found: Found) -> list[str]:
    return [text[s.start : s.end] for s in found.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["It held."], id="one"),
        pytest.param(["It held.", "Nobody was hurt."], id="two"),
        pytest.param(["Did it hold?", "It did!", "Good."], id="signs"),
        pytest.param(["Mr. Lee left.", "Dr. Ruiz stayed."], id="titles"),
        pytest.param(["Sen. Lee met Gov. Ruiz of Pa. on Monday.", "They spoke."], id="abbreviations"),
        pytest.param(["John F. Lee left.", "He was late."], id="initials"),
        pytest.param(["He works for the U.S. Navy.", "She does not."], id="letters with stops"),
        pytest.param(["It fell by 3.5 per cent.", "It rose by 2.", "4 others fell."], id="numbers"),
        pytest.param(["It was late, e.g. at 9 p.m. on Monday.", "It rained."], id="time of day"),
        pytest.param(["They came from the U.S.", "The others did not."], id="letters with stops at the end"),
        pytest.param(["He paused … and left.", "She stayed."], id="cut within"),
        pytest.param(["“It holds,” Lee said.", "“It always has.”"], id="quotations"),
        pytest.param(["“It holds.”", "Lee left."], id="quotation that ends"),
        pytest.param(["“It holds!” Lee shouted.", "Ruiz nodded."], id="exclamation in marks"),
        pytest.param(["“Does it hold?” asked Ruiz.", "Lee nodded."], id="question in marks"),
        pytest.param(["“It holds. It always has. It will,” Lee said."], id="sentences in marks"),
        pytest.param(["“It holds,” Lee said, “for now.”", "Ruiz left."], id="two pieces"),
        pytest.param(["She called it “safe.”", "He did not."], id="quotation with the full stop in it"),
        pytest.param(["She called it “safe”.", "He did not."], id="quotation with the full stop after it"),
        pytest.param(["“Does it hold?” Lee, a nurse, said.", "It did."], id="a clause around an apposition"),
        pytest.param(["“Does it hold?”", "Lee, a nurse, left.", "It did."], id="an apposition alone"),
        pytest.param(["“It holds.” Lee said.", "It did."], id="a full stop before the clause"),
        pytest.param(["“It holds.”", "Lee said it again."], id="a clause of its own"),
    ],
)
def test_a_paragraph_is_cut_into_sentences(parts: list[str], finding: Finding) -> None:
    text = " ".join(parts)
    assert cut(text, finding(text)) == parts


def test_a_sentence_ends_with_its_paragraph(finding: Finding) -> None:
    text = "A list of names\n\nLee, a welder\n\nRuiz, a farmer"
    found = finding(text)
    assert cut(text, found) == text.split("\n\n")
    assert [s.block for s in found.sentences] == [0, 1, 2]


def test_a_quotation_is_one_token_that_leads_to_it(finding: Finding) -> None:
    text = "“It holds. It always has,” Lee said, “for now.”"
    found = finding(text)
    (sentence,) = found.sentences
    assert [found.quotations[index].text for _, index in sentence.marked] == ["It holds. It always has,", "for now."]
    for at, index in sentence.marked:
        assert sentence.words[at].text == MARKED
        assert sentence.words[at][:2] == found.quotations[index].outer


def test_words_are_lower_case_with_straight_apostrophes(finding: Finding) -> None:
    (sentence,) = finding("Lee’s dam ISN’T safe").sentences
    assert [word.lower for word in sentence.words] == ["lee", "'s", "dam", "isn't", "safe"]


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CAPTION])
def test_headlines_and_captions_have_sentences(role: Role, finding: Finding) -> None:
    assert [s.role for s in finding("The dam holds", role).sentences] == [role]


@pytest.mark.parametrize("role", [Role.FURNITURE, Role.BYLINE, Role.DATE, Role.CREDIT])
def test_what_is_no_text_has_none(role: Role, finding: Finding) -> None:
    found = finding("“Subscribe now,” said everybody.", role)
    assert (found.sentences, found.quotations) == ((), ())


TEXTS = st.lists(
    st.text(alphabet=st.sampled_from("aB .!?\"“”'’,()…-5\t"), max_size=40).filter(str.strip), min_size=1, max_size=3
).map("\n\n".join)


@given(text=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sentences_are_in_order_and_hold_every_word(text: str, finding: Finding) -> None:
    found = finding(text)
    words = [word for sentence in found.sentences for word in sentence.words]
    assert [w.start for w in words] == sorted({w.start for w in words})
    covered = {at for word in words for at in range(word.start, word.end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
    for sentence in found.sentences:
        assert (sentence.start, sentence.end) == (sentence.words[0].start, sentence.words[-1].end)


def test_a_sentence_without_end_is_cut(finding: Finding) -> None:
    sentences = finding("and so on " * 1000).sentences
    assert max(len(s.words) for s in sentences) < 1000
    assert sum(len(s.words) for s in sentences) == 3000


def test_signs_that_nobody_sees_are_no_words(finding: Finding) -> None:
    text = "Lee \u00adPark said \u202a@ada_b\u202c was late.\u200b"
    (sentence,) = finding(text).sentences
    assert [w.text for w in sentence.words] == ["Lee", "Park", "said", "@ada_b", "was", "late", "."]
