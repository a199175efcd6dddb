"""Are floors raised, never lowered by accident, and is the file they stand in kept as it was?"""

import pytest

from benchmarks import floors

TEXT = """# what this is

[labels]
digest = "abc"

[five]
"recall" = 0.900  # demanded
"precision" = 0.800

[news]
"recall" = 0.500
"""
REACHED = {"five": {"recall": 0.95, "precision": 0.7}, "news": {"recall": 0.5}}


def measured(figures: dict[str, dict[str, float]]) -> list[floors.Measured]:
    return floors.measured(figures, floors.load(TEXT))


def test_a_figure_stands_beside_its_floor() -> None:
    changes = {each.key: each.change for each in measured(REACHED)}
    assert changes == {"five: recall": 0.05, "five: precision": -0.1, "news: recall": 0.0}


def test_a_figure_without_a_floor_did_not_change() -> None:
    (only,) = measured({"other": {"recall": 0.3}})
    assert (only.floor, only.change) == (None, 0.0)


def test_what_rose_is_raised_and_what_fell_stays() -> None:
    assert floors.raised(TEXT, measured(REACHED), lowered=[]) == TEXT.replace("0.900", "0.950")


def test_only_what_is_named_is_lowered() -> None:
    fallen = {"five": {"recall": 0.1, "precision": 0.1}}
    assert floors.raised(TEXT, measured(fallen), lowered=["five: recall"]) == TEXT.replace("0.900", "0.100")


def test_nothing_changes_when_nothing_rose() -> None:
    assert floors.raised(TEXT, measured({"news": {"recall": 0.5}}), lowered=["news: recall"]) == TEXT


@pytest.mark.parametrize(
    ("name", "measure", "expected"),
    [
        pytest.param("five", "exact", TEXT.replace("0.800\n", '0.800\n"exact" = 0.400\n'), id="in-a-section"),
        pytest.param("news", "exact", TEXT + '"exact" = 0.400\n', id="at-the-end"),
        pytest.param("more", "exact", TEXT + '\n[more]\n"exact" = 0.400\n', id="in-a-section-of-its-own"),
    ],
)
def test_a_new_figure_gets_a_floor(name: str, measure: str, expected: str) -> None:
    assert floors.raised(TEXT, measured({name: {measure: 0.4}}), lowered=[]) == expected


def test_the_floors_that_are_kept_are_written_as_the_harness_writes_them() -> None:
    text = floors.PATH.read_text(encoding="utf-8")
    assert floors.raised(text, [], lowered=[]) == text
