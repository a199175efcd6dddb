"""Are translations of one remark proposed, and is what only looks so left alone?"""

from itertools import permutations
from typing import Any

import pytest

from tracker.match import retold
from tracker.model import Telling, Verdict

AROUND = "Minister Omar Haddad met the envoy of Marland, Ada Brandt, in Lisburg. He said so at the talks."


def told(name: str, text: str, outlet: str, **known: Any) -> Telling:
    plain: dict[str, Any] = {
        "article": f"{name}.txt", "chain": f"c{name}", "speakers": ("Omar Haddad",), "outlets": (outlet,),
        "alone": False, "day": "2031-03-14", "around": AROUND,
    }  # fmt: skip
    return Telling(quotation=name, text=text, **(plain | known))


ONE = told(
    "a",
    "Regardless of changes in the region, our country is committed to developing good relations with Marland",
    "TASS",
)
OTHER = told("b", "No matter how the region is changing, we will keep developing friendly ties with Marland", "Xinhua")
FISH = told("c", "The herring quota is too small for our fleet and must be raised before the summer", "Xinhua")


def proposed(*tellings: Telling) -> list[tuple[str, str]]:
    return [(match.a, match.b) for match in retold(tellings)]


def test_two_translations_of_one_remark_are_proposed_and_nothing_more() -> None:
    (match,) = retold([ONE, OTHER, FISH])
    assert (match.a, match.b, match.verdict) == ("a", "b", Verdict.PERHAPS)
    assert match.why == (
        "one speaker, other words about the same, 2031-03-14, beside both Ada Brandt and Lisburg: one remark,"
        " translated twice?"
    )
    assert dict(match.parts)["shared"] == 5


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"day": "2031-03-15"}, id="the day after"),
        pytest.param({"speakers": ("Haddad",)}, id="a surname"),
        pytest.param({"alone": True}, id="one of them told to an outlet"),
        pytest.param({"text": OTHER.text + " in 2032"}, id="a number that the other has not"),
    ],
)
def test_it_is_proposed(change: dict[str, Any]) -> None:
    assert proposed(ONE, OTHER._replace(**change)) == [("a", "b")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"day": "2031-03-16"}, id="two days after"),
        pytest.param({"speakers": ("Ana Ruiz",)}, id="another speaker"),
        pytest.param({"speakers": ("Rami Haddad",)}, id="another of that surname"),
        pytest.param({"outlets": ("TASS", "The Lisburg Post")}, id="from the same hands"),
        pytest.param({"outlets": ()}, id="from nobody knows whom"),
        pytest.param({"article": "a.txt"}, id="in one article"),
        pytest.param({"chain": "ca"}, id="in one chain"),
        pytest.param({"around": "He opened a mill in Kestrel, where Eva Lund sang."}, id="another occasion"),
        pytest.param({"around": "He said so in Lisburg."}, id="one name alone"),
        pytest.param({"text": OTHER.text.replace("Marland", "Tarnia")}, id="another country"),
        pytest.param({"text": "We will keep the fleet of Marland out of the bay"}, id="little about the same"),
    ],
)  # fmt: skip
def test_it_is_not_proposed(change: dict[str, Any]) -> None:
    assert proposed(ONE, OTHER._replace(**change)) == []


def test_other_numbers_speak_against_it() -> None:
    a, b = (told._replace(text=f"{told.text} for {years} years") for told, years in ((ONE, "ten"), (OTHER, "20")))
    assert proposed(a, b) == []
    assert proposed(a, b._replace(text=b.text.replace("20", "10"))) == [("a", "b")]


def test_both_told_to_an_outlet_alone_are_two_remarks() -> None:
    assert proposed(ONE._replace(alone=True), OTHER._replace(alone=True)) == []


def test_each_is_proposed_with_the_likest_alone_whatever_the_order() -> None:
    less = told("d", "Whatever changes the region may see, our country goes on", "Xinhua")
    for order in permutations((ONE, OTHER, FISH, less)):
        assert len(proposed(*order)) == 1
        assert proposed(*order) == proposed(ONE, OTHER, FISH, less)


def test_what_very_many_of_one_day_have_tells_nothing() -> None:
    crowd = [told(f"x{i}", f"region Marland developing {'lmnopqrst'[i % 9] * 7}{i}", "Ansa") for i in range(70)]
    assert ("a", "b") not in proposed(ONE, OTHER, *crowd)
