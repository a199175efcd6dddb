"""Which outlets are on the way of an appearance, and whose article is it?"""

import pytest

from tests.chain.conftest import seen
from tracker.chain.way import before, nameless, outlets, owner, relaying, upstream
from tracker.model import Appearance


def test_outlets_are_in_the_order_of_travel() -> None:
    appearance = seen("a", "TASS", "Sputnik", outlet="Gazette")
    assert outlets(appearance) == ("TASS", "Sputnik", "Gazette")
    assert upstream(appearance) == "TASS"
    assert upstream(seen("a")) is None


@pytest.mark.parametrize(
    ("appearance", "whose", "cited", "from_whom"),
    [
        pytest.param(seen("a"), None, (), (), id="nobody"),
        pytest.param(seen("a", "TASS", outlet="Gazette"), "Gazette", ("TASS",), ("TASS",), id="cited"),
        pytest.param(seen("a", taken="Reuters"), "Reuters", (), (), id="an agency's own"),
        pytest.param(
            seen("a", "TASS", taken="Reuters", outlet="Gazette"), "Gazette", ("TASS",), ("Reuters", "TASS"), id="taken"
        ),
    ],
)
def test_whose_article_it_is(
    appearance: Appearance, whose: str | None, cited: tuple[str, ...], from_whom: tuple[str, ...]
) -> None:
    assert (owner(appearance), relaying(appearance), before(appearance)) == (whose, cited, from_whom)


@pytest.mark.parametrize("name", ["Chinese state media", "local newspapers"])
def test_what_nobody_names_ends_in_a_common_noun(name: str) -> None:
    assert nameless(name)


@pytest.mark.parametrize("name", ["TASS", "aif.ru", "Bild am Sonntag", "press"])
def test_a_name_does_not(name: str) -> None:
    assert not nameless(name)
