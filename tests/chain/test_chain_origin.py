"""Are origins counted and a checker warned?"""

from itertools import pairwise

import pytest

from tracker.chain.origin import disagree, origins, outlets, upstream, warnings
from tracker.model import Appearance, Hop, Kind

OWNERS = {"TASS": "state", "Xinhua": "state", "Global Times": "party", "Gazette": "private", "BBC": "public"}


def seen(
    article: str, *way: str, outlet: str | None = None, speaker: str = "Eva Lund", day: str | None = "2031-05-02"
) -> Appearance:
    """One appearance that came over `way`, furthest outlet first."""
    speakers = tuple(speaker.split("; ")) if speaker else ()
    stops = [(speaker, "speaker")] * bool(speaker)
    stops += [(name, "outlet") for name in (*way, *([outlet] if outlet else []))]
    stops.append((article, "article"))
    hops = tuple(Hop(*a, *b, "reported", "", None, inherited=False) for a, b in pairwise(stops))
    return Appearance(
        quotation=f"q {article} {way}",
        article=article,
        url=None,
        title=None,
        outlet=outlet,
        syndicated_from=None,
        published=day,
        start=0,
        end=9,
        text="the words",
        kind=Kind.DIRECT,
        speakers=speakers,
        cue=None,
        source=None,
        hedge=None,
        rule="",
        confidence=1,
        score=100,
        hops=hops,
        changes=(),
    )


def test_outlets_are_in_the_order_of_travel() -> None:
    appearance = seen("a", "TASS", "Sputnik", outlet="Gazette")
    assert outlets(appearance) == ("TASS", "Sputnik", "Gazette")
    assert upstream(appearance) == "TASS"
    assert upstream(seen("a")) is None


@pytest.mark.parametrize(
    ("appearances", "expected"),
    [
        pytest.param([seen("a", "TASS"), seen("b", "TASS", "Sputnik")], 1, id="one agency"),
        pytest.param([seen("a", "TASS"), seen("b", "Xinhua")], 2, id="two agencies"),
        pytest.param([seen("a"), seen("b")], 2, id="two articles that cite nobody"),
        pytest.param([seen("a", outlet="Gazette"), seen("b", "Gazette")], 1, id="one cites the other's outlet"),
        pytest.param(
            [seen("a", "TASS", outlet="Gazette"), seen("a", outlet="Gazette")], 1, id="one article, cited once"
        ),
        pytest.param([seen("a", "TASS"), seen("a", "Xinhua")], 2, id="one article, two agencies"),
    ],
)
def test_origins(appearances: list[Appearance], expected: int) -> None:
    assert origins(appearances) == expected


@pytest.mark.parametrize(
    ("appearances", "expected"),
    [
        pytest.param([seen("a", "BBC", outlet="Gazette")], [], id="nothing to warn of"),
        pytest.param(
            [seen("a", "TASS"), seen("b", "TASS", "BBC"), seen("c", "TASS")],
            [("single-origin", "3 articles, 1 origin: TASS")],
            id="one origin",
        ),
        pytest.param(
            [seen("a", "TASS"), seen("b", "Global Times")],
            [("state-only", "only state- or party-owned outlets are named: Global Times, TASS")],
            id="state and party only",
        ),
        pytest.param([seen("a", "TASS", outlet="Unheard Of")], [], id="an owner that is not known"),
        pytest.param(
            [seen("a", "BBC"), seen("b", "Gazette", speaker="Xu Lian")],
            [("speakers-disagree", "attributed to Eva Lund and to Xu Lian")],
            id="two speakers",
        ),
        pytest.param([seen("a", "BBC"), seen("b", "Gazette", speaker="Lund")], [], id="one speaker, two names"),
        pytest.param([seen("a", "BBC", speaker="")], [("nobody-named", "no appearance says who said it")], id="nobody"),
        pytest.param(
            [seen("a", "BBC"), seen("b", "Gazette", day=None)],
            [("undated", "1 of 2 articles without a date: which was first is not known")],
            id="no date",
        ),
        pytest.param([seen("a", "BBC", day=None)], [], id="no date, but nothing to order"),
    ],
)
def test_warnings(appearances: list[Appearance], expected: list[tuple[str, str]]) -> None:
    assert list(warnings(appearances, OWNERS)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Eva Lund",), ("Xu Lian",), True),
        (("Eva Lund",), ("Lund",), False),
        (("Eva Lund", "Xu Lian"), ("Xu",), False),
        (("Eva Lund",), (), False),
        (("Eva Lund",), ("a senior official",), False),
    ],
)
def test_disagree(one: tuple[str, ...], other: tuple[str, ...], *, expected: bool) -> None:
    assert disagree(one, other) is expected
    assert disagree(other, one) is expected
