"""Is it shown word by word what changed, as printed?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match.diff import compared, wording
from tracker.text import normal

TEXTS = st.lists(st.sampled_from(["The", "tide,", "“rises", "and", "falls”", "Rock-solid", "—", "it's"]), max_size=15)


def changed(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.before, change.after) for change in wording(compared(a, b))]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(
            "Rock-solid!", "rock solid", [("kept", "Rock-solid!", "rock solid")], id="marks alone are no change"
        ),
        pytest.param(
            "the tide", "the high tide,", [("kept", "the", "the"), ("added", "", "high"), ("kept", "tide", "tide,")],
            id="added",
        ),
        pytest.param(
            "the high tide", "the tide", [("kept", "the", "the"), ("dropped", "high", ""), ("kept", "tide", "tide")],
            id="dropped",
        ),
        pytest.param(
            "we hold “firm”, he said",
            "We stay “firm”, she said.",
            [
                ("kept", "we", "We"), ("swapped", "hold", "stay"), ("kept", "“firm”,", "“firm”,"),
                ("swapped", "he", "she"), ("kept", "said", "said."),
            ],
            id="exchanged, with the marks",
        ),
        pytest.param(
            "rock-solid", "rock-hard", [("kept", "rock-", "rock-"), ("swapped", "solid", "hard")], id="within a hyphen"
        ),
        pytest.param("a\n b", "a b", [("kept", "a b", "a b")], id="blanks"),
        pytest.param("gone", "", [("dropped", "gone", "")], id="all dropped"),
        pytest.param("", "…", [], id="no words"),
    ],
)  # fmt: skip
def test_changes(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert changed(a, b) == expected


@given(TEXTS, TEXTS)
def test_changes_lead_from_one_to_the_other(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    found = changed(a, b)
    assert normal(" ".join(after for _, _, after in found)) == normal(b)
    assert normal(" ".join(before for _, before, _ in found)) == normal(a)


@given(TEXTS, TEXTS)
def test_spans_hold_the_words(one: list[str], other: list[str]) -> None:
    a, b = "\n".join(one), "  ".join(other)
    for change in wording(compared(a, b)):
        for text, words, span in ((a, change.before, change.before_span), (b, change.after, change.after_span)):
            assert (span is None) == (words == "")
            assert span is None or " ".join(text[span.start : span.end].split()) == words


@given(TEXTS, TEXTS)
def test_what_changed_stands_between_what_was_kept(one: list[str], other: list[str]) -> None:
    kinds = [kind == "kept" for kind, _, _ in changed(" ".join(one), " ".join(other))]
    assert all(not (a is b is False) for a, b in pairwise(kinds))


@given(TEXTS)
def test_nothing_changes_from_a_wording_to_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert all(kind == "kept" for kind, _, _ in changed(text, text))
