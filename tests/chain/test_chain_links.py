"""Does each appearance hang on the one that it was most surely taken from?"""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chain.conftest import seen
from tests.conftest import grows_in_step
from tracker.chain.links import joined, links
from tracker.chain.sure import SURE
from tracker.model import (
    Appearance,
    Citation,
    Copied,
    CopyKind,
    Link,
    LinkKind,
    Pointer,
    Proof,
    Relation,
    Span,
    Surroundings,
)  # fmt: skip


def around(
    article: str, *, address: str | None = None, words: str | None = None, cites: str | None = None
) -> dict[str, Surroundings]:
    """What one article holds: an `address`, or `words` that lead there; an outlet that it cites for other words."""
    return {
        article: Surroundings(
            article,
            (Pointer(address, Proof(article, words or address, Span(7, 9))),) if address else (),
            (Citation(cites.lower(), cites, cites, Span(70, 75), Relation.REPORTED),) if cites else (),
        )
    }


def copy(of: str, *outlets: str, taken: bool = True, kind: CopyKind = CopyKind.REPUBLISHED) -> Copied:
    """That an article is the one at `of`, of these outlets."""
    return Copied(of, outlets, kind, taken, 0.9, Proof("b", "A whole paragraph.", Span(0, 18)), "9 of 10 paragraphs")


def linked(members: Sequence[Appearance], *known: dict[str, Surroundings]) -> dict[str, Link]:
    """The link of each article that has one, by path; `to` is a path, too."""
    paths = {member.quotation: member.article for member in members}
    everything = {path: one for part in known for path, one in part.items()}
    found = links(members, everything)
    return {paths[quotation]: link for quotation, link in found.items()}


def to(members: Sequence[Appearance], link: Link) -> str:
    return next(member.article for member in members if member.quotation == link.to)


def early(article: str, *way: str, **known: object) -> Appearance:
    return seen(article, *way, **({"day": "2031-05-01"} | known))  # type: ignore[arg-type]  # fields by name


# --- Kinds ------------------------------------------------------------------------------------------------------------


def test_an_article_that_cites_the_outlet_of_another_was_taken_from_it() -> None:
    members = [early("a", outlet="Gazette"), seen("b", "Gazette", outlet="Post")]
    found = linked(members)
    assert list(found) == ["b"]
    link = found["b"]
    assert (to(members, link), link.kind, link.taken, link.through) == ("a", LinkKind.CITED, True, "Gazette")
    assert link.proofs == (Proof("b", "via Gazette", Span(0, 11)),)
    assert link.why == ("Gazette is cited, and it is Gazette’s article",)
    assert link.confidence == SURE[LinkKind.CITED]


def test_an_article_that_credits_the_outlet_of_another_was_taken_from_it() -> None:
    link = linked([early("a", taken="Reuters"), seen("b", taken="Reuters", outlet="Post")])["b"]
    assert (link.kind, link.taken, link.through) == (LinkKind.CREDITED, True, "Reuters")
    assert link.proofs == (Proof("b", "via Reuters", Span(0, 11)),)


def test_two_that_credit_one_agency_are_siblings() -> None:
    link = linked([early("a", taken="Reuters", outlet="Gazette"), seen("b", taken="Reuters", outlet="Post")])["b"]
    assert (link.kind, link.taken, link.through) == (LinkKind.CREDITED, False, "Reuters")


def test_an_article_that_prints_the_address_of_another_was_taken_from_it() -> None:
    members = [early("a", url="https://www.gazette.example/1/"), seen("b")]
    link = linked(members, around("b", address="http://gazette.example/1#top"))["b"]
    assert (link.kind, link.taken, link.proofs) == (
        LinkKind.LINKED,
        True,
        (Proof("b", "http://gazette.example/1#top", Span(7, 9)),),
    )


def test_an_address_that_words_lead_to_is_as_good_as_printed() -> None:
    members = [early("a", outlet="Gazette", url="https://gazette.example/1"), seen("b", outlet="Post")]
    link = linked(members, around("b", address="https://www.gazette.example/1/", words="told our reporter"))["b"]
    assert (link.kind, link.taken, link.why) == (LinkKind.LINKED, True, ("its address is linked to",))
    assert link.proofs == (Proof("b", "told our reporter", Span(7, 9)),)


def test_an_article_does_not_hang_on_its_own_address() -> None:
    members = [early("a", url="https://gazette.example/1")]
    assert linked(members, around("a", address="https://gazette.example/1")) == {}


@pytest.mark.parametrize(
    ("copied", "kind", "taken", "through"),
    [
        pytest.param(copy("a", "Gazette"), LinkKind.SYNDICATED, True, "Gazette", id="taken"),
        pytest.param(copy("a", "Gazette", taken=False), LinkKind.SYNDICATED, False, None, id="order not known"),
        pytest.param(copy("a"), LinkKind.SYNDICATED, True, None, id="outlet not known"),
        pytest.param(copy("a", "Post", kind=CopyKind.REVISED), LinkKind.REVISED, True, "Post", id="revised"),
    ],
)
def test_a_copy_hangs_on_the_article_that_it_is(
    copied: Copied, kind: LinkKind, through: str | None, *, taken: bool
) -> None:
    members = [early("a", outlet="Gazette"), seen("b", outlet="Post", copied=copied)]
    link = linked(members)["b"]
    assert (link.kind, link.taken, link.through) == (kind, taken, through)
    assert link.why == ("9 of 10 paragraphs",)
    assert [proof.printed for proof in link.proofs] == ["A whole paragraph."]


def test_copies_of_an_article_that_is_not_here_hang_together() -> None:
    members = [early("a", copied=copy("x", "Gazette")), seen("b", copied=copy("x", "Gazette"))]
    link = linked(members)["b"]
    assert (link.kind, link.taken, link.why) == (LinkKind.SYNDICATED, False, ("both are copies of x",))


def test_two_copies_of_one_agency_are_siblings_whatever_their_dates() -> None:
    copied = copy("a", "Reuters", "Gazette", taken=False)
    members = [
        early("a", taken="Reuters", outlet="Gazette"), seen("b", taken="Reuters", outlet="Post", copied=copied),
    ]  # fmt: skip
    link = linked(members)["b"]
    assert (link.kind, link.taken, link.through) == (LinkKind.SYNDICATED, False, "Reuters")


def test_two_that_come_through_an_outlet_that_is_not_here_are_siblings() -> None:
    link = linked([early("a", "TASS", outlet="Gazette"), seen("b", "TASS", "Sputnik", outlet="Post")])["b"]
    assert (link.kind, link.taken, link.through) == (LinkKind.RELAY, False, "TASS")
    assert link.why == ("both have it from TASS, of which no article is here", "1 more on the way between them")


def test_two_articles_of_one_outlet_that_cite_nobody_are_siblings() -> None:
    link = linked([early("a", outlet="Gazette"), seen("b", outlet="Gazette")])["b"]
    assert (link.kind, link.taken, link.through) == (LinkKind.RELAY, False, "Gazette")


def test_like_words_at_a_later_date_are_the_last_resort() -> None:
    members = [early("a", outlet="Gazette"), seen("b", outlet="Post", text="the words of a remark")]
    link = linked(members)["b"]
    assert (link.kind, link.taken, link.through, link.proofs) == (LinkKind.TEXT, True, None, ())
    assert link.why == ("printed 2031-05-01 and 2031-05-02", "4 of 5 words alike")
    assert link.confidence == pytest.approx(0.8 * SURE[LinkKind.TEXT])


def test_like_words_on_one_day_have_no_direction() -> None:
    link = linked([seen("a"), seen("b")])["b"]
    assert (link.kind, link.taken) == (LinkKind.TEXT, False)


def test_of_several_wordings_the_likest_is_the_one() -> None:
    members = [
        early("a", text="the words of quite another kind"),
        early("b", text="the words of one remark"),
        seen("c", text="the words of one remark"),
    ]
    assert to(members, linked(members)["c"]) == "b"


def test_an_article_that_repeats_itself_has_one_way() -> None:
    members = [
        seen("a", "TASS", outlet="Gazette", quotation="1"),
        seen("a", outlet="Gazette", quotation="2"),
        seen("a", "TASS", outlet="Gazette", quotation="3"),
        seen("a", "Xinhua", outlet="Gazette", quotation="4"),
    ]
    found = links(members, {})
    assert {own: (link.to, link.kind) for own, link in found.items()} == {
        "2": ("1", LinkKind.ARTICLE),
        "3": ("1", LinkKind.ARTICLE),
    }


def test_a_headline_hangs_on_the_place_that_tells_the_way() -> None:
    members = [seen("a", outlet="Gazette", quotation="1"), seen("a", "TASS", outlet="Gazette", quotation="2")]
    assert [(own, link.to) for own, link in links(members, {}).items()] == [("1", "2")]


def test_an_outlet_cited_for_other_words_counts_for_an_earlier_article_of_it() -> None:
    members = [early("a", outlet="Gazette"), seen("b", outlet="Post")]
    link = linked(members, around("b", cites="Gazette"))["b"]
    assert (link.kind, link.taken, link.proofs) == (LinkKind.CITED, True, (Proof("b", "Gazette", Span(70, 75)),))
    assert "but for other words" in link.why
    later = [early("a", outlet="Post"), seen("b", outlet="Gazette")]
    assert linked(later, around("a", cites="Gazette"))["b"].kind is LinkKind.TEXT


# --- Direction and confidence -----------------------------------------------------------------------------------------


def test_dates_that_say_the_contrary_take_the_direction_away() -> None:
    link = linked([early("a", "Gazette", outlet="Post"), seen("b", outlet="Gazette")])["a"]
    assert (link.kind, link.taken) == (LinkKind.CITED, False)
    assert "but the dates say the contrary" in link.why


def test_a_missing_date_leaves_the_direction_to_what_is_printed() -> None:
    link = linked([seen("a", outlet="Gazette"), seen("b", "Gazette", day=None)])["b"]
    assert link.taken
    assert "a date is missing" in link.why


WAYS: dict[LinkKind, tuple[list[Appearance], dict[str, Surroundings]]] = {
    LinkKind.ARTICLE: ([early("a", quotation="1"), early("a", quotation="2")], {}),
    LinkKind.SYNDICATED: ([early("a"), seen("b", copied=copy("a"))], {}),
    LinkKind.REVISED: ([early("a"), seen("b", copied=copy("a", kind=CopyKind.REVISED))], {}),
    LinkKind.LINKED: ([early("a", url="https://a.example/1"), seen("b")], around("b", address="https://a.example/1")),
    LinkKind.CITED: ([early("a", outlet="Gazette"), seen("b", "Gazette")], {}),
    LinkKind.CREDITED: ([early("a", outlet="Gazette"), seen("b", taken="Gazette", outlet="Post")], {}),
    LinkKind.RELAY: ([early("a", "TASS"), seen("b", "TASS")], {}),
    LinkKind.TEXT: ([early("a"), seen("b")], {}),
}


@pytest.mark.parametrize("kind", LinkKind)
def test_every_kind_can_be(kind: LinkKind) -> None:
    (link,) = links(*WAYS[kind]).values()
    assert (link.kind, link.confidence) == (kind, SURE[kind])


def test_the_kinds_are_in_the_order_of_confidence() -> None:
    assert [kind for kind, _ in sorted(SURE.items(), key=lambda pair: -pair[1])] == list(LinkKind)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        pytest.param({"day": None}, {}, "a date is missing", id="no date"),
        pytest.param({"day": "2031-06-01"}, {}, "but the dates say the contrary", id="contrary dates"),
        pytest.param({"text": "one remark"}, {}, "so few words are said twice by chance", id="few words"),
    ],
)
def test_what_lowers_confidence(first: dict[str, object], second: dict[str, object], why: str) -> None:
    members = [early("a", **({"outlet": "Gazette"} | first)), seen("b", "Gazette", **second)]  # type: ignore[arg-type]
    link = linked(sorted(members, key=lambda m: (m.published is None, m.published or "")))["b"]
    assert why in link.why
    assert link.confidence < SURE[LinkKind.CITED]


def test_a_citation_carried_over_is_less_sure() -> None:
    carried = seen("b", "Gazette")
    hop = carried.hops[0]._replace(inherited=True)
    plain = linked([early("a", outlet="Gazette"), carried])["b"]
    link = linked([early("a", outlet="Gazette"), seen("b", "Gazette", hops=(hop, *carried.hops[1:]))])["b"]
    assert link.confidence < plain.confidence
    assert "carried over from another quotation" in link.why


def test_an_outlet_that_nobody_names_is_less_sure() -> None:
    link = linked([early("a", "state media"), seen("b", "state media")])["b"]
    assert link.confidence < SURE[LinkKind.RELAY]


def test_the_nearest_outlet_of_which_an_article_is_here_is_the_giver() -> None:
    members = [early("a", outlet="TASS"), early("b", "TASS", outlet="Sputnik"), seen("c", "TASS", "Sputnik")]
    found = linked(members)
    assert (to(members, found["b"]), to(members, found["c"])) == ("a", "b")


def test_what_is_printed_goes_before_like_words_however_unsure() -> None:
    members = [early("a", "state media", text="two words"), early("b"), seen("c", "state media", day=None)]
    assert linked(members)["c"].kind is LinkKind.RELAY


# --- The forest -------------------------------------------------------------------------------------------------------


def test_two_that_cite_each_other_do_not_hang_on_each_other() -> None:
    found = linked([seen("a", "Post", outlet="Gazette"), seen("b", "Gazette", outlet="Post")])
    assert len(found) == 1


OUTLETS = st.sampled_from(["Gazette", "Post", "TASS", "state media", "Reuters"])
MEMBERS = st.lists(
    st.builds(
        lambda article, way, outlet, taken, day, text: seen(
            article, *way, outlet=outlet, taken=taken, day=day, text=text
        ),
        st.sampled_from("abcdef"),
        st.lists(OUTLETS, max_size=2, unique=True),
        st.none() | OUTLETS,
        st.none() | OUTLETS,
        st.sampled_from([None, "2031", "2031-05-01", "2031-05-01T09:00", "2031-05-02", "2031-05-02T11:00"]),
        st.sampled_from(["the words", "the words of one remark", "words of another remark"]),
    ),
    max_size=9,
)
AROUND = around("b", cites="Post") | around("c", cites="TASS")


def numbered(members: list[Appearance]) -> list[Appearance]:
    """In the order of a chain, each with an id of its own."""
    ordered = sorted(members, key=lambda m: (m.published is None, m.published or "", m.article, repr(m)))
    return [seen_again(member, number) for number, member in enumerate(ordered)]


def seen_again(member: Appearance, number: int) -> Appearance:
    fields = {name: getattr(member, name) for name in ("hops", "text", "outlet", "syndicated_from")}
    fields["copied"] = copy("a", taken=False) if member.article == "b" else None
    return seen(member.article, day=member.published, quotation=str(number), **fields)


@given(MEMBERS)
def test_links_are_a_forest(members: list[Appearance]) -> None:
    ordered = numbered(members)
    found = links(ordered, AROUND)
    for own in found:
        passed = {own}
        while own in found:
            own = found[own].to  # noqa: PLW2901  one step up
            assert own not in passed
            passed.add(own)
    assert set(found) | {link.to for link in found.values()} <= {member.quotation for member in ordered}
    assert all(0 < link.confidence <= 1 for link in found.values())


@given(MEMBERS)
def test_what_hangs_together_is_told_once(members: list[Appearance]) -> None:
    ordered = numbered(members)
    sets = joined(ordered, links(ordered, AROUND))
    assert sorted(m.quotation for own in sets for m in own) == sorted(m.quotation for m in ordered)
    assert [own[0] for own in sets] == [m for m in ordered if any(own[0] is m for own in sets)]


@given(MEMBERS)
def test_a_giver_is_not_known_to_be_later(members: list[Appearance]) -> None:
    ordered = numbered(members)
    dates = {member.quotation: member.published for member in ordered}
    for own, link in links(ordered, AROUND).items():
        giver, taker = dates[link.to], dates[own]
        assert not (link.taken and giver and taker and giver[:10] > taker[:10] and len(taker) > 4)


def test_thousands_are_linked_in_time_that_grows_in_step() -> None:
    words = "the river will rise in spring and we will not leave the old town".split(" ")  # noqa: SIM905  a sentence
    texts = [" ".join(words[i % 4 : 6 + i % 7]) + f" {i}" for i in range(900)]

    def chain(size: int) -> list[Appearance]:
        members = [
            seen(
                f"{i:05}", *([f"Agency {i % 5}"] if i % 3 else []), outlet=f"Outlet {i % 400}",
                day=f"2031-05-{1 + i * 28 // size:02}", text=texts[i % 900], copied=copy("00000") if i % 3 else None,
            )
            for i in range(size)
        ]  # fmt: skip
        return sorted(members, key=lambda m: (m.published or "", m.article))

    chains = {size: chain(size) for size in (1000, 4000)}
    assert all(len(links(members, {})) == size - 1 for size, members in chains.items())
    assert grows_in_step(lambda size: links(chains[size], {}), 1000)
