"""Are speakers told apart, and one speaker recognised under two names?"""

import pytest

from tracker.match.names import Naming, names, naming, same

SAME = [
    ("Maria Okafor", "Okafor"),
    ("Xu Lian", "Xu"),
    ("the Harbour Board", "Harbour Board"),
    ("José Ibáñez", "Jose Ibanez"),
    ("J. Ibáñez", "José Ibáñez"),
    ("Maria B. Okafor", "Maria Okafor"),
    ("Tim Okafor", "Timothy Okafor"),
    ("Sergei Okafor", "Sergey Okafor"),
    ("Zelinskiy", "Olena Zelinsky"),
    ("Olena Zelinskyy", "Olena Zelinsky"),
]
OTHER = [
    ("Maria Okafor", "Daniel Okafor"),
    ("Maria Okafor", "Maria Lund"),
    ("Harbour Board", "Harbour Union"),
    ("Jo Okafor", "Joan Okafor"),
    ("Maria Hansen", "Maria Hanson"),
    ("Dana Okafor", "Dara Okafor"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_speaker_under_two_names(one: str, other: str) -> None:
    (a,), (b,) = names([one]), names([other])
    assert same(a, b)
    assert same(b, a)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_speakers(one: str, other: str) -> None:
    (a,), (b,) = names([one]), names([other])
    assert not same(a, b)
    assert not same(b, a)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(("Maria Okafor",), ("Okafor",), Naming.AGREE, id="agree"),
        pytest.param(("Maria Okafor",), ("Xu Lian",), Naming.CONFLICT, id="conflict"),
        pytest.param(("Maria Okafor", "Xu Lian"), ("Xu",), Naming.AGREE, id="one of two"),
        pytest.param(("Maria Okafor", "Xu Lian"), ("Xu Lian", "Okafor"), Naming.AGREE, id="two in other order"),
        pytest.param(("Maria Okafor", "Xu Lian"), ("Xu Lian", "Lund"), Naming.CONFLICT, id="two that share one"),
        pytest.param((), ("Lund",), Naming.ONE, id="one names nobody"),
        pytest.param(("a senior official",), ("Lund",), Naming.ONE, id="a source without a name"),
        pytest.param(("Harbour officials",), ("Lund",), Naming.ONE, id="a description that has a name in it"),
        pytest.param(("Harbour officials",), ("Harbour officials",), Naming.AGREE, id="one description twice"),
        pytest.param((), (), Naming.NONE, id="neither"),
    ],
)
def test_naming(one: tuple[str, ...], other: tuple[str, ...], expected: Naming) -> None:
    a, b = names(one), names(other)
    assert naming(a, b) is expected
    assert naming(b, a) is expected


@pytest.mark.parametrize("speaker", ["", " ", "…", "a senior official", "he"])
def test_what_names_nobody_is_left_out(speaker: str) -> None:
    assert names([speaker]) == ()
