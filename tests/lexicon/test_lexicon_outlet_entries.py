"""What a file of outlets may say; every rule that it can break."""

import pytest

from tracker.errors import LexiconError
from tracker.lexicon import outlet_entries, outlets

GOOD = {
    "name": '"Harbour Herald"',
    "kind": '"newspaper"',
    "forms": '["Harbour Herald"]',
    "examples": '["The Harbour Herald said so."]',
}


def _entry(slug: str = "herald", **changes: str | None) -> str:
    """One entry, good but for the changes; None leaves a key out."""
    values = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return f"[{slug}]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())


def test_a_full_entry_is_read_as_it_stands() -> None:
    text = _entry(
        country='"NO"',
        ownership='"public"',
        parent='"Harbour Group"',
        domains='["herald.example", "hh.example"]',
        weak='["The Herald"]',
        usual='["The Herald"]',
        shows='["Herald Hour"]',
        weak_shows='["Tonight"]',
        hosts='["Ana Ruiz"]',
    )
    assert outlets.load(text).entries["herald"] == outlet_entries.Outlet(
        id="herald",
        name="Harbour Herald",
        kind="newspaper",
        country="NO",
        ownership="public",
        parent="Harbour Group",
        domains=("herald.example", "hh.example"),
        forms=("Harbour Herald",),
        weak=("The Herald",),
        usual=("The Herald",),
        shows=("Herald Hour",),
        weak_shows=("Tonight",),
        hosts=("Ana Ruiz",),
        examples=("The Harbour Herald said so.",),
    )


def test_a_talk_show_is_known_by_its_host() -> None:
    assert outlets.load(_entry(hosts='["Ana Ruiz"]')).shows_of == {"Ana Ruiz": "herald"}


def test_what_is_not_known_is_left_out() -> None:
    herald = outlets.load(_entry()).entries["herald"]
    assert (herald.country, herald.ownership, herald.parent, herald.domains) == (None, None, None, ())


def test_a_weak_name_is_name_enough() -> None:
    assert outlets.load(_entry(forms=None, weak='["The Herald"]')).entries["herald"].weak == ("The Herald",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[herald", "f: not TOML: ", id="not TOML"),
        pytest.param("herald = 1", "f: herald: stands outside a table; ", id="no table"),
        pytest.param(_entry('"The Herald"'), "f: [The Herald]: an id is made of ", id="id"),
        pytest.param(_entry(owner='"me"'), "f: [herald] owner: unknown key; known are name, kind, ", id="unknown key"),
        pytest.param(_entry(name='""'), "f: [herald] name: must be a text ", id="empty name"),
        pytest.param(_entry(name="7"), "f: [herald] name: must be a text ", id="number for a name"),
        pytest.param(_entry(forms='"Herald"'), "f: [herald] forms: must be a list ", id="text for a list"),
        pytest.param(_entry(forms='[""]'), "f: [herald] forms: must be a list ", id="empty form"),
        pytest.param(_entry(name=None), "f: [herald] name: is missing", id="no name"),
        pytest.param(_entry(kind=None), "f: [herald] kind: is missing", id="no kind"),
        pytest.param(_entry(examples=None), "f: [herald] examples: is missing", id="no examples"),
        pytest.param(_entry(examples="[]"), "f: [herald] examples: is missing", id="empty examples"),
        pytest.param(_entry(forms=None), "f: [herald] forms: is missing; ", id="no forms"),
        pytest.param(_entry(kind='"gazette"'), "f: [herald] kind: 'gazette' is none of agency, ", id="kind"),
        pytest.param(_entry(ownership='"mine"'), "f: [herald] ownership: 'mine' is none of state, ", id="ownership"),
        pytest.param(_entry(country='"Norway"'), "f: [herald] country: 'Norway' is not ", id="country"),
        pytest.param(_entry(domains='["http://h.example"]'), "f: [herald] domains: 'http://h.example' ", id="address"),
        pytest.param(_entry(domains='["www.h.example"]'), "f: [herald] domains: 'www.h.example' ", id="www"),
        pytest.param(
            _entry(weak='["Harbour Herald"]'), "f: [herald] weak: 'Harbour Herald' stands in forms", id="both"
        ),
        pytest.param(_entry(usual='["Herald"]'), "f: [herald] usual: 'Herald' is not in weak ", id="usual, not weak"),
        pytest.param(
            _entry() + _entry("mole"), "f: [mole] forms: 'Harbour Herald' belongs to [herald] of f; ", id="two owners"
        ),
        pytest.param(
            _entry(weak='["The H"]', usual='["The H"]')
            + _entry("mole", forms='["Mole"]', weak='["The H"]', usual='["The H"]'),
            "f: [mole] usual: 'The H' is usual for [herald] of f; ",
            id="usual twice",
        ),
        pytest.param(
            _entry(domains='["h.example"]') + _entry("mole", forms='["Mole"]', domains='["h.example"]'),
            "f: [mole] domains: h.example belongs to [herald] of f; ",
            id="domain twice",
        ),
        pytest.param(
            _entry(hosts='["Ana Ruiz"]') + _entry("mole", forms='["Mole"]', hosts='["Ana Ruiz"]'),
            "f: [mole] hosts: Ana Ruiz has the show of [herald] of f; ",
            id="host twice",
        ),
    ],
)
def test_a_broken_rule_is_named_with_file_entry_and_key(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        outlets.load(text, label="f")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_outlets_may_share_a_weak_name() -> None:
    both = outlets.load(_entry(weak='["The H"]') + _entry("mole", forms='["Mole"]', weak='["The H"]'))
    [mention] = both.mentions(["the", "H", "said"])
    assert mention.candidates == ("herald", "mole")


def test_a_strong_name_wins_over_the_weak_one_of_another() -> None:
    both = outlets.load(_entry() + _entry("mole", forms='["Mole"]', weak='["Harbour Herald"]'))
    [mention] = both.mentions(["Harbour", "Herald"])
    assert (mention.candidates, mention.weak) == (("herald",), False)


def test_merging_leaves_the_base_as_it_was() -> None:
    base = outlet_entries.tables(_entry(), "f")
    outlet_entries.merged(base, {"herald": {"forms": ["HH"], "kind": "online"}})
    assert base == outlet_entries.tables(_entry(), "f")
