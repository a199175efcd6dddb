"""When was a remark said, by all its appearances?"""

import pytest

from tests.chain.conftest import seen
from tracker.chain.when import contradicted, told
from tracker.model import Appearance, Said, Span


def at(article: str, date: str | None) -> Appearance:
    return seen(article, said=Said(date, "on a day", Span(0, 8), "beside the reporting word") if date else None)


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        pytest.param([None, None], None, id="nobody tells"),
        pytest.param([None, "2023-02-21"], 1, id="one tells"),
        pytest.param(["2023-02", "2023-02-21", "2023-02-21"], 1, id="the most precise, the first of several"),
        pytest.param(["2023-02-20", "2023-02-21"], 0, id="a day apart is one moment"),
        pytest.param(["2022-11-28", "2023-02-21"], None, id="contradicted"),
    ],
)
def test_who_tells_it_best(dates: list[str | None], first: int | None) -> None:
    appearances = [at(f"{i}.txt", date) for i, date in enumerate(dates)]
    assert told(appearances) == (None if first is None else appearances[first].quotation)


def test_a_contradiction_is_told_with_its_days() -> None:
    warn = contradicted([at("a.txt", "2023-02-21"), at("b.txt", "2022-11-28"), at("c.txt", None)])
    assert warn is not None
    assert (warn.code, warn.message) == (
        "dates-disagree", "said on 2022-11-28 and on 2023-02-21, by what the articles print",
    )  # fmt: skip


def test_without_a_contradiction_nothing_is_told() -> None:
    assert contradicted([at("a.txt", "2023-02-21"), at("b.txt", "2023-02")]) is None
