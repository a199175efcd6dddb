"""Are origins counted and a checker warned?"""

import pytest

from tests.chain.conftest import seen
from tracker import lexicon
from tracker.chain.links import links
from tracker.chain.origin import disagree, origins, warnings
from tracker.model import Appearance, Copied, CopyKind, Origin, Proof, Span

OWNERS = {"TASS": "state", "Xinhua": "state", "Global Times": "party", "Gazette": "private", "BBC": "public"}


def found(appearances: list[Appearance]) -> tuple[Origin, ...]:
    return origins(appearances, links(appearances, {}))


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
        pytest.param([seen("a", "Xinhua"), seen("b", "Chinese state media")], 1, id="state media beside an agency"),
        pytest.param(
            [seen("a", "TASS", "Xinhua"), seen("b", "state media")], 1, id="state media beside two of one way"
        ),
        pytest.param([seen("a", "state media"), seen("b", "local media")], 2, id="nothing but media without a name"),
        pytest.param(
            [seen("a", "state media"), seen("b", outlet="Gazette")], 2, id="state media, and a paper that cites nobody"
        ),
        pytest.param([seen("a", "Xinhua"), seen("my story")], 2, id="an article whose name ends in a small word"),
    ],
)
def test_origins(appearances: list[Appearance], expected: int) -> None:
    assert len(found(appearances)) == expected


def test_origins_stand_in_the_order_of_the_appearances() -> None:
    appearances = [seen("a", "state media"), seen("b", "TASS"), seen("c"), seen("d", "TASS")]
    assert [(o.outlet, o.article, o.articles) for o in found(appearances)] == [
        ("TASS", "b", ("b", "d")),
        (None, "c", ("c",)),
    ]


@pytest.mark.parametrize(
    ("appearances", "why"),
    [
        pytest.param([seen("a", "TASS"), seen("b", "TASS")], ["none of its own articles is here"], id="a relay"),
        pytest.param(
            [seen("a", outlet="TASS"), seen("b", "TASS")], ["its own article is here: a"], id="an article of its own"
        ),
        pytest.param([seen("a")], ["names no outlet"], id="an article alone"),
        pytest.param(
            [seen("a", "TASS", day="2031-05-01"), seen("b", outlet="Gazette")],
            [
                "none of its own articles is here",
                "its own article is here: b; the words may be from a, by text and time only",
            ],
            id="perhaps a copy",
        ),
        pytest.param(
            [seen("a"), seen("b")], ["names no outlet", "names no outlet"], id="on the same day nobody is the copy"
        ),
    ],
)
def test_an_origin_says_what_it_rests_on(appearances: list[Appearance], why: list[str]) -> None:
    assert [origin.why for origin in found(appearances)] == why


def copy(of: str, *outlets: str, taken: bool = False, credit: str | None = None) -> Copied:
    kind = CopyKind.REPUBLISHED
    return Copied(of, outlets, kind, taken, 1.0, Proof("", "A whole paragraph.", Span(0, 18)), "", credit)


@pytest.mark.parametrize(
    ("appearances", "outlet", "why"),
    [
        pytest.param(
            [seen("a", copied=copy("b", "Post")), seen("b", outlet="Post")], None, "2 copies of one day", id="one day"
        ),
        pytest.param(
            [seen("a", outlet="Gazette", copied=copy("b", "Post")), seen("b", outlet="Post")],
            None, "2 copies of one day", id="one day, two outlets",
        ),
        pytest.param(
            [seen("b", outlet="Post"), seen("a", day=None, copied=copy("b", "Post"))],
            None, "2 copies of dates that do not tell which was first", id="no date",
        ),
        pytest.param(
            [seen("a", outlet="Post", copied=copy("b", "Post")), seen("b", outlet="Post")],
            "Post", "its own article is here: a", id="one outlet",
        ),
        pytest.param(
            [
                seen("a", outlet="Gazette", taken="AP", copied=copy("b", "AP", "Post", credit="AP")),
                seen("b", outlet="Post", taken="AP"),
            ],
            "AP", "none of its own articles is here", id="a credit",
        ),
        pytest.param(
            [seen("a", outlet="Gazette", taken="AP", copied=copy("b", "AP", taken=True)), seen("b", outlet="AP")],
            "AP", "its own article is here: b", id="an agency's own",
        ),
        pytest.param(
            [seen("b", "TASS", outlet="Post"), seen("a", "TASS", copied=copy("b", "Post"))],
            "TASS", "none of its own articles is here", id="both cite it",
        ),
    ],
)  # fmt: skip
def test_which_of_some_copies_was_first_is_told_only_by_evidence(
    appearances: list[Appearance], outlet: str | None, why: str
) -> None:
    (origin,) = found(appearances)
    assert (origin.outlet, origin.why, origin.known) == (outlet, why, outlet is not None)


def test_that_there_is_one_origin_is_told_of_copies_too() -> None:
    appearances = [seen("a", copied=copy("b", "Post")), seen("b", outlet="Post")]
    assert [str(w.message) for w in warnings(appearances, found(appearances), {})] == [
        "2 articles, 1 origin: which is not known"
    ]


def test_two_ways_that_meet_have_one_origin() -> None:
    (origin,) = found([seen("a", "Sputnik"), seen("b", "RIA Novosti", "Sputnik"), seen("c", "RIA Novosti")])
    assert (origin.outlet, origin.articles) == ("Sputnik", ("a", "b", "c"))


def test_the_lexicon_names_with_a_common_noun_only_what_nobody_names() -> None:
    known = lexicon.load(None).outlets
    media = [outlet.name for slug in ("state-media-cn", "news-agencies") if (outlet := known.get(slug))]
    assert len(media) == 2
    assert all(len(found([seen("a", name), seen("b", "TASS")])) == 1 for name in media)
    named = [outlet.name for outlet in known.entries.values() if outlet.name != "TASS"]
    assert all(len(found([seen("a", name), seen("b", "TASS")])) == 2 for name in named)


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
            [("state-only", "rests on state- or party-owned outlets only: Global Times, TASS")],
            id="state and party only",
        ),
        pytest.param([seen("a", "TASS", "Unheard Of")], [], id="an owner that is not known"),
        pytest.param(
            [seen("a", "TASS", outlet="Gazette")],
            [("state-only", "rests on state- or party-owned outlets only: TASS")],
            id="a private paper prints what a state agency relays",
        ),
        pytest.param(
            [seen("a", "TASS", outlet="Gazette"), seen("a", outlet="Gazette")],
            [("state-only", "rests on state- or party-owned outlets only: TASS")],
            id="and cites it once in the article",
        ),
        pytest.param(
            [seen("a", outlet="TASS")],
            [("state-only", "rests on state- or party-owned outlets only: TASS")],
            id="a state agency prints it and cites nobody",
        ),
        pytest.param(
            [seen("a", outlet="Gazette", taken="TASS")],
            [("state-only", "rests on state- or party-owned outlets only: TASS")],
            id="a private paper takes a state agency's article",
        ),
        pytest.param(
            [seen("a", "TASS"), seen("b", outlet="Gazette")], [], id="a private paper prints it and cites nobody"
        ),
        pytest.param([seen("a")], [], id="no outlet at all"),
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
    assert list(warnings(appearances, found(appearances), OWNERS)) == expected


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
