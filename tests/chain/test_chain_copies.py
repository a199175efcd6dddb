"""Which of the articles with one body was taken from which?"""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.chain.copies import copies
from tracker.model import Body, Copy, CopyKind, Likeness, Shared, Span


def body(name: str, outlet: str | None = None, day: str | None = "2031-05-02", taken: str | None = None) -> Body:
    return Body(name, ("one", "two"), (Span(0, 3), Span(4, 7)), None, outlet, taken, day)


def alike(bodies: list[Body]) -> list[Likeness]:
    names = sorted(b.article for b in bodies)
    return [Likeness(a, b, 0.9, 0.8, (Shared(Span(0, 3), Span(4, 7)),)) for a, b in combinations(names, 2)]


def drawn(*bodies: Body, versions: dict[str, int] | None = None) -> dict[str, Copy]:
    known = ("AP", "Reuters"), versions
    return {copy.article: copy for copy in copies({b.article: b for b in bodies}, alike(list(bodies)), *known)}


def test_the_later_one_was_taken_from_the_earlier() -> None:
    found = drawn(body("a", "Post", "2031-05-03"), body("b", "Gazette", "2031-05-02"))
    assert list(found) == ["a"]
    copy = found["a"]
    assert (copy.of, copy.kind, copy.taken, copy.share) == ("b", CopyKind.REPUBLISHED, True, 0.9)
    assert copy.paragraphs == (Shared(Span(0, 3), Span(4, 7)),)
    assert copy.why == "1 of 2 paragraphs, 90% of its words"


def test_shares_and_places_are_those_of_the_copy() -> None:
    copy = drawn(body("a", "Post", "2031-05-01"), body("b", "Gazette"))["b"]
    assert (copy.share, copy.paragraphs) == (0.8, (Shared(Span(4, 7), Span(0, 3)),))


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        pytest.param("2031-05-03", True, id="later"),
        pytest.param("2031-05-02", True, id="on the day"),
        pytest.param(None, True, id="undated"),
        pytest.param("2031-05-01", False, id="dated earlier"),
    ],
)
def test_who_credits_an_outlet_has_it_from_there(day: str | None, *, taken: bool) -> None:
    found = drawn(body("a", "Post", day, taken="Reuters"), body("b", "Reuters"))
    assert (list(found), found["a"].of, found["a"].taken) == (["a"], "b", taken)


def test_two_that_credit_an_agency_which_is_not_here_have_it_from_a_third() -> None:
    found = drawn(body("a", "Post", "2031-05-03", "Reuters"), body("b", "Gazette", "2031-05-02", "Reuters"))
    assert (found["a"].of, found["a"].taken) == ("b", False)
    assert "both credit Reuters" in found["a"].why


def test_of_one_day_it_is_not_known() -> None:
    found = drawn(body("a", "Post"), body("b", "Gazette"))
    assert (list(found), found["b"].taken) == (["b"], False)
    assert "the dates do not tell who was first" in found["b"].why


@pytest.mark.parametrize(
    ("outlet", "day", "kind"),
    [
        pytest.param("Post", "2031-05-03", CopyKind.REVISED, id="next day"),
        pytest.param("Post", "2031-06-03", CopyKind.REPUBLISHED, id="next month"),
        pytest.param("Gazette", "2031-05-03", CopyKind.REPUBLISHED, id="another outlet"),
        pytest.param(None, "2031-05-03", CopyKind.REPUBLISHED, id="nobody knows"),
    ],
)
def test_what_an_outlet_prints_again_within_days_is_a_revision(outlet: str | None, day: str, kind: CopyKind) -> None:
    assert drawn(body("a", "Post"), body("b", outlet, day))["b"].kind is kind


@pytest.mark.parametrize(
    ("one", "other", "first", "taken"),
    [
        pytest.param(body("a"), body("b", "Post"), "b", False, id="one that names an outlet"),
        pytest.param(body("a", "Post"), body("b", "Gazette", None, "AP"), "b", False, id="one with a credit"),
        pytest.param(
            body("a", "Post", "2031-05-01"), body("b", "Gazette", taken="AP"), "b", False, id="a credit, dated later"
        ),
        pytest.param(body("a", "Post"), body("b", "AP", "2031-05-02T10:00"), "b", True, id="an agency's own"),
        pytest.param(body("a", "Post", "2031-05-01"), body("b", "AP"), "a", True, id="an agency's own, dated later"),
        pytest.param(
            body("a", None, "2031-05-02T08:00"), body("b", "Post", "2031-05-02T10:00"), "a", True, id="times of one day"
        ),
        pytest.param(body("a"), body("b", "Post", "2031-05-02T10:00"), "b", False, id="a time is no evidence"),
    ],
)
def test_evidence_goes_before_order(one: Body, other: Body, first: str, *, taken: bool) -> None:
    for found in (drawn(one, other), drawn(other, one)):
        (copy,) = found.values()
        assert (copy.of, copy.taken) == (first, taken)


@pytest.mark.parametrize(
    ("one", "other", "kind", "taken"),
    [
        pytest.param(body("a", "AP"), body("b", "AP"), CopyKind.REVISED, True, id="of one agency"),
        pytest.param(
            body("a", None, taken="AP"), body("b", None, taken="AP"), CopyKind.REVISED, True, id="that one agency signs"
        ),
        pytest.param(
            body("a", "Post", taken="AP"), body("b", "Mail", taken="AP"), CopyKind.REPUBLISHED, False, id="two outlets"
        ),
        pytest.param(body("a"), body("b"), CopyKind.REPUBLISHED, False, id="of nobody"),
    ],
)
def test_the_headline_tells_which_of_one_day_is_the_later_version(
    one: Body, other: Body, kind: CopyKind, *, taken: bool
) -> None:
    found = drawn(one, other, versions={"a": 2, "b": 0})
    assert (list(found), found["a"].kind, found["a"].taken) == (["a"], kind, taken)
    assert ("its headline says that it is a later version" in found["a"].why) == taken


def test_times_are_believed_before_headlines() -> None:
    bodies = body("a", "AP", "2031-05-02T08:00"), body("b", "AP", "2031-05-02T10:00")
    assert list(drawn(*bodies, versions={"a": 2, "b": 0})) == ["b"]


def test_it_is_told_what_the_evidence_is() -> None:
    assert "the other one credits AP" in drawn(body("a", "Post"), body("b", "Gazette", taken="AP"))["a"].why
    assert "AP is an agency" in drawn(body("a", "Post"), body("b", "AP"))["a"].why


def test_all_copies_of_a_story_hang_on_the_agency_s_own() -> None:
    found = drawn(
        body("a", "Post", "2031-05-01"), body("b", "Gazette", "2031-05-02", "AP"), body("c", "AP", "2031-05-02"),
        body("d", "Courier", "2031-05-03"),
    )  # fmt: skip
    assert {name: copy.of for name, copy in found.items()} == {"b": "c", "c": "a", "d": "a"}


def test_a_revision_is_one_of_its_own_first_version_and_not_of_another_s_copy() -> None:
    found = drawn(
        body("a", "Post", "2031-05-02T08:00"), body("b", "Post", "2031-05-02T12:00"), body("c", "Gazette", "2031-05-02")
    )
    assert {name: (copy.of, copy.kind) for name, copy in found.items()} == {
        "a": ("c", CopyKind.REPUBLISHED),
        "b": ("a", CopyKind.REVISED),
    }


BODIES = st.lists(
    st.tuples(
        st.sampled_from([None, "AP", "Post", "Gazette", "Reuters"]),
        st.sampled_from([None, "2031-05-01", "2031-05-02", "2031-05-02T10:00", "2031"]),
        st.sampled_from([None, "AP", "Post", "Reuters"]),
    ),
    max_size=7,
)


@given(BODIES, st.integers(0, 99))
def test_copies_are_a_forest_whatever_the_order(known: list[tuple[str | None, ...]], seed: int) -> None:
    bodies = [body(str(i), outlet, day, taken) for i, (outlet, day, taken) in enumerate(known)]
    pairs = alike(bodies)
    pairs = [pair for i, pair in enumerate(pairs) if (i * 7 + seed) % 3]
    found = copies({b.article: b for b in bodies}, pairs, ["AP"])
    Random(seed).shuffle(pairs)  # noqa: S311  nothing secret: the same order every time
    assert copies({b.article: b for b in reversed(bodies)}, pairs, ["AP"]) == found
    parents = {copy.article: copy.of for copy in found}
    for first in parents:
        name, passed = first, {first}
        while name in parents:
            name = parents[name]
            assert name not in passed
            passed.add(name)
