"""Is it noticed when like wordings name two different people or places at the same point?"""

import pytest

from tracker.match.instead import instead


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        pytest.param(
            "we trust Omar Haddad with it", "we trust Anton Ostrel with it", "Anton Ostrel and Omar Haddad", id="people"
        ),
        pytest.param("we will rebuild Lisburg", "we will rebuild Kestrel", "Kestrel and Lisburg", id="at the end"),
        pytest.param("a pact of Egypt and Peru", "a pact of Egypt and Chile", "Chile and Peru", id="countries"),
        pytest.param("the Bank of Lisburg fell", "the Bank of Kestrel fell", "Kestrel and Lisburg", id="in a name"),
    ],
)
def test_other_names(one: str, other: str, names: str) -> None:
    assert instead(one, other) == instead(other, one) == f"other names: {names}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("we trust Omar Haddad", "we trust Mr. Haddad", id="a surname"),
        pytest.param("talks with Volodymyr", "talks with Volodimir", id="spelt in another way"),
        pytest.param("talks with Moscow go on", "talks with Russia go on", id="the capital for the country"),
        pytest.param("the Egyptian fleet", "the fleet of Egypt", id="an adjective"),
        pytest.param("we left the EU", "we left the European Union", id="initials"),
        pytest.param("we met on Monday", "we met on Tuesday", id="days"),
        pytest.param("Teachers came home", "Farmers came home", id="words that open a sentence"),
        pytest.param("we trust Omar Haddad", "we trust the envoy", id="a name and none"),
        pytest.param("we saw Lisburg, and Kestrel", "we saw Kestrel, and Lisburg", id="both in both"),
        pytest.param(
            "we trust Omar, who built the mills of the north", "we trust what the people of Kestrel built in the north",
            id="many words in the place of others",
        ),
    ],
)  # fmt: skip
def test_the_same_names_or_none(one: str, other: str) -> None:
    assert instead(one, other) is None
