"""Is a word that may be a verb or end a noun phrase taken for what it is?"""

from collections.abc import Callable
from typing import Any

import pytest

Finding = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("He left after what local police calls “a mess”.", "call", id="no article"),
        pytest.param("The skeptic claims that it is late.", "claim", id="ends like an adjective"),
        pytest.param("A liberal claims that it is late.", "claim", id="one of a kind"),
        pytest.param("The 2012 attacks were in local issues of the paper.", "", id="year"),
        pytest.param("They met over harsh remarks that day.", "", id="adjective"),
    ],
)
def test_verbs_agree_with_their_subjects(text: str, verb: str, finding: Finding) -> None:
    assert "".join(frame.lemma for frame in finding(text).sentences[0].frames if frame.kind == "verb") == verb
