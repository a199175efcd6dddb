"""The outlets that tracker ships, and the user's own on top of them."""

from importlib import resources
from typing import NamedTuple

import pytest

from tracker.errors import LexiconError
from tracker.lexicon import outlets
from tracker.lexicon.outlet_style import canonical
from tracker.text import tokens

_DATA = resources.files("tracker.lexicon") / "data"
OUTLETS = (_DATA / "outlets.toml").read_text(encoding="utf-8")
GENERIC = (_DATA / "generic_outlets.toml").read_text(encoding="utf-8")
SHIPPED = outlets.load(OUTLETS, generic=GENERIC)


class Case(NamedTuple):
    outlet: str
    text: str


def _mentioned(text: str, known: tuple[str, ...] = ()) -> set[str]:
    mentions = SHIPPED.mentions([token.text for token in tokens(text)], known)
    return {candidate for mention in mentions for candidate in mention.candidates}


def _frames() -> list[Case]:
    cases = []
    for outlet in SHIPPED.entries.values():
        # an office counts by its website or press service only
        after = " website" if outlet.kind == "government" else ""
        cases += [Case(outlet.id, f"They were late, according to {form}{after}.") for form in outlet.forms]
        cases += [Case(outlet.id, f"They were late, according to {form}{after}.") for form in outlet.weak]
        cases += [Case(outlet.id, f"She appeared on {show} in June.") for show in outlet.shows]
        cases += [Case(outlet.id, f"She appeared on “{show}” in June.") for show in outlet.weak_shows]
    return cases


def test_every_example_holds_its_outlet() -> None:
    missing = [
        (outlet.id, example)
        for outlet in SHIPPED.entries.values()
        for example in outlet.examples
        if outlet.id not in _mentioned(example)
    ]
    assert missing == []


def test_every_name_is_found_in_a_citing_frame() -> None:
    assert [case for case in _frames() if case.outlet not in _mentioned(case.text)] == []


def test_every_strong_name_is_certain() -> None:
    unsure = [
        (outlet.id, form)
        for outlet in SHIPPED.entries.values()
        for form in (*outlet.forms, *outlet.shows)
        for mention in SHIPPED.mentions([token.text for token in tokens(f"according to {form}.")])
        if (mention.candidates, mention.weak) != ((outlet.id,), False)
    ]
    assert unsure == []


def test_every_generic_example_holds_its_outlet() -> None:
    missing = [
        (outlet.id, example)
        for outlet in SHIPPED._generic.outlets.values()  # noqa: SLF001  nothing else lists them
        for example in outlet.examples
        if not any(found.startswith(outlet.id) for found in _mentioned(example))
    ]
    assert missing == []


def test_the_shipped_file_is_canonical() -> None:
    assert canonical(OUTLETS) == OUTLETS


def test_entries_come_in_the_order_of_their_ids() -> None:
    assert list(SHIPPED.entries) == sorted(SHIPPED.entries)


def test_parents_that_look_like_ids_are_entries() -> None:
    parents = {outlet.parent for outlet in SHIPPED.entries.values() if outlet.parent}
    assert [parent for parent in parents if parent.islower() and parent not in SHIPPED.entries] == []


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        pytest.param("TASS", "tass", id="strong"),
        pytest.param("ITAR-TASS", "tass", id="other strong name"),
        pytest.param("tass", "tass", id="strong in other case"),
        pytest.param("The Guardian", "guardian", id="usual name"),
        pytest.param("the washington post", "washington-post", id="article and case"),
        pytest.param("New York Times", "new-york-times", id="without its article"),
        pytest.param("People’s Daily", "peoples-daily", id="curly apostrophe"),
        pytest.param("Twitter", "x", id="former name"),
        pytest.param("X", "x", id="weak"),
        pytest.param("AP", "associated-press", id="weak capitals"),
        pytest.param("ABC", "abc-news-us", id="weak name of several: the usual one"),
        pytest.param("  Reuters ", "reuters", id="blanks around"),
        pytest.param("dawn", None, id="weak in other case"),
        pytest.param("Reuters Institute", None, id="longer than the name"),
        pytest.param("", None, id="empty"),
    ],
)
def test_named(name: str, outlet: str | None) -> None:
    found = SHIPPED.named(name)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        pytest.param("https://www.bbc.co.uk/news/world-1?x=1#top", "bbc", id="address"),
        pytest.param("tass.com", "tass", id="host"),
        pytest.param("en.TASS.com.", "tass", id="subdomain, case, final stop"),
        pytest.param("news.sky.com", "sky-news", id="domain of three labels"),
        pytest.param("sky.com", None, id="wider than the domain"),
        pytest.param("nottass.com", None, id="ends alike"),
        pytest.param("http://user:secret@reuters.com:8080/", "reuters", id="user and port"),
        pytest.param("t.me/durov", "telegram", id="host and path"),
        pytest.param("https://[broken", None, id="broken brackets"),
        pytest.param("com", None, id="top level"),
        pytest.param("", None, id="empty"),
    ],
)
def test_hosted(host: str, outlet: str | None) -> None:
    found = SHIPPED.hosted(host)
    assert (found.id if found else None) == outlet


def test_get_knows_generic_outlets_with_and_without_a_country() -> None:
    plain, chinese = SHIPPED.get("state-media"), SHIPPED.get("state-media-cn")
    assert plain is not None
    assert chinese is not None
    assert (plain.name, plain.country, plain.ownership) == ("state media", None, "state")
    assert (chinese.name, chinese.country, chinese.ownership) == ("Chinese state media", "CN", "state")


@pytest.mark.parametrize("slug", ["no-such-outlet", "state-media-xx", "state", ""])
def test_get_knows_no_others(slug: str) -> None:
    assert SHIPPED.get(slug) is None


BASE = """
[herald]
name = "Harbour Herald"
kind = "newspaper"
ownership = "private"
domains = ["herald.example"]
forms = ["Harbour Herald"]
weak = ["The Herald"]
usual = ["The Herald"]
examples = ["The Harbour Herald reported it."]
"""


def test_a_user_entry_replaces_values_and_extends_lists() -> None:
    merged = outlets.load(BASE, '[herald]\nownership = "state"\nforms = ["HH Weekly", "Harbour Herald"]')
    herald = merged.entries["herald"]
    assert (herald.name, herald.ownership, herald.forms) == (
        "Harbour Herald",
        "state",
        ("Harbour Herald", "HH Weekly"),
    )


def test_a_user_makes_a_weak_name_strong() -> None:
    merged = outlets.load(BASE, '[herald]\nforms = ["The Herald"]')
    [mention] = merged.mentions(["the", "Herald", "said"])
    assert not mention.weak


def test_a_user_adds_an_outlet() -> None:
    extra = '[mole]\nname = "The Mole"\nkind = "online"\nforms = ["The Mole"]\nexamples = ["The Mole has it."]'
    merged = outlets.load(BASE, extra)
    assert list(merged.entries) == ["herald", "mole"]
    assert [mention.name for mention in merged.mentions(["the", "Mole"])] == ["The Mole"]


def test_a_user_says_which_outlet_a_shared_name_usually_is() -> None:
    extra = (
        '[glen-herald]\nname = "Glen Herald"\nkind = "newspaper"\nforms = ["Glen Herald"]\nweak = ["The Herald"]\n'
        'usual = ["The Herald"]\nexamples = ["The Glen Herald has it."]'
    )
    [mention] = outlets.load(BASE, extra).mentions(["the", "Herald", "said"])
    assert mention.candidates == ("glen-herald", "herald")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        pytest.param(
            '[mole]\nname = "M"\nkind = "online"\nforms = ["Harbour Herald"]\nexamples = ["M."]',
            "mine.toml: [mole] forms: 'Harbour Herald' belongs to [herald] of base.toml; make it weak in both",
            id="name of another",
        ),
        pytest.param(
            '[mole]\nname = "M"\nkind = "online"\nforms = ["M"]\ndomains = ["herald.example"]\nexamples = ["M."]',
            "mine.toml: [mole] domains: herald.example belongs to [herald] of base.toml; keep it in one of them",
            id="domain of another",
        ),
        pytest.param('[mole]\nname = "M"\nforms = ["M"]', "mine.toml: [mole] kind: is missing", id="incomplete"),
    ],
)
def test_collisions_name_both_files(extra: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        outlets.load(BASE, extra, label="base.toml", extra_label="mine.toml")
    assert str(caught.value) == message
