import pytest

from tracker import lexicon
from tracker.model import Declared, Document
from tracker.read import article

LEXICON = lexicon.load()
OPENING = "The mayor of Harbour opened a bridge on Monday, in the rain, before the eyes of nearly half of the town. "


def doubted(sentence: str, published: str) -> list[str]:
    """The passages that contradict the date."""
    document = Document("a.txt", (OPENING + sentence).encode())
    found, problems = article(document, Declared(published=published), LEXICON)
    assert found is not None
    assert all(problem.code == "date-contradicted" and not problem.fatal for problem in problems)
    return [found.text[problem.span.start : problem.span.end] for problem in problems if problem.span]


@pytest.mark.parametrize(
    ("sentence", "published", "passage"),
    [
        pytest.param("The old one fell in May 2024.", "2022-12-09", None, id="no past form"),
        pytest.param("The old one was closed in May 2024.", "2022-12-09", "was closed in May 2024", id="later year"),
        pytest.param("It has been closed since 2024.", "2022-12-09", "since 2024", id="since"),
        pytest.param("It was closed in June 2022.", "2022-03-09", "was closed in June 2022", id="later month"),
        pytest.param("It was closed in June 2022.", "2022", None, id="a year holds its months"),
        pytest.param("It was closed in June 2022.", "2022-06-01", None, id="same month"),
        pytest.param("It is expected to be finished in 2024.", "2022-12-09", None, id="plan"),
        pytest.param("She was elected to lead the club until 2026.", "2022-12-09", None, id="until"),
        pytest.param(
            "Guests spoke of Putin's recent re-election.", "2022-12-09", "recent re-election", id="not recent"
        ),
        pytest.param("Guests spoke of Putin's recent re-election.", "2024-04-09", None, id="recent"),
        pytest.param("Guests spoke of the mayor's recent re-election.", "2022-12-09", None, id="somebody else's"),
        pytest.param("COVID-19 had closed the port.", "2019-05-01", "COVID-19", id="unknown then"),
        pytest.param("COVID-19 had closed the port.", "2021-05-01", None, id="known then"),
        pytest.param("COVID-19 had closed the port.", "2020", None, id="known in that year"),
    ],
)
def test_doubts(sentence: str, published: str, passage: str | None) -> None:
    assert doubted(sentence, published) == ([passage] if passage else [])


def test_one_doubt_is_enough() -> None:
    assert (
        len(doubted("COVID-19 had closed it. It was closed in May 2024. It was closed in June 2024.", "2019-05")) == 1
    )


def test_furniture_does_not_count() -> None:
    assert doubted("\n\nMore from South China Morning Post:\nNews of COVID-19", "2019-05-01") == []
