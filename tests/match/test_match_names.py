"""Are speakers told apart, and one speaker recognised under two names?"""

import pytest

from tracker.match.names import Naming, naming, same

SAME = [
    ("Maria Okafor", "Okafor"),
    ("Xu Lian", "Xu"),
    ("the Harbour Board", "Harbour Board"),
    ("José Ibáñez", "Jose Ibanez"),
    ("J. Ibáñez", "José Ibáñez"),
    ("Maria B. Okafor", "Maria Okafor"),
]
OTHER = [
    ("Maria Okafor", "Daniel Okafor"),
    ("Maria Okafor", "Maria Lund"),
    ("Harbour Board", "Harbour Union"),
    ("Okafor", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_speaker_under_two_names(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_speakers(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


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
        pytest.param((), (), Naming.NONE, id="neither"),
    ],
)
def test_naming(one: tuple[str, ...], other: tuple[str, ...], expected: Naming) -> None:
    assert naming(one, other) is expected
    assert naming(other, one) is expected
