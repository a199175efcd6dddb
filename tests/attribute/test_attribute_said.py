"""When was each quotation said, and which words tell it?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.attribute.conftest import article
from tracker import attribute, find
from tracker.lexicon import Lexicon
from tracker.model import Article, Problem, Said

Dating = Callable[..., tuple[list[Said | None], list[Problem]]]

WEDNESDAY = "2023-02-22"


@pytest.fixture(scope="session")
def dating(lexicon: Lexicon) -> Dating:
    """A function from a text to the dates of its quotations, in order, and to what contradicts others."""

    def dated(text: str, published: str | None = WEDNESDAY, **known: str) -> tuple[list[Said | None], list[Problem]]:
        made: Article = replace(article(text), published=published, **known)  # type: ignore[arg-type]  # by name
        found, _ = find.quotations(made, lexicon)
        attributions = attribute.attributions(made, found, lexicon)
        attributions, problems = attribute.dated(made, found, attributions, lexicon)
        return [a.said for a in attributions], list(problems)

    return dated


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # beside the reporting word
        pytest.param("“It holds,” Ada Brandt said on Tuesday.", ["2023-02-21"], id="after the quotation"),
        pytest.param("Ada Brandt said on Tuesday the bridge would hold.", ["2023-02-21"], id="before the words"),
        pytest.param("“It holds,” Ada Brandt told reporters in Oslo late Sunday.", ["2023-02-19"], id="told where"),
        pytest.param("“It holds,” Ada Brandt told a rally last week.", ["2023-02-12/2023-02-19"], id="told whom"),
        pytest.param("“It holds,” Ada Brandt said in Tuesday’s debate.", ["2023-02-21"], id="an occasion of a day"),
        pytest.param("According to a statement issued on Monday, it is “safe”.", ["2023-02-20"] * 2, id="according"),
        pytest.param("“It holds,” said Ada Brandt on Wednesday.", ["2023-02-22"], id="the day of publication"),
        pytest.param("“It holds,” Ada Brandt said in 2019.", ["2019"], id="a year"),
        pytest.param("“It holds,” Ada Brandt said two days ago.", ["2023-02-20"], id="days ago"),
        # before it
        pytest.param("Ada Brandt on Tuesday said: “It holds.”", ["2023-02-21"], id="between"),
        pytest.param("Ada Brandt, in a speech on Sunday, said: “It holds.”", ["2023-02-19"], id="between commas"),
        pytest.param("Ada Brandt issued a statement Tuesday saying “it holds”.", ["2023-02-21"], id="a statement"),
        # at the head of the sentence
        pytest.param("On Tuesday, Ada Brandt said: “It holds.”", ["2023-02-21"], id="first"),
        pytest.param("In Oslo on Monday, Ada Brandt said: “It holds.”", ["2023-02-20"], id="first, with a place"),
        pytest.param("Speaking on Monday, Ada Brandt said: “It holds.”", ["2023-02-20"], id="speaking"),
        pytest.param("In March last year, Ada Brandt called it “a relic”.", ["2022-03"], id="a month last year"),
        pytest.param("Earlier this week, Ada Brandt called it “a relic”.", ["2023-02-19/2023-02-22"], id="this week"),
        # another sentence
        pytest.param("“It holds,” Ada Brandt said. Brandt made the remark on Tuesday.", ["2023-02-21"], id="remark"),
        pytest.param(
            "Ada Brandt came to Oslo on Monday. “It holds,” Brandt had said a day earlier.", ["2023-02-19"], id="shift"
        ),
        pytest.param("Ada Brandt said a day earlier that it holds.", ["2023-02-21"], id="shift, no day before"),
        pytest.param("Ada Brandt said a day before that it holds.", [None], id="before something"),
        # other people's time
        pytest.param("Ada Brandt will say on Friday that it holds.", ["2023-02-24"], id="will say"),
        pytest.param(
            "Xinhua reported on Wednesday that Ada Brandt said on Tuesday that it was open.",
            ["2023-02-22", "2023-02-21"], id="each clause its own",
        ),
        # not when it was said
        pytest.param("“It holds,” Ada Brandt said.", [None], id="no time"),
        pytest.param("Ada Brandt said the bridge would open on Friday.", [None], id="when it happens"),
        pytest.param("On Tuesday, Ada Brandt said the fall on Monday was “sad”.", ["2023-02-21"] * 2, id="both"),
        pytest.param("Ada Brandt, who left on Monday, said: “It holds.”", [None], id="a clause between"),
        pytest.param("After a meeting on Monday, Ada Brandt said: “It holds.”", [None], id="after something"),
        pytest.param("Ada Brandt has said since Monday that “it holds”.", [None], id="since when"),
        pytest.param("Ada Brandt voted on Saturday and says she is “glad”.", [None] * 2, id="another verb"),
        pytest.param("“It holds,” Ada Brandt said on Monday and Tuesday.", [None], id="two days"),
        pytest.param("Ada Brandt would say on Friday that it holds.", [None], id="would say"),
        pytest.param("Ada Brandt did not reveal in 2008 that it was “a relic”.", [None], id="not said"),
        pytest.param("“It holds,” Ada Brandt told USA TODAY.", [None], id="a name"),
        pytest.param("“It holds,” Ada Brandt said on ABC’s This Week.", [None], id="a show"),
        pytest.param("“It holds,” Ada Brandt told the Sunday Times.", [None], id="a paper"),
    ],
)  # fmt: skip
def test_when_it_was_said(text: str, dates: list[str | None], dating: Dating) -> None:
    assert [said and said.date for said in dating(text)[0]] == dates


@pytest.mark.parametrize(
    ("text", "inherited"),
    [
        pytest.param("“It holds,” Ada Brandt told a rally on Tuesday, “and it will.”", [False, False], id="one clause"),
        pytest.param("“It holds,” Ada Brandt said Tuesday. “It will.”", [False, True], id="goes on"),
        pytest.param("“It holds,” Ada Brandt said Tuesday. “It will,” Brandt added.", [False, True], id="added"),
        pytest.param("“It holds,” Ada Brandt said Tuesday. “It will,” Brandt said.", [False, None], id="said anew"),
        pytest.param("“It holds,” Ada Brandt said Tuesday. “It fell,” Lee Park said.", [False, None], id="another"),
        pytest.param("Ada Brandt said Tuesday that it held, and added that it would.", [False, False], id="shared"),
    ],
)
def test_what_carries_over(text: str, inherited: list[bool | None], dating: Dating) -> None:
    assert [said and said.inherited for said in dating(text)[0]] == inherited


def test_the_words_that_tell_it_stand_where_they_are_said_to(dating: Dating) -> None:
    text = "“It holds,” Ada Brandt said late on Tuesday night, in Oslo."
    ((said,), _) = dating(text)
    assert said is not None
    assert (said.printed, text[said.span.start : said.span.end]) == ("late on Tuesday night",) * 2
    assert said.rule == "beside the reporting word"


@pytest.mark.parametrize(
    ("published", "date"),
    [
        pytest.param("2023-02-22T23:10+03:00", "2023-02-21", id="a time"),
        pytest.param("2023-02", None, id="a month"),
        pytest.param(None, None, id="no date"),
    ],
)
def test_what_is_not_known_to_the_day_tells_no_weekday(published: str | None, date: str | None, dating: Dating) -> None:
    ((said,), problems) = dating("“It holds,” Ada Brandt said on Tuesday.", published)
    assert (said and said.date, problems) == (date, [])


@pytest.mark.parametrize(
    ("published", "date"),
    [
        pytest.param("2023-02-22T01:10Z", "2023-02-20/2023-02-21", id="universal time"),
        pytest.param("2023-02-22T01:10-05:00", "2023-02-21", id="of the place"),
        pytest.param("2023-02-22", "2023-02-21", id="a day"),
    ],
)
def test_yesterday_in_universal_time_is_one_of_two_days(published: str, date: str, dating: Dating) -> None:
    ((said,), _) = dating("“It holds,” Ada Brandt said yesterday.", published)
    assert said is not None
    assert said.date == date


def test_a_whole_date_needs_no_date_of_publication(dating: Dating) -> None:
    ((said,), _) = dating("“It holds,” Ada Brandt said on Feb. 21, 2023.", None)
    assert said is not None
    assert said.date == "2023-02-21"


def test_times_are_seen_from_the_dateline(dating: Dating) -> None:
    ((said,), problems) = dating("“It holds,” Ada Brandt said on Tuesday.", "2023-03-01", dateline="OSLO, Feb 22")
    assert said is not None
    assert (said.date, problems) == ("2023-02-21", [])


@pytest.mark.parametrize(
    ("text", "known", "code"),
    [
        pytest.param("Ada Brandt said on Monday, Feb. 21, that “it holds”.", {}, "weekday-contradicted", id="weekday"),
        pytest.param("Ada Brandt said on March 3, 2024, that “it holds”.", {}, "said-later", id="after publication"),
    ],
)
def test_contradictions_are_told(text: str, known: dict[str, str], code: str, dating: Dating) -> None:
    _, problems = dating(text, **known)
    assert [(problem.step, problem.code, problem.fatal) for problem in problems] == [("attribute", code, False)]


def test_a_dateline_far_from_the_date_tells_nothing(dating: Dating) -> None:
    said, problems = dating("“It holds,” Ada Brandt said on Tuesday.", dateline="OSLO, Nov 3")
    assert (said, problems) == ([None], [])  # reading has told it
