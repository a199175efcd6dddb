"""Do the examples in the docstrings hold?"""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["contrary", "score"])
def test_examples_hold(name: str) -> None:
    results = doctest.testmod(import_module(f"tracker.match.{name}"))
    assert results.attempted > 0
    assert results.failed == 0
